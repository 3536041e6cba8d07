"""Which blocks state law without a source, and which numbers disagree with their table."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from sphinx_guidance import rules
from sphinx_guidance.rules.statements import sourced_fields
from tests.conftest import JAPANESE, Project, schema_of
from tests.site.furnished import CAUSE, INDEX, furnish

COVERAGE = "source/coverages/third-party-damages.md"
FLOW = "flows/is-it-accepted.yaml"
FORM = "forms/test-record.yaml"
GLOSSARY = "glossary/basics.yaml"
KICKOFF = "checklists/kickoff.yaml"
SCHEMA = "guidance.yaml"
TABLE = "tables/thresholds.yaml"
LAW = "民法632条によります。"
SOURCED = "sources: [sample-law]"
SECOND = "      - {id: second, when: 軽微, value: 60分, basis: 前の日に要ります。, sources: [sample-law]}\n"


@pytest.fixture
def project(project: Project) -> Project:
    return furnish(project)


def codes(project: Project) -> list[tuple[str, str]]:
    return [(problem.code, problem.place.path) for problem in project.problems()]


def note_of_a_topic(project: Project) -> None:
    project.edit(TABLE, "    units:", f"    note: {LAW}\n    units:")


Edit = Callable[[Project], object]


def edited(path: str, old: str, new: str) -> Edit:
    return lambda project: project.edit(path, old, new)


WITHOUT: list[tuple[str, Edit]] = [
    (GLOSSARY, edited(GLOSSARY, "納品されたものが", f"{LAW}納品されたものが")),
    (KICKOFF, edited(KICKOFF, "evidence: 契約書の別紙", f"evidence: {LAW}")),
    (KICKOFF, edited(KICKOFF, "why: ", f"why: {LAW}")),
    (TABLE, note_of_a_topic),
    (TABLE, edited(TABLE, "検収に要ります。", LAW)),
    (FLOW, edited(FLOW, "契約書の別紙を見ます。", LAW)),
    (FLOW, edited(FLOW, "契約前に決めます。", LAW)),
]


@pytest.mark.parametrize(("path", "state"), WITHOUT)
def test_law_needs_a_source_wherever_it_is_stated(project: Project, path: str, state: Edit) -> None:
    state(project)
    assert codes(project) == [("law-without-source", path)]


def sourced_item(project: Project) -> None:
    project.edit(KICKOFF, "why: ", f"why: {LAW}")
    project.edit(KICKOFF, "        verifies:", f"        {SOURCED}\n        verifies:")


WITH: list[Edit] = [
    sourced_item,
    edited(GLOSSARY, "definition: 納品", f"{SOURCED}\n    definition: {LAW}納品"),
    edited(TABLE, "検収に要ります。", f"{LAW}, {SOURCED}"),
    edited(FLOW, "契約書の別紙を見ます。", f"{LAW}\n    {SOURCED}"),
    edited(FLOW, "ベンダーと一緒に見ます。", LAW),
    edited(FLOW, "検収の決まりが始まった日です。", f"'{LAW}'"),
    edited(CAUSE, "契約書に成果物", f"{LAW}契約書に成果物"),
]


@pytest.mark.parametrize("state", WITH)
def test_law_with_a_source_in_its_block_is_founded(project: Project, state: Edit) -> None:
    state(project)
    assert codes(project) == []


def test_one_sourced_number_founds_the_note_of_its_topic(project: Project) -> None:
    project.write(TABLE, project.read(TABLE) + SECOND)
    note_of_a_topic(project)
    assert codes(project) == []


@pytest.mark.parametrize(
    ("statements", "told"),
    [
        ("{law: [民法]}", 1),
        ("{law_kinds: [measure]}", 1),
        ("{law: [商法], law_kinds: [incident]}", 0),
        ("{hedges: [ことがあります]}", 0),
    ],
)
def test_a_project_says_what_states_law(project: Project, statements: str, told: int) -> None:
    before = project.read(SCHEMA)
    start = before.index("\nstatements:")
    rest = before[start + 1 :].partition("\n\n")[2]
    project.write(SCHEMA, f"{before[:start]}\nstatements: {statements}\n\n{rest}")
    text = project.read(CAUSE)
    project.write(CAUSE, f"{text}\n民法と{{measure}}`define-scope`を見ます。\n")
    assert [code for code, _ in codes(project)].count("law-without-source") == told
    active = rules.rules_of(schema_of(project.root), JAPANESE)
    assert ("law-without-source" in active) is ("law" in statements)


def test_the_lists_that_need_sources_are_named_as_readers_see_them(project: Project) -> None:
    assert "条件" in sourced_fields(schema_of(project.root))
    project.edit(
        SCHEMA, "conditions: {type: statements, label: 条件,", "conditions: {type: statements,"
    )
    named = sourced_fields(schema_of(project.root))
    assert "条件" not in named
    assert "conditions" in named
    assert "対象外" in named


def test_a_condition_needs_a_source_of_its_own(project: Project) -> None:
    project.edit(
        COVERAGE, "  - text: 故意による損害\n    sources: [sample-law]", "  - text: 故意による損害"
    )
    assert codes(project) == [("condition-without-source", COVERAGE)]


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("最初の連絡は60分以内です。", 1),
        ("最初の連絡は30分以内です。", 0),
        ("最初の連絡は60時間以内です。", 0),
        ("次の連絡は60分以内です。", 0),
        ("最初の連絡を急ぎます。次は60分以内です。", 0),
        ("最初の連絡は1,060分以内か2.5分以内です。", 2),
    ],
)
def test_a_number_beside_a_word_of_a_table_is_one_of_its_values(
    project: Project, sentence: str, told: int
) -> None:
    project.write(CAUSE, f"{project.read(CAUSE)}\n{sentence}\n")
    assert codes(project) == [("number-disagrees", CAUSE)] * told


def test_a_number_that_is_only_cited_is_not_written_by_hand(project: Project) -> None:
    project.edit(TABLE, "    units:", "    cited_only: true\n    units:")
    project.write(CAUSE, f"{project.read(CAUSE)}\n最初の連絡は30分以内です。次は60分です。\n")
    assert codes(project) == [("number-by-hand", CAUSE)]


def test_the_table_itself_may_weigh_other_numbers(project: Project) -> None:
    project.edit(TABLE, "検収に要ります。", "最初の連絡が60分では遅いです。")
    assert codes(project) == []


def test_a_number_in_a_form_agrees_with_the_table(project: Project) -> None:
    project.edit(FORM, "別紙を見ながら書きます。", "最初の連絡は60分以内です。")
    assert codes(project) == [("number-disagrees", FORM)]


def test_a_table_may_stand_on_the_entrance(project: Project) -> None:
    project.edit("source/about/parts.md", "```{number-table} thresholds\n```\n", "")
    assert ("table-without-page", TABLE) in codes(project)
    project.write(INDEX, f"{project.read(INDEX)}\n```{{number-table}} thresholds\n```\n")
    assert codes(project) == []


def test_no_table_is_missed_while_a_page_names_one_that_is_not_there(project: Project) -> None:
    other = project.read(TABLE).replace("first-notice", "other").replace("最初の連絡", "再度の連絡")
    project.write("tables/other.yaml", other)
    assert codes(project) == [("table-without-page", "tables/other.yaml")]
    project.write(INDEX, f"{project.read(INDEX)}\n```{{number-table}} othr\n```\n")
    assert codes(project) == [("unknown-directive-argument", INDEX)]
