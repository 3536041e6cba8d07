"""The head of the form: title, project, meeting, parties, edition; and the marks for programs."""

from __future__ import annotations

import datetime
from collections.abc import Sequence

from xlsxwriter.worksheet import Worksheet

from sphinx_guidance.answers.project import LIMITS, Project
from sphinx_guidance.exports.publication import Publication
from sphinx_guidance.exports.xlsx import layout
from sphinx_guidance.exports.xlsx.layout import SheetParty
from sphinx_guidance.exports.xlsx.style import Styles, put_date, put_text
from sphinx_guidance.model import Checklist
from sphinx_guidance.words import say


def date_validation() -> dict[str, object]:
    """A date that every spreadsheet can hold."""
    return {
        "validate": "date",
        "criteria": "between",
        "minimum": datetime.date(2000, 1, 1),
        "maximum": datetime.date(2199, 12, 31),
        "error_title": say("field.date"),
        "error_message": say("workbook.enter-date"),
    }


def length_validation(limit: int) -> dict[str, object]:
    """Text of no more than ``limit`` characters, so that the site can take it in."""
    return {
        "validate": "length",
        "criteria": "<=",
        "value": limit,
        "error_title": say("workbook.length"),
        "error_message": say("workbook.enter-length", limit=limit),
    }


def marks(checklist: Checklist, publication: Publication, project: Project) -> dict[str, str]:
    """What tells a program which list, version and project the workbook is about."""
    values = (checklist.id, checklist.version, publication.site, project.id)
    return dict(zip(layout.MARKS, values, strict=True))


def write_head(
    sheet: Worksheet,
    styles: Styles,
    checklist: Checklist,
    publication: Publication,
    parties: Sequence[SheetParty],
    project: Project,
) -> None:
    """Write the rows above the table; each value stands in one cell right of its label."""
    value, heading = layout.VALUE_COLUMN, project.heading
    label, second = layout.SECOND_LABEL_COLUMN, layout.SECOND_VALUE_COLUMN
    bold, text, date = styles["label"], styles["value"], styles["value-date"]
    put_text(sheet, layout.TITLE_ROW, 0, checklist.title, styles["title"])
    sheet.set_row(layout.TITLE_ROW, 26)

    row = layout.PROJECT_ROW
    put_text(sheet, row, 0, layout.project_label(), bold)
    put_text(sheet, row, value, heading.name, text)
    sheet.data_validation(row, value, row, value, length_validation(LIMITS["name"]))
    put_text(sheet, row, label, layout.date_label(), bold)
    put_date(sheet, row, second, heading.meeting_date, date)
    sheet.data_validation(row, second, row, second, date_validation())

    for row, party in enumerate(parties, layout.FIRST_ATTENDEES_ROW):
        put_text(sheet, row, 0, party.attendees_label, bold)
        put_text(sheet, row, value, heading.attendees.get(party.id, ""), text)
        sheet.data_validation(row, value, row, value, length_validation(LIMITS["attendees"]))

    row = layout.EDITION_ROW
    put_text(sheet, row, 0, layout.edition_label(), bold)
    put_text(sheet, row, value, checklist.version, text)
    put_text(sheet, row, label, layout.edition_date_label(), bold)
    put_date(sheet, row, second, checklist.date, date)

    address = publication.address(checklist)
    put_text(sheet, layout.ADDRESS_ROW, 0, layout.address_label(), bold)
    if address.startswith(("https://", "http://")):
        sheet.write_url(layout.ADDRESS_ROW, value, address, styles["link"])
    else:
        put_text(sheet, layout.ADDRESS_ROW, value, address, text)

    for row, (mark, said) in enumerate(
        marks(checklist, publication, project).items(), layout.FIRST_MARK_ROW
    ):
        put_text(sheet, row, 0, mark, text)
        put_text(sheet, row, value, said, text)
        sheet.set_row(row, None, None, {"hidden": True})
