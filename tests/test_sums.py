"""Claims and heads of damage in numbers, shares of fault, several words of a vocabulary, and parts."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinx_guidance import words
from sphinx_guidance.anchors import addresses
from sphinx_guidance.facts import facts, searched, texts
from sphinx_guidance.groups import filtered, heads
from sphinx_guidance.loading import load
from sphinx_guidance.rules.sums import what_disagrees
from sphinx_guidance.scaffold import new_page
from sphinx_guidance.schemas import schema_texts
from sphinx_guidance.search.documents import documents
from sphinx_guidance.sums import Damage, Sum, shown
from tests.conftest import JAPANESE, Project, schema_of
from tests.site.conftest import build

FILE = "guidance.yaml"
CASE = "source/cases/sample-case.md"
LIST = "source/cases/index.md"
PAGE = "source/about/damages.md"

WORDS = """  point: {cap: 上限, leak: 漏えい, copyright: 著作権}
  head: {goodwill: 見舞品, repair: 復旧, profit: 逸失利益}
kinds:
"""
FIELDS = """      points: {type: choices, vocabulary: point, label: 争点, at_most: 2}
      claims: {type: claims, label: 請求}
      damages: {type: damages, vocabulary: head, label: 費目}
      fault: {type: shares, label: 過失割合}
      events: {type: events, label: 経過}
      prevention: {type: text-by-party}
      checks: {type: relation, to: check, label: 確かめる項目, at_most: 1}
      outcome:"""
FACTS = """      - field: outcome
      - {field: points, otherwise: 読めた資料にありません}
      - {field: claims, otherwise: 読めた資料にありません}
      - {field: damages, otherwise: 読めた資料にありません}
      - field: fault
    parts:
      - {id: course, title: 経過, fields: [events]}
      - {id: lesson, title: 防ぐには, fields: [prevention]}
"""
VALUES = """points: [漏えい, 上限]
claims:
  - {by: B2, what: 損害賠償, asked: 1000000, granted: {yen: 300000, about: true}}
damages:
  - {by: B2, head: 復旧, what: 画面, asked: 700000, granted: 300000, result: partly, reason: 内訳がない}
  - {head: 見舞品, granted: {yen: 500, each: 1人}, result: accepted, sources: [sample-law]}
  - {head: 逸失利益, asked: {yen: 300000, computed: 100000×3}, result: refused}
fault: {B1: 70, B2: 30}
events: [{date: 2020-01-31, text: 判決。}]
prevention: {B1: 控えを取ります。, B2: 控えを持ちます。}
checks: [scope-in-contract]
outcome:"""


@pytest.fixture
def cases(project: Project) -> Project:
    """The starter, whose cases have sums; a page shows what was decided on each head."""
    project.edit(FILE, "kinds:\n", WORDS)
    project.edit(
        FILE,
        "    newest_first: date\n",
        "    newest_first: date\n    filter: points\n    first_source: 読んだもの\n",
    )
    project.edit(FILE, "      outcome:", FIELDS)
    project.edit(FILE, "      - field: outcome\n", FACTS)
    panel = "      - {id: checks, title: 確かめる項目, show: [checks]}\n"
    project.edit(
        FILE,
        "    panels:\n      - {id: causes, title: この事例",
        f"    panels:\n{panel}      - {{id: causes, title: この事例",
    )
    project.edit(
        FILE, "fields: [court, number, date, roles, outcome]", "fields: [points, damages, fault]"
    )
    project.edit(CASE, "outcome:", VALUES)
    project.write(
        PAGE,
        "---\ntitle: 費目\nsummary: 費目です。\nsources: []\n---\n\n```{damages-table} case\n```\n",
    )
    return project.edit("source/index.md", "about/sources", "about/sources\nabout/damages")


def test_what_was_decided_can_be_computed_with(cases: Project) -> None:
    assert cases.problems() == []
    kb, _ = load(cases.root)
    case = kb.objects["case"]["sample-case"]
    granted = [entry.granted and entry.granted.yen for entry in case.damages]  # type: ignore[union-attr]
    assert granted == [300000, 500, None]
    assert case.fault == {"B1": 70, "B2": 30}  # type: ignore[union-attr]
    assert [head.id for head in heads(kb, "case")] == ["goodwill", "repair", "profit"]
    assert [group.heading for group in filtered(kb, "case")] == ["上限", "漏えい"]


WRONG = (
    ("fault: {B1: 70, B2: 30}", "fault: {B1: 70, B2: 40}", "invalid-value", "「fault」の割合の合計が100に", "例: fault: {B1: 70"),
    ("points: [漏えい, 上限]", "points: [漏洩]", "invalid-value", "「漏洩」", "使える値: 上限、漏えい"),
    ("points: [漏えい, 上限]", "points: [漏えい, 上限, 著作権]", "invalid-value", "「points」に3個", "2個まで"),
    ("checks: [scope-in-contract]", "checks: [scope-in-contrct]", "unknown-reference", "確認項目「scope-in-contrct」", "scope-in-contract"),
    ("head: 復旧", "head: 修理", "invalid-value", "「修理」", "使える値: 見舞品、復旧、逸失利益"),
    ("result: partly", "result: some", "invalid-value", "「some」", "使える値: accepted"),
    ("asked: 700000", "asked: 70万円", "invalid-value", "「70万円」は、円の額として", "例: asked: 700000"),
    ("by: B2, what: 損害賠償", "by: B9, what: 損害賠償", "invalid-value", "「B9」", "使える値: C、B2、B1"),
    ("granted: 300000, result: partly", "granted: 700000, result: partly", "sums-disagree", "一部認容なのに", "result か額"),
    ("granted: {yen: 500, each: 1人}, result: accepted", "granted: 500, result: refused", "sums-disagree", "棄却なのに", "result か額"),
    ("sources: [sample-law]}", "sources: [sample-lw]}", "unknown-reference", "出典「sample-lw」", "sample-law"),
)  # fmt: skip


@pytest.mark.parametrize(("old", "new", "code", "message", "hint"), WRONG)
def test_a_wrong_value_is_told_where_it_stands(
    cases: Project, old: str, new: str, code: str, message: str, hint: str
) -> None:
    before = cases.read(CASE)
    line = before[: before.index(old)].count("\n") + 1
    cases.edit(CASE, old, new)
    told = [p for p in cases.problems() if p.code == code and message in p.message]
    assert told, cases.problems()
    assert told[0].place.path == CASE
    assert abs(told[0].place.line - line) <= 1
    assert hint in told[0].hint


MISTAKES = (
    ("filter: points", "filter: court", "invalid-value", "使える値: points"),
    ("{type: damages, vocabulary: head, label: 費目}", "{type: damages, label: 費目}", "missing-field", "使える値: category"),
    ("{type: shares, label: 過失割合}", "{type: shares, at_most: 2}", "unknown-field", "書ける type: lines"),
    ("fields: [events]}", "fields: [event]}", "invalid-value", "もしかして: events"),
    ("id: lesson", "id: course", "duplicate-id", "別の id"),
    ("id: lesson", "id: causes", "duplicate-id", "別の id"),
)  # fmt: skip


@pytest.mark.parametrize(("old", "new", "code", "hint"), MISTAKES)
def test_a_mistake_in_guidance_yaml_is_told(
    cases: Project, old: str, new: str, code: str, hint: str
) -> None:
    cases.edit(FILE, old, new)
    told = [(p.place.path, p.code, p.hint) for p in cases.problems()]
    assert [one for one in told if one[:2] == (FILE, code) and hint in one[2]], told


def test_a_table_of_a_kind_without_heads_is_told(cases: Project) -> None:
    cases.edit(PAGE, "{damages-table} case", "{damages-table} cause")
    (told,) = cases.problems()
    assert told.code == "unknown-directive-argument"
    assert "使える値: case" in told.hint


def test_the_page_of_a_case_shows_sums_results_and_what_is_open(cases: Project) -> None:
    built = build(cases)
    assert built.warnings == ""
    page = built.text("cases/sample-case.html")
    for text in (
        "1,000,000円", "約300,000円", "1人 500円", "300,000円（計算: 100000×3）", "内訳がない",
        "◐ 一部", "○ 認容", "× 棄却", "B1 70%、B2 30%", "B2 復旧（画面）",
        '<span class="visually-hidden">読めた資料にありません</span>',
        "― は、読めた資料にない額です。",
        '<section class="panel" id="course">', '<section class="panel" id="lesson">',
        '<section class="panel" id="checks">', "控えを持ちます。", "読んだもの",
        "2020年1月31日",
    ):  # fmt: skip
        assert text in page, text


def test_a_case_without_sums_says_that_they_were_not_seen(cases: Project) -> None:
    text = cases.read(CASE)
    start, end = text.index("points:"), text.index("outcome:")
    cases.write(CASE, text[:start] + text[end:])
    cases.remove(PAGE).edit("source/index.md", "\nabout/damages", "")
    assert cases.problems() == []
    page = build(cases).text("cases/sample-case.html")
    assert page.count("読めた資料にありません") >= 3
    assert 'id="lesson"' not in page


def test_heads_stand_in_the_order_of_the_vocabulary_with_links(cases: Project) -> None:
    page = build(cases).text("about/damages.html")
    places = [page.index(f'<section id="{id_}">') for id_ in ("goodwill", "repair", "profit")]
    assert places == sorted(places)
    assert 'href="#repair"' in page
    assert "B2の請求" in page
    assert 'href="../cases/sample-case.html"' in page
    assert "東京地判令2・1・31（業務の範囲）" in page


def test_the_filter_leads_without_scripts_to_lists_of_links(cases: Project) -> None:
    page = build(cases).text("cases/index.html")
    assert 'href="#cap"' in page
    section = page[page.index('<section id="cap">') :]
    assert 'href="sample-case.html"' in section[: section.index("</section>")]
    assert 'id="copyright"' not in page, "no case has it"


def test_addresses_of_heads_points_and_parts_are_permanent(cases: Project) -> None:
    kb, _ = load(cases.root)
    made = set(addresses(kb))
    assert {
        "about/damages.html#repair", "cases/index.html#leak", "cases/sample-case.html#lesson",
    } <= made  # fmt: skip
    cases.write(CASE, cases.read(CASE) + "\n{#lesson}\n## 教訓\n\n本文です。\n")
    assert "duplicate-address" in {p.code for p in cases.problems()}


def test_a_build_after_a_change_of_a_sum_equals_a_clean_one(cases: Project) -> None:
    build(cases)
    cases.edit(CASE, "granted: 300000, result: partly", "granted: 400000, result: partly")
    changed = build(cases)
    assert "about/damages" in changed.read
    assert changed.files() == build(cases, out="clean").files()


def test_a_case_is_found_by_its_points_and_heads(cases: Project) -> None:
    kb, _ = load(cases.root)
    found = {doc.address: doc for doc in documents(kb)}["cases/sample-case.html"]
    assert "漏えい、上限 B1 70%、B2 30%" in found.body
    assert "復旧（画面）: ◐ 一部 内訳がない" in found.body


def test_rules_on_words_look_at_reasons_and_parts(cases: Project) -> None:
    kb, _ = load(cases.root)
    said = dict(texts(kb.schema, kb.objects["case"]["sample-case"]))  # type: ignore[arg-type]
    assert said["prevention", 1] == "控えを持ちます。"
    assert said["damages", 0].endswith("内訳がない")


def test_editors_are_told_of_heads_parties_and_limits(cases: Project) -> None:
    made = json.loads(schema_texts(schema_of(cases.root), JAPANESE)["case.schema.json"])
    damage = made["$defs"]["Damage"]["properties"]
    assert damage["head"]["enum"] == ["見舞品", "復旧", "逸失利益"]
    assert damage["result"]["description"].startswith("accepted 認容")
    assert {"type": "integer"} in damage["asked"]["anyOf"]
    assert made["properties"]["points"]["maxItems"] == 2
    assert made["$defs"]["Sum"]["properties"]["yen"]["description"].startswith("円の額")


def test_a_page_begins_with_blanks_of_the_right_form(cases: Project) -> None:
    assert new_page(cases.root, schema_of(cases.root), "case", "other").done
    page = cases.read("source/cases/other.md")
    assert "damages: []\nfault: null\n" in page


def test_sums_are_said_in_the_language_of_the_site() -> None:
    words.use("en")
    assert shown(Sum(yen=-1500000, about=True)) == "about ¥−1,500,000"
    assert shown(None) == "not found in what was read"


def test_facts_keep_the_order_of_guidance_yaml(cases: Project) -> None:
    kb, _ = load(cases.root)
    case = kb.objects["case"]["sample-case"]
    labels = [fact.label for fact in facts(kb.schema, case)]  # type: ignore[arg-type]
    assert labels.index("争点") < labels.index("費目") < labels.index("過失割合")
    assert searched(kb.schema, case)  # type: ignore[arg-type]


YEN = st.integers(1, 10**12)


@given(asked=YEN, granted=YEN)
def test_a_result_fits_its_sums_in_one_way(asked: int, granted: int) -> None:
    def fits(result: str, asked_: int | None, granted_: int | None) -> bool:
        sums = {"asked": asked_, "granted": granted_}
        return not what_disagrees(Damage.model_validate({"head": "x", "result": result, **sums}))

    assert fits("accepted", asked, granted) is (asked == granted)
    assert fits("partly", asked, granted) is (granted < asked)
    assert not fits("refused", asked, granted)
    assert fits("refused", asked, 0)
    for result in ("accepted", "partly", "refused", "deducted", "weighed"):
        assert fits(result, asked, None)
    assert fits("deducted", None, -granted)
