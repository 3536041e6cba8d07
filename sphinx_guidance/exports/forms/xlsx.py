"""A form as an Excel workbook: one A4 page wide, with room to write and lists to choose from."""

from __future__ import annotations

import datetime
import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from xlsxwriter.format import Format
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from sphinx_guidance import form_words
from sphinx_guidance.exports.forms.files import Sheet
from sphinx_guidance.exports.spreadsheet_safety import writable
from sphinx_guidance.exports.xlsx.style import (
    DATE_FORMAT,
    HEADER_COLOUR,
    MAX_ROW_HEIGHT,
    TEXT_FORMAT,
    new_workbook,
    put_date,
    put_text,
    row_height,
)
from sphinx_guidance.form import FormField, FormTable
from sphinx_guidance.words import say

GRID = 24
"""Columns of the sheet: labels, values and the columns of tables take several each."""

LABEL = 7
COLUMN_WIDTH = 3.6
LINE = 24.0
"""The height in points of a line to write on by hand."""

LONGEST_LIST = 255
"""Characters, commas included, that Excel takes as a list to choose from."""

MOST_DIGITS = 15
EPOCH = datetime.datetime(2000, 1, 1)
"""When every file says that it was made, so that builds repeat."""

_BASE: dict[str, Any] = {"valign": "vcenter", "num_format": TEXT_FORMAT, "text_wrap": True}
_CELL: dict[str, Any] = {**_BASE, "border": 1, "border_color": "#7F7F7F"}
_STYLES: dict[str, dict[str, Any]] = {
    "title": {**_BASE, "bold": True, "font_size": 16},
    "heading": {**_BASE, "bold": True, "font_size": 12},
    "said": _BASE,
    "label": {**_CELL, "bold": True, "bg_color": HEADER_COLOUR},
    "text": {**_CELL, "valign": "top"},
    "date": {**_CELL, "align": "left", "num_format": DATE_FORMAT},
}


def write_workbook(sheet: Sheet) -> bytes:
    """The workbook of a form, blank or filled; same input, same bytes."""
    buffer = io.BytesIO()
    workbook = new_workbook(buffer)
    workbook.set_properties({"title": writable(sheet.title), "created": EPOCH})
    writer = _Writer(workbook, workbook.add_worksheet(say("form.sheet")), sheet)
    writer.write()
    workbook.close()
    return buffer.getvalue()


@dataclass
class _Writer:
    """Writes from the top down; ``row`` is the next free one."""

    workbook: Workbook
    page: Worksheet
    sheet: Sheet
    row: int = 0
    formats: dict[str, Format] = field(default_factory=dict)

    def write(self) -> None:
        form, example = self.sheet.form, self.sheet.example
        self.page.set_column(0, GRID - 1, COLUMN_WIDTH)
        self._line(self.sheet.title if not example else example.title, "title")
        self._line(form.purpose, "said")
        self._line(form_words.filled_by(self.sheet.schema, form), "said")
        for section in form.sections:
            self.row += 1
            self._line(section.title, "heading")
            self._line(section.note or "", "said")
            for one in section.fields:
                value = example.values.get(one.id) if example else None
                self._cells([(_label(one), LABEL, None), (value, GRID - LABEL, one)], one.room)
            for table in section.tables:
                self._table(table)
        self._set_up()

    def _table(self, table: FormTable) -> None:
        self._line(table.title, "heading")
        self._line(table.note or "", "said")
        widths = spans(table.columns)
        heads = [
            (_label(column), width, None)
            for column, width in zip(table.columns, widths, strict=True)
        ]
        self._cells(heads, 1)
        rows: Sequence[Mapping[str, str]] = ()
        if self.sheet.example:
            rows = self.sheet.example.rows.get(table.id, ())
        room = max(column.room for column in table.columns)
        for values in rows or [{}] * table.rows:
            cells = zip(table.columns, widths, strict=True)
            self._cells([(values.get(column.id), width, column) for column, width in cells], room)

    def _line(self, text: str, style: str) -> None:
        """A line over the whole page; none for an empty text."""
        if text:
            size = 1.7 if style == "title" else 1.2 if style == "heading" else 1.0
            height = row_height([(text, GRID * COLUMN_WIDTH / size)]) * size
            self.page.set_row(self.row, height)
            self._put(0, GRID, text, self._format(style))
            self.row += 1

    def _cells(self, cells: Sequence[tuple[str | None, int, FormField | None]], room: int) -> None:
        """A row of labels (without a field) and values, high enough to write ``room`` lines."""
        needed = row_height([(text or "", width * COLUMN_WIDTH) for text, width, _ in cells])
        self.page.set_row(self.row, min(MAX_ROW_HEIGHT, max(needed, room * LINE)))
        column = 0
        for text, width, one in cells:
            if one is None:
                self._put(column, width, text or "", self._format("label"))
            else:
                self._value(column, width, one, text)
            column += width
        self.row += 1

    def _value(self, column: int, width: int, one: FormField, value: str | None) -> None:
        offered = form_words.choices(self.sheet.schema, one)
        if offered:
            self._offer(column, offered)
        shown = value and form_words.chosen(self.sheet.schema, one, value)
        if one.type == "date":
            style = self._format("date")
            self._merge(column, width, style)
            put_date(self.page, self.row, column, form_words.day(shown or ""), style)
        elif one.type in ("amount", "number"):
            self._number(column, width, one, shown or "")
        else:
            self._put(column, width, shown or "", self._format("text"))

    def _number(self, column: int, width: int, one: FormField, value: str) -> None:
        digits = value.replace(",", "")
        unit = (one.unit or "").replace('"', "")
        places = "." + "0" * len(digits.partition(".")[2]) if "." in digits else ""
        style = self._format("text", num_format=f'#,##0{places}"{unit}"', align="right")
        if not value or len(digits) > MOST_DIGITS:
            self._put(column, width, value, style)
            return
        self._merge(column, width, style)
        self.page.write_number(self.row, column, float(digits), style)

    def _offer(self, column: int, offered: Sequence[str]) -> None:
        # A comma parts the entries of such a list: where one holds a comma, there is no list.
        safe = [writable(choice) for choice in offered]
        if len(",".join(safe)) <= LONGEST_LIST and not any("," in choice for choice in safe):
            rule = {"validate": "list", "source": safe, "error_type": "warning"}
            self.page.data_validation(self.row, column, self.row, column, rule)

    def _put(self, column: int, width: int, text: str, style: Format) -> None:
        self._merge(column, width, style)
        put_text(self.page, self.row, column, text, style)

    def _merge(self, column: int, width: int, style: Format) -> None:
        if width > 1:
            self.page.merge_range(self.row, column, self.row, column + width - 1, "", style)

    def _format(self, name: str, **more: Any) -> Format:
        key = f"{name} {sorted(more.items())}"
        if key not in self.formats:
            self.formats[key] = self.workbook.add_format({**_STYLES[name], **more})
        return self.formats[key]

    def _set_up(self) -> None:
        """A4, as wide as the page; title and address stand on every sheet."""
        page = self.page
        page.set_paper(9)
        page.fit_to_pages(1, 0)
        page.set_margins(left=0.6, right=0.6, top=0.8, bottom=0.7)
        page.print_area(0, 0, self.row - 1, GRID - 1)
        page.set_header(f"&L{_part(self.sheet.title)}")
        page.set_footer(f"&L{_part(self.sheet.address)}&R&P / &N")
        page.hide_gridlines(2)


def _label(one: FormField) -> str:
    """The label, with what to know and what can be chosen: a cell shows no boxes."""
    choices = f" [{' / '.join(one.choices)}]" if one.choices else ""
    return f"{one.label}{f' {one.note}' if one.note else ''}{choices}"


def _part(text: str) -> str:
    return writable(text).replace("\n", " ")[:120].replace("&", "&&")


def spans(columns: Sequence[FormField]) -> list[int]:
    """How many columns of the grid each column of a table takes: more where more is written."""
    weights = [2 if column.type in ("text", "line") else 1 for column in columns]
    widths = [max(2, GRID * weight // sum(weights)) for weight in weights]
    for i in range(GRID - sum(widths)):
        widths[i % len(widths)] += 1
    while sum(widths) > GRID:
        widths[widths.index(max(widths))] -= 1
    return widths
