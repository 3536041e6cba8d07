"""What was once public: the ledger of addresses, and the wording of released checklists."""

from __future__ import annotations

import json
from pathlib import Path

from sphinx_guidance.anchors import addresses
from sphinx_guidance.knowledge import KnowledgeBase
from sphinx_guidance.loading import LEDGER, RELEASED
from sphinx_guidance.model import Checklist, Released


def record(kb: KnowledgeBase, root: Path) -> list[str]:
    """Add every address of ``kb`` to the ledger; returns those that are new.

    Nothing is ever taken out: an address that no longer exists needs a redirect.
    """
    new = sorted(set(addresses(kb)) - set(kb.published))
    if new:
        every = sorted({*kb.published, *new})
        text = json.dumps({"addresses": every}, ensure_ascii=False, indent=1)
        (root / LEDGER).write_text(text + "\n", encoding="utf-8")
    return new


def record_released(kb: KnowledgeBase, root: Path) -> list[str]:
    """Note the wording of every checklist whose version is new; returns the ids of those lists."""
    new = [
        checklist
        for checklist in kb.checklists.values()
        if (known := kb.released.get(checklist.id)) is None or known.version != checklist.version
    ]
    if new:
        lists = {**kb.released, **{c.id: _released(c, kb.released.get(c.id)) for c in new}}
        text = json.dumps(
            {"checklists": {id_: lists[id_].model_dump() for id_ in sorted(lists)}},
            ensure_ascii=False,
            indent=1,
        )
        (root / RELEASED).write_text(text + "\n", encoding="utf-8")
    return [checklist.id for checklist in new]


def _released(checklist: Checklist, before: Released | None) -> Released:
    items = {item.id: item.text for item in checklist.items}
    gone = {*before.items, *before.retired} - set(items) if before else set()
    return Released(version=checklist.version, items=items, retired=tuple(sorted(gone)))
