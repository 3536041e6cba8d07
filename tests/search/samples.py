"""A few documents, as an index that both languages read."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence

from sphinx_guidance.language import Language
from sphinx_guidance.search.documents import Document
from sphinx_guidance.search.index import Index, build
from tests.conftest import ENGLISH, JAPANESE, SCHEMA

DOCUMENTS = [
    Document(
        "cause", "causes/no-acceptance.html", "検収の手続がない", lead="合格したかどうかが決まりません。",
        names=("納品したのに見てもらえない",), related=("measures/criteria.html",),
    ),
    Document("incident", "incidents/outage.html", "サービスの停止", lead="売上を失います。"),
    Document(
        "section", "causes/no-acceptance.html#signs", "兆候", "causes/no-acceptance.html",
        body="検査の期間が見積書に書かれていない。引き渡しの日も空欄のまま。",
    ),
    Document(
        "section", "causes/no-acceptance.html#example", "たとえば", "causes/no-acceptance.html",
        body="弁当の注文サイトで、納品から三か月たっても返事がありませんでした。",
    ),
    Document("measure", "measures/criteria.html", "検収の基準を決める", lead="合格の条件を文書にします。"),
    Document(
        "term", "glossary.html#acceptance", "検収", "glossary.html",
        ("けんしゅう", "受入検査", "acceptance inspection"), body="納品物を確かめることです。",
    ),
    Document(
        "term", "glossary.html#vendor", "ベンダー", "glossary.html", ("べんだー", "vendor", "ベンダ"),
        body="システムを作る会社です。㈱などの会社形態は問いません。",
    ),
    Document(
        "term", "glossary.html#damages", "損害賠償", "glossary.html", ("そんがいばいしょう", "damages"),
        body="損害を金銭で埋め合わせることです。",
    ),
    Document("cause", "causes/late.html", "遅延の連続", lead="遅延が遅延を呼びます。"),
    Document(
        "measure", "measures/performance.html", "応答時間を決める", lead="遅いと言われない数値を書きます。"
    ),
    Document("page", "glossary.html", "用語集", lead="言葉の意味です。"),
    Document(
        "check", "checklists/kickoff.html#days", "検収期間の日数が決まっている。", "checklists/kickoff.html",
        body="日数がないと終わりません。",
    ),
    Document("checklist", "checklists/kickoff.html", "キックオフのチェックリスト", names=("キックオフ",)),
]  # fmt: skip

QUERIES = {
    "検収": "glossary.html#acceptance",
    "けんしゅう": "glossary.html#acceptance",
    "kensyuu": "glossary.html#acceptance",
    "検収とは何ですか？": "glossary.html#acceptance",
    "受入検査": "glossary.html#acceptance",
    "ﾍﾞﾝﾀﾞ": "glossary.html#vendor",
    "損害倍償": "glossary.html#damages",
    "賠償": "glossary.html#damages",
    "検収の手続がない": "causes/no-acceptance.html",
    "キックオフ": "checklists/kickoff.html",
    "引渡し": "causes/no-acceptance.html#signs",
    "弁当の注文": "causes/no-acceptance.html#example",
    "検収 日数": "checklists/kickoff.html#days",
    "検収基準": "measures/criteria.html",
    "サービス停止": "incidents/outage.html",
    "応答が遅い": "measures/performance.html",
    "引渡日": "causes/no-acceptance.html#signs",
    "納品したのに誰も見てくれない": "causes/no-acceptance.html",
}


ENGLISH_DOCUMENTS = [
    Document(
        "point", "points/ending.html", "Ending the lease", lead="How long the lease binds.",
        related=("documents/heads.html",),
    ),
    Document(
        "section", "points/ending.html#break", "A clause that works", "points/ending.html",
        body="Limit the conditions: notice in time, rent paid. Agree at the café beforehand.",
    ),
    Document("point", "points/charge.html", "Service charge", lead="What the parties pay for the lift."),
    Document("document", "documents/heads.html", "Heads of terms", lead="Two pages before anybody drafts."),
    Document(
        "term", "glossary.html#break-clause", "break clause", "glossary.html", ("break option",),
        body="A clause that lets one side end the lease early.",
    ),
    Document(
        "term", "glossary.html#lease", "lease", "glossary.html", ("tenancy agreement",),
        body="The contract by which premises are let.",
    ),
    Document("page", "glossary.html", "Glossary", lead="Words in a sentence each."),
]  # fmt: skip

ENGLISH_QUERIES = {
    "break clause": "glossary.html#break-clause",
    "Break Clauses": "glossary.html#break-clause",
    "break-clause": "glossary.html#break-clause",
    "What is a break clause?": "glossary.html#break-clause",
    "tenancy agreements": "glossary.html#lease",
    "braek clause": "glossary.html#break-clause",
    "who pays for lifts": "points/charge.html",
    "service charges": "points/charge.html",
    "heads of terms": "documents/heads.html",
    "CAFÉ": "points/ending.html#break",
    "notice conditions": "points/ending.html#break",
    "party": "points/charge.html",
}


def vector() -> dict[str, object]:
    """The content of ``tests/vectors/search_index.json``."""
    return _vector(DOCUMENTS, QUERIES, SCHEMA.kind_names, SCHEMA.words_asking, JAPANESE)


def english_vector() -> dict[str, object]:
    """The content of ``tests/vectors/search_index_en.json``."""
    kinds = {"point": "Point", "document": "Document", "term": "Term"}
    return _vector(ENGLISH_DOCUMENTS, ENGLISH_QUERIES, kinds, {}, ENGLISH)


def _vector(
    documents: list[Document],
    queries: dict[str, str],
    kinds: Mapping[str, str],
    asked: Mapping[str, Sequence[str]],
    language: Language,
) -> dict[str, object]:
    names, texts = (json.loads(part) for part in values(build(documents, kinds, asked, language)))
    return {
        "addresses": [doc.address for doc in documents],
        "titles": [doc.title for doc in documents],
        "queries": [{"q": q, "first": first} for q, first in queries.items()],
        "names": names,
        "texts": [texts],
    }


def values(index: Index) -> list[str]:
    """What the files of an index assign."""
    return [
        c.decode().partition("=")[2].partition("=")[2].rstrip(";\n") for c in index.files.values()
    ]
