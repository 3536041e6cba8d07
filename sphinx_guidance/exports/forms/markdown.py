"""A form as Markdown, for wikis and mails."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from sphinx_guidance import form_words
from sphinx_guidance.exports.forms.files import Sheet
from sphinx_guidance.exports.markdown_export import escape_markdown
from sphinx_guidance.form import FormField, FormTable
from sphinx_guidance.words import say


def write_markdown(sheet: Sheet) -> bytes:
    """The sheet as a document: a heading a section, a table for its fields."""
    title = sheet.title if sheet.example is None else f"{sheet.title}: {sheet.example.title}"
    lines = [f"# {escape_markdown(title)}", "", escape_markdown(sheet.form.purpose), ""]
    who = form_words.filled_by(sheet.schema, sheet.form)
    lines += [escape_markdown(who), ""] if who else []
    for section in sheet.form.sections:
        lines += [f"## {escape_markdown(section.title)}", ""]
        lines += [escape_markdown(section.note), ""] if section.note else []
        if section.fields:
            values = sheet.example.values if sheet.example else {}
            rows = [
                [_label(field), _cell(sheet, field, values.get(field.id))]
                for field in section.fields
            ]
            lines += [*_table([say("form.item"), say("form.entry")], rows), ""]
        for table in section.tables:
            lines += [f"### {escape_markdown(table.title)}", ""]
            lines += [escape_markdown(table.note), ""] if table.note else []
            lines += [*_rows(sheet, table), ""]
    if sheet.address.startswith(("http://", "https://")):
        lines += [f"<{sheet.address}>", ""]
    return "\n".join(lines).encode()


def _label(field: FormField) -> str:
    return escape_markdown(f"{field.label} {field.note}" if field.note else field.label)


def _cell(sheet: Sheet, field: FormField, value: str | None) -> str:
    if value is None:
        return escape_markdown(form_words.blank(sheet.schema, field))
    shown = form_words.filled(sheet.schema, field, value)
    return "<br>".join(map(escape_markdown, shown.splitlines()))


def _rows(sheet: Sheet, table: FormTable) -> Iterator[str]:
    filled: Sequence[Mapping[str, str]] = ()
    if sheet.example:
        filled = sheet.example.rows.get(table.id, ())
    rows = [
        [_cell(sheet, column, values.get(column.id)) for column in table.columns]
        for values in (filled or [{}] * table.rows)
    ]
    return _table([_label(column) for column in table.columns], rows)


def _table(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> Iterator[str]:
    for cells in (heads, ["---"] * len(heads), *rows):
        yield f"| {' | '.join(cells)} |"
