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

CHECKLIST_SHEET = "チェックリスト"
SUMMARY_SHEET = "集計"
OPEN_SHEET = "未確定事項"
LISTS_SHEET = "一覧"
COUNTING_SHEET = "計算"

ITEMS_NAME = "check_items"
"""The defined name of the item rows."""

BOTH = "両社"

Field = Literal["verdict", "reason", "note", "assignee", "due", "confirmedBy", "confirmedOn"]


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


NUMBER, ITEM_ID, SECTION, TEXT = "番号", "項目ID", "区分", "確認項目"
WHY, WHO, WEIGHT, PHASE, EVIDENCE = "なぜ必要か", "確認する立場", "重要度", "時期", "根拠"

_ITEM = (
    Column(NUMBER, 6),
    Column(ITEM_ID, 13),
    Column(SECTION, 10),
    Column(TEXT, 24),
    Column(WHY, 23),
    Column(WHO, 7),
    Column(WEIGHT, 7),
    Column(PHASE, 9),
    Column(EVIDENCE, 14),
)


FIELD_NAMES: dict[Field, str] = {
    "verdict": "判定",
    "reason": "対象外の理由",
    "note": "備考",
    "assignee": "担当",
    "due": "期限",
    "confirmedBy": "確認者",
    "confirmedOn": "確認日",
}


def _answer(side: Side, short: str) -> tuple[Column, ...]:
    def column(field: Field, width: float, limit: int = 0) -> Column:
        return Column(f"{short} {FIELD_NAMES[field]}", width, side, field, limit)

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
        return f"出席者・{self.name}"


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
        return (*_ITEM, *answers)

    @property
    def needed(self) -> tuple[str, ...]:
        """The columns without which a sheet is not taken for the table."""
        verdicts = (column.title for column in self.columns if column.field == "verdict")
        return (ITEM_ID, *verdicts)

    def short(self, view: str) -> str:
        """What a side is called in a column; any other view, both sides together."""
        return next((party.short for party in self.parties if party.id == view), BOTH)

    def answer_index(self, side: Side, field: Field) -> int:
        """The zero-based position of what a side fills in."""
        columns = enumerate(self.columns)
        return next(i for i, c in columns if c.side == side and c.field == field)


def index_of(title: str) -> int:
    """The zero-based position of a column of the item itself."""
    return next(i for i, column in enumerate(_ITEM) if column.title == title)


# The head of the sheet: labels in the first column, each with its value to the right of it.
PROJECT_LABEL, DATE_LABEL = "案件名", "日付"
EDITION_LABEL, EDITION_DATE_LABEL, ADDRESS_LABEL = "版", "版の日付", "アドレス"

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
