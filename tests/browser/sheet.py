"""A checklist page as its readers handle it."""

from __future__ import annotations

import datetime
import time
from collections.abc import Callable, Iterable
from typing import Any, TypeVar

from playwright.sync_api import Locator, Page, expect

T = TypeVar("T")

LIST = "checklists/kickoff.html"


class Sheet:
    """A list (the kickoff list unless told) on a page; rows count from 0.

    A browser that never chose a side fills in as ``side``; None leaves the choice open.
    """

    def __init__(
        self,
        page: Page,
        address: str,
        suffix: str = "",
        path: str = LIST,
        side: str | None = "B1",
    ) -> None:
        self.page = page
        self.url = f"{address}/{path}"
        page.goto(self.url + suffix)
        sides = page.locator('input[name="sheet-side"]')
        behind = page.locator("dialog[open]").count()  # a share link opens one
        if (
            side
            and not behind
            and sides.count()
            and not sides.and_(page.locator(":checked")).count()
        ):
            page.locator(f'input[name="sheet-side"][value="{side}"]').check()

    @property
    def rows(self) -> Locator:
        return self.page.locator("tr.check")

    def row(self, at: int) -> Locator:
        return self.rows.nth(at)

    def item(self, at: int) -> str:
        return self.row(at).get_attribute("id") or ""

    def radio(self, at: int, verdict: str) -> Locator:
        return self.row(at).locator(f'input[type="radio"][value="{verdict}"]')

    def answer(self, at: int, verdict: str) -> None:
        self.radio(at, verdict).check()

    def expect_verdict(self, at: int, verdict: str) -> None:
        """Wait until the answer of a row is this one."""
        expect(self.radio(at, verdict)).to_be_checked()

    def expect_verdicts(self, verdicts: Iterable[str]) -> None:
        """Wait until the first rows are answered like this."""
        for at, verdict in enumerate(verdicts):
            self.expect_verdict(at, verdict)

    def field(self, at: int, name: str) -> Locator:
        return self.row(at).locator(f'[name="{name}-{self.item(at)}"]')

    def unfold(self, at: int) -> None:
        toggle = self.row(at).locator(".check-toggle")
        if toggle.get_attribute("aria-expanded") == "false":
            toggle.click()

    def name(self, name: str) -> None:
        """Fill in 案件名, and wait until it is kept."""
        self.page.locator('input[name="project"]').fill(name)
        self.page.locator('input[name="project"]').blur()

    def create(self, name: str) -> None:
        self.page.get_by_role("button", name="新しい案件").click()
        self.page.get_by_role("dialog").get_by_label("案件名").fill(name)
        self.page.get_by_role("button", name="作る").click()

    def open(self, name: str) -> None:
        self.page.get_by_label("表示中の案件").select_option(label=name)

    @property
    def progress(self) -> Locator:
        return self.page.locator(".sheet-bar .progress-text")

    @property
    def saved(self) -> Locator:
        return self.page.locator(".sheet-saved")

    @property
    def alert(self) -> Locator:
        return self.page.get_by_role("alert")

    def shown(self) -> list[str]:
        """The items that no filter hides."""
        return self.page.eval_on_selector_all(
            "tr.check", "rows => rows.filter(row => row.checkVisibility()).map(row => row.id)"
        )

    def stored(self) -> dict[str, Any]:
        """What the browser keeps of all projects, by key."""
        stored: dict[str, Any] = self.page.evaluate(
            "Object.fromEntries(Object.entries(localStorage)"
            ".filter(([key]) => key.startsWith('guidance2:'))"
            ".map(([key, text]) => [key, JSON.parse(text)]))"
        )
        return stored


def eventually(page: Page, read: Callable[[], T], expected: T, timeout: float = 10_000) -> None:
    """Wait until what is read is as expected; ``timeout`` in milliseconds."""
    end = time.monotonic() + timeout / 1000
    while (found := read()) != expected and time.monotonic() < end:
        page.wait_for_timeout(50)  # while it waits, the page's events arrive
    assert found == expected


def type_notes_at_once(*notes: tuple[Sheet, str]) -> None:
    """Type a note of the first item in several tabs before any of them saves: their clocks stand."""
    for sheet, _ in notes:
        sheet.page.clock.install()
        sheet.page.clock.pause_at(datetime.datetime.now() + datetime.timedelta(minutes=5))
    for sheet, text in notes:
        sheet.field(0, "note").evaluate(
            "(field, text) => { field.value = text; field.dispatchEvent(new Event('input', { bubbles: true })); }",
            text,
        )
    for sheet, _ in notes:
        sheet.page.clock.resume()
