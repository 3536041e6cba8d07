"""axe-core finds nothing in the panels, and they fit a narrow window."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.browser.axe import violations_in_both_schemes
from tests.browser.conftest import NewContext
from tests.browser.panels import B1, Panels, answer
from tests.browser.sheet import Sheet
from tests.browser.test_checklist_accessibility import WIDTHS


@pytest.fixture(scope="module")
def address(serve: str) -> str:
    return serve


def both_sides(panels: Panels) -> None:
    answer(panels.sheet, 0, "confirmed")
    answer(panels.sheet, 1, "action", "2026-12-10", "鈴木")
    answer(panels.sheet, 2, "confirmed")
    panels.side("B2")
    answer(panels.sheet, 0, "hold")
    answer(panels.sheet, 1, "action", "2026-12-15", "田中")
    panels.side("B1")


def compare(panels: Panels) -> None:
    panels.press("両社の答えを比べる")
    panels.dialog.get_by_role("button", name=f"{B1}の答えで合意").first.click()


def settle(panels: Panels) -> None:
    compare(panels)
    panels.dialog.get_by_role("button", name="別の内容で合意").first.click()


def preview(panels: Panels) -> None:
    panels.press("ファイル")
    file = json.loads(panels.save("案件ファイル（JSON）を書き出す"))
    cell = file["project"]["answers"]["B1"][panels.sheet.item(2)]
    cell[0] |= {"verdict": "hold", "stamp": cell[0]["stamp"] | {"actor": "t", "seen": {"t": 1}}}
    panels.dialog.locator('input[type="file"]').set_input_files(
        {"name": "x.json", "mimeType": "application/json", "buffer": json.dumps(file).encode()}
    )
    expect(panels.dialog.get_by_role("group", name="どちらを残すか")).to_be_visible()


def refused(panels: Panels) -> None:
    panels.press("ファイル")
    panels.dialog.locator('input[type="file"]').set_input_files(
        {"name": "x.json", "mimeType": "application/json", "buffer": b"x"}
    )
    expect(panels.dialog.get_by_role("alert")).not_to_be_empty()


def copy_by_hand(panels: Panels) -> None:
    panels.page.evaluate("Object.defineProperty(navigator, 'clipboard', { value: undefined })")
    panels.press("コピー")
    panels.action("議事録用コピー")


def press(name: str) -> Callable[[Panels], object]:
    return lambda panels: panels.press(name)


STATES: dict[str, Callable[[Panels], object]] = {
    "outlook": lambda panels: panels.page.locator(".sheet-outlook > summary").click(),
    "compare": compare,
    "settle": settle,
    "preview": preview,
    "refused": refused,
    "register": press("未確定事項一覧"),
    "files": press("ファイル"),
    "share": press("共有リンク"),
    "copy": press("コピー"),
    "copy by hand": copy_by_hand,
}


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("width", WIDTHS)
def test_axe_finds_nothing(new_context: NewContext, address: str, state: str, width: str) -> None:
    page = new_context(bypass_csp=True, viewport=WIDTHS[width]).new_page()
    panels = Panels(Sheet(page, address))
    both_sides(panels)
    STATES[state](panels)
    assert violations_in_both_schemes(page) == []
    wider = page.eval_on_selector_all(
        "html, dialog[open], .sheet-panels, .register-scroll",
        "all => all.filter(one => one.scrollWidth > one.clientWidth).map(one => one.className || one.tagName)",
    )
    assert wider == []
