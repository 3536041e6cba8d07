"""The registry of rules: what must hold, each with a stable code and a one-sentence meaning."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from sphinx_guidance.knowledge import KnowledgeBase
from sphinx_guidance.problems import Problem

Check = Callable[[KnowledgeBase], Iterator[Problem]]


@dataclass(frozen=True)
class Rule:
    code: str
    meaning: str
    check: Check


RULES: dict[str, Rule] = {}

LOADING_CODES: dict[str, str] = {
    "not-utf-8": "ファイルが UTF-8 で書かれていること。",
    "unreadable-ledger": "台帳（published.json、released.json）が読めること。",
    "conflict-mark": "版管理の衝突の印が残っていないこと。",
    "nothing-to-read": "確かめるページがあること。",
    "folder-loop": "フォルダーが自分の中へのリンクでないこと。",
    "unreadable-conf": "conf.py が Python として読めること。",
    "unknown-extension": "conf.py が名指す拡張があること。",
    "misplaced-file": "ファイルが読み込まれる場所にあること。",
    "yaml-syntax": "YAML として読めること。",
    "duplicate-key": "同じキーを2回書かないこと。",
    "duplicate-id": "id が重ならないこと。",
    "invalid-id": "ファイル名が id になること（英小文字・数字・ハイフン）。",
    "missing-front-matter": "ページがフロントマターで始まること。",
    "missing-field": "必要な項目が書かれていること。",
    "unknown-field": "決められた項目だけが書かれていること。",
    "invalid-value": "値が決められた形であること。",
}
"""Codes of the problems that loading itself reports."""


VERSION_CODES = frozenset({"undeclared-change", "checklist-history"})
"""Codes of the problems with which no version of a checklist may be released."""


def rule(code: str, meaning: str) -> Callable[[Check], Check]:
    """Register a function ``(KnowledgeBase) -> Iterator[Problem]`` under ``code``."""

    def register(check: Check) -> Check:
        RULES[code] = Rule(code, meaning, check)
        return check

    return register
