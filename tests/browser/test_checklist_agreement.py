"""What both sides settled, as they see, count, print and sign it."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect
from pypdf import PdfReader

from tests.browser.panels import B1, B2, Panels, answer, note
from tests.browser.sheet import Sheet, eventually


@pytest.fixture
def both(page: Page, address: str) -> Panels:
    """A project in which both sides have answered: they differ in 1-1 to 1-3 and agree on 1-4."""
    sheet = Sheet(page, address)
    panels = Panels(sheet)
    sheet.name("基幹刷新")
    answer(sheet, 0, "action", "2026-12-10", "鈴木")
    note(sheet, 0, "見積もりを待つ")
    answer(sheet, 1, "hold")
    answer(sheet, 2, "confirmed")
    answer(sheet, 3, "confirmed")
    panels.side("B2")
    answer(sheet, 0, "confirmed")
    note(sheet, 0, "範囲は決まった")
    answer(sheet, 1, "confirmed")
    answer(sheet, 2, "not-applicable", reason="別紙で管理する")
    answer(sheet, 3, "confirmed")
    return panels


def compare(panels: Panels) -> Locator:
    """The items to talk through."""
    return panels.press("両社の答えを比べる").locator("[data-item]")


def left(panels: Panels) -> Locator:
    return panels.dialog.get_by_role("status").first


def plain(text: str) -> str:
    return re.sub(r"\s", "", unicodedata.normalize("NFKC", text))


def printed(page: Page, path: Path) -> str:
    page.pdf(path=path, prefer_css_page_size=True)
    return plain("".join(one.extract_text() for one in PdfReader(path).pages))


def verdicts(both: Panels) -> list[str]:
    return [agreed["verdict"] for agreed in both.agreed().values()]


def test_a_double_click_settles_one_item_which_stays_in_its_place(both: Panels) -> None:
    points = compare(both)
    places = "all => all.map(one => [one.offsetTop, one.offsetHeight])"
    before = points.evaluate_all(places)
    points.nth(0).get_by_role("button", name=f"{B2}の答えで合意").dblclick()
    expect(left(both)).to_have_text("話し合う項目 残り2件・合意済み1件")
    eventually(both.page, lambda: list(both.agreed()), [both.sheet.item(0)])
    expect(points.nth(0)).to_contain_text("合意済み 確認済")
    expect(points.nth(0).get_by_role("button", name="元に戻す")).to_be_focused()
    expect(points.nth(0).get_by_role("button", name="の答えで合意")).to_have_count(0)
    eventually(both.page, lambda: points.evaluate_all(places), before)


def test_enter_twice_settles_one_item(both: Panels) -> None:
    points = compare(both)
    points.nth(0).get_by_role("button", name=f"{B1}の答えで合意").evaluate(
        "button => { button.focus(); button.click(); document.activeElement.click(); }"
    )
    expect(left(both)).to_have_text("話し合う項目 残り2件・合意済み1件")
    eventually(both.page, lambda: verdicts(both), ["action"])


def test_what_was_settled_is_taken_back_beside_it(both: Panels) -> None:
    points = compare(both)
    points.nth(0).get_by_role("button", name=f"{B2}の答えで合意").click()
    points.nth(0).get_by_role("button", name="元に戻す").click()
    expect(left(both)).to_have_text("話し合う項目 残り3件・合意済み0件")
    expect(points.nth(0).get_by_role("button").first).to_be_focused()
    eventually(both.page, lambda: verdicts(both), ["unconfirmed"])


def test_what_is_to_be_done_asks_who_and_by_when(both: Panels) -> None:
    points = compare(both)
    points.nth(1).get_by_role("button", name=f"{B1}の答えで合意").click()
    form = both.dialog
    expect(form.get_by_label("保留")).to_be_checked()
    both.action("この内容で合意する")
    assert both.agreed() == {}
    form.get_by_label("担当").fill("田中")
    form.get_by_role("checkbox", name="未定").check()
    both.action("この内容で合意する")
    expect(points.nth(1)).to_contain_text("担当: 田中")
    both.action("閉じる")
    expect(both.press("未確定事項一覧")).to_contain_text(re.compile(r"／期限: 1-2）"))


def test_the_comparison_shows_why_and_which_measure_and_is_not_covered(both: Panels) -> None:
    why = both.sheet.row(0).locator(".check-why").inner_text().removeprefix("理由: ")
    points = compare(both)
    expect(points.first).to_contain_text(plain(why)[-12:])
    expect(points.first.locator('a[href^="../measures/"]').first).to_be_visible()
    body = both.dialog.locator("[tabindex='-1']")
    body.evaluate("body => { body.scrollIntoView({ block: 'start' }); }")
    top, bar = body.bounding_box(), left(both).bounding_box()
    assert top
    assert bar
    assert top["y"] >= bar["y"] + bar["height"]


def test_after_comparing_it_says_what_to_do_next(both: Panels) -> None:
    points = compare(both)
    steps = both.dialog.get_by_role("region", name="次にすること")
    expect(steps).to_contain_text("残りの3件を話し合い")
    for at in (0, 1):
        points.nth(at).get_by_role("button", name=f"{B2}の答えで合意").click()
    points.nth(2).get_by_role("button", name=f"{B1}の答えで合意").click()
    expect(steps).not_to_contain_text("話し合い")
    expect(left(both)).to_contain_text("残り0件・合意済み3件。下の「次にすること」に進めます。")
    with both.page.expect_download() as download:
        steps.get_by_role("button", name="案件ファイルを書き出す").click()
    assert download.value.suggested_filename.endswith(".json")
    steps.get_by_role("button", name="未確定事項一覧を開く").click()
    expect(both.dialog.get_by_role("heading", name="未確定事項一覧")).to_be_visible()


def test_the_agreement_is_seen_and_counted_on_the_sheet(both: Panels) -> None:
    both.side("B1")
    counts = both.page.locator(".sheet-counts")
    expect(counts).to_contain_text("合意済み0")
    row = both.sheet.row(1)
    expect(row).to_contain_text("期限を決めて入力してください")
    compare(both).nth(1).get_by_role("button", name=f"{B2}の答えで合意").click()
    both.action("閉じる")
    expect(counts).to_contain_text("合意済み1")
    agreed = row.get_by_text(re.compile(r"合意済み: 確認済（\d+/\d+）"))
    below, above = row.locator(".check-toggle").bounding_box(), agreed.bounding_box()
    assert above
    assert below
    assert above["y"] < below["y"], "what was settled stands below the answer, before its fields"
    expect(row).not_to_contain_text("期限を決めて入力してください")
    both.page.get_by_label("未確定のみ").check()
    expect(row).to_be_hidden()


def test_the_register_prints_who_said_what_first_where_they_differ(
    both: Panels, tmp_path: Path
) -> None:
    compare(both).nth(1).get_by_role("button", name="別の内容で合意").click()
    both.dialog.get_by_label("要対応").check()
    for label, text in (("担当", "両社"), ("期限", "2026-12-20"), ("決めたこと", "案を持ち寄る")):
        both.dialog.get_by_label(label).fill(text)
    both.action("この内容で合意する")
    both.action("閉じる")
    register = both.press("未確定事項一覧").get_by_role("table")
    heads = register.locator("thead th").all_inner_texts()
    rows = [row.locator("th, td").all_inner_texts() for row in register.locator("tbody tr").all()]
    assert [row[0] for row in rows[:3]] == ["1-1", "1-3", "1-2"]
    first, third, settled = (dict(zip(heads, row, strict=True)) for row in rows[:3])
    assert "相違" in first["未確定の事項"]
    assert first[f"{B1}の答え"].startswith("要対応")
    assert "見積もりを待つ" in first[f"{B1}の答え"]
    assert "範囲は決まった" in first[f"{B2}の答え"]
    assert "理由: 別紙で管理する" in third[f"{B2}の答え"]
    assert [first["合意内容"], third["合意内容"]] == ["", ""]
    assert settled["合意内容"].split("\n") == ["要対応", "案を持ち寄る"]
    assert (settled["担当"], settled["期限"]) == ("両社", "2026-12-20")
    paper = printed(both.page, tmp_path / "register.pdf")
    assert paper.count("案を持ち寄る") == 1
    assert "未確認" not in paper


def test_whom_one_side_alone_names_stands_under_its_name_too(both: Panels) -> None:
    answer(both.sheet, 4, "hold", "2027-01-15", "高橋")
    both.side("B1")
    answer(both.sheet, 4, "hold")
    register = both.press("未確定事項一覧").get_by_role("table")
    cells = register.get_by_role("row").filter(has_text="1-5").get_by_role("cell")
    texts = cells.all_inner_texts()
    assert texts[1:5] == ["保留", "保留\n担当: 高橋\n期限: 2027-01-15", "高橋", "2027-01-15"]


def test_no_date_of_the_register_breaks_over_two_lines(both: Panels) -> None:
    both.page.set_viewport_size({"width": 1024, "height": 768})
    answer(both.sheet, 1, "hold", "2026-12-20", "鈴木")
    cell = both.press("未確定事項一覧").get_by_role("cell").filter(has_text="期限: 2026-12-20")
    lines = """cell => {
        const dates = [...cell.querySelectorAll(".point-line > *")];
        return dates.map((date) => [date.textContent, date.getClientRects().length]);
    }"""
    assert cell.evaluate(lines) == [["2026-12-20", 1]]


def test_the_sentence_and_the_signatures_are_on_one_page(
    page: Page, address: str, tmp_path: Path
) -> None:
    panels = Panels(Sheet(page, address))
    answer(panels.sheet, 0, "confirmed")
    answer(panels.sheet, 1, "action", "2026-12-10", "鈴木")
    panels.press("未確定事項一覧")
    page.pdf(path=tmp_path / "register.pdf", prefer_css_page_size=True)
    last = plain(PdfReader(tmp_path / "register.pdf").pages[-1].extract_text())
    assert "両社で確認しました" in last
    assert "氏名(署名)" in last


def test_gaps_are_named_before_signing_and_the_sentence_is_true(
    both: Panels, tmp_path: Path
) -> None:
    gaps = re.compile(r"担当または期限のない項目 \d+件（担当・期限: 1-1、")
    expect(both.press("未確定事項一覧")).to_contain_text(gaps)
    paper = printed(both.page, tmp_path / "register.pdf")
    assert "上の事項が未確定であることを、両社で確認しました。" in paper.replace("､", "、")
    assert "記載の担当と期限で決める" not in paper
    assert "署名の前に空欄へ手で記入します" in paper
    both.page.emulate_media(media="print")
    cells = both.page.locator(".register-paper td.register-gap")
    heights = cells.evaluate_all("all => all.map(one => one.getBoundingClientRect().height)")
    assert min(heights) >= 40


def choose(page: Page, content: str) -> Locator:
    """The dialog of printing, with what it is to print."""
    page.wait_for_function("() => globalThis.guidancePaper !== undefined")
    page.locator(".sheet-menu").get_by_role("button", name="印刷").click()
    dialog = page.get_by_role("dialog", name="印刷")
    dialog.get_by_label(content).check()
    return dialog


def test_a_print_of_what_is_open_leaves_out_what_both_confirmed(both: Panels) -> None:
    dialog = choose(both.page, "未確定の項目のみ")
    total = both.sheet.rows.count()
    expect(dialog).to_contain_text(f"{total - 1}項目を印刷します。")
    expect(dialog).to_contain_text("担当または期限のない項目")


def test_while_one_side_alone_answered_it_alone_tells_what_is_open(
    page: Page, address: str
) -> None:
    sheet = Sheet(page, address)
    Panels(sheet).side("B2")
    for at in range(sheet.rows.count() - 1):
        answer(sheet, at, "confirmed")
    dialog = choose(page, "未確定の項目のみ")
    expect(dialog).to_contain_text("1項目を印刷します。")
    expect(dialog).to_contain_text(f"{B2}の答えで未確定の項目だけ")


def test_no_answer_looks_like_an_answer_until_one_is_given(page: Page, address: str) -> None:
    sheet = Sheet(page, address)
    look = """label => {
        const style = getComputedStyle(label);
        const names = ["fontWeight", "borderTopWidth", "borderTopColor", "backgroundColor"];
        return names.map((name) => style[name]);
    }"""
    labels = sheet.row(0).locator("label.verdict")
    looks = [label.evaluate(look) for label in labels.all()]
    assert len({tuple(one) for one in looks}) == 1
    sheet.answer(0, "confirmed")
    assert labels.nth(1).evaluate(look) != looks[1]
    sheet.answer(0, "unconfirmed")
    assert labels.nth(0).evaluate(look) == looks[0]


def test_the_printed_sheet_does_not_say_that_all_is_decided(both: Panels) -> None:
    both.page.wait_for_function("() => globalThis.guidancePaper !== undefined")
    sentence = both.page.evaluate(
        "window.dispatchEvent(new Event('beforeprint'));"
        " document.querySelector('.paper .paper-sign p').textContent"
    )
    total = both.sheet.rows.count()
    assert f"未確定の項目が{total - 1}件あります。" in sentence
    assert "担当または期限のない項目" in sentence
