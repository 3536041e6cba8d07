"""Flows: questions that end in outcomes, on the page and in what is told of mistakes."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinx_guidance.anchors import addresses
from sphinx_guidance.cli import main
from sphinx_guidance.flow import Flow, Question
from sphinx_guidance.knowledge import KnowledgeBase
from sphinx_guidance.loading import load
from sphinx_guidance.rules.flows import flows
from sphinx_guidance.schema import PageKind, Schema
from sphinx_guidance.search.documents import documents
from sphinx_guidance.shapes import Written
from sphinx_guidance.yaml_lines import YamlText
from tests.conftest import Project
from tests.site.conftest import build

FILE = "flows/who-pays.yaml"

MISTAKES = [
    (7, "to: ordinary}", "to: ordinery}", "flow-target", "「いいえ」の先の「ordinery」が", "もしかして: ordinary"),
    (14, "to: tenant}", "to: older}", "flow-cycle", "（older → ordinary → older）", "to を"),
    (27, "to: no-record}", "to: landlord}", "flow-unreachable", "「no-record」には", "to に no-record"),
    (27, "    unsourced: 両者が決めることで、決まりはありません。\n", "", "outcome-without-source", "「話し合って決めます」に出典が", "unsourced に"),
    (27, "    sources: [guideline]\n  - id: no", "    sources: [guideline]\n    unsourced: なし。\n  - id: no", "outcome-without-source", "出典があるのに", "消します"),
    (23, "  - id: tenant\n", "  - id: landlord\n", "flow-id", "id「landlord」は", "別の id"),
    (30, "{remedy: [photos], form", "{remedy: [photo], form", "unknown-reference", "手当て「photo」はありません。", "もしかして: photos"),
    (19, "{remedy: [photos]}", "{remedies: [photos]}", "invalid-value", "「links」に「remedies」は", "使える値: trouble"),
    (21, "date: 2020-04-01", "date: 2020-04-31", "invalid-value", "「2020-04-31」", "年-月-日"),
]  # fmt: skip


@pytest.mark.parametrize(("line", "old", "new", "code", "message", "hint"), MISTAKES)
def test_a_mistake_is_told_on_its_line(
    tenancy: Project, line: int, old: str, new: str, code: str, message: str, hint: str
) -> None:
    tenancy.edit(FILE, old, new)
    told = [p for p in tenancy.problems() if p.code == code and message in p.message]
    assert told, tenancy.problems()
    assert hint in told[0].hint
    assert str(told[0].place) == f"{FILE}:{line}"


def test_a_question_has_two_answers(tenancy: Project) -> None:
    text = tenancy.read(FILE)
    tenancy.write(FILE, re.sub(r"      - \{text: いいえ, to: tenant\}\n", "", text))
    assert [p.code for p in tenancy.problems() if p.place.path == FILE] == ["invalid-value"]


def test_the_page_leads_from_answer_to_answer(tenancy: Project) -> None:
    built = build(tenancy)
    assert built.warnings == ""
    page = built.text("flows/who-pays.html")
    targets = set(re.findall(r'href="#([a-z-]+)">→', page))
    assert targets == {"landlord", "ordinary", "no-record", "tenant"}
    for target in targets:
        assert f'id="{target}"' in page
    assert "→ 質問2（ふつうに住んで付く傷ですか。）" in page
    assert "結果3　話し合って決めます" in page
    assert "出典なし: 両者が決めることで" in page
    assert re.search(r'href="#source-guideline"[^>]*>\[1\]', page)
    assert 'href="../forms/room-record.html"' in page
    assert "<script" not in page.split("<article")[1].split("</article")[0]


def test_a_statement_of_law_in_a_flow_needs_a_source(tenancy: Project) -> None:
    tenancy.write("guidance.yaml", tenancy.read("guidance.yaml") + "statements: {law: [民法]}\n")
    tenancy.edit(FILE, "入居の日の記録を見ます。", "民法のとおりです。")
    (told,) = tenancy.problems()
    assert (told.code, told.place.path) == ("law-without-source", FILE)


def test_questions_are_found_and_keep_their_addresses(tenancy: Project) -> None:
    kb, _ = load(tenancy.root)
    found = {doc.address: doc.title for doc in documents(kb)}
    assert found["flows/who-pays.html#ordinary"] == "ふつうに住んで付く傷ですか。"
    assert {f"flows/who-pays.html#{id_}" for id_ in ("older", "tenant")} <= set(addresses(kb))


def test_a_link_to_an_answer_is_no_dead_link(tenancy: Project) -> None:
    page = "source/remedies/photos.md"
    tenancy.edit(page, "日付が", "[借主が払う場合](../flows/who-pays.md#tenant)は、日付が")
    assert tenancy.problems() == []
    tenancy.edit(page, "#tenant", "#tenent")
    (told,) = tenancy.problems()
    assert (told.code, told.hint) == ("dead-link", "もしかして: tenant")


def test_a_file_that_cannot_be_read_is_told_once(tenancy: Project) -> None:
    page = "source/remedies/photos.md"
    tenancy.edit(page, "日付が", "[借主が払う場合](../flows/who-pays.md#tenant)は、日付が")
    assert main(["--root", str(tenancy.root), "record"]) == 0
    tenancy.edit(FILE, "    title: 借主が払います\n", "")
    assert [str(p.place) for p in tenancy.problems()] == [f"{FILE}:23"]


def test_a_flow_can_be_begun(tenancy: Project) -> None:
    assert main(["--root", str(tenancy.root), "new", "flow", "may-stop"]) == 0
    told = {p.place.path for p in tenancy.problems()}
    assert {"flows/may-stop.yaml", "source/flows/may-stop.md"} <= told


NAMES = ("a", "b", "c", "d", "x", "y")
SCHEMA = Schema(kinds={"flow": PageKind(name="流れ", shape="flow")})


@given(st.lists(st.lists(st.sampled_from(NAMES), min_size=2, max_size=3), min_size=1, max_size=4))
def test_a_flow_without_problems_always_ends(led: list[list[str]]) -> None:
    questions = [
        {"id": name, "text": "問", "answers": [{"text": "答", "to": to} for to in targets]}
        for name, targets in zip(NAMES, led, strict=False)
    ]
    outcomes = [{"id": id_, "title": "果", "text": "果", "unsourced": "例"} for id_ in "xy"]
    flow = Flow.model_validate({"questions": questions, "outcomes": outcomes})
    kb = KnowledgeBase(SCHEMA, flows={("flow", "f"): Written(flow, YamlText({}, "f.yaml", {}))})
    sound = not [problem for rule in flows(SCHEMA) for problem in rule.check(kb)]
    assert sound == (ends(flow, "a", len(NAMES)) and all_reached(flow))


def ends(flow: Flow, id_: str, steps: int) -> bool:
    """Whether each way on from ``id_`` comes to an outcome within ``steps``."""
    part = flow.targets.get(id_)
    if not isinstance(part, Question):
        return part is not None
    return steps > 0 and all(ends(flow, answer.to, steps - 1) for answer in part.answers)


def all_reached(flow: Flow) -> bool:
    found, new = set[str](), {"a"}
    while new:
        found |= new
        parts = [flow.targets[id_] for id_ in new]
        asked = [part for part in parts if isinstance(part, Question)]
        new = {answer.to for part in asked for answer in part.answers} - found
    return found == set(flow.targets)
