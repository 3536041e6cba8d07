"""The anchors of a page: those that its authors wrote, and those of what the generator adds."""

from __future__ import annotations

from collections.abc import Iterator

from sphinx_guidance.knowledge import GLOSSARY_PAGE, SOURCES_PAGE, KnowledgeBase, PageText
from sphinx_guidance.model import Checklist, Page
from sphinx_guidance.problems import Place
from sphinx_guidance.rules.registry import LOADING_CODES, RULES

PANEL_IDS = frozenset(
    {"top", "sources", "measures", "checks", "incidents", "coverages", "coverage-conditions",
     "not-covered", "cases", "causes", "model-articles", "main", "checklist-data"}
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
    yield from (f"term-note-{id_}" for id_ in kb.terms)
    yield from (f"source-{id_}" for id_ in _cited(page))
    yield from kb.listed_groups(page)
    for directive in page.outline.directives:
        match directive.name:
            case "relation-map":
                yield from MAP_IDS
            case "rule-list":
                yield from (f"rule-{code}" for code in (*RULES, *LOADING_CODES))
            case "glossary-terms":
                yield from kb.topics


def _cited(page: PageText) -> Iterator[str]:
    yield from (role.target for role in page.outline.roles if role.name == "source")
    if isinstance(page.fields, Page):
        for field, kind in page.fields.relations.items():
            if kind == "source":
                yield from getattr(page.fields, field) or ()


def written_anchors(kb: KnowledgeBase, page: PageText) -> Iterator[tuple[str, Place]]:
    """The ids of headings, and of the objects that stand on a page, with their places."""
    for heading in page.outline.headings:
        if heading.id:
            yield heading.id, Place(page.path, heading.line)
    if page.docname == GLOSSARY_PAGE:
        yield from ((term.id, kb.place(term, "id")) for term in kb.terms.values())
    if page.docname == SOURCES_PAGE:
        yield from ((source.id, kb.place(source, "id")) for source in kb.sources.values())
    shown = {d.argument for d in page.outline.directives if d.name == "number-table"}
    for table in (kb.tables[id_] for id_ in sorted(shown & set(kb.tables))):
        yield from ((topic.id, kb.place_of_topic(topic, "id")) for topic in table.topics)
        numbers = [number for topic in table.topics for number in topic.numbers]
        yield from {number.id: kb.place(number, "id") for number in numbers}.items()
    checklist = kb.object_of_page.get(page.docname)
    if not isinstance(checklist, Checklist):
        return
    for s, section in enumerate(checklist.sections):
        yield section.id, kb.place(checklist, "sections", s, "id")
        for i, item in enumerate(section.items):
            place = kb.place(checklist, "sections", s, "items", i, "id")
            if place == kb.place(item, "id"):  # else told by duplicate-id
                yield item.id, place
