"""The list of cases, narrowed by a point at issue: by buttons, by the address, and without scripts."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, expect

from sphinx_guidance.groups import filtered
from sphinx_guidance.loading import load
from tests.browser.axe import violations
from tests.conftest import ROOT

NewContext = Callable[..., BrowserContext]


@pytest.fixture(scope="module")
def counts() -> dict[str, int]:
    """How many cases each point has."""
    kb, _ = load(ROOT)
    return {group.heading: len(group.objects) for group in filtered(kb, "case")}


def cards(page: Page) -> Locator:
    return page.locator(".object-cards .sd-col")


def point(page: Page, name: str) -> Locator:
    group = page.get_by_role("group", name="争点から探す")
    return group.get_by_role("button", name=re.compile(f"^{name} "))


def test_a_point_narrows_the_list_and_the_address_keeps_it(
    page: Page, address: str, counts: dict[str, int]
) -> None:
    page.goto(f"{address}/cases/index.html")
    everything = cards(page).count()
    cap = point(page, "上限")
    expect(cap).to_have_text(f"上限 {counts['上限']}")
    cap.click()
    expect(cards(page)).to_have_count(counts["上限"])
    expect(cap).to_have_attribute("aria-pressed", "true")
    expect(page.get_by_role("status")).to_have_text(f"上限: {counts['上限']}件を表示")
    expect(page).to_have_url(re.compile("#cap$"))
    page.reload()
    expect(cards(page)).to_have_count(counts["上限"])
    point(page, "漏えい").click()
    expect(cards(page)).to_have_count(counts["漏えい"])
    page.go_back()
    expect(cards(page)).to_have_count(counts["上限"])
    point(page, "すべて").click()
    expect(cards(page)).to_have_count(everything)
    expect(page).not_to_have_url(re.compile("#"))


def test_the_keyboard_alone_narrows_the_list(
    page: Page, address: str, counts: dict[str, int]
) -> None:
    page.goto(f"{address}/cases/index.html")
    point(page, "完成").focus()
    page.keyboard.press("Tab")
    expect(point(page, "検収")).to_be_focused()
    page.keyboard.press("Enter")
    expect(cards(page)).to_have_count(counts["検収"])
    expect(point(page, "検収")).to_be_focused()


def test_another_anchor_of_the_page_shows_every_card(page: Page, address: str) -> None:
    page.goto(f"{address}/cases/index.html#heads-of-damage")
    expect(point(page, "すべて")).to_have_attribute("aria-pressed", "true")


def test_without_scripts_the_points_are_headings_with_links(
    new_context: NewContext, address: str, counts: dict[str, int]
) -> None:
    page = new_context(java_script_enabled=False).new_page()
    page.goto(f"{address}/cases/index.html")
    page.locator(".list-filter").get_by_role("link", name="上限").click()
    expect(page).to_have_url(re.compile("#cap$"))
    section = page.locator("section#cap")
    expect(section.get_by_role("heading")).to_contain_text(f"上限（{counts['上限']}件）")
    expect(section.get_by_role("link").and_(section.locator(".filter-found a"))).to_have_count(
        counts["上限"]
    )


@pytest.mark.parametrize("address", ["http"], indirect=True)
def test_the_filter_can_be_used_by_everybody(new_context: NewContext, address: str) -> None:
    page = new_context(bypass_csp=True).new_page()
    page.goto(f"{address}/cases/index.html#cap")
    expect(point(page, "上限")).to_have_attribute("aria-pressed", "true")
    assert violations(page) == []


def test_heads_of_damage_fit_a_phone_line_by_line(page: Page, address: str) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(f"{address}/concept/heads-of-damage.html#lost-profit")
    section = page.locator("section#lost-profit")
    expect(section.locator("td.sum").first).to_contain_text("請求額")
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    inside = "all => all.every(one => one.getBoundingClientRect().right <= innerWidth)"
    assert page.locator("table.damages-overview td, section td").evaluate_all(inside)
