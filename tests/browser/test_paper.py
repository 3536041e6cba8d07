"""Checklists on paper: printed through Chromium to PDF, and read back from there."""

from __future__ import annotations

import hashlib
import io
import os
import re
import shutil
import subprocess
import sys
import unicodedata
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, expect
from pypdf import PdfReader

from tests.browser.axe import violations
from tests.browser.conftest import ROOT
from tests.browser.panels import Panels
from tests.browser.sheet import Sheet, eventually
from tools.searchable import plain

NewContext = Callable[..., BrowserContext]
CHECKLISTS = [p.stem for p in sorted((ROOT / "checklists").glob("*.yaml"))]
A4 = (595, 842)
READY = "() => globalThis.guidancePaper !== undefined"


def text_of(page: Any) -> str:
    """Text of a page without spaces; fonts may give radicals for kanji, which NFKC undoes."""
    return squeezed(page.extract_text())


def squeezed(text: str) -> str:
    return re.sub(r"\s", "", unicodedata.normalize("NFKC", plain(text)))


def printed(page: Page) -> PdfReader:
    page.wait_for_function(READY)
    return PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True, tagged=True, outline=True)))


def words(pdf: PdfReader) -> str:
    return "".join(text_of(page) for page in pdf.pages)


def choose(page: Page, **options: str) -> None:
    """Set the dialog's options and press its button (``window.print`` only notes that it ran)."""
    page.wait_for_function(READY)
    page.evaluate("window.printed = 0; window.print = () => { window.printed += 1; }; 0")
    page.locator(".sheet-menu").get_by_role("button", name="印刷").click()
    dialog = page.get_by_role("dialog", name="印刷")
    for name, value in options.items():
        if value in ("on", "off"):
            dialog.locator(f"[name=paper-{name}]").set_checked(value == "on")
        else:
            dialog.locator(f"[name=paper-{name}][value={value}]").check()
    dialog.get_by_role("button", name="印刷する").click()
    eventually(page, lambda: page.evaluate("window.printed"), 1)


def title(heading: dict[str, str]) -> str:
    return unicodedata.normalize("NFKC", heading["/Title"])


@pytest.mark.parametrize("orientation", ["portrait", "landscape"])
@pytest.mark.parametrize("name", CHECKLISTS)
@pytest.mark.parametrize("address", ["http"], indirect=True)
def test_each_list_prints_every_item_once_whole_and_in_order(
    page: Page, address: str, name: str, orientation: str
) -> None:
    page.goto(f"{address}/checklists/{name}.html")
    rows: list[dict[str, str]] = page.locator("tr.check").evaluate_all(
        "rows => rows.map(row => ({ id: row.id, text: row.querySelector('.check-text').textContent,"
        " last: row.querySelector('.check-evidence').textContent }))"
    )
    sections: list[str] = page.locator(
        "section:has(> table.checks) > h2, section:has(> .table-wrapper table.checks) > h2"
    ).evaluate_all("all => all.map(one => one.firstChild.textContent)")
    choose(page, orientation=orientation, content="blank")
    pdf = printed(page)
    size = A4 if orientation == "portrait" else A4[::-1]
    assert {(round(p.mediabox.width), round(p.mediabox.height)) for p in pdf.pages} == {size}
    pages = [text_of(p) for p in pdf.pages]
    at = 0
    for row in rows:
        start, text, end = (squeezed(row[part]) for part in ("id", "text", "last"))
        whole = [i for i, one in enumerate(pages) if start in one and text in one and end in one]
        assert whole, f"{row['id']} is split or missing"
        assert whole[0] >= at
        at = whole[0]
    for page_number, one in enumerate(pages, 1):
        assert f"{page_number}/{len(pages)}" in one
        assert "第1.0.0版" in one or re.search(r"第\d+\.\d+\.\d+版", one)
    for one in pages[:-1]:
        assert "番号・ID" in one
        body = one.replace(f"{address}", "")
        assert not any(body.endswith(re.sub(r"\s", "", section)) for section in sections)
    assert all(any(row["id"] in one for row in rows) for one in pages[:-1]), (
        "a page without an item"
    )
    signed = [("両社で確認しました" in one, "氏名(署名)" in one) for one in pages]
    assert signed == [(False, False)] * (len(pages) - 1) + [(True, True)]
    outline = [title(one) for one in pdf.outline if not isinstance(one, list)]
    nested = [title(one) for part in pdf.outline if isinstance(part, list) for one in part]
    assert len(outline) >= 1
    for section in sections:
        assert unicodedata.normalize("NFKC", section) in [*outline, *nested]


def test_the_first_page_begins_with_the_items(page: Page, address: str) -> None:
    sheet = Sheet(page, address)
    assert sheet.item(0) in text_of(printed(page).pages[0])


def test_without_a_script_the_page_prints_as_it_stands(
    new_context: NewContext, address: str
) -> None:
    page = new_context(java_script_enabled=False).new_page()
    page.goto(f"{address}/checklists/kickoff.html")
    pdf = PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True)))
    pages = [text_of(one) for one in pdf.pages]
    assert "scope-in-contract" in pages[0]
    for field in ("案件名", "日付", "確認者", "備考", "署名"):
        assert field in "".join(pages)
    assert "印刷・ダウンロード" not in "".join(pages)
    assert "保存されません" not in "".join(pages)
    expect(page.locator('.sheet-menu a[data-format="xlsx"]')).to_be_visible()


class TestWhatIsPrinted:
    @pytest.fixture
    def sheet(self, page: Page, address: str) -> Sheet:
        sheet = Sheet(page, address)
        sheet.name("基幹システム刷新")
        sheet.answer(0, "confirmed")
        sheet.answer(1, "action")
        sheet.unfold(1)
        sheet.field(1, "note").fill('一覧を示す。\n<script>alert("x")</script>')
        sheet.field(1, "assignee").fill("田中花子")
        sheet.field(1, "due").fill("2026-12-10")
        sheet.field(1, "due").blur()
        sheet.answer(2, "not-applicable")
        return sheet

    def test_answers_notes_and_the_project_are_on_the_form(self, sheet: Sheet) -> None:
        choose(sheet.page, content="answers")
        pdf = printed(sheet.page)
        text = words(pdf)
        for said in (
            "案件名:基幹システム刷新",
            "担当:田中花子",
            "期限:2026-12-10",
            "<script>alert",
            "対象外の理由:",
        ):
            assert said in text
        assert "2026-12-10:" not in text
        assert text.count("✓") == 3
        assert "印刷日" in text
        assert all("案件名:基幹システム刷新" in text_of(one) for one in pdf.pages)

    def test_a_closed_item_asks_nobody_to_do_anything(self, sheet: Sheet) -> None:
        Panels(sheet).side("B2")
        sheet.answer(0, "confirmed")
        choose(sheet.page, content="answers")
        sheet.page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
        notes = sheet.page.locator(".paper-item > td:last-child")
        expect(notes.nth(0)).to_have_text("")
        expect(notes.nth(1)).to_contain_text("担当")

    def test_no_border_is_cut_off_and_no_badge_lies_on_its_text(self, sheet: Sheet) -> None:
        sheet.page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
        sheet.page.emulate_media(media="print")
        edges = "all => all.map(one => one.getBoundingClientRect().right)"
        paper = sheet.page.locator(".paper")
        room = paper.evaluate_all(edges)[0]
        assert all(edge <= room - 1 for edge in paper.locator("table").evaluate_all(edges))
        badge = sheet.page.locator(".paper-weight").first.bounding_box()
        text = sheet.page.locator(".paper-text").first.bounding_box()
        assert badge
        assert text
        assert badge["y"] > text["y"] + text["height"] - 1

    def test_a_blank_form_tells_nothing_of_the_project(self, sheet: Sheet) -> None:
        choose(sheet.page, content="blank")
        text = words(printed(sheet.page))
        for said in ("基幹システム刷新", "田中花子", "2026-12-10", "✓"):
            assert said not in text
        assert sheet.item(0) in text

    def test_the_unresolved_items_alone_say_how_many_are_left_out(self, sheet: Sheet) -> None:
        choose(sheet.page, content="unresolved", columns="B1")
        text = words(printed(sheet.page))
        assert sheet.item(0) not in text
        assert sheet.item(1) in text
        assert sheet.item(2) in text, "対象外 without a reason is unresolved"
        total = sheet.rows.count()
        assert re.search(rf"全{total}項目のうち\d+項目を省略", text)

    def test_one_side_alone_reasons_size_and_weight_follow_the_options(self, sheet: Sheet) -> None:
        choose(sheet.page, columns="B2", reasons="off", requiredOnly="on", large="on")
        text = words(printed(sheet.page))
        assert "判定・サービス提供者" in text
        assert "判定・ベンダー" not in text
        assert "理由:" not in text.replace("対象外の理由:", "")
        assert "推奨" not in text

    def test_the_options_are_remembered_and_hold_for_the_browsers_own_command(
        self, sheet: Sheet
    ) -> None:
        choose(sheet.page, orientation="landscape", content="blank")
        sheet.page.reload()
        assert round(printed(sheet.page).pages[0].mediabox.width) == A4[1]
        sheet.page.locator(".sheet-menu").get_by_role("button", name="印刷").click()
        dialog = sheet.page.get_by_role("dialog", name="印刷")
        expect(dialog.locator("[name=paper-content][value=blank]")).to_be_checked()
        expect(dialog.locator(".paper-summary")).to_contain_text("全20項目を印刷します")

    def test_the_form_is_gone_after_printing(self, sheet: Sheet) -> None:
        printed(sheet.page)
        sheet.page.wait_for_function("() => document.querySelector('.paper') === null")
        assert sheet.page.evaluate("document.adoptedStyleSheets.length") == 0


def test_a_form_carries_its_web_address_and_a_code_but_no_file_name(
    page: Page, address: str
) -> None:
    Sheet(page, address)
    text = words(printed(page))
    codes = "window.dispatchEvent(new Event('beforeprint')); document.querySelectorAll('.paper-qr').length"
    assert page.evaluate(codes) == (1 if address.startswith("http") else 0)
    assert "checklists/kickoff.html" in text
    assert ("file:" in text) is False
    assert (f"{address}/checklists/kickoff.html" in text) is address.startswith("http")


@pytest.mark.parametrize("address", ["http"], indirect=True)
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_dialog_and_the_menu_have_no_accessibility_violations(
    new_context: NewContext, address: str, theme: Any
) -> None:
    page = new_context(bypass_csp=True, color_scheme=theme).new_page()
    page.goto(f"{address}/checklists/kickoff.html")
    page.locator(".sheet-menu").get_by_role("button", name="印刷").click()
    page.get_by_role("dialog", name="印刷").wait_for()
    assert violations(page) == []


@pytest.mark.parametrize("address", ["file"], indirect=True)
def test_publishing_makes_searchable_pdfs_and_the_same_zip_twice(
    address: str, site: Path, tmp_path: Path
) -> None:
    """Two lists of the site, published twice."""
    digests = []
    for attempt in ("one", "two"):
        copy = tmp_path / attempt / "html"
        shutil.copytree(site, copy, ignore=shutil.ignore_patterns(".doctrees", "*.pdf"))
        for workbook in (copy / "downloads").glob("*.xlsx"):
            if workbook.stem not in ("kickoff", "insurance"):
                workbook.unlink()
        target = tmp_path / attempt / "site.zip"
        command = [sys.executable, "tools/publish.py", str(copy), str(target)]
        subprocess.run(
            command, cwd=ROOT, check=True, capture_output=True,
            env={"CHROMIUM": "/usr/bin/chromium", **os.environ},
        )  # fmt: skip
        digests.append(hashlib.sha256(target.read_bytes()).hexdigest())
        assert (tmp_path / attempt / "site.zip.sha256").read_text() == f"{digests[-1]}  site.zip\n"
    assert digests[0] == digests[1]
    with zipfile.ZipFile(target) as archive:
        assert archive.namelist() == sorted(archive.namelist())
        content = archive.read("site/downloads/kickoff.pdf")
    pdf = PdfReader(io.BytesIO(content))
    text = "".join(one.extract_text() for one in pdf.pages)
    assert not re.findall("[\u2e80-\u2fd5\ufb00-\ufb06]", text)
    for word in ("日付", "業務範囲", "署名", "番号・ID", "scope-in-", "kickoff"):
        assert word in text
    assert "印刷日" not in text
    assert pdf.trailer["/Root"]["/MarkInfo"]["/Marked"]
    assert pdf.trailer["/Root"]["/Lang"] == "ja"
    assert pdf.outline
    for one in pdf.pages:
        for font in one["/Resources"]["/Font"].values():
            kind = font.get_object()
            descriptor = (
                kind.get("/DescendantFonts", [kind])[0].get_object().get("/FontDescriptor", {})
            )
            embedded = any(key.startswith("/FontFile") for key in descriptor)
            assert embedded or kind["/Subtype"] == "/Type3", kind["/Subtype"]
