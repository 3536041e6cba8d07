"""Reading a filled-in workbook back: the answers by item id, and what was not understood.

Neither the order of rows and columns nor the names of sheets matter. Nothing is dropped silently:
what cannot be read is reported with its sheet and cell, and the rest is taken in.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from sphinx_guidance.answers.project import BLANK, Answer, Project, Side
from sphinx_guidance.answers.text import trimmed
from sphinx_guidance.exports.xlsx.cells import CellProblem, RawCell, Row, as_text
from sphinx_guidance.exports.xlsx.layout import (
    MARKS,
    Column,
    Field,
    Layout,
    item_id_title,
    text_title,
)
from sphinx_guidance.exports.xlsx.open import WorkbookError, opened
from sphinx_guidance.exports.xlsx.table import Table, find_table, mark
from sphinx_guidance.model import ID_PATTERN, Checklist
from sphinx_guidance.schema import Schema
from sphinx_guidance.spelling import nearest
from sphinx_guidance.words import say

UNKNOWN_VERSION = "0.0.0"
"""Older than every version, so that the site asks for every changed item again."""

_VERSION = re.compile(r"[0-9]{1,6}\.[0-9]{1,6}\.[0-9]{1,6}")


@dataclass(frozen=True)
class Imported:
    """What a workbook held; ``project`` is None where nothing could be read.

    ``saved`` is when the file says that it was last saved.
    """

    project: Project | None
    checklist: Checklist | None
    problems: tuple[CellProblem, ...]
    site: str = ""
    saved: datetime.datetime | None = None


def read_workbook(content: bytes, checklists: Mapping[str, Checklist], schema: Schema) -> Imported:
    """The answers in the workbook ``content``, to one of ``checklists`` (by id)."""
    form = Layout.of(schema)
    try:
        with opened(content) as workbook:
            table = find_table(workbook, form)
            marks = {name: mark(workbook, table, name) for name in MARKS} if table else {}
            saved = workbook.values.properties.modified
    except WorkbookError as error:
        return _refused("unreadable", str(error))
    if table is None:
        quoted = (say("quoted", text=title) for title in form.needed)
        needed = say("sentences.separator").join(quoted)
        return _refused("no-table", say("import.no-table", titles=needed))
    id_ = marks["guidance-list"]
    checklist = checklists.get(id_)
    if checklist is None:
        return _unknown_list(table, id_, checklists)
    version = _version(table, marks["guidance-version"], checklist)
    blank = Project(checklist.id, version, form.sides, table.heading())
    project = _answers(table, checklist, blank)
    project_id = marks["guidance-project"]
    if len(project_id) <= 100 and ID_PATTERN.fullmatch(project_id):
        project = replace(project, id=project_id)
    problems = tuple(table.reader.problems)
    return Imported(project, checklist, problems, marks["guidance-site"], saved)


def _refused(code: str, message: str, hint: str = "", sheet: str = "", cell: str = "") -> Imported:
    return Imported(None, None, (CellProblem(sheet, cell, code, message, hint),))


def _unknown_list(table: Table, id_: str, checklists: Mapping[str, Checklist]) -> Imported:
    if not id_:
        return _refused("unknown-list", say("import.no-list"))
    brief = id_[:100]
    message = say("import.unknown-list", brief=brief)
    place = (table.reader.sheet, table.labelled("guidance-list").place)
    return _refused("unknown-list", message, nearest(brief, checklists), *place)


def _version(table: Table, version: str, checklist: Checklist) -> str:
    cell = table.labelled("guidance-version")
    if not _VERSION.fullmatch(version):
        message = say("import.no-version")
        table.reader.report(cell, "unknown-version", message)
        return UNKNOWN_VERSION
    if version != checklist.version:
        message = say("import.other-version", version=version, now=checklist.version)
        hint = say("import.other-version.hint")
        table.reader.report(cell, "other-version", message, hint)
    return version


def _answers(table: Table, checklist: Checklist, project: Project) -> Project:
    """``project`` with the answers of all rows whose item is known."""
    items = {item.id: item for item in checklist.items}
    former = {change.item for release in checklist.history for change in release.changes}
    rows: dict[str, RawCell] = {}
    answers: dict[Side, dict[str, Answer]] = {side: {} for side in project.sides}
    wordings: dict[str, str] = {}
    for row in table.rows:
        cell = row[table.columns[item_id_title()]]
        id_ = trimmed(table.reader.text(cell, 1000))
        if not _belongs(table, row, cell, id_, {*items, *former}, rows):
            continue
        rows[id_] = cell
        for side in project.sides:
            answer = _answer(table, row, side)
            if answer != BLANK:
                answers[side][id_] = answer
        current = project.version == checklist.version and id_ in items
        text = table.cell(row, text_title())
        wordings[id_] = items[id_].text if current else as_text(text.value if text else None)
    return replace(project, answers=answers, wordings=wordings)


def _belongs(
    table: Table, row: Row, cell: RawCell, id_: str, known: set[str], rows: Mapping[str, RawCell]
) -> bool:
    """True for the first row of a known item; every other row with content is reported."""
    reader = table.reader
    if not id_:
        filled = (table.cell(row, c.title) for c in table.form.columns if c.side)
        if any(found and found.value is not None for found in filled):
            reader.report(cell, "missing-id", say("import.no-id"))
        return False
    if id_ not in known:
        message = say("import.no-item", id=id_[:100])
        reader.report(cell, "unknown-item", message, nearest(id_[:100], known))
        return False
    if id_ in rows:
        message = say("import.item-twice", id=id_, place=rows[id_].place)
        reader.report(cell, "duplicate-item", message)
        return False
    return True


def _answer(table: Table, row: Row, side: Side) -> Answer:
    reader = table.reader

    def text(field: Field) -> str:
        column = _column(table, side, field)
        cell = table.cell(row, column.title)
        return reader.text(cell, column.limit) if cell else ""

    def date(field: Field) -> datetime.date | None:
        cell = table.cell(row, _column(table, side, field).title)
        return reader.date(cell) if cell else None

    verdict = table.cell(row, _column(table, side, "verdict").title)
    return Answer(
        reader.verdict(verdict) if verdict else "unconfirmed",
        text("reason"),
        text("note"),
        text("assignee"),
        date("due"),
        text("confirmedBy"),
        date("confirmedOn"),
    )


def _column(table: Table, side: Side, field: Field) -> Column:
    return table.form.columns[table.form.answer_index(side, field)]
