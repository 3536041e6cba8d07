"""What can be found: every page, section, check item, term and source of the knowledge base."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from sphinx_guidance.addresses import GLOSSARY_PAGE, SOURCES_PAGE, address
from sphinx_guidance.facts import searched
from sphinx_guidance.file_links import FILE_DIRECTIVES
from sphinx_guidance.knowledge import KnowledgeBase, Object, PageText
from sphinx_guidance.markdown import split_front_matter
from sphinx_guidance.model import Checklist, Term

PAGE = "page"
SECTION = "section"

_LEFT_OUT = frozenset({"toctree", "object-list", "checklist", "glossary-terms", "source-list"})
_FENCE = re.compile(r"^ *(?P<fence>`{3,}|~{3,}|:{3,})(?:\{(?P<name>[\w:-]+)\})?(?P<rest>.*)$")
_NOISE = re.compile(r"^ *(?::[\w-]+:.*|\{#\S+\}|\([^)\s]+\)=|\|[\s|:-]+\||%.*|<!--.*-->)$")
_LEAD = re.compile(r"^(?:#{1,6} +|[-*+] +|\d+[.] +|> ?)+")
_CELLS = re.compile(r"\s*\|\s*")


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


def documents(kb: KnowledgeBase, read: Callable[[str], str]) -> Iterator[Document]:
    """Everything that can be found; ``read`` gives the text of a page's file by its path."""
    for docname in sorted(kb.pages):
        yield from _page(kb, kb.pages[docname], read)
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
            (term.reading, *term.aliases, term.english, *term.discouraged),
            body=kb.plain_definitions[term.id],
            related=_addresses(kb, [kb.terms[id_] for id_ in term.related if id_ in kb.terms]),
        )
    for source in kb.sources.values():
        title = f"{source.title} {source.section}" if source.section else source.title
        facts = f"{source.publisher} {source.date or ''}".strip()
        yield Document(source.kind, kb.address(source), title, address(SOURCES_PAGE), body=facts)


def _page(kb: KnowledgeBase, page: PageText, read: Callable[[str], str]) -> Iterator[Document]:
    if page.fields is None:
        return
    obj = kb.object_of_page.get(page.docname)
    own = address(page.docname)
    _, text, first_line = split_front_matter(read(page.path))
    lines = text.split("\n")
    cuts = [h for h in page.outline.headings if h.id]
    ends = [h.line - first_line for h in cuts] + [len(lines)]
    opening = plain_text(kb, lines[: ends[0]])
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
    for heading, start, end in zip(cuts, ends, ends[1:], strict=False):
        body = plain_text(kb, lines[start + 1 : end])
        title = kb.plain(heading.text.replace("\ufffc", ""))
        yield Document(SECTION, address(page.docname, heading.id or ""), title, own, body=body)


def plain_text(kb: KnowledgeBase, lines: list[str]) -> str:
    """The words of some lines of Markdown, without directives, markup and anchors."""
    kept: list[str] = []
    left_out = ""
    for line in lines:
        fence = _FENCE.match(line)
        if left_out:
            if fence and fence["fence"].startswith(left_out):
                left_out = ""
        elif fence:
            if fence["name"] in _LEFT_OUT:
                left_out = fence["fence"]
            elif fence["fence"][0] == ":" or fence["name"] is None:
                titled = fence["fence"][0] == ":" and fence["name"] not in FILE_DIRECTIVES
                kept.append(fence["rest"].strip() if titled else "")
        elif not _NOISE.match(line):
            kept.append(_CELLS.sub(" ", _LEAD.sub("", line.strip())).strip())
    return kb.plain("\n".join(line for line in kept if line))


def _facts(kb: KnowledgeBase, page: PageText, obj: Object | None) -> list[str]:
    own = kb.schema.kinds.get(obj.kind) if obj else None
    if own is None or obj is None:
        return []
    line, *entries = searched(kb.schema, obj)
    if own.search.first_source:
        cited = [role.target for role in page.outline.roles if role.name == "source"]
        first = next((kb.sources[id_] for id_ in cited if id_ in kb.sources), None)
        line = " ".join(filter(None, (line, first.section if first else None)))
    return [text for text in (line, *entries) if text]


def _neighbours(kb: KnowledgeBase, obj: Object) -> list[Object]:
    """What a reader who found ``obj`` does next, as ``guidance.yaml`` has it."""
    own = kb.schema.kinds.get(obj.kind)
    return [other for ends in (own.next if own else ()) for other in kb.reached(obj, ends)]


def _addresses(kb: KnowledgeBase, objects: list[Object] | list[Term]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(kb.address(obj) for obj in objects))
