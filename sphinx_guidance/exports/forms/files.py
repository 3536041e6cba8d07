"""The files that are offered beside each form, by name: blank and filled, Excel and Markdown."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from sphinx_guidance.form import Form, FormExample
from sphinx_guidance.knowledge import KnowledgeBase
from sphinx_guidance.model import Kind
from sphinx_guidance.schema import Schema
from sphinx_guidance.words import say

EXCEL, MARKDOWN = "xlsx", "markdown"
EXTENSIONS = {EXCEL: "xlsx", MARKDOWN: "md"}
"""The formats of forms, and how the names of their files end."""


@dataclass(frozen=True)
class Sheet:
    """A form to be written out: under the title and the address of its page, blank or filled."""

    schema: Schema
    form: Form
    title: str
    address: str
    example: FormExample | None = None


def file_name(kind: Kind, id_: str, format_: str, example: FormExample | None = None) -> str:
    """The name of a form's file, blank or filled, below the folder of downloads."""
    filled = f".{example.id}" if example else ""
    return f"{kind}/{id_}{filled}.{EXTENSIONS[format_]}"


def names_and_titles(kind: Kind, id_: str, form: Form) -> list[tuple[str, str]]:
    """The files of a form, each with what readers are offered."""
    offered = [
        (file_name(kind, id_, EXCEL), say("form.blank-excel")),
        (file_name(kind, id_, MARKDOWN), say("form.blank-markdown")),
    ]
    for example in form.examples:
        excel, markdown = (file_name(kind, id_, format_, example) for format_ in EXTENSIONS)
        offered.append((excel, say("form.filled-excel", title=example.title)))
        offered.append((markdown, say("form.filled-markdown", title=example.title)))
    return offered


def form_files(
    kb: KnowledgeBase,
    base_url: str = "",
    formats: Iterable[str] = EXTENSIONS,
    ids: Iterable[tuple[Kind, str]] | None = None,
) -> Iterator[tuple[str, bytes]]:
    """Name and content of each form's files; ``ids`` are those of the forms (None: every one)."""
    from sphinx_guidance.exports.forms.markdown import write_markdown  # noqa: PLC0415 - on demand
    from sphinx_guidance.exports.forms.xlsx import write_workbook  # noqa: PLC0415 - slow to import

    writers = {EXCEL: write_workbook, MARKDOWN: write_markdown}
    formats = tuple(formats)
    root = f"{base_url.rstrip('/')}/" if base_url else ""
    for key in kb.forms if ids is None else ids:
        obj = kb.objects[key[0]].get(key[1])
        if obj is None:
            continue  # told by the rule unpaired-file
        form = kb.forms[key].value
        for example in (None, *form.examples):
            sheet = Sheet(kb.schema, form, obj.title, root + kb.address(obj), example)
            for format_ in formats:
                yield file_name(*key, format_, example), writers[format_](sheet)
