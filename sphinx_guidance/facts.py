"""The facts of an object in words, as ``guidance.yaml`` names them: for pages, cards and search."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from sphinx_guidance.model import OPEN_QUESTIONS, Entry, Record
from sphinx_guidance.schema import Part, Schema, Shown
from sphinx_guidance.words import listed, say


@dataclass(frozen=True)
class Fact:
    """The name of a fact, and its value: a text, or entries with their sources."""

    label: str
    text: str = ""
    entries: tuple[Entry, ...] = ()


def facts(schema: Schema, obj: Record) -> list[Fact]:
    """The facts above the text of a page, as far as they are known."""
    kind = _kind(obj)
    own = schema.kinds[kind].facts if kind in schema.kinds else ()
    return [fact for shown in own for fact in _facts(schema, obj, shown)]


def facts_of_part(schema: Schema, obj: Record, part: Part) -> list[Fact]:
    """The facts that stand under a heading of their own, as far as they are known."""
    return [fact for name in part.fields for fact in _facts(schema, obj, Shown(field=name))]


def beside(schema: Schema, obj: Record) -> list[Fact]:
    """What is shown of an object wherever it is listed."""
    kind = _kind(obj)
    fields = schema.kinds[kind].fields if kind in schema.kinds else {}
    named = (Shown(field=name) for name, field in fields.items() if field.beside)
    return [fact for shown in named for fact in _facts(schema, obj, shown)]


def _facts(schema: Schema, obj: Record, shown: Shown) -> Iterator[Fact]:
    field = schema.kinds[_kind(obj)].fields[shown.field]
    label = field.label or shown.field
    value: Any = getattr(obj, shown.field)
    if not value:
        if shown.otherwise:
            yield Fact(label, shown.otherwise)
        return
    match field.type:
        case "text-by-party":
            yield from (Fact(schema.parties[party].name, text) for party, text in value.items())
        case "parties":
            yield Fact(label, " → ".join(schema.parties[party].name for party in value))
        case "lines" | "choices":
            yield Fact(label, listed(value))
        case "shares":
            yield Fact(label, _shares(schema, value))
        case "date":
            yield Fact(label, say("form.day", y=value.year, m=value.month, d=value.day))
        case "text" | "line" | "choice":
            yield Fact(label, value)
        case _:
            yield Fact(label, entries=tuple(value))


def card(schema: Schema, obj: Record) -> str:
    """The line of an object's card in a list; empty where its kind has none."""
    kind = _kind(obj)
    own = schema.kinds[kind].card if kind in schema.kinds else ()
    said = (_in_short(schema, obj, shown.field) or shown.otherwise for shown in own)
    return say("dots.separator").join(text for text in said if text)


def searched(schema: Schema, obj: Record) -> list[str]:
    """The words by which a page is found: a line of all fields, then a line for each entry."""
    fields = schema.kinds[_kind(obj)].search.fields
    said = [_in_short(schema, obj, name) for name in fields if name not in obj.entry_fields]
    line = " ".join(text for text in said if text)
    entries = [entry.sentence for name, _, entry in obj.entries() if name in fields]
    return [line, *entries]


def texts(schema: Schema, obj: Record) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """The sentences among the facts, each with its key: what rules on words look at."""
    kind = _kind(obj)
    own = schema.kinds.get(kind)
    names = [shown.field for shown in own.facts] if own else []
    names += [name for part in own.parts for name in part.fields] if own else []
    for name in names:
        value: Any = getattr(obj, name) or ()
        match schema.kinds[kind].fields[name].type:
            case "text" | "line" if value:
                yield (name,), value
            case "lines":
                yield from (((name, i), text) for i, text in enumerate(value))
            case "text-by-party" if value:
                listed = enumerate(value.values())
                yield from (((name, i), text) for i, text in listed)
    for name, i, entry in obj.entries():
        if name != OPEN_QUESTIONS:
            yield (name, i), entry.sentence


def _in_short(schema: Schema, obj: Record, name: str) -> str:
    """A field where there is no room for more: a date as its year, parties by their ids."""
    value: Any = getattr(obj, name)
    match schema.kinds[_kind(obj)].fields[name].type:
        case _ if not value:
            return ""
        case "date":
            return say("date.year", y=value.year)
        case "text-by-party":
            return " ".join(value.values())
        case "parties":
            return " → ".join(value)
        case "lines" | "choices":
            return listed(value)
        case "shares":
            return _shares(schema, value)
        case "text" | "line" | "choice":
            return str(value)
        case _:
            return listed(entry.sentence for entry in value)


def _shares(schema: Schema, shares: Mapping[str, int]) -> str:
    parts = (say("share", party=schema.short(party), n=n) for party, n in shares.items())
    return listed(parts)


def _kind(obj: Record) -> str:
    return str(getattr(obj, "kind", ""))
