"""The panels of a checklist page as its readers handle them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from playwright.sync_api import Locator, Page, expect

from tests.browser.sheet import Sheet

B1 = "ベンダー（B1）"
B2 = "サービス提供者（B2）"


class Panels:
    """The panels of the sheet on a page."""

    def __init__(self, sheet: Sheet) -> None:
        self.sheet = sheet
        self.page: Page = sheet.page

    def side(self, side: str) -> Panels:
        self.page.locator(f'input[name="sheet-side"][value="{side}"]').check()
        return self

    def press(self, name: str) -> Locator:
        """Press a button of the toolbar; the dialog that it opens."""
        self.page.locator(".panel-bar").get_by_role("button", name=name, exact=True).click()
        expect(self.dialog).to_be_visible()
        return self.dialog

    def escape(self) -> None:
        """Close the dialog on top by the keyboard."""
        dialogs = self.page.locator("dialog[open]")
        before = dialogs.count()
        self.page.keyboard.press("Escape")
        expect(dialogs).to_have_count(before - 1)

    @property
    def dialog(self) -> Locator:
        """The dialog on top."""
        return self.page.locator("dialog[open]").last

    def action(self, name: str) -> None:
        self.dialog.get_by_role("button", name=name, exact=True).click()

    def choose(self, path: Path) -> None:
        """Choose a file in the dialog on top."""
        self.dialog.locator('input[type="file"]').set_input_files(path)

    def export(self, path: Path) -> str:
        """Write the project to ``path``; the name that the page proposed."""
        self.press("ファイル")
        with self.page.expect_download() as download:
            self.action("案件ファイル（JSON）を書き出す")
        download.value.save_as(path)
        self.action("閉じる")
        return download.value.suggested_filename

    def save(self, name: str) -> str:
        """The text of the file that a button of the dialog on top writes."""
        with self.page.expect_download() as download:
            self.action(name)
        return Path(download.value.path()).read_text(encoding="utf-8")

    def load(self, path: Path, target: str | None = None) -> None:
        """Take over a file in 「ファイル」."""
        self.press("ファイル")
        self.choose(path)
        expect(self.dialog.get_by_role("heading", name="読み込む内容の確認")).to_be_visible()
        if target:
            self.dialog.get_by_label(target).check()
        self.dialog.locator(".dialog-actions .primary").click()
        self.action("閉じる")

    def agreed(self) -> dict[str, Any]:
        """What both sides settled on, as stored, by item."""
        return {
            key.split(":")[-1]: cell[0]
            for key, cell in self.sheet.stored().items()
            if ":agreed:" in key
        }

    def storage(self) -> str:
        """All that the browser keeps of answers, to be compared."""
        return json.dumps(self.sheet.stored(), sort_keys=True)


def answer(
    sheet: Sheet, at: int, verdict: str, due: str = "", assignee: str = "", reason: str = ""
) -> None:
    sheet.answer(at, verdict)
    for name, text in (("due", due), ("assignee", assignee), ("reason", reason)):
        if text:
            sheet.field(at, name).fill(text)
            sheet.field(at, name).blur()


def note(sheet: Sheet, at: int, text: str) -> None:
    sheet.unfold(at)
    sheet.field(at, "note").fill(text)
    sheet.field(at, "note").blur()
