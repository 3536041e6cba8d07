"""Values of an author's file to a model, or to problems that say what would be right."""

from __future__ import annotations

import datetime
import re
import typing
from collections.abc import Iterator, Mapping
from typing import Any, Literal, TypeVar

from pydantic import BaseModel, ValidationError

from sphinx_guidance import model as models
from sphinx_guidance import schema, spelling
from sphinx_guidance.problems import Problem
from sphinx_guidance.yaml_lines import YamlText

M = TypeVar("M", bound=BaseModel)
Location = tuple[int | str, ...]

DATE_EXAMPLE = "2026-04-01"
_ERAS = {"令和": 2018, "平成": 1988, "昭和": 1925}
_WRITTEN_DATE = re.compile(
    r"(?P<era>令和|平成|昭和)?\s*(?P<year>\d{1,4}|元)\s*[年/.\-]\s*(?P<month>\d{1,2})\s*[月/.\-]"
    r"\s*(?P<day>\d{1,2})\s*日?"
)


def _pattern(annotated: Any) -> str:
    return str(typing.get_args(annotated)[1].pattern)


KEY = "[key]"
"""What pydantic adds to the way to a wrong key of a mapping."""


FORMS: dict[str, tuple[str, str]] = {
    _pattern(models.Id): ("英小文字と数字をハイフンでつなぎます", "scope-ambiguity"),
    _pattern(models.Version): ("数字を点で3つつなぎます", "1.0.0"),
    _pattern(models.Address): ("サイトの中の住所を .html まで書きます", "causes/old-id.html"),
    _pattern(models.Line): ("1行で書きます", ""),
    _pattern(schema.FieldName): ("英小文字と数字を _ でつなぎます", "arises_from"),
    _pattern(schema.PartyId): ("英数字をハイフンでつなぎます", "B1"),
    _pattern(models.Url): ("http:// か https:// から書きます", "https://example.com/"),
}
"""For each pattern of the model, what to write, and an example."""


def validate(model: type[M], text: YamlText, **injected: str) -> tuple[M | None, list[Problem]]:
    """The value of ``text`` as a ``model``; ``injected`` are fields that the file's name gives."""
    value = text.value if text.value is not None else {}
    if not isinstance(value, dict):
        message, hint = "キーと値の組を書いてください。", "例: title: 題名"
        return None, [Problem(text.place(), "invalid-value", message, hint)]
    problems = [
        Problem(
            text.place(key),
            "unknown-field",
            f"「{key}」は書けません（ファイル名が {key} です）。",
            "この行を消します",
        )
        for key in injected
        if key in value
    ]
    try:
        return model.model_validate({**value, **injected}), problems
    except ValidationError as error:
        return None, [*problems, *_problems_of(error, text, model)]


def _problems_of(
    error: ValidationError, text: YamlText, model: type[BaseModel]
) -> Iterator[Problem]:
    errors: list[Mapping[str, Any]] = [*error.errors(include_url=False)]
    misspelt = {_meant(item, model) for item in errors if item["type"] == "extra_forbidden"}
    for item in errors:
        loc: Location = item["loc"]
        if item["type"] == "too_short" and any(
            other["loc"][: len(loc)] == loc and other is not item for other in errors
        ):
            continue  # its entries are there, but not valid
        if item["type"] == "missing" and loc in misspelt:
            continue  # it is there, under a wrong name
        code, message, hint = _told(item, text, model)
        yield Problem(text.place(*loc), code, message, hint)


def _meant(item: Mapping[str, Any], model: type[BaseModel]) -> Location:
    """Where the field belongs that an unknown field was meant to be."""
    *above, name = item["loc"]
    near = spelling.nearest_of(str(name), _fields(model, tuple(above)))
    return (*above, near or "")


def _told(item: Mapping[str, Any], text: YamlText, model: type[BaseModel]) -> tuple[str, str, str]:
    """Code, message and hint."""
    loc: Location = tuple(part for part in item["loc"] if part != KEY)
    name = next((part for part in reversed(loc) if isinstance(part, str)), "")
    match item["type"]:
        case "missing":
            hint = _how_to_write(model, loc)
            return "missing-field", f"「{name}」がありません。", hint
        case "extra_forbidden":
            fields = _fields(model, loc[:-1])
            hint = spelling.nearest(str(name), fields) or f"書ける項目: {'、'.join(fields)}"
            return "unknown-field", f"「{name}」という項目はありません。", hint
    written = text.written.get(loc, str(item["input"]))
    message, hint = _wrong_value(item, name, written, _how_to_write(model, loc))
    return "invalid-value", message, hint


def _wrong_value(item: Mapping[str, Any], name: str, written: str, allowed: str) -> tuple[str, str]:
    match item["type"]:
        case _ if item["input"] is None or item["input"] == "":
            return f"「{name}」が空です。", allowed
        case "literal_error":
            return f"「{name}」に「{written}」は使えません。", allowed
        case "string_pattern_mismatch":
            form, example = FORMS[item["ctx"]["pattern"]]
            hint = f"{form}。例: {example}" if example else form
            return f"「{written}」は「{name}」の形に合いません。", hint
        case "string_too_short" | "too_short":
            return f"「{name}」が空です。", allowed
        case "too_long":
            there, most = len(item["input"]), item["ctx"]["max_length"]
            return f"「{name}」に{there}個あります。", f"{most}個までにします"
        case "string_too_long":
            most = f"{item['ctx']['max_length']}文字以内にします"
            return f"「{name}」が{len(item['input'])}文字あります。", most
        case "string_type" if not isinstance(item["input"], list | dict):
            hint = f"引用符で囲みます: {name}: '{written}'"
            return f"「{name}」の「{written}」は、文字ではなく数や真偽や日付と読まれます。", hint
        case "string_type":
            return f"「{name}」には文字を書きます。", f"例: {name}: 文字"
        case "tuple_type" if not isinstance(item["input"], list | dict):
            return f"「{name}」には一覧を書きます。", f"{name}: [{written}]"
        case "tuple_type":
            return f"「{name}」には一覧を書きます。", f"例: {name}: [値1, 値2]"
        case "dict_type" | "model_type" | "model_attributes_type":
            return f"「{name}」には、キーと値の組を書きます。", "例: id: scope-ambiguity"
        case kind if kind.startswith("date"):
            return _wrong_date(written)
        case _:
            return f"「{name}」の値「{written}」を読めません。", allowed


def _wrong_date(written: str) -> tuple[str, str]:
    found = _WRITTEN_DATE.fullmatch(written.strip())
    hint = f"年-月-日の形で書きます。例: {DATE_EXAMPLE}"
    if not found:
        return f"「{written}」は日付として読めません。", hint
    since = _ERAS.get(found["era"] or "", 0)
    year = since + (1 if found["year"] == "元" else int(found["year"]))
    try:
        day = datetime.date(year, int(found["month"]), int(found["day"]))
    except ValueError:
        return f"「{written}」という日はありません。", hint
    return f"「{written}」は日付の形に合いません。", f"年-月-日の形で書きます: {day.isoformat()}"


def _how_to_write(model: type[BaseModel], loc: Location) -> str:
    """What may stand in a field: its values, an example, or what it is for."""
    name = next((part for part in reversed(loc) if isinstance(part, str)), "")
    owner = _owner(model, loc[: loc.index(name)] if name in loc else ())
    info = next((i for n, i in owner.model_fields.items() if (i.alias or n) == name), None)
    if info is None:
        return ""
    values = list(dict.fromkeys(_literals(info.annotation)))
    if values:
        return f"使える値: {'、'.join(values)}"
    if datetime.date in _types(info.annotation):
        return f"例: {name}: {DATE_EXAMPLE}"
    for constraint in info.metadata:
        _, example = FORMS.get(str(getattr(constraint, "pattern", "")), ("", ""))
        if example:
            return f"例: {name}: {example}"
    return (
        info.description or f"例: {name}: {'[値1, 値2]' if _is_list(info.annotation) else '文字'}"
    )


def _fields(model: type[BaseModel], loc: Location) -> list[str]:
    """The fields that may stand where ``loc`` points."""
    owner = _owner(model, loc)
    return [info.alias or name for name, info in owner.model_fields.items()]


def _owner(model: type[BaseModel], loc: Location) -> type[BaseModel]:
    """The model of the value at ``loc``."""
    for key in loc:
        if isinstance(key, int) or key not in model.model_fields:
            continue
        types = _types(model.model_fields[key].annotation)
        model = next((part for part in types if issubclass(part, BaseModel)), model)
    return model


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
