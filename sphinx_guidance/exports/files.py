"""The files that are offered beside each checklist, by name."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from sphinx_guidance.exports.csv_export import write_csv
from sphinx_guidance.exports.json_export import (
    SCHEMA_FILE,
    checklists_schema,
    write_checklists,
    write_json,
)
from sphinx_guidance.exports.markdown_export import write_markdown
from sphinx_guidance.exports.publication import Publication
from sphinx_guidance.exports.xlsx.workbook import write_workbook
from sphinx_guidance.model import Checklist

ALL_CHECKLISTS = "checklists.json"


@dataclass(frozen=True)
class Format:
    """A format: what readers call it, the end of its files' names, and its writer."""

    title: str
    extension: str
    write: Callable[[Checklist, Publication], bytes]


FORMATS: dict[str, Format] = {
    "xlsx": Format("Excel", "xlsx", write_workbook),
    "csv": Format("CSV", "csv", write_csv),
    "markdown": Format("Markdown", "md", write_markdown),
    "json": Format("JSON", "json", write_json),
}


def file_name(checklist: str, format_: str) -> str:
    """The name of a checklist's file in a format."""
    return f"{checklist}.{FORMATS[format_].extension}"


def checklist_files(
    checklists: Iterable[Checklist], publication: Publication, formats: Iterable[str] = FORMATS
) -> Iterator[tuple[str, bytes]]:
    """Name and content of each checklist's file in each format; JSON comes with its schema."""
    formats = tuple(formats)
    for checklist in checklists:
        for format_ in formats:
            yield file_name(checklist.id, format_), FORMATS[format_].write(checklist, publication)
    if "json" in formats:
        yield SCHEMA_FILE, checklists_schema(publication.schema).encode()


def all_files(
    checklists: Iterable[Checklist], publication: Publication
) -> Iterator[tuple[str, bytes]]:
    """Everything a site offers: the files of each checklist, and one of all of them."""
    checklists = tuple(checklists)
    yield from checklist_files(checklists, publication)
    yield ALL_CHECKLISTS, write_checklists(checklists, publication)


def write_changed(folder: Path, files: Iterable[tuple[str, bytes]]) -> list[str]:
    """Write the files into ``folder``; those that stand there unchanged are left alone."""
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for name, content in files:
        path = folder / name
        path.parent.mkdir(exist_ok=True)
        if not path.is_file() or path.read_bytes() != content:
            path.write_bytes(content)
            written.append(name)
    return written
