"""The words for where an item stands: the same in files, on the site and in its guide."""

from __future__ import annotations

import io
from pathlib import Path

import openpyxl
import pytest

from sphinx_guidance.answers.project import Answer, Project, open_name, state_names
from sphinx_guidance.exports.xlsx import layout
from sphinx_guidance.exports.xlsx.read import read_workbook
from sphinx_guidance.exports.xlsx.workbook import write_workbook
from sphinx_guidance.words import say
from tests.conftest import SCHEMA
from tests.exports.samples import FORM, PUBLICATION, SIDES, checklist

ROOT = Path(__file__).parents[2]
SAMPLE = checklist()


def test_the_guide_says_what_the_words_mean() -> None:
    page = (ROOT / "source" / "about" / "using.md").read_text(encoding="utf-8")
    names = [*state_names().values(), open_name(), say("standing.settled")]
    assert [name for name in names if f"| {name} |" not in page] == []
    assert say("register.title") in page


def project(one: Answer, two: Answer) -> Project:
    return Project(SAMPLE.id, SAMPLE.version, SIDES, answers={"B1": {"a": one}, "B2": {"a": two}})


@pytest.mark.parametrize("name", [layout.open_sheet(), layout.summary_sheet()])
def test_a_workbook_says_that_it_carries_no_settlement(name: str) -> None:
    content = write_workbook(SAMPLE, PUBLICATION, project(Answer("confirmed"), Answer("action")))
    sheet = openpyxl.load_workbook(io.BytesIO(content))[name]
    assert f"{say('standing.settled')}の内容は案件ファイルにあり" in sheet["A2"].value


def test_the_open_points_of_a_workbook_name_what_differs() -> None:
    content = write_workbook(SAMPLE, PUBLICATION, project(Answer("confirmed"), Answer("action")))
    sheet = openpyxl.load_workbook(io.BytesIO(content), data_only=True)[layout.open_sheet()]
    rows = list(sheet.iter_rows(min_row=4, max_row=6, values_only=True))
    state = rows[0].index("状態")
    assert [row[state] for row in rows[1:]] == ["相違", "未記入"]


def test_a_workbook_of_an_earlier_version_still_reads() -> None:
    content = write_workbook(SAMPLE, PUBLICATION, project(Answer(note="後で"), Answer("action")))
    book = openpyxl.load_workbook(io.BytesIO(content))
    table = book[layout.checklist_sheet()]
    cell = table.cell(layout.FIRST_ITEM_ROW + 1, FORM.answer_index("B1", "verdict") + 1)
    assert cell.value == "未記入"
    cell.value = "未確認"
    out = io.BytesIO()
    book.save(out)
    imported = read_workbook(out.getvalue(), {SAMPLE.id: SAMPLE}, SCHEMA)
    assert imported.problems == ()
    assert imported.project
    assert imported.project.answer("B1", "a") == Answer(note="後で")
