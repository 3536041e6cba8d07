"""Rules on days: nobody has checked or decided anything tomorrow."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from sphinx_guidance.knowledge import KnowledgeBase
from sphinx_guidance.problems import Problem
from sphinx_guidance.rules.registry import Rule, made_from_schema
from sphinx_guidance.schema import PageKind, Schema
from sphinx_guidance.words import say

JAPAN = datetime.timezone(datetime.timedelta(hours=9))


@made_from_schema
def future_date(schema: Schema) -> Iterator[Rule]:
    kinds = (_day_of(kind) for kind in schema.kinds.values() if _days(kind))
    days = say("and.phrases").join([say("day.checked"), *kinds])
    meaning = say("meaning.future-date", days=days)
    yield Rule("future-date", meaning, _in_the_future)


def _days(kind: PageKind) -> list[str]:
    return [name for name, field in kind.fields.items() if field.type == "date"]


def _day_of(kind: PageKind) -> str:
    return say("day.of-kind", kind=kind.name)


def _in_the_future(kb: KnowledgeBase) -> Iterator[Problem]:
    today = datetime.datetime.now(JAPAN).date()
    days = [(kb.place(s, "checked"), say("day.checked"), s.checked) for s in kb.sources.values()]
    for id_, kind in kb.schema.kinds.items():
        for name in _days(kind):
            told = [(kb.place(obj, name), getattr(obj, name)) for obj in kb.objects[id_].values()]
            days += [(place, _day_of(kind), day) for place, day in told if day]
    for place, name, day in days:
        if day > today:
            message = say("future-date.day", name=name, day=day.isoformat())
            yield Problem(
                place, "future-date", message, say("future-date.day.hint", today=today.isoformat())
            )
