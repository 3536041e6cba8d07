"""Nothing typed is lost: storage that refuses, several tabs, pages that come back, backups."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, expect

from tests.browser.conftest import NewContext
from tests.browser.sheet import Sheet, eventually, type_notes_at_once

BLOCKED = """
for (const name of ['localStorage', 'sessionStorage'])
  Object.defineProperty(window, name, { get() { throw new DOMException('denied', 'SecurityError'); } });
"""
FULL = """
Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); };
"""


def exported(page: Page, press: Locator, tmp_path: Path) -> tuple[str, dict[str, object]]:
    """Press a button that writes a file; its name and what stands in it."""
    with page.expect_download() as download:
        press.click()
    path = tmp_path / "answers.json"
    download.value.save_as(path)
    return download.value.suggested_filename, json.loads(path.read_text(encoding="utf-8"))


@pytest.mark.parametrize(("script", "words"), [(BLOCKED, "許していません"), (FULL, "いっぱいです")])
def test_where_nothing_can_be_stored_the_page_says_so_and_offers_the_file(
    new_context: NewContext, address: str, script: str, words: str, tmp_path: Path
) -> None:
    context = new_context()
    context.add_init_script(script)
    page = context.new_page()
    page.on("dialog", lambda dialog: dialog.accept())
    sheet = Sheet(page, address)
    sheet.name("保存できない案件")
    sheet.answer(0, "action")
    sheet.unfold(0)
    sheet.field(0, "note").fill("消えては困る")
    sheet.answer(1, "confirmed")
    expect(sheet.alert).to_contain_text(words)
    expect(sheet.saved).to_contain_text("未保存")
    name, file = exported(
        page, sheet.alert.get_by_role("button", name="ファイルに書き出す"), tmp_path
    )
    assert name.startswith("保存できない案件_")
    assert "消えては困る" in json.dumps(file, ensure_ascii=False)
    sheet.create("二つ目")
    sheet.expect_verdict(0, "unconfirmed")
    sheet.open("保存できない案件")
    expect(sheet.field(0, "note")).to_have_value("消えては困る")  # kept in memory


def test_what_did_not_fit_is_stored_once_there_is_room(page: Page, address: str) -> None:
    sheet = Sheet(page, address)
    sheet.answer(0, "confirmed")
    fill = """() => {
      let size = 1 << 22;
      for (let i = 0; size > 0; i++) {
        try { localStorage.setItem('other' + i, 'x'.repeat(size)); } catch { size >>= 1; }
      }
    }"""
    page.evaluate(fill)
    sheet.answer(1, "hold")
    expect(sheet.alert).to_contain_text("いっぱいです")
    sheet.expect_verdict(1, "hold")
    page.evaluate(
        "Object.keys(localStorage).filter(k => k.startsWith('other')).forEach(k => localStorage.removeItem(k))"
    )
    sheet.answer(2, "confirmed")
    expect(sheet.alert).to_be_empty()
    page.reload()
    sheet.expect_verdicts(["confirmed", "hold", "confirmed"])


def two_tabs(context: BrowserContext, address: str) -> tuple[Sheet, Sheet]:
    one = Sheet(context.new_page(), address)
    one.name("二つのタブ")
    one.answer(9, "confirmed")
    return one, Sheet(context.new_page(), address)


def test_two_tabs_converge(new_context: NewContext, address: str) -> None:
    one, two = two_tabs(new_context(), address)
    one.answer(0, "confirmed")
    two.answer(1, "hold")
    expect(two.radio(0, "confirmed")).to_be_checked(timeout=1000)
    expect(one.radio(1, "hold")).to_be_checked(timeout=1000)
    expect(two.page.locator(".sheet-bar .progress-text")).to_have_text(one.progress.inner_text())
    two.name("新しい名前")
    expect(one.page.locator('input[name="project"]')).to_have_value("新しい名前")


def test_a_tab_in_which_nothing_was_done_follows_the_first_project(
    new_context: NewContext, address: str
) -> None:
    context = new_context()
    one, two = Sheet(context.new_page(), address), Sheet(context.new_page(), address)
    one.answer(0, "confirmed")
    expect(two.radio(0, "confirmed")).to_be_checked()
    two.answer(1, "hold")
    expect(one.radio(1, "hold")).to_be_checked()
    expect(one.page.get_by_label("表示中の案件").locator("option")).to_have_count(1)


def test_edits_of_the_same_item_in_two_tabs_are_both_kept_and_one_is_chosen(
    new_context: NewContext, address: str
) -> None:
    one, two = two_tabs(new_context(), address)
    for sheet in (one, two):
        sheet.unfold(0)
    type_notes_at_once((one, "最初のタブ"), (two, "次のタブ"))
    for sheet in (one, two):
        group = sheet.row(0).get_by_role("group", name="食い違う回答")
        expect(group).to_contain_text("最初のタブ")
        expect(group).to_contain_text("次のタブ")
    two.row(0).get_by_role("button", name="この回答を残す: 未記入・備考: 最初のタブ").click()
    for sheet in (one, two):
        expect(sheet.row(0).get_by_role("group", name="食い違う回答")).to_have_count(0)
        expect(sheet.field(0, "note")).to_have_value("最初のタブ")


def test_a_project_deleted_in_another_tab_stays_on_this_one_until_decided(
    new_context: NewContext, address: str
) -> None:
    one, two = two_tabs(new_context(), address)
    two.answer(0, "hold")
    one.page.get_by_role("button", name="この端末から消去", exact=True).click()
    one.page.get_by_role("dialog").get_by_role("button", name="消去する").click()
    expect(two.alert).to_contain_text("別のタブで消去されました")
    two.answer(1, "confirmed")
    assert one.stored() == {}
    two.alert.get_by_role("button", name="この内容で保存し直す").click()
    expect(two.alert).to_be_empty()
    two.page.reload()
    for at, verdict in ((0, "hold"), (1, "confirmed"), (9, "confirmed")):
        two.expect_verdict(at, verdict)


def test_going_back_never_shows_something_else_than_is_stored(page: Page, address: str) -> None:
    sheet = Sheet(page, address)
    sheet.answer(0, "confirmed")
    page.goto(f"{address}/glossary.html")
    other = Sheet(page.context.new_page(), address)
    other.answer(0, "hold")
    other.page.close()
    page.go_back()
    expect(sheet.radio(0, "hold")).to_be_checked()
    page.go_forward()
    page.go_back()
    expect(sheet.radio(0, "hold")).to_be_checked()
    expect(page.locator("tr.check :is(input, textarea):not([autocomplete='off'])")).to_have_count(0)


def test_a_backup_is_asked_for_after_seven_days(page: Page, address: str, tmp_path: Path) -> None:
    page.clock.set_fixed_time("2026-04-01T09:00:00+09:00")
    sheet = Sheet(page, address)
    reminder = page.locator(".sheet-reminder")
    sheet.answer(0, "confirmed")
    expect(reminder).to_be_empty()
    page.clock.set_fixed_time("2026-04-08T09:01:00+09:00")
    sheet.answer(1, "confirmed")
    expect(reminder).to_contain_text("7日以上")
    exported(page, reminder.get_by_role("button", name="控えを書き出す"), tmp_path)
    expect(reminder).to_be_empty()
    page.reload()
    sheet.answer(2, "confirmed")
    expect(reminder).to_be_empty()


def test_lasting_storage_is_asked_for_once(page: Page, address: str) -> None:
    page.add_init_script(
        "window.asked = 0; StorageManager.prototype.persist = async () => { window.asked += 1; return true; };"
    )
    sheet = Sheet(page, address)
    eventually(page, lambda: page.evaluate("asked"), 0)
    sheet.answer(0, "confirmed")
    sheet.answer(1, "confirmed")
    eventually(page, lambda: page.evaluate("asked"), 1)
