"""Run what takes long, and print its figures as the table of ``bench/README.md``: ``make soak``.

Needs the built site and CHROMIUM. Every part runs, whatever the one before it said; the exit status
is 1 where a part failed.

Usage: ``python tools/soak.py [PART …]``: the named parts alone, where some are named.
"""

from __future__ import annotations

import argparse
import json
import os
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).parents[1]
PYTEST = (sys.executable, "-m", "pytest", "--soak", "-n", "2", "--dist", "load")

PARTS: dict[str, tuple[str, ...]] = {
    "edits": (*PYTEST, "tests/site"),
    "races": (*PYTEST, "tests/browser/test_races.py"),
    "axe": (*PYTEST, "tests/browser/test_every_page.py"),
    "mutants": (sys.executable, "tools/mutants.py"),
}
PATIENCE = 1800
"""Seconds after which a part that does not end is given up, so that the others run."""


def main() -> int:
    parser = argparse.ArgumentParser(description="what takes long")
    parser.add_argument("parts", nargs="*", metavar="PART", help=", ".join(PARTS))
    named = parser.parse_args().parts
    if unknown := [name for name in named if name not in PARTS]:
        parser.error(f"no part is called {unknown[0]}; there are {', '.join(PARTS)}")
    rows: list[tuple[str, str]] = []
    failed = False
    with tempfile.TemporaryDirectory() as folder:
        figures = Path(folder) / "figures.jsonl"
        for name in named or PARTS:
            start = time.monotonic()
            said = run(PARTS[name], figures)
            failed |= not said.startswith("passed")
            rows.append((name, f"{said} in {round(time.monotonic() - start)} s"))
        rows += counted(figures)
    print("| what | figure |\n|---|---|")
    for name, said in rows:
        print(f"| {name} | {said} |")
    return int(failed)


def run(command: tuple[str, ...], figures: Path) -> str:
    """Run a part, its output shown as it comes; how it ended, in a word."""
    environment = {**os.environ, "SOAK_FIGURES": str(figures)}
    # Its own session, so that what it has started ends with it.
    running = subprocess.Popen(command, cwd=ROOT, env=environment, start_new_session=True)
    try:
        return "passed" if running.wait(PATIENCE) == 0 else "FAILED"
    except subprocess.TimeoutExpired:
        os.killpg(running.pid, signal.SIGKILL)
        running.wait()
        return "GIVEN UP"


def counted(figures: Path) -> list[tuple[str, str]]:
    """The figures that the parts noted, summed up by name."""
    found: Counter[str] = Counter()
    for line in figures.read_text(encoding="utf-8").splitlines() if figures.is_file() else ():
        name, value = json.loads(line)
        found[name] += value
    return [(name, f"{value:,}") for name, value in sorted(found.items())]


if __name__ == "__main__":
    sys.exit(main())
