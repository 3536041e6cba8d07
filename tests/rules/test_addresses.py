"""Navigation, links and published addresses: what is told, with which hint, and what is not told."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from sphinx_guidance.problems import Problem
from tests.conftest import Project
from tests.site.furnished import CAUSE, INDEX, MEASURE, furnish

CHECKLIST = "checklists/kickoff.yaml"
CONF = "conf.py"
FLOW = "flows/is-it-accepted.yaml"
GLOSSARY = "glossary/basics.yaml"
LINK = "../measures/define-scope.md#what-to-do"
LOST = "source/about/lost.md"
SOURCES = "source/about/sources.md"


def told(project: Project) -> list[tuple[str, str]]:
    return [(problem.code, problem.place.path) for problem in project.problems()]


def only(project: Project) -> Problem:
    (problem,) = project.problems()
    return problem


def publish(project: Project, *addresses: str) -> None:
    quoted = ", ".join(f'"{address}"' for address in addresses)
    project.write("published.json", f'{{"addresses": [{quoted}]}}')


def in_another_encoding(project: Project, path: str) -> None:
    (project.root / path).write_bytes(project.read(path).encode("cp932"))


@pytest.mark.parametrize(
    ("written", "message", "hint"),
    [
        ("# すること", "# 見出しは書きません", "## から"),
        ("## すること", "「すること」", "{#english-id}"),
        ("{#What_1}\n## すること", "「What_1」", "英小文字"),
    ],
)
def test_a_heading_is_told_for_what_it_lacks(
    project: Project, written: str, message: str, hint: str
) -> None:
    project.edit(CAUSE, "{#state}\n## どういう状態か", written)
    (problem,) = [p for p in project.problems() if p.code == "heading-without-id"]
    assert message in problem.message
    assert hint in problem.hint


def test_a_page_that_has_no_front_matter_is_told_of_that_alone(project: Project) -> None:
    project.write(LOST, "本文だけです。\n")
    assert told(project) == [("missing-front-matter", LOST)]


def test_a_lost_page_is_told_even_where_a_checklist_cannot_be_read(project: Project) -> None:
    project.write(CHECKLIST, "title: [\n")
    project.write(LOST, project.read(SOURCES).replace("```{source-list}\n```", ""))
    assert told(project) == [("yaml-syntax", CHECKLIST), ("outside-navigation", LOST)]


@pytest.mark.parametrize("entry", ["genindex", "search", "modindex"])
def test_pages_of_sphinx_may_stand_in_the_navigation(project: Project, entry: str) -> None:
    project.edit(INDEX, "about/sources", f"about/sources\n{entry}")
    assert project.problems() == []


def test_a_pattern_in_the_navigation_is_no_dead_link(project: Project) -> None:
    project.edit(INDEX, ":hidden:\n", ":hidden:\n:glob:\n")
    project.edit(INDEX, "causes/index", "causes/ind*")
    assert "dead-link" not in {problem.code for problem in project.problems()}


def test_a_link_to_a_page_that_is_left_out_says_so(project: Project) -> None:
    project.write(CONF, project.read(CONF) + '\nexclude_patterns = ["about/draft.md"]\n')
    project.write("source/about/draft.md", project.read(SOURCES))
    project.edit(CAUSE, LINK, "../about/draft.md")
    problem = only(project)
    assert problem.code == "dead-link"
    assert "exclude_patterns" in problem.hint


@pytest.mark.parametrize(
    ("href", "hint"),
    [
        ("../measures/define-scop.md", "もしかして: measures/define-scope"),
        ("../zzz.md", "source/"),
        ("../measures/define-scope.md#what-to-doo", "もしかして: what-to-do"),
        ("../measures/define-scope.md#zzz", "what-to-do"),
        ("../causes/index.md#zzz", "contract-and-law"),
        ("../index.md#zzz", "なし"),
    ],
)
def test_a_dead_link_is_told_with_the_nearest_right_one(
    project: Project, href: str, hint: str
) -> None:
    project.edit(CAUSE, LINK, href)
    problem = only(project)
    assert problem.code == "dead-link"
    assert hint in problem.hint


@pytest.mark.parametrize("href", ["https://example.com/a.md", "mailto:a@example.com"])
def test_what_is_elsewhere_is_no_dead_link(project: Project, href: str) -> None:
    project.edit(CAUSE, LINK, href)
    assert project.problems() == []


def test_a_link_into_a_page_that_cannot_be_read_is_not_dead(project: Project) -> None:
    in_another_encoding(project, MEASURE)
    assert told(project) == [("not-utf-8", MEASURE)]


def test_a_link_into_a_flow_that_cannot_be_read_is_not_dead(project: Project) -> None:
    furnish(project)
    project.edit(CAUSE, LINK, "../flows/is-it-accepted.md#compare")
    assert project.problems() == []
    project.write(FLOW, "questions: [\n")
    assert told(project) == [("yaml-syntax", FLOW)]


def unreadable_terms(project: Project) -> None:
    publish(project, "glossary.html#vendor")
    project.write(GLOSSARY, "terms: [\n")


def unreadable_redirects(project: Project) -> None:
    publish(project, "causes/gone.html")
    project.write("redirects.yaml", "redirects: [\n")


def unreadable_page(project: Project) -> None:
    publish(project, "measures/define-scope.html#what-to-do")
    in_another_encoding(project, MEASURE)


def unreadable_flow(project: Project) -> None:
    furnish(project)
    publish(project, "flows/is-it-accepted.html#compare")
    project.write(FLOW, "questions: [\n")


@pytest.mark.parametrize(
    ("prepare", "code"),
    [
        (unreadable_terms, "yaml-syntax"),
        (unreadable_redirects, "yaml-syntax"),
        (unreadable_page, "not-utf-8"),
        (unreadable_flow, "yaml-syntax"),
    ],
)
def test_an_address_is_not_lost_while_its_file_cannot_be_read(
    project: Project, prepare: Callable[[Project], object], code: str
) -> None:
    prepare(project)
    assert only(project).code == code


def test_an_anchor_that_is_gone_from_a_page_is_lost(project: Project) -> None:
    publish(project, "measures/define-scope.html", "measures/define-scope.html#gone")
    problem = only(project)
    assert problem.code == "published-address-lost"
    assert "#gone" in problem.message


def test_a_page_that_moved_takes_its_anchors_along(project: Project) -> None:
    publish(project, "causes/old.html", "causes/old.html#state", "causes/old.html#gone")
    project.write(
        "redirects.yaml",
        "redirects:\n  - from: causes/old.html\n    to: causes/scope-ambiguity.html\n",
    )
    problem = only(project)
    assert problem.code == "published-address-lost"
    assert "#gone" in problem.message


@pytest.mark.parametrize(
    ("redirects", "line", "message"),
    [
        ([("causes/old.html", "index.html"), ("causes/old.html", "glossary.html")], 4, "2回"),
        ([("search.html", "index.html")], 2, "ビルド"),
        ([("glossary.html", "index.html")], 2, "glossary.html"),
        ([("causes/old.html", "causes/scope.html")], 2, "causes/scope.html"),
    ],
)
def test_a_redirect_that_cannot_work_is_told(
    project: Project, redirects: list[tuple[str, str]], line: int, message: str
) -> None:
    entries = "".join(f"  - from: {old}\n    to: {new}\n" for old, new in redirects)
    project.write("redirects.yaml", f"redirects:\n{entries}")
    problem = only(project)
    assert (str(problem.place), problem.code) == (f"redirects.yaml:{line}", "bad-redirect")
    assert message in problem.message
