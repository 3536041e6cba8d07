"""A party that ``guidance.yaml`` adds answers a checklist like those that were there before."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import NewContext, served
from tests.browser.panels import Panels, note
from tests.browser.sheet import Sheet
from tests.conftest import SMALL, Project
from tests.site.conftest import build

FILE = "guidance.yaml"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The starter with a party of its own that answers, and that its checklist asks."""
    root = tmp_path_factory.mktemp("party") / "project"
    shutil.copytree(SMALL, root)
    project = Project(root)
    party = "  P: {name: 決済会社, short: 決済}\n"
    project.edit(FILE, "answering: [B1, B2]\n", f"{party}answering: [B1, P]\n")
    project.edit("checklists/kickoff.yaml", "who: [B1, B2]", "who: [B1, P]")
    built = build(project)
    assert built.warnings == ""
    return built.outdir


@pytest.fixture(scope="module")
def serve(site: Path) -> Iterator[str]:
    with served(site) as address:
        yield address


@pytest.fixture
def address(serve: str) -> str:
    return serve


def test_a_party_that_was_added_answers_and_is_compared(
    new_context: NewContext, address: str, tmp_path: Path
) -> None:
    theirs = Panels(Sheet(new_context().new_page(), address, side="P"))
    expect(theirs.page.locator('label:has(input[name="sheet-side"]:checked)')).to_contain_text(
        "決済会社"
    )
    theirs.sheet.name("入れ替え")
    theirs.sheet.answer(0, "confirmed")
    note(theirs.sheet, 0, "別紙を見ました。")
    file = tmp_path / "theirs.json"
    theirs.export(file)
    answers = json.loads(file.read_text(encoding="utf-8"))["project"]["answers"]
    assert answers["P"]["scope-in-contract"][0]["verdict"] == "confirmed"

    ours = Panels(Sheet(new_context().new_page(), address, side="B1"))
    ours.sheet.name("入れ替え")
    ours.sheet.answer(0, "hold")
    ours.press("両社の答えを比べる")
    ours.choose(file)
    ours.dialog.locator(".dialog-actions .primary").click()
    differing = ours.dialog.locator(".compare-list > li")
    expect(differing).to_have_count(1)
    expect(differing).to_contain_text("決済")
    expect(differing).to_contain_text("別紙を見ました。")
    expect(differing).not_to_contain_text("B2")
