"""The notes of a page stand below one line: a mark unfolds them, and paper shows them all."""

from __future__ import annotations

from playwright.sync_api import Page, expect

PAGE = "concept/limits-of-liability.html"


def test_a_mark_leads_into_the_folded_notes(page: Page, address: str) -> None:
    page.goto(f"{address}/{PAGE}")
    notes = page.locator("details.folded")
    expect(notes).not_to_have_attribute("open", "")
    page.locator("a.source-mark").first.click()
    expect(notes).to_have_attribute("open", "")
    expect(page.locator("details.folded li:target")).to_be_in_viewport()


def test_an_address_of_a_note_unfolds_it(page: Page, address: str) -> None:
    page.goto(f"{address}/{PAGE}#source-civil-code-415")
    expect(page.locator("details.folded")).to_have_attribute("open", "")
    expect(page.locator("#source-civil-code-415")).to_be_in_viewport()


def test_notes_unfold_from_the_keyboard(page: Page, address: str) -> None:
    page.goto(f"{address}/{PAGE}")
    page.locator("details.folded > summary").focus()
    page.keyboard.press("Enter")
    expect(page.locator("#source-civil-code-415")).to_be_visible()


def test_paper_shows_the_notes(page: Page, address: str) -> None:
    page.goto(f"{address}/{PAGE}")
    page.emulate_media(media="print")
    expect(page.locator("#source-civil-code-415")).to_be_visible()


def test_the_mark_of_doubt_leads_to_what_it_means(page: Page, address: str) -> None:
    page.goto(f"{address}/{PAGE}")
    page.locator("a.unverified-mark").first.click()
    expect(page.locator("#unverified")).to_be_in_viewport()


def test_nothing_runs_out_of_a_phone(page: Page, address: str) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    for path in (PAGE, "about/sources.html"):
        page.goto(f"{address}/{path}")
        wide = page.evaluate("document.documentElement.scrollWidth")
        assert wide <= 390, path
