"""Lists that directives draw: their arguments, and the pages that need them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.conftest import Project

CHECKLIST_PAGE = "source/checklists/kickoff.md"
GLOSSARY_PAGE = "source/glossary.md"
INDEX = "source/index.md"
SOURCES_PAGE = "source/about/sources.md"
TABLE = "tables/thresholds.yaml"
NUMBERS = """title: しきい値
topics:
  - id: first-notice
    title: 第一報
    words: [第一報]
    units: [分]
    numbers:
      - {id: critical, when: 重大, value: 30分, basis: 30分を残します。}
"""


def add(project: Project, directive: str) -> None:
    project.write(INDEX, f"{project.read(INDEX)}\n```{{{directive}\n```\n")


@pytest.mark.parametrize(
    ("directive", "message", "hint"),
    [
        ("checklist} kickof", "「kickof」", "もしかして: kickoff"),
        ("checklist} zzz", "「zzz」", "checklists/zzz.yaml"),
        ("checklist} kickoff", "「kickoff」", CHECKLIST_PAGE),
        ("number-table} threshold", "「threshold」", "もしかして: thresholds"),
        ("number-table} zzz", "「zzz」", "tables/zzz.yaml"),
        ("number-table} thresholds", "「thresholds」", "一つに"),
        ("object-list} caus", "「caus」", "cause"),
    ],
)
def test_an_argument_that_draws_nothing_is_told_with_the_nearest_right_one(
    project: Project, directive: str, message: str, hint: str
) -> None:
    project.write(TABLE, NUMBERS)
    add(project, "number-table} thresholds")
    assert project.problems() == []
    add(project, directive)
    (problem,) = project.problems()
    assert problem.code == "unknown-directive-argument"
    assert message in problem.message
    assert hint in problem.hint


@pytest.mark.parametrize(
    ("path", "directive"),
    [(TABLE, "number-table} thresholds"), ("checklists/kickoff.yaml", None)],
)
def test_a_list_whose_file_cannot_be_read_is_one_problem(
    project: Project, path: str, directive: str | None
) -> None:
    project.write(path, "title: [\n")
    if directive:
        add(project, directive)
    assert [(p.code, p.place.path) for p in project.problems()] == [("yaml-syntax", path)]


def without_directive(path: str, name: str) -> Callable[[Project], object]:
    return lambda project: project.edit(path, f"```{{{name}}}\n```", "あとで書きます。")


def without_page(path: str, entry: str) -> Callable[[Project], object]:
    return lambda project: project.remove(path).edit(INDEX, f"{entry}\n", "")


@pytest.mark.parametrize(
    ("break_", "place", "hint"),
    [
        (without_directive(GLOSSARY_PAGE, "glossary-terms"), f"{GLOSSARY_PAGE}:1", "glossary-terms"),
        (without_directive(SOURCES_PAGE, "source-list"), f"{SOURCES_PAGE}:1", "source-list"),
        (without_page(GLOSSARY_PAGE, "glossary"), "glossary/basics.yaml:4", GLOSSARY_PAGE),
        (without_page(SOURCES_PAGE, "about/sources"), "references.yaml:3", SOURCES_PAGE),
    ],
)  # fmt: skip
def test_terms_and_sources_need_the_page_that_lists_them(
    project: Project, break_: Callable[[Project], object], place: str, hint: str
) -> None:
    break_(project)
    (problem,) = project.problems()
    assert (str(problem.place), problem.code) == (place, "missing-list-page")
    assert hint in problem.hint


@pytest.mark.parametrize("path", [GLOSSARY_PAGE, SOURCES_PAGE])
def test_a_page_that_cannot_be_read_may_list_them(project: Project, path: str) -> None:
    (project.root / path).write_bytes(project.read(path).encode("cp932"))
    assert [(p.code, p.place.path) for p in project.problems()] == [("not-utf-8", path)]
