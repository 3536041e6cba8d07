"""Forms: a sheet that is handed over blank, its filled examples, and what is told of mistakes."""

from __future__ import annotations

import json
import re

import pytest
from jsonschema import Draft202012Validator

from sphinx_guidance.anchors import addresses
from sphinx_guidance.cli import main
from sphinx_guidance.loading import load
from sphinx_guidance.schemas import schema_texts
from sphinx_guidance.search.documents import documents
from tests.conftest import JAPANESE, Project, schema_of
from tests.site.conftest import build

FILE = "forms/room-record.yaml"
PAGE = "source/forms/room-record.md"

MISTAKES = [
    ("type: date}", "type: day}", "invalid-value", "「type」に「day」は使えません。", "使える値: line"),
    ("purpose: 入", "purpos: 入", "unknown-field", "「purpos」という項目", "もしかして: purpose"),
    ("[lessor, tenant]", "[lessor, B3]", "invalid-value", "「filled_by」に「B3」は", "使える値: lessor"),
    ("type: number, unit: 本}", "type: line, unit: 本}", "form-field", "「unit」は、line の欄には", "amount、number"),
    ("type: amount, unit: 円}\n      - {id: remarks", "type: amount}\n      - {id: remarks", "form-field", "「敷金」に、単位がありません。", "unit: 円"),
    ("type: choice, choices: [傷なし, 傷あり]", "type: choice", "form-field", "「全体」に、選べるものが", "choices: ["),
    ("[傷なし, 傷あり]", "[傷あり, 傷あり]", "form-field", "「傷あり」が2回", "一つに"),
    ("lines: 5", "lines: 50", "invalid-value", "「lines」", ""),
    ("{id: keys, label", "{id: overall, label", "form-field", "「overall」という id の欄か表", "別の id"),
    ("id: state\n", "id: who-and-where\n", "duplicate-address", "「who-and-where」が既に", "別の id"),
    ("day: 2026-03-28", "day: 2026-02-30", "form-example", "「2026-02-30」は、日付の欄「立ち会った日」", "例: 2026-04-01"),
    ("keys: 2\n", "keys: 2本\n", "form-example", "「2本」は、数の欄「鍵の本数」", "数だけで"),
    ("keeper: K", "keeper: 管理会社", "form-example", "「管理会社」は、欄「用紙を持つ立場」", "使える値: lessor、tenant、K"),
    ("overall: 傷あり", "overall: 傷有", "form-example", "「傷有」は、欄「全体」", "使える値: 傷なし"),
    ("      witness: 山田 花子\n", "      witnes: 山田 花子\n", "form-example", "「witnes」という欄は", "もしかして: witness"),
    ("repair: lessor, cost: 8000", "repair: lessor, costs: 8000", "form-example", "「costs」という欄は", "もしかして: cost"),
    ("      scratches:\n", "      scratch:\n", "form-example", "「scratch」という表は", "もしかして: scratches"),
    ("time: 12:30", "time: |\n        十二時\n        三十分", "form-example", "欄「時刻」は1行なのに", "type を text"),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new", "code", "message", "hint"), MISTAKES)
def test_a_mistake_is_told_on_its_line(
    tenancy: Project, old: str, new: str, code: str, message: str, hint: str
) -> None:
    before = tenancy.read(FILE)
    tenancy.edit(FILE, old, new)
    line = before[: before.index(old)].count("\n") + 1
    told = [p for p in tenancy.problems() if p.code == code and message in p.message]
    assert told, tenancy.problems()
    assert hint in told[0].hint
    assert told[0].place.path == FILE
    assert told[0].place.line in range(line, line + new.count("\n") + 2)


def test_a_form_and_its_page_belong_together(tenancy: Project) -> None:
    text = tenancy.read(FILE)
    tenancy.remove(FILE).write("forms/room-recrd.yaml", text)
    told = {(str(p.place), p.hint) for p in tenancy.problems() if p.code == "unpaired-file"}
    assert told == {
        (f"{PAGE}:2", "近い名前のファイル: forms/room-recrd.yaml"),
        ("forms/room-recrd.yaml:1", "source/forms/room-recrd.md を作ります"),
    }


def test_the_page_shows_the_blank_sheet_and_the_filled_one(tenancy: Project) -> None:
    built = build(tenancy)
    assert built.warnings == ""
    page = built.text("forms/room-record.html")
    blank, filled = page.split('id="example"')
    for shown in ("☐\u00a0貸主", "　年　　月　　日", "form-lines-5", "建物の名前から書きます。"):
        assert shown in blank
    assert blank.count("form-text form-lines-2") == 6
    assert "山田 花子" not in blank
    for shown in ("☑\u00a0管理会社", "2026年3月28日", "120,000円", "2本", "12:30", "=居間"):
        assert shown in filled
    assert 'href="room-record.html"' in built.text("flows/who-pays.html").replace("../forms/", "")
    assert "書式" in built.text("remedies/photos.html")
    for href in re.findall(r'href="\.\./(downloads/form/[^"]+)"', page):
        assert (built.outdir / href).is_file()


def test_other_builders_say_the_same(tenancy: Project) -> None:
    text = build(tenancy, "text").text("forms/room-record.txt")
    assert "記入する人: 貸主・借主" in text
    assert "山田 花子" in text


def test_an_edit_of_a_form_changes_its_page_alone(tenancy: Project) -> None:
    build(tenancy)
    tenancy.edit(FILE, "label: 時刻", "label: 始めた時刻")
    again = build(tenancy)
    assert again.read == {"forms/room-record"}
    assert again.files() == build(tenancy, out="clean").files()


def test_parts_of_a_form_are_found_and_keep_their_addresses(tenancy: Project) -> None:
    kb, _ = load(tenancy.root)
    found = {doc.address: doc for doc in documents(kb)}
    state = found["forms/room-record.html#state"]
    assert state.title == "部屋の状態"
    assert "傷の様子" in state.body
    assert state.parent == "forms/room-record.html"
    assert found["forms/room-record.html"].related == ("remedies/photos.html",)
    public = set(addresses(kb))
    assert {"forms/room-record.html#state", "forms/room-record.html#example"} <= public


def test_a_form_can_be_begun(tenancy: Project, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--root", str(tenancy.root), "new", "form", "key-receipt"]) == 0
    assert "forms/key-receipt.yaml" in capsys.readouterr().out
    assert "filled_by: [lessor, tenant, K]" in tenancy.read("forms/key-receipt.yaml")
    told = {p.place.path for p in tenancy.problems()}
    assert {"forms/key-receipt.yaml", "source/forms/key-receipt.md"} <= told
    assert main(["--root", str(tenancy.root), "new", "form", "key-receipt"]) == 1


def test_editors_are_told_what_a_form_may_hold(tenancy: Project) -> None:
    text = schema_texts(schema_of(tenancy.root), JAPANESE)["form-file.schema.json"]
    validator = Draft202012Validator(json.loads(text))
    field = {"id": "room", "label": "部屋", "type": "line"}
    good = {"purpose": "残します。", "sections": [{"id": "a", "title": "甲", "fields": [field]}]}
    assert validator.is_valid(good)
    assert validator.is_valid({**good, "filled_by": ["lessor"]})
    assert not validator.is_valid({**good, "filled_by": ["B3"]})
    assert not validator.is_valid({**good, "sections": []})
