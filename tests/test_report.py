"""``guidance report``: what an editor reads of how well founded the text is."""

from __future__ import annotations

import pytest

from sphinx_guidance.cli import main
from tests.conftest import Project

CASE = "source/cases/sample-case.md"
COVERAGE = "source/coverages/third-party-damages.md"


def reported(project: Project, capsys: pytest.CaptureFixture[str]) -> str:
    capsys.readouterr()
    assert main(["--root", str(project.root), "report"]) == 0
    return capsys.readouterr().out


def test_sources_are_counted_by_how_they_were_checked(
    project: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    project.write(
        "references.yaml",
        project.read("references.yaml").replace("not checked", "copy of the primary text"),
    )
    told = reported(project, capsys)
    assert "出典: 1\n  primary text: 0\n  copy of the primary text: 1\n" in told


def test_hedging_words_are_counted_by_page(
    project: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    project.edit(CASE, "作業の範囲が", "未確認ですが、作業の範囲がないとみられ、未確認の点が")
    told = reported(project, capsys)
    assert "言い切らない語（本文・前書き・YAML）: 3（1ファイル）\n" in told
    assert f"  {CASE}: 3（未確認2、とみられ1）\n" in told


def test_what_lacks_a_source_is_counted_and_breaks_the_check(
    project: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    before = reported(project, capsys)
    assert "うち出典のないもの: 0\n補償の条件と対象外: 2\nうち出典のないもの: 0\n" in before
    project.edit(CASE, "作業の範囲が", "民法632条の範囲が")
    project.edit(COVERAGE, "特約を付けたとき\n    sources: [sample-law]", "特約を付けたとき")
    assert "うち出典のないもの: 1\n補償の条件と対象外: 2\nうち出典のないもの: 1\n" in reported(
        project, capsys
    )
    assert {p.code for p in project.problems()} == {
        "law-without-source",
        "condition-without-source",
    }


@pytest.mark.parametrize(
    "text",
    [
        "民法は別に定めます。",
        "個人情報保護法26条の報告です。",
        "通則編の目安です。",
        "東京地判平26・1・23で認められました。",
        "最高裁の判断です。",
        "{case}`sample-case`で認められました。",
        "- 取適法の対象です",
        "| 法令 | 期日 |\n|---|---|\n| 60日 | 取適法",
    ],
)
def test_a_block_that_names_law_needs_its_source(project: Project, text: str) -> None:
    page = project.read(CASE)
    project.write(CASE, f"{page}\n{text}\n")
    assert [p.code for p in project.problems()] == ["law-without-source"]
    project.write(CASE, f"{page}\n{text}{{source}}`sample-law`\n")
    assert project.problems() == []


@pytest.mark.parametrize("text", ["この方法で進めます。", "法務が確かめます。", "違法な行為です。"])
def test_ordinary_words_are_no_law(project: Project, text: str) -> None:
    project.write(CASE, f"{project.read(CASE)}\n{text}\n")
    assert project.problems() == []


def test_a_source_in_one_item_does_not_carry_the_next(project: Project) -> None:
    text = "- 民法の定めです{source}`sample-law`\n- 商法の定めです"
    project.write(CASE, f"{project.read(CASE)}\n{text}\n")
    assert [str(p.place) for p in project.problems()] == [f"{CASE}:22"]


def test_what_cannot_be_read_is_named_as_not_counted(
    project: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    assert "数に入っていない" not in reported(project, capsys)
    project.edit("references.yaml", "how: not checked", "how: read")
    told = reported(project, capsys)
    assert "読めず、数に入っていないファイル" in told
    assert told.endswith("  references.yaml\n")


def test_hedging_words_of_front_matter_and_yaml_count_as_well(
    project: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    project.edit(CASE, "summary: ", "summary: 未確認の").edit(
        "checklists/kickoff.yaml", "why: ", "why: 未確認の"
    )
    told = reported(project, capsys)
    assert "言い切らない語（本文・前書き・YAML）: 2（2ファイル）\n" in told


LAW = """    law:
      id: 129AC0000000089
      article: '632'
      edition: 20251001_505AC0000000053
      in_force: 2025-10-01
      digest: DIGEST
    relied_on_for: 請負の意味。
    how: copy of the primary text
    checked: 2020-01-01
    look_again: 2020-06-01
    copy: {repository: example/laws, path: law.xml}""".replace("DIGEST", "a" * 64)


def with_law(project: Project) -> Project:
    return project.edit("references.yaml", "    how: not checked\n    checked: 2026-01-01", LAW)


def test_editions_documents_and_days_to_look_again_are_told(
    project: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    told = reported(with_law(project), capsys)
    assert "  文書: 1\n読んだ法令の版: 1\n" in told
    assert "  民法: 20251001_505AC0000000053（2025-10-01施行）、1条\n" in told
    assert "次に見る日のある出典: 1\n  2020-06-01: 1\n" in told
    assert "次に見る日を過ぎた出典: 1\n  references.yaml:16: 民法 第632条 (2020-06-01)\n" in told


@pytest.mark.parametrize(
    ("targets", "missed"),
    [
        ("read_at_least: 1", "原文か写しを読んだ出典が 0 件で、1 件"),
        ("hedges_at_most: 0", "言い切らない語が 1 で、0"),
        ("hedges_at_most: 1", f"{CASE} の言い切らない語に、残す理由がありません"),
        (f"read_at_least: 0\n  hedges_at_most: 1\n  hedges_kept: {{{CASE}: 事例の語}}", ""),
    ],
)
def test_the_report_fails_where_a_target_is_missed(
    project: Project, capsys: pytest.CaptureFixture[str], targets: str, missed: str
) -> None:
    project.edit(CASE, "作業の範囲が", "未確認の範囲が")
    project.write("guidance.yaml", f"{project.read('guidance.yaml')}\ntargets:\n  {targets}\n")
    assert main(["--root", str(project.root), "report"]) == (1 if missed else 0)
    assert missed in capsys.readouterr().err


def test_what_cannot_be_read_keeps_no_target(
    project: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    project.edit("references.yaml", "how: not checked", "how: read")
    project.write(
        "guidance.yaml", f"{project.read('guidance.yaml')}\ntargets: {{hedges_at_most: 9}}\n"
    )
    assert main(["--root", str(project.root), "report"]) == 1
    assert "目標に届くか分かりません" in capsys.readouterr().err
