"""What all sheets of a workbook share: formats, safe text, row heights, the printed page."""

from __future__ import annotations

import datetime
import io
import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from xlsxwriter.format import Format
from xlsxwriter.utility import xl_rowcol_to_cell
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from sphinx_guidance.answers.project import Verdict
from sphinx_guidance.exports.publication import Publication, edition
from sphinx_guidance.exports.spreadsheet_safety import writable
from sphinx_guidance.model import Checklist
from sphinx_guidance.words import say

DATE_FORMAT = "yyyy-mm-dd"
TEXT_FORMAT = "@"
"""Cells of this format also keep what a person types as text: no formula, no made-up date."""

FIRST_DATE = datetime.date(1900, 3, 1)
LINE_HEIGHT = 15.0
MAX_ROW_HEIGHT = 409.0
HEADER_COLOUR = "#DCE6F1"
NOT_ASKED_COLOUR = "#EFEFEF"
VERDICT_COLOURS: dict[Verdict, str] = {
    "confirmed": "#D8EBD3",
    "action": "#F8D9C8",
    "hold": "#FFF1C4",
    "not-applicable": "#DADADA",
}

_FUNCTION = re.compile(r"[A-Z.]+\(")

_BASE: dict[str, Any] = {"valign": "top"}
_CELL: dict[str, Any] = {**_BASE, "border": 1, "border_color": "#7F7F7F", "text_wrap": True}
_STYLES: dict[str, dict[str, Any]] = {
    "title": {**_BASE, "bold": True, "font_size": 16, "num_format": TEXT_FORMAT},
    "label": {**_BASE, "bold": True, "num_format": TEXT_FORMAT},
    "value": {**_BASE, "num_format": TEXT_FORMAT},
    "value-date": {**_BASE, "align": "left", "num_format": DATE_FORMAT},
    "link": {**_BASE, "underline": 1, "font_color": "#1F4E9E"},
    "value-number": {**_BASE, "align": "left", "num_format": "0"},
    "plain": _BASE,
    "frame": {"border": 1, "border_color": "#7F7F7F"},
    "header": {**_CELL, "bold": True, "bg_color": HEADER_COLOUR, "num_format": TEXT_FORMAT},
    "text": {**_CELL, "num_format": TEXT_FORMAT},
    "date": {**_CELL, "align": "center", "num_format": DATE_FORMAT},
    "number": {**_CELL, "num_format": "0"},
    "percent": {**_CELL, "num_format": "0%", "align": "right"},
    "text-not-asked": {**_CELL, "num_format": TEXT_FORMAT, "bg_color": NOT_ASKED_COLOUR},
    "date-not-asked": {
        **_CELL,
        "align": "center",
        "num_format": DATE_FORMAT,
        "bg_color": NOT_ASKED_COLOUR,
    },
    "total": {**_CELL, "bold": True, "num_format": "0", "top": 2},
    "total-text": {**_CELL, "bold": True, "num_format": TEXT_FORMAT, "top": 2},
    "total-percent": {**_CELL, "bold": True, "num_format": "0%", "align": "right", "top": 2},
    "formula-text": {**_BASE, "text_wrap": True},
    "formula-number": {**_BASE, "align": "center", "num_format": "0"},
    "formula-date": {**_BASE, "align": "center", "num_format": DATE_FORMAT},
}


class _Sheet(Worksheet):  # type: ignore[misc] # of a library without types
    """A sheet whose formulas, a row an item, are looked through once for each set of functions."""

    def __init__(self) -> None:
        super().__init__()
        self._as_written: dict[str, bool] = {}

    def _prepare_formula(self, formula: str, expand_future_functions: bool = False) -> str:
        """The formula as the file has it; XlsxWriter seeks thirty functions in it one by one."""
        names = "".join(("(", *sorted(set(_FUNCTION.findall(formula)))))
        if names not in self._as_written:
            self._as_written[names] = names == super()._prepare_formula(names)
        as_written = self._as_written[names] and not expand_future_functions
        if as_written and formula[:1] == "=" and formula[-1:] != "}":
            return formula[1:]
        return str(super()._prepare_formula(formula, expand_future_functions))


class _Book(Workbook):  # type: ignore[misc]
    worksheet_class = _Sheet


def new_workbook(buffer: io.BytesIO) -> Workbook:
    """An empty workbook in the font of every cell, in which a text is never a formula or a link."""
    font = {"font_name": say("workbook.font"), "font_size": 10}
    options: dict[str, Any] = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
        "default_format_properties": font,
    }
    return _Book(buffer, options)


@dataclass
class Styles:
    """The formats of one workbook, each made once."""

    workbook: Workbook
    made: dict[str, Format] = field(default_factory=dict)

    def __getitem__(self, name: str) -> Format:
        if name not in self.made:
            self.made[name] = self.workbook.add_format(_STYLES[name])
        return self.made[name]

    def fill(self, colour: str) -> Format:
        """The solid fill of a conditional format."""
        if colour not in self.made:
            self.made[colour] = self.workbook.add_format({"bg_color": colour, "pattern": 1})
        return self.made[colour]


def put_text(sheet: Worksheet, row: int, column: int, text: str, style: Format) -> None:
    """Write text as a typed string, whatever it looks like.

    XlsxWriter takes a string from ``<r>`` to ``</r>`` for ready-made XML; in two runs it is not.
    """
    text = writable(text)
    if text.startswith("<r>") and text.endswith("</r>"):
        sheet.write_rich_string(row, column, text[:1], style, text[1:], style)
    elif text:
        sheet.write_string(row, column, text, style)
    else:
        sheet.write_blank(row, column, None, style)


def put_date(
    sheet: Worksheet, row: int, column: int, date: datetime.date | None, style: Format
) -> None:
    """Write a real date; one before Excel's calendar (March 1900) stays as text."""
    if date is None:
        sheet.write_blank(row, column, None, style)
    elif date < FIRST_DATE:
        sheet.write_string(row, column, date.isoformat(), style)
    else:
        sheet.write_datetime(row, column, datetime.datetime(date.year, date.month, date.day), style)


def display_width(text: str) -> int:
    """The width of a line in half-width characters; ambiguous ones are full-width in Japanese."""
    return sum(2 if unicodedata.east_asian_width(char) in "WFA" else 1 for char in text)


def lines_needed(text: str, width: float) -> int:
    """How many lines wrapped text takes; a full-width character is kept free for line-breaking."""
    room = max(2, int(width) - 2)
    return sum(max(1, -(-display_width(line) // room)) for line in text.split("\n"))


def row_height(cells: Iterable[tuple[str, float]]) -> float:
    """The height in points of a row with these texts and column widths, at most Excel's highest."""
    lines = max((lines_needed(text, width) for text, width in cells), default=1)
    return min(MAX_ROW_HEIGHT, lines * LINE_HEIGHT + 3)


def set_up_page(
    sheet: Worksheet,
    checklist: Checklist,
    publication: Publication,
    title: str,
    last_row: int,
    last_column: int,
    header_row: int,
) -> None:
    """A4 landscape, as wide as the page; ``header_row`` repeats; the edition is on every page."""

    def part(text: str) -> str:
        return writable(text).replace("\n", " ")[:80].replace("&", "&&")

    name = part(f"{checklist.title} {title}".rstrip())
    sheet.set_paper(9)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.set_margins(left=0.4, right=0.4, top=0.7, bottom=0.6)
    sheet.print_area(0, 0, last_row, last_column)
    sheet.repeat_rows(header_row)
    sheet.set_header(f"&L{name}&R{part(edition(checklist))}")
    sheet.set_footer(f"&L{part(publication.address(checklist))}&R&P / &N")
    sheet.hide_gridlines(2)


def absolute(sheet: str, first_row: int, column: int, last_row: int) -> str:
    """The absolute reference of a piece of one column on another sheet."""
    first = xl_rowcol_to_cell(first_row, column, row_abs=True, col_abs=True)
    last = xl_rowcol_to_cell(last_row, column, row_abs=True, col_abs=True)
    return f"'{sheet}'!{first}:{last}"
