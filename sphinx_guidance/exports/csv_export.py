"""A checklist as CSV that Japanese Excel opens with a double click."""

from __future__ import annotations

from collections.abc import Iterable

from sphinx_guidance.exports.publication import Publication
from sphinx_guidance.exports.spreadsheet_safety import neutralize
from sphinx_guidance.model import Checklist

COLUMNS = (
    "番号",
    "項目ID",
    "区分",
    "確認項目",
    "なぜ必要か",
    "確認する立場",
    "重要度",
    "時期",
    "根拠",
    "リスト",
    "版",
    "版の日付",
    "リンク",
)


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
            "、".join(publication.who(item)),
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
    return csv_text([COLUMNS, *rows]).encode()
