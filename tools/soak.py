"""Run what takes long, and print its figures as the table of ``bench/README.md``: ``make soak``.

Needs the built site and CHROMIUM. Every part runs, whatever the one before it said; the exit status
is 1 where a part failed.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).parents[1]
PYTEST = (sys.executable, "-m", "pytest", "--soak", "-n", "2", "--dist", "load")

PARTS: dict[str, tuple[str, ...]] = {
    "random edits": (*PYTEST, "tests/site"),
    "every page under axe, races of tabs": (*PYTEST, "tests/browser"),
    "mutants": (sys.executable, "tools/mutants.py"),
}


def main() -> int:
    rows: list[tuple[str, str]] = []
    failed = False
    with tempfile.TemporaryDirectory() as folder:
        figures = Path(folder) / "figures.jsonl"
        for name, command in PARTS.items():
            start = time.monotonic()
            environment = {**os.environ, "SOAK_FIGURES": str(figures)}
            ran = subprocess.run(
                command, cwd=ROOT, env=environment, check=False,
                stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
            )  # fmt: skip
            print(ran.stdout, flush=True)
            failed |= ran.returncode != 0
            said = "passed" if ran.returncode == 0 else "FAILED"
            if name == "mutants":
                said = ran.stdout.strip().rpartition("\n")[2]
            rows.append((name, f"{said}, {round(time.monotonic() - start)} s"))
        rows += counted(figures)
    print("| what | figure |\n|---|---|")
    for name, said in rows:
        print(f"| {name} | {said} |")
    return int(failed)


def counted(figures: Path) -> list[tuple[str, str]]:
    """The figures that tests noted, summed up by name."""
    found: Counter[str] = Counter()
    for line in figures.read_text(encoding="utf-8").splitlines() if figures.is_file() else ():
        name, value = json.loads(line)
        found[name] += value
    return [(name, f"{value:,}") for name, value in sorted(found.items())]


if __name__ == "__main__":
    sys.exit(main())
