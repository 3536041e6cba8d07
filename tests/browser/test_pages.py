"""What every reader meets on ordinary pages: weight, width, terms, themes, paper."""

from __future__ import annotations

import gzip
import io
import re
import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect
from pypdf import PdfReader

NewContext = Callable[..., BrowserContext]

KINDS = {
    "index": "index.html",
    "start": "start/before-contract.html",
    "concept": "concept/limits-of-liability.html",
    "cause list": "causes/index.html",
    "cause": "causes/scope-ambiguity.html",
    "incident": "incidents/personal-data-leak.html",
    "measure": "measures/change-control-clause.html",
    "coverage": "coverages/third-party-damages.html",
    "case": "cases/sqli-card-leak-2014.html",
    "case list": "cases/index.html",
    "damages": "concept/heads-of-damage.html",
    "checklist": "checklists/kickoff.html",
    "glossary": "glossary.html",
    "map": "tools/map.html",
    "sources": "about/sources.html",
    "authors' guide": "about/authors-guide.html",
}
WEIGHT_LIMIT = 60 * 1024


def test_each_kind_of_page_opens_without_an_error_and_fits_a_phone(
    page: Page, address: str, subtests: pytest.Subtests
) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    for kind, path in KINDS.items():
        with subtests.test(kind):
            page.goto(f"{address}/{path}")
            expect(page.locator("h1")).to_have_count(1)
            assert page.evaluate("document.documentElement.scrollWidth") <= 390


def test_no_amount_of_a_table_breaks_within_its_number(page: Page, address: str) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(f"{address}/concept/heads-of-damage.html")
    amounts = page.locator("td.sum").filter(has_text=re.compile(r"^\D+[\d,]+円$"))
    assert amounts.count() > 3
    heights = "all => all.map(one => one.querySelector('p').offsetHeight)"
    assert max(amounts.evaluate_all(heights)) < 40


def test_the_parties_are_named_in_the_order_of_their_letters(page: Page, address: str) -> None:
    page.goto(f"{address}/causes/scope-ambiguity.html")
    legend = page.locator(".page-tools").inner_text()
    assert 0 <= legend.find("B1") < legend.find("B2") < legend.find("（C）")


@pytest.mark.parametrize("address", ["http"], indirect=True)
def test_every_page_opens_without_an_error(page: Page, address: str, site: Path) -> None:
    for path in sorted(site.rglob("*.html")):
        name = path.relative_to(site).as_posix()
        if not name.startswith(("_static", "downloads")):
            page.goto(f"{address}/{name}", wait_until="domcontentloaded")
            assert page.title()


@pytest.mark.parametrize(
    "path",
    [
        p
        for k, p in KINDS.items()
        if k in ("cause", "measure", "incident", "coverage", "case", "concept")
    ],
)
@pytest.mark.parametrize("address", ["http"], indirect=True)
def test_a_content_page_weighs_at_most_sixty_kilobytes(page: Page, address: str, path: str) -> None:
    weight = 0

    def add(body: bytes) -> None:
        nonlocal weight
        weight += len(gzip.compress(body, 6, mtime=0))

    page.on("response", lambda response: add(response.body()))
    page.goto(f"{address}/{path}", wait_until="networkidle")
    assert 0 < weight <= WEIGHT_LIMIT, weight


class TestTerms:
    PATH = "causes/scope-ambiguity.html"

    def test_a_definition_shows_on_focus_and_goes_with_escape(
        self, page: Page, address: str
    ) -> None:
        page.goto(f"{address}/{self.PATH}")
        link = page.locator("a.term").first
        link.focus()
        popover = page.locator(".term-popover")
        expect(popover).to_be_visible()
        note = page.locator(f"#{link.get_attribute('aria-describedby')}").text_content()
        assert popover.locator("p").text_content() == note
        page.keyboard.press("Escape")
        expect(popover).to_be_hidden()
        expect(link).to_be_focused()

    def test_a_definition_shows_on_hover_and_can_be_pointed_at(
        self, page: Page, address: str
    ) -> None:
        page.goto(f"{address}/{self.PATH}")
        page.locator("a.term").first.hover()
        popover = page.locator(".term-popover")
        popover.wait_for(state="visible")
        popover.hover()
        page.wait_for_function("new Promise(done => setTimeout(() => done(true), 300))")
        expect(popover).to_be_visible()
        page.locator("h1").hover()
        popover.wait_for(state="hidden")

    def test_the_first_tap_shows_and_the_link_in_it_leads_on(
        self, new_context: NewContext, address: str
    ) -> None:
        page = new_context(
            has_touch=True, is_mobile=True, viewport={"width": 390, "height": 844}
        ).new_page()
        page.goto(f"{address}/{self.PATH}")
        page.locator("a.term").first.tap()
        popover = page.locator(".term-popover")
        popover.wait_for(state="visible")
        box = popover.bounding_box()
        assert box
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= 390
        popover.locator("a").tap()
        page.wait_for_url(re.compile(r"/glossary\.html#"))

    def test_without_a_script_the_link_leads_to_the_definition(
        self, new_context: NewContext, address: str
    ) -> None:
        page = new_context(java_script_enabled=False).new_page()
        page.goto(f"{address}/{self.PATH}")
        page.locator("a.term").first.click()
        page.wait_for_url(re.compile(r"/glossary\.html#"))


def test_the_theme_is_kept_from_page_to_page(page: Page, address: str) -> None:
    page.goto(f"{address}/index.html")
    button = page.locator("[data-module=theme]")
    button.click()
    button.click()
    expect(page.locator("body")).to_have_attribute("data-theme", "dark")
    page.goto(f"{address}/causes/index.html")
    expect(page.locator("body")).to_have_attribute("data-theme", "dark")


def test_the_navigation_opens_from_the_keyboard_on_a_phone(page: Page, address: str) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(f"{address}/index.html")
    link = page.locator(".sidebar-tree a", has_text="用語集")
    expect(link).to_be_hidden()
    page.locator("#__navigation").focus()
    page.keyboard.press("Space")
    expect(link).to_be_visible()


def test_a_link_to_one_item_lands_on_it_without_a_script(
    new_context: NewContext, address: str
) -> None:
    page = new_context(java_script_enabled=False).new_page()
    page.goto(f"{address}/checklists/kickoff.html#spec-decider-named")
    box = page.locator("tr.check:target").bounding_box()
    assert box
    assert -5 <= box["y"] < 700


@pytest.mark.parametrize("address", ["http"], indirect=True)
def test_the_numbers_of_the_map_stay_in_sight(page: Page, address: str) -> None:
    page.goto(f"{address}/tools/map.html")
    matrix = page.locator("table.relation-matrix").first
    for width in (390, 1024, 1440):
        page.set_viewport_size({"width": width, "height": 800})
        matrix.locator("tbody tr").nth(12).evaluate("row => row.scrollIntoView()")
        assert matrix.locator("thead th").last.evaluate(
            "head => head.checkVisibility() && head.getBoundingClientRect().top >= 0"
        )


def printed(page: Page) -> PdfReader:
    return PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True)))


def words(pdf: PdfReader) -> str:
    """The text of a PDF without spaces; fonts may give radicals for kanji, which NFKC undoes."""
    text = "".join(p.extract_text() for p in pdf.pages)
    return re.sub(r"\s", "", unicodedata.normalize("NFKC", text))


class TestPaper:
    def test_the_header_row_repeats_and_no_item_is_split(self, page: Page, address: str) -> None:
        page.goto(f"{address}/checklists/kickoff.html")
        page.emulate_media(media="print")
        assert (
            page.locator("table.checks thead").first.evaluate("e => getComputedStyle(e).display")
            == "table-header-group"
        )
        assert (
            page.locator("tr.check").first.evaluate("e => getComputedStyle(e).breakInside")
            == "avoid"
        )
        box = page.locator("tr.check input[type=radio]").nth(1)
        assert box.evaluate("e => getComputedStyle(e).borderTopStyle") == "solid"

    def test_a_page_of_the_graph_prints_its_addresses_and_no_navigation(
        self, page: Page, address: str
    ) -> None:
        page.goto(f"{address}/causes/scope-ambiguity.html")
        text = words(printed(page))
        assert "業務範囲と完成基準があいまい" in text
        assert "https://www.ipa.go.jp" in text
        assert "このページの見出し" not in text
        assert "用語集で見る" not in text
