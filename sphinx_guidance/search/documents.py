"""What can be found: every page, section, check item, term and source of the knowledge base."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from sphinx_guidance.addresses import GLOSSARY_PAGE, SOURCES_PAGE, address
from sphinx_guidance.facts import searched
from sphinx_guidance.knowledge import KnowledgeBase, Object, PageText
from sphinx_guidance.model import Checklist, Term
from sphinx_guidance.shapes import parts

PAGE = "page"
SECTION = "section"


@dataclass(frozen=True)
class Document:
    """One thing to find. ``parent`` is the address of the page it stands on, if not a page itself.

    ``names`` are other names of it, ``lead`` says it in a sentence, ``related`` are addresses of
    what the graph offers beside it.
    """

    kind: str
    address: str
    title: str
    parent: str = ""
    names: tuple[str, ...] = ()
    lead: str = ""
    body: str = ""
    related: tuple[str, ...] = ()


def documents(kb: KnowledgeBase) -> Iterator[Document]:
    """Everything that can be found."""
    for docname in sorted(kb.pages):
        yield from _page(kb, kb.pages[docname])
    for checklist in kb.checklists.values():
        page = kb.address(checklist)
        for section in checklist.sections:
            place = address(kb.location(checklist)[0], section.id)
            yield Document(SECTION, place, section.title, page)
            for item in section.items:
                body = f"{item.why}\n{item.phase} {item.weight}\n{item.evidence}"
                yield Document(item.kind, kb.address(item), item.text, page, body=body)
    for definition in kb.definitions.values():
        term = definition.term
        yield Document(
            term.kind,
            kb.address(term),
            term.name,
            address(GLOSSARY_PAGE),
            _names(term),
            body=kb.plain_definitions[term.id],
            related=_addresses(kb, [kb.terms[id_] for id_ in term.related if id_ in kb.terms]),
        )
    for source in kb.sources.values():
        title = f"{source.title} {source.section}" if source.section else source.title
        facts = f"{source.publisher} {source.date or ''}".strip()
        yield Document(source.kind, kb.address(source), title, address(SOURCES_PAGE), body=facts)


def _names(term: Term) -> tuple[str, ...]:
    names = (term.reading, *term.aliases, term.english, *term.discouraged)
    return tuple(name for name in names if name)


def _page(kb: KnowledgeBase, page: PageText) -> Iterator[Document]:
    if page.fields is None:
        return
    obj = kb.object_of_page.get(page.docname)
    own = address(page.docname)
    words = page.outline.words
    cuts = [h for h in page.outline.headings if h.id]
    starts = [bisect_left(words, h.line, key=lambda w: w.line) for h in cuts] + [len(words)]
    opening = kb.plain(words[: starts[0]])
    use = [obj.use] if isinstance(obj, Checklist) else []
    yield Document(
        obj.kind if obj else PAGE,
        own,
        page.fields.title,
        names=(*((obj.title,) if isinstance(obj, Checklist) else ()), *page.fields.asked),
        lead=page.fields.summary,
        body="\n".join([*_facts(kb, page, obj), *use, *([opening] if opening else [])]),
        related=_addresses(kb, _neighbours(kb, obj)) if obj else (),
    )
    for heading, start, end in zip(cuts, starts, starts[1:], strict=False):
        body = kb.plain(words[start:end])
        title = kb.plain(heading.words)
        place = address(page.docname, heading.id or "")
        yield Document(SECTION, place, title, own, body=body)
    for part in parts(kb, obj):
        place = address(page.docname, part.id)
        yield Document(SECTION, place, part.title, own, body=part.body)


def _facts(kb: KnowledgeBase, page: PageText, obj: Object | None) -> list[str]:
    own = kb.schema.kinds.get(obj.kind) if obj else None
    if own is None or obj is None:
        return []
    line, *entries = searched(kb.schema, obj)
    if own.search.first_source:
        first = kb.first_source(page)
        line = " ".join(filter(None, (line, first.section if first else None)))
    return [text for text in (line, *entries) if text]


def _neighbours(kb: KnowledgeBase, obj: Object) -> list[Object]:
    """What a reader who found ``obj`` does next, as ``guidance.yaml`` has it."""
    own = kb.schema.kinds.get(obj.kind)
    return [other for ends in (own.next if own else ()) for other in kb.reached(obj, ends)]


def _addresses(kb: KnowledgeBase, objects: list[Object] | list[Term]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(kb.address(obj) for obj in objects))
