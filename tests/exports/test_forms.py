"""Forms as files: what Excel and a wiki show of a blank sheet and of a filled one."""

from __future__ import annotations

import datetime
import io

import pytest
from openpyxl import load_workbook

from sphinx_guidance.cli import main
from sphinx_guidance.exports.forms.files import form_files
from sphinx_guidance.exports.forms.xlsx import GRID, spans
from sphinx_guidance.form import FieldType, FormField
from sphinx_guidance.loading import load
from tests.conftest import Project

FILES = {f"form/room-record{end}" for end in (".xlsx", ".md", ".example.xlsx", ".example.md")}


@pytest.fixture
def files(tenancy: Project) -> dict[str, bytes]:
    kb, _ = load(tenancy.root)
    return dict(form_files(kb, "https://example.com/"))


def cells(content: bytes) -> dict[str, object]:
    """Each label of the first column with the value beside it."""
    page = load_workbook(io.BytesIO(content)).worksheets[0]
    found = {}
    for row in page.iter_rows():
        beside = [cell.value for cell in row[1:] if cell.value is not None]
        found[str(row[0].value)] = beside[0] if beside else None
    return found


def test_a_workbook_holds_days_and_numbers_as_such(files: dict[str, bytes]) -> None:
    assert set(files) == FILES
    filled = cells(files["form/room-record.example.xlsx"])
    assert filled["立ち会った日"] == datetime.datetime(2026, 3, 28)
    assert filled["敷金"] == 120_000
    assert filled["時刻"] == "12:30"
    assert filled["用紙を持つ立場"] == "管理会社"
    assert "=居間" in filled, "what looks like a formula is text"
    blank = cells(files["form/room-record.xlsx"])
    assert blank["敷金"] is None
    assert blank["部屋 建物の名前から書きます。"] is None


def test_a_workbook_offers_what_can_be_chosen_and_fits_a_page(files: dict[str, bytes]) -> None:
    page = load_workbook(io.BytesIO(files["form/room-record.xlsx"])).worksheets[0]
    offered = {rule.formula1 for rule in page.data_validations.dataValidation}
    assert offered == {'"貸主,借主,管理会社"', '"傷なし,傷あり"'}
    assert page.page_setup.paperSize == 9
    assert page.sheet_properties.pageSetUpPr.fitToPage
    heights = [page.row_dimensions[row].height or 0 for row in range(1, page.max_row + 1)]
    assert max(heights) >= 5 * 24, "room to write five lines"
    assert "https://example.com/forms/room-record.html" in str(page.oddFooter.left.text)


def test_the_same_form_makes_the_same_bytes(tenancy: Project, files: dict[str, bytes]) -> None:
    assert dict(form_files(load(tenancy.root)[0], "https://example.com/")) == files


def test_markdown_shows_boxes_and_every_line(files: dict[str, bytes]) -> None:
    filled = files["form/room-record.example.md"].decode()
    assert "| 全体 | ☐\u00a0傷なし\u2003☑\u00a0傷あり |" in filled
    assert "台所の窓が少し重いです。<br>管理会社に伝えました。" in filled
    assert files["form/room-record.md"].decode().count("\n|  |  |") == 6


def test_the_command_writes_forms_too(tenancy: Project, capsys: pytest.CaptureFixture[str]) -> None:
    out = tenancy.root / "out"
    assert main(["--root", str(tenancy.root), "export", "--out", str(out)]) == 0
    assert {f"form/{path.name}" for path in (out / "form").iterdir()} == FILES
    only = ["export", "--out", str(tenancy.root / "b"), "--format", "markdown", "room-record"]
    assert main(["--root", str(tenancy.root), *only]) == 0
    written = {p.relative_to(tenancy.root).as_posix() for p in (tenancy.root / "b").rglob("*.*")}
    assert written == {"b/form/room-record.md", "b/form/room-record.example.md"}
    assert main(["--root", str(tenancy.root), "export", "--out", "b", "room-recor"]) == 2
    assert "もしかして: room-record" in capsys.readouterr().err
    assert main(["--root", str(tenancy.root), "export", "--out", str(tenancy.root / "forms")]) == 2


@pytest.mark.parametrize("types", [["line"], ["text"] * 8, ["number", "text", "date"]])
def test_the_columns_of_a_table_fill_the_page(types: list[FieldType]) -> None:
    columns = [FormField(id=f"c-{i}", label="欄", type=type_) for i, type_ in enumerate(types)]
    assert sum(spans(columns)) == GRID
