"""What the rows show when the list changed after people answered."""

from __future__ import annotations

import json
import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.sheet import LIST, Sheet

DATA = re.compile(
    r'(<script type="application/json" id="checklist-data">)(.*?)(</script>)', re.DOTALL
)
Changed = Callable[[list[dict[str, object]]], None]


@pytest.fixture
def release(page: Page, site: object) -> Changed:
    """Serve a next version of the list, with these changes declared."""

    def serve(changes: list[dict[str, object]]) -> None:
        def answer(route: Route) -> None:
            response = route.fetch()

            def newer(found: re.Match[str]) -> str:
                data = json.loads(found[2])
                data["version"] = "99.0.0"
                data["changes"].append(
                    {"version": "99.0.0", "date": "2030-01-01", "changes": changes}
                )
                return found[1] + json.dumps(data).replace("<", "\\u003c") + found[3]

            route.fulfill(response=response, body=DATA.sub(newer, response.text()))

        page.route(f"**/{LIST}", answer)

    return serve


@pytest.mark.parametrize("address", ["http"], indirect=True)
def test_an_item_that_changed_in_meaning_keeps_its_answer_and_asks_again(
    page: Page, address: str, release: Changed
) -> None:
    sheet = Sheet(page, address)
    count = sheet.rows.count()
    sheet.answer(0, "confirmed")
    sheet.answer(1, "confirmed")
    release(
        [
            {"item": sheet.item(0), "kind": "meaning-changed"},
            {"item": sheet.item(1), "kind": "reworded"},
        ]
    )
    page.reload()
    sheet.expect_verdicts(["confirmed", "confirmed"])
    expect(sheet.row(0)).to_contain_text("再確認")
    expect(sheet.row(1)).not_to_contain_text("再確認")
    expect(sheet.progress).to_have_text(f"確認済 1／{count}（再確認1）")
    sheet.row(0).get_by_role("button", name="いまの文言でも「確認済」のまま").click()
    expect(sheet.row(0)).not_to_contain_text("再確認")
    expect(sheet.radio(0, "confirmed")).to_be_focused()
    expect(sheet.progress).to_have_text(f"確認済 2／{count}")


@pytest.mark.parametrize("address", ["http"], indirect=True)
def test_items_that_an_answered_one_was_split_into_show_the_old_answer_and_tick_nothing(
    page: Page, address: str, release: Changed
) -> None:
    sheet = Sheet(page, address)
    sheet.answer(0, "confirmed")
    release([{"item": sheet.item(0), "kind": "split", "into": [sheet.item(1), sheet.item(2)]}])
    page.reload()
    for at in (1, 2):
        sheet.expect_verdict(at, "unconfirmed")
        expect(sheet.row(at)).to_contain_text("分割・統合される前の回答")
        expect(sheet.row(at)).to_contain_text("確認済")
