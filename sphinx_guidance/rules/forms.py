"""Rules on forms: their fields make sense, and their examples fit them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from sphinx_guidance import addresses, form_words, spelling
from sphinx_guidance.form import Form, FormField, FormTable
from sphinx_guidance.knowledge import KnowledgeBase
from sphinx_guidance.model import Kind
from sphinx_guidance.problems import Place, Problem
from sphinx_guidance.rules.registry import Rule, made_from_schema
from sphinx_guidance.schema import Schema
from sphinx_guidance.shapes import Written
from sphinx_guidance.words import listed, say
from sphinx_guidance.yaml_lines import Key

FITS: Mapping[str, tuple[str, ...]] = {
    "choices": ("choice",),
    "unit": ("amount", "number"),
    "lines": ("line", "text"),
}
"""The settings of a field that only some types have."""

FIELD, EXAMPLE, UNPAIRED = "form-field", "form-example", "unpaired-file"


@made_from_schema
def shaped(schema: Schema) -> Iterator[Rule]:
    if schema.shaped_kinds:
        yield Rule(UNPAIRED, say("shapes.rule.unpaired"), _unpaired)
    if "form" in schema.shaped_kinds.values():
        yield Rule(FIELD, say("form.rule.field"), _fields)
        yield Rule(EXAMPLE, say("form.rule.example"), _examples)


def _unpaired(kb: KnowledgeBase) -> Iterator[Problem]:
    written = {**kb.forms, **kb.flows}
    for kind in kb.schema.shaped_kinds:
        name, pages = kb.schema.kind_names[kind], kb.page_objects[kind]
        files = [id_ for own, id_ in written if own == kind]
        for id_, page in pages.items():
            file = file_of(kb.schema, kind, id_)
            if id_ in files or file in kb.unread:
                continue
            alone = [other for other in files if other not in pages]
            near = spelling.nearest_of(id_, alone)
            hint = say("shapes.no-file.hint", file=file, kind=kind)
            if near:
                hint = say("shapes.nearest-file", file=file_of(kb.schema, kind, near))
            message = say("shapes.no-file", kind=name, id=id_, file=file)
            yield Problem(kb.place(page), UNPAIRED, message, hint)
        for id_ in files:
            file = addresses.file(addresses.page_in(kb.schema.folder(kind), id_))
            if id_ not in pages and (kind, id_) not in kb.unreadable:
                message = say("shapes.no-page", kind=name, id=id_, file=file)
                hint = say("shapes.no-page.hint", file=file)
                yield Problem(Place(file_of(kb.schema, kind, id_), 1), UNPAIRED, message, hint)


def file_of(schema: Schema, kind: Kind, id_: str) -> str:
    """The file of a form or a flow, relative to the root of the project."""
    return f"{schema.folder(kind)}/{id_}.yaml"


def _told(place: Place, key: str, hint: str = "", **values: object) -> Problem:
    """A problem of a field, by the key of its message in the catalogue."""
    return Problem(
        place, FIELD, say(f"form.field.{key}", **values), hint or say(f"form.field.{key}.hint")
    )


def _fields(kb: KnowledgeBase) -> Iterator[Problem]:
    for form in kb.forms.values():
        yield from _ids(form)
        for s, section in enumerate(form.value.sections):
            if not section.fields and not section.tables:
                place = form.place("sections", s)
                yield _told(place, "empty-section", title=section.title)
        fields = list(form.value.placed_fields())
        for key, table in form.value.placed_tables():
            fields += [((*key, "columns", c), column) for c, column in enumerate(table.columns)]
        for key, field in fields:
            yield from _settings(kb.schema, form, key, field)


def _ids(form: Written[Form]) -> Iterator[Problem]:
    """Values are given by the ids of fields and tables: each has one of its own."""
    groups: list[list[tuple[Key, FormField | FormTable]]] = [
        [*form.value.placed_fields()],
        [*form.value.placed_tables()],
    ]
    for key, table in form.value.placed_tables():
        groups.append([((*key, "columns", c), field) for c, field in enumerate(table.columns)])
    for group in groups:
        seen: set[str] = set()
        for key, part in group:
            if part.id in seen:
                yield _told(form.place(*key, "id"), "repeated-id", id=part.id)
            seen.add(part.id)


def _settings(schema: Schema, form: Written[Form], key: Key, field: FormField) -> Iterator[Problem]:
    for setting, types in FITS.items():
        if getattr(field, setting) and field.type not in types:
            place, fit = form.place(*key, setting), listed(types)
            hint = say("form.field.does-not-fit.hint", types=fit)
            yield _told(place, "does-not-fit", hint, setting=setting, type=field.type)
    if field.type == "choice" and not field.choices:
        yield _told(form.place(*key), "needs-choices", label=field.label)
    if field.type == "amount" and not field.unit:
        yield _told(form.place(*key), "needs-unit", label=field.label)
    if field.type == "party" and not schema.parties:
        yield _told(form.place(*key), "no-parties")
    for i, choice in enumerate(field.choices):
        if choice in field.choices[:i]:
            yield _told(form.place(*key, "choices", i), "repeated-choice", choice=choice)


def _examples(kb: KnowledgeBase) -> Iterator[Problem]:
    for form in kb.forms.values():
        fields = {field.id: field for _, field in form.value.placed_fields()}
        tables = {table.id: table for _, table in form.value.placed_tables()}
        for e, example in enumerate(form.value.examples):
            yield from _values(kb.schema, form, ("examples", e, "values"), fields, example.values)
            for id_, rows in example.rows.items():
                key: Key = ("examples", e, "rows", id_)
                if id_ not in tables:
                    message = say("form.unknown-table", id=id_)
                    yield _unknown(form.place(*key), message, id_, tables)
                    continue
                columns = {column.id: column for column in tables[id_].columns}
                for r, row in enumerate(rows):
                    yield from _values(kb.schema, form, (*key, r), columns, row)


def _unknown(place: Place, message: str, id_: str, known: Mapping[str, object]) -> Problem:
    hint = spelling.nearest(id_, known) or say("form.known", ids=listed(known))
    return Problem(place, EXAMPLE, message, hint)


def _values(
    schema: Schema,
    form: Written[Form],
    key: Key,
    fields: Mapping[str, FormField],
    values: Mapping[str, str],
) -> Iterator[Problem]:
    for id_, value in values.items():
        place = form.place(*key, id_)
        if id_ not in fields:
            yield _unknown(place, say("form.unknown-field", id=id_), id_, fields)
            continue
        told = _wrong(schema, fields[id_], value)
        if told:
            yield Problem(place, EXAMPLE, *told)


def _wrong(schema: Schema, field: FormField, value: str) -> tuple[str, str] | None:
    """What is wrong with a value, and the nearest right answer."""
    known = {"value": value, "label": field.label}
    match field.type:
        case "date" if form_words.day(value) is None:
            return say("form.not-a-day", **known), say("form.not-a-day.hint")
        case "amount" | "number" if form_words.number(value) is None:
            return say("form.not-a-number", **known), say("form.not-a-number.hint")
        case "choice" | "party":
            offered = list(schema.parties if field.type == "party" else field.choices)
            if value in offered:
                return None
            allowed = say("form.not-a-choice.hint", choices=listed(offered))
            return say("form.not-a-choice", **known), spelling.nearest(value, offered) or allowed
        case kind if kind != "text" and "\n" in value:
            message = say("form.not-one-line", label=field.label)
            return message, say("form.not-one-line.hint")
    return None
