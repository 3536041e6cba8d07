"""Writes tests/answers/<list>-<version>.json: a file of each released list, with everything in use.

Run at a release, on the built site: ``python -m tests.browser.record_answers``. Files that are there
stay as they are: they hold that what an older release exported keeps importing.
"""

from __future__ import annotations

import json
import os
import tempfile
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from tests.browser.conftest import ARGUMENTS, ROOT
from tests.browser.panels import Panels, answer, note
from tests.browser.sheet import Sheet

ANSWERS = ROOT / "tests" / "answers"
VERDICTS = ("confirmed", "action", "hold", "not-applicable", "unconfirmed")


def _fill(sheet: Sheet, person: str, day: int) -> None:
    answer(sheet, 4, "hold")  # and taken back below
    for at, verdict in enumerate(VERDICTS):
        answer(sheet, at, verdict)
    answer(sheet, 3, "not-applicable", reason="今回は使わない")
    answer(sheet, 1, "action", f"2026-12-{day}", person)
    note(sheet, 1, f"{person}が資料を待つ\n=1+1 <b>&</b> 𠮷")
    for name, text in (("confirmed-by", person), ("confirmed-on", "2026-12-01")):
        sheet.unfold(0)
        sheet.field(0, name).fill(text)
        sheet.field(0, name).blur()


def _conflict(panels: Panels, folder: Path) -> None:
    """Somebody else's copy of the file goes on: both answers stay."""
    path = folder / "copy.json"
    panels.export(path)
    file = json.loads(path.read_text(encoding="utf-8"))
    cell = file["project"]["answers"]["B1"][panels.sheet.item(2)][0]
    count = cell["stamp"]["count"] + 1
    seen = cell["stamp"]["seen"] | {"elsewhere": count}
    cell |= {"verdict": "confirmed", "stamp": cell["stamp"] | {"count": count, "seen": seen}}
    cell["stamp"]["actor"] = "elsewhere"
    path.write_text(json.dumps(file), encoding="utf-8")
    panels.sheet.answer(2, "action")
    panels.load(path)


def _settle(panels: Panels) -> None:
    panels.dialog.get_by_role("button", name="別の内容で合意").first.click()
    panels.dialog.get_by_label("確認済").check()
    panels.action("この内容で合意する")


def record(page: Page, html: Path, list_id: str, folder: Path) -> None:
    page.goto(f"{html.as_uri()}/checklists/{list_id}.html")
    version = json.loads(page.locator("#checklist-data").inner_text())["version"]
    path = ANSWERS / f"{list_id}-{version}.json"
    if path.exists():
        return
    sheet = Sheet(page, html.as_uri(), path=f"checklists/{list_id}.html")
    panels = Panels(sheet)
    sheet.name("青空商事 基幹刷新")
    for name, text in (
        ("date", "2026-12-01"),
        ("attendees-b1", "鈴木"),
        ("attendees-b2", "田中・佐藤"),
    ):
        page.locator(f'input[name="{name}"]').fill(text)
        page.locator(f'input[name="{name}"]').blur()
    _fill(sheet, "鈴木", 10)
    panels.side("B2")
    _fill(sheet, "田中", 15)
    answer(sheet, 4, "hold")
    panels.side("B1")
    _conflict(panels, folder)
    panels.press("両社の答えを比べる")
    _settle(panels)
    panels.dialog.get_by_role("button", name="元に戻す").first.click()
    _settle(panels)
    panels.action("閉じる")
    panels.export(path)


def main() -> None:
    html = ROOT / "build" / "html"
    lists = sorted(path.stem for path in (ROOT / "checklists").glob("*.yaml"))
    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as folder:
        browser = playwright.chromium.launch(
            executable_path=os.environ.get("CHROMIUM", "/usr/bin/chromium"), args=ARGUMENTS
        )
        for list_id in lists:
            page = browser.new_context(locale="ja-JP", timezone_id="Asia/Tokyo").new_page()
            record(page, html, list_id, Path(folder))
        browser.close()


if __name__ == "__main__":
    main()
