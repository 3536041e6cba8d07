"""``guidance sources verify``: looks up the articles that are cited, and tells what has changed."""

from __future__ import annotations

import datetime
import json
from collections.abc import Iterable, Iterator
from pathlib import Path

from sphinx_guidance.knowledge import KnowledgeBase
from sphinx_guidance.rules.law import CHANGES, say_standing
from sphinx_guidance.sources import STATUS, SourceStatus, StatusFile
from sphinx_guidance.statutes.comparison import Looked, look_up, of_law
from sphinx_guidance.statutes.dependents import dependents
from sphinx_guidance.statutes.origin import Origin
from sphinx_guidance.words import say

SAME, CHANGED, NOT_CHECKED = 0, 1, 2
"""The exit statuses: nothing to check again, something, or that could not be found out."""


def verify(
    root: Path, kb: KnowledgeBase, origin: Origin, today: datetime.date, *, write: bool
) -> tuple[int, list[str]]:
    """Look up every article of the project at ``root``; returns the exit status and the lines.

    Only with ``write`` anything is written: what was found, to ``sources-status.json``. What could
    not be looked up keeps what was known of it.
    """
    sources = of_law(kb)
    looked = look_up(sources, origin, today)
    lines = list(_told(kb, looked, origin))
    if not looked:
        return NOT_CHECKED, lines
    if write:
        _write(root, kb, looked)
        lines.append(say("verify.written", path=STATUS))
    if any(one.error for one in looked):
        return NOT_CHECKED, lines
    changed = any(one.status and one.status.standing in CHANGES for one in looked)
    return (CHANGED if changed else SAME), lines


def _told(kb: KnowledgeBase, looked: list[Looked], origin: Origin) -> Iterator[str]:
    yield say("verify.looked-up", n=len(looked), origin=origin.name)
    if not looked:
        yield say("verify.nothing")
        return
    again = [one for one in looked if one.status and one.status.standing in CHANGES]
    renewed = [one for one in looked if one.status and one.status.standing == "renewed"]
    same = [one for one in looked if one.status and one.status.standing == "same"]
    errors = [one for one in looked if one.error]
    yield say("verify.same", n=len(same))
    unknown = sum(1 for one in same if one.status and one.status.edition is None)
    if unknown:
        yield say("verify.edition-not-compared", n=unknown)
    yield say("verify.renewed", n=len(renewed))
    yield from (f"  {kb.place(one.source, 'law')}: {_standing(one)}" for one in renewed)
    yield say("verify.again", n=len(again))
    resting = dependents(kb)
    for one in again:
        yield f"  {kb.place(one.source, 'law')}: {_standing(one)}"
        for dependent in resting.get(one.source.id, ()):
            yield say(
                "verify.dependent",
                kind=dependent.kind,
                name=dependent.name,
                address=dependent.address,
            )
    yield say("verify.not-checked", n=len(errors))
    yield from _errors(kb, errors)
    if errors:
        yield say("verify.incomplete")


def _errors(kb: KnowledgeBase, errors: list[Looked]) -> Iterator[str]:
    """Why laws could not be looked up, each reason with the sources that it leaves open."""
    for error in dict.fromkeys(one.error for one in errors):
        yield f"  {error}"
        for one in errors:
            if one.error == error:
                yield f"    {kb.place(one.source, 'law')}: {one.source.name}"


def _standing(one: Looked) -> str:
    return say_standing(one.source, one.status) if one.status else ""


def _write(root: Path, kb: KnowledgeBase, looked: Iterable[Looked]) -> None:
    found = {one.source.id: one.status for one in looked if one.status}
    known: dict[str, SourceStatus] = {**kb.statuses, **found}
    kept = {id_: known[id_] for id_ in sorted(known) if id_ in kb.sources}
    made = StatusFile(sources=kept).model_dump(mode="json", exclude_none=True)
    text = json.dumps(made, ensure_ascii=False, indent=1)
    (root / STATUS).write_text(text + "\n", encoding="utf-8")
