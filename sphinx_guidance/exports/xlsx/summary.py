"""The sheet 集計: the counts, by formulas."""

from __future__ import annotations

from xlsxwriter.utility import xl_range, xl_rowcol_to_cell
from xlsxwriter.worksheet import Worksheet

from sphinx_guidance.answers.project import NO_SETTLEMENTS, OPEN_NAME, STATE_NAMES, Project
from sphinx_guidance.answers.standing import Tally, View, tally, views
from sphinx_guidance.exports.publication import Publication, edition
from sphinx_guidance.exports.xlsx import layout
from sphinx_guidance.exports.xlsx.counting import (
    CONFIRMED,
    EXCLUDED,
    NOT_ASKED,
    SECTION,
    Counting,
)
from sphinx_guidance.exports.xlsx.style import Styles, put_text, row_height, set_up_page
from sphinx_guidance.model import Checklist

HEADER_ROW = 3
FIRST_ROW = HEADER_ROW + 1
NOTHING_TO_CONFIRM = "対象なし"
ALL = "全体"
SUMMARY_COLUMNS = (
    ("立場", 8),
    ("番号", 6),
    ("区分", 30),
    ("項目数", 9),
    *((name, 9) for name in STATE_NAMES.values()),
    ("理由のない対象外", 11),
    (OPEN_NAME, 9),
    ("進捗", 10),
)
NUMBER, COUNT = 1, 3
STATES = {name: COUNT + i for i, name in enumerate(STATE_NAMES.values(), 1)}
UNREASONED = COUNT + 1 + len(STATES)
PROGRESS = UNREASONED + 2
EXPLANATION = (
    "の数は、その立場が確認する項目と、答えた項目の数です。"
    "進捗 = 確認済 ÷（項目数 − 理由のある対象外）。"
    f"{STATE_NAMES['differing']}は両社の答えが違う項目、{OPEN_NAME}は確認済でも理由のある対象外でもない項目です。"
    f"{NO_SETTLEMENTS}"
)


def write_summary(
    sheet: Worksheet,
    styles: Styles,
    checklist: Checklist,
    publication: Publication,
    counting: Counting,
    project: Project,
) -> None:
    """Counts by view (both sides, each side) and section, and of the whole list."""
    put_text(sheet, 0, 0, f"{checklist.title} {layout.SUMMARY_SHEET}", styles["title"])
    sides = "・".join(party.short for party in counting.layout.parties)
    put_text(sheet, 1, 0, f"{edition(checklist)} {sides}{EXPLANATION}", styles["value"])
    sheet.set_row(0, 26)
    for column, (title, width) in enumerate(SUMMARY_COLUMNS):
        sheet.set_column(column, column, width)
        put_text(sheet, HEADER_ROW, column, title, styles["header"])
    sheet.set_row(HEADER_ROW, row_height((title, width) for title, width in SUMMARY_COLUMNS))
    row = FIRST_ROW
    for view in views(project.sides):
        first, name = row, counting.layout.short(view)
        for number, section in enumerate(checklist.sections, 1):
            put_text(sheet, row, 0, name, styles["text"])
            sheet.write_number(row, 1, number, styles["number"])
            put_text(sheet, row, 2, section.title, styles["text"])
            sheet.set_row(row, row_height([(section.title, SUMMARY_COLUMNS[2][1])]))
            counts = tally(project, view, section.items)
            _write_counts(sheet, styles, row, _section_formulas(counting, view, row), counts)
            row += 1
        put_text(sheet, row, 0, name, styles["total-text"])
        put_text(sheet, row, 1, "", styles["total-text"])
        put_text(sheet, row, 2, ALL, styles["total-text"])
        sums = [f"=SUM({xl_range(first, c, row - 1, c)})" for c in range(COUNT, PROGRESS)]
        counts = tally(project, view, checklist.items)
        _write_counts(sheet, styles, row, sums, counts, total=True)
        row += 1
    sheet.freeze_panes(FIRST_ROW, 3)
    last_column = len(SUMMARY_COLUMNS) - 1
    set_up_page(
        sheet, checklist, publication, layout.SUMMARY_SHEET, row - 1, last_column, HEADER_ROW
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
        f'=SUMPRODUCT({section}*({state}<>"{NOT_ASKED}"))',
        *by_state,
        f'=SUMPRODUCT({section}*({state}="{EXCLUDED}")*({resolved}=0))',
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
        *(counts.states[name] for name in STATE_NAMES),
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
    progress = f'=IF({asked}=0,"{NOTHING_TO_CONFIRM}",{confirmed}/({asked}))'
    ratio = NOTHING_TO_CONFIRM if counts.progress is None else counts.progress
    sheet.write_formula(row, PROGRESS, progress, styles[percent], ratio)
