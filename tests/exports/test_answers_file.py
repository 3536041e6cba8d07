"""The answers file is the one that the site imports."""

from __future__ import annotations

import datetime
import json
from dataclasses import replace
from typing import Any

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinx_guidance.answers.file import answers_file
from sphinx_guidance.answers.project import Project, canonical, digest_of
from sphinx_guidance.answers.text import cut, utf16_length
from tests.conftest import ROOT
from tests.exports.samples import (
    SIDES,
    VECTORS,
    checklist,
    filled,
    hostile_checklist,
    hostile_project,
)

SCHEMA = ROOT / "schemas" / "answers.schema.json"
AT = datetime.datetime(2026, 4, 1, tzinfo=datetime.UTC)
LIST = checklist()


@pytest.mark.skipif(not SCHEMA.is_file(), reason="schemas/answers.schema.json is not there")
@pytest.mark.parametrize(
    "project",
    [
        filled(LIST),
        replace(filled(LIST), wordings={"a": "長" * 3000}, id="p-1"),
        Project(LIST.id, LIST.version, SIDES),
        hostile_project(hostile_checklist()),
    ],
    ids=["filled", "long", "blank", "hostile"],
)
def test_the_file_keeps_to_the_sites_schema(project: Project) -> None:
    made = json.loads(answers_file(project, "sample", AT))
    jsonschema.validate(made, json.loads(SCHEMA.read_text(encoding="utf-8")))


def test_every_answer_is_in_the_file_under_its_side_and_item() -> None:
    project = replace(filled(LIST), wordings={"b": "そのときの文"})
    made = json.loads(answers_file(project, "sample", AT))
    assert (made["site"], made["contains"]) == ("sample", {"memos": False})
    assert made["project"]["lists"] == {"sample": "1.2.0"}
    (answer,) = made["project"]["answers"]["B1"]["b"]
    assert answer.pop("stamp")["at"] == 1775001600000
    assert answer == {
        "verdict": "confirmed",
        "reason": "自社の範囲ではない",
        "note": "備考1",
        "assignee": "佐藤",
        "due": "2026-04-02",
        "confirmedBy": "山田",
        "confirmedOn": "2026-04-01",
        "list": "sample",
        "version": "1.2.0",
        "wording": "そのときの文",
    }


def test_the_same_answers_have_the_same_writer_and_others_another() -> None:
    def writer(project: Project, at: datetime.datetime = AT) -> str:
        made = json.loads(answers_file(project, "sample", at))
        return made["project"]["heading"][0]["stamp"]["actor"]

    later = AT + datetime.timedelta(days=1)
    assert writer(filled(LIST)) == writer(filled(LIST), later)
    assert writer(filled(LIST)) != writer(Project(LIST.id, LIST.version, SIDES))


def test_keys_are_sorted_without_spaces_as_the_site_writes_them() -> None:
    text = answers_file(filled(LIST), "sample", AT)
    again = json.dumps(json.loads(text), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    assert text == again + "\n"


@given(st.text(), st.integers(0, 30))
def test_text_is_cut_as_a_browser_counts_and_never_within_a_character(text: str, at: int) -> None:
    made = cut(text, at)
    assert text.startswith(made)
    assert utf16_length(made) <= at
    assert made == text or utf16_length(made) >= at - 1


@pytest.mark.parametrize(
    "case",
    json.loads((VECTORS / "workbook_digest.json").read_text(encoding="utf-8")),
    ids=lambda case: case["digest"],
)
def test_a_workbook_is_named_as_by_the_sites_own_reader(case: dict[str, Any]) -> None:
    assert digest_of(canonical(case["content"])) == case["digest"]
