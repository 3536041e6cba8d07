"""Hostile files: they never run, never break the page, never change what is stored."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.panels import Panels, answer
from tests.browser.sheet import Sheet

SCRIPT = '<img src=x onerror="window.ran=1"><script>window.ran=1</script>'
File = dict[str, Any]


@pytest.fixture
def one(page: Page, address: str) -> Panels:
    panels = Panels(Sheet(page, address))
    panels.sheet.name("基幹刷新")
    answer(panels.sheet, 0, "confirmed")
    return panels


@pytest.fixture
def good(one: Panels, tmp_path: Path) -> File:
    """A file that would be taken."""
    one.export(tmp_path / "good.json")
    file: File = json.loads((tmp_path / "good.json").read_text(encoding="utf-8"))
    return file


def _cell(file: File) -> dict[str, Any]:
    answers: dict[str, Any] = file["project"]["answers"]["B1"]
    first: dict[str, Any] = next(iter(answers.values()))[0]
    return first


def edited(change: Callable[[File], object]) -> Callable[[File], str]:
    def make(file: File) -> str:
        change(file)
        return json.dumps(file)

    return make


REFUSED: dict[str, tuple[Callable[[File], str], str]] = {
    "not json": (lambda file: "{", "JSONとして読めません"),
    "empty": (lambda file: "", "JSONとして読めません"),
    "binary": (lambda file: "\x00\x01\ufffd", "JSONとして読めません"),
    "another format": (lambda file: '{"format": "x"}', "回答ファイルではない"),
    "null": (lambda file: "null", "回答ファイルではない"),
    "newer format": (edited(lambda file: file.update(formatVersion=99)), "新しい形式（99）"),
    "another site": (
        edited(
            lambda file: (
                file.update(site="<b>別</b>"),
                file["project"].update(lists={}, answers={}),
            )
        ),
        "別のサイト「<b>別</b>」",
    ),
    "prototype": (
        lambda file: json.dumps(file).replace('"B1": {', '"B1": {"__proto__": {"ran": 1}, ', 1),
        "使えないキー「__proto__」",
    ),
    "constructor": (
        edited(lambda file: file["project"].update(constructor={})),
        "使えないキー「constructor」",
    ),
    "unknown key": (edited(lambda file: file["project"].update(extra=1)), "知らない項目"),
    "wrong type": (edited(lambda file: _cell(file).update(note=["x"])), "値が正しくない"),
    "wrong verdict": (edited(lambda file: _cell(file).update(verdict=SCRIPT)), "値が正しくない"),
    "too long": (edited(lambda file: _cell(file).update(note="x" * 2001)), "値が正しくない"),
    "script for an id": (
        edited(lambda file: file["project"].update(id=SCRIPT)),
        "値が正しくない",
    ),
    "deep": (lambda file: "[" * 100_000 + "]" * 100_000, "入れ子が深すぎる"),
}


@pytest.mark.parametrize("address", ["http"], indirect=True)
def test_a_file_that_cannot_be_taken_is_refused_with_its_reason(
    one: Panels, good: File, tmp_path: Path, subtests: pytest.Subtests
) -> None:
    path = tmp_path / "bad.json"
    before = one.storage()
    for case, (make, reason) in REFUSED.items():
        with subtests.test(case):
            path.write_text(make(copy.deepcopy(good)), encoding="utf-8")
            one.press("ファイル")
            one.choose(path)
            problem = one.dialog.get_by_role("alert")
            expect(problem).to_contain_text(reason)
            expect(problem).to_contain_text("いまの回答は変わっていません")
            assert one.storage() == before
            assert one.page.evaluate("window.ran ?? {}.ran ?? 0") == 0
        one.action("閉じる")
    answer(one.sheet, 1, "hold")  # the page works on
    expect(one.sheet.saved).to_contain_text("保存済み")


def test_fifty_megabytes_are_not_even_read(one: Panels, tmp_path: Path) -> None:
    path = tmp_path / "huge.json"
    path.write_bytes(b"[" * 50_000_000)
    before = one.storage()
    one.page.evaluate(
        "() => { window.reads = 0; const { text } = Blob.prototype;"
        " Blob.prototype.text = function () { window.reads += 1; return text.call(this); }; }"
    )
    one.press("両社の答えを比べる")
    one.choose(path)
    expect(one.dialog.get_by_role("alert")).to_contain_text("1MiBを超える")
    assert one.page.evaluate("reads") == 0
    assert one.storage() == before


def test_script_in_every_text_field_stays_text(
    one: Panels, good: File, tmp_path: Path, page: Page
) -> None:
    page.on("dialog", lambda dialog: pytest.fail(f"ran: {dialog.message}"))
    file = copy.deepcopy(good)
    file["site"] = SCRIPT
    file["project"]["id"] = "hostile"
    heading = file["project"]["heading"][0]
    heading |= {"name": SCRIPT, "attendees": {"B1": SCRIPT, "B2": SCRIPT}}
    ids = [one.sheet.item(at) for at in range(3)]
    texts = dict.fromkeys(("reason", "note", "assignee", "confirmedBy", "wording"), SCRIPT)
    base = _cell(file)
    both = {}
    for side, verdict in (("B1", "action"), ("B2", "not-applicable")):
        stamp = {"at": 1, "count": 1, "actor": side.lower(), "seen": {side.lower(): 1}}
        other = stamp | {"actor": "z", "seen": {"z": 1}}
        said = base | texts | {"verdict": verdict, "stamp": stamp}
        both[side] = {id_: [said, said | {"stamp": other, "note": "x"}] for id_ in [*ids, "gone"]}
    file["project"]["answers"] = both
    settled = dict.fromkeys(("reason", "note", "assignee", "wording"), SCRIPT)
    file["project"]["agreed"] = {
        ids[2]: [
            settled
            | {
                "verdict": "hold",
                "due": "",
                "list": base["list"],
                "version": base["version"],
                "settledAt": 8_640_000_000_000_000,
                "from": {side: both[side][ids[2]][0] for side in both},
                "stamp": {"at": 1, "count": 1, "actor": "s", "seen": {"s": 1}},
            }
        ]
    }
    path = tmp_path / "script.json"
    path.write_text(json.dumps(file), encoding="utf-8")
    one.press("ファイル")
    one.choose(path)
    expect(one.dialog).to_contain_text("window.ran=1")
    one.dialog.get_by_label("いまの案件").check()
    one.dialog.get_by_label("ファイルの案件").check()
    one.action("案件として開く")
    one.action("閉じる")
    for name in ("両社の答えを比べる", "未確定事項一覧", "共有リンク"):
        one.press(name)
        one.escape()
    one.press("コピー")
    one.page.evaluate("Object.defineProperty(navigator, 'clipboard', { value: undefined })")
    one.action("議事録用コピー")
    expect(one.dialog).to_contain_text("window.ran=1")
    one.page.reload()
    expect(one.page.locator(".sheet-retired")).to_contain_text("window.ran=1")
    one.press("両社の答えを比べる")
    expect(one.dialog).to_contain_text("window.ran=1")
    assert one.page.evaluate("window.ran ?? 0") == 0
    expect(one.page.locator("article img, article script:not(#checklist-data)")).to_have_count(0)
