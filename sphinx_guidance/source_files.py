"""The files of a project as they stand on the disk: which there are, how large, and their text."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from sphinx_guidance import spelling
from sphinx_guidance.path_patterns import PathPatterns
from sphinx_guidance.problems import Place, Problem
from sphinx_guidance.words import say

SOURCE_DIR = "source"
DATA_DIRS = ("glossary", "checklists", "tables")
"""The folders that every project may have beside it, and in which its authors write."""

PAGE_SUFFIX = ".md"
PICTURES = frozenset({".gif", ".jpeg", ".jpg", ".png", ".webp"})
BUILT_PAGES = frozenset({"genindex.md", "search.md"})
"""Below ``source/``, these would have the addresses of pages that the build writes itself."""

OTHER_MARKDOWN = frozenset({"", ".markdown", ".mdown", ".mdx", ".mkd", ".rst"})

_CONFLICT = re.compile(r"^(?:<{7}|>{7}|\|{7}) .*|^={7}$", re.MULTILINE)
_SIDE = re.compile(r"^(?:<{7}|>{7}) ", re.MULTILINE)


@dataclass(frozen=True)
class FileFacts:
    """A file: its size in bytes, and for a picture its pixels across and down (else 0)."""

    size: int
    width: int = 0
    height: int = 0


@dataclass(frozen=True)
class Files:
    """The files below a folder by their paths from the root, in the order of folders and names.

    ``loops`` are folders that are links to a folder around them.
    """

    paths: tuple[str, ...] = ()
    loops: tuple[str, ...] = ()


def files_below(root: Path, folder: str) -> Files:
    """The files below a folder of ``root``, without those that editors and systems hide."""
    paths: list[str] = []
    loops: list[str] = []

    def walk(inside: str, around: tuple[Path, ...]) -> None:
        here = root / inside
        around = (*around, here.resolve())
        with os.scandir(here) as entries:
            for entry in entries:
                path = f"{inside}/{entry.name}"
                if entry.name.startswith("."):
                    continue
                if entry.is_symlink() and entry.is_dir() and (root / path).resolve() in around:
                    loops.append(path)
                elif entry.is_dir():
                    walk(path, around)
                elif entry.is_file():
                    paths.append(path)

    if (root / folder).is_dir():
        walk(folder, ())
    return Files(_in_order(paths), _in_order(loops))


def _in_order(paths: list[str]) -> tuple[str, ...]:
    return tuple(sorted(paths, key=lambda path: path.split("/")))


def facts_of(root: Path, path: str) -> FileFacts:
    """The facts of the file at ``path`` from ``root``."""
    whole = root / path
    width, height = _pixels(whole) if whole.suffix.lower() in PICTURES else (0, 0)
    return FileFacts(whole.stat().st_size, width, height)


def _pixels(path: Path) -> tuple[int, int]:
    import imagesize  # noqa: PLC0415 - it loads what speaks with servers

    try:
        width, height = imagesize.get(path)
    except ValueError:  # cut off, or no picture at all: only its size in bytes counts
        return 0, 0
    return max(0, int(width)), max(0, int(height))


def read_text(path: Path) -> str:
    """The text of an author's file; editors on Windows may begin it with a byte order mark."""
    text = path.read_bytes().decode("utf-8-sig")
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def read(root: Path, path: str) -> str | Problem:
    """The text of a file at ``path`` from ``root``, or why it is none."""
    try:
        text = read_text(root / path)
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        hint = say("not-utf-8.file.hint")
        return Problem(Place(path, line), "not-utf-8", say("not-utf-8.file"), hint)
    if ("<<<<<<< " not in text and ">>>>>>> " not in text) or not _SIDE.search(text):
        return text
    found = _CONFLICT.search(text)
    mark = found[0] if found else ""
    line = text.count("\n", 0, found.start() if found else 0) + 1
    message = say("conflict-mark.mark", mark=mark)
    hint = say("conflict-mark.mark.hint")
    return Problem(Place(path, line), "conflict-mark", message, hint)


def loops_of(files: Files) -> list[Problem]:
    """The folders that are links to a folder around them."""
    message = say("folder-loop.folder")
    hint = say("folder-loop.folder.hint")
    return [Problem(Place(path, 1), "folder-loop", message, hint) for path in files.loops]


def pages(files: Files, excluded: PathPatterns) -> Iterator[str]:
    """Those of the files below ``source/`` that are pages."""
    for path in files.paths:
        if path.endswith(PAGE_SUFFIX) and name_of(path) not in excluded:
            yield path


def name_of(path: str) -> str:
    """The path below ``source/`` of a file there."""
    return path[len(SOURCE_DIR) + 1 :]


def not_read(files: Files, excluded: PathPatterns) -> list[Problem]:
    """What below ``source/`` looks like a page but is not read as one; ``excluded`` is meant."""
    told = [problem for problem in loops_of(files) if name_of(problem.place.path) not in excluded]
    for path in files.paths:
        name = name_of(path)
        if (name.endswith(PAGE_SUFFIX) and name not in BUILT_PAGES) or name in excluded:
            continue
        stem, suffix = PurePosixPath(name).stem, PurePosixPath(name).suffix
        if name in BUILT_PAGES:
            message = say("misplaced-file.built", stem=stem)
            hint = say("misplaced-file.built.hint")
            told.append(Problem(Place(path, 1), "misplaced-file", message, hint))
            continue
        if suffix.lower() in PICTURES:
            continue
        near = spelling.nearest_of(suffix.lower(), [PAGE_SUFFIX])
        if suffix.lower() in OTHER_MARKDOWN or near:
            message = say("misplaced-file.suffix", suffix=suffix)
            hint = say("misplaced-file.suffix.hint", stem=stem, suffix=PAGE_SUFFIX)
            told.append(Problem(Place(path, 1), "misplaced-file", message, hint))
    if next(pages(files, excluded), None) is None:
        message = say("nothing-to-read.pages", folder=SOURCE_DIR)
        hint = say("nothing-to-read.pages.hint", folder=SOURCE_DIR)
        told.append(Problem(Place("conf.py", 1), "nothing-to-read", message, hint))
    return told
