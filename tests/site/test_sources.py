"""Sources on pages: named notes below one line, one small mark for doubt, what has changed."""

from __future__ import annotations

import json
import re

import pytest

from tests.conftest import Project
from tests.site.conftest import build

CASE = "source/cases/sample-case.md"
PAGE = "cases/sample-case.html"
READ = """    law:
      id: 129AC0000000089
      article: '633'
      edition: 20251001_505AC0000000053
      in_force: 2025-10-01
      digest: DIGEST
    relied_on_for: 報酬の支払の時期。
    how: copy of the primary text
    checked: 2026-01-01
    look_again: 2027-01-01
    copy: {repository: example/laws, path: law.xml}
""".replace("DIGEST", "a" * 64)


@pytest.fixture
def two(project: Project) -> Project:
    """A project with a source that was read beside the one that was not."""
    return project.write(
        "references.yaml",
        f"{project.read('references.yaml').rstrip()}\n"
        "  - id: read-law\n    title: 民法\n    short_name: 民法633条\n    publisher: e-Gov法令検索\n"
        f"    section: 第633条\n    url: https://laws.e-gov.go.jp/law/129AC0000000089\n{READ}",
    )


def shown(project: Project, text: str) -> str:
    page = project.read(CASE)
    project.write(CASE, f"{page}\n{text}\n")
    return build(project).text(PAGE)


def marks(page: str) -> str:
    """The marks of the last paragraph of the text: numbers, and where doubt is carried."""
    paragraph = re.findall(r"<p>(甲.*?)</p>", page, re.DOTALL)[-1]
    return re.sub(r"<[^>]+>|\s", "", paragraph)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("甲{source}`sample-law`。", "甲[1]△。"),
        ("甲{source}`read-law`。", "甲[1]。"),
        ("甲{source}`sample-law` {source}`read-law`。", "甲[1][2]。"),
        ("甲{source}`sample-law`、乙{source}`sample-law`。", "甲[1]、乙[1]△。"),
        ("甲{source}`sample-law`、乙{source}`read-law`。", "甲[1]△、乙[2]。"),
    ],
)
def test_doubt_is_carried_once_where_no_source_of_a_statement_was_read(
    two: Project, text: str, expected: str
) -> None:
    two.edit(CASE, "sources: [sample-law]", "sources: []")
    assert marks(shown(two, text)) == expected


def test_the_mark_leads_to_its_note(two: Project) -> None:
    page = shown(two, "甲{source}`sample-law`。")
    assert re.search(
        r'<a class="unverified-mark[^"]*" href="#unverified" title="[^"]+">△</a>', page
    )
    assert re.search(r'<p class="unverified-note" id="unverified">△ の付いた記述は', page)


def test_a_page_without_doubt_has_no_note(two: Project) -> None:
    two.edit(CASE, "sources: [sample-law]", "sources: [read-law]")
    assert "unverified" not in shown(two, "甲{source}`read-law`。")


def test_notes_are_named_and_stand_below_one_line_with_how_many_were_read(two: Project) -> None:
    page = shown(two, "甲{source}`read-law`、乙{source}`sample-law`。")
    notes = re.search(r'<details class="folded[^"]*">.*?</details>', page, re.DOTALL)
    assert notes
    assert "<summary>出典 2件（うち原文か写しを読んだもの 1件）</summary>" in notes[0]
    assert ">民法633条</a>" in notes[0]
    assert "報酬の支払の時期。" in notes[0]
    assert "2025-10-01施行の版" in notes[0]
    assert 'href="../about/sources.html#read-law"' in notes[0]


def test_an_article_that_has_changed_is_told_on_every_page_that_cites_it(two: Project) -> None:
    status = {"standing": "changed", "looked_up": "2026-05-01", "read": "a" * 64}
    status |= {"edition": "20260401_508AC0000000045", "in_force": "2026-04-01"}
    two.write("sources-status.json", json.dumps({"sources": {"read-law": status}}))
    two.edit(CASE, "sources: [sample-law]", "sources: [read-law]")
    site = build(two)
    assert '<p class="source-again">要再確認: 民法633条。' in site.text(PAGE)
    for path in (PAGE, "about/sources.html"):
        assert "「民法633条」の条文が、読んだときから変わりました" in site.text(path)
        assert "2026-05-01に照会" in site.text(path)
    assert "source-again" not in site.text("causes/scope-ambiguity.html")


def test_the_status_renews_the_pages_that_show_it(two: Project) -> None:
    two.edit(CASE, "sources: [sample-law]", "sources: [read-law]")
    build(two)
    status = {"standing": "gone", "looked_up": "2026-05-01", "read": "a" * 64}
    two.write("sources-status.json", json.dumps({"sources": {"read-law": status}}))
    again = build(two)
    assert "cases/sample-case" in again.read
    assert again.files() == build(two, out="clean").files()


def test_the_page_of_sources_tells_at_a_glance_what_was_read(two: Project) -> None:
    two.edit(CASE, "sources: [sample-law]", "sources: [read-law]")
    two.write(
        "source/about/sources.md",
        two.read("source/about/sources.md").replace(
            "```{source-list}",
            "```{source-overview}\n```\n\n```{source-editions}\n```\n\n```{source-list}",
        ),
    )
    page = build(two).text("about/sources.html")
    plain = re.sub(r"<[^>]+>|\s+", " ", page)
    plain = re.sub(r" +", " ", plain)
    assert "原文の写しを読んだ 1 △ 二次資料で確認 0 △ 未照合 1 合計 2 文書 1" in plain
    assert "2027-01-01: 1件（民法）" in plain
    assert "まだ e-Gov に照会していません" in plain
    assert 'href="#sample-law">民法 第632条</a>' in page
    assert "民法 2025-10-01施行 1 2027-01-01" in plain
    assert "民法（e-Gov法令検索） 2件" in plain
