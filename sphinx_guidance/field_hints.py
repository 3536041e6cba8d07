"""What an author may write in a field of a model: its values, its form, an example."""

from __future__ import annotations

import datetime
import typing
from collections.abc import Iterator, Mapping
from typing import Any, Literal, NamedTuple

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from sphinx_guidance import model as models
from sphinx_guidance import schema, sources
from sphinx_guidance.descriptions import description
from sphinx_guidance.words import listed, say

Location = tuple[int | str, ...]

DATE_EXAMPLE = "2026-04-01"
KEY = "[key]"
"""What pydantic names a key of a field of pairs."""


def _pattern(annotated: Any) -> str:
    return str(typing.get_args(annotated)[1].pattern)


FORMS: dict[str, tuple[str, str]] = {
    _pattern(models.Id): ("id", "scope-ambiguity"),
    _pattern(models.Version): ("version", "1.0.0"),
    _pattern(models.Address): ("address", "causes/old-id.html"),
    _pattern(models.Line): ("line", ""),
    _pattern(schema.FieldName): ("field-name", "arises_from"),
    _pattern(schema.PartyId): ("party-id", "B1"),
    _pattern(models.Url): (
        "url",
        "https://example.com/",
    ),
    _pattern(sources.Commit): ("commit", "41be0260d799"),
    _pattern(sources.LawId): ("law-id", "129AC0000000089"),
    _pattern(sources.ArticleNumber): ("article", "40_6"),
    _pattern(sources.Edition): ("edition", "20251001_505AC0000000053"),
    _pattern(sources.Digest): ("digest", "0" * 64),
}
"""For each pattern of the model, the key of what to write, and an example."""


def field_name(loc: Location) -> str:
    """The field at ``loc``."""
    names = [part for part in loc if isinstance(part, str) and part != KEY]
    return names[-1] if names else ""


def how_to_write(model: type[BaseModel], loc: Location) -> str:
    """What may stand in the field at ``loc``: its values, an example, or what it is for."""
    found = _found(model, loc)
    if found is None:
        return ""
    owner, name, info = found
    if loc[-1] != KEY and _is_pairs(info.annotation):
        key = "" if loc[-1] == name else str(loc[-1])
        return say("example.field", name=name, value=_pairs(info.annotation, key))
    values = list(dict.fromkeys(_literals(info.annotation)))
    if values:
        return say("values.hint", values=listed(values))
    told = description(owner, name)
    if told and _is_list(info.annotation):
        return say("value.description", description=told, example=example(model, loc))
    return told or example(model, loc)


def example(model: type[BaseModel], loc: Location) -> str:
    """How the field at ``loc``, or an entry of its list, is written."""
    found = _found(model, loc)
    if found is None:
        return ""
    _, name, info = found
    if _is_pairs(info.annotation):
        return say("example.field", name=name, value=_pairs(info.annotation))
    entry = _entry(info.annotation)
    if entry:
        first = next((i.alias or n, i) for n, i in entry.model_fields.items() if i.is_required())
        made = f"{first[0]}: {_value(first[1])}"
        if _is_list(info.annotation):
            return say("example.entry", entry=made)
        return say("example.field", name=name, value=f"{{{made}}}")
    value = _value(info)
    shown = f"[{value}]" if _is_list(info.annotation) else value
    return say("example.field", name=name, value=shown)


def _pairs(annotation: object, key: str = "") -> str:
    """Pairs as they are written; ``key`` is the key of the first, else one is made up."""
    keys, values = typing.get_args(annotation)
    forms = (FORMS[str(part.pattern)][1] for part in _metadata(keys) if _has_form(part))
    key = key or next(_literals(keys), "") or next(forms, "") or say("example.key")
    if _is_pairs(values):
        return f"{{{key}: {_pairs(values)}}}"
    entry = _entry(values)
    inner = next((n for n, i in entry.model_fields.items() if i.is_required()), "") if entry else ""
    text = say("example.text")
    return f"{{{key}: {{{inner}: {text}}}}}" if inner else f"{{{key}: {text}}}"


def is_required(model: type[BaseModel], loc: Location) -> bool:
    """Whether the value at ``loc``, a field or an entry of one, has to stand there."""
    found = _found(model, loc)
    return found is None or loc[-1] != found[1] or found[2].is_required()


def fields(model: type[BaseModel], loc: Location) -> list[str]:
    """The fields that may stand where ``loc`` points."""
    names = [info.alias or name for name, info in _owner(model, loc).model_fields.items()]
    # At the top of a file the id is no field: it is the name of the file.
    return names if loc else [name for name in names if name != "id"]


class _Found(NamedTuple):
    """A field: the model that has it, and the name that authors write."""

    owner: type[BaseModel]
    name: str
    info: FieldInfo


def _found(model: type[BaseModel], loc: Location) -> _Found | None:
    """The innermost field on the way to ``loc``, under the name that authors write."""
    for end in range(len(loc), 0, -1):
        owner = _owner(model, loc[: end - 1])
        for name, info in owner.model_fields.items():
            if (info.alias or name) == loc[end - 1]:
                return _Found(owner, info.alias or name, info)
    return None


def _owner(model: type[BaseModel], loc: Location) -> type[BaseModel]:
    """The model of the value at ``loc``."""
    for key in loc:
        for name, info in model.model_fields.items():
            if (info.alias or name) == key:
                model = _entry(info.annotation) or model
                break
    return model


def _entry(annotation: object) -> type[BaseModel] | None:
    """The model of a field, or of the entries of its list."""
    return next((part for part in _types(annotation) if issubclass(part, BaseModel)), None)


def _value(info: FieldInfo) -> str:
    if datetime.date in _types(info.annotation):
        return DATE_EXAMPLE
    return next((FORMS[p][1] for p in _patterns(info) if FORMS[p][1]), say("example.text"))


def _patterns(info: FieldInfo) -> Iterator[str]:
    """The patterns of a field, or of the entries of its list, that have a form."""
    for part in (*info.metadata, *_metadata(info.annotation)):
        if _has_form(part):
            yield str(part.pattern)


def _has_form(constraint: Any) -> bool:
    return str(getattr(constraint, "pattern", "")) in FORMS


def _metadata(annotation: object) -> Iterator[Any]:
    yield from getattr(annotation, "__metadata__", ())
    for argument in typing.get_args(annotation):
        yield from _metadata(argument)


def _types(annotation: object) -> list[type]:
    if isinstance(annotation, type) and not typing.get_args(annotation):
        return [annotation]
    return [part for argument in typing.get_args(annotation) for part in _types(argument)]


def _literals(annotation: object) -> Iterator[str]:
    if typing.get_origin(annotation) is Literal:
        yield from map(str, typing.get_args(annotation))
        return
    for argument in typing.get_args(annotation):
        yield from _literals(argument)


def _is_list(annotation: object) -> bool:
    parts = (annotation, *typing.get_args(annotation))
    return any(typing.get_origin(part) is tuple for part in parts)


def _is_pairs(annotation: object) -> bool:
    return typing.get_origin(annotation) in (dict, Mapping)
