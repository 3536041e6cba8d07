"""Rules on heads of damage: what was decided agrees with the sums."""

from __future__ import annotations

from collections.abc import Iterator

from sphinx_guidance.knowledge import KnowledgeBase
from sphinx_guidance.problems import Problem
from sphinx_guidance.rules.registry import Rule, made_from_schema
from sphinx_guidance.schema import Schema
from sphinx_guidance.sums import Damage
from sphinx_guidance.words import say


@made_from_schema
def sums_disagree(schema: Schema) -> Iterator[Rule]:
    if any(schema.damages_field(kind) for kind in schema.kinds):
        yield Rule("sums-disagree", say("meaning.sums-disagree"), _disagree)


def _disagree(kb: KnowledgeBase) -> Iterator[Problem]:
    for obj, text, key in kb.declared:
        for field, i, entry in obj.entries():
            wrong = what_disagrees(entry) if isinstance(entry, Damage) else ""
            if wrong and isinstance(entry, Damage):
                message = say(f"sums-disagree.{wrong}", head=entry.name)
                place = text.place(*key, field, i, "result")
                yield Problem(place, "sums-disagree", message, say("sums-disagree.hint"))


def what_disagrees(entry: Damage) -> str:
    """How the result and the sums of a head disagree; empty where they agree, as far as known."""
    if entry.granted is None:
        return ""
    granted, asked = entry.granted.yen, entry.asked.yen if entry.asked else None
    if entry.result == "refused":
        return "refused" if granted else ""
    if entry.result == "partly" and granted in (0, asked):
        return "partly"
    if asked is None or entry.result not in ("accepted", "partly"):
        return ""
    if granted > asked:
        return "more"
    return "accepted" if entry.result == "accepted" and granted != asked else ""
