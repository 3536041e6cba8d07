"""Rules on checklists as pages and as versions."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from sphinx_guidance import addresses, spelling
from sphinx_guidance.knowledge import KnowledgeBase
from sphinx_guidance.model import Checklist, ItemChange
from sphinx_guidance.problems import Place, Problem
from sphinx_guidance.rules.registry import rule
from sphinx_guidance.words import say

GONE = ("removed", "split", "merged")
"""Kinds of changes after which an item is no longer in its list."""


@rule("checklist-without-page")
def checklist_without_page(kb: KnowledgeBase) -> Iterator[Problem]:
    for checklist in kb.checklists.values():
        page = kb.pages.get(kb.location(checklist)[0])
        shown = page and any(
            d.name == "checklist" and d.argument == checklist.id for d in page.outline.directives
        )
        if not shown:
            file = addresses.file(kb.location(checklist)[0])
            yield Problem(
                kb.place(checklist),
                "checklist-without-page",
                say("checklist-without-page.missing", title=checklist.title),
                say("checklist-without-page.missing.hint", file=file),
            )


@rule("undeclared-change")
def undeclared_change(kb: KnowledgeBase) -> Iterator[Problem]:
    for checklist in kb.checklists.values():
        released = kb.released.get(checklist.id)
        if released is None:
            continue
        declared = _declared_since(checklist, released.version)
        successors = {id_ for change in declared.values() for id_ in change.into}
        current = {item.id: item for item in checklist.items}
        for item in checklist.items:
            change = declared.get(item.id)
            if item.id in released.retired:
                message = say("undeclared-change.retired", id=item.id)
                yield Problem(
                    kb.place(item, "id"), "undeclared-change", message, say("new-id.hint")
                )
            elif item.id not in released.items:
                if item.id not in successors and (change is None or change.kind != "added"):
                    yield _undeclared(kb, checklist, kb.place(item, "id"), item.id, "added")
            elif item.text != released.items[item.id] and (
                change is None or change.kind not in ("reworded", "meaning-changed")
            ):
                kinds = say("undeclared-change.reworded")
                yield _undeclared(kb, checklist, kb.place(item, "text"), item.id, kinds)
        for id_ in released.items:
            change = declared.get(id_)
            if id_ not in current and (change is None or change.kind not in GONE):
                place = kb.place(checklist, "sections")
                yield _undeclared(kb, checklist, place, id_, say("undeclared-change.gone"))


def _declared_since(checklist: Checklist, version: str) -> dict[str, ItemChange]:
    return {
        change.item: change
        for release in checklist.history
        if version_order(release.version) > version_order(version)
        for change in release.changes
    }


def version_order(version: str) -> tuple[int, ...]:
    """A key that puts versions into their order."""
    return tuple(map(int, version.split(".")))


def _undeclared(
    kb: KnowledgeBase, checklist: Checklist, place: Place, id_: str, kinds: str
) -> Problem:
    released = kb.released[checklist.id].version
    return Problem(
        place,
        "undeclared-change",
        say("undeclared-change.changed", id=id_, released=released),
        say("undeclared-change.changed.hint", id=id_, kinds=kinds),
    )


@rule("checklist-history")
def checklist_history(kb: KnowledgeBase) -> Iterator[Problem]:
    for checklist in kb.checklists.values():
        versions = [release.version for release in checklist.history]
        if versions and versions[-1] != checklist.version:
            yield Problem(
                kb.place(checklist, "version"),
                "checklist-history",
                say("checklist-history.version", version=checklist.version, last=versions[-1]),
                say("checklist-history.version.hint"),
            )
        for i, (before, after) in enumerate(pairwise(versions), 1):
            if version_order(before) >= version_order(after):
                yield Problem(
                    kb.place(checklist, "history", i, "version"),
                    "checklist-history",
                    say("checklist-history.order", before=before, after=after),
                    say("checklist-history.order.hint"),
                )
        yield from _unknown_changes(kb, checklist)
        known = {item.id for item in checklist.items}
        known |= {change.item for release in checklist.history for change in release.changes}
        for r, release in enumerate(checklist.history):
            for c, change in enumerate(release.changes):
                place = kb.place(checklist, "history", r, "changes", c)
                if change.kind in ("split", "merged") and not change.into:
                    message = say("checklist-history.into", item=change.item)
                    yield Problem(
                        place, "checklist-history", message, say("checklist-history.into.hint")
                    )
                for id_ in change.into:
                    if id_ not in known:
                        message = say("checklist-history.no-into", id=id_)
                        hint = spelling.nearest(id_, known)
                        yield Problem(place, "checklist-history", message, hint)


def _unknown_changes(kb: KnowledgeBase, checklist: Checklist) -> Iterator[Problem]:
    """Changes of items that neither the list nor any version of it has."""
    released = kb.released.get(checklist.id)
    known = {item.id for item in checklist.items}
    known |= {*released.items, *released.retired} if released else set()
    for release in checklist.history:
        for change in release.changes:
            known |= {change.item, *change.into} if change.kind in GONE else set()
    for r, release in enumerate(checklist.history):
        for c, change in enumerate(release.changes):
            if change.item not in known:
                place = kb.place(checklist, "history", r, "changes", c)
                message = say("checklist-history.no-item", item=change.item)
                hint = spelling.nearest(change.item, known) or say("checklist-history.no-item.hint")
                yield Problem(place, "checklist-history", message, hint)
