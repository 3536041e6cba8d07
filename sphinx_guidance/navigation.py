"""The order of objects in their lists, and of pages in the site's navigation."""

from __future__ import annotations

import fnmatch
import posixpath
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from urllib.parse import unquote

from sphinx_guidance.addresses import ROOT
from sphinx_guidance.groups import grouped
from sphinx_guidance.knowledge import KnowledgeBase, PageText

WINDOW = 40
"""How many pages of a section are shown beside one of them."""


def children(kb: KnowledgeBase) -> dict[str, list[str]]:
    """The pages below each page, as its ``toctree`` and ``object-list`` directives say."""
    below: dict[str, list[str]] = {}
    for page in kb.pages.values():
        names = below.setdefault(page.docname, [])
        for _, name, _ in toctree_entries(page):
            names += fnmatch.filter(sorted(kb.pages), name) if "*" in name else [name]
        for directive in page.outline.directives:
            if directive.name == "object-list" and directive.argument in kb.schema.listed_kinds:
                for group in grouped(kb, directive.argument):
                    names += [kb.location(obj)[0] for obj in group.objects]
    return below


def toctree_entries(page: PageText) -> Iterator[tuple[int, str, str]]:
    """The pages that a page's tables of contents name: line, docname (or pattern), as written."""
    for directive in page.outline.directives:
        if directive.name != "toctree":
            continue
        for line, written in enumerate(directive.body, directive.line + 1):
            entry = written.strip()
            target = entry.rpartition("<")[2].rstrip(">")
            if entry and not entry.startswith(":") and target != "self" and "://" not in target:
                yield line, page_named(page.docname, target), entry


def page_named(docname: str, path: str) -> str:
    """The page that ``path`` (with or without ``.md``) names on the page ``docname``."""
    base = posixpath.dirname(docname)
    return posixpath.normpath(posixpath.join("/", base, path.removesuffix(".md")))[1:]


def link_target(docname: str, href: str) -> tuple[str | None, str]:
    """The page (None where it is no ``.md`` file) and the anchor that a link on a page leads to."""
    path, _, anchor = unquote(href.removeprefix("project:")).partition("#")
    if not path:
        return docname, anchor
    if not path.endswith(".md"):
        return None, anchor
    return page_named(docname, path), anchor


@dataclass
class Tree:
    """Sections of the site and the pages below them, in order; ``section_of`` is the way up."""

    sections: list[str] = field(default_factory=list)
    pages: dict[str, list[str]] = field(default_factory=dict)
    section_of: dict[str, str] = field(default_factory=dict)
    position: dict[str, int] = field(default_factory=dict)
    order: list[str] = field(default_factory=list)
    place: dict[str, int] = field(default_factory=dict)

    def beside(self, docname: str) -> list[str]:
        """The pages before and after this one, through the whole site."""
        at = self.place.get(docname)
        return [] if at is None else self.order[max(0, at - 1) : at + 2]

    def near(self, docname: str) -> list[str]:
        """The pages of the section of ``docname`` that are shown beside it."""
        pages = self.pages.get(self.section_of.get(docname, ""), [])
        position = self.position.get(docname, 0)
        start = max(0, min(position - WINDOW // 2, len(pages) - WINDOW))
        return pages[start : start + WINDOW]


@lru_cache(maxsize=2)
def tree(kb: KnowledgeBase) -> Tree:
    """The navigation tree of a knowledge base."""
    below = children(kb)

    def descend(docname: str, seen: set[str]) -> Iterator[str]:
        for child in below.get(docname, ()):
            if child in kb.pages and child not in seen:
                seen.add(child)
                yield child
                yield from descend(child, seen)

    made = Tree(sections=[name for name in below.get(ROOT, ()) if name in kb.pages])
    for section in made.sections:
        pages = list(descend(section, {ROOT, *made.sections}))
        made.pages[section] = pages
        made.section_of[section] = section
        for position, page in enumerate(pages):
            made.section_of[page] = section
            made.position[page] = position
    made.order = [ROOT, *(p for s in made.sections for p in (s, *made.pages[s]))]
    made.place = {name: at for at, name in enumerate(made.order)}
    return made
