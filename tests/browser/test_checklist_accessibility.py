"""axe-core finds nothing, and the page works narrow, zoomed, in forced colours and without motion."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import ViewportSize, expect

from tests.browser.axe import violations, violations_in_both_schemes
from tests.browser.conftest import NewContext
from tests.browser.sheet import Sheet, type_notes_at_once

WIDTHS = {
    "wide": ViewportSize(width=1440, height=900),
    "narrow": ViewportSize(width=390, height=844),
}


@pytest.fixture(scope="module")
def address(serve: str) -> str:
    return serve


def filled(sheet: Sheet) -> None:
    sheet.name("基幹刷新")
    for at, verdict in enumerate(("confirmed", "action", "hold", "not-applicable")):
        sheet.answer(at, verdict)
    sheet.unfold(1)
    sheet.field(1, "note").fill("備考")
    sheet.field(1, "note").blur()


def press(name: str) -> Callable[[Sheet], None]:
    return lambda sheet: sheet.page.get_by_role("button", name=name, exact=True).click()


STATES: dict[str, Callable[[Sheet], None]] = {
    "empty": lambda sheet: None,
    "filled": filled,
    "filtered": lambda sheet: sheet.page.get_by_label("必須のみ").check(),
    "new project": press("新しい案件"),
    "shortcuts": press("キーボード操作"),
    "projects": lambda sheet: (filled(sheet), press("案件の管理")(sheet))[1],
    "moving to the other side": lambda sheet: (
        filled(sheet),
        press("記入をもう一方の側へ移す")(sheet),
    )[1],
    "deleting": lambda sheet: (filled(sheet), press("この端末から消去")(sheet))[1],
}


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("width", WIDTHS)
def test_axe_finds_nothing(new_context: NewContext, address: str, state: str, width: str) -> None:
    # The policy would keep the test's own script out.
    page = new_context(bypass_csp=True, viewport=WIDTHS[width]).new_page()
    sheet = Sheet(page, address, "?open=1")
    STATES[state](sheet)
    assert violations_in_both_schemes(page) == []


@pytest.mark.parametrize("width", WIDTHS)
def test_the_question_for_the_side_has_no_violation(
    new_context: NewContext, address: str, width: str
) -> None:
    page = new_context(bypass_csp=True, viewport=WIDTHS[width]).new_page()
    Sheet(page, address, side=None).radio(0, "confirmed").click()
    expect(page.get_by_role("dialog")).to_be_visible()
    assert violations_in_both_schemes(page) == []


def test_a_conflict_and_a_warning_have_no_violation(new_context: NewContext, address: str) -> None:
    context = new_context(bypass_csp=True)
    one = Sheet(context.new_page(), address)
    one.answer(5, "confirmed")
    two = Sheet(context.new_page(), address)
    type_notes_at_once((one, "一"), (two, "二"))
    expect(one.row(0).get_by_role("group", name="食い違う回答")).to_be_visible()
    two.page.evaluate(
        "() => { window.set = Storage.prototype.setItem;"
        " Storage.prototype.setItem = () => { throw new DOMException('', 'QuotaExceededError'); }; }"
    )
    two.answer(1, "hold")
    expect(two.alert).to_contain_text("いっぱいです")
    two.page.evaluate("() => { Storage.prototype.setItem = window.set; }")
    assert violations(one.page) == []
    assert violations(two.page) == []


def test_controls_are_named_by_number_and_text(new_context: NewContext, address: str) -> None:
    sheet = Sheet(new_context().new_page(), address)
    sheet.answer(0, "not-applicable")
    sheet.answer(1, "action")
    sheet.unfold(1)
    for at in (0, 1):
        number = sheet.row(at).locator(".check-number a").inner_text()
        text = sheet.row(at).locator(".check-text").inner_text()
        expect(sheet.row(at).get_by_role("group", name=f"{number} {text}")).to_have_count(1)
        names = (
            sheet.row(at)
            .locator("input:not([type=radio]), textarea")
            .evaluate_all("fields => fields.map(field => field.getAttribute('aria-label'))")
        )
        assert all(name.startswith(f"{number} {text} ") for name in names)
    expect(sheet.page.locator("label a")).to_have_count(0)


@pytest.mark.parametrize("width", [320, 390, 720])
def test_nothing_is_cut_off_and_targets_are_large_enough(
    new_context: NewContext, address: str, width: int
) -> None:
    # 720 is 1440 at 200 %.
    page = new_context(viewport={"width": width, "height": 640}).new_page()
    sheet = Sheet(page, address, "?open=1")
    filled(sheet)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    small = page.eval_on_selector_all(
        "article :is(button, select, .verdict, .sheet-side label, .filter-check, textarea, summary)",
        "all => all.filter(one => one.checkVisibility()).map(one => [one.className, one.getBoundingClientRect()])"
        ".filter(([, { width, height }]) => width < 24 || height < 24).map(([name]) => name)",
    )
    assert small == []
    out = page.eval_on_selector_all(
        "article :is(button, select, input, textarea, label)",
        "all => all.filter(one => one.checkVisibility() && one.getBoundingClientRect().right > innerWidth + 1)"
        ".map(one => one.outerHTML.slice(0, 100))",
    )
    assert out == []


def test_states_show_in_forced_colours(new_context: NewContext, address: str) -> None:
    page = new_context(forced_colors="active", reduced_motion="reduce").new_page()
    sheet = Sheet(page, address)
    filled(sheet)
    expect(page.locator(".sheet-bar progress")).to_be_visible()
    icons = (
        sheet.row(0)
        .locator(".verdict span")
        .evaluate_all("all => all.map(one => getComputedStyle(one, '::before').content)")
    )
    assert len(set(icons)) == len(icons)


def test_every_row_is_in_the_accessibility_tree_before_it_is_seen(
    new_context: NewContext, address: str
) -> None:
    page = new_context(viewport=WIDTHS["narrow"]).new_page()
    sheet = Sheet(page, address)
    client = page.context.new_cdp_session(page)
    nodes = client.send("Accessibility.getFullAXTree")["nodes"]
    names = [
        node["name"]["value"]
        for node in nodes
        if not node["ignored"] and node["role"]["value"] == "radio"
    ]
    assert names.count("保留") == sheet.rows.count()
    groups = {
        node["name"]["value"]
        for node in nodes
        if not node["ignored"] and node["role"]["value"] == "group"
    }
    assert set(page.locator("tr.check legend").all_text_contents()) <= groups
