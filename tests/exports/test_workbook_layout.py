"""The layout that every implementation of the workbook shares."""

from __future__ import annotations

import json

from sphinx_guidance.exports.xlsx import layout
from sphinx_guidance.exports.xlsx.layout import Layout, SheetParty
from tests.exports.samples import FORM, VECTORS


def test_the_layout_is_the_shared_one() -> None:
    shared = json.loads((VECTORS / "workbook_layout.json").read_text(encoding="utf-8"))
    form = Layout(tuple(SheetParty(**party) for party in shared.pop("parties")))
    assert shared == {
        "sheets": {
            "checklist": layout.checklist_sheet(),
            "summary": layout.summary_sheet(),
            "open": layout.open_sheet(),
            "lists": layout.lists_sheet(),
            "counting": layout.counting_sheet(),
        },
        "itemsName": layout.ITEMS_NAME,
        "headerRow": layout.HEADER_ROW + 1,
        "both": layout.both_name(),
        "marks": list(layout.MARKS),
        "head": {
            "valueAbove": form.columns[layout.VALUE_COLUMN].title,
            "secondLabelAbove": form.columns[layout.SECOND_LABEL_COLUMN].title,
            "secondValueAbove": form.columns[layout.SECOND_VALUE_COLUMN].title,
            "project": layout.project_label(),
            "date": layout.date_label(),
        },
        "attendees": [party.attendees_label for party in form.parties],
        "needed": list(form.needed),
        "columns": [
            {"title": column.title, "side": column.side, "field": column.field}
            for column in form.columns
        ],
    }


def test_titles_are_unique() -> None:
    assert len({column.title for column in FORM.columns}) == len(FORM.columns)
