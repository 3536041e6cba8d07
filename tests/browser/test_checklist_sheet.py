"""Answering a checklist: verdicts, details, progress, the heading, filters, links, the keyboard."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import NewContext
from tests.browser.sheet import LIST, Sheet, eventually

VERDICTS = ("unconfirmed", "confirmed", "action", "hold", "not-applicable")


def test_an_answer_is_there_after_a_reload(page: Page, address: str) -> None:
    sheet = Sheet(page, address)
    for at, verdict in enumerate(VERDICTS):
        sheet.answer(at, verdict)
    sheet.unfold(1)
    sheet.field(1, "note").fill("議事録3ページ")
    sheet.field(1, "confirmed-by").fill("田中")
    sheet.field(1, "confirmed-on").fill("2026-05-01")
    page.locator('input[name="attendees-b2"]').fill("鈴木")
    sheet.name("基幹刷新")
    expect(sheet.saved).to_contain_text("保存済み")
    expect(sheet.saved).to_contain_text("この端末のみ")
    page.reload()
    sheet.expect_verdicts(list(VERDICTS))
    expect(sheet.field(1, "note")).to_have_value("議事録3ページ")
    expect(sheet.field(1, "note")).to_be_visible()  # filled details stay open
    expect(sheet.field(1, "confirmed-on")).to_have_value("2026-05-01")
    expect(page.locator('input[name="project"]')).to_have_value("基幹刷新")
    expect(page.locator('input[name="attendees-b2"]')).to_have_value("鈴木")


def test_what_is_typed_is_stored_within_300_ms(page: Page, address: str) -> None:
    sheet = Sheet(page, address)
    sheet.unfold(0)
    sheet.field(0, "note").press_sequentially("控え")
    page.wait_for_timeout(300)
    assert any(
        cell[0].get("note") == "控え" for cell in sheet.stored().values() if isinstance(cell, list)
    )


def test_what_was_just_typed_survives_leaving_the_page(page: Page, address: str) -> None:
    sheet = Sheet(page, address)
    sheet.unfold(0)
    sheet.field(0, "note").press_sequentially("途中")
    page.goto(f"{address}/glossary.html")
    page.go_back()
    expect(sheet.field(0, "note")).to_have_value("途中")


def test_each_side_fills_in_its_own_sheet(page: Page, address: str) -> None:
    sheet = Sheet(page, address)
    sheet.answer(0, "confirmed")
    page.get_by_label("サービス提供者（B2）", exact=True).check()
    sheet.expect_verdict(0, "unconfirmed")
    sheet.answer(0, "hold")
    page.reload()
    sheet.expect_verdict(0, "hold")
    page.get_by_label("ベンダー（B1）", exact=True).check()
    sheet.expect_verdict(0, "confirmed")


def test_an_excluded_item_stays_unresolved_until_it_has_a_reason(page: Page, address: str) -> None:
    sheet = Sheet(page, address)
    count = sheet.rows.count()
    sheet.answer(0, "confirmed")
    sheet.answer(1, "not-applicable")
    expect(sheet.progress).to_have_text(f"確認済 1／{count}")
    reason = sheet.field(1, "reason")
    expect(reason).to_be_visible()
    expect(reason).to_have_attribute("aria-required", "true")
    expect(sheet.row(1)).to_contain_text("理由を書くまで")
    reason.fill("今回は使わない")
    reason.blur()
    expect(sheet.progress).to_have_text(f"確認済 1／{count - 1}（対象外1）")
    expect(sheet.row(1)).not_to_contain_text("理由を書くまで")


@pytest.mark.parametrize("verdict", ["action", "hold"])
def test_open_verdicts_ask_for_a_date(page: Page, address: str, verdict: str) -> None:
    sheet = Sheet(page, address)
    sheet.answer(0, verdict)
    expect(sheet.row(0)).to_contain_text("期限を決めて")
    sheet.field(0, "due").fill("2026-12-01")
    expect(sheet.row(0)).not_to_contain_text("期限を決めて")
    expect(sheet.radio(0, verdict)).to_be_checked()


def test_a_section_without_anything_to_confirm_says_so(page: Page, address: str) -> None:
    sheet = Sheet(page, address)
    section = page.locator("section[id]:has(> table.checks)").last
    rows = section.locator("tr.check")
    for at in range(rows.count()):
        rows.nth(at).locator('input[value="not-applicable"]').check()
        rows.nth(at).locator('input[name^="reason-"]').fill("別の契約")
    sheet.name("確かめ")
    expect(section.locator(".sheet-progress")).to_have_text(f"対象なし（対象外{rows.count()}）")
    assert "NaN" not in page.locator("article").inner_text()


def test_progress_is_announced_politely_and_the_focus_stays(page: Page, address: str) -> None:
    sheet = Sheet(page, address)
    count = sheet.rows.count()
    sheet.answer(0, "confirmed")
    sheet.answer(1, "confirmed")
    expect(page.get_by_role("status")).to_have_text(f"確認済 2／{count}")
    expect(page.get_by_role("status")).to_have_count(1)
    expect(sheet.radio(1, "confirmed")).to_be_focused()
    bar = page.locator(".sheet-bar progress")
    eventually(page, lambda: bar.evaluate("bar => [bar.value, bar.max]"), [2, count])


def test_a_filter_is_in_the_address_and_holds_no_answer(page: Page, address: str) -> None:
    sheet = Sheet(page, address)
    count = sheet.rows.count()
    sheet.name("秘密の案件")
    sheet.answer(0, "confirmed")
    if not page.locator(".filter-form").is_visible():
        page.get_by_text("絞り込み", exact=True).click()
    page.get_by_label("未確定のみ").check()
    expect(sheet.row(0)).to_be_hidden()
    expect(page.locator(".filter-count")).to_have_text(
        f"{count - 1}件を表示（1件は絞り込みで非表示）"
    )
    expect(page).to_have_url(f"{sheet.url}?open=1")
    page.reload()
    eventually(page, lambda: len(sheet.shown()), count - 1)
    page.get_by_role("button", name="絞り込みを解除").click()
    expect(page).to_have_url(sheet.url)
    eventually(page, lambda: len(sheet.shown()), count)


def test_filters_by_weight_side_phase_and_text(page: Page, address: str) -> None:
    sheet = Sheet(page, address, "?must=1")
    required = page.locator('tr.check[data-weight="required"]').count()
    eventually(page, lambda: len(sheet.shown()), required)
    phase = sheet.row(0).get_attribute("data-phase")
    page.get_by_role("button", name="絞り込みを解除").click()
    page.locator('select[name="phase"]').select_option(phase)
    eventually(
        page, lambda: len(sheet.shown()), page.locator(f'tr.check[data-phase="{phase}"]').count()
    )
    page.get_by_role("button", name="絞り込みを解除").click()
    page.locator('select[name="who"]').select_option("B2")
    eventually(page, lambda: len(sheet.shown()), page.locator('tr.check[data-who~="B2"]').count())
    page.get_by_role("button", name="絞り込みを解除").click()
    page.get_by_role("searchbox", name="語句").fill(sheet.item(2))
    eventually(page, sheet.shown, [sheet.item(2)])


def test_an_answer_does_not_pull_its_row_away(page: Page, address: str) -> None:
    sheet = Sheet(page, address, "?open=1")
    sheet.answer(0, "confirmed")
    expect(sheet.row(0)).to_be_visible()
    page.get_by_role("button", name="もう一度絞り込む").click()
    expect(sheet.row(0)).to_be_hidden()


def test_a_link_to_an_item_shows_it_whatever_the_filter_says(page: Page, address: str) -> None:
    sheet = Sheet(page, address)
    hidden = sheet.item(3)
    page.goto("about:blank")
    page.goto(f"{address}/{LIST}?q=存在しない語#{hidden}")
    eventually(page, sheet.shown, [hidden])
    expect(sheet.row(3)).to_be_focused()
    expect(sheet.row(3)).to_have_class(re.compile("linked"))
    expect(sheet.field(3, "note")).to_be_visible()
    top = sheet.row(3).evaluate("row => row.getBoundingClientRect().top")
    bar = page.locator(".sheet-bar").evaluate("bar => bar.getBoundingClientRect().bottom")
    assert top >= bar or page.locator(".sheet-bar").evaluate("bar => scrollY === 0"), (
        "not below the bar"
    )
    page.evaluate("id => { location.hash = id }", sheet.item(5))
    expect(sheet.row(5)).to_be_focused()
    page.go_back()
    expect(sheet.row(3)).to_be_focused()


def test_the_whole_sheet_is_filled_in_with_the_keyboard_alone(page: Page, address: str) -> None:
    sheet = Sheet(page, address)
    count = sheet.rows.count()
    page.keyboard.press("j")
    for _ in range(count - 1):
        page.keyboard.press("ArrowRight")
        page.keyboard.press("j")
    page.keyboard.press("5")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.type("jk12?n の理由")
    page.keyboard.press("Tab")
    expect(page.locator(".sheet-bar .progress-text")).to_have_text(
        f"確認済 {count - 1}／{count - 1}（対象外1）"
    )
    expect(sheet.field(count - 1, "reason")).to_have_value("jk12?n の理由")


def test_the_focus_is_never_behind_the_bar(page: Page, address: str) -> None:
    page.set_viewport_size({"width": 390, "height": 600})
    sheet = Sheet(page, address)
    for key in "jjjjjjkkkkk":
        page.keyboard.press(key)
        radio = page.evaluate("document.activeElement.getBoundingClientRect().top")
        assert radio >= page.locator(".sheet-bar").evaluate(
            "bar => bar.getBoundingClientRect().bottom"
        )
    sheet.radio(0, "unconfirmed").focus()
    page.keyboard.press("n")
    expect(sheet.field(0, "note")).to_be_focused()


def test_shortcuts_are_listed_and_can_be_turned_off(page: Page, address: str) -> None:
    sheet = Sheet(page, address)
    page.keyboard.press("?")
    dialog = page.get_by_role("dialog", name="キーボード操作")
    expect(dialog).to_be_visible()
    dialog.get_by_label("1文字のショートカットを使う").uncheck()
    page.keyboard.press("Escape")
    expect(dialog).to_have_count(0)
    sheet.radio(0, "unconfirmed").focus()
    page.keyboard.press("2")
    page.keyboard.press("j")
    sheet.expect_verdict(0, "unconfirmed")
    expect(sheet.radio(0, "unconfirmed")).to_be_focused()
    page.reload()
    page.keyboard.press("?")
    expect(page.get_by_role("dialog")).to_have_count(0)


def test_without_a_script_the_form_reads_and_has_no_dead_controls(
    new_context: NewContext, address: str
) -> None:
    page = new_context(java_script_enabled=False).new_page()
    sheet = Sheet(page, address)
    count = sheet.rows.count()
    assert page.locator('tr.check input[type="radio"]').count() == count * len(VERDICTS)
    expect(sheet.radio(0, "confirmed")).to_be_visible()
    expect(sheet.field(0, "note")).to_be_visible()
    expect(sheet.field(0, "confirmed-by")).to_be_visible()
    expect(page.locator("article button:visible")).to_have_count(0)
    expect(page.locator("article .sheet-bar, article .sheet-projects")).to_have_count(0)


def test_the_reader_is_told_that_nothing_is_kept_without_a_script(
    new_context: NewContext, address: str
) -> None:
    page = new_context(java_script_enabled=False).new_page()
    Sheet(page, address)
    told = page.locator("article noscript p")  # no search by text looks in there
    expect(told).to_be_visible()
    assert "入力した内容はどこにも保存されません" in (told.text_content() or "")
    field = page.locator('input[name="project"]')
    assert (told.bounding_box() or {"y": 0})["y"] < (field.bounding_box() or {"y": 0})["y"]
    page.emulate_media(media="print")
    expect(told).to_be_hidden()
    scripted = new_context().new_page()
    Sheet(scripted, address)
    expect(scripted.locator("article noscript")).to_be_hidden()


NO_TABLES = """
const all = Document.prototype.querySelectorAll;
Document.prototype.querySelectorAll = function (selector) {
  if (selector === 'table.checks') throw new Error('no tables');
  return all.call(this, selector);
};
"""


@pytest.mark.parametrize(
    ("broken", "part"),
    [("delete window.ResizeObserver", "追従する帯"), (NO_TABLES, "廃止項目")],
)
def test_a_part_that_fails_leaves_the_others_alive(
    browser: Browser, address: str, broken: str, part: str
) -> None:
    page = browser.new_page()  # with the error that is meant, which other pages may not have
    page.add_init_script(broken)
    sheet = Sheet(page, address)
    expect(page.locator(".sheet-failed")).to_contain_text(f"「{part}」が動いていません。")
    sheet.answer(0, "confirmed")
    expect(sheet.saved).to_contain_text("保存済み")
    expect(page.locator("#" + sheet.item(0)).get_by_role("button", name="コピー")).to_be_attached()
    page.get_by_role("button", name="共有リンク").click()
    expect(page.get_by_role("dialog", name="共有リンク")).to_be_visible()
    page.close()
