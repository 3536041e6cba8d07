"""Which pages an incremental build must read again.

A page shows more than its own file: titles and summaries of its relations, definitions of its
terms, its checklist. All of that is collected here as a fingerprint; a page whose fingerprint
changed since it was last read is outdated, and no other.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Set
from functools import lru_cache

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment

from sphinx_guidance.checklist_data import checklist_data
from sphinx_guidance.facts import card, facts
from sphinx_guidance.knowledge import KnowledgeBase, Object, PageText
from sphinx_guidance.markdown import Outline
from sphinx_guidance.model import Checklist, Entry, Source
from sphinx_guidance.navigation import link_target, tree
from sphinx_guidance.rules import LOADING_CODES, rules_of
from sphinx_guidance.site.panels import related
from sphinx_guidance.site.project import knowledge
from sphinx_guidance.site.source_list import cited_by, cited_on


def shown(kb: KnowledgeBase, page: PageText) -> Iterator[object]:
    """Everything of the knowledge base that a page shows beyond its own Markdown."""
    yield _words(kb)
    obj = kb.object_of_page.get(page.docname)
    if obj:
        yield facts(kb.schema, obj)
        for anchor, heading, objects in related(kb, obj):
            yield anchor, heading, [_line(kb, other) for other in objects]
            for other in objects:
                yield [(entry, _sources(kb, entry)) for _, _, entry in other.entries()]
    yield [kb.sources.get(id_) for id_ in cited_by(kb, page)]
    yield from _roles(kb, page.outline)
    yield from _definitions(kb, _names(kb, page, obj))
    for directive in page.outline.directives:
        yield from _drawn(kb, directive.name, directive.argument)
    for link in page.outline.links:
        docname, anchor = link_target(page.docname, link.href)
        linked = kb.pages.get(docname or "")
        fields = linked.fields if linked else None
        yield linked and (fields and fields.title, anchor in linked.outline.anchors)
    yield _navigation(kb, page.docname)
    yield [r for r in kb.redirects if r.from_.startswith(f"{page.docname}.html#")]


@lru_cache(maxsize=2)
def _words(kb: KnowledgeBase) -> str:
    """What ``guidance.yaml`` says: any page may show any of it."""
    return repr(kb.schema)


def _sources(kb: KnowledgeBase, entry: Entry) -> list[Source | None]:
    return [kb.sources.get(id_) for id_ in entry.sources]


def _roles(kb: KnowledgeBase, outline: Outline) -> Iterator[object]:
    for role in outline.roles:
        target = kb.objects[role.name].get(role.target) if role.name in kb.objects else None
        yield target and (_line(kb, target), kb.cited_as(target))


def _definitions(kb: KnowledgeBase, names: Set[str]) -> Iterator[object]:
    for name in sorted(names):
        yield name, kb.plain_definitions[kb.finder.names[name]]


def _titled(kb: KnowledgeBase, docname: str) -> tuple[str, ...]:
    obj = kb.object_of_page.get(docname)
    return _line(kb, obj) if obj else (docname,)


def _navigation(kb: KnowledgeBase, docname: str) -> list[tuple[str, str]]:
    names = [*tree(kb).sections, *tree(kb).near(docname), *tree(kb).beside(docname)]
    return [(name, fields.title) for name in names if (fields := kb.pages[name].fields)]


def _line(kb: KnowledgeBase, obj: Object) -> tuple[str, ...]:
    checklist = kb.checklist_of[obj.id].title if obj.kind == "check" else ""
    summary = getattr(obj, "summary", "")
    return obj.title, kb.address(obj), summary, checklist, str(getattr(obj, "weight", ""))


def _names(kb: KnowledgeBase, page: PageText, obj: Object | None) -> Set[str]:
    """The names of terms that the page may link."""
    names = kb.names_on[page.docname]
    if isinstance(obj, Checklist):
        texts = [obj.use, *(text for item in obj.items for text in (item.why, item.evidence))]
        names |= {found.name for found in kb.finder.find("\n".join(texts))}
    return names


def _drawn(kb: KnowledgeBase, directive: str, argument: str) -> Iterator[object]:
    match directive:
        case "object-list" if argument in kb.schema.listed_kinds:
            yield [(_line(kb, obj), card(kb.schema, obj)) for obj in kb.objects[argument].values()]
        case "glossary-terms":
            for definition in kb.definitions.values():
                yield definition, kb.place(definition.term).path
                yield from _roles(kb, definition.outline)
        case "source-list":
            citing = cited_on(kb)
            for source in kb.sources.values():
                yield source, [_titled(kb, name) for name in citing.get(source.id, ())]
                yield from _definitions(kb, {o.name for o in kb.finder.find(source.title)})
        case "number-table" if argument in kb.tables:
            yield kb.tables[argument]
            numbers = (n for topic in kb.tables[argument].topics for n in topic.numbers)
            yield [kb.sources.get(id_) for number in numbers for id_ in number.sources]
        case "rule-list":
            yield LOADING_CODES, [(r.code, r.meaning) for r in rules_of(kb.schema).values()]
        case "checklist" if argument in kb.checklists:
            checklist = kb.checklists[argument]
            yield checklist, json.dumps(checklist_data(kb, checklist, ""))
            yield [
                _line(kb, measure)
                for item in checklist.items
                for measure in kb.related(item, "verifies")
            ]
        case "relation-map":
            for objects in kb.objects.values():
                yield [(_line(kb, obj), related(kb, obj)) for obj in objects.values()]
        case _:
            pass


def fingerprint(kb: KnowledgeBase, page: PageText) -> str:
    """A digest of :func:`shown`."""
    digest = hashlib.sha256()
    for part in shown(kb, page):
        digest.update(repr(part).encode())
    return digest.hexdigest()


def _outdated(
    app: Sphinx, env: BuildEnvironment, added: Set[str], changed: Set[str], removed: Set[str]
) -> list[str]:
    kb = knowledge(app)
    return [
        docname
        for docname in env.found_docs - added - changed
        if docname in kb.pages
        and env.metadata[docname].get("guidance_fingerprint") != fingerprint(kb, kb.pages[docname])
    ]


def _note(app: Sphinx, doctree: nodes.document) -> None:
    kb = knowledge(app)
    page = kb.pages.get(app.env.current_document.docname)
    if page:
        app.env.metadata[page.docname]["guidance_fingerprint"] = fingerprint(kb, page)


def setup_freshness(app: Sphinx) -> None:
    app.connect("env-get-outdated", _outdated)
    app.connect("doctree-read", _note)
