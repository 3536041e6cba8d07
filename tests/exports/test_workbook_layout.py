"""The layout that every implementation of the workbook shares."""

from __future__ import annotations

import json

from sphinx_guidance.exports.xlsx import layout
from sphinx_guidance.exports.xlsx.layout import COLUMNS
from tests.exports.samples import VECTORS


def test_the_layout_is_the_shared_one() -> None:
    shared = json.loads((VECTORS / "workbook_layout.json").read_text(encoding="utf-8"))
    assert shared == {
        "sheets": {
            "checklist": layout.CHECKLIST_SHEET,
            "summary": layout.SUMMARY_SHEET,
            "open": layout.OPEN_SHEET,
            "lists": layout.LISTS_SHEET,
            "counting": layout.COUNTING_SHEET,
        },
        "itemsName": layout.ITEMS_NAME,
        "headerRow": layout.HEADER_ROW + 1,
        "both": layout.BOTH,
        "marks": list(layout.MARKS),
        "head": {
            "valueAbove": COLUMNS[layout.VALUE_COLUMN].title,
            "secondLabelAbove": COLUMNS[layout.SECOND_LABEL_COLUMN].title,
            "secondValueAbove": COLUMNS[layout.SECOND_VALUE_COLUMN].title,
            "project": layout.PROJECT_LABEL,
            "date": layout.DATE_LABEL,
            "attendees": layout.ATTENDEES_LABELS,
        },
        "columns": [
            {"title": column.title, "side": column.side, "field": column.field}
            for column in COLUMNS
        ],
    }


def test_titles_are_unique() -> None:
    assert len({column.title for column in COLUMNS}) == len(COLUMNS)
