"""Where a knowledge base is published, and the permanent addresses that follow from it."""

from __future__ import annotations

from dataclasses import dataclass, field

from sphinx_guidance import addresses
from sphinx_guidance.model import Check, Checklist
from sphinx_guidance.schema import Schema
from sphinx_guidance.words import say


@dataclass(frozen=True)
class Publication:
    """The site's id, the address of its root (empty: addresses stay relative), and its words."""

    site: str = ""
    base_url: str = ""
    schema: Schema = field(default_factory=Schema)

    @property
    def sides(self) -> tuple[str, ...]:
        """The ids of the parties that answer, in the order of the sheet."""
        return self.schema.answering

    def who(self, item: Check) -> list[str]:
        """The names of the parties that confirm an item, in the order of the sheet."""
        names = self.schema.parties
        return [names[side].name for side in self.sides if side in item.who]

    def page(self, checklist: str) -> str:
        """The permanent address of the page of a checklist, by its id."""
        root = f"{self.base_url.rstrip('/')}/" if self.base_url else ""
        return root + addresses.address(addresses.page(addresses.CHECKLIST, checklist))

    def address(self, checklist: Checklist, item: Check | None = None) -> str:
        """The permanent address of a checklist's page, or of one item on it."""
        page = self.page(checklist.id)
        return f"{page}#{item.id}" if item else page


def edition(checklist: Checklist) -> str:
    """The version and its date, as every export shows them."""
    return say("edition", version=checklist.version, date=checklist.date.isoformat())
