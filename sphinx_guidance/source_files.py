"""The files of a project as they stand on the disk: which there are, how large, and their text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import imagesize

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
    """The files below a folder in the order of their paths; ``loops`` are folders that are links
    to a folder around them."""

    paths: tuple[Path, ...] = ()
    loops: tuple[Path, ...] = ()


def files_below(folder: Path) -> Files:
    """The files below a folder, without those that editors and systems hide."""
    paths: list[Path] = []
    loops: list[Path] = []

    def walk(inside: Path, around: tuple[Path, ...]) -> None:
        around = (*around, inside.resolve())
        for path in inside.iterdir():
            if path.name.startswith("."):
                continue
            if path.is_symlink() and path.is_dir() and path.resolve() in around:
                loops.append(path)
            elif path.is_dir():
                walk(path, around)
            elif path.is_file():
                paths.append(path)

    if folder.is_dir():
        walk(folder, ())
    return Files(tuple(sorted(paths)), tuple(sorted(loops)))


def facts_of(path: Path) -> FileFacts:
    width, height = _pixels(path) if path.suffix.lower() in PICTURES else (0, 0)
    return FileFacts(path.stat().st_size, width, height)


def _pixels(path: Path) -> tuple[int, int]:
    try:
        width, height = imagesize.get(path)
    except ValueError:  # cut off, or no picture at all: only its size in bytes counts
        return 0, 0
    return max(0, int(width)), max(0, int(height))


def read_text(path: Path) -> str:
    """The text of an author's file; editors on Windows may begin it with a byte order mark."""
    return path.read_text(encoding="utf-8-sig")


def read(root: Path, path: Path) -> str | Problem:
    """The text of a file, or why it is none."""
    name = path.relative_to(root).as_posix()
    try:
        text = read_text(path)
    except UnicodeDecodeError as error:
        line = path.read_bytes()[: error.start].count(b"\n") + 1
        hint = say("not-utf-8.file.hint")
        return Problem(Place(name, line), "not-utf-8", say("not-utf-8.file"), hint)
    if not _SIDE.search(text):
        return text
    found = _CONFLICT.search(text)
    mark = found[0] if found else ""
    line = text.count("\n", 0, found.start() if found else 0) + 1
    message = say("conflict-mark.mark", mark=mark)
    hint = say("conflict-mark.mark.hint")
    return Problem(Place(name, line), "conflict-mark", message, hint)


def loops_of(root: Path, files: Files) -> list[Problem]:
    """The folders that are links to a folder around them."""
    message = say("folder-loop.folder")
    places = (Place(path.relative_to(root).as_posix(), 1) for path in files.loops)
    return [
        Problem(place, "folder-loop", message, say("folder-loop.folder.hint")) for place in places
    ]


def pages(root: Path, files: Files, excluded: PathPatterns) -> Iterator[Path]:
    """Those of the files below ``source/`` that are pages."""
    for path in files.paths:
        if path.suffix == PAGE_SUFFIX and _name(root, path) not in excluded:
            yield path


def _name(root: Path, path: Path) -> str:
    return path.relative_to(root / SOURCE_DIR).as_posix()


def not_read(root: Path, files: Files, excluded: PathPatterns) -> list[Problem]:
    """What below ``source/`` looks like a page but is not read as one; ``excluded`` is meant."""
    told = [p for p in loops_of(root, files) if p.place.path[len(SOURCE_DIR) + 1 :] not in excluded]
    for path in files.paths:
        if _name(root, path) in excluded:
            continue
        suffix = path.suffix
        if path.parent == root / SOURCE_DIR and path.name in BUILT_PAGES:
            place = Place(path.relative_to(root).as_posix(), 1)
            message = say("misplaced-file.built", stem=path.stem)
            told.append(Problem(place, "misplaced-file", message, say("misplaced-file.built.hint")))
        if suffix == PAGE_SUFFIX or suffix.lower() in PICTURES:
            continue
        near = spelling.nearest_of(suffix.lower(), [PAGE_SUFFIX])
        if suffix.lower() in OTHER_MARKDOWN or near:
            place = Place(path.relative_to(root).as_posix(), 1)
            message = say("misplaced-file.suffix", suffix=suffix)
            hint = say("misplaced-file.suffix.hint", stem=path.stem, suffix=PAGE_SUFFIX)
            told.append(Problem(place, "misplaced-file", message, hint))
    if next(pages(root, files, excluded), None) is None:
        message = say("nothing-to-read.pages", folder=SOURCE_DIR)
        hint = say("nothing-to-read.pages.hint", folder=SOURCE_DIR)
        told.append(Problem(Place("conf.py", 1), "nothing-to-read", message, hint))
    return told
