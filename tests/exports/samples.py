"""Sample checklists and answers, plain and hostile."""

from __future__ import annotations

import datetime
import json
from itertools import cycle
from pathlib import Path

from sphinx_guidance.answers.project import Answer, Heading, Project, verdict_names
from sphinx_guidance.exports.publication import Publication
from sphinx_guidance.exports.xlsx.layout import Layout
from sphinx_guidance.model import Checklist
from tests.conftest import SCHEMA

VECTORS = Path(__file__).parent.parent / "vectors"
PUBLICATION = Publication("sample", "https://example.test/guide/", SCHEMA)
FORM = Layout.of(SCHEMA)
SIDES = FORM.sides
TITLES = [column.title for column in FORM.columns]
DATE = datetime.date(2026, 4, 1)

FORMULAS = [
    case["input"]
    for case in json.loads((VECTORS / "spreadsheet_safety.json").read_text(encoding="utf-8"))
    if case["input"] != case["output"]
]
HOSTILE = [
    *(text for text in FORMULAS if text.strip()),
    "{=1+1}",
    "<r><t>x</t></r>",
    "</t></si></sst>",
    '"><script>alert(1)</script>',
    "&amp;&L&P",
    "https://example.test/",
    "internal:一覧!A1",
    "00123",
    "1e5",
    "nan",
    "TRUE",
    "#N/A",
    "2026/4/1",
    "改行\n\tと\u3000空白",
    "\u202egnp.exe",
    "😀🇯🇵か\u3099",
    "]]>",
    "*",
    "未確認",
    "未記入",
    "項目ID",
]
"""Text that a spreadsheet, a parser or our own import might take for something else."""


def item(id_: str, text: str = "範囲を書いた。", **more: object) -> dict[str, object]:
    return {
        "id": id_,
        "text": text,
        "why": "争いになるため。",
        "who": ["B1", "B2"],
        "phase": "契約前",
        "weight": "必須",
        "evidence": "議事録",
        "verifies": ["define-scope"],
        **more,
    }


def checklist(*sections: list[dict[str, object]], **more: object) -> Checklist:
    """A checklist of these sections of items; two small ones where none are given."""
    default = (
        [item("a"), item("b", who="B1"), item("c")],
        [item("d", who="B2"), item("e"), item("long-name-2")],
    )
    return Checklist.model_validate(
        {
            "id": "sample",
            "title": "見本",
            "short_name": "見本",
            "summary": "試験のための一覧です。",
            "version": "1.2.0",
            "date": DATE,
            "use": "試験に使います。",
            "sections": [
                {"id": f"section-{s}", "title": f"区分{s}", "items": items}
                for s, items in enumerate(sections or default, 1)
            ],
            **more,
        }
    )


def hostile_checklist() -> Checklist:
    """Every field that an author writes carries hostile text, each text somewhere."""
    texts = cycle(HOSTILE)
    items = [
        item(f"item-{i}", next(texts), why=next(texts), evidence=next(texts))
        for i in range(len(HOSTILE))
    ]
    made = checklist(items[:10], items[10:], title="=1+1&P", summary="@SUM(1)", use="-1")
    sections = [
        section.model_copy(update={"title": title})
        for section, title in zip(made.sections, ("=cmd|' /C calc'!A0", "＝1"), strict=True)
    ]
    return made.model_copy(update={"sections": tuple(sections)})


def filled(of: Checklist) -> Project:
    """Answers of every kind, with and without reasons, differing between the sides."""
    verdicts = list(verdict_names())
    return Project(
        of.id,
        of.version,
        SIDES,
        Heading("基幹刷新", DATE, {"B1": "山田、佐藤", "B2": "田中\n鈴木"}),
        {
            side: {
                one.id: Answer(
                    verdicts[(i * step) % 5],
                    "自社の範囲ではない" if i % 3 else "",
                    f"備考{i}",
                    "佐藤" if i % 2 else "",
                    DATE + datetime.timedelta(days=i) if i % 2 else None,
                    "山田",
                    DATE,
                )
                for i, one in enumerate(of.items)
            }
            for side, step in zip(SIDES, (1, 6), strict=True)
        },
    )


def hostile_project(of: Checklist) -> Project:
    """Every field that a person fills in carries hostile text, each text somewhere."""
    texts = cycle(HOSTILE)
    answers = {
        side: {
            one.id: Answer("hold", next(texts), next(texts), next(texts), None, next(texts), None)
            for one in of.items
        }
        for side in SIDES
    }
    heading = Heading("=1+1", None, {"B1": "@SUM(1)", "B2": "<r><t>x</t></r>"})
    return Project(of.id, of.version, SIDES, heading, answers)
