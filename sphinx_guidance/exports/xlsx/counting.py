"""The hidden sheets of a workbook: the choices, and how each row of the table counts.

The formulas follow :mod:`sphinx_guidance.answers.standing`, which also gives the values that stand
in the file until a spreadsheet recalculates. A row that a person deleted counts nowhere; what is
not one of the choices counts as 未記入.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from xlsxwriter.utility import xl_rowcol_to_cell
from xlsxwriter.worksheet import Worksheet

from sphinx_guidance.answers.project import SIDES, STATE_NAMES, VERDICT_NAMES, Project, Side
from sphinx_guidance.answers.standing import VIEWS, View, standing
from sphinx_guidance.exports.xlsx import layout
from sphinx_guidance.exports.xlsx.style import Styles, absolute, put_text
from sphinx_guidance.model import Checklist

NOT_ASKED = "－"
"""Stands where a side need not confirm an item."""

UNCONFIRMED, CONFIRMED, ACTION, HOLD, EXCLUDED = VERDICT_NAMES.values()
DIFFERING = STATE_NAMES["differing"]
_TITLES = ("区分", "B1", "B1 解決", "B2", "B2 解決", "両社", "両社 解決", "未確定の順", "並び")
SECTION, OPEN_ORDER, OPEN_ROW = 0, 7, 8
STATE_OF: dict[View, int] = {"B1": 1, "B2": 3, "両社": 5}
RESOLVED_OF: dict[View, int] = {"B1": 2, "B2": 4, "両社": 6}


@dataclass(frozen=True)
class Counting:
    """References to the counting sheet of a list of ``count`` items."""

    count: int

    def column(self, index: int) -> str:
        return absolute(layout.COUNTING_SHEET, 1, index, self.count)

    def table(self, column: int) -> str:
        """A column of the table of items."""
        first = layout.FIRST_ITEM_ROW
        return absolute(layout.CHECKLIST_SHEET, first, column, first + self.count - 1)


def write_choices(sheet: Worksheet, styles: Styles) -> None:
    """The source of the dropdowns."""
    for row, text in enumerate(["判定", *VERDICT_NAMES.values()]):
        put_text(sheet, row, 0, text, styles["value"])
    sheet.hide()


def _said(counting: Counting, side: Side, k: int) -> str:
    who = f"INDEX({counting.table(layout.index_of(layout.WHO))},{k})"
    verdict = f"INDEX({counting.table(layout.answer_index(side, 'verdict'))},{k})"
    choices = absolute(layout.LISTS_SHEET, 1, 0, len(VERDICT_NAMES))
    known = f"SUMPRODUCT(--EXACT({choices},{verdict}))>0"
    asked = f'OR({who}="{layout.BOTH}",{who}="{side}")'
    unanswered = f'IF({asked},"{UNCONFIRMED}","{NOT_ASKED}")'
    answered = f'AND({known},NOT(EXACT({verdict},"{UNCONFIRMED}")))'
    return f'=IFERROR(IF({answered},{verdict},{unanswered}),"{NOT_ASKED}")'


def _resolved(counting: Counting, side: Side, k: int, verdict: str) -> str:
    reason = f"INDEX({counting.table(layout.answer_index(side, 'reason'))},{k})"
    given = f'LEN(TRIM(CLEAN(SUBSTITUTE({reason},"　",""))))>0'
    excluded = f'IFERROR(IF(AND({verdict}="{EXCLUDED}",{given}),1,0),0)'
    return f'=IF({verdict}="{NOT_ASKED}","",IF({verdict}="{CONFIRMED}",1,{excluded}))'


def _differs(counting: Counting, k: int, field: Literal["assignee", "due"]) -> str:
    """True where both sides name somebody, or a date, and not the same."""
    one, two = (
        f'TRIM(SUBSTITUTE(INDEX({counting.table(layout.answer_index(side, field))},{k}),"　"," "))'
        for side in SIDES
    )
    return f'AND({one}<>"",{two}<>"",NOT(EXACT({one},{two})))'


def _both(counting: Counting, k: int, b1: str, b2: str) -> str:
    """What both sides say, 未記入 while one has not answered, 相違 where they differ."""
    said = f'IF({b1}="{NOT_ASKED}",{b2},{b1})'
    blank = f'OR({b1}="{UNCONFIRMED}",{b2}="{UNCONFIRMED}")'
    alone = f'OR({b1}="{NOT_ASKED}",{b2}="{NOT_ASKED}")'
    to_do = f'OR({b1}="{ACTION}",{b1}="{HOLD}")'
    details = f"OR({_differs(counting, k, 'assignee')},{_differs(counting, k, 'due')})"
    differ = f"OR({b1}<>{b2},AND({to_do},IFERROR({details},FALSE)))"
    return f'=IF({blank},"{UNCONFIRMED}",IF({alone},{said},IF({differ},"{DIFFERING}",{said})))'


def _formulas(counting: Counting, k: int) -> dict[int, str]:
    """The formulas of the ``k``-th item by column."""

    def at(column: int) -> str:
        return str(xl_rowcol_to_cell(k, column))

    b1, b2, both = (at(STATE_OF[view]) for view in ("B1", "B2", "両社"))
    settled1, settled2, settled = (at(RESOLVED_OF[view]) for view in ("B1", "B2", "両社"))
    above = (
        f"{xl_rowcol_to_cell(0, OPEN_ORDER, row_abs=True)}:{xl_rowcol_to_cell(k - 1, OPEN_ORDER)}"
    )
    number = f"INDEX({counting.table(layout.index_of(layout.NUMBER))},{k})"
    undecided = f'OR({both}="{UNCONFIRMED}",{both}="{DIFFERING}")'
    return {
        SECTION: f'=IFERROR(VALUE(LEFT({number},FIND("-",{number})-1)),0)',
        STATE_OF["B1"]: _said(counting, "B1", k),
        RESOLVED_OF["B1"]: _resolved(counting, "B1", k, b1),
        STATE_OF["B2"]: _said(counting, "B2", k),
        RESOLVED_OF["B2"]: _resolved(counting, "B2", k, b2),
        STATE_OF["両社"]: _both(counting, k, b1, b2),
        RESOLVED_OF["両社"]: (
            f'=IF({both}="{NOT_ASKED}","",IF({undecided},0,MIN({settled1},{settled2})))'
        ),
        OPEN_ORDER: f'=IF({settled}=0,COUNT({above})+1,"")',
        OPEN_ROW: f'=IFERROR(MATCH({k},{counting.column(OPEN_ORDER)},0),"")',
    }


def write_counting(
    sheet: Worksheet, styles: Styles, checklist: Checklist, project: Project
) -> None:
    """A row an item: its section's number, what each side says, what both say, what is open."""
    counting = Counting(len(checklist.items))
    for column, title in enumerate(_TITLES):
        put_text(sheet, 0, column, title, styles["value"])
    rows: list[dict[int, str | int]] = []
    unresolved: list[int] = []
    for k, (number, _, item) in enumerate(checklist.numbered(), 1):
        row: dict[int, str | int] = {SECTION: int(number.split("-")[0])}
        for view in VIEWS:
            found = standing(project, view, item)
            row[STATE_OF[view]] = STATE_NAMES[found.state] if found else NOT_ASKED
            row[RESOLVED_OF[view]] = int(found.resolved) if found else ""
        is_open = row[RESOLVED_OF["両社"]] == 0
        if is_open:
            unresolved.append(k)
        row[OPEN_ORDER] = len(unresolved) if is_open else ""
        rows.append(row)
    for k, row in enumerate(rows, 1):
        row[OPEN_ROW] = unresolved[k - 1] if k <= len(unresolved) else ""
        for column, formula in _formulas(counting, k).items():
            sheet.write_formula(k, column, formula, styles["plain"], row[column])
    sheet.hide()
