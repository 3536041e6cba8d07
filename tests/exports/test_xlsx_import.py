"""A filled-in workbook is read back by item id; what was not understood is told with its cell."""

from __future__ import annotations

import datetime
import io
import zipfile
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sphinx_guidance.answers.project import (
    LIMITS,
    Answer,
    Heading,
    Project,
    verdict_names,
)
from sphinx_guidance.answers.text import cut
from sphinx_guidance.exports.spreadsheet_safety import writable
from sphinx_guidance.exports.xlsx import layout
from sphinx_guidance.exports.xlsx.cells import MAX_ROWS
from sphinx_guidance.exports.xlsx.open import MAX_FILE_BYTES
from sphinx_guidance.exports.xlsx.read import Imported, read_workbook
from sphinx_guidance.exports.xlsx.workbook import write_workbook
from tests.conftest import SCHEMA
from tests.exports.samples import (
    DATE,
    FORM,
    HOSTILE,
    PUBLICATION,
    SIDES,
    TITLES,
    checklist,
    filled,
    hostile_checklist,
    hostile_project,
    item,
)

LIST = checklist()
LISTS = {LIST.id: LIST}
Edit = Callable[[Any], object]


def said(project: Project) -> dict[tuple[str, str], Answer]:
    """What was answered, by side and item; an answer that says nothing is none."""
    return {
        (side, item_id): answer
        for side in SIDES
        for item_id, answer in project.answers[side].items()
        if answer != Answer()
    }


def as_stored(answer: Answer) -> Answer:
    """An answer with the line ends that a workbook keeps."""
    names = ("reason", "note", "assignee", "confirmed_by")
    return replace(answer, **{name: writable(getattr(answer, name)) for name in names})


def loaded(edit: Edit, project: Project | None = None) -> Imported:
    """The workbook of the sample list after a person edited its sheet of answers."""
    book = openpyxl.load_workbook(io.BytesIO(write_workbook(LIST, PUBLICATION, project)))
    edit(book[layout.checklist_sheet()])
    content = io.BytesIO()
    book.save(content)
    return read_workbook(content.getvalue(), LISTS, SCHEMA)


def place(item_id: str, title: str) -> str:
    row = layout.FIRST_ITEM_ROW + 1 + [one.id for one in LIST.items].index(item_id)
    letter = openpyxl.utils.get_column_letter(TITLES.index(title) + 1)
    return f"{letter}{row}"


def put(item_id: str, title: str, value: object) -> Edit:
    return lambda sheet: sheet.__setitem__(place(item_id, title), value)


def codes(imported: Imported) -> list[tuple[str, str]]:
    return [(problem.code, problem.cell) for problem in imported.problems]


def test_answers_and_heading_come_back() -> None:
    given_ = filled(LIST)
    imported = read_workbook(write_workbook(LIST, PUBLICATION, given_), LISTS, SCHEMA)
    assert imported.problems == ()
    assert imported.project
    assert said(imported.project) == said(given_)
    assert imported.project.heading == given_.heading
    assert imported.project.version == "1.2.0"
    assert imported.site == "sample"


def test_a_blank_workbook_holds_no_answers() -> None:
    imported = read_workbook(write_workbook(LIST, PUBLICATION), LISTS, SCHEMA)
    assert imported.problems == ()
    assert imported.project
    assert said(imported.project) == {}
    assert imported.project.heading == Heading(attendees=dict.fromkeys(SIDES, ""))


@pytest.mark.parametrize("of", [LIST, hostile_checklist()], ids=["plain", "hostile"])
def test_hostile_text_in_every_field_comes_back(of: Any) -> None:
    given_ = hostile_project(of)
    imported = read_workbook(
        write_workbook(of, PUBLICATION, hostile_project(of)), {of.id: of}, SCHEMA
    )
    assert imported.problems == ()
    assert imported.project
    stored = {key: as_stored(answer) for key, answer in said(given_).items()}
    assert said(imported.project) == stored
    assert imported.project.heading == given_.heading


def texts(limit: int) -> st.SearchStrategy[str]:
    """Text as a workbook can hold it; ``_x000D_`` and the like are Excel's own spelling."""
    some = st.one_of(st.sampled_from(HOSTILE), st.text(max_size=30))
    return some.map(lambda text: cut(writable(text), limit)).filter(lambda text: "_x" not in text)


dates = st.none() | st.dates(datetime.date(1, 1, 1), datetime.date(9999, 12, 31))
answers = st.builds(
    Answer,
    st.sampled_from(list(verdict_names())),
    texts(LIMITS["reason"]),
    texts(LIMITS["note"]),
    texts(LIMITS["person"]),
    dates,
    texts(LIMITS["person"]),
    dates,
)
of_items = st.dictionaries(st.sampled_from([one.id for one in LIST.items]), answers)
headings = st.builds(
    Heading,
    texts(LIMITS["name"]),
    dates,
    st.fixed_dictionaries({side: texts(LIMITS["attendees"]) for side in SIDES}),
)
projects = st.builds(
    Project,
    st.just(LIST.id),
    st.just(LIST.version),
    st.just(SIDES),
    headings,
    st.fixed_dictionaries(dict.fromkeys(SIDES, of_items)),
    id=st.sampled_from(["", "p-1", "abc123"]),
)


@given(projects)
@settings(max_examples=40, deadline=None)
def test_fill_in_and_load_back_gives_the_same(given_: Project) -> None:
    imported = read_workbook(write_workbook(LIST, PUBLICATION, given_), LISTS, SCHEMA)
    assert imported.problems == ()
    assert imported.project
    assert said(imported.project) == said(given_)
    assert imported.project.heading == given_.heading
    assert imported.project.id == given_.id


def test_rows_are_matched_by_id_wherever_they_stand() -> None:
    def reverse(sheet: Any) -> None:
        first, last = layout.FIRST_ITEM_ROW + 1, layout.FIRST_ITEM_ROW + len(LIST.items)
        rows = [[cell.value for cell in row] for row in sheet[first:last]]
        for row, values in zip(sheet[first:last], reversed(rows), strict=True):
            for cell, value in zip(row, values, strict=True):
                cell.value = value

    def insert(sheet: Any) -> None:
        sheet.insert_cols(1, 2)
        sheet.insert_rows(1, 3)
        sheet.insert_rows(17)
        sheet.title = "回答"

    given_ = filled(LIST)
    for edit in (reverse, insert):
        imported = loaded(edit, given_)
        assert imported.problems == ()
        assert imported.project
        assert said(imported.project) == said(given_)
        assert imported.project.heading == given_.heading


def test_what_is_typed_is_read_where_it_stands() -> None:
    """How each cell is read is told by ``tests/vectors/workbook_cells.json``."""

    def edit(sheet: Any) -> None:
        put("a", "B1 期限", datetime.datetime(2026, 4, 1, 13, 30))(sheet)
        put("a", "B1 確認日", "２０２６年４月１日")(sheet)
        put("a", "B1 判定", "\u3000確認済 ")(sheet)
        put("a", "B1 備考", 0.5)(sheet)

    imported = loaded(edit)
    assert imported.problems == ()
    assert imported.project
    said_ = imported.project.answer("B1", "a")
    assert said_ == Answer("confirmed", note="0.5", due=DATE, confirmed_on=DATE)


def test_what_is_no_date_is_reported_with_its_cell() -> None:
    imported = loaded(put("a", "B1 期限", "来週"))
    assert codes(imported) == [("bad-date", place("a", "B1 期限"))]
    assert str(imported.problems[0]).startswith(
        f"チェックリスト!{place('a', 'B1 期限')}: bad-date: "
    )


def test_an_unknown_verdict_is_reported_and_the_rest_of_the_row_read() -> None:
    def edit(sheet: Any) -> None:
        put("a", "B2 判定", "確認ずみ")(sheet)
        put("a", "B2 備考", "読める")(sheet)

    imported = loaded(edit)
    assert codes(imported) == [("unknown-verdict", place("a", "B2 判定"))]
    assert imported.project
    assert imported.project.answer("B2", "a") == Answer(note="読める")


def test_rows_that_are_not_of_the_list_are_reported() -> None:
    def edit(sheet: Any) -> None:
        put("b", "項目ID", "long-nam-2")(sheet)
        put("c", "項目ID", "a")(sheet)
        put("d", "項目ID", None)(sheet)

    imported = loaded(edit, filled(LIST))
    cells = [place(one, "項目ID") for one in ("b", "c", "d")]
    kinds = ["unknown-item", "duplicate-item", "missing-id"]
    assert codes(imported) == list(zip(kinds, cells, strict=True))
    assert "long-name-2" in imported.problems[0].hint
    assert imported.project
    assert {item_id for _, item_id in said(imported.project)} == {"a", "e", "long-name-2"}


def test_what_cannot_be_a_value_is_reported() -> None:
    def edit(sheet: Any) -> None:
        put("a", "B1 備考", "#REF!")(sheet)
        sheet[place("a", "B1 備考")].data_type = "e"
        put("b", "B1 備考", "=1+1")(sheet)
        put("c", "B1 担当", "長" * 101)(sheet)

    imported = loaded(edit)
    assert codes(imported) == [
        ("cell-error", place("a", "B1 備考")),
        ("no-value", place("b", "B1 備考")),
        ("too-long", place("c", "B1 担当")),
    ]
    assert imported.project
    assert imported.project.answer("B1", "c").assignee == "長" * 100


def test_a_column_that_is_missing_or_doubled_is_reported() -> None:
    def edit(sheet: Any) -> None:
        header = layout.HEADER_ROW + 1
        sheet.cell(header, TITLES.index("B1 備考") + 1).value = "メモ"
        sheet.cell(header, len(FORM.columns) + 1).value = "Ｂ１判定"

    imported = loaded(edit, filled(LIST))
    assert [problem.code for problem in imported.problems] == [
        "duplicate-column",
        "missing-column",
    ]
    assert "B1 備考" in imported.problems[1].message


def test_a_workbook_of_another_version_keeps_its_version_and_wording() -> None:
    newer = checklist(
        [item("a", "新しい文"), item("c")],
        version="2.0.0",
        history=[
            {
                "version": "2.0.0",
                "date": DATE,
                "changes": [
                    {"item": "a", "kind": "meaning-changed"},
                    {"item": "b", "kind": "removed"},
                ],
            }
        ],
    )
    imported = read_workbook(
        write_workbook(LIST, PUBLICATION, filled(LIST)), {newer.id: newer}, SCHEMA
    )
    assert [problem.code for problem in imported.problems] == [
        "other-version",
        *["unknown-item"] * 3,
    ]
    assert imported.project
    assert imported.project.version == "1.2.0"
    assert imported.project.wordings["a"] == "範囲を書いた。"
    assert "b" in imported.project.answers["B1"], "a removed item's answer is kept"


def test_a_workbook_of_another_list_is_refused() -> None:
    other = checklist(id="another")
    imported = read_workbook(write_workbook(LIST, PUBLICATION), {"samples": other}, SCHEMA)
    assert imported.project is None
    assert codes(imported) == [("unknown-list", "D7")]
    assert "samples" in imported.problems[0].hint


def test_without_hidden_rows_the_documents_properties_tell_the_list() -> None:
    imported = loaded(lambda sheet: sheet.delete_rows(7, 4), filled(LIST))
    # openpyxl keeps the custom properties
    assert imported.problems == ()
    assert imported.project
    assert imported.project.version == "1.2.0"


def test_an_unknown_version_is_older_than_every_change() -> None:
    imported = loaded(lambda sheet: sheet.__setitem__("D8", "新しい版"))
    assert codes(imported) == [("unknown-version", "D8")]
    assert imported.project
    assert imported.project.version == "0.0.0"


def test_more_rows_than_can_be_read_are_reported() -> None:
    imported = loaded(lambda sheet: sheet.__setitem__(f"A{MAX_ROWS + 5}", "x"))
    assert imported.problems == ()  # nothing stands in the first row beyond
    imported = loaded(lambda sheet: sheet.__setitem__(f"A{MAX_ROWS + 1}", "x"))
    assert codes(imported) == [("too-many-rows", f"A{MAX_ROWS + 1}")]


def refusal(content: bytes) -> str:
    imported = read_workbook(content, LISTS, SCHEMA)
    assert imported.project is None
    (problem,) = imported.problems
    assert problem.code in {"unreadable", "no-table"}
    return problem.message


def packed(**parts: bytes) -> bytes:
    """The sample's workbook with parts replaced or added."""
    content = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(write_workbook(LIST, PUBLICATION))) as source,
        zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as target,
    ):
        for name in source.namelist():
            if name not in parts:
                target.writestr(name, source.read(name))
        for name, data in parts.items():
            target.writestr(name, data)
    return content.getvalue()


BOMB = b"""<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>
<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">&b;</worksheet>"""
SHEET = "xl/worksheets/sheet1.xml"


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"", "Excelブック（.xlsx）ではない"),
        (b"not a zip", "Excelブック（.xlsx）ではない"),
        (b"PK\x03\x04 cut short", "Excelブック（.xlsx）ではない"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" * 64, "パスワード"),
        (b"x" * (MAX_FILE_BYTES + 1), "5MiBを超えて"),
        (write_workbook(LIST, PUBLICATION)[:-400], "Excelブック（.xlsx）ではない"),
        (packed(**{"xl/big.bin": b"0" * (51 * 1024**2)}), "大きすぎる"),
        (packed(**{f"xl/{i}.xml": b"" for i in range(600)}), "大きすぎる"),
        (packed(**{SHEET: BOMB}), "DTD"),
        (packed(**{SHEET: BOMB.decode().encode("utf-16")}), "DTD"),
        (packed(**{SHEET: b"<worksheet"}), "壊れています"),
        (packed(**{"xl/workbook.xml": b"<x/>"}), "見つかりません"),
        (packed(**{SHEET: b"<a>" * 100_000}), "壊れています"),
    ],
    ids=range(13),
)
def test_hostile_huge_and_broken_files_are_refused_with_a_reason(content: bytes, told: str) -> None:
    assert told in refusal(content)


def test_a_workbook_that_is_not_ours_is_refused() -> None:
    book, content = openpyxl.Workbook(), io.BytesIO()
    book.active["A1"] = "売上"
    book.save(content)
    assert "項目ID" in refusal(content.getvalue())


@given(st.binary(max_size=300), st.integers(0, 20_000), st.integers(0, 50))
@settings(max_examples=60, deadline=None)
def test_no_damage_makes_the_import_fail(noise: bytes, at: int, drop: int) -> None:
    content = write_workbook(LIST, PUBLICATION)
    damaged = content[:at] + noise + content[at + drop :]
    imported = read_workbook(damaged, LISTS, SCHEMA)
    assert imported.project or imported.problems
