"""A form on its page: the blank sheet, its downloads, and each filled example.

On paper only the sheets come out (see ``65-forms.css``).
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Mapping, Sequence

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.transforms import SphinxTransform

from sphinx_guidance import form_words
from sphinx_guidance.exports.forms.files import names_and_titles
from sphinx_guidance.form import Form, FormExample, FormField, FormSection, FormTable
from sphinx_guidance.schema import Schema
from sphinx_guidance.shapes import BLANK_SHEET_ID
from sphinx_guidance.site.downloads import FOLDER
from sphinx_guidance.site.project import page_knowledge
from sphinx_guidance.site.term_links import unlinked
from sphinx_guidance.words import say


class FormSheets(SphinxTransform):
    """Add the sheets to the page of a form, below its text and above its relations."""

    default_priority = 710

    def apply(self, **kwargs: object) -> None:
        kb = page_knowledge(self.env)
        docname = self.env.current_document.docname
        obj = kb.object_of_page.get(docname)
        top = next(self.document.findall(nodes.section), None)
        if obj is None or top is None or (own := kb.forms.get((obj.kind, obj.id))) is None:
            return
        drawn = _Drawn(kb.schema, own.value)
        files = nodes.paragraph("", say("form.downloads"), classes=["form-downloads"])
        for i, (name, title) in enumerate(names_and_titles(obj.kind, obj.id, own.value)):
            address = posixpath.relpath(f"{FOLDER}/{name}", posixpath.dirname(docname) or ".")
            files += nodes.Text(form_words.BETWEEN if i else "")
            files += nodes.reference("", title, refuri=address)
        top += drawn.sheets(files)


class _Drawn:
    """The sheets of one form as nodes that any builder can write."""

    def __init__(self, schema: Schema, form: Form) -> None:
        self._schema = schema
        self._form = form

    def sheets(self, files: nodes.paragraph) -> Iterator[nodes.section]:
        blank = _section(BLANK_SHEET_ID, say("form.sheet"), "form-sheet")
        blank += [self._said(self._form.purpose, "form-purpose"), files]
        blank += self._said(say("form.on-paper"), "form-on-paper")
        blank += self._who()
        blank += [self._part(section, section.id, None) for section in self._form.sections]
        yield blank
        for example in self._form.examples:
            sheet = _section(example.id, example.title, "form-sheet", "form-example")
            sheet += self._said(example.note, "form-purpose") if example.note else []
            sheet += self._who()
            sheet += [self._part(section, "", example) for section in self._form.sections]
            yield sheet

    def _who(self) -> list[nodes.paragraph]:
        who = form_words.filled_by(self._schema, self._form)
        return [self._said(who, "form-who")] if who else []

    def _part(self, section: FormSection, id_: str, example: FormExample | None) -> nodes.Element:
        """A section of the sheet; in an example it has no anchor, and so is no section."""
        part: nodes.Element = nodes.container(classes=["form-part"])
        if id_:
            part = _section(id_, section.title, "form-part")
        else:
            part += nodes.rubric("", section.title)
        if section.note:
            part += self._said(section.note, "form-note")
        if section.fields:
            part += self._fields(section.fields, example)
        for table in section.tables:
            part += self._said(table.title, "form-table-title")
            if table.note:
                part += self._said(table.note, "form-note")
            part += self._table(table, example)
        return part

    def _fields(self, fields: Sequence[FormField], example: FormExample | None) -> nodes.table:
        rows = []
        for field in fields:
            value = example.values.get(field.id) if example else None
            row = nodes.row("", self._label(field), self._entry(field, value))
            rows.append(row)
        heads = [nodes.Text(say("form.item")), nodes.Text(say("form.entry"))]
        return _table("form-fields", (24, 56), [nodes.paragraph("", "", h) for h in heads], rows)

    def _table(self, table: FormTable, example: FormExample | None) -> nodes.table:
        filled: Sequence[Mapping[str, str]] = example.rows.get(table.id, ()) if example else ()
        rows = [
            nodes.row("", *(self._entry(column, values.get(column.id)) for column in table.columns))
            for values in (filled or [{}] * table.rows)
        ]
        heads = [self._name(column) for column in table.columns]
        widths = [80 // len(table.columns)] * len(table.columns)
        return _table("form-table", widths, heads, rows)

    def _label(self, field: FormField) -> nodes.entry:
        return nodes.entry("", self._name(field), classes=["form-label"])

    def _name(self, field: FormField) -> nodes.paragraph:
        name = nodes.paragraph("", "", unlinked("", field.label))
        if field.note:
            name += nodes.inline("", f" {field.note}", classes=["form-hint"])
        return name

    def _entry(self, field: FormField, value: str | None) -> nodes.entry:
        """What is written, or room to write: the style sheet keeps its lines free."""
        classes = [f"form-{field.type}", f"form-lines-{field.room}"]
        if value is None:
            shown = form_words.blank(self._schema, field)
            return nodes.entry("", self._said(shown, "form-blank"), classes=classes)
        lines = form_words.filled(self._schema, field, value).splitlines()
        block = nodes.line_block("", *(nodes.line("", "", unlinked("", line)) for line in lines))
        return nodes.entry("", block, classes=[*classes, "form-filled"])

    def _said(self, text: str, name: str) -> nodes.paragraph:
        return nodes.paragraph("", "", unlinked("", text), classes=[name])


def _section(id_: str, title: str, *classes: str) -> nodes.section:
    return nodes.section("", nodes.title("", title), ids=[id_], names=[], classes=[*classes])


def _table(
    name: str, widths: Sequence[int], heads: Sequence[nodes.paragraph], rows: Sequence[nodes.row]
) -> nodes.table:
    specs = (nodes.colspec(colwidth=width) for width in widths)
    head = nodes.thead("", nodes.row("", *(nodes.entry("", cell) for cell in heads)))
    group = nodes.tgroup("", *specs, head, nodes.tbody("", *rows), cols=len(widths))
    return nodes.table("", group, classes=[name])


def setup_form(app: Sphinx) -> None:
    app.add_transform(FormSheets)
