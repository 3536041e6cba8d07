"""A checklist as an Excel workbook: to fill in, to count, to talk about, to load back."""

from __future__ import annotations

import datetime
import io

from xlsxwriter.utility import xl_col_to_name
from xlsxwriter.workbook import Workbook

from sphinx_guidance.answers.project import Project
from sphinx_guidance.exports.publication import Publication, edition
from sphinx_guidance.exports.spreadsheet_safety import writable
from sphinx_guidance.exports.xlsx import layout
from sphinx_guidance.exports.xlsx.counting import Counting, write_choices, write_counting
from sphinx_guidance.exports.xlsx.head import marks
from sphinx_guidance.exports.xlsx.items import write_items
from sphinx_guidance.exports.xlsx.layout import Layout
from sphinx_guidance.exports.xlsx.open_points import write_open_points
from sphinx_guidance.exports.xlsx.style import Styles, new_workbook
from sphinx_guidance.exports.xlsx.summary import write_summary
from sphinx_guidance.model import Checklist


def write_workbook(
    checklist: Checklist, publication: Publication, project: Project | None = None
) -> bytes:
    """The workbook of a checklist, blank or with a project's answers; same input, same bytes."""
    form = Layout.of(publication.schema)
    counting = Counting(len(checklist.items), form)
    project = project or Project(checklist.id, checklist.version, form.sides)
    buffer = io.BytesIO()
    workbook = new_workbook(buffer)
    styles = Styles(workbook)
    items, summary, points, choices, counted = (
        workbook.add_worksheet(name)
        for name in (
            layout.checklist_sheet(),
            layout.summary_sheet(),
            layout.open_sheet(),
            layout.lists_sheet(),
            layout.counting_sheet(),
        )
    )
    write_items(items, styles, checklist, publication, form, project)
    write_summary(summary, styles, checklist, publication, counting, project)
    write_open_points(points, styles, checklist, publication, counting, project)
    write_choices(choices, styles)
    write_counting(counted, styles, checklist, counting, project)
    _name_items(workbook, checklist, form)
    _set_properties(workbook, checklist, publication, project)
    workbook.close()
    return buffer.getvalue()


def _name_items(workbook: Workbook, checklist: Checklist, form: Layout) -> None:
    first, last = layout.FIRST_ITEM_ROW + 1, layout.last_item_row(checklist) + 1
    right = xl_col_to_name(len(form.columns) - 1)
    place = f"='{layout.checklist_sheet()}'!$A${first}:${right}${last}"
    workbook.define_name(layout.ITEMS_NAME, place)


def _set_properties(
    workbook: Workbook, checklist: Checklist, publication: Publication, project: Project
) -> None:
    """What the file says about itself; its dates are the edition's, so that builds repeat."""
    date = checklist.date
    workbook.set_properties(
        {
            "title": writable(checklist.title),
            "subject": edition(checklist),
            "comments": writable(checklist.summary),
            "created": datetime.datetime(date.year, date.month, date.day),
        }
    )
    for mark, value in marks(checklist, publication, project).items():
        if value:
            workbook.set_custom_property(mark, writable(value)[:255], "text")
