"""CSV, Markdown and JSON: complete, readable elsewhere, and text stays text."""

from __future__ import annotations

import csv
import io
import json
import re

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from sphinx_guidance.exports.csv_export import csv_text, titles, write_csv
from sphinx_guidance.exports.json_export import checklists_schema, write_checklists, write_json
from sphinx_guidance.exports.markdown_export import escape_markdown, write_markdown
from sphinx_guidance.exports.publication import Publication
from sphinx_guidance.exports.spreadsheet_safety import neutralize
from tests.conftest import SCHEMA
from tests.exports.samples import (
    PUBLICATION,
    VECTORS,
    checklist,
    hostile_checklist,
)


def vectors(name: str) -> list[dict[str, str]]:
    return json.loads((VECTORS / name).read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", vectors("spreadsheet_safety.json"), ids=lambda c: c["input"])
def test_a_cell_that_starts_like_a_formula_is_neutralised(case: dict[str, str]) -> None:
    assert neutralize(case["input"]) == case["output"]


@pytest.mark.parametrize("case", vectors("markdown_escape.json"), ids=lambda c: c["input"])
def test_markdown_is_escaped_on_one_line(case: dict[str, str]) -> None:
    assert escape_markdown(case["input"]) == case["output"]


@given(st.lists(st.lists(st.text(), min_size=1, max_size=4), max_size=4))
def test_no_csv_field_starts_a_formula_and_nothing_is_lost(rows: list[list[str]]) -> None:
    text = csv_text(rows)
    read = list(csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline="")))
    assert read == [[neutralize(cell) for cell in row] for row in rows]
    assert not any(cell.startswith(tuple("=+-@\t\r\n＝＋－＠")) for row in read for cell in row)


def test_csv_is_what_japanese_excel_opens() -> None:
    made = write_csv(checklist(), PUBLICATION)
    assert made.startswith(b'\xef\xbb\xbf"')
    assert made.count(b"\r\n") == 7
    read = list(csv.DictReader(io.StringIO(made.decode("utf-8-sig"), newline="")))
    assert list(read[0]) == list(titles())
    assert [row["番号"] for row in read] == ["1-1", "1-2", "1-3", "2-1", "2-2", "2-3"]
    assert read[0]["リンク"] == "https://example.test/guide/checklists/sample.html#a"
    assert (read[0]["版"], read[0]["版の日付"]) == ("1.2.0", "2026-04-01")
    assert read[1]["確認する立場"] == "ベンダー（B1）"


def test_hostile_authors_text_is_text_in_csv() -> None:
    made = write_csv(hostile_checklist(), PUBLICATION).decode("utf-8-sig")
    for row in csv.reader(io.StringIO(made, newline="")):
        assert not any(re.match(r"[=+\-@\t\r\n＝＋－＠]", cell) for cell in row)


def test_markdown_is_a_task_list_with_links_and_edition() -> None:
    made = write_markdown(checklist(), PUBLICATION).decode()
    address = "https://example.test/guide/checklists/sample.html"
    assert f"[第1.2.0版（2026-04-01）]({address})" in made
    assert f"- [ ] 1-1 [範囲を書いた。]({address}#a)（必須、`a`）\n" in made
    assert made.count("- [ ] ") == 6
    assert made.count("\n## ") == 2


def test_markdown_without_a_base_url_has_no_link_that_leads_nowhere() -> None:
    made = write_markdown(checklist(), Publication()).decode()
    assert "](" not in made
    assert "- [ ] 1-1 範囲を書いた。（必須、`a`）" in made


def test_hostile_authors_text_is_text_in_markdown() -> None:
    html = MarkdownIt("commonmark").render(
        write_markdown(hostile_checklist(), PUBLICATION).decode()
    )
    assert "<script" not in html
    assert html.count("<h2>") == 2
    links = re.findall(r'href="([^"]*)"', html)
    assert links
    assert all(link.startswith("https://example.test/guide/checklists/") for link in links)


@pytest.mark.parametrize("make", [checklist, hostile_checklist])
def test_json_keeps_to_its_schema_and_holds_everything(make: type) -> None:
    of = make()
    made = json.loads(write_json(of, PUBLICATION))
    jsonschema.validate(made, json.loads(checklists_schema(SCHEMA)))
    (one,) = made["checklists"]
    items = [exported for section in one["sections"] for exported in section["items"]]
    assert [exported["text"] for exported in items] == [item.text for item in of.items]
    assert [exported["why"] for exported in items] == [item.why for item in of.items]
    assert items[0]["number"] == "1-1"
    assert items[0]["url"].endswith(f"checklists/sample.html#{of.items[0].id}")


def test_the_file_of_all_checklists_has_the_same_shape() -> None:
    made = json.loads(write_checklists([checklist(), hostile_checklist()], PUBLICATION))
    jsonschema.validate(made, json.loads(checklists_schema(SCHEMA)))
    assert len(made["checklists"]) == 2
    assert made["site"] == "sample"
