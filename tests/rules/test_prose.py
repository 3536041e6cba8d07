"""Words: what the glossary must explain, and what is told of the same word once."""

from __future__ import annotations

import pytest

from sphinx_guidance import scaffold
from sphinx_guidance.loading import load
from sphinx_guidance.rules.prose import FREQUENT_PAGES, glossary_coverage
from tests.conftest import Project
from tests.site.furnished import CAUSE, INDEX, MEASURE, furnish

GLOSSARY = "glossary/basics.yaml"
ORDINARY = "ordinary-words.txt"
TERM = """  - id: secrecy
    name: 秘密保持義務
    reading: ひみつほじぎむ
    english: secrecy
    definition: 秘密を守ることです。
"""


def told(project: Project) -> list[tuple[str, str]]:
    return [(problem.code, problem.place.path) for problem in project.problems()]


def in_another_encoding(project: Project, path: str) -> None:
    (project.root / path).write_bytes(f"{project.read(path)}\n検収\n".encode("cp932"))


def with_a_frequent_word(project: Project, pages: int = FREQUENT_PAGES) -> Project:
    page = "---\ntitle: 頁\nsummary: 要約です。\nsources: []\n---\n\n秘密保持義務を守ります。\n"
    for i in range(pages):
        project.write(f"source/about/page-{i}.md", page)
    entries = "\n".join(f"about/page-{i}" for i in range(pages))
    return project.edit(INDEX, "about/sources", f"about/sources\n{entries}")


def test_a_word_on_many_pages_needs_a_term(project: Project) -> None:
    with_a_frequent_word(project)
    assert told(project) == [("glossary-gap", "source/about/page-0.md")]


def test_a_word_on_fewer_pages_needs_none(project: Project) -> None:
    assert told(with_a_frequent_word(project, FREQUENT_PAGES - 1)) == []


def test_an_ordinary_word_needs_none(project: Project) -> None:
    project.write(ORDINARY, f"{project.read(ORDINARY)}\n秘密保持義務\n")
    assert told(with_a_frequent_word(project)) == []


def test_a_word_that_is_a_term_is_covered(project: Project) -> None:
    with_a_frequent_word(project)
    coverage = glossary_coverage(load(project.root)[0])
    assert (coverage.covered, coverage.total, coverage.ratio) == (0, 1, 0.0)
    project.write(GLOSSARY, project.read(GLOSSARY) + TERM)
    coverage = glossary_coverage(load(project.root)[0])
    assert (coverage.covered, coverage.total, coverage.ratio) == (1, 1, 1.0)
    assert told(project) == []


def test_where_no_word_counts_as_frequent_all_is_covered(project: Project) -> None:
    root = project.root / "english"
    scaffold.init(root, "en", "Our office")
    coverage = glossary_coverage(load(root)[0])
    assert (coverage.covered, coverage.total, coverage.ratio) == (0, 0, 1.0)


@pytest.mark.parametrize("path", [GLOSSARY, ORDINARY])
def test_no_word_is_missing_from_a_file_that_cannot_be_read(project: Project, path: str) -> None:
    with_a_frequent_word(project).edit(CAUSE, "契約書に", "WBSに")
    in_another_encoding(project, path)
    codes = {problem.code for problem in project.problems()}
    assert codes.isdisjoint({"glossary-gap", "undefined-abbreviation"})
    assert "not-utf-8" in codes


def test_an_abbreviation_is_told_once_a_page(project: Project) -> None:
    project.edit(CAUSE, "契約書に", "WBSとWBSとRFPが契約書に")
    project.edit(MEASURE, "成果物と", "WBSと成果物と")
    words = [(p.place.path, p.message) for p in project.problems()]
    assert [path for path, _ in words] == [CAUSE, CAUSE, MEASURE]
    assert sum("WBS" in message for _, message in words) == 2


def test_an_abbreviation_inside_a_term_or_an_ordinary_word_is_known(project: Project) -> None:
    project.edit(GLOSSARY, "aliases: [受入検査]", "aliases: [WBS検査]")
    project.write(ORDINARY, f"{project.read(ORDINARY)}\nRFP資料\n")
    project.edit(CAUSE, "契約書に", "WBSとRFPが契約書に")
    assert told(project) == []


def test_an_alias_that_is_taken_is_told_on_its_line(project: Project) -> None:
    aliases = "aliases:\n      - 受入検査\n      - ベンダー\n      - 受領"
    project.edit(GLOSSARY, "aliases: [受入検査]", aliases)
    (problem,) = project.problems()
    line = project.read(GLOSSARY).split("\n").index("      - ベンダー") + 1
    assert (str(problem.place), problem.code) == (f"{GLOSSARY}:{line}", "duplicate-term-name")
    assert "vendor" in problem.message


def test_a_name_that_is_taken_is_told_on_its_line(project: Project) -> None:
    project.edit(GLOSSARY, "name: 検収", "name: ベンダー").edit(MEASURE, "検収の", "受入検査の")
    (problem,) = project.problems()
    assert (str(problem.place), problem.code) == (f"{GLOSSARY}:12", "duplicate-term-name")


@pytest.mark.parametrize(
    ("path", "old", "new"),
    [
        ("forms/test-record.yaml", "検収の日に、ベンダーと", "検収の日に、ベンダと"),
        ("flows/is-it-accepted.yaml", "ベンダーと一緒に", "ベンダと一緒に"),
        ("tables/thresholds.yaml", "検収に要ります。", "ベンダに要ります。"),
        ("checklists/kickoff.yaml", "契約書の別紙", "ベンダの別紙"),
        (GLOSSARY, "納品されたもの", "ベンダの納品したもの"),
        (CAUSE, "title: 業務範囲が", "title: ベンダの業務範囲が"),
        (CAUSE, "## どういう状態か", "## ベンダの状態"),
    ],
)
def test_a_discouraged_word_is_told_wherever_readers_meet_it(
    project: Project, path: str, old: str, new: str
) -> None:
    furnish(project).edit(path, old, new)
    found = [p for p in project.problems() if p.code == "discouraged-variant"]
    assert [problem.place.path for problem in found] == [path]
