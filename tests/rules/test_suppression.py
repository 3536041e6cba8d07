"""``suppress_warnings``: what a project does not want told is left out, and misspelt codes are told."""

from __future__ import annotations

import pytest

from sphinx_guidance.loading import load
from sphinx_guidance.rules import suppression
from tests.conftest import Project

CAUSE = "source/causes/scope-ambiguity.md"


def told(project: Project, setting: str) -> list[str]:
    """The codes of what a command tells of a project with a dead link and an unknown abbreviation."""
    conf = project.read("conf.py")
    project.write("conf.py", f"{conf}\nsuppress_warnings = {setting}\n")
    project.edit(CAUSE, "#what-to-do", "#what")
    project.edit(CAUSE, "契約書に", "WBSに")
    return [
        problem.code for problem in suppression.told(load(project.root)[0].conf, project.problems())
    ]


BOTH = ["dead-link", "undefined-abbreviation"]


@pytest.mark.parametrize(
    ("setting", "codes"),
    [
        ("[]", BOTH),
        ('["guidance"]', []),
        ('["guidance.*"]', []),
        ('["guidance.dead-link"]', BOTH[1:]),
        ('["guidance.undefined-abbreviation", "myst.header"]', BOTH[:1]),
        ('["dead-link"]', BOTH),
    ],
)
def test_what_is_named_is_left_out(project: Project, setting: str, codes: list[str]) -> None:
    assert sorted(told(project, setting)) == codes


def test_a_setting_that_only_a_build_knows_is_told_and_leaves_nothing_out(project: Project) -> None:
    assert sorted(told(project, "names()")) == [*BOTH, "unreadable-conf"]


@pytest.mark.parametrize(
    "name",
    [
        "guidance",
        "guidance.*",
        "guidance.dead-link",
        "guidance.yaml-syntax",
        "myst.xref_missing",
        "myst",
    ],
)
def test_a_name_that_says_something_is_no_mistake(project: Project, name: str) -> None:
    project.write("conf.py", f'{project.read("conf.py")}\nsuppress_warnings = ["{name}"]\n')
    assert list(suppression.unknown_codes(load(project.root)[0])) == []


def test_a_code_that_no_rule_has_is_told_on_its_line(project: Project) -> None:
    conf = project.read("conf.py")
    project.write("conf.py", f'{conf}suppress_warnings = [\n    "guidance.ded-link",\n]\n')
    (problem,) = suppression.unknown_codes(load(project.root)[0])
    line = conf.count("\n") + 2
    assert (str(problem.place), problem.code) == (f"conf.py:{line}", "invalid-value")
    assert problem.hint == "もしかして: dead-link"
