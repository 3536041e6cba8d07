"""What a project says in ``guidance.yaml``, and nothing but that, makes its kinds and words."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Callable

import openpyxl
import pytest
from sphinx.errors import ConfigError

from sphinx_guidance import rules
from sphinx_guidance.anchors import addresses
from sphinx_guidance.checklist_data import checklist_data
from sphinx_guidance.cli import main
from sphinx_guidance.loading import load
from sphinx_guidance.rules.amounts import has_unit
from sphinx_guidance.schemas import schema_texts
from sphinx_guidance.search.documents import documents
from tests.conftest import JAPANESE, Project, schema_of
from tests.site.conftest import build

FILE = "guidance.yaml"
MEASURE = "source/measures/define-scope.md"
CASE = "source/cases/sample-case.md"

CLAUSE = """
  clause:
    name: 条項
    folder: clauses
    hue: blue
    icon: document
    group: use
    cited_as: short
    notice: 条項は例です。
    fields:
      short: {type: line, required: true}
      use: {type: choice, vocabulary: use, label: 使う場面, required: true}
      binds: {type: parties, label: 義務を負う立場}
      caps: {type: amounts, label: 上限}
      history: {type: events, label: 経緯}
      order: {type: steps, label: 手順}
      decided: {type: verdicts, label: 判断}
      keywords: {type: lines, label: 別の言い方}
      supports:
        type: relation
        to: measure
        label: 支える対策
        back: supported_by
        back_label: 対策の条項
        required: true
    facts: [{field: use}, {field: binds}, {field: caps}, {field: history}, {field: order}, {field: decided}]
    card: [{field: binds}]
    panels:
      - {id: supported, title: 支える対策, show: [supports]}
      - {id: prevented, title: 防げる原因, show: [supports, prevents], where: {category: contract-and-law}}
    next: [[supports]]
    search: {fields: [keywords, caps]}
"""

PAGE = """---
title: 検収の条項
summary: 検収の手続を定める条項です。
short: 検収条項
use: 一括の請負
binds: [P, B1]
caps: [{what: 違約金, value: 10万円, sources: [sample-law]}]
history: [{date: 2020-04-01, text: 改正で変わりました。}]
order: [{text: 期日を決めます。}]
decided: [{question: 合格とみなすか, answer: みなします。}]
keywords: [みなし合格]
supports: [define-scope]
sources: [sample-law]
---

{#wording}
## 文例

検収の期限を定めます。{case}`sample-case`もそうでした{source}`sample-law`。
"""

INDEX = """---
title: 条項の一覧
summary: 条項を並べます。
sources: []
---

```{object-list} clause
```
"""


def files_of(project: Project) -> dict[str, str]:
    return {
        path.relative_to(project.root).as_posix(): path.read_text(encoding="utf-8")
        for path in project.root.rglob("*")
        if path.is_file()
    }


@pytest.fixture
def declared(project: Project) -> Project:
    """The starter whose ``guidance.yaml`` has a further kind, field, word and party."""
    before = files_of(project)
    project.edit(FILE, "  B1: ベンダー（B1）\n", "  B1: ベンダー（B1）\n  P: 決済会社（P）\n")
    project.edit(FILE, "    organisation: 体制\n", "    organisation: 体制\n    money: 費用\n")
    project.edit(FILE, "  weight:\n", "  use: {lump-sum: 一括の請負, by-time: 準委任}\n  weight:\n")
    project.edit(FILE, "\nchecks:\n", f"{CLAUSE}\nchecks:\n")
    panel = "      - {id: clauses, title: 対策の条項, show: [supported_by]}\n"
    model = "      - {id: model-articles,"
    project.edit(FILE, model, panel + model)
    owner = "      area: {type: choice,"
    project.edit(FILE, owner, "      owner: {type: line, label: 担当する部門}\n" + owner)
    project.edit(FILE, "      - field: area\n", "      - field: area\n      - field: owner\n")
    after = files_of(project)
    assert [path for path in after if after[path] != before.get(path)] == [FILE]
    return project


@pytest.fixture
def extended(declared: Project) -> Project:
    """The same, with a page of the kind and with texts that use the field, the word and the party."""
    project = declared
    project.edit(MEASURE, "area: 契約\n", "area: 契約\nowner: 法務部\n")
    project.edit(CASE, "  B2: 通販会社\n", "  B2: 通販会社\n  P: 決済代行会社\n")
    project.edit("source/causes/scope-ambiguity.md", "契約・法務", "費用")
    project.write("source/clauses/acceptance.md", PAGE).write("source/clauses/index.md", INDEX)
    return project.edit("source/index.md", "measures/index\n", "measures/index\nclauses/index\n")


def test_guidance_yaml_alone_can_be_edited_before_anything_uses_it(declared: Project) -> None:
    assert declared.problems() == []
    built = build(declared)
    assert built.warnings == ""
    assert "決済会社（P）" in built.text("measures/define-scope.html")
    assert '"clause"' in built.text("_static/search/names.js")


def test_the_check_knows_what_was_added(extended: Project) -> None:
    assert extended.problems() == []
    extended.edit("source/clauses/acceptance.md", "[P, B1]", "[Q, B1]")
    extended.edit("source/clauses/acceptance.md", "use: 一括の請負", "use: 一式")
    told = {(str(p.place), p.code, p.hint) for p in extended.problems()}
    assert ("source/clauses/acceptance.md:6", "invalid-value", "使える値: C、B2、B1、P") in told
    assert (
        "source/clauses/acceptance.md:5",
        "invalid-value",
        "使える値: 一括の請負、準委任",
    ) in told


def test_references_and_addresses_of_a_new_kind_are_checked(extended: Project) -> None:
    extended.edit("source/clauses/acceptance.md", "supports: [define-scope]", "supports: [scope]")
    extended.edit(MEASURE, "{#what-to-do}\n", "{clause}`acceptence`を使います。\n\n{#what-to-do}\n")
    told = {p.message for p in extended.problems() if p.code == "unknown-reference"}
    assert told == {"対策「scope」はありません。", "条項「acceptence」はありません。"}


def test_sums_have_units_and_nothing_has_happened_tomorrow(extended: Project) -> None:
    page = "source/clauses/acceptance.md"
    extended.edit(page, "value: 10万円", "value: '100,000'")
    extended.edit(page, "date: 2020-04-01", "date: 2999-04-01")
    told = {(str(p.place), p.code, p.hint) for p in extended.problems()}
    assert (f"{page}:7", "amount-without-unit", "数に単位を添えます。例: 50万円") in told
    assert (f"{page}:8", "future-date") in {problem[:2] for problem in told}
    extended.edit(page, "2999-04-01", "2020-04-31")
    assert f"{page}:8: invalid-value" in {f"{p.place}: {p.code}" for p in extended.problems()}


@pytest.mark.parametrize(
    ("value", "right"),
    [("10万円", True), ("$500", True), ("30%", True), ("なし", True), ("100,000", False)],
)
def test_what_counts_as_a_unit(value: str, right: bool) -> None:
    assert has_unit(value) is right


def test_pages_lists_panels_and_navigation_show_what_was_added(extended: Project) -> None:
    built = build(extended)
    assert built.warnings == ""
    clause = built.text("clauses/acceptance.html")
    for shown in (
        "object-head kind-clause hue-blue icon-document",
        "決済会社（P） → ベンダー（B1）",
        "違約金: 10万円",
        '<span class="day">2020年4月1日</span> 改正で変わりました。',
        "期日を決めます。",
        "合格とみなすか: みなします。",
        '<section class="panel" id="supported">',
        "条項は例です。",
        "東京地判令2・1・31（業務の範囲）",
    ):
        assert shown in clause
    assert 'id="prevented"' not in clause, "the cause is of another category now"
    measure = built.text("measures/define-scope.html")
    assert "担当する部門" in measure
    assert "法務部" in measure
    assert 'href="../clauses/acceptance.html"' in measure
    assert "決済代行会社" in built.text("cases/sample-case.html")
    listed = built.text("clauses/index.html")
    assert '<section id="lump-sum">' in listed
    assert "P → B1" in listed
    assert '<section id="money">' in built.text("causes/index.html")
    assert 'href="../clauses/index.html"' in measure, "the section stands in the navigation"
    assert "条項" in built.text("search.html")
    inventory = (built.outdir / "objects.inv").read_bytes()
    assert inventory


def test_a_build_after_a_change_of_words_equals_a_clean_one(extended: Project) -> None:
    build(extended)
    extended.edit(FILE, "label: 担当する部門", "label: 持ち主")
    extended.edit(FILE, "決済会社（P）", "決済代行（P）")
    assert build(extended).files() == build(extended, out="clean").files()


def test_search_finds_a_new_kind_by_the_fields_that_it_names(extended: Project) -> None:
    kb, _ = load(extended.root)
    found = {doc.address: doc for doc in documents(kb)}
    clause = found["clauses/acceptance.html"]
    assert clause.kind == "clause"
    assert "みなし合格" in clause.body
    assert "違約金: 10万円" in clause.body
    assert clause.related == ("measures/define-scope.html",)
    assert "clauses/index.html#lump-sum" in set(addresses(kb))


def test_editors_are_told_of_what_was_added(extended: Project) -> None:
    texts = schema_texts(schema_of(extended.root), JAPANESE)
    clause = json.loads(texts["clause.schema.json"])
    assert clause["properties"]["use"]["enum"] == ["一括の請負", "準委任"]
    assert clause["required"] == ["title", "summary", "short", "use", "supports"]
    assert "費用" in texts["cause.schema.json"]
    assert "owner" in texts["measure.schema.json"]
    roles = json.loads(texts["case.schema.json"])["properties"]["roles"]
    assert roles["propertyNames"]["enum"] == ["C", "B2", "B1", "P"]


def test_a_page_of_a_new_kind_can_be_begun(
    extended: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--root", str(extended.root), "new", "clause", "delay"]) == 0
    page = extended.read("source/clauses/delay.md")
    assert "use: 一括の請負\nbinds: [C, B2, B1, P]\n" in page
    assert main(["--root", str(extended.root), "new", "cluase", "x"]) == 1
    assert "もしかして: clause" in capsys.readouterr().err


def test_a_need_makes_a_rule_with_a_code_of_its_own(extended: Project) -> None:
    need = "    needs:\n      - ends: [supported_by]\n        code: measure-without-words\n"
    extended.edit(
        FILE,
        "    needs:\n      - ends: [prevents, limits]",
        f"{need}      - ends: [prevents, limits]",
    )
    assert "measure-without-words" in rules.rules_of(schema_of(extended.root), JAPANESE)
    assert extended.problems() == []
    extended.edit("source/clauses/acceptance.md", "supports: [define-scope]", "supports: [none]")
    (told,) = [p for p in extended.problems() if p.code == "measure-without-words"]
    assert told.message == "対策「業務範囲を書く」に、対策の条項がありません。"
    assert told.hint == "条項のページの supports に define-scope を書きます"


def test_a_rule_that_is_off_tells_nothing(project: Project) -> None:
    project.edit("glossary/basics.yaml", "べんだー", "ベンダー")
    assert {p.code for p in project.problems()} == {"reading-not-hiragana"}
    project.write(FILE, project.read(FILE) + "rules_off: [reading-not-hiragana]\n")
    assert project.problems() == []
    project.edit(FILE, "[reading-not-hiragana]", "[reading-not-hiragan]")
    told = {(p.place.path, p.code, p.hint) for p in project.problems()}
    assert (FILE, "invalid-value", "もしかして: reading-not-hiragana") in told


def change(old: str, new: str) -> Callable[[Project], Project]:
    return lambda project: project.edit(FILE, old, new)


MISTAKES = [
    ("parties:\n  C: エンドユーザー（C）\n  B2: サービス提供者（B2）\n  B1: ベンダー（B1）\n", "parties:\n  - {id: B1, name: ベンダー}\n", "invalid-value", "「parties」は、一覧（- や [ ]）ではなく、キーと値の組", "例: parties: {B1: {name: 文字}}"),
    ("'第?\\d+条'", "'第(\\d+条'", "invalid-value", "「第(\\d+条」は正規表現として読めません（2文字目）。", "( を ) で閉じます"),
    ("'第?\\d+条'", "'第?'", "invalid-value", "「第?」は、何も書かれていない所にも合います。", "一文字以上"),
    ("law_kinds: [case]", "law_kinds: [cases]", "invalid-value", "「law_kinds」に「cases」は", "もしかして: case"),
    ("    name: 原因\n", "", "missing-field", "「name」がありません。", "例: name: 文字"),
    ("    group: category", "    grop: category", "unknown-field", "「grop」という項目", "もしかして: group"),
    ("type: parties\n", "type: party\n", "invalid-value", "「type」に「party」は使えません。", "使える値: text"),
    ("vocabulary: category", "vocabulary: categry", "invalid-value", "「vocabulary」に「categry」は", "もしかして: category"),
    ("        to: cause\n", "        to: case\n", "invalid-value", "「show」に「leads_to」は", "使える値: prevented_by"),
    ("        to: cause\n", "        to: caus\n", "invalid-value", "「to」に「caus」は", "もしかして: cause"),
    ("        to: cause\n", "", "missing-field", "relation の項目に「to」がありません。", "使える値: cause"),
    ("      arises_from:\n", "      Arises:\n", "invalid-value", "「Arises」", "arises_from"),
    ("      uninsurable:\n", "      summary:\n", "invalid-value", "「summary」という項目は、はじめから", "別の名前"),
    ("      - field: uninsurable\n", "      - field: insurable\n", "invalid-value", "「field」に「insurable」は", "もしかして: uninsurable"),
    ("where: {effect: covered}", "where: {effect: coverd}", "invalid-value", "「effect」に「coverd」は", "もしかして: covered"),
    ("where: {effect: covered}", "where: {section: liability, effect: covered}", "invalid-value", "「where」に2個あります。", "1個まで"),
    ("show: [prevented_by, verified_by]", "show: [prevented_by, verified]", "invalid-value", "「show」に「verified」は", "もしかして: verified_by"),
    ("back: shown_in", "back: limited_by", "invalid-value", "「incident」には「limited_by」が", "別の名前"),
    ("    newest_first: date\n", "    newest_first: court\n", "invalid-value", "「newest_first」に「court」は", "使える値: date"),
    ("id: cases, title: 裁判例・事故例, show: [shown_in]", "id: causes, title: 例, show: [shown_in]", "duplicate-id", "「causes」という id のパネル", "別の id"),
    ("        unless: uninsurable\n", "        unless: reason\n", "invalid-value", "「unless」に「reason」は", "使える値: arises_from"),
    ("answering: [B1, B2]", "answering: [B1]", "invalid-value", "二つです", "例: answering: "),
    ("  B1: ベンダー（B1）\nanswering: [B1, B2]", "  both: ベンダー（B1）\nanswering: [both, B2]", "invalid-value", "「both」は、答える立場の id に", "別の id"),
    ("  B1: ベンダー（B1）\n", "  B1: {name: ベンダー（B1）, short: B2}\n", "invalid-value", "呼び名が同じです", "別の名前"),
    ("answering: [B1, B2]", "answering: [B1, B3]", "invalid-value", "「answering」に「B3」は", "使える値: C、B2、B1"),
    ("  verifies: measure\n", "  verifies: mesure\n", "invalid-value", "「verifies」に「mesure」は", "もしかして: measure"),
    ("{show: [limits]}", "{show: [limit]}", "invalid-value", "「show」に「limit」は", "もしかして: limits"),
    ("{show: [limits]}", "{show: [limits, verified_by]}", "invalid-value", "「show」に「verified_by」は", "もしかして: limited_by"),
    ("{show: [limits]}", "{show: [limits], through: 間}", "unknown-field", "「through」は、関係を二つ", "show に二つ"),
    ("panels: [coverages,", "panels: [coverage,", "invalid-value", "「panels」に「coverage」は", "もしかして: coverages"),
    ("    title: このままだと起こりうること\n", "", "missing-field", "「title」がありません。", "例: title: 文字"),
    ("  columns: incident\n", "  columns: incidents\n", "invalid-value", "「columns」に「incidents」は", "もしかして: incident"),
    ("      end: answers\n", "      end: answer\n", "invalid-value", "「end」に「answer」は", "もしかして: answers"),
    ("  cause:\n    name", "  term:\n    name", "invalid-value", "「term」という種類か役割", "別の id"),
    ("  cause:\n    name", "  command:\n    name", "invalid-value", "「command」という種類か役割", "別の id"),
    ("    organisation: 体制\n", "    organisation: 手続・合意\n", "invalid-value", "「手続・合意」が、語彙「category」に2回", "別の語"),
    ("      - field: uninsurable\n", "      - field: arises_from\n", "invalid-value", "「field」に「arises_from」は", "使える値: hits"),
    ("id: measures, title: 被害", "id: sources, title: 被害", "duplicate-id", "「sources」という id のパネル", "別の id"),
    ("    description: A cause of trouble.\n", "    hue: pink\n", "invalid-value", "「hue」に「pink」は使えません。", "使える値: red"),
    ("      category: {type: choice, vocabulary: category", "      category: {type: text, vocabulary: category", "unknown-field", "「vocabulary」は、text の項目には", "choice"),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new", "code", "message", "hint"), MISTAKES)
def test_a_mistake_is_told_where_it_stands_with_what_would_be_right(
    project: Project, old: str, new: str, code: str, message: str, hint: str
) -> None:
    before = project.read(FILE)
    line = before[: before.index(old)].count("\n") + 1
    project.edit(FILE, old, new)
    told = project.problems()
    assert {p.place.path for p in told} == {FILE}, "nothing that follows from it is told"
    found = [p for p in told if p.code == code and message in p.message and hint in p.hint]
    assert found, told
    if "leads_to" not in message:  # told where the end is named, far from its relation
        assert found[0].place.line in range(line - 2, line + 3)


def test_a_project_without_guidance_yaml_is_told_what_is_missing(project: Project) -> None:
    project.remove(FILE)
    (told,) = project.problems()
    assert (str(told.place), told.code) == ("conf.py:1", "nothing-to-read")
    assert "guidance.yaml がない" in told.message
    with pytest.raises(ConfigError, match=r"guidance\.yaml がない"):
        build(project)


@pytest.mark.parametrize("command", [["record"], ["export"], ["report"], ["schemas"]])
def test_no_command_works_on_kinds_that_nobody_knows(
    project: Project, capsys: pytest.CaptureFixture[str], command: list[str]
) -> None:
    project.edit(FILE, "vocabulary: category", "vocabulary: categry")
    before = set(project.root.rglob("*"))
    assert main(["--root", str(project.root), *command]) == 1
    assert "もしかして: category" in capsys.readouterr().err
    assert set(project.root.rglob("*")) == before


def test_a_build_stops_at_a_guidance_yaml_that_is_not_valid(project: Project) -> None:
    project.edit(FILE, "vocabulary: category", "vocabulary: categry")
    with pytest.raises(ConfigError, match=r"guidance\.yaml:\d+: invalid-value"):
        build(project)


def test_another_subject_needs_no_kind_of_ours(tenancy: Project) -> None:
    assert tenancy.problems() == []
    built = build(tenancy)
    assert built.warnings == ""
    trouble = built.text("troubles/deposit-kept.html")
    assert "借主 → 管理会社" in trouble
    assert 'href="../remedies/photos.html"' in trouble
    assert 'class="disclaimer"' not in trouble
    remedy = built.text("remedies/photos.html")
    assert re.search(r"<ol[^>]*statements.*?<li><p>傷のある所を撮ります。", remedy, re.DOTALL)
    assert "handover.html#photos-taken" in remedy
    sheet = built.text("checklists/handover.html")
    assert "手当て: <a" in sheet
    assert "対策" not in sheet
    assert "貸主・借主" in sheet
    assert 'data-weight="required"' in sheet
    assert "出席者・借主" in sheet
    shown = built.text("about/map.html")
    assert '<section id="remedies-for-troubles">' in shown
    assert "敷金が返らない" in shown
    pages = (text for name, text in built.files().items() if name.endswith(".html"))
    assert not [text for text in pages if "ベンダー" in text.decode() or "保険" in text.decode()]


def test_another_subject_says_itself_what_open_items_lead_to(tenancy: Project) -> None:
    kb, _ = load(tenancy.root)
    data = checklist_data(kb, kb.checklists["handover"], "")
    assert data.verified == "手当て"
    assert data.outlook
    assert (data.outlook.title, data.outlook.along) == ("困ること", ("手当て",))
    photos = data.pages["remedy/photos"]
    assert (photos.url, photos.ends) == (
        "../remedies/photos.html",
        {"eases": ("trouble/deposit-kept",)},
    )
    assert data.pages["trouble/deposit-kept"].title == "敷金が返らない"
    tenancy.edit(FILE, "  outlook: {title: 困ること, ways: [{show: [eases]}]}\n", "")
    kb, _ = load(tenancy.root)
    data = checklist_data(kb, kb.checklists["handover"], "")
    assert data.outlook is None
    assert list(data.pages) == ["remedy/photos"]


def test_another_subject_has_its_own_words_in_its_files(tenancy: Project) -> None:
    assert main(["--root", str(tenancy.root), "export", "--out", str(tenancy.root / "out")]) == 0
    assert "貸主、借主" in tenancy.read("out/handover.csv")
    assert "確認する立場: 貸主・借主" in tenancy.read("out/handover.md")
    book = openpyxl.load_workbook(io.BytesIO((tenancy.root / "out/handover.xlsx").read_bytes()))
    titles = [cell.value for row in book.worksheets[0].iter_rows() for cell in row]
    assert {"出席者・貸主", "貸主 判定", "借主 確認日"} <= set(titles)
    item = json.loads(tenancy.read("out/checklists.schema.json"))["$defs"]["ExportedItem"]
    assert item["properties"]["weight"]["enum"] == ["かならず", "できれば"]


def test_a_need_without_words_of_its_own_is_told_in_those_of_the_relation(tenancy: Project) -> None:
    tenancy.write(
        "source/troubles/noise.md",
        tenancy.read("source/troubles/deposit-kept.md").replace("敷金が返らない", "音がうるさい"),
    )
    (told,) = tenancy.problems()
    assert told.code == "trouble-without-remedy"
    assert told.message == "困りごと「音がうるさい」に、手当てがありません。"
    assert told.hint == "手当てのページの eases に noise を書きます"


def test_the_report_counts_only_what_there_is(
    tenancy: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--root", str(tenancy.root), "report"]) == 0
    assert "補償" not in capsys.readouterr().out


def test_hints_and_repetitions_are_told_by_the_kinds_of_the_project(tenancy: Project) -> None:
    page = "source/remedies/photos.md"
    tenancy.edit(page, "sources: [guideline]", "sources: [guideline, guideline]")
    tenancy.edit(page, "日付が", "{remedy}`zzz`や{remedy}`deposit-kept`のとおり、{xyz}`id`に日付が")
    tenancy.write("source/index.md", tenancy.read("source/index.md") + "\n:::{object-list}\n:::\n")
    told = {(p.code, p.message, p.hint) for p in tenancy.problems()}
    assert told == {
        (
            "unknown-markup",
            "ロール「xyz」はありません（この語は読者に見えません）。",
            "例: {trouble}`id`",
        ),
        (
            "wrong-option",
            "ディレクティブ「object-list」の名前の後に、何も書かれていません。",
            "例: {object-list} trouble",
        ),
        ("repeated-value", "「guideline」が2回書かれています。", "一つにします"),
        (
            "unknown-reference",
            "手当て「zzz」はありません。",
            "id を確かめるか、source/remedies/ にページを作ります",
        ),
        (
            "unknown-reference",
            "手当て「deposit-kept」はありません。",
            "「deposit-kept」は困りごとの id です",
        ),
    }


def test_the_legend_names_first_who_answers_the_sheet(extended: Project) -> None:
    page = build(extended).text("measures/define-scope.html")
    legend = re.search(r'<section class="party-legend"[^>]*>(.*?)</section>', page)
    parties = "ベンダー（B1）・サービス提供者（B2）・エンドユーザー（C）・決済会社（P）"
    assert legend
    assert legend[1] == parties


def test_what_states_law_and_what_hedges_is_data(
    tenancy: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    page = "source/remedies/photos.md"
    tenancy.edit(page, "日付が", "民法621条と{trouble}`deposit-kept`のとおり、おそらく日付が")
    tenancy.edit(page, "{source}`guideline`", "")
    tenancy.edit(page, "eases:", "sources: [guideline]\neases:")
    assert tenancy.problems() == []
    own = tenancy.read(FILE)
    tenancy.write(FILE, own + "statements: {law: ['\\d+条'], hedges: [おそ.く]}\n")
    (told,) = tenancy.problems()
    assert told.code == "law-without-source"
    assert told.message == "「621条」を挙げる段落に出典がありません。"
    assert main(["--root", str(tenancy.root), "report"]) == 0
    assert f"{page}: 1（おそらく1）" in capsys.readouterr().out
    tenancy.write(FILE, own + "statements: {law_kinds: [trouble]}\n")
    (told,) = tenancy.problems()
    assert told.message == "「困りごと」を挙げる段落に出典がありません。"


def test_a_hint_on_links_names_a_kind_of_the_project(tenancy: Project) -> None:
    tenancy.edit("source/remedies/photos.md", "日付が", "[[deposit-kept]]の日付が")
    (told,) = tenancy.problems()
    assert told.hint == "{trouble}`deposit-kept` のように、種類を書きます"
