"""Build this content with the generator of another commit and with the one here, and compare.

``python tools/same_site.py REF`` lists every file of the site that is not the same byte for byte,
and exits with 1 where there is one: a refactoring shows by it that readers see what they saw. The
packages are those installed now; where the generator of REF cannot read the content, its build says
so. The digest in the address of a script or a style sheet does not count: the file itself does.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
_DIGEST = re.compile(rb"(?<=\?v=)[0-9a-f]{8}\b")


def differences(before: Path, after: Path) -> Iterator[str]:
    """A line for each file below two folders that only one has, or that they hold unlike."""
    old, new = (
        {path.relative_to(top).as_posix(): path for path in top.rglob("*") if path.is_file()}
        for top in (before, after)
    )
    for name in sorted(old.keys() | new.keys()):
        if name not in new:
            yield f"gone     {name}"
        elif name not in old:
            yield f"added    {name}"
        elif shown(old[name]) != shown(new[name]):
            yield f"changed  {name}"


def shown(path: Path) -> bytes:
    return _DIGEST.sub(b"", path.read_bytes())


def build(generator: Path, out: Path, doctrees: Path) -> None:
    """Build the site with the package ``sphinx_guidance`` below ``generator``."""
    subprocess.run(
        [
            sys.executable,
            "-P",
            "-m",
            "sphinx",
            "-q",
            "-c",
            ROOT,
            "-d",
            doctrees,
            ROOT / "source",
            out,
        ],
        env=os.environ | {"PYTHONPATH": str(generator), "SOURCE_DATE_EPOCH": "0"},
        check=True,
    )


def main(ref: str) -> int:
    with tempfile.TemporaryDirectory() as folder:
        top = Path(folder)
        archive = ["git", "archive", ref, "sphinx_guidance"]
        packed = subprocess.run(archive, cwd=ROOT, check=True, capture_output=True).stdout
        (top / "generator").mkdir()
        subprocess.run(["tar", "-x", "-C", top / "generator"], input=packed, check=True)
        build(top / "generator", top / "before", top / "before-doctrees")
        build(ROOT, top / "after", top / "after-doctrees")
        lines = list(differences(top / "before", top / "after"))
    print(*lines, sep="\n")
    print(f"{len(lines)} files differ from the site of {ref}")
    return 1 if lines else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
