"""Parts that come late: a lost request is made again, and a folder may be called like a script."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from tests.browser.conftest import served


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page whose console may tell of the requests that the test loses."""
    with browser.new_context(locale="ja-JP") as context:
        context.set_default_timeout(10_000)
        yield context.new_page()


def lose_first(page: Page, pattern: str) -> list[str]:
    """Lose the first request whose address fits; the addresses that were asked for so far."""
    asked: list[str] = []

    def answer(route: Route) -> None:
        asked.append(route.request.url)
        if len(asked) == 1:
            route.abort()
        else:
            route.continue_()

    page.route(pattern, answer)
    return asked


@pytest.mark.parametrize(
    "part",
    ["**/_static/search/names.js", "**/scripts/search.js*", "**/scripts/search-ja.js*"],
)
def test_the_search_box_asks_again(page: Page, serve: str, part: str) -> None:
    asked = lose_first(page, part)
    page.goto(f"{serve}/causes/scope-ambiguity.html")
    box = page.locator('form[data-module="search"] input')
    with page.expect_event("requestfailed"):
        box.focus()
    box.press_sequentially("検収", delay=50)
    expect(page.get_by_role("option").first).to_contain_text("検収")
    assert len(asked) == 2


def test_printing_asks_again(page: Page, serve: str) -> None:
    asked = lose_first(page, "**/scripts/paper.js*")
    with page.expect_event("requestfailed"):
        page.goto(f"{serve}/checklists/kickoff.html")
    page.get_by_role("button", name="印刷", exact=True).click()
    expect(page.get_by_role("dialog", name="印刷")).to_be_visible()
    assert len(asked) == 2


def test_a_site_stands_in_a_folder_called_like_its_scripts(
    page: Page, site: Path, tmp_path: Path
) -> None:
    (tmp_path / "site.js-checklist.js").symlink_to(site)
    with served(tmp_path) as address:
        page.goto(f"{address}/site.js-checklist.js/checklists/kickoff.html")
        page.get_by_role("button", name="印刷", exact=True).click()
        expect(page.get_by_role("dialog", name="印刷")).to_be_visible()
        page.keyboard.press("Escape")
        page.locator('form[data-module="search"] input').press_sequentially("検収")
        expect(page.get_by_role("option").first).to_contain_text("検収")
