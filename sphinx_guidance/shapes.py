"""What forms and flows share: their files, the parts that have anchors, and the texts in them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, TypeVar

from sphinx_guidance.flow import Flow
from sphinx_guidance.form import Form, FormField
from sphinx_guidance.problems import Place
from sphinx_guidance.yaml_lines import Key, YamlText

if TYPE_CHECKING:
    from sphinx_guidance.knowledge import KnowledgeBase, Object

S = TypeVar("S", Form, Flow)

BLANK_SHEET_ID = "blank-sheet"
"""The anchor of the sheet of a form."""

Keyed = tuple[Key, str]
"""A text with its key in the file."""


@dataclass(frozen=True)
class Written(Generic[S]):
    """The file of a shape, and where each of its values is written."""

    value: S
    text: YamlText

    def place(self, *key: str | int) -> Place:
        return self.text.place(*key)


@dataclass(frozen=True)
class Part:
    """What has an anchor of its own on the page of a shape; ``body`` is what it says."""

    id: str
    title: str
    body: str
    place: Place


def shape_of(kb: KnowledgeBase, obj: Object | None) -> Written[Form] | Written[Flow] | None:
    """The file of an object, where its kind has a shape and the file can be read."""
    if obj is None:
        return None
    return kb.forms.get((obj.kind, obj.id)) or kb.flows.get((obj.kind, obj.id))


def parts(kb: KnowledgeBase, obj: Object | None) -> list[Part]:
    """The sections and examples of a form, the questions and outcomes of a flow."""
    own = shape_of(kb, obj)
    if own is None:
        return []
    found = _form_parts(own.value) if isinstance(own.value, Form) else _flow_parts(own.value)
    return [Part(id_, title, body, own.place(*key)) for key, id_, title, body in found]


def _form_parts(form: Form) -> Iterator[tuple[Key, str, str, str]]:
    for s, section in enumerate(form.sections):
        columns = [field for table in section.tables for field in table.columns]
        labels = [field.label for field in (*section.fields, *columns)]
        titles = [table.title for table in section.tables]
        body = "\n".join(filter(None, (section.note, *titles, *labels)))
        yield ("sections", s, "id"), section.id, section.title, body
    for e, example in enumerate(form.examples):
        cells = [value for rows in example.rows.values() for row in rows for value in row.values()]
        body = "\n".join(filter(None, (example.note, *example.values.values(), *cells)))
        yield ("examples", e, "id"), example.id, example.title, body


def _flow_parts(flow: Flow) -> Iterator[tuple[Key, str, str, str]]:
    for i, question in enumerate(flow.questions):
        body = "\n".join(filter(None, (question.note, *(a.text for a in question.answers))))
        yield ("questions", i, "id"), question.id, question.text, body
    for i, outcome in enumerate(flow.outcomes):
        body = "\n".join((outcome.text, *(event.sentence for event in outcome.dates)))
        yield ("outcomes", i, "id"), outcome.id, outcome.title, body


def is_unread(kb: KnowledgeBase, docname: str) -> bool:
    """Whether the page has a file of a form or a flow that cannot be read: its anchors are lost."""
    obj = kb.object_of_page.get(docname)
    if obj is None or obj.kind not in kb.schema.shaped_kinds:
        return False
    return f"{kb.schema.folder(obj.kind)}/{obj.id}.yaml" in kb.unread


def texts(kb: KnowledgeBase) -> Iterator[tuple[Place, str]]:
    """Every text for readers in forms and flows, with its place."""
    for form in kb.forms.values():
        yield from ((form.place(*key), text) for key, text in _form_texts(form.value) if text)
    for flow in kb.flows.values():
        yield from ((flow.place(*key), text) for key, text in _flow_texts(flow.value) if text)


def _form_texts(form: Form) -> Iterator[Keyed]:
    yield ("purpose",), form.purpose
    for s, section in enumerate(form.sections):
        yield ("sections", s, "title"), section.title
        yield ("sections", s, "note"), section.note or ""
    for key, field in form.placed_fields():
        yield from _field_texts(key, field)
    for key, table in form.placed_tables():
        yield (*key, "title"), table.title
        yield (*key, "note"), table.note or ""
        for c, column in enumerate(table.columns):
            yield from _field_texts((*key, "columns", c), column)
    typed = [field for _, field in form.placed_fields()]
    typed += [column for _, table in form.placed_tables() for column in table.columns]
    free = {field.id for field in typed if field.type in ("line", "text", "person")}
    for e, example in enumerate(form.examples):
        yield ("examples", e, "title"), example.title
        yield ("examples", e, "note"), example.note or ""
        for id_, value in example.values.items():
            if id_ in free:
                yield ("examples", e, "values", id_), value
        for id_, rows in example.rows.items():
            for r, row in enumerate(rows):
                at: Key = ("examples", e, "rows", id_, r)
                yield from (((*at, name), value) for name, value in row.items() if name in free)


def _field_texts(key: Key, field: FormField) -> Iterator[Keyed]:
    yield (*key, "label"), field.label
    yield (*key, "note"), field.note or ""
    yield from (((*key, "choices", i), choice) for i, choice in enumerate(field.choices))


def _flow_texts(flow: Flow) -> Iterator[Keyed]:
    for i, question in enumerate(flow.questions):
        yield ("questions", i, "text"), question.text
        yield ("questions", i, "note"), question.note or ""
        for a, answer in enumerate(question.answers):
            yield ("questions", i, "answers", a, "text"), answer.text
    for i, outcome in enumerate(flow.outcomes):
        yield ("outcomes", i, "title"), outcome.title
        yield ("outcomes", i, "text"), outcome.text
        for d, event in enumerate(outcome.dates):
            yield ("outcomes", i, "dates", d, "text"), event.text


def sources(kb: KnowledgeBase, obj: Object | None) -> tuple[str, ...]:
    """The sources that the flow of an object cites."""
    own = shape_of(kb, obj)
    if own is None or not isinstance(own.value, Flow):
        return ()
    flow = own.value
    cited = [part.sources for part in flow.questions]
    for outcome in flow.outcomes:
        cited += [outcome.sources, *(event.sources for event in outcome.dates)]
    return tuple(id_ for ids in cited for id_ in ids)


def references(kb: KnowledgeBase) -> Iterator[tuple[Place, str, str]]:
    """Every id that a flow names: where, of which kind, and which."""
    for flow in kb.flows.values():
        for i, question in enumerate(flow.value.questions):
            for s, id_ in enumerate(question.sources):
                yield flow.place("questions", i, "sources", s), "source", id_
        for i, outcome in enumerate(flow.value.outcomes):
            key: Key = ("outcomes", i)
            for s, id_ in enumerate(outcome.sources):
                yield flow.place(*key, "sources", s), "source", id_
            for d, event in enumerate(outcome.dates):
                yield from ((flow.place(*key, "dates", d), "source", id_) for id_ in event.sources)
            for kind, ids in outcome.links.items():
                for n, id_ in enumerate(ids):
                    yield flow.place(*key, "links", kind, n), kind, id_
