"""The HTML builder, without the work that grows with the site and that no page of ours shows.

Other builders that write pages for browsers are refused: they write them to other addresses than
the permanent ones, and without search and downloads. Other themes are served as Sphinx does.
"""

from __future__ import annotations

from collections.abc import Set
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from docutils import nodes
from docutils.nodes import Node, NodeVisitor
from docutils.utils import new_document
from sphinx.application import Sphinx
from sphinx.builders import Builder, html
from sphinx.builders.html import StandaloneHTMLBuilder
from sphinx.errors import SphinxError

from sphinx_guidance.site.fast_versions import known, put
from sphinx_guidance.site.fast_writer import is_plain, partial, with_handlers
from sphinx_guidance.site.unread_pages import is_unread
from sphinx_guidance.theme import THEME
from sphinx_guidance.words import say

SERVED = frozenset({"html", "json", "pickle"})
"""The builders of HTML that give all of a site; the last two leave the frame to others."""


class RefusedBuilderError(SphinxError):
    """A builder would give only half of the site."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.category = say("builder.refused-category")


class GuidanceHTMLBuilder(StandaloneHTMLBuilder):
    """Sphinx's HTML builder that renders each title once, and leaves the search to our theme."""

    name = "html"

    def init(self) -> None:
        super().init()
        self.search = not has_our_theme(self)
        self._titles: dict[nodes.title, dict[str, str]] = {}
        self._address_from = lru_cache(maxsize=10_000)(super().get_relative_uri)
        self._translator_class: type[NodeVisitor] | None = None
        self._of_text: Any = None

    def prepare_writing(self, docnames: Set[str]) -> None:
        super().prepare_writing(docnames)
        if known():
            self._translator_class = with_handlers(
                self.get_translator_class(), self._registry.translation_handlers.get("html", {})
            )
            for settings in (self.docsettings, self._settings):
                # Docutils would look for its style sheets for each page; Sphinx shows none of them.
                settings.stylesheet = settings.stylesheet_path = None

    def create_translator(self, *args: Any) -> NodeVisitor:
        own = self._translator_class
        return own(*args) if own else super().create_translator(*args)

    def write_doc(self, docname: str, doctree: nodes.document) -> None:
        if not is_unread(self.env, docname):
            super().write_doc(docname, doctree)

    def handle_page(
        self,
        pagename: str,
        addctx: dict[str, Any],
        templatename: str = "page.html",
        *,
        outfilename: Path | None = None,
        event_arg: Any = None,
    ) -> None:
        """Write a page whole or not at all: who reads while it is built finds no half of it."""
        page = Path(outfilename or self.get_output_path(pagename))
        part = page.with_name(f"{page.name}.part")
        super().handle_page(pagename, addctx, templatename, outfilename=part, event_arg=event_arg)
        if part.exists():  # Sphinx has told what kept it from writing
            part.replace(page)

    def get_relative_uri(self, from_: str, to: str, typ: str | None = None) -> str:
        """The address of a page from another one: the same from all other pages of a folder."""
        if from_ == to or typ:
            return super().get_relative_uri(from_, to, typ)
        folder, slash, _ = from_.rpartition("/")
        return self._address_from(f"{folder}{slash}", to)

    def render_partial(self, node: Node | None) -> dict[str, str]:
        """Titles recur as the next, previous and upper page of others; render each only once."""
        if not isinstance(node, nodes.title):
            return self._rendered(node)
        if node not in self._titles:
            self._titles[node] = self._plain_title(node) or self._rendered(node)
        return self._titles[node]

    def _plain_title(self, title: nodes.title) -> dict[str, str] | None:
        """A title of mere text, without a document of its own around it."""
        own = self._translator_class
        if own is None or self._settings.smart_quotes or not is_plain(title, own):
            return None
        if self._of_text is None:
            self._of_text = own(new_document("<title>", self._settings), self)  # type: ignore[call-arg]
        self._of_text.visit_Text(title.children[0])
        return {"fragment": "", "title": self._of_text.body.pop()}

    def _rendered(self, node: Node | None) -> dict[str, str]:
        return partial(self, node) if node and known() else super().render_partial(node)


def has_our_theme(builder: Builder) -> bool:
    """Whether pages are drawn by our theme, or by one that inherits from it."""
    if not isinstance(builder, GuidanceHTMLBuilder):
        return False
    return THEME in map(Path, builder.theme.get_theme_dirs())


def _refuse(app: Sphinx) -> None:
    name = app.builder.name
    if isinstance(app.builder, StandaloneHTMLBuilder) and name not in SERVED:
        raise RefusedBuilderError(say("builder.refused", name=name))


def setup_builder(app: Sphinx) -> None:
    put(html, "_file_checksum", cache)  # Sphinx resolves the paths of all files for every page
    app.connect("builder-inited", _refuse, priority=50)
    app.add_builder(GuidanceHTMLBuilder, override=True)
