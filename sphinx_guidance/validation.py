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
from sphinx_guidance.words import listed, say
from sphinx_guidance.yaml_lines import YamlText

M = TypeVar("M", bound=BaseModel)

LONGEST = 60
"""Of a longer value, a message shows the beginning."""

_ERAS = {"令和": 2018, "平成": 1988, "昭和": 1925}
_WRITTEN_DATE = re.compile(
    r"(?P<era>令和|平成|昭和)?\s*(?P<year>\d{1,4}|元)\s*[年/.\-]\s*(?P<month>\d{1,2})\s*[月/.\-]"
    r"\s*(?P<day>\d{1,2})\s*日?"
)


def validate(model: type[M], text: YamlText, **injected: str) -> tuple[M | None, list[Problem]]:
    """The value of ``text`` as a ``model``; ``injected`` are fields that the file's name gives."""
    value = text.value if text.value is not None else {}
    if not isinstance(value, dict):
        message, hint = say("value.no-pairs"), say("example.title")
        return None, [Problem(text.place(), "invalid-value", message, hint)]
    problems = [
        Problem(
            text.place(key),
            "unknown-field",
            say("value.injected", key=key),
            say("remove-line.hint"),
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
            return "missing-field", say("missing-field.name", name=name), how_to_write(model, loc)
        case "extra_forbidden":
            hint = say("unknown-field.fields.hint", fields=listed(fields(model, loc[:-1])))
            hint = say("hint.nearest", match=right_name) if right_name else hint
            return "unknown-field", say("unknown-field.name", name=name), hint
    if loc[-1:] == (KEY,) and item["type"] == "literal_error":
        message = say("value.not-one", name=field_name(loc[:-2]), value=name)
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
            return say("value.empty", name=name), say(
                "value.or-nothing.hint", allowed=allowed
            ) if optional else allowed
        case "literal_error":
            return say("value.not-one", name=name, value=written), allowed
        case "string_pattern_mismatch":
            form, good = FORMS[item["ctx"]["pattern"]]
            hint = (
                say("value.form", form=say(f"form.{form}"), example=good)
                if good
                else say(f"form.{form}")
            )
            return say("value.pattern", written=written, name=name), hint
        case "string_too_short" | "too_short":
            return say("value.empty", name=name), allowed
        case "too_long":
            there, most = len(item["input"]), item["ctx"]["max_length"]
            return say("value.too-many", name=name, there=there), say(
                "value.too-many.hint", most=most
            )
        case "string_too_long":
            most = say("value.too-long.hint", most=item["ctx"]["max_length"])
            return say("value.too-long", name=name, there=len(item["input"])), most
        case "string_type" if not nested:
            hint = say("value.unquoted.hint", name=name, written=written)
            return say("value.unquoted", name=name, written=written), hint
        case "string_type":
            return say("value.no-text", name=name), say("value.no-text.hint", name=name)
        case "tuple_type" if not nested and "[" in right:
            return say("value.no-list", name=name), f"{name}: [{written}]"
        case "tuple_type":
            return say("value.no-list", name=name), right
        case "dict_type" if isinstance(item["input"], list):
            return say("value.list-not-pairs", name=name), allowed
        case "dict_type" | "model_type" | "model_attributes_type":
            return say("value.not-pairs", name=name), right or allowed
        case "yen":
            return say("value.yen", name=name, written=written), say("value.yen.hint", name=name)
        case "shares":
            return say("value.shares", name=name), say("value.shares.hint", name=name)
        case kind if kind.startswith("date") and nested:
            return say("value.no-date", name=name), right
        case kind if kind.startswith("date"):
            return _wrong_date(written)
        case _:
            return say("value.unreadable", name=name, written=written), allowed


def _wrong_date(written: str) -> tuple[str, str]:
    found = _WRITTEN_DATE.fullmatch(written.strip())
    hint = say("date.form.hint", example=DATE_EXAMPLE)
    if not found:
        return say("date.unreadable", written=written), hint
    since = _ERAS.get(found["era"] or "", 0)
    year = since + (1 if found["year"] == "元" else int(found["year"]))
    try:
        day = datetime.date(year, int(found["month"]), int(found["day"]))
    except ValueError:
        return say("date.no-day", written=written), hint
    return say("date.form", written=written), say("date.right.hint", day=day.isoformat())
