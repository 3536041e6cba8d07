"""How a checklist's workbook is laid out: what its writers and its readers agree on.

``tests/vectors/workbook_layout.json`` holds the same, for every implementation.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from sphinx_guidance.answers.project import LIMITS, SIDES, Side
from sphinx_guidance.model import Checklist

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


def _answer(side: Side) -> tuple[Column, ...]:
    return (
        Column(f"{side} 判定", 8, side, "verdict"),
        Column(f"{side} 対象外の理由", 10, side, "reason", LIMITS["reason"]),
        Column(f"{side} 備考", 14, side, "note", LIMITS["note"]),
        Column(f"{side} 担当", 8, side, "assignee", LIMITS["person"]),
        Column(f"{side} 期限", 10.8, side, "due"),
        Column(f"{side} 確認者", 8, side, "confirmedBy", LIMITS["person"]),
        Column(f"{side} 確認日", 10.8, side, "confirmedOn"),
    )


COLUMNS = (*_ITEM, *(column for side in SIDES for column in _answer(side)))


def index_of(title: str) -> int:
    """The zero-based position of a column."""
    return next(i for i, column in enumerate(COLUMNS) if column.title == title)


def answer_index(side: Side, field: Field) -> int:
    """The zero-based position of what a side fills in."""
    return next(i for i, c in enumerate(COLUMNS) if c.side == side and c.field == field)


# The head of the sheet: labels in the first column, each with its value to the right of it.
PROJECT_LABEL, DATE_LABEL = "案件名", "日付"
ATTENDEES_LABELS: dict[Side, str] = {
    "B1": "出席者・ベンダー（B1）",
    "B2": "出席者・サービス提供者（B2）",
}
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
