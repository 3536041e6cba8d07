"""The search in a built site: ours is there, Sphinx's is not, and incremental builds agree."""

from __future__ import annotations

import re

from tests.conftest import Project
from tests.site.conftest import Build, build


def test_the_results_page_loads_its_index_by_script(built: Build) -> None:
    page = built.text("search.html")
    files = re.findall(r'<script defer src="(_static/search/[^"?]+)\?v=', page)
    assert files == ["_static/search/names.js", "_static/search/text-0.js"]
    assert all((built.outdir / name).is_file() for name in files)
    assert "data-search-results" in page
    assert 'href="glossary.html"' in page


def test_a_site_in_japanese_loads_what_reads_japanese(built: Build) -> None:
    scripts = re.findall(r'src="_static/scripts/(search[^"?]*)\?v=', built.text("search.html"))
    assert scripts == ["search-ja.js", "search.js"]


def test_every_page_has_the_box_and_none_loads_the_index(built: Build) -> None:
    for path in built.outdir.rglob("*.html"):
        text = path.read_text(encoding="utf-8")
        if "sidebar-drawer" in text:
            assert 'data-module="search"' in text, path
            assert path.name == "search.html" or "_static/search/" not in text, path


def test_nothing_of_sphinxs_own_search_is_shipped(built: Build) -> None:
    names = {path.name for path in built.outdir.rglob("*.js")}
    assert not names & {
        "searchindex.js", "searchtools.js", "language_data.js", "doctools.js", "sphinx_highlight.js",
        "documentation_options.js",
    }  # fmt: skip


def test_an_edited_text_is_in_the_index_of_an_incremental_build(project: Project) -> None:
    build(project)
    project.edit("source/causes/scope-ambiguity.md", "##", "##  改めた")
    edited = build(project).files()
    clean = build(project, out="clean").files()
    mine = {name: content for name, content in edited.items() if "search" in name}
    assert mine
    assert mine == {name: content for name, content in clean.items() if "search" in name}
