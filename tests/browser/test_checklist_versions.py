"""A list that changes after people answered: built in three versions from tests/sites/versions."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.axe import violations
from tests.browser.conftest import NewContext, served
from tests.browser.panels import B1, Panels, answer
from tests.browser.sheet import Sheet
from tests.conftest import SMALL

VERSIONS = Path(__file__).parents[1] / "sites" / "versions"


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The starter project with each version of the list, built into a folder of its name."""
    root = tmp_path_factory.mktemp("versions")
    for folder in sorted(path for path in VERSIONS.iterdir() if path.is_dir()):
        project = root / "sources" / folder.name
        shutil.copytree(SMALL, project)
        shutil.copy(folder / "kickoff.yaml", project / "checklists")
        out = root / "html" / folder.name
        command = [sys.executable, "-m", "sphinx", "-q", "-W", "-b", "html", "-c", "."]
        subprocess.run([*command, "source", str(out)], cwd=project, check=True)
    return root / "html"


@pytest.fixture(scope="module")
def versions_served(built: Path) -> Iterator[str]:
    with served(built) as address:
        yield address


@pytest.fixture(params=["http", "file"])
def address(request: pytest.FixtureRequest, versions_served: str, built: Path) -> str:
    return versions_served if request.param == "http" else built.as_uri()


ORDER = {
    "1.0.0": [
        "scope-in-contract",
        "change-process",
        "contact-window",
        "test-plan",
        "test-data",
        "fax-number",
    ],
}


def answer_all(page: Page, address: str) -> Sheet:
    """All items of version 1.0.0, answered."""
    sheet = Sheet(page, f"{address}/1.0.0")
    assert [sheet.item(at) for at in range(6)] == ORDER["1.0.0"]
    sheet.name("基幹刷新")
    for at in range(5):
        answer(sheet, at, "confirmed")
    answer(sheet, 5, "action", "2026-03-01", "田中")
    return sheet


def test_what_changed_is_shown_before_anything_moves(page: Page, address: str) -> None:
    old = answer_all(page, address)
    before = old.stored()
    new = Sheet(page, f"{address}/2.0.0")
    banner = page.get_by_role("region", name="チェックリストが第1.0.0版から第2.0.0版に変わりました")
    entries = [
        ("文言修正", "成果物の一覧が契約書に書かれている", "言い回しを改めました"),
        ("廃止", "書面の送付先が決まっている", "廃止項目"),
        ("追加", "控えを取る担当が決まっている", "新しい項目"),
        ("意味変更", "口頭の依頼も書面に残して", "再確認"),
        ("分割", "連絡の窓口が決まっている", "夜の連絡の窓口"),
        ("統合", "試験の計画がある", "試験の計画と資料"),
        ("統合", "試験の資料がそろっている", "試験の計画と資料"),
    ]
    items = banner.locator(".change-list > li")
    expect(items).to_have_count(len(entries))
    for i, texts in enumerate(entries):
        for text in texts:
            expect(items.nth(i)).to_contain_text(text)
    expect(items.nth(4)).to_contain_text(f"{B1}: 確認済")
    assert new.stored() == before
    page.reload()
    expect(banner).to_be_visible()
    banner.get_by_role("button", name="確認した").click()
    expect(banner).to_be_hidden()
    after = new.stored()
    answers = {key: cell for key, cell in before.items() if ":answer:" in key}
    assert {key: after[key] for key in answers} == answers
    page.reload()
    expect(new.row(0)).to_be_visible()
    expect(banner).to_be_hidden()


def test_each_kind_of_change_treats_the_answers_as_declared(page: Page, address: str) -> None:
    answer_all(page, address)
    sheet = Sheet(page, f"{address}/2.0.0")
    at = {sheet.item(i): i for i in range(sheet.rows.count())}
    sheet.expect_verdict(at["scope-in-contract"], "confirmed")
    changed = at["change-process"]
    sheet.expect_verdict(changed, "confirmed")
    expect(sheet.row(changed)).to_contain_text("再確認")
    expect(sheet.row(changed)).to_contain_text("変更の依頼を書面で受け付ける。")
    for item in ("contact-daytime", "contact-night", "test-plan-and-data", "backup-owner"):
        sheet.expect_verdict(at[item], "unconfirmed")
    expect(sheet.row(at["contact-night"])).to_contain_text("連絡の窓口が決まっている。")
    merged = sheet.row(at["test-plan-and-data"])
    for text in ("試験の計画がある。", "試験の資料がそろっている。"):
        expect(merged).to_contain_text(text)
    retired = page.get_by_role("region", name="廃止項目")
    for text in ("fax-number", "書面の送付先が決まっている。", "要対応", "2026-03-01", "田中"):
        expect(retired).to_contain_text(text)
    sheet.row(changed).get_by_role("button", name="のまま").click()
    expect(sheet.row(changed)).not_to_contain_text("再確認")


def test_versions_may_be_skipped_or_opened_backwards(page: Page, address: str) -> None:
    old = answer_all(page, address)
    answers = {key: cell for key, cell in old.stored().items() if ":answer:" in key}
    for version in ("1.1.0", "2.0.0", "1.0.0"):
        sheet = Sheet(page, f"{address}/{version}")
        confirm = page.get_by_role("button", name="確認した")
        if version != "1.0.0":
            confirm.click()
        expect(confirm).to_have_count(0)
        assert {key: sheet.stored()[key] for key in answers} == answers
    sheet.expect_verdicts(["confirmed"] * 5 + ["action"])


def test_a_file_of_an_older_version_brings_its_changes_with_it(
    page: Page, new_context: NewContext, address: str, tmp_path: Path
) -> None:
    answer_all(page, address)
    Panels(Sheet(page, f"{address}/1.0.0")).export(tmp_path / "old.json")
    assert json.loads((tmp_path / "old.json").read_text())["project"]["lists"] == {
        "kickoff": "1.0.0"
    }
    other = new_context().new_page()
    sheet = Sheet(other, f"{address}/2.0.0")
    Panels(sheet).load(tmp_path / "old.json")
    expect(
        other.get_by_role("region", name="チェックリストが第1.0.0版から第2.0.0版に")
    ).to_be_visible()
    expect(other.get_by_role("region", name="廃止項目")).to_contain_text("fax-number")


def test_a_share_link_of_an_older_version_is_asked_again(
    page: Page, new_context: NewContext, address: str
) -> None:
    answer_all(page, address)
    panels = Panels(Sheet(page, f"{address}/1.0.0"))
    panels.press("共有リンク")
    fragment = panels.dialog.get_by_label("共有リンク").input_value().split("#")[1]
    sheet = Sheet(new_context().new_page(), f"{address}/2.0.0", f"#{fragment}")
    other = Panels(sheet)
    expect(other.dialog).to_contain_text("第1.0.0版の判定")
    expect(other.dialog).to_contain_text("この版にない4項目の判定は取り込みません。")
    other.action("取り込む")
    sheet.expect_verdicts(["confirmed", "confirmed"])
    expect(sheet.row(1)).to_contain_text("再確認")


@pytest.mark.parametrize("address", ["http"], indirect=True)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_where_the_list_changed(
    new_context: NewContext, address: str, scheme: str
) -> None:
    page = new_context(bypass_csp=True, color_scheme=scheme).new_page()
    answer_all(page, address)
    Sheet(page, f"{address}/2.0.0")
    assert violations(page) == []
