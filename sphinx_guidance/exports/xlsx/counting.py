"""The hidden sheets of a workbook: the choices, and how each row of the table counts.

The formulas follow :mod:`sphinx_guidance.answers.standing`, which also gives the values that stand
in the file until a spreadsheet recalculates. A row that a person deleted counts nowhere; what is
not one of the choices counts as 未記入.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

from xlsxwriter.utility import xl_rowcol_to_cell
from xlsxwriter.worksheet import Worksheet

from sphinx_guidance.answers.project import (
    Project,
    Side,
    State,
    Verdict,
    state_names,
    verdict_names,
)
from sphinx_guidance.answers.standing import BOTH, View, standing
from sphinx_guidance.exports.xlsx import layout
from sphinx_guidance.exports.xlsx.layout import Field, Layout
from sphinx_guidance.exports.xlsx.style import Styles, absolute, put_text
from sphinx_guidance.model import Checklist
from sphinx_guidance.words import say

UNCONFIRMED, CONFIRMED, ACTION, HOLD, EXCLUDED = get_args(Verdict)
DIFFERING: State = "differing"

SECTION, OPEN_ORDER, OPEN_ROW = 0, 7, 8


def named(state: State) -> str:
    return state_names()[state]


def not_asked() -> str:
    """What stands where a side need not confirm an item."""
    return say("standing.not-asked")


@dataclass(frozen=True)
class Counting:
    """References to the counting sheet of a list of ``count`` items."""

    count: int
    layout: Layout

    @property
    def views(self) -> tuple[View, ...]:
        """In the order of the columns: each side, then both."""
        return (*self.layout.sides, BOTH)

    def state(self, view: View) -> int:
        """The column of where items stand."""
        return 1 + 2 * self.views.index(view)

    def resolved(self, view: View) -> int:
        """The column of whether items are resolved."""
        return self.state(view) + 1

    @property
    def titles(self) -> tuple[str, ...]:
        names = [self.layout.short(view) for view in self.views]
        states = (title for name in names for title in (name, say("counting.resolved", name=name)))
        return (say("column.section"), *states, say("counting.open-order"), say("counting.order"))

    def column(self, index: int) -> str:
        return absolute(layout.counting_sheet(), 1, index, self.count)

    def answers(self, side: Side, field: Field) -> str:
        """The column of the table in which a side fills in a field."""
        return self.table(self.layout.answer_index(side, field))

    def table(self, column: int) -> str:
        """A column of the table of items."""
        first = layout.FIRST_ITEM_ROW
        return absolute(layout.checklist_sheet(), first, column, first + self.count - 1)


def write_choices(sheet: Worksheet, styles: Styles) -> None:
    """The source of the dropdowns."""
    for row, text in enumerate([say("field.verdict"), *verdict_names().values()]):
        put_text(sheet, row, 0, text, styles["value"])
    sheet.hide()


def _said(counting: Counting, side: Side, k: int) -> str:
    who = f"INDEX({counting.table(layout.index_of(layout.who_title()))},{k})"
    verdict = f"INDEX({counting.answers(side, 'verdict')},{k})"
    choices = absolute(layout.lists_sheet(), 1, 0, len(verdict_names()))
    known = f"SUMPRODUCT(--EXACT({choices},{verdict}))>0"
    short = counting.layout.short(side).replace('"', '""')
    asked = f'OR({who}="{layout.both_name()}",{who}="{short}")'
    unanswered = f'IF({asked},"{named(UNCONFIRMED)}","{not_asked()}")'
    answered = f'AND({known},NOT(EXACT({verdict},"{named(UNCONFIRMED)}")))'
    return f'=IFERROR(IF({answered},{verdict},{unanswered}),"{not_asked()}")'


def _resolved(counting: Counting, side: Side, k: int, verdict: str) -> str:
    reason = f"INDEX({counting.answers(side, 'reason')},{k})"
    given = f'LEN(TRIM(CLEAN(SUBSTITUTE({reason},"\u3000",""))))>0'
    excluded = f'IFERROR(IF(AND({verdict}="{named(EXCLUDED)}",{given}),1,0),0)'
    return f'=IF({verdict}="{not_asked()}","",IF({verdict}="{named(CONFIRMED)}",1,{excluded}))'


def _differs(counting: Counting, k: int, field: Literal["assignee", "due"]) -> str:
    """True where both sides name somebody, or a date, and not the same."""
    one, two = (
        f'TRIM(SUBSTITUTE(INDEX({counting.answers(side, field)},{k}),"\u3000"," "))'
        for side in counting.layout.sides
    )
    return f'AND({one}<>"",{two}<>"",NOT(EXACT({one},{two})))'


def _both(counting: Counting, k: int, one: str, two: str) -> str:
    """What both sides say, 未記入 while one has not answered, 相違 where they differ."""
    said = f'IF({one}="{not_asked()}",{two},{one})'
    blank = f'OR({one}="{named(UNCONFIRMED)}",{two}="{named(UNCONFIRMED)}")'
    alone = f'OR({one}="{not_asked()}",{two}="{not_asked()}")'
    to_do = f'OR({one}="{named(ACTION)}",{one}="{named(HOLD)}")'
    details = f"OR({_differs(counting, k, 'assignee')},{_differs(counting, k, 'due')})"
    differ = f"OR({one}<>{two},AND({to_do},IFERROR({details},FALSE)))"
    told = f'IF({differ},"{named(DIFFERING)}",{said})'
    return f'=IF({blank},"{named(UNCONFIRMED)}",IF({alone},{said},{told}))'


def _formulas(counting: Counting, k: int) -> dict[int, str]:
    """The formulas of the ``k``-th item by column."""

    def at(column: int) -> str:
        return str(xl_rowcol_to_cell(k, column))

    states = {view: at(counting.state(view)) for view in counting.views}
    settled = {view: at(counting.resolved(view)) for view in counting.views}
    both, sides = states[BOTH], counting.layout.sides
    above = (
        f"{xl_rowcol_to_cell(0, OPEN_ORDER, row_abs=True)}:{xl_rowcol_to_cell(k - 1, OPEN_ORDER)}"
    )
    number = f"INDEX({counting.table(layout.index_of(layout.number_title()))},{k})"
    undecided = f'OR({both}="{named(UNCONFIRMED)}",{both}="{named(DIFFERING)}")'
    return {
        SECTION: f'=IFERROR(VALUE(LEFT({number},FIND("-",{number})-1)),0)',
        **{counting.state(side): _said(counting, side, k) for side in sides},
        **{counting.resolved(side): _resolved(counting, side, k, states[side]) for side in sides},
        counting.state(BOTH): _both(counting, k, *(states[side] for side in sides)),
        counting.resolved(BOTH): (
            f'=IF({both}="{not_asked()}","",IF({undecided},0,'
            f"MIN({','.join(settled[side] for side in sides)})))"
        ),
        OPEN_ORDER: f'=IF({settled[BOTH]}=0,COUNT({above})+1,"")',
        OPEN_ROW: f'=IFERROR(MATCH({k},{counting.column(OPEN_ORDER)},0),"")',
    }


def write_counting(
    sheet: Worksheet, styles: Styles, checklist: Checklist, counting: Counting, project: Project
) -> None:
    """A row an item: its section's number, what each side says, what both say, what is open."""
    for column, title in enumerate(counting.titles):
        put_text(sheet, 0, column, title, styles["value"])
    rows: list[dict[int, str | int]] = []
    unresolved: list[int] = []
    for k, (number, _, item) in enumerate(checklist.numbered(), 1):
        row: dict[int, str | int] = {SECTION: int(number.split("-")[0])}
        for view in counting.views:
            found = standing(project, view, item)
            row[counting.state(view)] = state_names()[found.state] if found else not_asked()
            row[counting.resolved(view)] = int(found.resolved) if found else ""
        is_open = row[counting.resolved(BOTH)] == 0
        if is_open:
            unresolved.append(k)
        row[OPEN_ORDER] = len(unresolved) if is_open else ""
        rows.append(row)
    for k, row in enumerate(rows, 1):
        row[OPEN_ROW] = unresolved[k - 1] if k <= len(unresolved) else ""
        for column, formula in _formulas(counting, k).items():
            sheet.write_formula(k, column, formula, styles["plain"], row[column])
    sheet.hide()
