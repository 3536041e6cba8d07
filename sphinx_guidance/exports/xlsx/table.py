"""The sheet of a filled-in workbook that holds the answers: where its head and its columns are."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sphinx_guidance.answers.project import LIMITS, Heading
from sphinx_guidance.answers.text import trimmed
from sphinx_guidance.exports.xlsx import layout
from sphinx_guidance.exports.xlsx.cells import (
    MAX_ROWS,
    CellReader,
    RawCell,
    Row,
    rows_of,
    title_key,
)
from sphinx_guidance.exports.xlsx.layout import Layout, Mark
from sphinx_guidance.exports.xlsx.open import OpenWorkbook
from sphinx_guidance.words import say

MAX_HEADER_ROW = 60


@dataclass
class Table:
    """The rows above the header, the columns by the keys of their titles, and the rows below."""

    form: Layout
    head: list[Row]
    columns: dict[str, int]
    rows: list[Row]
    reader: CellReader

    def cell(self, row: Row, title: str) -> RawCell | None:
        """The cell of a row under a column's title; None where the table lacks the column."""
        index = self.columns.get(title_key(title))
        return None if index is None else row[index]

    def labelled(self, label: str, column: int = layout.VALUE_COLUMN) -> RawCell:
        """The value in the head's row with a label: it stands above the table's own ``column``.

        So it is found where a person inserted rows or columns.
        """
        for row in self.head:
            found = self.cell(row, self.form.columns[0].title)
            value = self.cell(row, self.form.columns[column].title)
            if found and value and title_key(found.value) == title_key(label):
                return value
        return RawCell("")

    def heading(self) -> Heading:
        reader = self.reader
        return Heading(
            reader.text(self.labelled(layout.project_label()), LIMITS["name"]),
            reader.date(self.labelled(layout.project_label(), layout.SECOND_VALUE_COLUMN)),
            {
                party.id: reader.text(self.labelled(party.attendees_label), LIMITS["attendees"])
                for party in self.form.parties
            },
        )


def find_table(workbook: OpenWorkbook, form: Layout) -> Table | None:
    """The first table with the columns that are needed, whatever its sheet is called."""
    for sheet in workbook.values.worksheets:
        head: list[Row] = []
        rows = rows_of(workbook, sheet.title)
        for row in rows:
            keys = [title_key(cell.value) for cell in row]
            if all(title_key(title) in keys for title in form.needed):
                return _table(form, sheet.title, head, row, keys, rows)
            head.append(row)
            if len(head) >= MAX_HEADER_ROW:
                break
    return None


def _table(
    form: Layout, sheet: str, head: list[Row], header: Row, keys: list[str], rows: Iterator[Row]
) -> Table:
    reader = CellReader(sheet)
    known = {title_key(column.title): column.title for column in form.columns}
    columns: dict[str, int] = {}
    for i, key in enumerate(keys):
        if key in columns:
            message = say("import.column-twice", title=known[key])
            reader.report(header[i], "duplicate-column", message)
        elif key in known:
            columns[key] = i
    for key, title in known.items():
        if key not in columns:
            message = say("import.no-column", title=title)
            reader.report(header[0], "missing-column", message)
    below = list(rows)
    if below and below[-1][0].place == f"A{MAX_ROWS + 1}":
        message = say("import.too-many-rows", limit=MAX_ROWS)
        reader.report(below.pop()[0], "too-many-rows", message)
    return Table(form, head, columns, below, reader)


def mark(workbook: OpenWorkbook, table: Table, name: Mark) -> str:
    """What a hidden row of the head says, or else the document's properties."""
    value = table.labelled(name).value
    if not isinstance(value, str):
        properties = workbook.values.custom_doc_props.props
        value = next((p.value for p in properties if p.name == name), "")
    return trimmed(value) if isinstance(value, str) else ""
