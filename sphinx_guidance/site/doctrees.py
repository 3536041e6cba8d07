"""No more trees of pages are kept in memory than a small site has.

Between reading and writing Sphinx keeps the tree of every page, a quarter of a megabyte each, and
the file of every tree that it reads back. Of a large site none is kept: each is read back from its
file when its page is written, and let go.
"""

from __future__ import annotations

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment

KEPT = 1_500
"""Up to how many pages of a build their trees are kept between reading and writing."""


def _let_go(app: Sphinx, env: BuildEnvironment, docname: str) -> None:
    """Before the next page is read: the tree of the last one, where they would be too many."""
    if len(env.found_docs) > KEPT:
        getattr(env, "_write_doc_doctree_cache", {}).clear()


def _let_file_go(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    getattr(app.env, "_pickled_doctree_cache", {}).pop(docname, None)


def setup_doctrees(app: Sphinx) -> None:
    app.connect("env-purge-doc", _let_go)
    app.connect("doctree-resolved", _let_file_go)
