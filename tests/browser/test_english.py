"""A site in English: made by `guidance init`, filled in by both parties, and never a word of Japanese."""

from __future__ import annotations

import io
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from playwright.sync_api import Download, Locator, Page, expect
from pypdf import PdfReader

from sphinx_guidance import scaffold
from tests.browser.conftest import NewContext, served
from tests.browser.panels import Panels, answer, note
from tests.browser.sheet import Sheet
from tests.browser.test_search import search

JAPANESE = re.compile("[\u3000-\u30ff\u3400-\u9fff\uf900-\ufaff\uff00-\uffef]")
LIST = "checklists/handover.html"
WIDE_SPACE = '"\u3000"'
TENANT, LANDLORD = "tenant", "landlord"
# All that a page shows or has read out: texts, labels, hints, values, and what its styles draw.
SHOWN = """() => [...document.querySelectorAll('*')].flatMap((one) => [
  ...[...one.childNodes].filter((node) => node.nodeType === 3).map((node) => node.data),
  ...[...one.attributes].map((attribute) => attribute.value),
  one.value ?? '',
  ...['::before', '::after'].map((part) => getComputedStyle(one, part).content),
]).filter((text) => typeof text === 'string')"""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The English starter as built; any warning fails."""
    root = tmp_path_factory.mktemp("english")
    assert scaffold.init(root, "en", "Our office").done
    html = root / "build" / "html"
    command = [sys.executable, "-m", "sphinx", "-q", "-n", "-W", "-c", ".", "source", str(html)]
    subprocess.run(command, cwd=root, check=True)
    return html


@pytest.fixture(scope="module")
def serve(site: Path) -> Iterator[str]:
    with served(site) as address:
        yield address


@pytest.fixture
def address(serve: str) -> str:
    return serve


@pytest.fixture
def page(new_context: NewContext) -> Page:
    return new_context(locale="en-GB", timezone_id="Europe/London").new_page()


def expect_english(page: Page) -> None:
    """Nothing on the page, as it stands, has a Japanese character."""
    found = [text for text in page.evaluate(SHOWN) if JAPANESE.search(text)]
    assert found == []


def the_sheet(page: Page, address: str, side: str) -> Panels:
    return Panels(Sheet(page, address, path=LIST, side=side))


def saved(page: Page, button: Locator) -> Download:
    with page.expect_download() as download:
        button.click()
    assert JAPANESE.search(download.value.suggested_filename) is None
    return download.value


def in_workbook(content: bytes) -> str:
    """Names, cells, comments and choices of a workbook; formulas count wide spaces as blanks."""
    book: Any = openpyxl.load_workbook(io.BytesIO(content))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    comments = [cell.comment.text for cell in cells if cell.comment]
    rules = [rule for sheet in book for rule in sheet.data_validations.dataValidation]
    texts = [text for r in rules for text in (r.formula1, r.prompt, r.promptTitle, r.error)]
    values = [cell.value for cell in cells if cell.value is not None]
    return "\n".join(map(str, [*book.sheetnames, *values, *comments, *texts])).replace(
        WIDE_SPACE, ""
    )


def test_every_page_is_in_english(
    page: Page, address: str, site: Path, subtests: pytest.Subtests
) -> None:
    for path in sorted(site.rglob("*.html")):
        name = path.relative_to(site).as_posix()
        with subtests.test(name):
            page.goto(f"{address}/{name}")
            page.wait_for_load_state("networkidle")
            expect_english(page)


IN_ONE_ROW = """() => {
  const places = [...document.querySelectorAll('tr.check .verdict')].slice(0, 5)
    .map((one) => one.getBoundingClientRect());
  return places.every((place, i) => i === 0 || place.left >= places[i - 1].right);
}"""


@pytest.mark.parametrize("width", [1024, 1280, 1440])
def test_the_five_verdicts_stand_in_one_row_whichever_is_chosen(
    new_context: NewContext, address: str, width: int
) -> None:
    page = new_context(viewport={"width": width, "height": 800}).new_page()
    sheet = Sheet(page, address, path=LIST, side=TENANT)
    for verdict in ("confirmed", "action", "hold", "not-applicable"):
        answer(sheet, 0, verdict)
        page.wait_for_function(IN_ONE_ROW)


def test_no_font_of_another_language_is_asked_for(page: Page, address: str) -> None:
    page.goto(f"{address}/index.html")
    expect(page.locator("body")).to_have_css("font-family", "system-ui, sans-serif")


def test_downloads_are_in_english(site: Path) -> None:
    files = sorted((site / "downloads").iterdir())
    assert {path.suffix for path in files} >= {".csv", ".json", ".md", ".xlsx"}
    for path in files:
        content = path.read_bytes()
        text = in_workbook(content) if path.suffix == ".xlsx" else content.decode("utf-8-sig")
        assert (path.name, JAPANESE.findall(path.name + text)) == (path.name, [])


def test_every_dialog_and_menu_is_in_english(page: Page, address: str) -> None:
    panels = the_sheet(page, address, TENANT)
    answer(panels.sheet, 0, "confirmed")
    answer(panels.sheet, 1, "not-applicable")
    answer(panels.sheet, 2, "action")
    page.get_by_label("Words").fill("lease")
    expect(page.locator(".filter-count")).to_contain_text("hidden by the filter")
    expect_english(page)
    page.get_by_role("button", name="Clear filter").click()
    for name in (
        "Print",
        "New project",
        "Manage projects",
        "Move answers to the other side",
        "Delete from this device",
        "Keyboard shortcuts",
        "Compare both sides’ answers",
        "Register of open points",
        "Files",
        "Share link",
        "Copy",
        "Copy the section “The lease”",
    ):
        page.get_by_role("button", name=name, exact=True).first.click()
        expect(panels.dialog).to_be_visible()
        expect_english(page)
        panels.escape()
    page.get_by_role("link", name=re.compile("copy the link")).or_(
        page.get_by_role("button", name=re.compile("copy the link"))
    ).first.click()
    expect_english(page)


def test_both_parties_fill_in_compare_and_export(
    page: Page, new_context: NewContext, address: str, tmp_path: Path
) -> None:
    other = the_sheet(new_context(locale="en-GB").new_page(), address, LANDLORD)
    other.sheet.name("Third floor")
    answer(other.sheet, 0, "confirmed")
    answer(other.sheet, 1, "action", "2026-12-15", "Ann")
    their_file = tmp_path / "theirs.json"
    other.press("Files")
    saved(
        other.page, other.dialog.get_by_role("button", name="Save the project file (JSON)")
    ).save_as(their_file)
    expect_english(other.page)

    panels = the_sheet(page, address, TENANT)
    panels.sheet.name("Third floor")
    answer(panels.sheet, 0, "hold")
    answer(panels.sheet, 1, "action", "2026-12-10", "Bob")
    note(panels.sheet, 1, "The notice is six months.")
    panels.press("Compare both sides’ answers")
    panels.choose(their_file)
    expect(panels.dialog.get_by_role("heading", name="Check what will be imported")).to_be_visible()
    expect_english(page)
    panels.dialog.locator(".dialog-actions .primary").click()
    expect(panels.dialog.locator(".compare-list > li")).to_have_count(2)
    expect_english(page)
    panels.dialog.get_by_role("button", name="Agree on the answer of Landlord").first.click()
    expect(panels.dialog.locator(".compare-left")).to_contain_text("agreed: 1")
    panels.dialog.get_by_role("button", name=re.compile("Agree on something else")).last.click()
    expect_english(page)
    panels.escape()
    panels.escape()

    panels.press("Register of open points")
    expect_english(page)
    panels.escape()
    panels.press("Files")
    kept = tmp_path / "ours.json"
    saved(page, panels.dialog.get_by_role("button", name="Save the project file (JSON)")).save_as(
        kept
    )
    assert JAPANESE.search(kept.read_text(encoding="utf-8")) is None
    panels.escape()
    third = the_sheet(new_context(locale="en-GB").new_page(), address, TENANT)
    third.press("Files")
    third.choose(kept)
    expect_english(third.page)
    third.dialog.locator(".dialog-actions .primary").click()
    third.page.reload()
    third.side(TENANT).sheet.expect_verdicts(["hold", "action"])


def test_a_workbook_goes_out_and_comes_back(page: Page, address: str, tmp_path: Path) -> None:
    panels = the_sheet(page, address, TENANT)
    answer(panels.sheet, 0, "confirmed")
    answer(panels.sheet, 1, "not-applicable", reason="No break clause")
    path = tmp_path / "answers.xlsx"
    saved(page, page.get_by_role("button", name="Excel with answers")).save_as(path)
    assert JAPANESE.findall(in_workbook(path.read_bytes())) == []
    book: Any = openpyxl.load_workbook(path)
    row = next(
        row
        for sheet in book
        for row in sheet.iter_rows()
        if {"condition-attached", "Confirmed"} <= {cell.value for cell in row}
    )
    next(cell for cell in row if cell.value == "Confirmed").value = "On hold"
    book.save(path)
    with page.expect_file_chooser() as chosen:
        page.get_by_role("button", name="Import from Excel").click()
    chosen.value.set_files(path)
    expect(panels.dialog.get_by_role("heading", name="Check what will be imported")).to_be_visible()
    expect(panels.dialog).to_contain_text("All fields were read.")
    expect_english(page)
    panels.dialog.get_by_label("Take the imported value").check()
    panels.dialog.locator("button.primary").click()
    panels.sheet.expect_verdict(0, "hold")
    expect_english(page)


def test_it_is_copied_as_text(page: Page, address: str) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    panels = the_sheet(page, address, TENANT)
    answer(panels.sheet, 0, "not-applicable", reason="New building")
    panels.press("Copy")
    for name in (
        "Markdown tasks",
        "Markdown with □",
        "Table (TSV)",
        "Minutes",
        "Minutes (Markdown)",
    ):
        panels.dialog.get_by_role("button", name=re.compile(rf"^{re.escape(name)}")).first.click()
        expect(page.get_by_role("status").filter(has_text=f"Copied: {name}").first).to_be_attached()
        text = page.evaluate("navigator.clipboard.readText()")
        assert "New building" in text or "schedule of condition" in text
        assert JAPANESE.findall(text) == []


def test_it_is_printed_in_english(page: Page, address: str) -> None:
    panels = the_sheet(page, address, TENANT)
    answer(panels.sheet, 0, "action", "2026-12-10", "Bob")
    page.wait_for_function("() => globalThis.guidancePaper !== undefined")
    pdf = PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True, tagged=True)))
    text = "\n".join(one.extract_text() for one in pdf.pages)
    assert "1.0.0" in text
    assert JAPANESE.findall(text) == []


@pytest.mark.parametrize(
    ("words", "first"),
    [
        ("lease", "glossary.html#lease"),
        ("service charges", "glossary.html#service-charge"),
        ("HEADS of terms", "glossary.html#heads-of-terms"),
        ("break claus", "glossary.html#break-clause"),
    ],
)
def test_a_reader_finds_what_it_says(page: Page, address: str, words: str, first: str) -> None:
    assert search(page, address, words)[0] == first
    expect_english(page)
    search(page, address, "zzzqqq")
    expect_english(page)
