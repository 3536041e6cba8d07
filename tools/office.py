"""Make sure that LibreOffice is there for the tests that recalculate the workbooks.

Where it cannot be installed, those tests say so and are left out.
"""

from __future__ import annotations

import shutil
import sys

from debian import install


def main() -> int:
    if not shutil.which("soffice") and not install("libreoffice-calc", "fonts-noto-cjk"):
        print("LibreOffice is not there and cannot be installed here.", file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main())
