"""Rules on sums: a number says what it counts."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from sphinx_guidance.knowledge import KnowledgeBase
from sphinx_guidance.model import Amount
from sphinx_guidance.problems import Problem
from sphinx_guidance.rules.registry import Rule, made_from_schema
from sphinx_guidance.schema import Schema
from sphinx_guidance.words import say


@made_from_schema
def amount_without_unit(schema: Schema) -> Iterator[Rule]:
    fields = (field for kind in schema.kinds.values() for field in kind.fields.values())
    if any(field.type == "amounts" for field in fields):
        yield Rule("amount-without-unit", say("shapes.rule.amount"), _without_unit)


def _without_unit(kb: KnowledgeBase) -> Iterator[Problem]:
    for obj, text, key in kb.declared:
        for field, i, entry in obj.entries():
            if isinstance(entry, Amount) and not has_unit(entry.value):
                yield Problem(
                    text.place(*key, field, i, "value"),
                    "amount-without-unit",
                    say("shapes.no-unit", value=entry.value),
                    say("shapes.no-unit.hint"),
                )


def has_unit(value: str) -> bool:
    """Whether a value with digits says what they count; without digits it needs no unit."""
    if not any(char.isdigit() for char in value):
        return True
    plain = unicodedata.normalize("NFKC", value)
    return any(char.isalpha() or char in "%\u2030" or _is_currency(char) for char in plain)


def _is_currency(char: str) -> bool:
    return unicodedata.category(char) == "Sc"
