"""One project over several lists, and what earlier versions kept of each list by itself.

The knowledge base gives an item to one list. Two pages of the site are changed here so that two items
stand in both, one of them under another wording.
"""

from __future__ import annotations

import json
import re
import shutil
import zlib
from base64 import urlsafe_b64encode
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.conftest import NewContext, served
from tests.browser.panels import Panels
from tests.browser.sheet import Sheet, eventually

KICKOFF, CONTRACT = "checklists/kickoff.html", "checklists/contract.html"
ANSWERS = Path(__file__).parents[1] / "answers"


def data_in(html: str) -> dict[str, Any]:
    found = re.search(r'id="checklist-data">(.*?)</script>', html, re.DOTALL)
    assert found
    data: dict[str, Any] = json.loads(found[1])
    return data


@pytest.fixture(scope="module")
def shared_items(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("lists") / "html"
    shutil.copytree(site, root, ignore=shutil.ignore_patterns(".doctrees", "_sources", "cases"))
    page = root / CONTRACT
    html = page.read_text(encoding="utf-8")
    kickoff = data_in((root / KICKOFF).read_text(encoding="utf-8"))["sections"][0]["items"]
    own = data_in(html)["sections"][0]["items"]
    for one, other in zip(own[:2], kickoff[:2], strict=True):
        html = re.sub(rf"(?<![\w-]){one['id']}(?![\w-])", other["id"], html)
    page.write_text(html.replace(own[1]["text"], kickoff[1]["text"]), encoding="utf-8")
    return root


@pytest.fixture(scope="module")
def lists_served(shared_items: Path) -> Iterator[str]:
    with served(shared_items) as address:
        yield address


@pytest.fixture(params=["http", "file"])
def address(request: pytest.FixtureRequest, lists_served: str, shared_items: Path) -> str:
    return lists_served if request.param == "http" else shared_items.as_uri()


def chosen(sheet: Sheet, name: str) -> None:
    """Wait until a project is the one that the page shows."""
    expect(sheet.page.get_by_label("表示中の案件").locator("option:checked")).to_have_text(name)


def fill_in(page: Page, address: str) -> Sheet:
    """Two answers on one list, one more on the other, under one project; the other is shown."""
    one = Sheet(page, address, path=KICKOFF)
    one.name("青空商事")
    one.answer(0, "confirmed")
    one.answer(1, "hold")
    two = Sheet(page, address, path=CONTRACT)
    chosen(two, "青空商事")
    two.answer(2, "action")
    return two


def test_a_project_of_one_list_is_the_same_on_another(page: Page, address: str) -> None:
    two = fill_in(page, address)
    assert two.page.get_by_label("ベンダー（B1）", exact=True).is_checked()  # asked once
    two.expect_verdicts(["confirmed", "hold", "action"])
    expect(two.row(0)).to_contain_text("再確認: ほかのリストの、文の異なる項目")
    expect(two.row(1)).not_to_contain_text("再確認")
    two.row(0).get_by_role("button", name="のまま").click()
    expect(two.row(0)).not_to_contain_text("再確認")
    one = Sheet(page, address, path=KICKOFF)
    chosen(one, "青空商事")
    one.expect_verdicts(["confirmed", "hold", "unconfirmed"])
    expect(page.locator(".sheet-retired")).to_be_hidden()


def test_a_file_brings_everything_back_to_another_browser(
    page: Page, new_context: NewContext, address: str, tmp_path: Path
) -> None:
    Panels(fill_in(page, address)).export(tmp_path / "all.json")
    other = Sheet(new_context().new_page(), address, path=CONTRACT)
    panels = Panels(other)
    panels.press("ファイル")
    panels.choose(tmp_path / "all.json")
    expect(panels.dialog).to_contain_text("の回答 3件・ほかのリストの回答 0件")
    panels.action("案件として開く")
    panels.action("閉じる")
    other.expect_verdicts(["confirmed", "hold", "action"])
    again = Sheet(other.page, address, path=KICKOFF)
    chosen(again, "青空商事")
    again.expect_verdicts(["confirmed", "hold", "unconfirmed"])
    panels = Panels(again)
    panels.press("ファイル")
    panels.choose(tmp_path / "all.json")
    expect(panels.dialog).to_contain_text("の回答 2件・ほかのリストの回答 1件")
    expect(panels.dialog).to_contain_text("変わるものはありません")


def test_what_a_file_says_of_other_lists_is_counted_before_it_is_taken(
    page: Page, new_context: NewContext, address: str, tmp_path: Path
) -> None:
    Panels(fill_in(page, address)).export(tmp_path / "all.json")
    panels = Panels(Sheet(new_context().new_page(), address, path=KICKOFF))
    panels.sheet.name("別の案件")
    panels.press("ファイル")
    panels.choose(tmp_path / "all.json")
    expect(panels.dialog).to_contain_text("ほかのリストで変わるもの: 1件")
    expect(panels.dialog.locator(".change-list > li")).to_have_count(2)


def test_deleting_a_project_says_that_it_spans_lists(page: Page, address: str) -> None:
    sheet = fill_in(page, address)
    sheet.page.get_by_role("button", name="案件の管理").click()
    entry = page.get_by_role("dialog", name="案件の管理").get_by_role("listitem")
    expect(entry).to_contain_text("このリストの回答 3件")
    expect(entry).not_to_contain_text("ほかのリスト")
    one = Sheet(page, address, path=KICKOFF)
    page.get_by_role("button", name="この端末から消去", exact=True).click()
    dialog = page.get_by_role("dialog", name="「青空商事」をこの端末から消去しますか")
    expect(dialog).to_contain_text("ほかのリストの回答も1件あります")
    dialog.get_by_role("button", name="消去する").click()
    eventually(page, one.stored, {})
    page.get_by_role("button", name="「青空商事」を元に戻す").click()
    one.expect_verdicts(["confirmed", "hold"])
    Sheet(page, address, path=CONTRACT).expect_verdict(2, "action")


def former_storage(name: str) -> dict[str, str]:
    """What a page of format 1 kept of a released file's project, and that it showed it."""
    file = json.loads((ANSWERS / f"{name}-1.0.0.json").read_text(encoding="utf-8"))
    project = file["project"]
    site = quote(file["list"]["site"])
    base = f"guidance:{site}:{name}:{project['id']}:"
    head = {key: project[key] for key in ("version", "created", "heading")}
    texts = {f"{base}:head": head} | {
        f"{base}{item}:{side}": cell
        for side, cells in [*project["answers"].items(), ("agreed", project["agreed"])]
        for item, cell in cells.items()
    }
    kept = {key: json.dumps(value, ensure_ascii=False) for key, value in texts.items()}
    view = f"guidance-view:{site}:{name}"
    return kept | {f"{view}:project": project["id"], f"{view}:side": "B1"}


def remember(context: BrowserContext, address: str, texts: dict[str, str]) -> Page:
    page = context.new_page()
    page.goto(f"{address}/glossary.html")
    page.evaluate(
        "texts => Object.entries(texts).forEach(one => localStorage.setItem(...one))", texts
    )
    return page


def test_what_earlier_versions_stored_of_each_list_is_shown_there(
    new_context: NewContext, address: str
) -> None:
    texts = former_storage("kickoff") | former_storage("requirements")
    page = remember(new_context(), address, texts)
    for name in ("kickoff", "requirements", "kickoff"):
        sheet = Sheet(page, address, path=f"checklists/{name}.html", side=None)
        for key, cell in texts.items():
            if f":{name}:" in key and key.endswith(":B1"):
                said = page.locator(
                    f"#{key.split(':')[-2]} [value='{json.loads(cell)[0]['verdict']}']"
                )
                expect(said).to_be_checked()
        expect(page.locator("select[name='sheet-project'] option")).to_have_count(2)
    assert sheet.stored() == {}  # reading writes nothing
    before = sheet.row(0).locator("input[type=radio]:checked").get_attribute("value") or ""
    sheet.answer(5, "hold")
    kept = page.evaluate("key => localStorage.getItem(key)", next(iter(texts)))
    assert kept == texts[next(iter(texts))]
    page.reload()
    sheet.expect_verdict(5, "hold")
    sheet.expect_verdict(0, before)


def test_what_an_earlier_page_that_is_still_open_writes_is_not_lost(
    new_context: NewContext, address: str
) -> None:
    context = new_context()
    texts = former_storage("kickoff")
    old = remember(context, address, texts)
    sheet = Sheet(context.new_page(), address, path=KICKOFF, side=None)
    sheet.answer(4, "hold")
    key = next(key for key in texts if key.endswith(f":{sheet.item(0)}:B1"))
    cell = json.loads(texts[key])
    stamp = cell[0]["stamp"]
    count = stamp["count"] + 100
    cell[0] |= {"note": "前の版のタブで", "verdict": "action"}
    cell[0]["stamp"] |= {"at": stamp["at"] + 1, "count": count}
    cell[0]["stamp"] |= {"seen": {**stamp["seen"], "old": count}, "actor": "old"}
    old.evaluate("([key, text]) => localStorage.setItem(key, text)", [key, json.dumps(cell)])
    sheet.expect_verdict(0, "action")
    expect(sheet.field(0, "note")).to_have_value("前の版のタブで")
    # Where that page deletes its project, all of it stays that was written since.
    old.evaluate("keys => keys.forEach(key => localStorage.removeItem(key))", list(texts))
    sheet.answer(5, "hold")
    expect(sheet.alert).to_be_empty()
    sheet.page.reload()
    sheet.expect_verdict(0, "action")
    sheet.expect_verdict(4, "hold")


def test_a_link_of_an_earlier_version_is_read(page: Page, address: str) -> None:
    first = Sheet(page, address, path=KICKOFF)
    item = first.item(0)
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    text = f"1\nkickoff\n1.0.0\n31{item}"
    packed = packer.compress(text.encode()) + packer.flush()
    fragment = urlsafe_b64encode(packed).decode().rstrip("=")
    page.goto("about:blank")
    panels = Panels(Sheet(page, address, f"#share={fragment}", path=KICKOFF))
    expect(panels.dialog).to_contain_text("第1.0.0版の判定")
    panels.action("取り込む")
    panels.sheet.expect_verdict(0, "hold")
