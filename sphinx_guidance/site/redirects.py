"""Addresses that moved go on resolving, on any static server and over ``file://``.

A page that moved leaves a small page that leads on. An anchor that moved leaves its id on its old
page: before the element it moved to, or, where it moved to another page, on a note with a link.
"""

from __future__ import annotations

import html
import json
import posixpath
from pathlib import Path

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.transforms import SphinxTransform

from sphinx_guidance.knowledge import KnowledgeBase
from sphinx_guidance.model import Redirect
from sphinx_guidance.site.page_context import policy_of
from sphinx_guidance.site.project import ask, knowledge
from sphinx_guidance.words import language, say

PAGE = """<!doctype html>
<html lang="{language}">
<meta charset="utf-8">
{policy}<title>{title}</title>
<meta name="robots" content="noindex">
<meta http-equiv="refresh" content="0; url={href}">
<link rel="canonical" href="{href}">
<script src="{root}_static/scripts/redirect.js" data-to="{href}" data-anchors="{anchors}"></script>
<p>{told}</p>
{links}</html>
"""


class MovedAnchors(SphinxTransform):
    """Keep the anchors that moved away from, or within, a page that still exists."""

    default_priority = 730

    def apply(self, **kwargs: object) -> None:
        for redirect in ask(self.env, moved_anchors, self.env.current_document.docname):
            anchor = redirect.from_.partition(".html#")[2]
            if anchor not in self.document.ids:
                self._keep(redirect, anchor)

    def _keep(self, redirect: Redirect, anchor: str) -> None:
        docname = self.env.current_document.docname
        page, _, target = redirect.to.partition(".html#")
        element = next(
            (n for n in self.document.findall(nodes.Element) if target and target in n["ids"]), None
        )
        if page == docname and element is not None:
            element["ids"].append(anchor)
            return
        href = posixpath.relpath(redirect.to, posixpath.dirname(docname) or ".")
        note = nodes.paragraph("", say("redirect.item"), ids=[anchor], classes=["moved"])
        note += nodes.reference("", redirect.to, refuri=href)
        next(self.document.findall(nodes.section), self.document).append(note)


def moved_anchors(kb: KnowledgeBase, docname: str) -> list[Redirect]:
    """The redirects of anchors that stood on a page."""
    return [r for r in kb.redirects if r.from_.startswith(f"{docname}.html#")]


def moved_pages(kb: KnowledgeBase) -> dict[str, str]:
    """The addresses of pages that are no more, and where each leads."""
    return {
        redirect.from_: redirect.to
        for redirect in kb.redirects
        if "#" not in redirect.from_ and redirect.from_.removesuffix(".html") not in kb.pages
    }


def _write_pages(app: Sphinx, exception: Exception | None) -> None:
    if exception or app.builder.name != "html":
        return
    kb = knowledge(app.env)
    content = html.escape(policy_of(app.config))
    meta = f'<meta http-equiv="Content-Security-Policy" content="{content}">\n' if content else ""
    for page, to in moved_pages(kb).items():
        path = Path(app.outdir) / page
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(_moved_page(kb, page, to, meta), encoding="utf-8")


def _moved_page(kb: KnowledgeBase, page: str, to: str, policy: str) -> str:
    folder = posixpath.dirname(page) or "."
    href = html.escape(posixpath.relpath(to, folder))
    anchors = {
        redirect.from_.partition("#")[2]: posixpath.relpath(redirect.to, folder)
        for redirect in kb.redirects
        if redirect.from_.startswith(f"{page}#")
    }
    links = "".join(
        f'<p id="{html.escape(anchor)}"><a href="{html.escape(own)}">{html.escape(own)}</a></p>\n'
        for anchor, own in anchors.items()
    )
    return PAGE.format(
        language=language(),
        title=say("redirect.title"),
        told=say("redirect.page", link=f'<a href="{href}">{href}</a>'),
        policy=policy,
        href=href,
        root="../" * page.count("/"),
        anchors=html.escape(json.dumps(anchors, ensure_ascii=False)),
        links=links,
    )


def setup_redirects(app: Sphinx) -> None:
    app.add_transform(MovedAnchors)
    app.connect("build-finished", _write_pages)
