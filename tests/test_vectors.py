"""Python does what the vectors say, as the scripts do (``web/tests/vectors.test.ts``)."""

from __future__ import annotations

import datetime
import json
from itertools import pairwise
from typing import Any

import pytest
from pydantic import TypeAdapter, ValidationError

from sphinx_guidance.answers.project import LIMITS
from sphinx_guidance.answers.shapes import FORMAT, FORMAT_VERSION
from sphinx_guidance.answers.text import cut
from sphinx_guidance.exports.markdown_export import link
from sphinx_guidance.exports.xlsx.cells import CellReader, RawCell, title_key
from sphinx_guidance.model import Id, Version
from sphinx_guidance.rules.checklists import version_order
from tests.exports.samples import VECTORS
from tests.vectors.answers import answers_text
from tests.vectors.standing import standing_text


def vector(name: str) -> Any:
    return json.loads((VECTORS / f"{name}.json").read_text(encoding="utf-8"))


ANSWERS_FILE = vector("answers_file")


def test_items_stand_and_count_as_told() -> None:
    text = (VECTORS / "standing.json").read_text(encoding="utf-8")
    assert text == standing_text(), "make vectors, if this is meant"


def test_files_of_every_format_are_read_or_refused_as_told() -> None:
    text = (VECTORS / "answers_formats.json").read_text(encoding="utf-8")
    assert text == answers_text(), "make vectors, if this is meant"


def test_the_answers_file_has_one_name_version_and_limits() -> None:
    assert ANSWERS_FILE["format"] == FORMAT
    assert ANSWERS_FILE["formatVersion"] == FORMAT_VERSION
    assert ANSWERS_FILE["limits"] == LIMITS


@pytest.mark.parametrize("case", ANSWERS_FILE["ids"], ids=lambda case: repr(case["text"]))
def test_ids_are_told_from_what_is_none(case: dict[str, Any]) -> None:
    assert fits(Id, case["text"]) is case["valid"]


@pytest.mark.parametrize("case", ANSWERS_FILE["versions"], ids=lambda case: repr(case["text"]))
def test_versions_are_told_from_what_is_none(case: dict[str, Any]) -> None:
    assert fits(Version, case["text"]) is case["valid"]


def test_versions_are_ordered_by_their_numbers() -> None:
    for one, two in pairwise(ANSWERS_FILE["ascending"]):
        assert version_order(one) < version_order(two)


def fits(type_: object, text: str) -> bool:
    try:
        TypeAdapter[str](type_).validate_python(text)
    except ValidationError:
        return False
    return True


@pytest.mark.parametrize("case", vector("cut"), ids=ascii)
def test_text_is_cut_within_no_character(case: dict[str, Any]) -> None:
    assert cut(case["text"], case["limit"]) == case["cut"]


@pytest.mark.parametrize("case", vector("markdown_link"), ids=lambda case: ascii(case["title"]))
def test_a_link_keeps_its_form_whatever_its_title_and_address(case: dict[str, Any]) -> None:
    assert link(case["title"], case["address"]) == case["output"]


@pytest.mark.parametrize("case", vector("workbook_cells"), ids=ascii)
def test_a_cell_is_read_as_people_type_it_or_reported(case: dict[str, Any]) -> None:
    value = case["value"]
    if isinstance(value, dict):
        value = datetime.datetime.fromisoformat(value["date"])
    reader, cell = CellReader("s"), RawCell("J12", value)
    match case["read"]:
        case "date":
            date = reader.date(cell)
            found = date.isoformat() if date else ""
        case "verdict":
            found = reader.verdict(cell)
        case "text":
            found = reader.text(cell, case.get("limit", 2000))
        case _:
            found = title_key(value)
    assert found == case["result"]
    assert [problem.code for problem in reader.problems] == [case["code"]][: bool(case["code"])]
