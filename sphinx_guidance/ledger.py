"""The ledger of published addresses: what was once public goes on resolving."""

from __future__ import annotations

import json
from pathlib import Path

from sphinx_guidance.knowledge import KnowledgeBase
from sphinx_guidance.loading import LEDGER


def record(kb: KnowledgeBase, root: Path) -> list[str]:
    """Add every address of ``kb`` to the ledger; returns those that are new.

    Nothing is ever taken out: an address that no longer exists needs a redirect.
    """
    new = sorted(set(kb.addresses()) - set(kb.published))
    if new:
        addresses = sorted({*kb.published, *new})
        text = json.dumps({"addresses": addresses}, ensure_ascii=False, indent=1)
        (root / LEDGER).write_text(text + "\n", encoding="utf-8")
    return new
