"""What can be linked to: the anchors of each page, and every permanent address of the site."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from sphinx_guidance.addresses import GLOSSARY_PAGE, SOURCES_PAGE, address
from sphinx_guidance.facts import facts_of_part
from sphinx_guidance.groups import filtered, grouped, heads
from sphinx_guidance.knowledge import KnowledgeBase, PageText
from sphinx_guidance.model import Check, Checklist, Term
from sphinx_guidance.problems import Place
from sphinx_guidance.shapes import parts
from sphinx_guidance.sources import Source


def objects_on(kb: KnowledgeBase, docname: str) -> Iterator[Term | Source | Check]:
    """The objects that have an anchor on a page."""
    if docname == GLOSSARY_PAGE:
        yield from kb.terms.values()
    elif docname == SOURCES_PAGE:
        yield from kb.sources.values()
    else:
        checklist = kb.object_of_page.get(docname)
        yield from checklist.items if isinstance(checklist, Checklist) else ()


def listed_groups(kb: KnowledgeBase, page: PageText) -> Iterator[str]:
    """The anchors of the groups of objects, and of heads of damage, that a page lists."""
    for directive in page.outline.directives:
        kind = directive.argument
        if directive.name == "object-list" and kind in kb.schema.listed_kinds:
            yield from (group.id for group in grouped(kb, kind) if group.id)
            yield from (group.id for group in filtered(kb, kind))
        elif directive.name == "damages-table" and kind in kb.schema.kinds:
            yield from (head.id for head in heads(kb, kind))


def shown_parts(kb: KnowledgeBase, page: PageText) -> Iterator[str]:
    """The anchors of the facts that stand under a heading of their own on a page."""
    obj = kb.object_of_page.get(page.docname)
    own = kb.schema.kinds.get(obj.kind) if obj else None
    for part in own.parts if own and obj else ():
        if facts_of_part(kb.schema, obj, part):  # type: ignore[arg-type]
            yield part.id


def written_anchors(kb: KnowledgeBase, page: PageText) -> Iterator[tuple[str, Place]]:
    """The ids of headings, and of the objects that stand on a page, with their places."""
    for heading in page.outline.headings:
        if heading.id:
            yield heading.id, Place(page.path, heading.line)
    shown = {d.argument for d in page.outline.directives if d.name == "number-table"}
    for table in (kb.tables[id_] for id_ in sorted(shown & set(kb.tables))):
        yield from ((topic.id, kb.place_of_topic(topic, "id")) for topic in table.topics)
        numbers = [number for topic in table.topics for number in topic.numbers]
        yield from {number.id: kb.place(number, "id") for number in numbers}.items()
    checklist = kb.object_of_page.get(page.docname)
    yield from ((part.id, part.place) for part in parts(kb, checklist))
    if not isinstance(checklist, Checklist):
        yield from ((obj.id, kb.place(obj, "id")) for obj in objects_on(kb, page.docname))
        return
    for s, section in enumerate(checklist.sections):
        yield section.id, kb.place(checklist, "sections", s, "id")
        for i, item in enumerate(section.items):
            place = kb.place(checklist, "sections", s, "items", i, "id")
            if place == kb.place(item, "id"):  # else told by duplicate-id
                yield item.id, place


@lru_cache(maxsize=1)
def addresses(kb: KnowledgeBase) -> Sequence[str]:
    """Every permanent address of the site: pages, authored headings, and objects."""
    return tuple(_addresses(kb))


def _addresses(kb: KnowledgeBase) -> Iterator[str]:
    for page in kb.pages.values():
        yield address(page.docname)
        for anchor in (*page.outline.anchors, *listed_groups(kb, page), *shown_parts(kb, page)):
            yield address(page.docname, anchor)
        for part in parts(kb, kb.object_of_page.get(page.docname)):
            yield address(page.docname, part.id)
    if GLOSSARY_PAGE in kb.pages:
        for anchor in kb.topics:
            yield address(GLOSSARY_PAGE, anchor)
    for docname in (GLOSSARY_PAGE, SOURCES_PAGE):
        if docname in kb.pages:
            yield from (kb.address(obj) for obj in objects_on(kb, docname))
    for number in kb.numbers.values():
        yield kb.address(number)
    for checklist in kb.checklists.values():
        docname, _ = kb.location(checklist)
        for section in checklist.sections:
            yield address(docname, section.id)
            for item in section.items:
                yield kb.address(item)
