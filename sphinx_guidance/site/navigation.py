"""The navigation beside a page: the site's sections, and the pages near this one.

Furo draws the whole tree on every page and parses it again, which is quadratic in the number of
pages. Here a page shows the sections and, of its own section, a window around itself, so the work
for a page does not grow with the site.
"""

from __future__ import annotations

import html

from docutils import nodes
from sphinx.application import Sphinx

from sphinx_guidance.knowledge import KnowledgeBase
from sphinx_guidance.navigation import tree
from sphinx_guidance.site.project import knowledge

MIN_HEADINGS = 3
"""Entries (the page's title among them) from which a list of the page's headings is shown."""


def render(app: Sphinx, kb: KnowledgeBase, pagename: str) -> str:
    """The navigation of a page as the list that Furo's style sheet expects."""
    navigation = tree(kb)
    current = navigation.section_of.get(pagename)
    parts = ["<ul>"]
    for section in navigation.sections:
        parts.append(f'<li class="toctree-l1{" current" if section == current else ""}">')
        parts.append(_link(app, kb, pagename, section))
        pages = navigation.pages[section]
        if section == current and pages:
            near = navigation.near(pagename)
            parts.append("<ul>")
            for page in near:
                mark = " current" if page == pagename else ""
                parts.append(f'<li class="toctree-l2{mark}">{_link(app, kb, pagename, page)}</li>')
            if len(near) < len(pages):
                uri = app.builder.get_relative_uri(pagename, section)
                parts.append(
                    f'<li class="toctree-l2"><a class="reference internal" href="{uri}">'
                    f"すべて見る（{len(pages)}）</a></li>"
                )
            parts.append("</ul>")
        parts.append("</li>")
    parts.append("</ul>")
    return "".join(parts)


def _link(app: Sphinx, kb: KnowledgeBase, pagename: str, target: str) -> str:
    fields = kb.pages[target].fields
    title = html.escape(fields.title if fields else target)
    if target == pagename:
        return f'<a class="current reference internal" href="#" aria-current="page">{title}</a>'
    uri = app.builder.get_relative_uri(pagename, target)
    return f'<a class="reference internal" href="{uri}">{title}</a>'


def _before_theme(
    app: Sphinx,
    pagename: str,
    templatename: str,
    context: dict[str, object],
    doctree: nodes.document | None,
) -> None:
    """Keep the theme from drawing the whole tree, and from resolving the page's headings again."""
    context.pop("toctree", None)
    context["guidance_toc"] = context.pop("toc", "")


def _after_theme(
    app: Sphinx,
    pagename: str,
    templatename: str,
    context: dict[str, object],
    doctree: nodes.document | None,
) -> None:
    context["furo_navigation_tree"] = render(app, knowledge(app), pagename)
    toc = str(context["guidance_toc"])
    context["toc"] = toc
    context["furo_hide_toc"] = toc.count("<li>") < MIN_HEADINGS


def setup_navigation(app: Sphinx) -> None:
    app.connect("html-page-context", _before_theme, priority=100)
    app.connect("html-page-context", _after_theme, priority=900)
