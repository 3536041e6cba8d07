"""A part of a page that fails is told once in the console, and leaves the others alive."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

REFUSES = """
const set = Element.prototype.setAttribute;
Element.prototype.setAttribute = function (name, value) {
  if (name === '%s' && this.matches('%s')) throw new Error('refused');
  return set.call(this, name, value);
};
"""


@pytest.fixture
def own_page(browser: Browser) -> Iterator[Page]:
    """A page that may have errors, which others may not."""
    page = browser.new_page()
    yield page
    page.close()


def errors_of(page: Page) -> list[str]:
    found: list[str] = []
    page.on("pageerror", lambda error: found.append(error.message))
    return found


def test_without_the_choice_of_a_theme_the_search_box_works(own_page: Page, address: str) -> None:
    errors = errors_of(own_page)
    own_page.add_init_script(REFUSES % ("aria-label", '[data-module="theme"]'))
    own_page.goto(f"{address}/causes/scope-ambiguity.html")
    own_page.keyboard.press("/")
    own_page.keyboard.type("検収")
    expect(own_page.get_by_role("option").first).to_contain_text("検収")
    assert errors == ["refused"]


def test_without_suggestions_the_results_come(own_page: Page, address: str) -> None:
    errors = errors_of(own_page)
    own_page.add_init_script(REFUSES % ("aria-autocomplete", "article input"))
    own_page.goto(f"{address}/search.html?q=検収")
    expect(own_page.locator("[data-search-results] a").first).to_contain_text("検収")
    assert errors == ["refused"]
