"""The navigation beside a page: the site's sections, and the pages near this one.

Furo draws the whole tree on every page and parses it again, which is quadratic in the number of
pages. Here a page shows the sections and, of its own section, a window around itself, so the work
for a page does not grow with the site.
"""

from __future__ import annotations

import html
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.builders import Builder

from sphinx_guidance.knowledge import KnowledgeBase
from sphinx_guidance.navigation import tree
from sphinx_guidance.site.builder import has_our_theme
from sphinx_guidance.site.project import knowledge
from sphinx_guidance.words import say

ABOUT_PAGE = "about/index"
"""The page about the site itself, to which the foot of every page leads."""

MIN_HEADINGS = 3
"""Entries (the page's title among them) from which a list of the page's headings is shown."""


Entry = tuple[str, str]
"""A page and its title."""


@dataclass(frozen=True)
class Surroundings:
    """What is drawn around the text of a page: ``near`` are ``total`` pages, or a part of them."""

    section: Entry | None
    sections: tuple[Entry, ...]
    near: tuple[Entry, ...]
    total: int
    about: bool


def surroundings(kb: KnowledgeBase, docname: str) -> Surroundings:
    """What is drawn around the text of a page."""
    navigation, entries = tree(kb), _entries(kb)
    section = navigation.section_of.get(docname)
    return Surroundings(
        entries[section] if section else None,
        tuple(entries[page] for page in navigation.sections),
        tuple(entries[page] for page in navigation.near(docname)),
        len(navigation.pages.get(section or "", ())),
        ABOUT_PAGE in kb.pages,
    )


@lru_cache(maxsize=2)
def _entries(kb: KnowledgeBase) -> Mapping[str, Entry]:
    return {
        docname: (docname, page.fields.title if page.fields else docname)
        for docname, page in kb.pages.items()
    }


def render(builder: Builder, around: Surroundings, pagename: str) -> str:
    """The navigation of a page as the list that Furo's style sheet expects."""

    def link(entry: Entry) -> str:
        target, title = entry[0], html.escape(entry[1])
        if target == pagename:
            return f'<a class="current reference internal" href="#" aria-current="page">{title}</a>'
        uri = builder.get_relative_uri(pagename, target)
        return f'<a class="reference internal" href="{uri}">{title}</a>'

    parts = ["<ul>"]
    for section in around.sections:
        current = section == around.section
        parts.append(f'<li class="toctree-l1{" current" if current else ""}">{link(section)}')
        if current and around.near:
            parts.append("<ul>")
            for page in around.near:
                mark = " current" if page[0] == pagename else ""
                parts.append(f'<li class="toctree-l2{mark}">{link(page)}</li>')
            if len(around.near) < around.total:
                uri = builder.get_relative_uri(pagename, section[0])
                parts.append(
                    f'<li class="toctree-l2"><a class="reference internal" href="{uri}">'
                    f"{say('page.all', n=around.total)}</a></li>"
                )
            parts.append("</ul>")
        parts.append("</li>")
    parts.append("</ul>")
    return "".join(parts)


def _before_theme(
    app: Sphinx,
    pagename: str,
    templatename: str,
    context: dict[str, object],
    doctree: nodes.document | None,
) -> None:
    """Keep the theme from drawing the whole tree, and from resolving the page's headings again."""
    if not has_our_theme(app.builder):
        return
    context.pop("toctree", None)
    context["guidance_toc"] = context.pop("toc", "")


def _after_theme(
    app: Sphinx,
    pagename: str,
    templatename: str,
    context: dict[str, object],
    doctree: nodes.document | None,
) -> None:
    if not has_our_theme(app.builder):
        return
    around = surroundings(knowledge(app.env), pagename)
    context["furo_navigation_tree"] = render(app.builder, around, pagename)
    context["guidance_about"] = ABOUT_PAGE if around.about else ""
    context["guidance_section"], context["guidance_section_title"] = around.section or ("", "")
    toc = str(context["guidance_toc"])
    context["toc"] = toc
    context["furo_hide_toc"] = toc.count("<li>") < MIN_HEADINGS


def setup_navigation(app: Sphinx) -> None:
    app.connect("html-page-context", _before_theme, priority=100)
    app.connect("html-page-context", _after_theme, priority=900)
