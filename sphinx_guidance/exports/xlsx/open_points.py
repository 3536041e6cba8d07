"""The sheet 未確定事項: the items that are open (未確定) between the two sides, by formulas."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from xlsxwriter.worksheet import Worksheet

from sphinx_guidance.answers.project import Project, no_settlements, state_names
from sphinx_guidance.answers.standing import BOTH, open_items, standing, views
from sphinx_guidance.exports.publication import Publication, edition
from sphinx_guidance.exports.spreadsheet_safety import writable
from sphinx_guidance.exports.xlsx import layout
from sphinx_guidance.exports.xlsx.counting import OPEN_ORDER, Counting, not_asked
from sphinx_guidance.exports.xlsx.layout import Field, field_names
from sphinx_guidance.exports.xlsx.style import (
    FIRST_DATE,
    LINE_HEIGHT,
    Styles,
    put_text,
    row_height,
    set_up_page,
)
from sphinx_guidance.model import Check, Checklist, ChecklistSection
from sphinx_guidance.words import say

HEADER_ROW = 3
FIRST_ROW = HEADER_ROW + 1
SERIAL = "No."
MINIMUM_LINES = 2
DETAILS: tuple[Field, ...] = ("assignee", "due", "note")
"""What the register shows of an answer beside its verdict."""


@dataclass(frozen=True)
class OpenColumn:
    """A column of the register: where it takes its cells from, table or counting sheet."""

    title: str
    width: float
    source: str
    is_date: bool = False


def _columns(counting: Counting) -> list[OpenColumn]:
    def table(title: str, width: float) -> OpenColumn:
        return OpenColumn(title, width, counting.table(layout.index_of(title)))

    made = [
        table(layout.number_title(), 6),
        table(layout.item_id_title(), 18),
        table(layout.text_title(), 30),
        table(layout.weight_title(), 7),
        OpenColumn(say("column.state"), 8, counting.column(counting.state(BOTH))),
    ]
    for side in counting.layout.sides:
        title = say("column.verdict-of", short=counting.layout.short(side))
        made.append(OpenColumn(title, 9, counting.column(counting.state(side))))
    columns = enumerate(counting.layout.columns)
    answers = [(column.field, column, i) for i, column in columns if column.side]
    for field in DETAILS:
        for own, column, i in answers:
            if own == field:
                title = say(
                    "column.field-of",
                    field=field_names()[field],
                    short=counting.layout.short(column.side or ""),
                )
                width = 24 if field == "note" else column.width
                made.append(OpenColumn(title, width, counting.table(i), column.is_date))
    return made


def write_open_points(
    sheet: Worksheet,
    styles: Styles,
    checklist: Checklist,
    publication: Publication,
    counting: Counting,
    project: Project,
) -> None:
    """A row for every item, filled from the top with those that are open."""
    columns = _columns(counting)
    found = open_items(project, checklist)
    put_text(sheet, 0, 0, f"{checklist.title} {layout.open_sheet()}", styles["title"])
    sheet.set_row(0, 26)
    put_text(sheet, 1, 0, f"{edition(checklist)} {no_settlements()}", styles["value"])
    put_text(sheet, 2, 0, say("open-points.count"), styles["label"])
    count = f"=COUNT({counting.column(OPEN_ORDER)})"
    sheet.write_formula(2, 1, count, styles["value-number"], len(found))
    titles = [(SERIAL, 6.0), *((column.title, column.width) for column in columns)]
    for i, (title, width) in enumerate(titles):
        sheet.set_column(i, i, width)
        put_text(sheet, HEADER_ROW, i, title, styles["header"])
    sheet.set_row(HEADER_ROW, row_height(titles))
    for k in range(1, counting.count + 1):
        row, pick = HEADER_ROW + k, f"'{layout.counting_sheet()}'!$I${k + 1}"
        point = found[k - 1] if k <= len(found) else None
        cells = _cells(project, point) if point else [""] * len(columns)
        serial = k if point else ""
        sheet.write_formula(row, 0, f'=IF({pick}="","",{k})', styles["formula-number"], serial)
        for i, (column, value) in enumerate(zip(columns, cells, strict=True), 1):
            taken = f"INDEX({column.source},{pick})"
            taken = f'IF({taken}="","",{taken})' if column.is_date else f'{taken}&""'
            formula = f'=IF({pick}="","",{taken})'
            style = styles["formula-date" if column.is_date else "formula-text"]
            sheet.write_formula(row, i, formula, style, _cached(value))
        needed = row_height(
            (str(value), column.width) for value, column in zip(cells, columns, strict=True)
        )
        sheet.set_row(row, max(needed, MINIMUM_LINES * LINE_HEIGHT + 3))
    last_row, last_column = HEADER_ROW + counting.count, len(columns)
    rule = {
        "type": "formula",
        "criteria": f'=$A{FIRST_ROW + 1}<>""',
        "format": styles["frame"],
    }
    sheet.conditional_format(FIRST_ROW, 0, last_row, last_column, rule)
    sheet.freeze_panes(FIRST_ROW, 4)
    set_up_page(
        sheet, checklist, publication, layout.open_sheet(), last_row, last_column, HEADER_ROW
    )


def _cached(value: str | datetime.date) -> str | int:
    """The value in the file until a spreadsheet recalculates; dates by Excel's count of days."""
    if isinstance(value, str):
        return "" if value.startswith("#") else writable(value)  # would stand as an error value
    if value < FIRST_DATE:
        return value.isoformat()
    return (value - datetime.date(1899, 12, 30)).days


def _cells(
    project: Project, point: tuple[str, ChecklistSection, Check]
) -> list[str | datetime.date]:
    number, _, item = point
    made: list[str | datetime.date] = [number, item.id, item.text, item.weight]
    stands = [standing(project, view, item) for view in views(project.sides)]
    made += [state_names()[found.state] if found else not_asked() for found in stands]
    for get in DETAILS:
        made += [getattr(project.answer(side, item.id), get) or "" for side in project.sides]
    return made
