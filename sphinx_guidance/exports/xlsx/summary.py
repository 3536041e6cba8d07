"""The sheet 集計: the counts, by formulas."""

from __future__ import annotations

from typing import get_args

from xlsxwriter.utility import xl_range, xl_rowcol_to_cell
from xlsxwriter.worksheet import Worksheet

from sphinx_guidance.answers.project import (
    Project,
    State,
    Verdict,
    no_settlements,
    open_name,
    state_names,
)
from sphinx_guidance.answers.standing import Tally, View, tally, views
from sphinx_guidance.exports.publication import Publication, edition
from sphinx_guidance.exports.xlsx import layout
from sphinx_guidance.exports.xlsx.counting import (
    CONFIRMED,
    EXCLUDED,
    SECTION,
    Counting,
    named,
    not_asked,
)
from sphinx_guidance.exports.xlsx.style import Styles, put_text, row_height, set_up_page
from sphinx_guidance.model import Checklist
from sphinx_guidance.words import say

HEADER_ROW = 3
FIRST_ROW = HEADER_ROW + 1
NUMBER, COUNT = 1, 3
STATES: dict[State, int] = {
    state: COUNT + i for i, state in enumerate((*get_args(Verdict), "differing"), 1)
}
UNREASONED = COUNT + 1 + len(STATES)
PROGRESS = UNREASONED + 2


def summary_columns() -> list[tuple[str, float]]:
    """The titles and widths of the columns."""
    return [
        (say("column.party"), 8),
        (layout.number_title(), 6),
        (layout.section_title(), 30),
        (say("column.items"), 9),
        *((name, 9) for name in state_names().values()),
        (say("column.unreasoned"), 11),
        (open_name(), 9),
        (say("column.progress"), 10),
    ]


def write_summary(
    sheet: Worksheet,
    styles: Styles,
    checklist: Checklist,
    publication: Publication,
    counting: Counting,
    project: Project,
) -> None:
    """Counts by view (both sides, each side) and section, and of the whole list."""
    put_text(sheet, 0, 0, f"{checklist.title} {layout.summary_sheet()}", styles["title"])
    sides = say("dots.separator").join(party.short for party in counting.layout.parties)
    put_text(sheet, 1, 0, f"{edition(checklist)} {_explanation(sides)}", styles["value"])
    sheet.set_row(0, 26)
    columns = summary_columns()
    for column, (title, width) in enumerate(columns):
        sheet.set_column(column, column, width)
        put_text(sheet, HEADER_ROW, column, title, styles["header"])
    sheet.set_row(HEADER_ROW, row_height((title, width) for title, width in columns))
    row = FIRST_ROW
    for view in views(project.sides):
        first, name = row, counting.layout.short(view)
        for number, section in enumerate(checklist.sections, 1):
            put_text(sheet, row, 0, name, styles["text"])
            sheet.write_number(row, 1, number, styles["number"])
            put_text(sheet, row, 2, section.title, styles["text"])
            sheet.set_row(row, row_height([(section.title, columns[2][1])]))
            counts = tally(project, view, section.items)
            _write_counts(sheet, styles, row, _section_formulas(counting, view, row), counts)
            row += 1
        put_text(sheet, row, 0, name, styles["total-text"])
        put_text(sheet, row, 1, "", styles["total-text"])
        put_text(sheet, row, 2, say("summary.all"), styles["total-text"])
        sums = [f"=SUM({xl_range(first, c, row - 1, c)})" for c in range(COUNT, PROGRESS)]
        counts = tally(project, view, checklist.items)
        _write_counts(sheet, styles, row, sums, counts, total=True)
        row += 1
    sheet.freeze_panes(FIRST_ROW, 3)
    last_column = len(columns) - 1
    set_up_page(
        sheet, checklist, publication, layout.summary_sheet(), row - 1, last_column, HEADER_ROW
    )


def _section_formulas(counting: Counting, view: View, row: int) -> list[str]:
    number = xl_rowcol_to_cell(row, NUMBER, col_abs=True)
    section = f"({counting.column(SECTION)}={number})"
    state, resolved = (
        counting.column(counting.state(view)),
        counting.column(counting.resolved(view)),
    )
    by_state = [
        f"=SUMPRODUCT({section}*({state}={xl_rowcol_to_cell(HEADER_ROW, c, row_abs=True)}))"
        for c in STATES.values()
    ]
    return [
        f'=SUMPRODUCT({section}*({state}<>"{not_asked()}"))',
        *by_state,
        f'=SUMPRODUCT({section}*({state}="{named(EXCLUDED)}")*({resolved}=0))',
        f"={xl_rowcol_to_cell(row, COUNT)}-SUMPRODUCT({section}*({resolved}=1))",
    ]


def _write_counts(
    sheet: Worksheet,
    styles: Styles,
    row: int,
    formulas: list[str],
    counts: Tally,
    total: bool = False,
) -> None:
    values = [
        counts.total,
        *(counts.states[name] for name in state_names()),
        counts.unexplained,
        counts.unresolved,
    ]
    number, percent = ("total", "total-percent") if total else ("number", "percent")
    for column, (formula, value) in enumerate(zip(formulas, values, strict=True), COUNT):
        sheet.write_formula(row, column, formula, styles[number], value)
    items, confirmed, excluded, unreasoned = (
        xl_rowcol_to_cell(row, column)
        for column in (COUNT, STATES[CONFIRMED], STATES[EXCLUDED], UNREASONED)
    )
    asked = f"{items}-({excluded}-{unreasoned})"
    progress = f'=IF({asked}=0,"{say("standing.nothing")}",{confirmed}/({asked}))'
    ratio = say("standing.nothing") if counts.progress is None else counts.progress
    sheet.write_formula(row, PROGRESS, progress, styles[percent], ratio)


def _explanation(sides: str) -> str:
    names = state_names()
    told = say(
        "summary.explanation",
        sides=sides,
        confirmed=names["confirmed"],
        excluded=names["not-applicable"],
        differing=names["differing"],
        open=open_name(),
    )
    return say("sentences.separator").join((told, no_settlements()))
