"""First files: a page of a kind, or a whole small knowledge base that already builds."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path

from sphinx_guidance.model import ID_PATTERN
from sphinx_guidance.schemas import write_schemas
from sphinx_guidance.source_files import SOURCE_DIR

BUILD = "python -m sphinx -n -W --keep-going -b html -c . source build/html"
"""With -W, the build fails where the check would: nothing is handed out with a mistake in it."""

STARTER = Path(__file__).parent / "starter"

PAGE_FIELDS: dict[str, str] = {
    "cause": "category: 契約・法務",
    "incident": "arises_from: []\nhits: [C, B2, B1]",
    "measure": "area: 契約\nprevents: []",
    "coverage": "section: 損害賠償\neffect: 補償\nanswers: []\nconditions: []\nexclusions: []",
    "case": (
        "short_name:\ncourt: null\ndate:\nnumber: null\nroles: {B1: , B2: }\n"
        "claimed: null\nawarded: null\noutcome: \nillustrates: []\nshows: []"
    ),
}
"""The fields that the author of a new page must fill in."""

PAGE = """---
title:
summary:
{fields}
sources: []
---

{{#overview}}
## 概要

"""


@dataclass(frozen=True)
class Outcome:
    """What was done, or why nothing was."""

    done: bool
    message: str


def new_page(root: Path, kind: str, id_: str) -> Outcome:
    """Write a page of ``kind`` to be filled in; never overwrites a file."""
    if not ID_PATTERN.fullmatch(id_) or id_ == "index":
        return Outcome(False, f"id「{id_}」は使えません（英小文字と数字をハイフンでつなぎます）。")
    path = root / SOURCE_DIR / f"{kind}s" / f"{id_}.md"
    if path.exists():
        return Outcome(False, f"{path} は既にあります。")
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(PAGE.format(fields=PAGE_FIELDS[kind]), encoding="utf-8")
    return Outcome(True, f"{path} を作りました。guidance check が、足りないものを教えます。")


def init(root: Path) -> Outcome:
    """Start a knowledge base in ``root``; never overwrites a file."""
    names = (path.relative_to(STARTER).parts[0] for path in sorted(STARTER.rglob("*")))
    taken = [name for name in dict.fromkeys((*names, "schemas")) if (root / name).exists()]
    if taken:
        return Outcome(False, f"{root} には既に {'、'.join(taken)} があります。")
    shutil.copytree(STARTER, root, dirs_exist_ok=True, ignore=shutil.ignore_patterns("__pycache__"))
    write_schemas(root)
    return Outcome(
        True, f"{root} に知識ベースを作りました。\n確かめる: guidance check\n作る: {BUILD}"
    )
