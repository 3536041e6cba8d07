"""What a second library finds in a workbook."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from typing import Any

import openpyxl
import pytest
from openpyxl.utils import range_boundaries
from xlsxwriter.workbook import Workbook

from sphinx_guidance.answers.project import Project, verdict_names
from sphinx_guidance.exports.publication import Publication
from sphinx_guidance.exports.xlsx import layout, open_points, summary
from sphinx_guidance.exports.xlsx.style import display_width, lines_needed, new_workbook
from sphinx_guidance.exports.xlsx.workbook import write_workbook
from sphinx_guidance.loading import load
from sphinx_guidance.model import Checklist
from tests.conftest import ROOT, SCHEMA
from tests.exports.samples import (
    FORM,
    PUBLICATION,
    SIDES,
    checklist,
    filled,
    hostile_checklist,
    hostile_project,
)

LISTS = load(ROOT)[0].checklists
KINDS: tuple[tuple[layout.Field, str], ...] = (
    ("verdict", "list"),
    ("due", "date"),
    ("confirmedOn", "date"),
    ("note", "textLength"),
)
VISIBLE = (layout.checklist_sheet(), layout.summary_sheet(), layout.open_sheet())


def opened(of: Checklist, project: Project | None = None, **options: bool) -> Any:
    return openpyxl.load_workbook(io.BytesIO(write_workbook(of, PUBLICATION, project)), **options)


@pytest.fixture(params=list(LISTS))
def published(request: pytest.FixtureRequest) -> tuple[Checklist, Any]:
    """Each checklist of the site with its blank workbook."""
    of = LISTS[request.param]
    return of, opened(of)


def first_row(area: str) -> int:
    return range_boundaries(area)[1]


def test_every_item_is_one_row_without_merged_cells(published: tuple[Checklist, Any]) -> None:
    of, book = published
    sheet = book[layout.checklist_sheet()]
    rows = list(sheet.iter_rows(min_row=layout.FIRST_ITEM_ROW + 1, values_only=True))
    assert [(row[0], row[1], row[3]) for row in rows] == [
        (number, item.id, item.text) for number, _, item in of.numbered()
    ]
    assert not any(book[name].merged_cells.ranges for name in book.sheetnames)
    assert [cell.value for cell in sheet[layout.HEADER_ROW + 1]] == [
        column.title for column in FORM.columns
    ]
    named = book.defined_names[layout.ITEMS_NAME].attr_text
    last = layout.FIRST_ITEM_ROW + len(of.items)
    assert named == f"'{layout.checklist_sheet()}'!$A${layout.FIRST_ITEM_ROW + 1}:$W${last}"


def test_printed_pages_are_a4_landscape_as_wide_as_the_page(
    published: tuple[Checklist, Any],
) -> None:
    of, book = published
    for name in VISIBLE:
        sheet = book[name]
        assert sheet.page_setup.paperSize == 9
        assert sheet.page_setup.orientation == "landscape"
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) in {(None, 0), (1, 0)}
        assert sheet.print_area.startswith(f"'{name}'!$A$1:")
        assert re.fullmatch(r"\$(\d+):\$\1", sheet.print_title_rows)
        assert of.title in sheet.oddHeader.left.text
        assert f"第{of.version}版（{of.date}）" in sheet.oddHeader.right.text
        assert sheet.oddFooter.right.text == "&P / &N"
        assert sheet.freeze_panes
    sheet = book[layout.checklist_sheet()]
    assert sheet.print_title_rows == f"${layout.HEADER_ROW + 1}:${layout.HEADER_ROW + 1}"
    assert sheet.freeze_panes == f"E{layout.FIRST_ITEM_ROW + 1}"


def test_answers_are_chosen_from_a_range_and_dates_are_dates(
    published: tuple[Checklist, Any],
) -> None:
    of, book = published
    sheet = book[layout.checklist_sheet()]
    rules = {str(rule.sqref): rule for rule in sheet.data_validations.dataValidation}
    last = layout.FIRST_ITEM_ROW + len(of.items)
    for side in SIDES:
        for field, kind in KINDS:
            letter = sheet.cell(1, FORM.answer_index(side, field) + 1).column_letter
            rule = rules[f"{letter}{layout.FIRST_ITEM_ROW + 1}:{letter}{last}"]
            assert rule.type == kind
            if kind == "list":
                assert rule.formula1 == "'一覧'!$A$2:$A$6"
    choices = [row[0].value for row in book["一覧"]["A2:A6"]]
    assert choices == ["未記入", "確認済", "要対応", "保留", "対象外"]
    assert book["一覧"].sheet_state == book["計算"].sheet_state == "hidden"


def test_colours_are_solid_and_anchored_in_their_first_row(
    published: tuple[Checklist, Any],
) -> None:
    _, book = published
    seen = 0
    for name in VISIBLE:
        for area in book[name].conditional_formatting:
            for rule in area.rules:
                seen += 1
                (row,) = {int(number) for number in re.findall(r"\$[A-Z]+(\d+)", rule.formula[0])}
                assert row == first_row(str(area.sqref))
                fill = rule.dxf.fill
                if fill:  # without a pattern type a differential fill is solid
                    assert fill.patternType in {None, "solid"}
                    assert fill.bgColor.rgb
    assert seen >= 2 * (len(verdict_names()) + 1)


def test_no_text_is_cut(published: tuple[Checklist, Any]) -> None:
    of, book = published
    sheet = book[layout.checklist_sheet()]
    for row in sheet.iter_rows(min_row=layout.HEADER_ROW + 1):
        height = sheet.row_dimensions[row[0].row].height
        for cell, column in zip(row, FORM.columns, strict=True):
            assert cell.alignment.wrap_text
            assert lines_needed(str(cell.value or ""), column.width) * 15 <= height
    for name, header in (
        (layout.summary_sheet(), summary.HEADER_ROW),
        (layout.open_sheet(), open_points.HEADER_ROW),
    ):
        sheet = book[name]
        for cell in sheet[header + 1]:
            width = sheet.column_dimensions[cell.column_letter].width
            needed = lines_needed(cell.value, width) * 15
            assert needed <= sheet.row_dimensions[header + 1].height
    assert all(display_width(item.weight) < 7 for item in of.items)


def test_the_head_is_as_on_paper_and_names_list_and_version() -> None:
    book = opened(checklist(), filled(checklist()))
    sheet = book[layout.checklist_sheet()]
    assert sheet["A1"].value == "見本"
    assert (sheet["A2"].value, sheet["D2"].value) == ("案件名", "基幹刷新")
    assert (sheet["H2"].value, sheet["I2"].value.date().isoformat()) == ("日付", "2026-04-01")
    assert (sheet["A3"].value, sheet["D3"].value) == ("出席者・ベンダー（B1）", "山田、佐藤")
    assert (sheet["A4"].value, sheet["D4"].value) == (
        "出席者・サービス提供者（B2）",
        "田中\n鈴木",
    )
    assert (sheet["D5"].value, sheet["I5"].is_date) == ("1.2.0", True)
    assert sheet["D6"].hyperlink.target == "https://example.test/guide/checklists/sample.html"
    assert (sheet["A7"].value, sheet["D7"].value) == ("guidance-list", "sample")
    assert (sheet["A8"].value, sheet["D8"].value) == ("guidance-version", "1.2.0")
    assert all(sheet.row_dimensions[row].hidden for row in range(7, 11))
    properties = {p.name: p.value for p in book.custom_doc_props.props}
    assert properties == {
        "guidance-list": "sample",
        "guidance-version": "1.2.0",
        "guidance-site": "sample",
    }
    assert book.properties.created.date().isoformat() == "2026-04-01"


def test_filled_in_dates_are_real_dates_in_cells_of_text_format_otherwise() -> None:
    sheet = opened(checklist(), filled(checklist()))[layout.checklist_sheet()]
    row = sheet[layout.FIRST_ITEM_ROW + 2]
    assert row[FORM.answer_index("B1", "due")].is_date
    assert row[FORM.answer_index("B1", "note")].number_format == "@"
    assert row[FORM.answer_index("B1", "verdict")].value == "確認済"


def test_a_side_that_is_not_asked_has_an_empty_answer() -> None:
    sheet = opened(checklist())[layout.checklist_sheet()]
    row = sheet[layout.FIRST_ITEM_ROW + 2]
    assert row[layout.index_of(layout.who_title())].value == "B1"
    assert row[FORM.answer_index("B1", "verdict")].value == "未記入"
    assert row[FORM.answer_index("B2", "verdict")].value is None


def test_the_same_input_gives_the_same_bytes() -> None:
    of = checklist()
    assert write_workbook(of, PUBLICATION) == write_workbook(of, PUBLICATION)
    assert write_workbook(of, PUBLICATION, filled(of)) == write_workbook(
        of, PUBLICATION, filled(of)
    )


def cells(book: Any) -> Iterator[Any]:
    for sheet in book.worksheets:
        for row in sheet.iter_rows():
            yield from row


def test_hostile_text_in_every_field_stays_text() -> None:
    of = hostile_checklist()
    book = opened(of, hostile_project(of))
    own = {layout.summary_sheet(), layout.open_sheet(), layout.counting_sheet()}
    for cell in cells(book):
        if cell.data_type == "f":
            assert cell.parent.title in own
        if cell.hyperlink:
            assert cell.hyperlink.target == "https://example.test/guide/checklists/sample.html"
    sheet = book[layout.checklist_sheet()]
    assert not any(cell.data_type == "f" for row in sheet.iter_rows() for cell in row)
    written = {cell.value for row in sheet.iter_rows() for cell in row}
    assert {item.text for item in of.items} <= written
    assert sheet["A1"].value == "=1+1&P"
    assert sheet.oddHeader.left.text == "=1+1&&P"  # && prints as one &


def test_hostile_text_is_in_no_formula() -> None:
    of = hostile_checklist()
    archive = zipfile.ZipFile(io.BytesIO(write_workbook(of, PUBLICATION, hostile_project(of))))
    formulas = [
        formula
        for name in archive.namelist()
        for formula in re.findall(r"<f>(.*?)</f>", archive.read(name).decode())
    ]
    assert formulas
    assert not any("cmd" in formula or "HYPERLINK" in formula for formula in formulas)


def test_without_a_base_url_the_address_is_no_link() -> None:
    book = openpyxl.load_workbook(
        io.BytesIO(write_workbook(checklist(), Publication(schema=SCHEMA)))
    )
    assert book[layout.checklist_sheet()]["D6"].value == "checklists/sample.html"
    assert book[layout.checklist_sheet()]["D6"].hyperlink is None


def test_formulas_are_written_as_by_xlsxwriter() -> None:
    book = new_workbook(io.BytesIO())
    own, plain = book.add_worksheet(), Workbook(io.BytesIO()).add_worksheet()
    for formula in (
        '=IF(A1="","",INDEX(B:B,2))',
        "=SORT(A1:A3)",
        "=IF(A1,XLOOKUP(A1,B:B,C:C),DROP(A1:A3,1))",
        "{=SUM(A1:A3)}",
        "SUM(A1)",
        "=_xlfn.STDEV.S(B1:B5)",
        "=LOG10(A1)+A1",
        "",
    ):
        assert own._prepare_formula(formula) == plain._prepare_formula(formula)
        assert own._prepare_formula(formula, True) == plain._prepare_formula(formula, True)
    book.close()
