"""The anchors that the generator itself gives to parts of a page."""

from __future__ import annotations

from collections.abc import Iterator

from sphinx_guidance import addresses
from sphinx_guidance.anchors import listed_groups
from sphinx_guidance.knowledge import KnowledgeBase, PageText
from sphinx_guidance.model import Page
from sphinx_guidance.rules.registry import LOADING_CODES, RULES

PANEL_IDS = frozenset(
    {*addresses.PART_IDS, "measures", "checks", "incidents", "coverages", "coverage-conditions",
     "not-covered", "cases", "causes", "model-articles"}
)  # fmt: skip
"""Anchors that the generator itself gives to parts of a page."""

MAP_IDS = (
    "incident-columns", "causes-and-incidents", "coverages-and-incidents", "causes-and-measures",
    "measures-and-checks",
)  # fmt: skip
"""Anchors of the map of relations."""


def made_anchors(kb: KnowledgeBase, page: PageText) -> Iterator[str]:
    """The anchors of panels, notes and lists on a page."""
    yield from PANEL_IDS
    yield from (addresses.term_note_anchor(id_) for id_ in kb.terms)
    yield from (addresses.source_anchor(id_) for id_ in _cited(page))
    yield from listed_groups(kb, page)
    for directive in page.outline.directives:
        match directive.name:
            case "relation-map":
                yield from MAP_IDS
            case "rule-list":
                yield from (addresses.rule_anchor(code) for code in (*RULES, *LOADING_CODES))
            case "glossary-terms":
                yield from kb.topics


def _cited(page: PageText) -> Iterator[str]:
    yield from (role.target for role in page.outline.roles if role.name == "source")
    if isinstance(page.fields, Page):
        for field, (kind, _) in page.fields.relations.items():
            if kind == "source":
                yield from getattr(page.fields, field) or ()
