"""A checklist as CSV that Japanese Excel opens with a double click."""

from __future__ import annotations

from collections.abc import Iterable

from sphinx_guidance.exports.publication import Publication
from sphinx_guidance.exports.spreadsheet_safety import neutralize
from sphinx_guidance.model import Checklist
from sphinx_guidance.words import listed, say


def titles() -> list[str]:
    """The titles of the columns."""
    own = ("number", "id", "section")
    more = ("why", "who", "weight", "phase", "evidence", "list", "version", "version-date", "link")
    titles = [say(f"column.{name}") for name in (*own, *more)]
    return [*titles[: len(own)], say("column.item"), *titles[len(own) :]]


def csv_text(rows: Iterable[Iterable[str]]) -> str:
    """CSV with BOM and CRLF, every field quoted and none a formula."""

    def line(row: Iterable[str]) -> str:
        return ",".join('"' + neutralize(cell).replace('"', '""') + '"' for cell in row)

    return "\ufeff" + "".join(f"{line(row)}\r\n" for row in rows)


def write_csv(checklist: Checklist, publication: Publication) -> bytes:
    """The items of a checklist, one a row."""
    rows = [
        (
            number,
            item.id,
            section.title,
            item.text,
            item.why,
            listed(publication.who(item)),
            item.weight,
            item.phase,
            item.evidence,
            checklist.title,
            checklist.version,
            checklist.date.isoformat(),
            publication.address(checklist, item),
        )
        for number, section, item in checklist.numbered()
    ]
    return csv_text([titles(), *rows]).encode()
