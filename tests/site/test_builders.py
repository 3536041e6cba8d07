"""Builders and themes of others: those that work give all of the site, the others say why not."""

from __future__ import annotations

import json
import pickle
import re

import pytest
from sphinx.errors import SphinxError

from tests.conftest import Project
from tests.site.conftest import build


@pytest.mark.parametrize("name", ["dirhtml", "singlehtml", "epub", "htmlhelp", "qthelp"])
def test_a_builder_that_gives_half_a_site_is_refused_in_a_sentence(
    project: Project, name: str
) -> None:
    with pytest.raises(SphinxError, match=f"ビルダー「{name}」では.*-b html を使います。") as told:
        build(project, name)
    assert told.value.category == "使えないビルダー"


@pytest.mark.parametrize(
    ("name", "page", "read"),
    [("json", "kickoff.fjson", json.loads), ("pickle", "kickoff.fpickle", pickle.loads)],
)
def test_pages_can_be_had_as_data(project: Project, name: str, page: str, read: object) -> None:
    built = build(project, name)
    assert built.warnings == ""
    context = read((built.outdir / "checklists" / page).read_bytes())  # type: ignore[operator]
    assert context["title"] == "キックオフ"
    assert "成果物の一覧が契約書にある。" in context["body"]


@pytest.mark.parametrize("theme", ["alabaster", "basic", "classic", "furo", "sphinx_rtd_theme"])
def test_another_theme_draws_its_own_navigation_and_search(project: Project, theme: str) -> None:
    built = build(project, html_theme=theme)
    assert built.warnings == ""
    page = built.text("causes/scope-ambiguity.html")
    assert "契約書に成果物の一覧がありません" in page
    for file in re.findall(r'<script[^>]* src="\.\./(_static/[^"?]+)', page):
        assert file in built.files()
    assert "searchindex.js" in built.files()
    assert "_static/searchtools.js" in built.files()


@pytest.mark.parametrize(
    "name", ["latex", "man", "texinfo", "xml", "pseudoxml", "dummy", "text", "gettext", "changes"]
)
def test_other_formats_are_written_without_a_warning(project: Project, name: str) -> None:
    assert build(project, name).warnings == ""
