"""Comparing, the register, files, links: what the two sides make of their answers together."""

from __future__ import annotations

import csv
import io
import json
import re
import unicodedata
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect
from pypdf import PdfReader

from tests.browser.conftest import NewContext
from tests.browser.panels import B1, B2, Panels, answer, note
from tests.browser.sheet import Sheet, eventually

ANSWERS = Path(__file__).parents[1] / "answers"


@pytest.fixture
def one(page: Page, address: str) -> Panels:
    """The vendor's browser."""
    return Panels(Sheet(page, address))


@pytest.fixture
def their_file(new_context: NewContext, address: str, tmp_path: Path) -> Path:
    """A file that the other side filled in, in a browser of its own."""
    sheet = Sheet(new_context().new_page(), address)
    other = Panels(sheet).side("B2")
    sheet.name("青空商事 基幹刷新")
    answer(sheet, 0, "confirmed")
    answer(sheet, 1, "action", "2026-12-15", "田中")
    answer(sheet, 2, "confirmed")
    answer(sheet, 3, "not-applicable", reason="外部の部品を使わない")
    path = tmp_path / "b2.json"
    other.export(path)
    return path


def our_answers(panels: Panels) -> None:
    sheet = panels.sheet
    sheet.name("基幹刷新")
    answer(sheet, 0, "action")
    answer(sheet, 1, "action", "2026-12-10", "鈴木")
    answer(sheet, 2, "confirmed")


def load_their_file(panels: Panels, path: Path) -> None:
    panels.press("両社の答えを比べる")
    panels.choose(path)
    expect(panels.dialog.get_by_role("heading", name="読み込む内容の確認")).to_be_visible()
    panels.action("取り込む")


def test_the_other_sides_file_is_shown_before_it_changes_anything(
    one: Panels, their_file: Path
) -> None:
    our_answers(one)
    before = one.storage()
    one.press("両社の答えを比べる")
    expect(one.dialog.locator(".compare-left")).to_have_text(f"「{B2}」の答えがまだありません。")
    one.choose(their_file)
    expect(one.dialog).to_contain_text("変わるもの: 追加 4件")
    first = one.dialog.locator(".change-list > li").first
    expect(first).to_contain_text(f"1-1 {one.sheet.row(0).locator('.check-text').inner_text()}")
    expect(first).to_contain_text(B2)
    expect(first).to_contain_text(re.compile(r"確認済（\d{4}/\d{2}/\d{2} \d{1,2}:\d{2}）"))
    assert one.storage() == before
    one.action("取り消し")
    assert one.storage() == before
    one.choose(their_file)
    one.action("取り込む")
    expect(one.dialog.locator(".compare-left")).to_have_text("話し合う項目 残り3件・合意済み0件")


def test_a_dropped_file_is_read_as_a_chosen_one(one: Panels, their_file: Path) -> None:
    our_answers(one)
    one.press("両社の答えを比べる")
    dropped = one.page.evaluate_handle(
        "text => { const data = new DataTransfer();"
        " data.items.add(new File([text], 'b2.json', { type: 'application/json' })); return data; }",
        their_file.read_text(encoding="utf-8"),
    )
    one.dialog.locator(".file-drop").dispatch_event("drop", {"dataTransfer": dropped})
    expect(one.dialog).to_contain_text("変わるもの: 追加 4件")


def items_of(points: Locator) -> list[str]:
    items: list[str] = points.evaluate_all("all => all.map(one => one.dataset.item)")
    return items


def test_disagreements_are_talked_through_and_settled_one_by_one(
    one: Panels, their_file: Path
) -> None:
    our_answers(one)
    load_their_file(one, their_file)
    points = one.dialog.locator(".compare-list > li")
    ids = [one.sheet.item(at) for at in (0, 1, 3)]
    eventually(one.page, lambda: items_of(points), ids)
    dates = points.nth(1).get_by_role("row").filter(has_text="期限")
    expect(dates).to_contain_text("2026-12-15")
    expect(dates).to_contain_text("2026-12-10")
    expect(dates).to_contain_text("相違")

    points.nth(0).get_by_role("button", name=f"{B2}の答えで合意").click()
    left = one.dialog.locator(".compare-left")
    expect(left).to_have_text("話し合う項目 残り2件・合意済み1件")
    expect(points.nth(0)).to_contain_text("合意済み 確認済")
    expect(points.nth(0).get_by_role("button", name="元に戻す")).to_be_focused()

    points.nth(1).get_by_role("button", name="別の内容で合意").click()
    form = one.dialog
    expect(form.get_by_label("要対応")).to_be_checked()
    form.get_by_label("担当").fill("両社")
    form.get_by_label("期限").fill("2026-12-12")
    form.get_by_label("決めたこと").fill("間を取る")
    one.action("この内容で合意する")
    expect(left).to_have_text("話し合う項目 残り1件・合意済み2件")

    eventually(one.page, lambda: items_of(points), ids)
    agreed = one.agreed()[ids[1]]
    assert [agreed[key] for key in ("verdict", "assignee", "due", "note")] == [
        "action",
        "両社",
        "2026-12-12",
        "間を取る",
    ]
    assert {side: said["due"] for side, said in agreed["from"].items()} == {
        "B1": "2026-12-10",
        "B2": "2026-12-15",
    }
    points.nth(0).get_by_role("button", name="元に戻す").click()
    expect(left).to_have_text("話し合う項目 残り2件・合意済み1件")
    one.page.reload()
    one.press("両社の答えを比べる")
    settled = one.dialog.locator(".change-list > li")
    expect(settled.nth(0)).to_contain_text("合意済み 要対応")
    expect(settled.nth(0)).to_contain_text(f"{B1}: 要対応")
    expect(settled.nth(0)).to_contain_text(f"{B2}: 要対応")
    expect(one.dialog.locator(".compare-left")).to_have_text("話し合う項目 残り2件・合意済み1件")
    one.sheet.expect_verdict(0, "action")  # each side's own sheet stays as it is
    one.action("閉じる")
    with one.page.expect_download():
        one.page.get_by_role("button", name="回答入りExcel").click()
    expect(one.page.get_by_role("status").filter(has_text="合意の記録は")).to_be_attached()


def test_not_applicable_without_a_reason_is_not_settled_as_it_stands(
    one: Panels, their_file: Path
) -> None:
    our_answers(one)
    answer(one.sheet, 4, "not-applicable")
    load_their_file(one, their_file)
    item = one.dialog.locator(f'[data-item="{one.sheet.item(4)}"]')
    item.get_by_role("button", name=f"{B1}の答えで合意").click()
    one.action("この内容で合意する")
    assert one.agreed() == {}
    one.dialog.get_by_label("対象外の理由").fill("今期は行わない")
    one.action("この内容で合意する")
    expect(one.page.locator("dialog[open]")).to_have_count(1)
    assert one.agreed()[one.sheet.item(4)]["reason"] == "今期は行わない"


def test_a_settled_item_comes_back_when_a_side_says_something_else(
    one: Panels, their_file: Path
) -> None:
    our_answers(one)
    load_their_file(one, their_file)
    one.dialog.get_by_role("button", name=f"{B2}の答えで合意").first.click()
    one.page.keyboard.press("Escape")
    answer(one.sheet, 0, "hold")
    one.press("両社の答えを比べる")
    first = one.dialog.locator(".compare-list > li").first
    expect(first).to_contain_text("前に合意したあとで、答えが変わりました")


@pytest.mark.parametrize(
    ("choice", "verdict", "others"),
    [("いまの値を残す", "hold", 0), ("読み込む値にする", "action", 0), ("両方残す", "hold", 1)],
)
def test_where_both_changed_the_reader_chooses_for_each_item(
    one: Panels, tmp_path: Path, choice: str, verdict: str, others: int
) -> None:
    """A copy of the file goes on elsewhere, while we go on here."""
    answer(one.sheet, 0, "confirmed")
    one.export(tmp_path / "before.json")
    theirs = json.loads((tmp_path / "before.json").read_text(encoding="utf-8"))
    cell = theirs["project"]["answers"]["B1"][one.sheet.item(0)][0]
    count = cell["stamp"]["count"] + 1
    cell["verdict"] = "action"
    cell["stamp"] |= {
        "count": count,
        "actor": "them",
        "seen": {**cell["stamp"]["seen"], "them": count},
    }
    (tmp_path / "theirs.json").write_text(json.dumps(theirs), encoding="utf-8")
    answer(one.sheet, 0, "hold")
    one.press("ファイル")
    one.choose(tmp_path / "theirs.json")
    expect(one.dialog).to_contain_text("両方で変更 1件")
    expect(one.dialog.get_by_role("group", name="どちらを残すか")).to_be_visible()
    one.dialog.get_by_label(choice).check()
    one.action("取り込む")
    one.action("閉じる")
    one.sheet.expect_verdict(0, verdict)
    conflict = one.sheet.row(0).get_by_role("group", name="食い違う回答")
    expect(conflict).to_have_count(others)


def test_a_sheet_filled_in_as_the_wrong_side_can_be_read_as_the_others(
    one: Panels, new_context: NewContext, address: str, tmp_path: Path
) -> None:
    sheet = Sheet(new_context().new_page(), address)
    answer(sheet, 0, "confirmed")
    Panels(sheet).export(tmp_path / "wrong.json")
    our_answers(one)
    one.press("両社の答えを比べる")
    one.choose(tmp_path / "wrong.json")
    one.action(f"「{B2}」の答えとして読む")
    expect(one.dialog.locator(".change-list > li")).to_have_count(1)
    expect(one.dialog.locator(".change-list > li")).to_contain_text(B2)
    one.action("取り込む")
    expect(one.dialog.locator(".compare-left")).to_contain_text("残り3件")


def test_a_file_opens_as_a_project_of_its_own_on_another_browser(
    one: Panels, their_file: Path
) -> None:
    one.load(their_file)
    expect(one.page.get_by_label("表示中の案件")).to_have_text("青空商事 基幹刷新")
    one.page.reload()
    one.side("B2")
    one.sheet.expect_verdicts(["confirmed", "action", "confirmed", "not-applicable"])


def test_the_exported_file_has_a_telling_name_and_comes_back_the_same(
    one: Panels, new_context: NewContext, address: str, tmp_path: Path
) -> None:
    one.sheet.name("青空商事: 基幹/刷新")
    answer(one.sheet, 0, "confirmed")
    name = one.export(tmp_path / "out.json")
    assert re.fullmatch(r"青空商事_ 基幹_刷新_\d{8}\.json", name)
    other = Panels(Sheet(new_context().new_page(), address))
    other.load(tmp_path / "out.json")
    other.export(tmp_path / "again.json")
    assert (tmp_path / "again.json").read_bytes() == (tmp_path / "out.json").read_bytes()


def test_files_of_every_released_version_still_import(one: Panels) -> None:
    for path in sorted(ANSWERS.glob("kickoff-*.json")):
        one.load(path)
        name = json.loads(path.read_text(encoding="utf-8"))["project"]["heading"][0]["name"]
        expect(one.page.get_by_label("表示中の案件")).to_have_value(
            json.loads(path.read_text(encoding="utf-8"))["project"]["id"]
        )
        expect(one.page.locator('input[name="project"]')).to_have_value(name)


def plain(text: str) -> str:
    """Text without spaces; fonts of PDF name some ideographs as radicals."""
    return re.sub(r"\s", "", unicodedata.normalize("NFKC", text))


def test_the_register_lists_what_is_open_and_prints_alone_with_fields_to_sign(
    one: Panels, tmp_path: Path
) -> None:
    one.sheet.name("基幹刷新")
    answer(one.sheet, 0, "confirmed")
    answer(one.sheet, 1, "action", "2026-12-10", "鈴木")
    total = one.sheet.rows.count()
    one.press("未確定事項一覧")
    expect(one.dialog.get_by_role("status")).to_have_text(
        f"全{total}項目のうち未確定 {total - 1}件"
    )
    rows = one.dialog.locator("table.register tbody tr")
    expect(rows).to_have_count(total - 1)
    for text in ("1-2", "鈴木", "2026-12-10", "要対応"):
        expect(rows.first).to_contain_text(text)
    expect(rows.first.get_by_role("cell").nth(1)).to_have_text("要対応")
    one.page.pdf(path=tmp_path / "register.pdf", prefer_css_page_size=True)
    pages = [plain(page.extract_text()) for page in PdfReader(tmp_path / "register.pdf").pages]
    paper = "".join(pages)
    assert "未確定事項一覧" in pages[0]
    assert "1-2" in pages[0]  # the table begins on the first page
    edition = one.page.locator(".checklist-version").text_content() or ""
    for text in ("基幹刷新", edition.split("（")[0], "鈴木", "氏名（署名）", B1, B2):
        assert plain(text) in paper, text
    assert "記入する側" not in paper
    assert len(pages) < 6
    one.page.keyboard.press("Escape")
    expect(one.page.locator(".register-paper")).to_have_count(0)
    one.page.emulate_media(media="print")
    expect(one.sheet.row(0)).to_be_visible()


def test_a_number_of_the_register_leads_to_its_item(one: Panels) -> None:
    one.press("未確定事項一覧").get_by_role("link", name="1-3").click()
    expect(one.page.locator("dialog")).to_have_count(0)
    expect(one.sheet.row(2)).to_be_focused()


def test_what_may_happen_is_told_with_causes_and_coverages(one: Panels) -> None:
    one.page.locator(".sheet-outlook > summary").click()
    incidents = one.page.locator(".outlook-list > li")
    first = incidents.first
    expect(one.page.locator(".sheet-outlook > summary")).to_have_text("このままだと起こりうること")
    expect(one.page.locator(".outlook-body > p")).to_have_text(
        re.compile(
            r"未確定の\d+項目から、対策と原因をたどった結果です。関係する項目が多い順に並びます。"
        )
    )
    heads = one.page.locator(".outlook-list dt")
    told = {"未確定の項目", "考えられる原因", "備える補償", "補償の条件", "補償されないもの"}
    eventually(one.page, lambda: set(heads.all_inner_texts()), told)
    expect(first.locator(".badge")).to_have_text(re.compile(r"未確定 \d+項目"))
    hrefs = first.locator("a").evaluate_all("all => all.map(one => one.getAttribute('href'))")
    for folder in ("../incidents/", "#", "../causes/", "../coverages/"):
        assert any(href.startswith(folder) for href in hrefs), folder
    before = int(re.findall(r"\d+", first.locator(".badge").inner_text())[0])
    number = first.locator("dd a").first.inner_text()
    at = one.page.locator(".check-number a").all_text_contents().index(number)
    answer(one.sheet, at, "confirmed")
    badges = one.page.locator(".outlook-list .badge")

    def most() -> int:
        return max(int(re.findall(r"\d+", text)[0]) for text in badges.all_inner_texts())

    eventually(one.page, lambda: most() <= before, True)


def test_open_points_go_to_trackers_and_minutes(one: Panels) -> None:
    one.sheet.name("基幹刷新")
    answer(one.sheet, 0, "confirmed")
    answer(one.sheet, 1, "action", "2026-12-10", "鈴木")
    note(one.sheet, 1, '=HYPERLINK("https://example.test")')
    one.press("ファイル")
    heads = {
        "register": "番号",
        "backlog": "件名",
        "jira": "Summary",
        "github": "title",
    }
    for preset, head in heads.items():
        one.dialog.get_by_label("表の形").select_option(preset)
        text = one.save("CSVで書き出す")
        assert text.startswith("\ufeff")
        table = list(csv.reader(io.StringIO(text.removeprefix("\ufeff"))))
        assert table[0][0] == head
        assert len(table) == one.sheet.rows.count()
        assert not any(cell.startswith("=") for row in table for cell in row)
    markdown = one.save("Markdownで書き出す")
    assert "担当: 鈴木" in markdown
    assert "## 未確定事項一覧" in markdown
    assert f"#{one.sheet.item(1)})" in markdown


def test_escape_closes_and_the_focus_returns(one: Panels) -> None:
    for name in ("両社の答えを比べる", "未確定事項一覧", "ファイル", "共有リンク", "コピー"):
        opener = one.page.locator(".panel-bar").get_by_role("button", name=name, exact=True)
        opener.focus()
        one.page.keyboard.press("Enter")
        expect(one.dialog).to_be_visible()
        one.page.keyboard.press("Escape")
        expect(one.page.locator("dialog")).to_have_count(0)
        expect(opener).to_be_focused()
