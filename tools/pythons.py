"""Run the tests that need no browser with each Python found, in an environment of its own.

Usage: ``python tools/pythons.py python3.12 /opt/python3.13``: names, or paths where no name leads.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).parent.parent
OLDEST = (3, 11)


def version_of(python: str) -> tuple[int, int] | None:
    """The version of an interpreter; None where it does not start."""
    code = "import sys; print(*sys.version_info[:2])"
    told = subprocess.run([python, "-c", code], check=False, capture_output=True, text=True)
    if told.returncode:
        return None
    major, minor = map(int, told.stdout.split())
    return major, minor


def tests_pass(python: str, environment: Path) -> bool:
    """Whether the pinned requirements install and the tests pass."""
    own = str(environment / "bin" / "python")
    pip = [own, "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    commands = [
        [python, "-m", "venv", str(environment)],
        [*pip, "--require-hashes", "-r", "requirements/dev.txt"],
        [*pip, "--no-deps", "--no-build-isolation", "-e", "."],
        [own, "-m", "pytest", "-n", "auto", "-m", "not browser"],
    ]
    return all(subprocess.run(c, check=False, cwd=ROOT).returncode == 0 for c in commands)


def main(names: list[str]) -> int:
    results: dict[str, str] = {}
    for name in names:
        python = shutil.which(name)
        version = version_of(python) if python else None
        if python is None or version is None:
            results[name] = "not installed"
        elif version < OLDEST:
            results[name] = f"older than {OLDEST[0]}.{OLDEST[1]}"
        else:
            start = time.monotonic()
            passed = tests_pass(python, ROOT / "build" / "pythons" / "{}.{}".format(*version))
            taken = round(time.monotonic() - start)
            results[name] = f"{'passed' if passed else 'FAILED'} in {taken} s"
    print("\n".join(f"{name}: {result}" for name, result in results.items()))
    said = " ".join(results.values())
    return 0 if "passed" in said and "FAILED" not in said else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
