"""Which of the two companies fills in, and what a file of the other one brings."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import NewContext
from tests.browser.panels import B1, B2, Panels, note
from tests.browser.sheet import Sheet, eventually

QUESTION = "どちらの会社として記入しますか"
UNDO_IMPORT = "取り込みを元に戻す"


def filled_in(panels: Panels, path: Path) -> dict[str, Any]:
    """The project on the page, as it writes it to a file."""
    panels.export(path)
    project: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))["project"]
    return project


def given(project: dict[str, Any], side: str) -> dict[str, str]:
    """The verdicts of a side by item, without what says nothing."""
    cells = project["answers"][side].items()
    return {item: cell[0]["verdict"] for item, cell in cells if cell[0]["verdict"] != "unconfirmed"}


def head(page: Page) -> dict[str, str]:
    fields: dict[str, str] = page.locator(".sheet-fields input").evaluate_all(
        "all => Object.fromEntries(all.map(one => [one.name, one.value]))"
    )
    return fields


def fill_head(page: Page, **fields: str) -> None:
    for name, text in fields.items():
        page.locator(f'input[name="{name.replace("_", "-")}"]').fill(text)
        page.locator(f'input[name="{name.replace("_", "-")}"]').blur()


@pytest.fixture
def vendors_file(new_context: NewContext, address: str, tmp_path: Path) -> Path:
    """What the vendor filled in, in a browser of its own."""
    sheet = Sheet(new_context().new_page(), address)
    fill_head(sheet.page, project="刷新", date="2026-12-01", attendees_b1="山田（PM）、佐藤")
    for at in range(3):
        sheet.answer(at, "confirmed")
    path = tmp_path / "b1.json"
    Panels(sheet).export(path)
    return path


class TestWhoFillsIn:
    @pytest.fixture
    def sheet(self, page: Page, address: str) -> Sheet:
        return Sheet(page, address, side=None)

    def test_nobody_is_chosen_and_the_first_answer_asks(self, sheet: Sheet, tmp_path: Path) -> None:
        page = sheet.page
        expect(page.locator('input[name="sheet-side"]:checked')).to_have_count(0)
        sheet.radio(2, "hold").click()
        dialog = page.get_by_role("dialog", name=QUESTION)
        expect(dialog.get_by_role("button", name=B1)).to_be_visible()
        assert sheet.stored() == {}
        dialog.get_by_role("button", name=B2).click()
        expect(page.get_by_role("radio", name=B2)).to_be_checked()
        expect(sheet.radio(2, "hold")).to_be_checked()
        expect(sheet.radio(2, "hold")).to_be_focused()
        sheet.answer(3, "confirmed")
        project = filled_in(Panels(sheet), tmp_path / "out.json")
        assert given(project, "B2") == {sheet.item(2): "hold", sheet.item(3): "confirmed"}
        assert project["answers"]["B1"] == {}
        page.reload()
        expect(page.get_by_role("radio", name=B2)).to_be_checked()

    def test_nothing_moves_to_the_other_side_before_one_is_chosen(
        self, sheet: Sheet, vendors_file: Path
    ) -> None:
        Panels(sheet).load(vendors_file)
        moving = sheet.page.get_by_role("button", name="記入をもう一方の側へ移す")
        expect(sheet.page.get_by_role("group", name="記入する側")).to_contain_text("B1 3件")
        expect(moving).to_have_count(0)
        Panels(sheet).side("B1")
        expect(moving).to_be_visible()

    def test_a_question_left_open_takes_no_answer(self, sheet: Sheet) -> None:
        sheet.radio(0, "confirmed").click()
        expect(sheet.page.get_by_role("dialog", name=QUESTION)).to_be_visible()
        sheet.page.keyboard.press("Escape")
        expect(sheet.radio(0, "unconfirmed")).to_be_checked()
        assert sheet.stored() == {}
        sheet.radio(0, "confirmed").click()
        expect(sheet.page.get_by_role("dialog", name=QUESTION)).to_be_visible()

    def test_a_text_that_was_begun_is_kept_and_goes_on(self, sheet: Sheet) -> None:
        sheet.unfold(0)
        sheet.field(0, "note").press_sequentially("a")
        dialog = sheet.page.get_by_role("dialog", name=QUESTION)
        expect(dialog).to_be_visible()
        sheet.page.keyboard.press("Space")  # who types on chooses nothing
        expect(dialog).to_be_visible()
        dialog.get_by_role("button", name=B2).click()
        expect(sheet.field(0, "note")).to_be_focused()
        sheet.page.keyboard.press("End")
        sheet.page.keyboard.type("bc")
        expect(sheet.field(0, "note")).to_have_value("abc")

    def test_both_counts_stand_side_by_side_whoever_fills_in(self, sheet: Sheet) -> None:
        panels = Panels(sheet).side("B1")
        for at in range(3):
            sheet.answer(at, "confirmed")
        sides = sheet.page.get_by_role("group", name="記入する側")
        for side in ("B1", "B2"):
            panels.side(side)
            expect(sides).to_contain_text("B1 3件・B2 0件")

    def test_answers_of_the_wrong_side_move_and_come_back(
        self, sheet: Sheet, tmp_path: Path
    ) -> None:
        panels = Panels(sheet).side("B2")
        sheet.answer(0, "action")
        panels.side("B1")
        sheet.answer(0, "confirmed")
        note(sheet, 0, "議事録に記載")
        sheet.answer(1, "hold")
        before = sheet.stored()
        sheet.page.get_by_role("button", name="記入をもう一方の側へ移す").click()
        dialog = sheet.page.get_by_role("dialog", name="記入をもう一方の側へ移す")
        expect(dialog).to_contain_text(f"「{B1}」の答え2件を「{B2}」の答えにします")
        expect(dialog).to_contain_text(f"上書きされる「{B2}」の答え: 要対応")
        expect(dialog).to_contain_text("議事録に記載")
        assert sheet.stored() == before
        dialog.get_by_role("button", name="2件を移す").click()
        expect(sheet.page.get_by_role("radio", name=B2)).to_be_checked()
        moved = filled_in(panels, tmp_path / "moved.json")
        assert given(moved, "B1") == {}
        assert given(moved, "B2") == {sheet.item(0): "confirmed", sheet.item(1): "hold"}
        sheet.page.get_by_role("button", name="側の移し替えを元に戻す").click()
        expect(sheet.page.get_by_role("radio", name=B1)).to_be_checked()
        back = filled_in(panels, tmp_path / "back.json")
        assert given(back, "B1") == {sheet.item(0): "confirmed", sheet.item(1): "hold"}
        assert given(back, "B2") == {sheet.item(0): "action"}
        expect(sheet.page.get_by_role("button", name="側の移し替えを元に戻す")).to_have_count(0)


class TestImport:
    @pytest.fixture
    def provider(self, page: Page, address: str) -> Panels:
        """The service provider's browser, with answers of its own."""
        panels = Panels(Sheet(page, address)).side("B2")
        fill_head(page, project="更改", attendees_b2="田中")
        panels.sheet.answer(0, "action")
        return panels

    def choose(self, panels: Panels, path: Path) -> None:
        panels.press("ファイル")
        panels.choose(path)
        expect(panels.dialog).to_contain_text("変わるもの")

    def take_in(self, panels: Panels) -> None:
        panels.action("取り込む")
        panels.action("閉じる")

    def test_the_others_heading_comes_along_and_what_differs_is_asked(
        self, provider: Panels, vendors_file: Path
    ) -> None:
        self.choose(provider, vendors_file)
        for text in (
            "追加 3件",
            f"{B1} 3件",
            "日付: 2026-12-01",
            f"出席者・{B1}: 山田（PM）、佐藤",
            "案件名が違います",
            "いまの値を残す: 更改",
            "読み込む値にする: 刷新",
        ):
            expect(provider.dialog).to_contain_text(text)
        self.take_in(provider)
        expected = {
            "project": "更改",
            "date": "2026-12-01",
            "attendees-b1": "山田（PM）、佐藤",
            "attendees-b2": "田中",
        }
        eventually(provider.page, lambda: head(provider.page), expected)
        provider.page.reload()
        eventually(provider.page, lambda: head(provider.page), expected)

    def test_a_differing_name_is_taken_where_it_is_chosen(
        self, provider: Panels, vendors_file: Path
    ) -> None:
        self.choose(provider, vendors_file)
        provider.dialog.get_by_label("読み込む値にする: 刷新").check()
        self.take_in(provider)
        expect(provider.page.locator('input[name="project"]')).to_have_value("刷新")

    def test_what_is_older_than_ours_is_named_and_not_taken_unasked(
        self, provider: Panels, tmp_path: Path
    ) -> None:
        provider.export(tmp_path / "old.json")
        provider.sheet.answer(0, "confirmed")
        self.choose(provider, tmp_path / "old.json")
        expect(provider.dialog).to_contain_text("取り込まないもの: 1件")
        provider.action("取り込む")
        provider.action("閉じる")
        provider.sheet.expect_verdict(0, "confirmed")
        self.choose(provider, tmp_path / "old.json")
        provider.dialog.get_by_label("読み込む値にする").check()
        self.take_in(provider)
        provider.sheet.expect_verdict(0, "action")

    @pytest.mark.parametrize("reloaded", [False, True])
    def test_an_import_is_undone_without_later_answers_and_can_be_repeated(
        self, provider: Panels, vendors_file: Path, tmp_path: Path, reloaded: bool
    ) -> None:
        sheet = provider.sheet
        before = filled_in(provider, tmp_path / "before.json")
        self.choose(provider, vendors_file)
        self.take_in(provider)
        sheet.answer(4, "hold")
        if reloaded:
            provider.page.reload()
        provider.page.get_by_role("button", name=UNDO_IMPORT).click()
        after = filled_in(provider, tmp_path / "after.json")
        assert after["answers"]["B1"] == before["answers"]["B1"] == {}
        assert given(after, "B2") == {sheet.item(0): "action", sheet.item(4): "hold"}
        expect(provider.page.locator('input[name="attendees-b1"]')).to_have_value("")
        expect(provider.page.get_by_role("button", name=UNDO_IMPORT)).to_have_count(0)
        self.choose(provider, vendors_file)
        expect(provider.dialog).to_contain_text("追加 3件")

    def test_a_file_opened_as_a_project_of_its_own_is_closed_again(
        self, provider: Panels, vendors_file: Path
    ) -> None:
        self.choose(provider, vendors_file)
        provider.dialog.get_by_label("ファイルの案件「刷新」として開く").check()
        provider.action("案件として開く")
        provider.action("閉じる")
        expect(provider.page.get_by_label("表示中の案件").locator("option:checked")).to_have_text(
            "刷新"
        )
        provider.page.get_by_role("button", name=UNDO_IMPORT).click()
        expect(provider.page.get_by_label("表示中の案件")).to_have_text("更改")
        provider.sheet.expect_verdict(0, "action")

    def test_an_undo_reaches_a_second_tab_too(self, provider: Panels, vendors_file: Path) -> None:
        self.choose(provider, vendors_file)
        self.take_in(provider)
        sides = {"name": "記入する側"}
        other = provider.page.context.new_page()
        other.goto(provider.sheet.url)
        expect(other.get_by_role("group", **sides)).to_contain_text("3件")
        provider.page.get_by_role("button", name=UNDO_IMPORT).click()
        for page in (other, provider.page):
            expect(page.get_by_role("group", **sides)).to_contain_text("B1 0件・B2 1件")

    def test_who_took_the_wrong_side_may_move_with_the_import(
        self, page: Page, address: str, vendors_file: Path, tmp_path: Path
    ) -> None:
        panels = Panels(Sheet(page, address)).side("B1")  # the provider, by mistake
        panels.sheet.answer(0, "action")
        panels.sheet.answer(4, "hold")
        panels.sheet.name("更改")
        self.choose(panels, vendors_file)
        expect(
            panels.dialog.get_by_role("button", name=f"「{B2}」の答えとして読む")
        ).to_be_visible()
        panels.dialog.get_by_role("button", name=f"自分の答え2件を「{B2}」へ移す").click()
        self.take_in(panels)
        expect(page.get_by_role("radio", name=B2)).to_be_checked()
        project = filled_in(panels, tmp_path / "out.json")
        items = [panels.sheet.item(at) for at in range(5)]
        assert given(project, "B1") == dict.fromkeys(items[:3], "confirmed")
        assert given(project, "B2") == {items[0]: "action", items[4]: "hold"}
        page.get_by_role("button", name=UNDO_IMPORT).click()
        expect(page.get_by_role("radio", name=B1)).to_be_checked()
        project = filled_in(panels, tmp_path / "undone.json")
        assert given(project, "B1") == {items[0]: "action", items[4]: "hold"}
        assert given(project, "B2") == {}


def in_order(text: str) -> bool:
    return 0 <= text.find("B1") < text.find("B2")


def test_the_vendor_stands_before_the_provider_everywhere(
    page: Page, address: str, vendors_file: Path
) -> None:
    panels = Panels(Sheet(page, address)).side("B2")
    panels.sheet.answer(0, "action")
    panels.load(vendors_file, "いまの案件")
    assert in_order(page.locator(".sheet-fields").inner_text())
    assert in_order(page.get_by_role("group", name="記入する側").inner_text())
    panels.press("両社の答えを比べる")
    assert in_order(panels.dialog.locator("table thead").first.inner_text())
    panels.action("閉じる")
    panels.press("未確定事項一覧")
    assert in_order(panels.dialog.locator("select").first.inner_text())
    page.emulate_media(media="print")
    paper = page.locator(".register-paper")
    assert in_order(paper.locator("dl").inner_text())
    assert in_order(paper.locator("table").last.inner_text())
    page.emulate_media(media="screen")
    panels.action("閉じる")
    page.get_by_role("button", name="印刷", exact=True).click()
    assert in_order(panels.dialog.inner_text())
    page.keyboard.press("Escape")
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    form = page.locator("article > .paper, .paper").first
    for table in form.locator("table").all():
        assert in_order(table.inner_text())
