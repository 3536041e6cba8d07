"""Each rule, with an input that breaks it: the file, the line, the code and a helpful hint."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from sphinx_guidance import scaffold
from sphinx_guidance.rules import LOADING_CODES, rules_of
from tests.conftest import JAPANESE, SCHEMA, Project

CAUSE = "source/causes/scope-ambiguity.md"
INCIDENT = "source/incidents/delivery-delay.md"
MEASURE = "source/measures/define-scope.md"
COVERAGE = "source/coverages/third-party-damages.md"
CASE = "source/cases/sample-case.md"
GLOSSARY = "glossary/basics.yaml"
CHECKLIST = "checklists/kickoff.yaml"


class Breakage(NamedTuple):
    """What breaks a project, and the problem that must be told."""

    code: str
    place: str
    hint: str
    break_: Callable[[Project], object]


def frequent_word(project: Project) -> None:
    for i in range(6):
        project.write(
            f"source/about/page-{i}.md",
            "---\ntitle: 頁\nsummary: 要約です。\nsources: []\n---\n\n秘密保持義務を守ります。\n",
        )
    entries = "\n".join(f"about/page-{i}" for i in range(6))
    project.edit("source/index.md", "about/sources", f"about/sources\n{entries}")


TABLE = """title: しきい値
topics:
  - id: first-notice
    title: 第一報
    words: [第一報]
    units: [分]
    numbers:
      - {id: first-notice-critical, when: 重大, value: 30分, basis: 止める判断に30分を残します。}
"""
SHOWN = "\n```{number-table} thresholds\n```\n"


def other_number(project: Project) -> None:
    project.write("tables/thresholds.yaml", TABLE)
    project.write(CAUSE, project.read(CAUSE) + f"{SHOWN}\n第一報は60分以内です。\n")


def written_by_hand(project: Project) -> None:
    cited = TABLE.replace("    units:", "    cited_only: true\n    units:")
    project.write("tables/thresholds.yaml", cited)
    project.write(CAUSE, project.read(CAUSE) + f"{SHOWN}\n第一報は30分以内です。\n")


RELEASED = """{"checklists": {"kickoff": {
  "version": "1.0.0", "items": {"scope-in-contract": "前の文言。"}, "retired": ["old-item"]}}}"""

LAW = f"law: {{id: 129AC0000000089, article: '632', digest: {'a' * 64}}}\n    "
STATUS = (
    '{"sources": {"sample-law": {"standing": "gone", "looked_up": "2026-02-01", "read": "%s"}}}'
    % ("a" * 64)
)

BREAKAGES = [
    Breakage("repeated-value", f"{MEASURE}:5", "一つに", lambda p: p.edit(MEASURE, "prevents: [scope-ambiguity]", "prevents: [scope-ambiguity, scope-ambiguity]")),
    Breakage("misplaced-file", "glossary/more.yml:1", ".yaml で終わる", lambda p: p.write("glossary/more.yml", "topic: x")),
    Breakage("unknown-directive-argument", "source/index.md:22", "もしかして: kickoff", lambda p: p.write("source/index.md", p.read("source/index.md") + "\n```{checklist} kickof\n```\n")),
    Breakage("not-utf-8", f"{CAUSE}:2", "UTF-8", lambda p: (p.root / CAUSE).write_bytes(p.read(CAUSE).encode("cp932"))),
    Breakage("unreadable-ledger", "published.json:2", "版管理", lambda p: p.write("published.json", '{"addresses": [\n,\n]}')),
    Breakage("conflict-mark", f"{CAUSE}:4", "残す内容だけ", lambda p: p.edit(CAUSE, "category:", "<<<<<<< HEAD\ncategory: 体制\n=======\ncategory:")),
    Breakage("nothing-to-read", "conf.py:1", "guidance init", lambda p: shutil.rmtree(p.root / "source")),
    Breakage("folder-loop", "source/causes/again:1", "消します", lambda p: (p.root / "source/causes/again").symlink_to("..")),
    Breakage("unreadable-conf", "conf.py:7", "括弧", lambda p: p.edit("conf.py", "extensions = [", "extensions = [[")),
    Breakage("unknown-extension", "conf.py:7", "もしかして: sphinx_guidance", lambda p: p.edit("conf.py", "sphinx_guidance", "sphinx_guidnce")),
    Breakage("html-in-text", f"{CASE}:19", "% で始まる行", lambda p: p.edit(CASE, "作業の範囲が", "<!-- 内緒 -->作業の範囲が")),
    Breakage("broken-table", f"{CASE}:21", r"\|", lambda p: p.edit(CASE, "作業の範囲が", "| 甲 | 乙 |\n| --- | --- |\n| 一 | 二 | 三 |\n\n作業の範囲が")),
    Breakage("broken-markup", f"{CASE}:19", "半角で {cause}", lambda p: p.edit(CASE, "作業の範囲が", "｛cause｝`scope-ambiguity`の範囲が")),
    Breakage("wrong-option", f"{CASE}:19", "{figure} flow.png", lambda p: p.edit(CASE, "作業の範囲が契約書にありませんでした。", ":::{figure}\n:::")),
    Breakage("unknown-markup", f"{CASE}:19", "もしかして: cause", lambda p: p.edit(CASE, "作業の範囲が", "{caus}`scope-ambiguity`の範囲が")),
    Breakage("heading-jump", f"{MEASURE}:11", "## にします", lambda p: p.edit(MEASURE, "## すること", "#### すること")),
    Breakage("missing-file", f"{CASE}:19", "もしかして: source/cases/flow.png", lambda p: p.edit(CASE, "作業の範囲が", "![流れ](flwo.png)の範囲が").write("source/cases/flow.png", "")),
    Breakage("large-file", f"{CASE}:19", "1MBまで", lambda p: p.edit(CASE, "作業の範囲が", "[書式](form.xlsx)の範囲が").write("source/cases/form.xlsx", "x" * 1_000_001)),
    Breakage("missing-list-page", f"{GLOSSARY}:4", "glossary-terms", lambda p: p.remove("source/glossary.md")),
    Breakage("unknown-label", f"{CASE}:19", "[文字](page.md#id)", lambda p: p.edit(CASE, "作業の範囲が", "{ref}`nowhere`の範囲が")),
    Breakage("future-date", "references.yaml:8", "今日", lambda p: p.edit("references.yaml", "checked: 2026-01-01", "checked: 2999-01-01")),
    Breakage("yaml-syntax", f"{CAUSE}:4", "例: ", lambda p: p.edit(CAUSE, "category: 契約・法務", "category: [契約")),
    Breakage("duplicate-key", f"{CAUSE}:5", "", lambda p: p.edit(CAUSE, "category: 契約・法務", "category: 体制\ncategory: 体制")),
    Breakage("duplicate-id", f"{GLOSSARY}:11", "別の id", lambda p: p.edit(GLOSSARY, "id: acceptance", "id: vendor").edit(GLOSSARY, "related: [vendor]", "related: []")),
    Breakage("invalid-id", "source/causes/Scope_2.md:1", "英小文字", lambda p: p.write("source/causes/Scope_2.md", p.read(CAUSE))),
    Breakage("missing-front-matter", f"{CAUSE}:1", "", lambda p: p.write(CAUSE, "本文だけです。\n")),
    Breakage("missing-field", f"{CAUSE}:2", "", lambda p: p.edit(CAUSE, "category: 契約・法務\n", "")),
    Breakage("unknown-field", f"{CAUSE}:4", "category", lambda p: p.edit(CAUSE, "category:", "categry:")),
    Breakage("invalid-value", f"{CAUSE}:4", "使える値: 契約・法務、要件・仕様", lambda p: p.edit(CAUSE, "契約・法務", "法務")),
    Breakage("unknown-reference", f"{MEASURE}:5", "もしかして: scope-ambiguity", lambda p: p.edit(MEASURE, "prevents: [scope-ambiguity]", "prevents: [scope-ambiguty]")),
    Breakage("uncited-source", "references.yaml:3", "{source}", lambda p: [p.write(f, p.read(f).replace("sample-law", "other-law")) for f in (CAUSE, INCIDENT, MEASURE, COVERAGE, CASE, GLOSSARY)]),
    Breakage("unfounded-source", "references.yaml:7", "copy に", lambda p: p.edit("references.yaml", "how: not checked", "how: copy of the primary text")),
    Breakage("incomplete-law", "references.yaml:7", "law: {id: 129AC0000000089", lambda p: p.edit("references.yaml", "how:", "url: https://laws.e-gov.go.jp/law/129AC0000000089\n    how:")),
    Breakage("look-again-too-early", "references.yaml:9", "checked より後", lambda p: p.edit("references.yaml", "checked: 2026-01-01", "checked: 2026-01-01\n    look_again: 2026-01-01")),
    Breakage("overdue-source", "references.yaml:9", "look_again を書き直します", lambda p: p.edit("references.yaml", "checked: 2026-01-01", "checked: 2020-01-01\n    look_again: 2020-01-02")),
    Breakage("changed-source", "references.yaml:7", "業務範囲があいまい", lambda p: p.edit("references.yaml", "how:", LAW + "how:").write("sources-status.json", STATUS)),
    Breakage("unused-term", f"{GLOSSARY}:11", "", lambda p: p.edit(MEASURE, "検収", "合格")),
    Breakage("page-without-source", f"{MEASURE}:2", "{source}", lambda p: p.edit(MEASURE, "sources: [sample-law]\n", "")),
    Breakage("cause-without-measure", f"{CAUSE}:2", "prevents に scope-ambiguity", lambda p: p.edit(MEASURE, "prevents: [scope-ambiguity]\n", "")),
    Breakage("cause-without-incident", "source/causes/other.md:2", "arises_from に other", lambda p: p.write("source/causes/other.md", p.read(CAUSE))),
    Breakage("measure-without-purpose", f"{MEASURE}:2", "prevents か limits", lambda p: p.edit(MEASURE, "prevents: [scope-ambiguity]\nlimits: [delivery-delay]\n", "")),
    Breakage("measure-without-check", "source/measures/other.md:2", "verifies に other", lambda p: p.write("source/measures/other.md", p.read(MEASURE))),
    Breakage("incident-without-coverage", f"{INCIDENT}:2", "uninsurable", lambda p: p.edit(COVERAGE, "effect: 補償", "effect: 対象外")),
    Breakage("law-without-source", f"{CASE}:19", "{source}", lambda p: p.edit(CASE, "作業の範囲が", "民法632条の作業の範囲が")),
    Breakage("condition-without-source", f"{COVERAGE}:8", "sources", lambda p: p.edit(COVERAGE, "特約を付けたとき\n    sources: [sample-law]", "特約を付けたとき")),
    Breakage("number-disagrees", f"{CAUSE}:15", "表の値: 30分", other_number),
    Breakage("number-by-hand", f"{CAUSE}:15", "{number}`", written_by_hand),
    Breakage("table-without-page", "tables/thresholds.yaml:1", "{number-table} thresholds", lambda p: p.write("tables/thresholds.yaml", TABLE)),
    Breakage("heading-without-id", f"{MEASURE}:11", "{#english-id}", lambda p: p.edit(MEASURE, "{#what-to-do}\n", "\n")),
    Breakage("duplicate-address", f"{MEASURE}:16", "別の id", lambda p: p.write(MEASURE, p.read(MEASURE) + "\n{#what-to-do}\n## もう一つ\n")),
    Breakage("outside-navigation", "source/about/lost.md:1", "toctree", lambda p: p.write("source/about/lost.md", p.read("source/about/sources.md"))),
    Breakage("dead-link", f"{CAUSE}:10", "もしかして: what-to-do", lambda p: p.edit(CAUSE, "#what-to-do", "#what-to-dо")),
    Breakage("published-address-lost", "published.json:2", "redirects.yaml", lambda p: p.write("published.json", '{"addresses": [\n "causes/gone.html"\n]}\n')),
    Breakage("bad-redirect", "redirects.yaml:2", "もしかして: causes/index.html", lambda p: p.write("redirects.yaml", "redirects:\n  - from: causes/old.html\n    to: causes/indx.html\n")),
    Breakage("checklist-without-page", f"{CHECKLIST}:2", "checklist ディレクティブ", lambda p: p.edit("source/checklists/kickoff.md", "```{checklist} kickoff\n```\n", "あとで書きます。\n")),
    Breakage("undeclared-change", f"{CHECKLIST}:13", "reworded か meaning-changed", lambda p: p.write("released.json", RELEASED)),
    Breakage("checklist-history", f"{CHECKLIST}:5", "そろえます", lambda p: p.write(CHECKLIST, p.read(CHECKLIST) + "history:\n  - version: 2.0.0\n    date: 2026-02-01\n")),
    Breakage("reading-not-hiragana", f"{GLOSSARY}:6", "ひらがな", lambda p: p.edit(GLOSSARY, "べんだー", "ベンダー")),
    Breakage("duplicate-term-name", f"{GLOSSARY}:15", "どちらか", lambda p: p.edit(GLOSSARY, "[受入検査]", "[ベンダー]")),
    Breakage("discouraged-variant", f"{CASE}:19", "「ベンダー」と書きます", lambda p: p.edit(CASE, "作業の範囲が", "ベンダの作業の範囲が")),
    Breakage("undefined-abbreviation", f"{CASE}:19", "用語集に加える", lambda p: p.edit(CASE, "作業の範囲が", "WBSが")),
    Breakage("glossary-gap", "source/about/page-0.md:7", "ordinary-words.txt", frequent_word),
]  # fmt: skip


@pytest.mark.parametrize("breakage", BREAKAGES, ids=lambda b: b.code)
def test_a_broken_rule_is_told_with_its_place_and_a_hint(
    project: Project, breakage: Breakage
) -> None:
    breakage.break_(project)
    told = [p for p in project.problems(strict=True) if p.code == breakage.code]
    assert breakage.place in [str(p.place) for p in told], project.problems()
    problem = next(p for p in told if str(p.place) == breakage.place)
    assert breakage.hint in problem.hint
    assert problem.message.endswith(("。", "）。"))


def test_a_date_is_no_number_of_days(project: Project) -> None:
    project.write("tables/thresholds.yaml", TABLE.replace("分]", "日]").replace("30分,", "3日,"))
    project.write(CAUSE, f"{project.read(CAUSE)}{SHOWN}\n第一報は10月30日でした。\n")
    assert project.problems() == []


def test_every_code_has_a_breakage() -> None:
    assert {b.code for b in BREAKAGES} == {*rules_of(SCHEMA, JAPANESE), *LOADING_CODES}


def test_the_small_project_breaks_no_rule(project: Project) -> None:
    assert project.problems() == []


@pytest.mark.parametrize("language", scaffold.languages())
def test_a_starter_breaks_no_rule(tmp_path: Path, language: str) -> None:
    assert scaffold.init(tmp_path, language, "手引き").done
    assert Project(tmp_path).problems() == []


def test_all_problems_of_a_run_are_told_together(project: Project) -> None:
    project.edit(CAUSE, "category:", "categry:").edit(GLOSSARY, "べんだー", "ベンダー").edit(
        CASE, "作業の範囲が", "ベンダのWBSが"
    )
    assert {p.code for p in project.problems()} >= {
        "unknown-field",
        "reading-not-hiragana",
        "discouraged-variant",
        "undefined-abbreviation",
    }


@pytest.mark.parametrize(
    "from_",
    [
        "../../evil.html",
        "/etc/evil.html",
        "causes/../../x.html",
        "causes/",
        "x",
        "a//b.html",
        "\\x.html",
    ],
)
def test_a_redirect_never_leaves_the_site(project: Project, from_: str) -> None:
    project.write("redirects.yaml", f"redirects:\n  - from: {from_}\n    to: index.html\n")
    told = [(str(p.place), p.code) for p in project.problems()]
    assert told == [("redirects.yaml:2", "invalid-value")]


@pytest.mark.parametrize(
    "from_", ["search.html", "_static/x.html", "downloads/x.html", "about/was.html"]
)
def test_a_redirect_takes_the_place_of_nothing(project: Project, from_: str) -> None:
    line = f"  - from: {from_}\n    to: index.html\n"
    project.write("redirects.yaml", f"redirects:\n{line}{line}")
    assert {(str(p.place), p.code) for p in project.problems()} >= {
        ("redirects.yaml:4", "bad-redirect")
    }


@pytest.mark.parametrize("name", ["causes/sub/x.md", "cases/a/b.md"])
def test_a_page_deeper_than_its_kind_is_told_of(project: Project, name: str) -> None:
    project.write(f"source/{name}", project.read(CAUSE))
    assert (f"source/{name}:1", "misplaced-file") in [
        (str(p.place), p.code) for p in project.problems()
    ]


def test_files_that_editors_hide_are_not_read(project: Project) -> None:
    (project.root / "source" / "causes" / ".#x.md").symlink_to("nowhere")
    (project.root / "source" / "causes" / "._x.md").write_bytes(b"\xff")
    (project.root / "source" / "folder.md").mkdir()
    assert project.problems() == []


@pytest.mark.parametrize(
    ("path", "old", "new"),
    [
        ("references.yaml", "how:", "hou:"),
        (GLOSSARY, "reading:", "readin:"),
        (CHECKLIST, "weight:", "wieght:"),
    ],
)
def test_one_slip_brings_no_flood(project: Project, path: str, old: str, new: str) -> None:
    project.write("published.json", '{"addresses": ["glossary.html#vendor"]}')
    project.edit(path, old, new)
    assert {p.code for p in project.problems()} == {"unknown-field"}


@pytest.mark.parametrize("id_", ["top", "main", "checklist-data", "sources"])
def test_no_id_takes_an_anchor_of_the_page(project: Project, id_: str) -> None:
    project.edit(CHECKLIST, "scope-in-contract", id_)
    project.edit(GLOSSARY, "id: acceptance", f"id: {id_}")
    places = {p.place.path for p in project.problems() if p.code == "duplicate-address"}
    assert places == {CHECKLIST, GLOSSARY}


def test_usual_forms_of_a_table_of_contents_are_followed(project: Project) -> None:
    index = project.read("source/index.md")
    changed = index.replace("```{toctree}", ":::{toctree}").replace("sources\n```", "sources\n:::")
    changed = changed.replace("causes/index", "/causes/index.md").replace(
        "measures/index", "mea*/index"
    )
    project.write("source/index.md", changed)
    assert project.problems() == []


@pytest.mark.parametrize(
    "href",
    [
        "/measures/define-scope.md#what-to-do", "<../measures/define-scope.md>",
        "../measures/define%2Dscope.md", "../glossary.md#vendor", "../about/sources.md#sample-law",
        "../checklists/kickoff.md#scope-in-contract", "index.md#contract-and-law",
    ],
)  # fmt: skip
def test_a_link_that_the_build_resolves_is_no_problem(project: Project, href: str) -> None:
    project.edit(CAUSE, "../measures/define-scope.md#what-to-do", href)
    assert project.problems() == []


def test_an_empty_field_is_called_empty(project: Project) -> None:
    project.edit(CAUSE, "title: 業務範囲があいまい", "title:").edit(
        MEASURE, "[sample-law]", "sample-law"
    )
    messages = [p.message for p in project.problems() if p.code == "invalid-value"]
    assert messages == ["「title」が空です。", "「sources」には一覧を書きます。"]


def test_a_role_with_an_unknown_id_is_told_where_it_stands(project: Project) -> None:
    project.edit(CAUSE, "[対策](../measures/define-scope.md#what-to-do)", "{measure}`define-scop`")
    assert (
        "source/causes/scope-ambiguity.md:10: unknown-reference: 対策「define-scop」はありません。（もしかして: define-scope）"
        in map(str, project.problems())
    )


def test_facts_in_front_matter_are_text_too(project: Project) -> None:
    project.edit(CASE, "outcome: ", "outcome: ベンダの").edit(
        COVERAGE, "特約を付けた", "ベンダの特約を付けた"
    )
    told = {p.place.path for p in project.problems() if p.code == "discouraged-variant"}
    assert told == {CASE, COVERAGE}


def test_words_inside_a_longer_katakana_word_are_not_variants(project: Project) -> None:
    project.edit(CASE, "作業の範囲が", "ベンダーの作業の範囲が")
    assert project.problems() == []


def test_a_page_that_cannot_be_read_is_one_problem_not_many(project: Project) -> None:
    project.edit(CAUSE, "category:", "categry:")
    assert {p.code for p in project.problems()} == {"unknown-field"}


class TestDeclaredChanges:
    """A checklist that was released with another wording of its item, and with an item now gone."""

    @pytest.fixture
    def released(self, project: Project) -> Project:
        items = '{"scope-in-contract": "前の文言。", "gone-item": "なくなった項目。"}'
        text = f'{{"checklists": {{"kickoff": {{"version": "1.0.0", "items": {items}}}}}}}'
        return project.write("released.json", text)

    def declare(self, project: Project, *changes: str) -> Project:
        lines = "".join(f"      - {change}\n" for change in changes)
        project.edit(CHECKLIST, "version: 1.0.0", "version: 1.1.0")
        history = f"history:\n  - version: 1.1.0\n    date: 2026-02-01\n    changes:\n{lines}"
        return project.write(CHECKLIST, project.read(CHECKLIST) + history)

    def test_every_change_must_be_declared(self, released: Project) -> None:
        assert [p.code for p in released.problems()] == ["undeclared-change", "undeclared-change"]

    def test_declared_changes_pass(self, released: Project) -> None:
        self.declare(
            released,
            "{item: scope-in-contract, kind: reworded}",
            "{item: gone-item, kind: removed}",
        )
        assert released.problems() == []

    def test_a_split_declares_its_parts(self, released: Project) -> None:
        self.declare(
            released,
            "{item: scope-in-contract, kind: meaning-changed}",
            "{item: gone-item, kind: split, into: [scope-in-contrac]}",
        )
        (problem,) = released.problems()
        assert (problem.code, problem.hint) == (
            "checklist-history",
            "もしかして: scope-in-contract",
        )

    def test_a_retired_id_is_never_used_again(self, project: Project) -> None:
        project.write(
            "released.json",
            RELEASED.replace("old-item", "scope-in-contract").replace(
                '"scope-in-contract": "前の文言。"', ""
            ),
        )
        assert [p.code for p in project.problems()] == ["undeclared-change"]


@pytest.mark.parametrize(
    ("written", "before", "message"),
    [
        ("1.0.12345678", "version: 1.0.0", "「1.0.12345678」は「version」の形に合いません。"),
        ("a" * 101, "id: scope-in-contract", "「id」が101文字あります。"),
    ],
)
def test_what_the_answers_file_cannot_hold_is_told_to_the_author(
    project: Project, written: str, before: str, message: str
) -> None:
    project.edit("checklists/kickoff.yaml", before, f"{before.partition(':')[0]}: {written}")
    told = [(p.place.path, p.message) for p in project.problems() if p.code == "invalid-value"]
    assert told == [("checklists/kickoff.yaml", message)]
