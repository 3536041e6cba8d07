"""The anchors that the generator itself gives to parts of a page."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from sphinx_guidance import addresses, shapes
from sphinx_guidance.anchors import listed_groups, shown_parts
from sphinx_guidance.knowledge import KnowledgeBase, PageText
from sphinx_guidance.rules.registry import LOADING_CODES, rules_of


@lru_cache(maxsize=1)
def common_anchors(kb: KnowledgeBase) -> frozenset[str]:
    """The anchors of panels and notes that any page may have."""
    notes = map(addresses.term_note_anchor, kb.terms)
    return frozenset((*addresses.PART_IDS, *kb.schema.panel_ids, *notes))


def made_anchors(kb: KnowledgeBase, page: PageText) -> Iterator[str]:
    """The anchors of sources and lists on a page."""
    yield from (addresses.source_anchor(id_) for id_ in _cited(page))
    yield from listed_groups(kb, page)
    yield from shown_parts(kb, page)
    obj = kb.object_of_page.get(page.docname)
    if obj and (obj.kind, obj.id) in kb.forms:
        yield shapes.BLANK_SHEET_ID
    yield from (addresses.source_anchor(id_) for id_ in shapes.sources(kb, obj))
    for directive in page.outline.directives:
        match directive.name:
            case "relation-map":
                yield from kb.schema.map_ids
            case "rule-list":
                codes = (*rules_of(kb.schema, kb.language), *LOADING_CODES)
                yield from (addresses.rule_anchor(code) for code in codes)
            case "glossary-terms":
                yield from kb.topics


def _cited(page: PageText) -> Iterator[str]:
    yield from (role.target for role in page.outline.roles if role.name == "source")
    if page.fields:
        for field, (kind, _) in page.fields.relations.items():
            if kind == "source":
                yield from getattr(page.fields, field) or ()
        for _, _, entry in page.fields.entries():
            yield from entry.sources
