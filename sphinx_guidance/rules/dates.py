"""Rules on days: nobody has checked or decided anything tomorrow."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from sphinx_guidance.knowledge import KnowledgeBase, Object
from sphinx_guidance.model import Event
from sphinx_guidance.problems import Place, Problem
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
    """The fields that say when something was."""
    return [name for name, field in kind.fields.items() if field.type in ("date", "events")]


def _day_of(kind: PageKind) -> str:
    return say("day.of-kind", kind=kind.name)


def _said(kb: KnowledgeBase, obj: Object, name: str) -> Iterator[tuple[Place, datetime.date]]:
    """The day of a field, or of each of its events."""
    value: datetime.date | tuple[Event, ...] | None = getattr(obj, name)
    if isinstance(value, datetime.date):
        yield kb.place(obj, name), value
    for i, event in enumerate(value if isinstance(value, tuple) else ()):
        yield kb.place(obj, name, i, "date"), event.date


def _in_the_future(kb: KnowledgeBase) -> Iterator[Problem]:
    today = datetime.datetime.now(JAPAN).date()
    days = [(kb.place(s, "checked"), say("day.checked"), s.checked) for s in kb.sources.values()]
    for id_, kind in kb.schema.kinds.items():
        for obj in kb.objects[id_].values():
            said = (one for name in _days(kind) for one in _said(kb, obj, name))
            days += [(place, _day_of(kind), day) for place, day in said]
    for place, name, day in days:
        if day > today:
            message = say("future-date.day", name=name, day=day.isoformat())
            yield Problem(
                place, "future-date", message, say("future-date.day.hint", today=today.isoformat())
            )
