"""Builders and themes of others: those that work give all of the site, the others say why not."""

from __future__ import annotations

import json
import pickle
import re
from pathlib import Path

import pytest
import sphinx.themes
from sphinx.application import Sphinx
from sphinx.errors import SphinxError
from sphinx.util.docutils import docutils_namespace

from tests.conftest import Project
from tests.site.conftest import build
from tests.site.furnished import furnish

REFUSED = (
    "applehelp", "devhelp", "dirhtml", "epub", "htmlhelp", "qthelp", "singlehtml",
)  # fmt: skip
DATA = ("json", "pickle")
OTHERS = (
    "changes", "dummy", "gettext", "latex", "linkcheck", "man", "pseudoxml", "texinfo", "text",
    "xml",
)  # fmt: skip
THEMES = sorted(
    {path.name for path in Path(*sphinx.themes.__path__).iterdir() if path.is_dir()}
    - {"epub", "nonav", "__pycache__"}
    | {"alabaster", "furo", "sphinx_rtd_theme"}
)


@pytest.fixture
def project(project: Project) -> Project:
    """The starter, with one of everything that a page can draw."""
    return furnish(project)


@pytest.mark.parametrize("name", REFUSED)
def test_a_builder_that_gives_half_a_site_is_refused_in_a_sentence(
    project: Project, name: str
) -> None:
    with pytest.raises(SphinxError, match=f"ビルダー「{name}」では.*-b html を使います。") as told:
        build(project, name, applehelp_bundle_id="test.example")
    assert told.value.category == "使えないビルダー"
    assert not [path for path in project.root.glob("out/**/*") if path.suffix == ".html"]


def test_no_builder_of_sphinx_is_left_untried(tmp_path: Path) -> None:
    (tmp_path / "index.rst").write_text("=====\ntitle\n=====\n", encoding="utf-8")
    with docutils_namespace():
        folders = (tmp_path, None, tmp_path / "out", tmp_path / "doctrees")
        app = Sphinx(*folders, "dummy", status=None, warning=None)
    assert set(app.registry.builders) == {"html", *REFUSED, *DATA, *OTHERS}


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


@pytest.mark.parametrize("theme", THEMES)
def test_another_theme_draws_its_own_navigation_and_search(project: Project, theme: str) -> None:
    built = build(project, html_theme=theme)
    assert built.warnings == ""
    page = built.text("causes/scope-ambiguity.html")
    assert "契約書に成果物の一覧がありません" in page
    for file in re.findall(r'<script[^>]* src="\.\./(_static/[^"?]+)', page):
        assert file in built.files()
    assert "searchindex.js" in built.files()
    assert "_static/searchtools.js" in built.files()


@pytest.mark.parametrize("name", OTHERS)
def test_other_formats_are_written_without_a_warning(project: Project, name: str) -> None:
    assert build(project, name).warnings == ""


@pytest.mark.parametrize(("name", "theme"), [("json", "guidance"), ("html", "alabaster")])
def test_pages_that_others_frame_are_made_again_like_ours(
    project: Project, name: str, theme: str
) -> None:
    def pages(out: str) -> dict[str, bytes]:
        files = build(project, name, out, html_theme=theme).files().items()
        return {path: text for path, text in files if path.endswith((".html", ".fjson"))}

    before = pages("out")
    project.edit("flows/is-it-accepted.yaml", "基準と比べます", "基準に照らします")
    project.edit("forms/test-record.yaml", "検収の日に", "検収した日に")
    after = pages("out")
    assert after != before
    assert after == pages("clean")
