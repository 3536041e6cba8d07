"""Values of an author's file to a model, or to problems that say what would be right."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from sphinx_guidance import spelling
from sphinx_guidance.field_hints import (
    DATE_EXAMPLE,
    FORMS,
    KEY,
    Location,
    example,
    field_name,
    fields,
    how_to_write,
    is_required,
)
from sphinx_guidance.problems import Problem
from sphinx_guidance.yaml_lines import YamlText

M = TypeVar("M", bound=BaseModel)

LONGEST = 60
"""Of a longer value, a message shows the beginning."""

_OR_NOTHING = "（書くことがなければ、この行を消します）"
_ERAS = {"令和": 2018, "平成": 1988, "昭和": 1925}
_WRITTEN_DATE = re.compile(
    r"(?P<era>令和|平成|昭和)?\s*(?P<year>\d{1,4}|元)\s*[年/.\-]\s*(?P<month>\d{1,2})\s*[月/.\-]"
    r"\s*(?P<day>\d{1,2})\s*日?"
)


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
    misspelt = _misspelt(errors, model)
    right_names = {(*loc[:-1], right) for loc, right in misspelt.items()}
    for item in errors:
        loc: Location = item["loc"]
        if item["type"] == "too_short" and any(
            other["loc"][: len(loc)] == loc and other is not item for other in errors
        ):
            continue  # its entries are there, but not valid
        if item["type"] == "missing" and loc in right_names:
            continue  # it is there, under a wrong name
        code, message, hint = _told(item, text, model, misspelt.get(loc, ""))
        yield Problem(text.place(*loc), code, message, hint)


def _misspelt(errors: Iterable[Mapping[str, Any]], model: type[BaseModel]) -> dict[Location, str]:
    """The fields that unknown fields were meant to be: the unknown ones, each with the right name.

    Where one name is unknown and one field is missing, the one is the other.
    """
    unknown: dict[Location, list[str]] = {}
    missing: dict[Location, list[str]] = {}
    for item in errors:
        *above, name = item["loc"]
        kinds = {"extra_forbidden": unknown, "missing": missing}
        kinds.get(item["type"], {}).setdefault(tuple(above), []).append(str(name))
    meant: dict[Location, str] = {}
    for above_all, names in unknown.items():
        wanted = missing.get(above_all, [])
        for name in names:
            near = spelling.nearest_of(name, fields(model, above_all))
            only = wanted[0] if len(wanted) == len(names) == 1 else ""
            meant[(*above_all, name)] = near or only
    return meant


def _told(
    item: Mapping[str, Any], text: YamlText, model: type[BaseModel], right_name: str
) -> tuple[str, str, str]:
    """Code, message and hint."""
    loc: Location = item["loc"]
    name = field_name(loc)
    match item["type"]:
        case "missing":
            return "missing-field", f"「{name}」がありません。", how_to_write(model, loc)
        case "extra_forbidden":
            hint = f"書ける項目: {'、'.join(fields(model, loc[:-1]))}"
            hint = f"もしかして: {right_name}" if right_name else hint
            return "unknown-field", f"「{name}」という項目はありません。", hint
    if loc[-1:] == (KEY,) and item["type"] == "literal_error":
        message = f"「{field_name(loc[:-2])}」に「{name}」は使えません。"
        return "invalid-value", message, how_to_write(model, loc)
    written = _short(text.written.get(loc, str(item["input"])))
    return "invalid-value", *_wrong_value(item, name, written, model)


def _short(written: str) -> str:
    """A value as one line of a message."""
    line = " ".join(written.split())
    return f"{line[:LONGEST]}…" if len(line) > LONGEST else line


def _wrong_value(
    item: Mapping[str, Any], name: str, written: str, model: type[BaseModel]
) -> tuple[str, str]:
    loc: Location = item["loc"]
    allowed, right = how_to_write(model, loc), example(model, loc)
    nested = isinstance(item["input"], list | dict)
    optional = not is_required(model, loc)
    match item["type"]:
        case _ if item["input"] is None or item["input"] == "":
            return f"「{name}」が空です。", f"{allowed}{_OR_NOTHING if optional else ''}"
        case "literal_error":
            return f"「{name}」に「{written}」は使えません。", allowed
        case "string_pattern_mismatch":
            form, good = FORMS[item["ctx"]["pattern"]]
            hint = f"{form}。例: {good}" if good else form
            return f"「{written}」は「{name}」の形に合いません。", hint
        case "string_too_short" | "too_short":
            return f"「{name}」が空です。", allowed
        case "too_long":
            there, most = len(item["input"]), item["ctx"]["max_length"]
            return f"「{name}」に{there}個あります。", f"{most}個までにします"
        case "string_too_long":
            most = f"{item['ctx']['max_length']}文字以内にします"
            return f"「{name}」が{len(item['input'])}文字あります。", most
        case "string_type" if not nested:
            hint = f"引用符で囲みます: {name}: '{written}'"
            return f"「{name}」の「{written}」は、文字ではなく数や真偽や日付と読まれます。", hint
        case "string_type":
            return f"「{name}」には文字を書きます。", f"例: {name}: 文字"
        case "tuple_type" if not nested and "[" in right:
            return f"「{name}」には一覧を書きます。", f"{name}: [{written}]"
        case "tuple_type":
            return f"「{name}」には一覧を書きます。", right
        case "dict_type" if isinstance(item["input"], list):
            return f"「{name}」は、一覧（- や [ ]）ではなく、キーと値の組で書きます。", allowed
        case "dict_type" | "model_type" | "model_attributes_type":
            return f"「{name}」には、キーと値の組を書きます。", right or allowed
        case kind if kind.startswith("date") and nested:
            return f"「{name}」には日付を1つ書きます。", right
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
