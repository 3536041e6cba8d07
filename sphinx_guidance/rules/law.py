"""Rules on sources of law: what was read is named, looked at again in time, and has not changed."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator

from sphinx_guidance.knowledge import KnowledgeBase
from sphinx_guidance.problems import Problem
from sphinx_guidance.rules.dates import JAPAN
from sphinx_guidance.rules.registry import rule
from sphinx_guidance.sources import Source, SourceStatus
from sphinx_guidance.statutes.dependents import dependents
from sphinx_guidance.words import listed, say

_OF_EGOV = re.compile(r"^https://(?:laws|elaws)\.e-gov\.go\.jp/law/(?P<id>\w+)")

CHANGES = frozenset({"changed", "recaptioned", "renumbered", "gone", "lapsed"})
"""How an article stands that has to be read again."""

NAMED = 5
"""Of more dependents, a message names the first ones."""


@rule("incomplete-law")
def incomplete_law(kb: KnowledgeBase) -> Iterator[Problem]:
    for source in kb.sources.values():
        of_egov = _OF_EGOV.match(source.url or "")
        if source.law is None:
            if of_egov:
                message = say("incomplete-law.no-law", id=source.id)
                hint = say("incomplete-law.no-law.hint", law=of_egov["id"])
                yield Problem(kb.place(source, "url"), "incomplete-law", message, hint)
        elif source.was_read and (missing := _missing(source)):
            named = listed(missing)
            message = say("incomplete-law.missing", id=source.id, how=source.how, missing=named)
            hint = say("incomplete-law.missing.hint", missing=named)
            yield Problem(kb.place(source, "law"), "incomplete-law", message, hint)


def _missing(source: Source) -> list[str]:
    """What a source of law that was read does not say, as it would be written."""
    law = [f"law.{name}" for name in ("edition", "in_force", "digest") if not _has(source, name)]
    own = ("relied_on_for", "look_again")
    return law + [name for name in own if getattr(source, name) is None]


def _has(source: Source, name: str) -> bool:
    return getattr(source.law, name) is not None


@rule("look-again-too-early")
def look_again_too_early(kb: KnowledgeBase) -> Iterator[Problem]:
    for source in kb.sources.values():
        if source.look_again and source.look_again <= source.checked:
            message = say(
                "look-again-too-early.day",
                day=source.look_again.isoformat(),
                checked=source.checked.isoformat(),
            )
            hint = say("look-again-too-early.day.hint")
            yield Problem(kb.place(source, "look_again"), "look-again-too-early", message, hint)


@rule("overdue-source", strict=True)
def overdue_source(kb: KnowledgeBase) -> Iterator[Problem]:
    for source in overdue(kb, datetime.datetime.now(JAPAN).date()):
        day = source.look_again.isoformat() if source.look_again else ""
        message = say("overdue-source.day", name=source.name, day=day)
        hint = say("overdue-source.day.hint")
        yield Problem(kb.place(source, "look_again"), "overdue-source", message, hint)


def overdue(kb: KnowledgeBase, today: datetime.date) -> list[Source]:
    """The sources that should have been looked at again before ``today``."""
    return [s for s in kb.sources.values() if s.look_again and s.look_again < today]


@rule("changed-source", strict=True)
def changed_source(kb: KnowledgeBase) -> Iterator[Problem]:
    resting = dependents(kb)
    for source, status in changed(kb):
        told = say_standing(source, status)
        rest = resting.get(source.id, [])
        names = [dependent.name for dependent in rest[:NAMED]]
        more = [say("and-more", n=len(rest) - NAMED)] if len(rest) > NAMED else []
        yield Problem(
            kb.place(source, "law"),
            "changed-source",
            say("changed-source.source", told=told, day=status.looked_up.isoformat()),
            say("changed-source.source.hint", places=listed([*names, *more])),
        )


def changed(kb: KnowledgeBase) -> list[tuple[Source, SourceStatus]]:
    """The sources of which the article was found changed, and has not been read again since."""
    found = [(source, kb.status(source)) for source in kb.sources.values()]
    return [(s, status) for s, status in found if status and status.standing in CHANGES]


def say_standing(source: Source, status: SourceStatus) -> str:
    """How the article of a source stands, in words."""
    when = say("standing-when.unknown")
    if status.edition and status.in_force:
        day = status.in_force.isoformat()
        when = say("standing-when.known", edition=status.edition, day=day)
    return say(f"standing.{status.standing}", name=source.name, when=when, now=status.now or "")
