"""Sources in figures: how they were read, in which editions, when to look again, what is open."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import get_args

from sphinx_guidance.knowledge import KnowledgeBase
from sphinx_guidance.sources import CheckMethod, Source


@dataclass(frozen=True)
class ReadEdition:
    """An edition of a law in which articles were read, and when to look again."""

    title: str
    edition: str
    in_force: datetime.date
    articles: int
    look_again: datetime.date | None


def by_method(kb: KnowledgeBase) -> Mapping[CheckMethod, int]:
    """How many sources were checked in each way, those that nothing was checked in included."""
    found = Counter(source.how for source in kb.sources.values())
    methods: tuple[CheckMethod, ...] = get_args(CheckMethod)
    return {method: found[method] for method in methods}


def number_read(kb: KnowledgeBase) -> int:
    return sum(source.was_read for source in kb.sources.values())


def documents(kb: KnowledgeBase) -> Mapping[tuple[str, str], list[Source]]:
    """The sources by document: its publisher and title, in that order."""
    found: dict[tuple[str, str], list[Source]] = {}
    for source in kb.sources.values():
        found.setdefault((source.publisher, source.title), []).append(source)
    return {key: found[key] for key in sorted(found)}


def editions(kb: KnowledgeBase) -> list[ReadEdition]:
    """The editions of laws that were read, the newest first."""
    found: dict[tuple[str, str], list[Source]] = {}
    for source in kb.sources.values():
        if source.was_read and source.law and source.law.edition and source.law.in_force:
            found.setdefault((source.title, source.law.edition), []).append(source)
    made = [
        ReadEdition(
            title,
            edition,
            sources[0].law.in_force,
            len(sources),
            min((s.look_again for s in sources if s.look_again), default=None),
        )
        for (title, edition), sources in found.items()
        if sources[0].law and sources[0].law.in_force
    ]
    return sorted(made, key=lambda one: (-one.in_force.toordinal(), one.title))


def days_to_look_again(kb: KnowledgeBase) -> Mapping[datetime.date, list[Source]]:
    """The sources by the day on which to look at them again, the first day first."""
    found: dict[datetime.date, list[Source]] = {}
    for source in kb.sources.values():
        if source.look_again:
            found.setdefault(source.look_again, []).append(source)
    return {day: found[day] for day in sorted(found)}


def last_looked_up(kb: KnowledgeBase) -> datetime.date | None:
    """The day of the last look at e-Gov for a source of today."""
    found = (kb.status(source) for source in kb.sources.values())
    return max((status.looked_up for status in found if status), default=None)
