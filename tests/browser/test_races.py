"""Two and three tabs fill in one project for a long time: all end alike, and nothing is lost."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import NewContext
from tests.browser.sheet import Sheet, eventually

VERDICTS = ("unconfirmed", "confirmed", "action", "hold", "not-applicable")
ROWS = 4
STEPS = 120
UNFOLD = "one => { one.focus(); if (one.getAttribute('aria-expanded') === 'false') one.click(); }"


@pytest.fixture(scope="module")
def address(serve: str) -> str:
    return serve


def shown(page: Page) -> list[list[str]]:
    """The verdict, the note and the answers that differ, of each row; the name of the project."""
    rows: list[list[str]] = page.evaluate(
        "n => [...document.querySelectorAll('tr.check')].slice(0, n).map(row => ["
        " row.querySelector('input[type=radio]:checked').value, row.querySelector('textarea').value,"
        " ...[...row.querySelectorAll('.check-conflict button')].map(one => one.textContent).sort()])",
        ROWS,
    )
    return [*rows, [page.locator('input[name="project"]').input_value()]]


def step(drawn: Random, sheet: Sheet, note: str) -> int | None:
    """One thing that a person does in a tab; the row, where it was a note."""
    at = drawn.randrange(ROWS)
    match drawn.randrange(8):
        case 0:
            sheet.name(note)
        case 1:
            sheet.page.reload()
        case 2 | 3:
            # At once: what another tab says folds and unfolds a row whose hands are elsewhere.
            sheet.row(at).locator(".check-toggle").evaluate(UNFOLD)
            sheet.field(at, "note").fill(note)
            return at
        case _:
            # No pointer: what another tab says may move the row just then.
            sheet.radio(at, drawn.choice(VERDICTS)).evaluate("one => one.click()")
    return None


@pytest.mark.soak
@pytest.mark.parametrize("tabs", [2, 3])
@pytest.mark.parametrize("seed", range(3))
def test_all_tabs_end_alike_and_as_stored(
    new_context: NewContext,
    address: str,
    tabs: int,
    seed: int,
    figure: Callable[[str, int], None],
) -> None:
    drawn = Random(seed)
    context = new_context()
    first = Sheet(context.new_page(), address)
    first.name("競争")
    first.answer(9, "confirmed")
    sheets = [first, *(Sheet(context.new_page(), address) for _ in range(tabs - 1))]
    last: dict[int, str] = {}
    for n in range(STEPS):
        at = step(drawn, drawn.choice(sheets), note := f"{n}回目")
        if at is not None:
            last[at] = note
    for sheet in sheets:
        sheet.page.locator("h1").click()  # what is being typed is kept when it is left
    pages = [sheet.page for sheet in sheets]
    eventually(
        pages[0], lambda: [shown(page) for page in pages[1:]], [shown(pages[0])] * (tabs - 1)
    )
    before = shown(pages[0])
    for at, note in last.items():
        assert any(note in said for said in before[at]), f"the last note of row {at} is lost"
    for page in pages:
        page.reload()
        eventually(page, lambda page=page: shown(page), before)
    figure(f"steps of {tabs} tabs in a race", STEPS)
