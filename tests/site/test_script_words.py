"""The words that a page hands to its scripts."""

from __future__ import annotations

import re

import pytest

from tests.conftest import Project
from tests.site.conftest import Build, build


def words(built: Build, script: str) -> str:
    return built.text(f"_static/words/{script}")


def test_a_page_loads_the_words_of_its_scripts_before_them(built: Build) -> None:
    page = built.text("checklists/kickoff.html")
    files = re.findall(r'<script defer src="\.\./_static/([^"?]+)\?v=[0-9a-f]{8}"', page)
    assert files == [
        "words/site.js",
        "scripts/site.js",
        "words/checklist.js",
        "scripts/checklist.js",
    ]
    assert all(f"_static/{name}" in built.files() for name in files)


def test_words_for_checklists_stay_off_other_pages(built: Build) -> None:
    assert "words/checklist.js" not in built.text("causes/scope-ambiguity.html")


@pytest.mark.parametrize(
    ("language", "known", "theme"),
    [("ja", "ja", "明るい"), ("en", "en", "Light"), ("fr", "en", "Light")],
)
def test_the_scripts_speak_the_language_of_the_site_or_english(
    project: Project, language: str, known: str, theme: str
) -> None:
    said = words(build(project, language=language), "site.js")
    assert f'language:"{known}"' in said
    assert f'"theme.light":"{theme}"' in said


def test_another_language_is_another_edition_of_the_assets(project: Project) -> None:
    page = "causes/scope-ambiguity.html"
    editions = {
        re.findall(r"words/site\.js\?v=(\w+)", build(project, language=language).text(page))[0]
        for language in ("ja", "en")
    }
    assert len(editions) == 2


def test_a_site_with_another_theme_has_no_words_for_our_scripts(project: Project) -> None:
    assert "_static/words/site.js" not in build(project, html_theme="alabaster").files()
