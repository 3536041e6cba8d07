"""Where a knowledge base is published, and the permanent addresses that follow from it."""

from __future__ import annotations

from dataclasses import dataclass

from sphinx_guidance import addresses
from sphinx_guidance.model import Check, Checklist, Side

SIDES: tuple[Side, ...] = ("B1", "B2")
SIDE_NAMES: dict[Side, str] = {"B1": "ベンダー（B1）", "B2": "サービス提供者（B2）"}


@dataclass(frozen=True)
class Publication:
    """The site's id and the address of its root (empty: addresses stay relative to it)."""

    site: str = ""
    base_url: str = ""

    def address(self, checklist: Checklist, item: Check | None = None) -> str:
        """The permanent address of a checklist's page, or of one item on it."""
        root = f"{self.base_url.rstrip('/')}/" if self.base_url else ""
        page = addresses.page(checklist.kind, checklist.id)
        return root + addresses.address(page, item.id if item else "")


def edition(checklist: Checklist) -> str:
    """The version and its date, as every export shows them."""
    return f"第{checklist.version}版（{checklist.date.isoformat()}）"
