"""The HTML builder, without the work that grows with the site and that no page of ours shows."""

from __future__ import annotations

from docutils import nodes
from docutils.nodes import Node
from sphinx.application import Sphinx
from sphinx.builders.html import StandaloneHTMLBuilder

from sphinx_guidance.site.unread_pages import is_unread


class GuidanceHTMLBuilder(StandaloneHTMLBuilder):
    """Sphinx's HTML builder that renders each title once and has no search index of its own."""

    name = "html"
    search = False

    def init(self) -> None:
        super().init()
        self._titles: dict[nodes.title, dict[str, str]] = {}

    def write_doc(self, docname: str, doctree: nodes.document) -> None:
        if not is_unread(self.env, docname):
            super().write_doc(docname, doctree)

    def render_partial(self, node: Node | None) -> dict[str, str]:
        """Titles recur as the next, previous and upper page of others; render each only once."""
        if not isinstance(node, nodes.title):
            return super().render_partial(node)
        if node not in self._titles:
            self._titles[node] = super().render_partial(node)
        return self._titles[node]


def setup_builder(app: Sphinx) -> None:
    app.add_builder(GuidanceHTMLBuilder, override=True)
