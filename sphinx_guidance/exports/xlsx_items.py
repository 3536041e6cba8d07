"""The sheet of a workbook on which the parties answer: the head of the form, and a row an item."""

from __future__ import annotations

from xlsxwriter.utility import xl_col_to_name
from xlsxwriter.worksheet import Worksheet

from sphinx_guidance.exports import workbook_layout as layout
from sphinx_guidance.exports.answers import LIMITS, VERDICT_NAMES, Answer, Project
from sphinx_guidance.exports.publication import SIDES, Publication
from sphinx_guidance.exports.workbook_layout import COLUMNS, Column
from sphinx_guidance.exports.xlsx_style import (
    NOT_ASKED_COLOUR,
    VERDICT_COLOURS,
    Styles,
    absolute,
    put_text,
    row_height,
    set_up_page,
)
from sphinx_guidance.model import Check, Checklist, ChecklistSection

VERDICT_SOURCE = "=" + absolute(layout.LISTS_SHEET, 1, 0, len(VERDICT_NAMES))
_DATES = {
    "validate": "date",
    "criteria": "between",
    "minimum": "=DATE(2000,1,1)",
    "maximum": "=DATE(2199,12,31)",
    "error_title": "日付",
    "error_message": "西暦の日付を入れてください（例: 2026-04-01）。",
}


def who_confirms(item: Check) -> str:
    """The parties as one datum: 両社, B1 or B2."""
    return layout.BOTH if len(set(item.who)) > 1 else item.who[0]


def write_items(
    sheet: Worksheet,
    styles: Styles,
    checklist: Checklist,
    publication: Publication,
    project: Project,
) -> None:
    """Write the head and the table of items, with the answers of ``project`` filled in."""
    _write_head(sheet, styles, checklist, publication, project)
    for i, column in enumerate(COLUMNS):
        sheet.set_column(i, i, column.width)
        put_text(sheet, layout.HEADER_ROW, i, column.title, styles["header"])
    sheet.set_row(layout.HEADER_ROW, row_height((c.title, c.width) for c in COLUMNS))
    for offset, (number, section, item) in enumerate(checklist.numbered()):
        _write_item(sheet, styles, layout.FIRST_ITEM_ROW + offset, number, section, item, project)
    last_row = layout.FIRST_ITEM_ROW + len(checklist.items) - 1
    last_column = len(COLUMNS) - 1
    _add_validations(sheet, last_row)
    _add_colours(sheet, styles, last_row)
    sheet.autofilter(layout.HEADER_ROW, 0, last_row, last_column)
    sheet.freeze_panes(layout.FIRST_ITEM_ROW, layout.index_of(layout.TEXT) + 1)
    numbers = sheet_range(layout.NUMBER, last_row)
    sheet.ignore_errors({"number_stored_as_text": numbers, "two_digit_text_year": numbers})
    set_up_page(sheet, checklist, publication, "", last_row, last_column, layout.HEADER_ROW)


def sheet_range(title: str, last_row: int) -> str:
    """The cells of a column of the table, without the sheet's name."""
    column = xl_col_to_name(layout.index_of(title))
    return f"{column}{layout.FIRST_ITEM_ROW + 1}:{column}{last_row + 1}"


def _write_head(
    sheet: Worksheet,
    styles: Styles,
    checklist: Checklist,
    publication: Publication,
    project: Project,
) -> None:
    value, right_label, right = (
        layout.VALUE_COLUMN,
        layout.SECOND_LABEL_COLUMN,
        layout.SECOND_VALUE_COLUMN,
    )
    label, text, date = styles["label"], styles["value"], styles["value-date"]
    put_text(sheet, layout.TITLE_ROW, 0, checklist.title, styles["title"])
    sheet.set_row(layout.TITLE_ROW, 26)
    put_text(sheet, layout.PROJECT_ROW, 0, layout.PROJECT_LABEL, label)
    put_text(sheet, layout.PROJECT_ROW, value, project.heading.name, text)
    put_text(sheet, layout.PROJECT_ROW, right_label, layout.DATE_LABEL, label)
    if project.heading.meeting_date:
        sheet.write_datetime(layout.PROJECT_ROW, right, project.heading.meeting_date, date)
    else:
        sheet.write_blank(layout.PROJECT_ROW, right, None, date)
    sheet.data_validation(layout.PROJECT_ROW, right, layout.PROJECT_ROW, right, _DATES)
    for row, side in enumerate(SIDES, layout.FIRST_ATTENDEES_ROW):
        put_text(sheet, row, 0, layout.ATTENDEES_LABELS[side], label)
        put_text(sheet, row, value, project.heading.attendees[side], text)
        sheet.data_validation(row, value, row, value, _length(LIMITS["attendees"]))
    put_text(sheet, layout.EDITION_ROW, 0, layout.EDITION_LABEL, label)
    put_text(sheet, layout.EDITION_ROW, value, checklist.version, text)
    put_text(sheet, layout.EDITION_ROW, right_label, layout.EDITION_DATE_LABEL, label)
    sheet.write_datetime(layout.EDITION_ROW, right, checklist.date, date)
    address = publication.address(checklist)
    put_text(sheet, layout.ADDRESS_ROW, 0, layout.ADDRESS_LABEL, label)
    if address.startswith(("https://", "http://")):
        sheet.write_url(layout.ADDRESS_ROW, value, address, styles["link"])
    else:
        put_text(sheet, layout.ADDRESS_ROW, value, address, text)
    name_limit = _length(LIMITS["name"])
    sheet.data_validation(layout.PROJECT_ROW, value, layout.PROJECT_ROW, value, name_limit)
    marks = (checklist.id, checklist.version, publication.site, project.id)
    for row, (mark, said) in enumerate(
        zip(layout.MARKS, marks, strict=True), layout.FIRST_MARK_ROW
    ):
        put_text(sheet, row, 0, mark, text)
        put_text(sheet, row, value, said, text)
        sheet.set_row(row, None, None, {"hidden": True})


def _write_item(
    sheet: Worksheet,
    styles: Styles,
    row: int,
    number: str,
    section: ChecklistSection,
    item: Check,
    project: Project,
) -> None:
    texts = [number, item.id, section.title, item.text, item.why, who_confirms(item)]
    texts += [item.weight, item.phase, item.evidence]
    for i, text in enumerate(texts):
        put_text(sheet, row, i, text, styles["text"])
    for i, column in enumerate(COLUMNS[len(texts) :], len(texts)):
        assert column.side
        asked = column.side in item.who
        value = cell_of(project.answer(column.side, item.id), column, asked)
        suffix = "" if asked else "-not-asked"
        if not column.is_date:
            assert isinstance(value, str)
            put_text(sheet, row, i, value, styles[f"text{suffix}"])
            texts.append(value)
        elif value:
            assert not isinstance(value, str)
            sheet.write_datetime(row, i, value, styles[f"date{suffix}"])
            texts.append("")
        else:
            sheet.write_blank(row, i, None, styles[f"date{suffix}"])
            texts.append("")
    widths = (column.width for column in COLUMNS)
    sheet.set_row(row, row_height(zip(texts, widths, strict=True)))
