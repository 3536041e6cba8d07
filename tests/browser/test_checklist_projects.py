"""Several projects in one browser: they never mix, and what is deleted can be brought back."""

from __future__ import annotations

from playwright.sync_api import Locator, Page, expect

from tests.browser.sheet import Sheet, eventually

HOSTILE = '<img src=x onerror="document.title=1">'


def manage(sheet: Sheet) -> Locator:
    sheet.page.get_by_role("button", name="案件の管理").click()
    return sheet.page.get_by_role("dialog", name="案件の管理")


def names(sheet: Sheet) -> list[str]:
    return sheet.page.get_by_label("表示中の案件").locator("option").all_inner_texts()


def test_two_projects_never_mix(page: Page, address: str) -> None:
    sheet = Sheet(page, address)
    sheet.name("A社")
    sheet.answer(0, "confirmed")
    sheet.create("B社")
    sheet.expect_verdict(0, "unconfirmed")
    expect(page.locator('input[name="project"]')).to_have_value("B社")
    sheet.answer(0, "hold")
    sheet.answer(1, "action")
    sheet.open("A社")
    sheet.expect_verdicts(["confirmed", "unconfirmed"])
    page.reload()
    sheet.expect_verdicts(["confirmed", "unconfirmed"])  # the one last shown
    sheet.open("B社")
    sheet.expect_verdicts(["hold", "action"])
    eventually(page, lambda: names(sheet), ["A社", "B社"])


def test_a_deleted_project_is_gone_from_the_storage_and_can_be_brought_back(
    page: Page, address: str
) -> None:
    sheet = Sheet(page, address)
    sheet.name("残す")
    sheet.answer(0, "hold")
    kept = sheet.stored()
    sheet.create("消す")
    sheet.answer(0, "confirmed")
    before = sheet.stored()
    page.get_by_role("button", name="この端末から消去", exact=True).click()
    dialog = page.get_by_role("dialog", name="「消す」をこの端末から消去しますか")
    expect(dialog.get_by_role("button", name="取り消し")).to_be_focused()
    dialog.get_by_role("button", name="消去する").click()
    eventually(page, sheet.stored, kept)
    sheet.expect_verdict(0, "hold")  # the other project is on the page
    expect(page.locator("span", has_text="保存領域に残る記録: 0件")).to_be_visible()
    undo = page.get_by_role("button", name="「消す」を元に戻す")
    expect(undo).to_be_focused()
    undo.click()
    eventually(page, sheet.stored, before)
    sheet.expect_verdict(0, "confirmed")
    page.reload()
    expect(page.get_by_role("button", name="「消す」を元に戻す")).to_have_count(0)


def test_the_answers_of_one_project_are_reset_and_brought_back(page: Page, address: str) -> None:
    sheet = Sheet(page, address)
    sheet.name("やり直す案件")
    sheet.answer(0, "confirmed")
    manage(sheet).get_by_role("button", name="「やり直す案件」回答を消す").click()
    dialog = page.get_by_role("dialog", name="「やり直す案件」の回答を消しますか")
    dialog.get_by_role("button", name="回答を消す").click()
    sheet.expect_verdict(0, "unconfirmed")
    expect(page.locator('input[name="project"]')).to_have_value("やり直す案件")
    page.get_by_role("button", name="「やり直す案件」の回答を元に戻す").click()
    sheet.expect_verdict(0, "confirmed")


def test_projects_are_renamed_copied_and_archived(page: Page, address: str) -> None:
    sheet = Sheet(page, address)
    sheet.name("元の名前")
    sheet.answer(0, "confirmed")
    dialog = manage(sheet)
    dialog.get_by_role("button", name="「元の名前」名前を変える").click()
    page.get_by_role("dialog", name="案件名を変える").get_by_label("案件名").fill("新しい名前")
    page.keyboard.press("Enter")
    expect(page.locator('input[name="project"]')).to_have_value("新しい名前")
    dialog.get_by_role("button", name="「新しい名前」複製").click()
    page.get_by_role("dialog", name="案件を複製する").get_by_role("button", name="複製する").click()
    expect(dialog.get_by_role("listitem")).to_have_count(2)
    dialog.get_by_role("button", name="「新しい名前」アーカイブ", exact=True).click()
    expect(dialog.get_by_role("heading", name="アーカイブ")).to_be_visible()
    expect(dialog.get_by_role("button", name="「新しい名前」アーカイブから戻す")).to_be_focused()
    dialog.get_by_role("button", name="閉じる").click()
    eventually(page, lambda: names(sheet), ["新しい名前の写し"])
    sheet.expect_verdict(0, "confirmed")
    sheet.answer(0, "hold")
    dialog = manage(sheet)
    dialog.get_by_role("button", name="「新しい名前」アーカイブから戻す").click()
    dialog.get_by_role("button", name="「新しい名前」開く").click()
    sheet.expect_verdict(0, "confirmed")  # the copy is a project of its own


def test_a_hostile_name_is_text_everywhere(page: Page, address: str) -> None:
    sheet = Sheet(page, address)
    title = page.title()
    sheet.name(HOSTILE)
    sheet.unfold(0)
    sheet.field(0, "note").fill(HOSTILE)
    sheet.answer(0, "action")
    eventually(page, lambda: names(sheet), [HOSTILE])
    dialog = manage(sheet)
    expect(dialog).to_contain_text(HOSTILE)
    dialog.get_by_role("button", name="この端末から消去").click()
    expect(
        page.get_by_role("dialog", name=f"「{HOSTILE}」をこの端末から消去しますか")
    ).to_be_visible()
    page.get_by_role("dialog", name="をこの端末から").get_by_role("button", name="消去する").click()
    expect(page.locator(".sheet-undo")).to_contain_text(HOSTILE)
    expect(page.locator('img[src="x"]')).to_have_count(0)
    assert page.title() == title
    assert "img" not in page.url


def test_what_the_page_remembers_of_the_view_holds_nothing_typed(page: Page, address: str) -> None:
    sheet = Sheet(page, address)
    sheet.name("秘密の案件")
    sheet.answer(0, "confirmed")
    page.get_by_label("サービス提供者（B2）", exact=True).check()
    others = page.evaluate(
        "[localStorage, sessionStorage].flatMap(area => Object.entries(area))"
        ".filter(([key]) => !key.startsWith('guidance2:')).flat().join()"
    )
    assert "秘密" not in others
    assert "秘密" not in page.title()
