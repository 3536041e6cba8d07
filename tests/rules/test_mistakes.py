"""Mistakes that authors make: each is told once, on its line, with what to write instead."""

from __future__ import annotations

import itertools
import json
import re
import struct
from collections.abc import Callable
from typing import NamedTuple

import pytest

from sphinx_guidance.field_hints import FORMS
from sphinx_guidance.schemas import schema_texts
from tests.conftest import JAPANESE, SCHEMA, Project
from tests.rules.test_each_rule import CASE, CAUSE, CHECKLIST, COVERAGE, GLOSSARY, MEASURE

TEXT = "作業の範囲が契約書にありませんでした。"
REFERENCES = "references.yaml"
COPY = "\n    copy:\n      repository: a/b\n      commit: 41be0260d799\n      path: a.xml"


class Mistake(NamedTuple):
    """An edit of a file, and the one problem that it must bring: its start and its hint."""

    path: str
    old: str
    new: str
    told: str
    hint: str


MISTAKES = [
    # Values.
    Mistake(CAUSE, "category: 契約・法務\n", "", f"{CAUSE}:2: missing-field: 「category」がありません。", "使える値: 契約・法務、要件・仕様、手続・合意、体制"),
    Mistake(CHECKLIST, "version: 1.0.0", "version: 1.0", f"{CHECKLIST}:5: invalid-value: 「version」の「1.0」は", "version: '1.0'"),
    Mistake(CHECKLIST, "version: 1.0.0", "version: '1.0'", f"{CHECKLIST}:5: invalid-value: 「1.0」は", "例: 1.0.0"),
    Mistake(CAUSE, "title: 業務範囲があいまい", "title: no", f"{CAUSE}:2: invalid-value: 「title」の「no」は", "title: 'no'"),
    Mistake(CAUSE, "title: 業務範囲があいまい", "title: 2026", f"{CAUSE}:2: invalid-value: 「title」の「2026」は", "title: '2026'"),
    Mistake(CASE, "date: 2020-01-31", "date: 2020-02-30", f"{CASE}:6: invalid-value: 「2020-02-30」という日はありません。", "例: 2026-04-01"),
    Mistake(CASE, "date: 2020-01-31", "date: 2020/1/31", f"{CASE}:6: invalid-value: 「2020/1/31」は", "2020-01-31"),
    Mistake(CASE, "date: 2020-01-31", "date: 令和2年1月31日", f"{CASE}:6: invalid-value: 「令和2年1月31日」は", "2020-01-31"),
    Mistake(CASE, "date: 2020-01-31", "date: 令和元年5月1日", f"{CASE}:6: invalid-value: 「令和元年5月1日」は", "2019-05-01"),
    Mistake(CASE, "date: 2020-01-31", "date: 去年の春", f"{CASE}:6: invalid-value: 「去年の春」は日付として", "例: 2026-04-01"),
    Mistake(CASE, "date: 2020-01-31", "date: 2020", f"{CASE}:6: invalid-value: 「2020」は日付として", "例: 2026-04-01"),
    Mistake(REFERENCES, "section: 第632条", "date: 2020-02-03", f"{REFERENCES}:6: invalid-value: 「date」の「2020-02-03」は", "date: '2020-02-03'"),
    Mistake(REFERENCES, "section: 第632条", "url: example.com", f"{REFERENCES}:6: invalid-value: 「example.com」は", "例: https://example.com/"),
    Mistake("redirects.yaml", "redirects: []", "redirects:\n  - from: causes/old\n    to: index.html", "redirects.yaml:3: invalid-value: 「causes/old」は", "例: causes/old-id.html"),
    Mistake(MEASURE, "[scope-ambiguity]", "[Scope]", f"{MEASURE}:5: invalid-value: 「Scope」は", "例: scope-ambiguity"),
    Mistake(CASE, "roles:\n  B1: ベンダー\n  B2: 通販会社", "roles: ベンダー", f"{CASE}:7: invalid-value: 「roles」には、キーと値の組", ""),
    Mistake(CASE, "short_name: 東京地判令2・1・31（業務の範囲）", "short_name: |\n  東京\n  地判", f"{CASE}:4: invalid-value: 「東京 地判」は「short_name」の形に合いません。", "1行"),
    Mistake(CASE, "  B1: ベンダー", "  B9: ベンダー", f"{CASE}:8: invalid-value: 「roles」に「B9」は使えません。", "使える値: C、B2、B1"),
    Mistake(CASE, "  B1: ベンダー", "  B1:", f"{CASE}:8: invalid-value: 「B1」が空です。", "例: roles: {B1: 文字}"),
    Mistake(CASE, "date: 2020-01-31", "date: [2020-01-31]", f"{CASE}:6: invalid-value: 「date」には日付を1つ書きます。", "例: date: 2026-04-01"),
    Mistake(CASE, "title:", "orphan: true\ntitle:", f"{CASE}:2: unknown-field: 「orphan」という項目はありません。", "書ける項目: title、summary"),
    Mistake(COVERAGE, "  - text: 特約を付けたとき\n    sources: [sample-law]", "  - 特約を付けたとき", f"{COVERAGE}:8: invalid-value: 「conditions」には、キーと値の組を", "例: - text: 文字"),
    Mistake(COVERAGE, "conditions:\n  - text: 特約を付けたとき\n    sources: [sample-law]", "conditions:", f"{COVERAGE}:7: invalid-value: 「conditions」が空です。", "この行を消します"),
    Mistake(REFERENCES, "checked: 2026-01-01", f"checked: 2026-01-01{COPY}".replace("41be", "41BE"), f"{REFERENCES}:11: invalid-value: 「41BE0260d799」は「commit」の形に", "例: 41be0260d799"),
    Mistake(REFERENCES, "checked: 2026-01-01", f"checked: 2026-01-01{COPY}".replace("repository", "repo"), f"{REFERENCES}:10: unknown-field: 「repo」という項目はありません。", "もしかして: repository"),
    Mistake(REFERENCES, "checked: 2026-01-01", f"checked: 2026-01-01{COPY}".replace("\n      path: a.xml", ""), f"{REFERENCES}:9: missing-field: 「path」がありません。", "例: path: 文字"),
    Mistake(MEASURE, "[scope-ambiguity]", "scope-ambiguity", f"{MEASURE}:5: invalid-value: 「prevents」には一覧", "prevents: [scope-ambiguity]"),
    Mistake("source/incidents/delivery-delay.md", "[scope-ambiguity]", "[]", "source/incidents/delivery-delay.md:4: invalid-value: 「arises_from」が空です。", "例: arises_from: [scope-ambiguity]"),
    # Texts that are no Markdown.
    Mistake(COVERAGE, "text: 特約", "text: '{cause}`scope-ambiguity`'  #", f"{COVERAGE}:8: broken-markup: 「{{cause}}`scope-ambiguity`」はここでは働かず", "文字だけ"),
    Mistake(CASE, "title: 範囲をめぐる事例", "title: '[範囲](../index.md)の事例'", f"{CASE}:2: broken-markup: 「[範囲](../index.md)」は", "文字だけ"),
    Mistake(CHECKLIST, "evidence: 契約書", "evidence: '**契約書**'  #", f"{CHECKLIST}:18: broken-markup: 「**契約書**」は", "文字だけ"),
    # References.
    Mistake(COVERAGE, "    sources: [sample-law]\nexc", "    sources: [sample-law, sample-law]\nexc", f"{COVERAGE}:9: repeated-value: 「sample-law」が2回", "一つ"),
    Mistake(MEASURE, "[scope-ambiguity]", "[scope-ambiguity, delivery-delay]", f"{MEASURE}:5: unknown-reference: 原因「delivery-delay」はありません。", "「delivery-delay」は事故・損害の id です"),
    Mistake(MEASURE, "area:", "model_articles: [x]\narea:", f"{MEASURE}:4: unknown-reference: 出典「x」はありません。", "references.yaml に加えます"),
    Mistake(CASE, TEXT, "{cause}`業務範囲があいまい`です。", f"{CASE}:19: unknown-reference: 原因「業務範囲があいまい」は", "題名ではなく id"),
    Mistake(CHECKLIST, "use:", "history:\n  - version: 1.0.0\n    date: 2026-01-01\n    changes: [{item: scope, kind: reworded}]\nuse:", f"{CHECKLIST}:10: checklist-history: 変えたとする項目「scope」はありません。", "id"),
    # Definitions of terms.
    Mistake(GLOSSARY, "definition: 納品", "definition: '[x](indx.md)'  #", f"{GLOSSARY}:17: dead-link: リンク「indx.md」の先の", "もしかして: index"),
    Mistake(GLOSSARY, "definition: 納品", "definition: '[x](causes/scope-ambiguity.md#stat)'  #", f"{GLOSSARY}:17: dead-link: リンク「causes/", "もしかして: state"),
    Mistake(GLOSSARY, "definition: 納品", "definition: '![x](gone.png)'  #", f"{GLOSSARY}:17: missing-file: 「gone.png」", "source/"),
    Mistake(GLOSSARY, "definition: 納品されたもの", "definition: |\n      納品\n\n      {caus}`x`", f"{GLOSSARY}:20: unknown-markup: ロール「caus」は", "もしかして: cause"),
    # YAML.
    # YAML.
    Mistake(CAUSE, "title: 業務範囲があいまい", 'title: "業務範囲があいまい', f"{CAUSE}:2: yaml-syntax: 引用符が閉じていません。", 'title: "文字"'),
    Mistake(CAUSE, "category: ", "\tcategory: ", f"{CAUSE}:4: yaml-syntax: 行の初めにタブがあります。", "半角の空白"),
    Mistake(CAUSE, "title: 業務範囲があいまい", "title: 範囲: 契約", f"{CAUSE}:2: yaml-syntax: 値の中に「: 」があるので", "title: '範囲: 契約'"),
    Mistake(CAUSE, "title: 業務", "title:業務", f"{CAUSE}:2: yaml-syntax: コロンの後に空白がありません。", "title: 業務範囲があいまい"),
    Mistake(CAUSE, "title: 業務", "title: @業務", f"{CAUSE}:2: yaml-syntax: 値が @ で始まる", "'@業務範囲があいまい'"),
    Mistake(GLOSSARY, "topic: 基本", "topic: 基本\x08", f"{GLOSSARY}:2: yaml-syntax: 見えない制御文字", "打ち直します"),
    Mistake(GLOSSARY, "definition: 納品", "definition: {cause}`x`納品", f"{GLOSSARY}:17: yaml-syntax: 値が {{ で始まるので", "'{cause}`x`納品"),
    # Ids.
    Mistake(CHECKLIST, "sections:\n", "sections:\n  - id: more\n    title: 別の節\n    items:\n      - {id: scope-in-contract, text: 甲, why: 乙, who: B1, phase: 契約前, weight: 必須, evidence: 丙, verifies: [define-scope]}\n", f"{CHECKLIST}:16: duplicate-id: id「scope-in-contract」は既に使われています（最初は {CHECKLIST}:12）。", "別の id"),
    # Text.
    Mistake(CASE, TEXT, "<b>作業</b>の範囲です。", f"{CASE}:19: html-in-text: HTMLのタグ「<b>」は働かず", r"\<"),
    Mistake(CASE, TEXT, "<!-- 内緒 -->\n\n終わり。", f"{CASE}:19: html-in-text: コメント「<!-- 内緒 -->」は", "% で始まる行"),
    Mistake(CASE, TEXT, "| 甲 | 乙 |\n| 一 | 二 |", f"{CASE}:19: broken-table: 表として読まれず", "| --- | --- |"),
    Mistake(CASE, TEXT, "{cause}`scope-ambiguity を見ます。", f"{CASE}:19: broken-markup: 「{{cause}}」の後の ` が閉じていません。", "{cause}`id`"),
    Mistake(CASE, TEXT, "{cause}｀scope-ambiguity｀を見ます。", f"{CASE}:19: broken-markup: 「{{cause}}」の後の `", "半角の `"),
    Mistake(CASE, TEXT, "文字 `コード です。", f"{CASE}:19: broken-markup: ` が閉じていません。", "コードの終わり"),
    Mistake(CASE, TEXT, "[原因][cause]を見ます。", f"{CASE}:19: broken-markup: リンク「[原因][cause]」の先が", "[cause]: page.md"),
    Mistake(CASE, TEXT, "[原因]（index.md）を見ます。", f"{CASE}:19: broken-markup: リンク「[原因]（index.md）」の括弧が全角", "(index.md)"),
    Mistake(CASE, TEXT, "https://example.com/です。", f"{CASE}:19: broken-markup: アドレス「https://example.com/です。」に", "空白"),
    Mistake(CASE, TEXT, ":::{note}\n閉じない囲み。", f"{CASE}:19: broken-markup: ここで始まる囲みが閉じていません。", ":::"),
    Mistake(CASE, TEXT, "::::{note}\n:::{tip}\n閉じない囲み。", f"{CASE}:19: broken-markup: ここで始まる囲みが閉じていません。", "::::"),
    Mistake(CASE, TEXT, ":::{note}\n:::{tip}\n入れ子。\n:::\n:::", f"{CASE}:20: broken-markup: ここで始まる囲みが閉じていません。", "外側の囲みの始まりと終わりを ::::"),
    Mistake(CASE, TEXT, "```｛note｝\n囲み。\n```", f"{CASE}:19: broken-markup: 「｛note｝」の括弧が全角", "{note}"),
    Mistake(CASE, TEXT, "脚注[^1]です。", f"{CASE}:19: broken-markup: 脚注「[^1]」の文がありません。", "[^1]: "),
    Mistake(CASE, TEXT, "##見出し", f"{CASE}:19: broken-markup: 「##」が見出しにならず", "## 見出し"),
    Mistake(CASE, TEXT, "＃＃ 見出し", f"{CASE}:19: broken-markup: 「＃＃」が見出しにならず", "## 見出し"),
    Mistake(CASE, TEXT, "{cause} `scope-ambiguity`です。", f"{CASE}:19: broken-markup: 「{{cause}}」と ` の間に", "続けて {cause}`id`"),
    Mistake(CASE, TEXT, ":cause:`scope-ambiguity`です。", f"{CASE}:19: broken-markup: 「:cause:`…`」は", "{cause}`id`"),
    Mistake(CASE, TEXT, ".. note:: 文。", f"{CASE}:19: broken-markup: 「.. note::」は", ":::{note}"),
    Mistake(CASE, TEXT, "`文字 <https://example.com/>`_です。", f"{CASE}:19: broken-markup: 「`…`_」は", "[文字](https://"),
    Mistake(CASE, TEXT, "{cause}'scope-ambiguity'です。", f"{CASE}:19: broken-markup: 「{{cause}}'scope-ambiguity」の引用符が", "{cause}`scope-ambiguity`"),
    Mistake(CASE, TEXT, "｜ 甲 ｜ 乙 ｜", f"{CASE}:19: broken-markup: 「｜ 甲 ｜ 乙 ｜」が全角", "| 甲 | 乙 |"),
    Mistake(CASE, TEXT, "＊＊太字＊＊です。", f"{CASE}:19: broken-markup: 「＊＊」が全角", "半角で **"),
    Mistake(CASE, TEXT, "：：：{note} 文。", f"{CASE}:19: broken-markup: 「：：：」が全角", "半角で :::"),
    Mistake(CASE, TEXT, "[図](index.md）です。", f"{CASE}:19: broken-markup: 「）」が全角", "半角で )"),
    Mistake(CASE, TEXT, "-項目です。", f"{CASE}:19: broken-markup: 行の初めの「-」が", "空白"),
    Mistake(CASE, TEXT, ":::note\n囲み。\n:::", f"{CASE}:19: broken-markup: 「note」に波括弧が", "{note}"),
    Mistake(CASE, TEXT, "{guidance:cause}`scope-ambiguty`です。", f"{CASE}:19: unknown-reference: 原因「scope-ambiguty」は", "もしかして: scope-ambiguity"),
    Mistake(CASE, TEXT, "[[scope-ambiguity]]です。", f"{CASE}:19: broken-markup: 「[[scope-ambiguity]]」は", "{cause}`scope-ambiguity`"),
    Mistake(CASE, TEXT, "[図](my form.xlsx)です。", f"{CASE}:19: broken-markup: 「[図](my form.xlsx)」は", "[図](<my form.xlsx>)"),
    Mistake(CASE, TEXT, "［図］(index.md)です。", f"{CASE}:19: broken-markup: 「［図］(index.md)」は", "[図](index.md)"),
    Mistake(CASE, TEXT, "これは**「太字」**です。", f"{CASE}:19: broken-markup: 「**」が太字にならず", "「**文字**」"),
    Mistake(CASE, TEXT, "[図]()です。", f"{CASE}:19: broken-markup: リンクや画像の先が書かれて", "[文字](page.md)"),
    Mistake(CASE, TEXT, "見えない\x08字です。", f"{CASE}:19: broken-markup: 見えない制御文字", "打ち直します"),
    Mistake(CASE, TEXT, f"{'`' * 99}\n囲み", f"{CASE}:19: broken-markup: ここで始まる囲みが", "始まりと同じ99個の `"),
    Mistake(CASE, TEXT, "<div>\n\n本文。\n\n</div>", f"{CASE}:19: html-in-text: HTMLのタグ「<div>」は", r"\<"),
    Mistake(CASE, TEXT, "```{raw} html\n<script>alert(1)</script>\n```", f"{CASE}:19: html-in-text: 「{{raw}} html」で書いたHTMLは", ":::{note}"),
    Mistake(CASE, TEXT, "```{eval-rst}\n文です。\n\n.. raw:: html\n\n   <b>太字</b>\n```", f"{CASE}:22: html-in-text: 「.. raw:: html」で書いたHTMLは", ":::{note}"),
    Mistake(CASE, TEXT, "```{role} bold(raw)\n:format: html\n```", f"{CASE}:19: html-in-text: 「{{role}} bold(raw)」で書いたHTMLは", ":::{note}"),
    Mistake(CASE, TEXT, "> | 甲 | 乙 |\n> | --- | --- |\n> | 一 | 二 | 三 |", f"{CASE}:21: broken-table: 表のこの行はセルが3個", r"\|"),
    Mistake(CASE, "summary: ", "summary: <b>要約</b>", f"{CASE}:3: html-in-text: HTMLのタグ「<b>」は", "消します"),
    Mistake(CHECKLIST, "why: ", "why: <!-- 内緒 -->", f"{CHECKLIST}:14: html-in-text: コメント「<!-- 内緒 -->」は", "消します"),
    Mistake(GLOSSARY, "definition: 納品されたもの", "definition: これは{caus}`x`", f"{GLOSSARY}:17: unknown-markup: ロール「caus」は", "もしかして: cause"),
    Mistake(CASE, TEXT, ":::{not}\n囲み。\n:::", f"{CASE}:19: unknown-markup: ディレクティブ「not」はありません", "もしかして: note"),
    Mistake(CASE, "{#facts}\n## 何が起きたか", "{#facts}\n## 何が起きたか\n\n{#deep}\n#### 深い見出し", f"{CASE}:20: heading-jump: 見出しの段が飛んでいます", "### にします"),
    Mistake(CASE, TEXT, "[二行に\nわたる](indx.md)リンクです。", f"{CASE}:19: dead-link: リンク「indx.md」の先のページがありません。", "もしかして: cases/index"),
    Mistake(CASE, TEXT, "[原因][c]です。\n\n[c]: indx.md", f"{CASE}:19: dead-link: リンク「indx.md」", "もしかして: cases/index"),
    Mistake(CASE, TEXT, "[表](file:///C:/share/a.xlsx)です。", f"{CASE}:19: dead-link: 「file:///C:/share/a.xlsx」は", "source/"),
    Mistake(CASE, TEXT, "[原因](index)です。", f"{CASE}:19: missing-file: 「index」というファイル", "index.md"),
    Mistake(CASE, TEXT, "{doc}`indx`です。", f"{CASE}:19: dead-link: リンク「indx」の先の", "cases/index"),
    Mistake(CASE, TEXT, "![図](https://example.com/a.png)です。", f"{CASE}:19: missing-file: よそにある画像", "source/"),
    Mistake("source/index.md", "causes/index", "causes/indx", "source/index.md:12: dead-link: 目次「causes/indx」の先の", "もしかして: causes/index"),
    *(
        Mistake(CASE, TEXT, f":::{{{name}}} gone.png\n:::", f"{CASE}:19: missing-file: 「gone.png」という", "source/")
        for name in ("figure", "image", "include", "literalinclude")
    ),
    Mistake(CASE, TEXT, "{download}`gone.pdf`です。", f"{CASE}:19: missing-file: 「gone.pdf」という", "source/"),
    Mistake(CASE, TEXT, ":::{figure}\n説明\n:::", f"{CASE}:19: wrong-option: ディレクティブ「figure」の名前の後に", "{figure} flow.png"),
    Mistake(CASE, TEXT, ":::{object-list}\n:::", f"{CASE}:19: wrong-option: ディレクティブ「object-list」の名前の後に", "{object-list} cause"),
    Mistake(CASE, TEXT, ":::{note}\n:clas: x\n\n本文\n:::", f"{CASE}:20: wrong-option: ディレクティブ「note」に「clas」という", "もしかして: class"),
    Mistake(CASE, TEXT, "```{note}\n---\nclass: a\nopen: x\n---\n本文\n```", f"{CASE}:22: wrong-option: ディレクティブ「note」に「open」という", "使える指定: class、"),
    Mistake(CASE, TEXT, "[書式](gone.xlsx)です。", f"{CASE}:19: missing-file: 「gone.xlsx」という", "source/"),
    Mistake("conf.py", "extensions = [", "extensions = [[", "conf.py:7: unreadable-conf: Python として読めません。", "括弧"),
    Mistake("conf.py", '["sphinx_guidance"]', "[]", "conf.py:1: unknown-extension: 拡張「sphinx_guidance」が読み込まれて", 'extensions = ["sphinx_guidance"]'),
    Mistake("conf.py", 'guidance"]', 'guidance"]\nmyst_enable_extensions = ["attrs_block", "colon_fence", "linkfy"]', "conf.py:8: unknown-extension: myst_enable_extensions に「linkfy」", "もしかして: linkify"),
    # The beginning of a page.
    Mistake(CASE, "---\ntitle", "title", f"{CASE}:1: missing-front-matter: ページの先頭に", "1行目に ---"),
    Mistake(CASE, "[sample-law]\n---", "[sample-law]", f"{CASE}:1: missing-front-matter: フロントマターが閉じて", "次の行に ---"),
    Mistake(CASE, "---\ntitle", "\n---\ntitle", f"{CASE}:1: missing-front-matter: ページの先頭に", "1行目に ---"),
    # One mistake, one message.
    Mistake(GLOSSARY, "aliases: [受入検査]", "aliases: [ベンダー]", f"{GLOSSARY}:15: duplicate-term-name", "どちらか"),
    Mistake(MEASURE, "area: 契約", "area: 法務", f"{MEASURE}:4: invalid-value: 「area」に「法務」は使えません。", "使える値: 契約、"),
]  # fmt: skip


@pytest.mark.parametrize("mistake", MISTAKES, ids=lambda m: m.told[:60])
def test_a_mistake_is_told_once_on_its_line_with_what_is_right(
    project: Project, mistake: Mistake
) -> None:
    project.edit(mistake.path, mistake.old, mistake.new)
    (problem,) = project.problems()
    assert str(problem).startswith(mistake.told)
    assert mistake.hint in problem.hint


TABLE = """title: しきい値
topics:
  - id: first-notice
    title: 第一報
    words: [第一報]
    units: [分]
    note: 電話で入れます。
    numbers:
      - {id: critical, when: 重大, value: 30分, basis: 30分を残します。}
"""
TABLE_PATH = "tables/thresholds.yaml"

TABLE_MISTAKES = [
    Mistake(CASE, "thresholds", "threshold", f"{CASE}:19: unknown-directive-argument: 数値の表「threshold」", "もしかして: thresholds"),
    Mistake(CASE, "{number}", "```{number-table} thresholds\n```\n\n{number}", f"{CASE}:22: unknown-directive-argument: 数値の表「thresholds」は、既に {CASE}:19", "一つに"),
    Mistake(TABLE_PATH, "note: 電話", "note: <b>電話</b>", f"{TABLE_PATH}:7: html-in-text: HTMLのタグ「<b>」は", "消します"),
    Mistake(TABLE_PATH, "title: 第一報", "title: '**第一報**'", f"{TABLE_PATH}:4: broken-markup: 「**第一報**」は", "文字だけ"),
    Mistake(TABLE_PATH, "id: first-notice", "id: critical", f"{TABLE_PATH}:9: duplicate-address: このページには「critical」が", "別の id"),
    Mistake(TABLE_PATH, "critical, ", "critical, source: [sample-law], ", f"{TABLE_PATH}:9: unknown-field: 「source」", "もしかして: sources"),
    Mistake(TABLE_PATH, "value: 30分", "value: 30", f"{TABLE_PATH}:9: invalid-value: 「value」の「30」は", "value: '30'"),
    Mistake(TABLE_PATH, "title: しきい値", "id: x\ntitle: しきい値", f"{TABLE_PATH}:1: unknown-field: 「id」は書けません", "消します"),
]  # fmt: skip


@pytest.mark.parametrize("mistake", TABLE_MISTAKES, ids=lambda m: m.told[:60])
def test_a_mistake_in_a_table_of_numbers_is_told_once(project: Project, mistake: Mistake) -> None:
    project.write(TABLE_PATH, TABLE)
    project.edit(CASE, TEXT, "```{number-table} thresholds\n```\n\n{number}`critical`です。")
    assert project.problems() == []
    project.edit(mistake.path, mistake.old, mistake.new)
    (problem,) = project.problems()
    assert str(problem).startswith(mistake.told)
    assert mistake.hint in problem.hint


def test_a_site_without_its_entrance_is_one_problem(project: Project) -> None:
    project.remove("source/index.md")
    (problem,) = project.problems()
    assert str(problem).startswith("source/index.md:1: outside-navigation: サイトの入口の")


def test_a_key_that_is_no_text_is_told_in_words(project: Project) -> None:
    project.edit(CASE, "title:", "? [a]\n: b\ntitle:")
    (problem,) = project.problems()
    assert str(problem).startswith(f"{CASE}:2: yaml-syntax: キーが文字ではありません。")


NO_MISTAKES = [
    "```{raw} latex\n\\newpage\n```\n\n```{code} html\n<b>見本</b>\n```",
    "::::{tab-set}\n:::{tab-item} 一\n:sync: a\n本文\n:::\n::::",
    ":::{card} 題\n:link: ../index\n:link-type: doc\n本文\n:::",
    ":::{include} ../../references.yaml\n:literal:\n:relative-images:\n:::",
    "約款（[図](index.md)）と：です。-5度から＊印まで。",
    "```note\n-甲\n：：：\n```",
    "{guidance:cause}`scope-ambiguity`です。",
    "**太字**と「**太字**」と`**`と\\*\\*と2 * 3です。",
    "`a` `b` と{cause}`scope-ambiguity` `c` と:smile:です。",
    "    {caus}`x` と [x](gone.md)",
    "- 項目\n\n  ```yaml\n  {caus}`x`: [x](gone.md)\n  ```",
    r"\[x\](gone.md) と \`記号 と \<b>",
    "`<b>` と `{caus}` と ``a ` b``",
    "[外](inv:other#index) と <https://example.com/a>",
    "[書式](form.xlsx) と ![図](../picture.png) と {download}`form.xlsx` と [書式](path:form.xlsx)",
    ":::{figure} ../picture.png\n説明です。\n:::\n\n:::{literalinclude} form.xlsx\n:::",
    ":::{literalinclude} ../../references.yaml\n:::\n\n![図](../picture.*)",
    "{external+guide:guidance:cause}`x`です。",
    "[原因][c]です。\n\n[c]: index.md",
    "% 著者のメモ <b>\n\n本文です。",
    "(here)=\n本文から{ref}`ここ <here>`へ。",
    "::::{note}\n:::{tip}\n入れ子です。\n:::\n::::",
    "> 引用\n>\n> | 甲 | 乙 |\n> | --- | --- |\n> | 一 | `a \\| b` |",
    "```{note}\n---\nclass: x\n---\n本文です。\n```",
    "脚注[^1]と[1][2]です。\n\n[^1]: 脚注の文です。",
    "&lt;b&gt;と書きます。",
    "A &lt; B で、配列`a[1][2]`です。",
]


@pytest.mark.parametrize("text", NO_MISTAKES)
def test_what_works_in_the_build_is_no_mistake(project: Project, text: str) -> None:
    project.write("source/cases/form.xlsx", "x").write("source/picture.png", "x")
    project.edit(CASE, TEXT, text)
    assert project.problems() == []


def test_every_pattern_of_a_field_has_a_form_to_tell() -> None:
    schemas = "".join(schema_texts(SCHEMA, JAPANESE).values())
    patterns = set(re.findall(r'"pattern": ("(?:[^"\\]|\\.)*")', schemas))
    assert {json.loads(pattern) for pattern in patterns} <= set(FORMS)


def png(width: int, height: int) -> bytes:
    return b"\x89PNG\r\n\x1a\n" + struct.pack(">I4sII", 13, b"IHDR", width, height) + bytes(9)


def test_a_picture_of_too_many_pixels_is_told_with_its_size(project: Project) -> None:
    (project.root / "source/cases/wide.png").write_bytes(png(4001, 10))
    (project.root / "source/cases/fit.png").write_bytes(png(4000, 4000))
    project.edit(CASE, TEXT, "![広い](wide.png)と![収まる](fit.png)と![広い](wide.png)です。")
    (problem,) = project.problems()
    assert "4001×10ピクセル" in problem.message
    assert str(problem.place) == f"{CASE}:19"


@pytest.mark.parametrize("name", ["page.markdown", "page.mdd", "page.MD", "page"])
def test_a_page_under_a_wrong_extension_is_told(project: Project, name: str) -> None:
    project.write(f"source/causes/{name}", project.read(CAUSE))
    (problem,) = project.problems()
    assert str(problem.place) == f"source/causes/{name}:1"
    assert "page.md" in problem.hint


@pytest.mark.parametrize("name", ["search", "genindex"])
def test_a_page_that_the_build_would_write_over_is_told(project: Project, name: str) -> None:
    project.write(f"source/{name}.md", project.read("source/about/sources.md"))
    project.edit("source/index.md", "about/sources", f"about/sources\n{name}")
    (problem,) = project.problems()
    assert (str(problem.place), problem.code) == (f"source/{name}.md:1", "misplaced-file")
    assert f"{name}.html" in problem.message


@pytest.mark.parametrize("name", ["glossary/more.yam", "checklists/more.YAML"])
def test_a_list_under_a_wrong_extension_is_told(project: Project, name: str) -> None:
    project.write(name, "topic: 話題")
    (problem,) = project.problems()
    assert (str(problem.place), problem.code) == (f"{name}:1", "misplaced-file")
    assert ".yaml で終わる" in problem.hint


def test_a_folder_of_terms_linked_into_itself_is_told(project: Project) -> None:
    (project.root / "glossary/again").symlink_to(project.root / "glossary")
    (problem,) = project.problems()
    assert (str(problem.place), problem.code) == ("glossary/again:1", "folder-loop")


@pytest.mark.parametrize("name", ["業務.md", "Upper.md", "two words.md"])
def test_a_file_name_that_is_no_id_is_one_problem(project: Project, name: str) -> None:
    project.write(f"source/causes/{name}", project.read(CAUSE))
    assert [p.code for p in project.problems()] == ["invalid-id"]


def encode_as_shift_jis(project: Project) -> None:
    (project.root / MEASURE).write_bytes(project.read(MEASURE).encode("cp932"))


@pytest.mark.parametrize(
    ("break_", "code"),
    [
        (encode_as_shift_jis, "not-utf-8"),
        (lambda p: p.edit(MEASURE, "## すること", "<<<<<<< HEAD\n## する\n=======\n## すること\n>>>>>>> other"), "conflict-mark"),
        (lambda p: p.write("redirects.yaml", "redirects: [\n"), "yaml-syntax"),
        (lambda p: p.write(CHECKLIST, "<<<<<<< HEAD\n" + p.read(CHECKLIST)), "conflict-mark"),
    ],
)  # fmt: skip
def test_a_file_that_cannot_be_read_is_one_problem(
    project: Project, break_: Callable[[Project], object], code: str
) -> None:
    project.write("published.json", '{"addresses": ["measures/define-scope.html#what-to-do"]}')
    break_(project)
    problems = [p for p in project.problems() if p.code != "dead-link"]
    assert [p.code for p in problems] == [code]


def test_values_that_unfold_to_millions_are_told_at_once(project: Project) -> None:
    names = "abcdefghij"
    lists = "".join(
        f"{below}: &{below} [{', '.join([f'*{above}'] * 9)}]\n"
        for above, below in itertools.pairwise(names)
    )
    project.write("glossary/bomb.yaml", f"a: &a [x, x, x, x, x, x, x, x, x]\n{lists}")
    assert [(str(p.place), p.code) for p in project.problems()] == [
        ("glossary/bomb.yaml:1", "yaml-syntax")
    ]


def test_a_linked_folder_is_read_and_a_folder_linked_into_itself_is_not(project: Project) -> None:
    (project.root / "more").mkdir()
    (project.root / "more/page.md").write_text(project.read("source/about/sources.md"))
    (project.root / "source/about/more").symlink_to(project.root / "more")
    (project.root / "source/about/again").symlink_to(project.root / "source")
    assert sorted((str(p.place), p.code) for p in project.problems()) == [
        ("source/about/again:1", "folder-loop"),
        ("source/about/more/page.md:1", "outside-navigation"),
    ]


@pytest.mark.parametrize(
    ("path", "text"),
    [
        (CAUSE, "{#source-sample-law}\n## 出典の節\n"),
        (MEASURE, "{#term-note-acceptance}\n## 用語の節\n"),
        ("source/glossary.md", "{#topic-basics}\n## 話題\n"),
        ("source/glossary.md", "{#vendor}\n## 用語\n"),
        ("source/about/sources.md", "{#sample-law}\n## 出典\n"),
        ("source/causes/index.md", "{#contract-and-law}\n## 契約\n"),
    ],
)
def test_no_heading_takes_an_anchor_that_the_page_is_given(
    project: Project, path: str, text: str
) -> None:
    project.write(path, f"{project.read(path)}\n{text}")
    assert [p.code for p in project.problems()] == ["duplicate-address"]


def test_topics_and_groups_keep_their_addresses(project: Project) -> None:
    addresses = '"glossary.html#topic-basics", "causes/index.html#contract-and-law"'
    project.write("published.json", f'{{"addresses": [{addresses}]}}')
    assert project.problems() == []
    project.write("glossary/other.yaml", project.read(GLOSSARY)).remove(GLOSSARY)
    (problem,) = project.problems()
    assert "glossary.html#topic-basics" in problem.message


def test_an_extension_of_another_maker_may_bring_its_own_markup(project: Project) -> None:
    project.edit(CASE, TEXT, "{mermaid-ish}`x`の範囲です。")
    project.edit("conf.py", '["sphinx_guidance"]', '["sphinx_guidance", "ours"]')
    conf = project.read("conf.py")
    project.write("conf.py", f"import sys\nsys.path.insert(0, '.')\n{conf}")
    assert project.problems() == []


def test_a_role_that_conf_adds_is_known_and_its_misspelling_is_not(project: Project) -> None:
    conf = project.read("conf.py")
    project.write("conf.py", f"{conf}\ndef setup(app):\n    app.add_role('circled', None)\n")
    project.edit(CASE, TEXT, "{circled}`1`の範囲です。")
    assert project.problems() == []
    project.edit(CASE, "{circled}", "{circld}")
    assert [p.hint for p in project.problems()] == ["もしかして: circled"]
