"""The sheet of a workbook on which the parties answer: a row an item, a column a datum."""

from __future__ import annotations

import datetime

from xlsxwriter.utility import xl_col_to_name
from xlsxwriter.worksheet import Worksheet

from sphinx_guidance.answers.project import Answer, Project, verdict_names
from sphinx_guidance.exports.publication import Publication
from sphinx_guidance.exports.xlsx import layout
from sphinx_guidance.exports.xlsx.head import date_validation, length_validation, write_head
from sphinx_guidance.exports.xlsx.layout import Column, Layout
from sphinx_guidance.exports.xlsx.style import (
    VERDICT_COLOURS,
    Styles,
    absolute,
    put_date,
    put_text,
    row_height,
    set_up_page,
)
from sphinx_guidance.model import Check, Checklist
from sphinx_guidance.words import say

OVERDUE_COLOUR = "#F8D9C8"
MISSING_COLOUR = "#FFD0D0"


def verdict_validation() -> dict[str, object]:
    """One of the verdicts, chosen from a list."""
    names = verdict_names().values()
    return {
        "validate": "list",
        "source": "=" + absolute(layout.lists_sheet(), 1, 0, len(names)),
        "error_title": say("field.verdict"),
        "error_message": say("workbook.choose", names=say("dots.separator").join(names)),
    }


def who_confirms(form: Layout, item: Check) -> str:
    """The parties as one datum: 両社, or what the only one is called in columns."""
    return layout.both_name() if len(set(item.who)) > 1 else form.short(item.who[0])


def shown(answer: Answer, column: Column, asked: bool) -> str | datetime.date | None:
    """What an answer's cell holds; a side that is not asked starts from an empty cell."""
    match column.field:
        case "verdict":
            said = asked or answer.verdict != "unconfirmed"
            return verdict_names()[answer.verdict] if said else ""
        case "reason":
            return answer.reason
        case "note":
            return answer.note
        case "assignee":
            return answer.assignee
        case "due":
            return answer.due
        case "confirmedBy":
            return answer.confirmed_by
        case _:
            return answer.confirmed_on


def write_items(
    sheet: Worksheet,
    styles: Styles,
    checklist: Checklist,
    publication: Publication,
    form: Layout,
    project: Project,
) -> None:
    """Write the head and the table, with the answers of ``project`` filled in."""
    write_head(sheet, styles, checklist, publication, form.parties, project)
    for i, column in enumerate(form.columns):
        sheet.set_column(i, i, column.width)
        put_text(sheet, layout.HEADER_ROW, i, column.title, styles["header"])
    # Room for the filter's button beside each title.
    sheet.set_row(layout.HEADER_ROW, row_height((c.title, c.width - 2) for c in form.columns))
    for row, (number, section, item) in enumerate(checklist.numbered(), layout.FIRST_ITEM_ROW):
        _write_item(sheet, styles, form, row, (number, item.id, section.title), item, project)
    last_row = layout.last_item_row(checklist)
    last_column = len(form.columns) - 1
    _add_validations(sheet, form, last_row)
    for side in form.sides:
        _add_colours(sheet, styles, form, side, last_row)
    sheet.autofilter(layout.HEADER_ROW, 0, last_row, last_column)
    sheet.freeze_panes(layout.FIRST_ITEM_ROW, layout.index_of(layout.text_title()) + 1)
    sheet.ignore_errors({"two_digit_text_year": f"A{layout.FIRST_ITEM_ROW + 1}:A{last_row + 1}"})
    set_up_page(sheet, checklist, publication, "", last_row, last_column, layout.HEADER_ROW)


def _write_item(
    sheet: Worksheet,
    styles: Styles,
    form: Layout,
    row: int,
    place: tuple[str, str, str],
    item: Check,
    project: Project,
) -> None:
    texts = [*place, item.text, item.why, who_confirms(form, item)]
    texts += [item.weight, item.phase, item.evidence]
    for i, text in enumerate(texts):
        put_text(sheet, row, i, text, styles["text"])
    for i, column in enumerate(form.columns[len(texts) :], len(texts)):
        assert column.side
        asked = column.side in item.who
        suffix = "" if asked else "-not-asked"
        value = shown(project.answer(column.side, item.id), column, asked)
        if isinstance(value, str):
            put_text(sheet, row, i, value, styles[f"text{suffix}"])
            texts.append(value)
        else:
            put_date(sheet, row, i, value, styles[f"date{suffix}"])
            texts.append("")
    widths = (column.width for column in form.columns)
    sheet.set_row(row, row_height(zip(texts, widths, strict=True)))


def _add_validations(sheet: Worksheet, form: Layout, last_row: int) -> None:
    for i, column in enumerate(form.columns):
        if column.field == "verdict":
            rule: dict[str, object] = dict(verdict_validation())
        elif column.is_date:
            rule = dict(date_validation())
        elif column.limit:
            rule = length_validation(column.limit)
        else:
            continue
        sheet.data_validation(layout.FIRST_ITEM_ROW, i, last_row, i, rule)


def _add_colours(sheet: Worksheet, styles: Styles, form: Layout, side: str, last_row: int) -> None:
    """Colours beside the words; each rule is anchored in the first row of its range."""
    first = layout.FIRST_ITEM_ROW
    column_of = {c.field: i for i, c in enumerate(form.columns) if c.side == side}
    at = {field: xl_col_to_name(i) for field, i in column_of.items()}
    verdict, reason, due = (f"${at[f]}{first + 1}" for f in ("verdict", "reason", "due"))
    names = verdict_names()
    settled = f'{verdict}="{names["confirmed"]}",{verdict}="{names["not-applicable"]}"'
    rules = [
        (column_of["verdict"], f'={verdict}="{names[name]}"', colour)
        for name, colour in VERDICT_COLOURS.items()
    ]
    without_reason = f'=AND({verdict}="{names["not-applicable"]}",LEN(TRIM({reason}))=0)'
    overdue = f"=AND(ISNUMBER({due}),{due}<TODAY(),NOT(OR({settled})))"
    rules += [
        (column_of["reason"], without_reason, MISSING_COLOUR),
        (column_of["due"], overdue, OVERDUE_COLOUR),
    ]
    for column, formula, colour in rules:
        rule = {"type": "formula", "criteria": formula, "format": styles.fill(colour)}
        sheet.conditional_format(first, column, last_row, column, rule)
