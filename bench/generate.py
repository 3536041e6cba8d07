"""A generated knowledge base of any size, and the same text as plain pages for other generators.

The pages are like those of the speed notes: about 900 characters, two headings, a list, a table,
an admonition and three links each. The graph is complete: no rule is broken.
"""

from __future__ import annotations

import random
import shutil
from pathlib import Path

from sphinx_guidance.scaffold import STARTER
from sphinx_guidance.schema_file import SCHEMA_FILE

SENTENCES = (
    "業務範囲を契約書の別紙に書き、成果物の一覧と完成の基準を対応させます。",
    "検収の期間と合格の基準が決まっていないと、支払いの時期をめぐって争いになります。",
    "仕様の変更は、影響する費用と納期を示したうえで、双方の責任者が書面で合意します。",
    "未確定の事項には番号を付け、担当と期限を決めて、会議のたびに見直します。",
    "再委託先の作業者がどの情報に触れるかを、発注者が把握できるようにしておきます。",
    "障害が起きたときの連絡先と、最初の報告までの時間を先に決めておきます。",
    "バックアップからの復元は、手順書のとおりに動くかを実際に試して確かめます。",
    "責任の上限は、どの契約の金額を基準にするのかまで書かないと働きません。",
)
CATEGORIES = ("契約・法務", "要件・仕様", "手続・合意", "体制")
AREAS = ("契約", "要件定義", "推進体制", "検収・品質")
SECTIONS = ("事故対応", "損害賠償", "利益・営業継続")
SHARES = {"cause": 0.3, "measure": 0.3, "incident": 0.1, "coverage": 0.15, "case": 0.15}


def paragraph(rng: random.Random, count: int) -> str:
    return "".join(rng.choice(SENTENCES) for _ in range(count))


def body(rng: random.Random, links: list[str]) -> str:
    """The Markdown of a page, without its front matter and its ids of headings."""
    rows = "\n".join(
        f"| {rng.choice(SENTENCES)[:12]} | {rng.choice(SENTENCES)[:18]} |" for _ in range(4)
    )
    items = "\n".join(f"- {rng.choice(SENTENCES)}" for _ in range(4))
    return (
        f"{{#state}}\n## どういう状態か\n\n{paragraph(rng, 7)}{links[0]}も参照してください。\n\n"
        f"{items}\n\n{{#example}}\n## たとえば\n\n{paragraph(rng, 6)}{links[1]}と{links[2]}に続きます。\n\n"
        f"| 項目 | 内容 |\n| --- | --- |\n{rows}\n\n:::{{note}}\n{paragraph(rng, 3)}\n:::\n"
    )


def ids(kind: str, pages: int) -> list[str]:
    return [f"{kind}-{i:05d}" for i in range(max(1, round(pages * SHARES[kind])))]


def fields(kind: str, i: int, all_ids: dict[str, list[str]]) -> str:
    def pick(other: str, offset: int = 0) -> str:
        return all_ids[other][(i + offset) % len(all_ids[other])]

    match kind:
        case "cause":
            return f"category: {CATEGORIES[i % 4]}"
        case "measure":
            return f"area: {AREAS[i % 4]}\nprevents: [{pick('cause')}, {pick('cause', 1)}]\nlimits: [{pick('incident')}]"
        case "incident":
            causes = all_ids["cause"][i :: len(all_ids["incident"])]
            return f"arises_from: [{', '.join(causes)}]\nhits: [C, B2, B1]"
        case "coverage":
            return f"section: {SECTIONS[i % 3]}\neffect: 補償\nanswers: [{pick('incident')}]\n"
        case _:
            return (
                f"short_name: 東京地判（例{i}）\ncourt: 東京地方裁判所\ndate: 20{10 + i % 15}-04-01\nroles: {{B1: ベンダー, B2: 通販会社}}\n"
                f"outcome: 請求の一部を認めた。\nillustrates: [{pick('cause')}]\nshows: [{pick('incident')}]"
            )


def generate(root: Path, pages: int, seed: int = 1) -> None:
    """Write a project of about ``pages`` pages to ``root``."""
    shutil.rmtree(root, ignore_errors=True)
    rng = random.Random(seed)
    all_ids = {kind: ids(kind, pages) for kind in SHARES}
    source = root / "source"
    for kind, names in all_ids.items():
        folder = source / f"{kind}s"
        folder.mkdir(parents=True)
        (folder / "index.md").write_text(
            f"---\ntitle: {kind}の一覧\nsummary: 一覧です。\nsources: []\n---\n\n```{{object-list}} {kind}\n```\n"
        )
        for i, name in enumerate(names):
            links = [f"{{cause}}`{rng.choice(all_ids['cause'])}`" for _ in range(3)]
            front = f"title: {kind}の題名その{i}\nsummary: {SENTENCES[i % len(SENTENCES)]}\n"
            (folder / f"{name}.md").write_text(
                f"---\n{front}{fields(kind, i, all_ids)}\nsources: [source-a]\n---\n\n{body(rng, links)}"
            )
    _frame(root, source, all_ids["measure"])


def _frame(root: Path, source: Path, measures: list[str]) -> None:
    """Everything besides the pages of objects: index, glossary, checklist, sources, conf.py."""
    folders = "\n".join(f"{kind}s/index" for kind in SHARES)
    pages = {
        "index": f"```{{toctree}}\n{folders}\nglossary\nchecklists/list\nabout/sources\n```\n",
        "glossary": "```{glossary-terms}\n```\n",
        "checklists/list": "```{checklist} list\n```\n",
        "about/sources": "```{source-list}\n```\n",
    }
    for name, text in pages.items():
        path = source / f"{name}.md"
        path.parent.mkdir(exist_ok=True)
        path.write_text(f"---\ntitle: {name}\nsummary: 要約です。\nsources: []\n---\n\n{text}")
    words = [
        "業務範囲",
        "契約書",
        "成果物",
        "検収",
        "仕様",
        "納期",
        "再委託先",
        "障害",
        "復元",
        "責任",
    ]
    (root / "glossary").mkdir()
    (root / "glossary" / "terms.yaml").write_text(
        "topic: 用語\nterms:\n"
        + "".join(
            f"  - {{id: term-{i}, name: {word}, reading: よみ, english: term, definition: {word}の説明です。}}\n"
            for i, word in enumerate(words)
        )
    )
    (root / "checklists").mkdir()
    items = "".join(
        f"      - {{id: item-{m}, text: 対策を確かめた。, why: 理由です。, who: [B1, B2], phase: 契約前,"
        f" weight: 必須, evidence: 議事録, verifies: [{m}]}}\n"
        for m in measures
    )
    (root / "checklists" / "list.yaml").write_text(
        "title: 一覧\nshort_name: 一覧\nsummary: 要約です。\nversion: 1.0.0\ndate: 2026-01-01\nuse: 会議で使います。\n"
        f"sections:\n  - id: all\n    title: すべて\n    items:\n{items}"
    )
    (root / "references.yaml").write_text(
        "sources:\n  - {id: source-a, title: 資料, publisher: 発行者, how: not checked, checked: 2026-01-01}\n"
    )
    (root / "ordinary-words.txt").write_text("バックアップ\n")
    shutil.copy(STARTER / SCHEMA_FILE, root)
    (root / "conf.py").write_text(
        'project = "bench"\nlanguage = "ja"\nextensions = ["sphinx_guidance"]\n'
    )


def plain(root: Path, pages: int, seed: int = 1) -> None:
    """The same text as ordinary pages in ``root/docs``, for MkDocs and for stock Sphinx."""
    shutil.rmtree(root, ignore_errors=True)
    rng = random.Random(seed)
    all_ids = {kind: ids(kind, pages) for kind in SHARES}
    for kind, names in all_ids.items():
        folder = root / "docs" / f"{kind}s"
        folder.mkdir(parents=True)
        for i, name in enumerate(names):
            chosen = [rng.choice(all_ids["cause"]) for _ in range(3)]
            links = [f"[{name}](../causes/{name}.md)" for name in chosen]
            text = body(rng, links).replace("{#state}\n", "").replace("{#example}\n", "")
            (folder / f"{name}.md").write_text(
                f"# {kind}の題名その{i}\n\n{SENTENCES[i % len(SENTENCES)]}\n\n{text}"
            )
