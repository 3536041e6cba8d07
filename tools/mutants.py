"""Break one thing in the code at a time, and see whether the tests notice: ``make soak`` runs it.

A mutant is one operator of a file replaced by its opposite. Each runs in a copy of the repository,
against the tests of its room; a mutant that no test notices lives, and is told with its place.

Usage: ``python tools/mutants.py [--each 8] [--seed 1] [FILES]``: so many of each file, drawn with
the seed; of the named files alone, where some are named.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Collection, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from random import Random

ROOT = Path(__file__).parents[1]
LEFT_OUT = (".git", ".venv", "node_modules", "build", "__pycache__", ".hypothesis")
WORKERS = 2
PATIENCE = 180
"""Seconds after which tests that do not end count as failing."""

OPPOSITES: tuple[tuple[str, str], ...] = (
    (" == ", " != "), (" != ", " == "), (" === ", " !== "), (" !== ", " === "),
    (" not in ", " in "), (" in ", " not in "), (" is None", " is not None"),
    (" is not None", " is None"), (" and ", " or "), (" or ", " and "), (" && ", " || "),
    (" || ", " && "), (" if not ", " if "), (" < ", " <= "), (" <= ", " < "), (" > ", " >= "),
    (" >= ", " > "), (" + ", " - "), (" - ", " + "), ("any(", "all("), ("all(", "any("),
    (".some(", ".every("), (".every(", ".some("), (".min(", ".max("), (".max(", ".min("),
    ("True", "False"), ("False", "True"), ("true", "false"), ("false", "true"),
    ("yield from ", "() and "), ("return False", "return True"),
)  # fmt: skip
# A name after `for` may be `in`; words and comments are no code.
_FOR = re.compile(r"\bfor\b[^:\n]*$")
_WORDS = {
    ".py": re.compile(
        r'@dataclass\([^)]*\)|"""[\s\S]*?"""|#[^\n]*|"(?:[^"\\\n]|\\.)*"|\'(?:[^\'\\\n]|\\.)*\''
    ),
    ".ts": re.compile(
        r"/\*[\s\S]*?\*/|//[^\n]*|'(?:[^'\\\n]|\\.)*'|`[^`]*`|^import [\s\S]*?;", re.M
    ),
}


@dataclass(frozen=True)
class Room:
    """Files that are broken, and the command whose tests must notice."""

    files: tuple[str, ...]
    command: tuple[str, ...]
    folder: str = "."


PYTEST = (sys.executable, "-m", "pytest", "-x", "-q", "-n", "0", "-m", "not browser")
ROOMS = (
    Room(("sphinx_guidance/rules/*.py",), (*PYTEST, "tests/rules", "tests/test_guidance_yaml.py")),
    Room(
        ("sphinx_guidance/answers/standing.py", "sphinx_guidance/answers/text.py"),
        (*PYTEST, "tests/test_vectors.py", "tests/exports/test_words.py"),
    ),
    Room(("web/src/core/merge.ts",), ("npx", "vitest", "run", "--bail=1", "tests/core"), "web"),
)


@dataclass(frozen=True)
class Mutant:
    room: Room
    path: str
    start: int
    old: str
    new: str

    def place(self, text: str) -> str:
        line = text.count("\n", 0, self.start) + 1
        return f"{self.path}:{line}: {self.old.strip()} → {self.new.strip()}"


def mutants_of(room: Room, path: str) -> Iterator[Mutant]:
    """Every mutant of a file."""
    text = (ROOT / path).read_text(encoding="utf-8")
    words = [found.span() for found in _WORDS[Path(path).suffix].finditer(text)]
    for old, new in OPPOSITES:
        for found in re.finditer(re.escape(old), text):
            at = found.start()
            in_words = any(start <= at < end for start, end in words)
            of_loop = old == " in " and _FOR.search(text, text.rfind("\n", 0, at) + 1, at)
            if not in_words and not of_loop:
                yield Mutant(room, path, at, old, new)


def lives(mutant: Mutant, copy: Path) -> bool:
    """Whether the tests pass all the same; ``copy`` is as it was afterwards."""
    file = copy / mutant.path
    text = file.read_text(encoding="utf-8")
    end = mutant.start + len(mutant.old)
    file.write_text(text[: mutant.start] + mutant.new + text[end:], encoding="utf-8")
    try:
        return passes(mutant.room, copy)
    finally:
        file.write_text(text, encoding="utf-8")


def passes(room: Room, copy: Path) -> bool:
    # The cache of bytecode goes by times and sizes, which two mutants may share.
    environment = {**os.environ, "PYTHONPATH": str(copy), "PYTHONDONTWRITEBYTECODE": "1"}
    try:
        ran = subprocess.run(
            room.command, cwd=copy / room.folder, env=environment, timeout=PATIENCE,
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False,
        )  # fmt: skip
    except subprocess.TimeoutExpired:
        return False
    return ran.returncode == 0


def copied(folder: Path) -> Path:
    shutil.copytree(ROOT, folder, ignore=shutil.ignore_patterns(*LEFT_OUT))
    (folder / "web" / "node_modules").symlink_to(ROOT / "web" / "node_modules")
    return folder


def drawn(each: int, seed: int, files: Collection[str]) -> list[Mutant]:
    """So many mutants of each file, or of each of the named ones."""
    random = Random(seed)
    chosen: list[Mutant] = []
    for room in ROOMS:
        for file in sorted(p for pattern in room.files for p in ROOT.glob(pattern)):
            path = file.relative_to(ROOT).as_posix()
            every = list(mutants_of(room, path))
            sample = random.sample(every, min(each, len(every)))
            chosen += sample if not files or path in files else ()
    return chosen


def main() -> int:
    parser = argparse.ArgumentParser(description="mutants that no test notices")
    parser.add_argument("--each", type=int, default=8)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("files", nargs="*")
    given = parser.parse_args()
    chosen = drawn(given.each, given.seed, given.files)
    with tempfile.TemporaryDirectory() as around:
        copies = [copied(Path(around) / str(i)) for i in range(WORKERS)]
        for room in {mutant.room for mutant in chosen}:
            if not passes(room, copies[0]):
                print(f"without a mutant, this fails: {' '.join(room.command)}", file=sys.stderr)
                return 2

        def share(i: int) -> list[Mutant]:
            return [mutant for mutant in chosen[i::WORKERS] if lives(mutant, copies[i])]

        with ThreadPoolExecutor(WORKERS) as pool:
            living = [mutant for found in pool.map(share, range(WORKERS)) for mutant in found]
    for mutant in sorted(living, key=lambda one: (one.path, one.start)):
        print(mutant.place((ROOT / mutant.path).read_text(encoding="utf-8")))
    print(f"{len(living)} of {len(chosen)} mutants live")
    note("mutants", len(chosen))
    note("mutants that lived", len(living))
    return 0


def note(name: str, value: int) -> None:
    """Note a figure for the table of ``make soak``."""
    if path := os.environ.get("SOAK_FIGURES"):
        with Path(path).open("a", encoding="utf-8") as file:
            file.write(json.dumps([name, value]) + "\n")


if __name__ == "__main__":
    sys.exit(main())
