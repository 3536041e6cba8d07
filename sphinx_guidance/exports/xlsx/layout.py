"""How a checklist's workbook is laid out: what its writers and its readers agree on.

``tests/vectors/workbook_layout.json`` holds the same, for every implementation.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from sphinx_guidance.answers.project import LIMITS, Side
from sphinx_guidance.model import Checklist
from sphinx_guidance.schema import Schema
from sphinx_guidance.words import say

ITEMS_NAME = "check_items"
"""The defined name of the item rows."""

Field = Literal["verdict", "reason", "note", "assignee", "due", "confirmedBy", "confirmedOn"]


def checklist_sheet() -> str:
    return say("sheet.checklist")


def summary_sheet() -> str:
    return say("sheet.summary")


def open_sheet() -> str:
    return say("sheet.open")


def lists_sheet() -> str:
    return say("sheet.lists")


def counting_sheet() -> str:
    return say("sheet.counting")


def both_name() -> str:
    return say("workbook.both")


@dataclass(frozen=True)
class Column:
    """A column of the table: its unique title, and its width in half-width characters.

    ``side`` and ``field`` are set for what the parties fill in; ``limit`` is in UTF-16 units.
    """

    title: str
    width: float
    side: Side | None = None
    field: Field | None = None
    limit: int = 0

    @property
    def is_date(self) -> bool:
        return self.field in ("due", "confirmedOn")


def number_title() -> str:
    return say("column.number")


def item_id_title() -> str:
    return say("column.id")


def section_title() -> str:
    return say("column.section")


def text_title() -> str:
    return say("column.item")


def why_title() -> str:
    return say("column.why")


def who_title() -> str:
    return say("column.who")


def weight_title() -> str:
    return say("column.weight")


def phase_title() -> str:
    return say("column.phase")


def evidence_title() -> str:
    return say("column.evidence")


def _item_columns() -> tuple[Column, ...]:
    """What stands of an item itself."""
    return (
        Column(number_title(), 6),
        Column(item_id_title(), 13),
        Column(section_title(), 10),
        Column(text_title(), 24),
        Column(why_title(), 23),
        Column(who_title(), 7),
        Column(weight_title(), 7),
        Column(phase_title(), 9),
        Column(evidence_title(), 14),
    )


def field_names() -> dict[Field, str]:
    """What the parties fill in, in words."""
    return {
        "verdict": say("field.verdict"),
        "reason": say("field.reason-not-applicable"),
        "note": say("field.note"),
        "assignee": say("field.assignee"),
        "due": say("field.due"),
        "confirmedBy": say("field.confirmed-by"),
        "confirmedOn": say("field.confirmed-on"),
    }


def _answer(side: Side, short: str) -> tuple[Column, ...]:
    names = field_names()

    def column(field: Field, width: float, limit: int = 0) -> Column:
        return Column(f"{short} {names[field]}", width, side, field, limit)

    return (
        column("verdict", 8),
        column("reason", 10, LIMITS["reason"]),
        column("note", 14, LIMITS["note"]),
        column("assignee", 8, LIMITS["person"]),
        column("due", 10.8),
        column("confirmedBy", 8, LIMITS["person"]),
        column("confirmedOn", 10.8),
    )


@dataclass(frozen=True)
class SheetParty:
    """A party that answers: its id, its name, and what columns call it."""

    id: Side
    name: str
    short: str

    @property
    def attendees_label(self) -> str:
        return say("field.attendees", party=self.name)


@dataclass(frozen=True)
class Layout:
    """The columns and labels that follow from the two parties, in the order of a sheet."""

    parties: tuple[SheetParty, ...]

    @classmethod
    def of(cls, schema: Schema) -> Layout:
        made = (
            SheetParty(id_, schema.parties[id_].name, schema.short(id_)) for id_ in schema.answering
        )
        return cls(tuple(made))

    @property
    def sides(self) -> tuple[Side, ...]:
        return tuple(party.id for party in self.parties)

    @cached_property
    def columns(self) -> tuple[Column, ...]:
        answers = (column for party in self.parties for column in _answer(party.id, party.short))
        return (*_item_columns(), *answers)

    @property
    def needed(self) -> tuple[str, ...]:
        """The columns without which a sheet is not taken for the table."""
        verdicts = (column.title for column in self.columns if column.field == "verdict")
        return (item_id_title(), *verdicts)

    def short(self, view: str) -> str:
        """What a side is called in a column; any other view, both sides together."""
        return next((party.short for party in self.parties if party.id == view), both_name())

    def answer_index(self, side: Side, field: Field) -> int:
        """The zero-based position of what a side fills in."""
        columns = enumerate(self.columns)
        return next(i for i, c in columns if c.side == side and c.field == field)


def index_of(title: str) -> int:
    """The zero-based position of a column of the item itself."""
    return next(i for i, column in enumerate(_item_columns()) if column.title == title)


# The head of the sheet: labels in the first column, each with its value to the right of it.


def project_label() -> str:
    return say("field.project")


def date_label() -> str:
    return say("field.date")


def edition_label() -> str:
    return say("column.version")


def edition_date_label() -> str:
    return say("column.version-date")


def address_label() -> str:
    return say("column.address")


Mark = Literal["guidance-list", "guidance-version", "guidance-site", "guidance-project"]
MARKS: tuple[Mark, ...] = (
    "guidance-list",
    "guidance-version",
    "guidance-site",
    "guidance-project",
)
"""What hidden rows of the sheet, and the document's properties, tell a program."""

VALUE_COLUMN, SECOND_LABEL_COLUMN, SECOND_VALUE_COLUMN = 3, 7, 8
TITLE_ROW, PROJECT_ROW, FIRST_ATTENDEES_ROW, EDITION_ROW, ADDRESS_ROW = 0, 1, 2, 4, 5
FIRST_MARK_ROW = 6
HEADER_ROW = FIRST_MARK_ROW + len(MARKS)
FIRST_ITEM_ROW = HEADER_ROW + 1


def last_item_row(checklist: Checklist) -> int:
    """The zero-based last row of the table."""
    return FIRST_ITEM_ROW + len(checklist.items) - 1
