"""Rules on checklists as pages and as versions."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from sphinx_guidance import addresses, spelling
from sphinx_guidance.knowledge import KnowledgeBase
from sphinx_guidance.model import Checklist, ItemChange
from sphinx_guidance.problems import Place, Problem
from sphinx_guidance.rules.registry import rule

GONE = ("removed", "split", "merged")
"""Kinds of changes after which an item is no longer in its list."""


@rule("checklist-without-page", "どのチェックリストにも、それを載せるページがあること。")
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
                f"チェックリスト「{checklist.title}」を載せるページがありません。",
                f"{file} に checklist ディレクティブを書きます",
            )


@rule("undeclared-change", "公開した版からの項目の変更が、版と種類とともに宣言されていること。")
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
                message = f"id「{item.id}」は、廃止した項目のものです。"
                yield Problem(
                    kb.place(item, "id"), "undeclared-change", message, "新しい id にします"
                )
            elif item.id not in released.items:
                if item.id not in successors and (change is None or change.kind != "added"):
                    yield _undeclared(kb, checklist, kb.place(item, "id"), item.id, "added")
            elif item.text != released.items[item.id] and (
                change is None or change.kind not in ("reworded", "meaning-changed")
            ):
                kinds = "reworded か meaning-changed"
                yield _undeclared(kb, checklist, kb.place(item, "text"), item.id, kinds)
        for id_ in released.items:
            change = declared.get(id_)
            if id_ not in current and (change is None or change.kind not in GONE):
                place = kb.place(checklist, "sections")
                yield _undeclared(kb, checklist, place, id_, "removed、split、merged のどれか")


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
        f"項目「{id_}」が第{released}版から変わりましたが、宣言がありません。",
        f"version を上げ、history に {{item: {id_}, kind: {kinds}}} を書きます",
    )


@rule("checklist-history", "チェックリストの版と変更の履歴が合っていること。")
def checklist_history(kb: KnowledgeBase) -> Iterator[Problem]:
    for checklist in kb.checklists.values():
        versions = [release.version for release in checklist.history]
        if versions and versions[-1] != checklist.version:
            yield Problem(
                kb.place(checklist, "version"),
                "checklist-history",
                f"version は {checklist.version} ですが、履歴の最後は {versions[-1]} です。",
                "同じ版にそろえます",
            )
        for i, (before, after) in enumerate(pairwise(versions), 1):
            if version_order(before) >= version_order(after):
                yield Problem(
                    kb.place(checklist, "history", i, "version"),
                    "checklist-history",
                    f"履歴が古い版から順に並んでいません（{before} の後に {after}）。",
                    "古い版から順に並べます",
                )
        yield from _unknown_changes(kb, checklist)
        known = {item.id for item in checklist.items}
        known |= {change.item for release in checklist.history for change in release.changes}
        for r, release in enumerate(checklist.history):
            for c, change in enumerate(release.changes):
                place = kb.place(checklist, "history", r, "changes", c)
                if change.kind in ("split", "merged") and not change.into:
                    message = f"「{change.item}」がどの項目になったのか書かれていません。"
                    yield Problem(place, "checklist-history", message, "into に id を並べます")
                for id_ in change.into:
                    if id_ not in known:
                        message = f"into の項目「{id_}」はありません。"
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
                message = f"変えたとする項目「{change.item}」はありません。"
                hint = spelling.nearest(change.item, known) or "今の項目の id を書きます"
                yield Problem(place, "checklist-history", message, hint)
