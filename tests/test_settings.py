"""What ``conf.py`` need not say, and what it may not say."""

from __future__ import annotations

import re

import pytest

from sphinx_guidance.settings import DEFAULTS
from tests.conftest import ROOT, Project


def test_the_table_in_docs_names_the_defaults() -> None:
    text = (ROOT / "docs/settings.md").read_text(encoding="utf-8").partition("Refused")[0]
    shown = dict(re.findall(r"^\| `(\w+)` \| `(.*?)` \|", text, re.MULTILINE))
    made = {name: str(value).replace("'", '"') for name, value in DEFAULTS.items()}
    made |= {"html_title": "project", "html_permalinks_icon": '"#"', "html_theme": '"guidance"'}
    assert shown == made


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("myst_disable_syntax = []", "「html_block」がないと、書いた HTML がそのまま"),
        ("myst_disable_syntax = ['html_block']", "「html_inline」がないと、書いた HTML"),
        ("myst_enable_extensions = ['colon_fence']", "「attrs_block」がないと、見出しの {#id}"),
        ("myst_enable_extensions = ['attrs_block']", "「colon_fence」がないと"),
    ],
)
def test_what_would_harm_pages_is_told_on_its_line(project: Project, line: str, told: str) -> None:
    conf = project.read("conf.py")
    project.write("conf.py", f"{conf}{line}\n")
    (problem,) = project.problems()
    assert problem.place.line == len(conf.splitlines()) + 1
    assert told in problem.message
