"""What can be found: every page, section, check item, term and source of the knowledge base."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from sphinx_guidance.knowledge import GLOSSARY_PAGE, SOURCES_PAGE, KnowledgeBase, Object, PageText
from sphinx_guidance.model import Case, Checklist, Coverage, Term

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
        address = kb.address(checklist)
        for section in checklist.sections:
            yield Document(SECTION, f"{address}#{section.id}", section.title, address)
            for item in section.items:
                body = f"{item.why}\n{item.phase} {item.weight}\n{item.evidence}"
                yield Document(item.kind, kb.address(item), item.text, address, body=body)
    for definition in kb.definitions.values():
        term = definition.term
        yield Document(
            term.kind,
            kb.address(term),
            term.name,
            f"{GLOSSARY_PAGE}.html",
            (term.reading, *term.aliases, term.english, *term.discouraged),
            body=kb.plain_definitions[term.id],
            related=_addresses(kb, [kb.terms[id_] for id_ in term.related if id_ in kb.terms]),
        )
    for source in kb.sources.values():
        title = f"{source.title} {source.section}" if source.section else source.title
        facts = f"{source.publisher} {source.date or ''}".strip()
        yield Document(source.kind, kb.address(source), title, f"{SOURCES_PAGE}.html", body=facts)


def _page(kb: KnowledgeBase, page: PageText) -> Iterator[Document]:
    if page.fields is None:
        return
    obj = kb.object_of_page.get(page.docname)
    address = f"{page.docname}.html"
    words = page.outline.words
    cuts = [h for h in page.outline.headings if h.id]
    starts = [bisect_left(words, h.line, key=lambda w: w.line) for h in cuts] + [len(words)]
    opening = kb.plain(words[: starts[0]])
    use = [obj.use] if isinstance(obj, Checklist) else []
    yield Document(
        obj.kind if obj else PAGE,
        address,
        page.fields.title,
        names=(*((obj.title,) if isinstance(obj, Checklist) else ()), *page.fields.asked),
        lead=page.fields.summary,
        body="\n".join([*_facts(kb, page, obj), *use, *([opening] if opening else [])]),
        related=_addresses(kb, _neighbours(kb, obj)) if obj else (),
    )
    for heading, start, end in zip(cuts, starts, starts[1:], strict=False):
        body = kb.plain(words[start:end])
        title = kb.plain(heading.words)
        yield Document(SECTION, f"{address}#{heading.id}", title, address, body=body)


def _facts(kb: KnowledgeBase, page: PageText, obj: Object | None) -> list[str]:
    match obj:
        case Case():
            cited = [role.target for role in page.outline.roles if role.name == "source"]
            first = next((kb.sources[id_] for id_ in cited if id_ in kb.sources), None)
            decided = [first.section] if first else []
            year = f"{obj.date.year}年"
            said = [obj.court, obj.number, year, *obj.roles.values(), obj.outcome, *decided]
            return [" ".join(text for text in said if text)]
        case Coverage():
            return [statement.text for statement in obj.statements]
        case _:
            return []


def _neighbours(kb: KnowledgeBase, obj: Object) -> list[Object]:
    """What a reader who found ``obj`` does next: the measures and checks, or what pays."""
    measures = [*kb.measures_against.get(obj.id, []), *kb.measures_limiting.get(obj.id, [])]
    match obj.kind:
        case "cause" | "incident":
            checks = [check for measure in measures for check in kb.checks_of.get(measure.id, [])]
            coverages = kb.coverages_for.get(obj.id, []) if obj.kind == "incident" else []
            return [*measures, *coverages, *checks]
        case "measure":
            return [*kb.checks_of.get(obj.id, [])]
        case "case":
            causes = [kb.causes[id_] for id_ in getattr(obj, "illustrates", ()) if id_ in kb.causes]
            return [*causes]
        case _:
            return []


def _addresses(kb: KnowledgeBase, objects: list[Object] | list[Term]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(kb.address(obj) for obj in objects))
