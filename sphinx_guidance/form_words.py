"""What stands in a field of a form, blank or filled: on the page, in Markdown and in workbooks."""

from __future__ import annotations

import datetime
import re

from sphinx_guidance.form import Form, FormField
from sphinx_guidance.schema import Schema
from sphinx_guidance.words import say

BOX, TICKED = "☐\u00a0", "☑\u00a0"
BETWEEN = "\u2003"
"""An em space: choices stand apart, in any language."""

_NUMBER = re.compile(r"[+-]?(?:\d+|\d{1,3}(?:,\d{3})+)(?:\.\d+)?")


def choices(schema: Schema, field: FormField) -> tuple[str, ...]:
    """What one can choose in a field; empty where it is written freely."""
    if field.type == "party":
        return schema.party_names
    return field.choices if field.type == "choice" else ()


def chosen(schema: Schema, field: FormField, value: str) -> str:
    """A value as one of the choices of its field: parties are written by their ids."""
    return (
        schema.parties[value].name if field.type == "party" and value in schema.parties else value
    )


def number(value: str) -> str | None:
    """Digits with a comma every three, or None where ``value`` is no number."""
    if not _NUMBER.fullmatch(value):
        return None
    whole, point, rest = value.replace(",", "").partition(".")
    return f"{int(whole):,}{point}{rest}"


def day(value: str) -> datetime.date | None:
    """The day of ``2026-04-01``, or None where ``value`` is none."""
    try:
        return datetime.date.fromisoformat(value)
    except ValueError:
        return None


def blank(schema: Schema, field: FormField) -> str:
    """What is printed in a field that is still to be filled in: boxes, a unit, parts of a day."""
    offered = choices(schema, field)
    if offered:
        return BETWEEN.join(f"{BOX}{choice}" for choice in offered)
    return say("form.blank-day") if field.type == "date" else field.unit or ""


def filled(schema: Schema, field: FormField, value: str) -> str:
    """What a filled field shows; of choices, the one that is ticked among the others."""
    offered = choices(schema, field)
    if offered:
        own = chosen(schema, field, value)
        return BETWEEN.join(f"{TICKED if one == own else BOX}{one}" for one in offered)
    return written(schema, field, value)


def written(schema: Schema, field: FormField, value: str) -> str:
    """A value alone, with its unit."""
    match field.type:
        case "amount" | "number":
            return f"{number(value) or value}{field.unit or ''}"
        case "date":
            date = day(value)
            return say("form.day", y=date.year, m=date.month, d=date.day) if date else value
        case _:
            return chosen(schema, field, value)


def filled_by(schema: Schema, form: Form) -> str:
    """Who fills in the form; empty where it does not say."""
    names = [schema.parties[party].name for party in form.filled_by]
    return say("form.filled-by", who=say("dots.separator").join(names)) if names else ""
