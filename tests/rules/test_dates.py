"""What was checked or decided today is not in the future."""

from __future__ import annotations

import datetime

from sphinx_guidance.rules.dates import JAPAN
from tests.conftest import Project


def test_today_is_not_in_the_future(project: Project) -> None:
    today = datetime.datetime.now(JAPAN).date()
    project.edit("references.yaml", "checked: 2026-01-01", f"checked: {today}")
    assert project.problems() == []
    project.edit("references.yaml", f"checked: {today}", "checked: 2999-01-01")
    assert [problem.code for problem in project.problems()] == ["future-date"]
