"""The project's answers as an Excel workbook from the page, and a filled-in workbook back into it."""

from __future__ import annotations

import dataclasses
import datetime
import io
import json
import zipfile
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from playwright.sync_api import Page, expect

from sphinx_guidance.answers.file import answers_file
from sphinx_guidance.answers.project import (
    Answer,
    Heading,
    Project,
    verdict_names,
)
from sphinx_guidance.exports.publication import Publication
from sphinx_guidance.exports.xlsx import layout
from sphinx_guidance.exports.xlsx.read import Imported, read_workbook
from sphinx_guidance.exports.xlsx.workbook import write_workbook
from sphinx_guidance.loading import load
from sphinx_guidance.model import Checklist
from tests.browser.conftest import ROOT
from tests.browser.sheet import Sheet
from tests.conftest import SCHEMA
from tests.exports.samples import FORM, HOSTILE, SIDES, filled
from tests.exports.test_office import SOFFICE, convert, without_values

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
DATE = datetime.date(2026, 12, 10)


@pytest.fixture(scope="module")
def lists() -> dict[str, Checklist]:
    return dict(load(ROOT)[0].checklists)


@pytest.fixture
def kickoff(lists: dict[str, Checklist]) -> Checklist:
    return lists["kickoff"]


def load_into(page: Page, content: bytes, name: str = "filled.xlsx") -> None:
    with page.expect_file_chooser() as chosen:
        page.get_by_role("button", name="Excelから読み込む").click()
    chosen.value.set_files({"name": name, "mimeType": XLSX, "buffer": content})


def take_in(page: Page, content: bytes) -> None:
    load_into(page, content)
    page.get_by_role("dialog", name="読み込む内容の確認").locator("button.primary").click()


def saved(page: Page, tmp_path: Path) -> bytes:
    with page.expect_download() as download:
        page.get_by_role("button", name="回答入りExcel").click()
    path = tmp_path / "saved.xlsx"
    download.value.save_as(path)
    assert download.value.suggested_filename.endswith(".xlsx")
    return path.read_bytes()


def said(project: Project | None) -> dict[tuple[str, str], Answer]:
    assert project
    return {
        (side, item): answer
        for side in SIDES
        for item, answer in project.answers[side].items()
        if answer != Answer()
    }


def values(content: bytes) -> dict[str, list[tuple[Any, ...]]]:
    """What a program that does not calculate shows on each sheet."""
    book = openpyxl.load_workbook(io.BytesIO(content), data_only=True)
    return {sheet.title: list(sheet.iter_rows(values_only=True)) for sheet in book}


def hostile(of: Checklist) -> Project:
    """Every kind of hostile text in every field that a person fills in."""
    texts = [*HOSTILE, "_x0041_", "a&b<c>", "  前後の空白  "]
    answers = {
        side: {
            one.id: Answer(
                "hold", *(texts[(3 * i + k) % len(texts)] for k in range(3)), DATE, texts[i]
            )
            for i, one in enumerate(of.items)
        }
        for side in SIDES
    }
    return Project(
        of.id, of.version, SIDES, Heading("=1+1", DATE, {"B1": "@A1", "B2": "<b>x</b>"}), answers
    )


@pytest.mark.parametrize("make", [filled, hostile], ids=["filled", "hostile"])
def test_answers_go_from_excel_into_the_page_and_back_to_excel(
    page: Page,
    address: str,
    tmp_path: Path,
    lists: dict[str, Checklist],
    kickoff: Checklist,
    make: Any,
) -> None:
    project: Project = make(kickoff)
    original = write_workbook(kickoff, Publication(schema=SCHEMA), project)
    expected = read_workbook(original, lists, SCHEMA)
    Sheet(page, address)
    take_in(page, original)
    written = saved(page, tmp_path)
    found: Imported = read_workbook(written, lists, SCHEMA)
    assert [p for p in found.problems if p.code != "too-long"] == []
    assert said(found.project) == said(expected.project)
    assert found.project
    assert expected.project
    assert found.project.heading == expected.project.heading
    assert page.evaluate("document.querySelectorAll('article script:not([type])').length") == 0


@pytest.mark.parametrize("make", [filled, hostile], ids=["filled", "hostile"])
def test_page_and_command_take_the_same_workbook_for_the_same_answers(
    page: Page, address: str, lists: dict[str, Checklist], kickoff: Checklist, make: Any
) -> None:
    """So what was taken in by both ways shows no conflict at the next edit."""
    project: Project = make(kickoff)
    content = write_workbook(kickoff, Publication(schema=SCHEMA), project)
    imported = read_workbook(content, lists, SCHEMA)
    assert imported.project
    assert imported.saved
    told = json.loads(answers_file(imported.project, imported.site, imported.saved))
    sheet = Sheet(page, address)
    take_in(page, content)
    expect(page.locator('input[name="project"]')).to_have_value(project.heading.name)
    stamps = {
        (side, item): cell
        for side in SIDES
        for item, cell in told["project"]["answers"][side].items()
    }
    stored = {
        (key.split(":")[-2], key.split(":")[-1]): cell
        for key, cell in sheet.stored().items()
        if ":answer:" in key
    }
    assert stored == stamps


def test_the_workbook_is_the_one_that_the_build_makes(
    page: Page, address: str, tmp_path: Path, site: Path, kickoff: Checklist
) -> None:
    """Same parts, validations, colours, names and formulas; the values of formulas are right as well."""
    project = filled(kickoff)
    original = write_workbook(kickoff, Publication(schema=SCHEMA), project)
    sheet = Sheet(page, address)
    take_in(page, original)
    sheet.rows.first.wait_for()
    written = saved(page, tmp_path)
    blank = (site / "downloads" / "kickoff.xlsx").read_bytes()
    with zipfile.ZipFile(io.BytesIO(blank)) as one, zipfile.ZipFile(io.BytesIO(written)) as other:
        assert other.testzip() is None
        assert sorted(one.namelist()) == sorted(other.namelist())
        assert one.read("xl/styles.xml") == other.read("xl/styles.xml")
        assert one.read("xl/workbook.xml") == other.read("xl/workbook.xml")
    books = [openpyxl.load_workbook(io.BytesIO(content)) for content in (blank, written)]
    tables = [book[layout.checklist_sheet()] for book in books]
    rules = [
        [(str(v.sqref), v.type, v.formula1) for v in table.data_validations.dataValidation]
        for table in tables
    ]
    colours = [
        [
            (str(range_.sqref), [rule.formula for rule in range_.rules])
            for range_ in table.conditional_formatting
        ]
        for table in tables
    ]
    assert rules[0] == rules[1] != []
    assert colours[0] == colours[1] != []
    assert tables[0].freeze_panes == tables[1].freeze_panes
    assert tables[0].print_title_rows == tables[1].print_title_rows
    formulas = [
        [
            [cell.value for cell in row if cell.data_type == "f"]
            for row in book[layout.summary_sheet()].iter_rows()
        ]
        for book in books
    ]
    assert formulas[0] == formulas[1]
    shown, expected = values(written), values(original)
    for name in (layout.summary_sheet(), layout.open_sheet(), layout.counting_sheet()):
        body = slice(4 if name != layout.counting_sheet() else 0, None)
        assert shown[name][body] == expected[name][body], name


@pytest.mark.skipif(SOFFICE is None, reason="LibreOffice (soffice) is not installed")
@pytest.mark.parametrize("address", ["file"], indirect=True)
def test_libreoffice_calculates_what_the_page_wrote(
    page: Page, address: str, tmp_path: Path, kickoff: Checklist
) -> None:
    Sheet(page, address)
    take_in(page, write_workbook(kickoff, Publication(schema=SCHEMA), filled(kickoff)))
    written = saved(page, tmp_path)
    source = tmp_path / "source"
    source.mkdir()
    (source / "kickoff.xlsx").write_bytes(without_values(written))
    convert(["kickoff"], "xlsx:Calc MS Excel 2007 XML", source, tmp_path / "out")
    calculated = values((tmp_path / "out" / "kickoff.xlsx").read_bytes())
    for name in (layout.summary_sheet(), layout.open_sheet()):
        for row, other in zip(values(written)[name], calculated[name], strict=True):
            for cell, again in zip(row, other, strict=True):
                expected = pytest.approx(cell) if isinstance(cell, float) else cell or None
                assert (again or None) == expected, name


def test_what_is_not_understood_is_told_before_anything_changes(
    page: Page, address: str, kickoff: Checklist
) -> None:
    book = openpyxl.load_workbook(io.BytesIO(write_workbook(kickoff, Publication(schema=SCHEMA))))
    table = book[layout.checklist_sheet()]
    row = layout.FIRST_ITEM_ROW + 1
    table.cell(row, FORM.answer_index("B1", "verdict") + 1).value = "たぶん"
    table.cell(row, FORM.answer_index("B1", "due") + 1).value = "来週"
    table.cell(row + 1, FORM.answer_index("B2", "verdict") + 1).value = verdict_names()["action"]
    table.cell(row + 1, FORM.answer_index("B2", "due") + 1).value = "2026年12月10日"
    table.cell(row + 2, layout.index_of(layout.item_id_title()) + 1).value = "no-such-item"
    content = io.BytesIO()
    book.save(content)
    sheet = Sheet(page, address)
    load_into(page, content.getvalue())
    dialog = page.get_by_role("dialog", name="読み込む内容の確認")
    text = dialog.inner_text()
    for words in (
        "「たぶん」は判定にありません",
        "「来週」を日付として読めません",
        "no-such-item",
        "J12",
    ):
        assert words in text
    problems = read_workbook(content.getvalue(), {"kickoff": kickoff}, SCHEMA).problems
    assert f"{len(problems)}件" in text
    for problem in problems:
        assert f"{problem.sheet} {problem.cell}: {problem.message}" in text
    sheet.expect_verdict(1, "unconfirmed")
    dialog.get_by_role("button", name="取り消し").click()
    sheet.expect_verdict(1, "unconfirmed")
    load_into(page, content.getvalue())
    dialog.locator("button.primary").click()
    page.get_by_label("サービス提供者（B2）", exact=True).check()
    sheet.expect_verdict(1, "action")
    expect(sheet.field(1, "due")).to_have_value("2026-12-10")


@pytest.mark.parametrize("address", ["file"], indirect=True)
@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"not a workbook", "Excelブック"),
        (b"\xd0\xcf\x11\xe0" + b"\0" * 600, "パスワード"),
        (b"\0" * (5 * 1024 * 1024 + 1), "5MiB"),
    ],
    ids=["text", "locked", "large"],
)
def test_what_is_no_workbook_changes_nothing(
    page: Page, address: str, content: bytes, message: str
) -> None:
    Sheet(page, address)
    load_into(page, content)
    dialog = page.get_by_role("dialog", name="できませんでした")
    expect(dialog).to_contain_text(message)
    expect(dialog).to_contain_text("いまの回答は変わっていません")


@pytest.mark.parametrize("address", ["file"], indirect=True)
def test_entities_and_another_lists_workbook_are_refused(
    page: Page, address: str, lists: dict[str, Checklist], kickoff: Checklist
) -> None:
    Sheet(page, address)
    load_into(page, write_workbook(lists["contract"], Publication(schema=SCHEMA)))
    dialog = page.get_by_role("dialog", name="できませんでした")
    expect(dialog).to_contain_text("別のチェックリスト")
    dialog.get_by_role("button", name="閉じる").click()
    evil = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(write_workbook(kickoff, Publication(schema=SCHEMA)))) as source,
        zipfile.ZipFile(evil, "w") as target,
    ):
        for name in source.namelist():
            data = source.read(name)
            if name == "xl/sharedStrings.xml":
                data = data.replace(b"<sst", b'<!DOCTYPE x [<!ENTITY e "x">]><sst', 1)
            target.writestr(name, data)
    load_into(page, evil.getvalue())
    expect(page.get_by_role("dialog", name="できませんでした")).to_contain_text("DTD")


def test_the_same_workbook_twice_changes_nothing_more(
    page: Page, address: str, kickoff: Checklist
) -> None:
    content = write_workbook(
        kickoff, Publication(schema=SCHEMA), dataclasses.replace(filled(kickoff), id="p1")
    )
    Sheet(page, address)
    take_in(page, content)
    load_into(page, content)
    dialog = page.get_by_role("dialog", name="読み込む内容の確認")
    expect(dialog).to_contain_text("変わるものはありません")
