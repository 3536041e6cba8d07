"""The own search of the site, in place of that of Sphinx: its index and its results page.

The index is made anew from the knowledge base in every build, so an incremental build has the same
one as a clean build.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from sphinx.application import Sphinx

from sphinx_guidance.addresses import GLOSSARY_PAGE, LIST, SOURCES_PAGE, page_in
from sphinx_guidance.knowledge import KnowledgeBase
from sphinx_guidance.language import primary
from sphinx_guidance.search.documents import documents
from sphinx_guidance.search.index import Index, build
from sphinx_guidance.site.builder import has_our_theme
from sphinx_guidance.site.project import knowledge
from sphinx_guidance.theme import THEME
from sphinx_guidance.words import say

PAGE = "search"
FOLDER = "_static/search"

SPHINX_SCRIPTS = (
    "searchtools.js", "language_data.js", "doctools.js", "sphinx_highlight.js",
    "documentation_options.js", "translations.js",
)  # fmt: skip
"""What Sphinx copies for its own search; no page of ours loads any of it."""


def _pages(app: Sphinx) -> Iterator[tuple[str, dict[str, object], str]]:
    if not has_our_theme(app.builder):
        return
    kb = knowledge(app.env)
    index = build(documents(kb), kb.schema.kind_names, kb.schema.words_asking, kb.language)
    _write(Path(app.outdir) / FOLDER, index)
    yield PAGE, {
        "title": say("page.search"),
        "guidance_search_files": index.addresses,
        "guidance_search_scripts": scripts(kb.language.tag),
        "guidance_search_lists": lists(kb),
    }, "search.html"  # fmt: skip


def scripts(language: str) -> list[str]:
    """The scripts of the results page: what reads ``language``, and the search itself."""
    own = f"search-{primary(language)}.js"
    return [*([own] if (THEME / "static/scripts" / own).is_file() else []), "search.js"]


def lists(kb: KnowledgeBase) -> list[tuple[str, str]]:
    """The pages that list everything of a kind, with the name of the kind."""
    folders = {kind: page_in(kb.schema.folder(kind), LIST) for kind in kb.schema.kind_names}
    places = {**folders, "term": GLOSSARY_PAGE, "source": SOURCES_PAGE}
    names = kb.schema.kind_names
    return [(names[kind], page) for kind, page in places.items() if page in kb.pages]


def _write(folder: Path, index: Index) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for old in folder.iterdir():
        if old.name not in index.files:
            old.unlink()
    for name, content in index.files.items():
        (folder / name).write_bytes(content)


def _remove_others(app: Sphinx, exception: Exception | None) -> None:
    if exception is None and has_our_theme(app.builder):
        for name in SPHINX_SCRIPTS:
            (Path(app.outdir) / "_static" / name).unlink(missing_ok=True)


def setup_search(app: Sphinx) -> None:
    app.connect("html-collect-pages", _pages)
    app.connect("build-finished", _remove_others)
