"""What an author may write in a field of a model: its values, its form, an example."""

from __future__ import annotations

import datetime
import typing
from collections.abc import Iterator, Mapping
from typing import Any, Literal

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from sphinx_guidance import model as models
from sphinx_guidance import schema

Location = tuple[int | str, ...]

DATE_EXAMPLE = "2026-04-01"
KEY = "[key]"
"""What pydantic names a key of a field of pairs."""


def _pattern(annotated: Any) -> str:
    return str(typing.get_args(annotated)[1].pattern)


FORMS: dict[str, tuple[str, str]] = {
    _pattern(models.Id): ("英小文字と数字をハイフンでつなぎます", "scope-ambiguity"),
    _pattern(models.Version): ("数字を点で3つつなぎます", "1.0.0"),
    _pattern(models.Address): ("サイトの中の住所を .html まで書きます", "causes/old-id.html"),
    _pattern(models.Line): ("1行で書きます", ""),
    _pattern(schema.FieldName): ("英小文字と数字を _ でつなぎます", "arises_from"),
    _pattern(schema.PartyId): ("英数字をハイフンでつなぎます", "B1"),
    _pattern(models.Url): (
        "http:// か https:// から書き、空白を入れません",
        "https://example.com/",
    ),
    _pattern(models.Commit): ("0〜9とa〜fを7〜40文字並べます", "41be0260d799"),
}
"""For each pattern of the model, what to write, and an example."""


def field_name(loc: Location) -> str:
    """The field at ``loc``."""
    names = [part for part in loc if isinstance(part, str) and part != KEY]
    return names[-1] if names else ""


def how_to_write(model: type[BaseModel], loc: Location) -> str:
    """What may stand in the field at ``loc``: its values, an example, or what it is for."""
    found = _found(model, loc)
    if found is None:
        return ""
    name, info = found
    if loc[-1] != KEY and _is_pairs(info.annotation):
        return f"例: {name}: {_pairs(info.annotation, '' if loc[-1] == name else str(loc[-1]))}"
    values = list(dict.fromkeys(_literals(info.annotation)))
    if values:
        return f"使える値: {'、'.join(values)}"
    if info.description and _is_list(info.annotation):
        return f"{info.description}{example(model, loc)}"
    return info.description or example(model, loc)


def example(model: type[BaseModel], loc: Location) -> str:
    """How the field at ``loc``, or an entry of its list, is written."""
    found = _found(model, loc)
    if found is None:
        return ""
    name, info = found
    if _is_pairs(info.annotation):
        return f"例: {name}: {_pairs(info.annotation)}"
    entry = _entry(info.annotation)
    if entry:
        first = next((i.alias or n, i) for n, i in entry.model_fields.items() if i.is_required())
        made = f"{first[0]}: {_value(first[1])}"
        return f"例: - {made}" if _is_list(info.annotation) else f"例: {name}: {{{made}}}"
    value = _value(info)
    return f"例: {name}: {f'[{value}]' if _is_list(info.annotation) else value}"


def _pairs(annotation: object, key: str = "") -> str:
    """Pairs as they are written; ``key`` is the key of the first, else one is made up."""
    keys, values = typing.get_args(annotation)
    forms = (FORMS[str(part.pattern)][1] for part in _metadata(keys) if _has_form(part))
    key = key or next(_literals(keys), "") or next(forms, "") or "キー"
    if _is_pairs(values):
        return f"{{{key}: {_pairs(values)}}}"
    entry = _entry(values)
    inner = next((n for n, i in entry.model_fields.items() if i.is_required()), "") if entry else ""
    return f"{{{key}: {{{inner}: 文字}}}}" if inner else f"{{{key}: 文字}}"


def is_required(model: type[BaseModel], loc: Location) -> bool:
    """Whether the value at ``loc``, a field or an entry of one, has to stand there."""
    found = _found(model, loc)
    return found is None or loc[-1] != found[0] or found[1].is_required()


def fields(model: type[BaseModel], loc: Location) -> list[str]:
    """The fields that may stand where ``loc`` points."""
    names = [info.alias or name for name, info in _owner(model, loc).model_fields.items()]
    # At the top of a file the id is no field: it is the name of the file.
    return names if loc else [name for name in names if name != "id"]


def _found(model: type[BaseModel], loc: Location) -> tuple[str, FieldInfo] | None:
    """The innermost field on the way to ``loc``, under the name that authors write."""
    for end in range(len(loc), 0, -1):
        for name, info in _owner(model, loc[: end - 1]).model_fields.items():
            if (info.alias or name) == loc[end - 1]:
                return info.alias or name, info
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
    return next((FORMS[p][1] for p in _patterns(info) if FORMS[p][1]), "文字")


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
