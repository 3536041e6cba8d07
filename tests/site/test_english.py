"""The English starter: a knowledge base on another subject, in another language."""

from __future__ import annotations

import re

import pytest

from sphinx_guidance import scaffold
from tests.conftest import Project
from tests.site.conftest import Build, build


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    root = tmp_path_factory.mktemp("english")
    assert scaffold.init(root, "en", "Our office").done
    return Project(root)


@pytest.fixture(scope="module")
def built(project: Project) -> Build:
    return build(project)


def test_it_breaks_no_rule(project: Project) -> None:
    assert project.problems() == []


def test_it_builds_without_a_warning(built: Build) -> None:
    assert built.warnings == ""
    assert "Our office" in (built.outdir / "index.html").read_text(encoding="utf-8")


def test_its_glossary_is_headed_by_letters_in_their_order(built: Build) -> None:
    page = (built.outdir / "glossary.html").read_text(encoding="utf-8")
    letters = re.findall(r'<p class="[^"]*\bletter\b[^"]*">(.)</p>', page)
    assert letters == ["B", "C", "D", "F", "H", "L", "S"]
    assert page.index('id="lease"') < page.index('id="licence-to-alter"')


def test_a_term_is_linked_as_its_author_wrote_it(built: Build) -> None:
    page = (built.outdir / "points/ending-the-lease.html").read_text(encoding="utf-8")
    assert re.search(r'<a [^>]*glossary\.html#lease"[^>]*>lease</a>', page)
    assert re.search(r'<a [^>]*glossary\.html#heads-of-terms"[^>]*>Heads of terms</a>', page)


def test_rules_on_japanese_are_not_among_its_rules(project: Project) -> None:
    project.write(
        "glossary/more.yaml",
        "topic: More\nterms:\n  - id: keys\n    name: key\n    definition: What opens a door.\n",
    )
    assert project.problems() == []
    project.remove("glossary/more.yaml")


@pytest.mark.parametrize(("written", "told"), [("FitOut", True), ("outfitouts", False)])
def test_a_spelling_that_is_not_used_is_told_as_a_whole_word(
    project: Project, written: str, told: bool
) -> None:
    page = "source/points/alterations.md"
    text = project.read(page)
    project.edit(page, "Consent by telephone", f"{written} by telephone")
    found = {problem.code for problem in project.problems()}
    project.write(page, text)
    assert ("discouraged-variant" in found) is told


JAPANESE = re.compile("[\u3000-\u30ff\u3400-\u9fff\uf900-\ufaff\uff00-\uffef]")
TEXTS = (".html", ".js", ".css", ".json", ".csv", ".md", ".txt")
READS_JAPANESE = {"_static/scripts/search.js", "_static/scripts/search-ja.js"}
"""They read queries in any language, and say nothing of their own."""


def test_no_page_loads_what_reads_japanese(built: Build) -> None:
    pages = list(built.outdir.rglob("*.html"))
    assert pages
    assert not [page for page in pages if "search-ja" in page.read_text(encoding="utf-8")]


def test_no_file_but_the_reader_of_queries_has_a_japanese_character(built: Build) -> None:
    found = {
        path.relative_to(built.outdir).as_posix()
        for path in built.outdir.rglob("*")
        if path.suffix in TEXTS and JAPANESE.search(path.read_text(encoding="utf-8"))
    }
    assert found <= READS_JAPANESE
