"""The order of objects in their lists, and of pages in the site's navigation."""

from __future__ import annotations

import fnmatch
import posixpath
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from urllib.parse import unquote

from sphinx_guidance.knowledge import KnowledgeBase, Object
from sphinx_guidance.model import Case, Cause, Coverage, Kind, Measure

ROOT = "index"
WINDOW = 40
"""How many pages of a section are shown beside one of them."""

GROUP_IDS = {
    "契約・法務": "contract-and-law", "要件・仕様": "requirements", "手続・合意": "procedure",
    "体制": "organisation", "契約": "contract", "要件定義": "requirements-definition",
    "推進体制": "governance", "検収・品質": "acceptance-and-quality", "事故対応": "response",
    "損害賠償": "liability", "利益・営業継続": "profit-and-continuity",
}  # fmt: skip
"""The groups of all kinds in the order of lists, each with its permanent anchor."""

LISTED_KINDS: tuple[Kind, ...] = (
    "cause", "incident", "measure", "coverage", "case", "checklist",
)  # fmt: skip
"""The kinds whose objects have pages, which a list can lead to."""

_ORDER = {group: position for position, group in enumerate(GROUP_IDS)}


def group_of(obj: Object) -> str:
    """The heading under which an object stands in its list; empty where its kind has no groups."""
    match obj:
        case Cause():
            return obj.category
        case Measure():
            return obj.area
        case Coverage():
            return obj.section
        case _:
            return ""


def grouped(kb: KnowledgeBase, kind: Kind) -> dict[str, list[Object]]:
    """The objects of a kind by group, in the order of the groups; cases newest first."""
    objects = list(kb.of_kind(kind).values())
    if kind == "case":
        objects.sort(key=lambda obj: obj.date if isinstance(obj, Case) else 0, reverse=True)
    groups: dict[str, list[Object]] = {}
    for obj in sorted(objects, key=lambda o: _ORDER.get(group_of(o), 0)):
        groups.setdefault(group_of(obj), []).append(obj)
    return groups


def children(kb: KnowledgeBase) -> dict[str, list[str]]:
    """The pages below each page, as its ``toctree`` and ``object-list`` directives say."""
    below: dict[str, list[str]] = {}
    for page in kb.pages.values():
        names = below.setdefault(page.docname, [])
        base = posixpath.dirname(page.docname)
        for directive in page.outline.directives:
            if directive.name == "toctree":
                for line in directive.body:
                    entry = line.strip()
                    if entry and not entry.startswith(":"):
                        target = entry.rpartition("<")[2].rstrip(">").removesuffix(".md")
                        name = posixpath.normpath(posixpath.join("/", base, target))[1:]
                        names += fnmatch.filter(sorted(kb.pages), name) if "*" in name else [name]
            elif directive.name == "object-list" and directive.argument in LISTED_KINDS:
                for objects in grouped(kb, directive.argument).values():
                    names += [kb.location(obj)[0] for obj in objects]
    return below


def link_target(docname: str, href: str) -> tuple[str | None, str]:
    """The page (None where it is no ``.md`` file) and the anchor that a link on a page leads to."""
    path, _, anchor = unquote(href.removeprefix("<").removesuffix(">")).partition("#")
    if not path:
        return docname, anchor
    if not path.endswith(".md"):
        return None, anchor
    joined = posixpath.normpath(posixpath.join("/", posixpath.dirname(docname), path))
    return joined[1:].removesuffix(".md"), anchor


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
