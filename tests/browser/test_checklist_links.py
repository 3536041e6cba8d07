"""Share links and copies: what leaves the page, and that nothing confidential goes with it."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import NewContext
from tests.browser.panels import B1, Panels, answer, note
from tests.browser.sheet import Sheet, eventually

REFUSED = "Object.defineProperty(navigator, 'clipboard', { value: { writeText: () => Promise.reject(new DOMException('no', 'NotAllowedError')), write: () => Promise.reject(new DOMException('no', 'NotAllowedError')) } })"
ABSENT = "Object.defineProperty(navigator, 'clipboard', { value: undefined }); delete window.ClipboardItem;"
CATCHING = (
    "window.copied = []; Object.defineProperty(navigator, 'clipboard', { value: {"
    " writeText: async text => { copied.push({ 'text/plain': text }); },"
    " write: async ([item]) => { const all = {};"
    " for (const type of item.types) all[type] = await (await item.getType(type)).text();"
    " copied.push(all); } } })"
)
SECRETS = ("青空商事", "田中", "秘密の備考", "対象外の訳")


@pytest.fixture
def one(page: Page, address: str) -> Panels:
    return Panels(Sheet(page, address))


def fill(sheet: Sheet) -> None:
    sheet.name("青空商事")
    answer(sheet, 0, "confirmed")
    answer(sheet, 1, "action", "2026-12-10", "田中")
    answer(sheet, 2, "not-applicable", reason="対象外の訳")
    note(sheet, 1, "秘密の備考")


def link(panels: Panels) -> str:
    panels.press("共有リンク")
    url = panels.dialog.get_by_label("共有リンク").input_value()
    panels.action("閉じる")
    return url


def test_a_share_link_is_shown_before_it_changes_anything(
    one: Panels, new_context: NewContext, address: str
) -> None:
    fill(one.sheet)
    url = link(one)
    assert url.startswith(one.sheet.url + "#")
    other = Panels(Sheet(new_context().new_page(), address, url.removeprefix(one.sheet.url)))
    expect(other.dialog).to_contain_text(f"{B1} 3件")
    expect(other.dialog).to_contain_text("変わるもの: 追加 3件")
    assert other.storage() == "{}"
    assert "share" not in other.page.url
    other.action("取り消し")
    assert other.storage() == "{}"
    other.page.goto(url)
    other.action("取り込む")
    other.sheet.expect_verdicts(["confirmed", "action", "not-applicable"])
    other.page.goto(url)
    expect(other.dialog).to_contain_text("いまの回答と同じです")


def test_a_shared_state_that_differs_keeps_both(
    one: Panels, new_context: NewContext, address: str
) -> None:
    fill(one.sheet)
    url = link(one)
    sheet = Sheet(new_context().new_page(), address)
    other = Panels(sheet)
    answer(sheet, 0, "hold")
    other.page.goto(url)
    expect(other.dialog).to_contain_text("両方で変更 1件")
    other.action("取り込む")
    expect(sheet.row(0).get_by_role("group", name="食い違う回答")).to_contain_text("保留")


BROKEN = (
    "", "x", "%%%", "!!!!", "AAAA", "a" * 40_000, "<script>alert(1)</script>", "__proto__", "%00",
)  # fmt: skip


@pytest.mark.parametrize("address", ["http"], indirect=True)
def test_a_broken_fragment_is_refused_and_changes_nothing(
    one: Panels, subtests: pytest.Subtests
) -> None:
    fill(one.sheet)
    before = one.storage()
    for fragment in BROKEN:
        with subtests.test(fragment[:30]):
            one.page.evaluate("fragment => { location.hash = 'share=' + fragment; }", fragment)
            expect(one.dialog.get_by_role("heading")).to_have_text("共有リンクを読めません")
            assert one.storage() == before
        one.action("閉じる")
    expect(one.sheet.radio(0, "confirmed")).to_be_checked()


def test_typed_text_never_gets_into_addresses_titles_or_requests(
    one: Panels, new_context: NewContext
) -> None:
    seen: list[str] = []
    one.page.on("request", lambda request: seen.append(request.url))
    fill(one.sheet)
    url = link(one)
    for name in ("両社の答えを比べる", "未確定事項一覧", "ファイル", "コピー"):
        one.press(name)
        one.escape()
    one.page.reload()
    seen += [url, one.page.url, one.page.title()]
    seen += one.page.locator("a").evaluate_all("all => all.map(one => one.href)")
    assert not [text for text in seen for secret in SECRETS if secret in text]
    # The link is compressed: open it up.
    states = new_context().new_page()
    states.goto("about:blank")
    packed = states.evaluate(
        "async text => { const bytes = Uint8Array.from(atob(text.replace(/-/g, '+').replace(/_/g, '/')), c => c.charCodeAt(0));"
        " return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate-raw'))).text(); }",
        url.split("#share=")[1],
    )
    assert packed.splitlines()[0] == "1"
    assert all(re.fullmatch(r"[a-z0-9.-]+", line) for line in packed.splitlines())


def copies(panels: Panels, labels: list[str]) -> list[dict[str, str]]:
    for label in labels:
        panels.action(label)
        expect(panels.dialog.get_by_role("status")).to_have_text(f"「{label}」をコピーしました")
    panels.action("閉じる")
    copied: list[dict[str, str]] = panels.page.evaluate("copied.splice(0)")
    return copied


def test_items_sections_and_lists_are_copied_in_the_forms_that_wikis_take(
    new_context: NewContext, address: str
) -> None:
    context = new_context()
    context.add_init_script(CATCHING)
    sheet = Sheet(context.new_page(), address)
    panels = Panels(sheet)
    fill(sheet)
    links = ["アドレス", "題名とアドレス", "Markdownのリンク"]
    text = sheet.row(0).locator(".check-text").inner_text()
    url = f"{sheet.url}#{sheet.item(0)}"

    sheet.row(0).get_by_role("button", name="のリンクをコピー").click()
    address_only, titled, markdown = (one["text/plain"] for one in copies(panels, links))
    assert address_only == url
    assert titled == f"1-1 {text}\n{url}"
    assert markdown == f"[1-1 {text}]({url})"

    sheet.page.get_by_role("button", name="の節をコピー").first.click()
    forms = ["Markdownのタスク", "□つきのMarkdown", "HTML", "表（TSV）"]
    tasks, boxes, html, table = copies(panels, [*links, *forms])[3:]
    assert f"- [x] 1-1 [{text}]({url})" in tasks["text/plain"]
    assert f"- ☑ 1-1 [{text}]({url})" in boxes["text/plain"]
    assert "- □ 1-2" in boxes["text/plain"]
    assert f'<a href="{url}">{text}</a>' in html["text/html"]
    assert html["text/plain"] == tasks["text/plain"]
    assert table["text/plain"].splitlines()[1].split("\t")[:2] == ["1-1", text]

    panels.press("コピー")
    plain, in_markdown = copies(panels, ["議事録用コピー", "議事録用コピー（Markdown）"])
    for one in (plain["text/plain"], plain["text/html"], in_markdown["text/plain"]):
        for part in ("要対応", "対象外の訳", "2026-12-10", "田中", sheet.item(1)):
            assert part in one
    panels.press("コピー")
    everything = copies(panels, ["Markdownのタスク", "表（TSV）"])
    assert everything[0]["text/plain"].count("- [") == sheet.rows.count()
    assert len(everything[1]["text/plain"].splitlines()) == sheet.rows.count() + 1


@pytest.mark.parametrize("script", [REFUSED, ABSENT], ids=["refused", "absent"])
def test_where_the_clipboard_is_refused_the_text_is_shown_selected(
    new_context: NewContext, address: str, script: str
) -> None:
    context = new_context()
    context.add_init_script(script)
    sheet = Sheet(context.new_page(), address)
    panels = Panels(sheet)
    sheet.page.get_by_role("button", name="の節をコピー").first.click()
    panels.action("Markdownのタスク")
    area = panels.dialog.get_by_role("textbox", name="Markdownのタスク")
    expect(area).to_be_focused()
    selected = area.evaluate("area => area.value.slice(area.selectionStart, area.selectionEnd)")
    assert selected == area.input_value() != ""
    panels.action("閉じる")
    panels.action("HTML")
    expect(panels.dialog.get_by_role("region", name="HTML")).to_be_focused()
    selected = "getSelection().toString().includes('1-1')"
    eventually(sheet.page, lambda: sheet.page.evaluate(selected), True)
    panels.action("閉じる")
    panels.action("閉じる")
    expect(sheet.page.locator("dialog")).to_have_count(0)


def test_a_real_clipboard_takes_text_and_html(new_context: NewContext, address: str) -> None:
    context = new_context()
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    sheet = Sheet(context.new_page(), address)
    sheet.page.get_by_role("button", name="の節をコピー").first.click()
    panels = Panels(sheet)
    panels.action("HTML")
    expect(panels.dialog.get_by_role("status")).to_contain_text("コピーしました")
    types = sheet.page.evaluate("navigator.clipboard.read().then(([item]) => item.types)")
    assert set(types) == {"text/plain", "text/html"}
