"""The registry of rules: what must hold, each with a stable code and a one-sentence meaning."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from sphinx_guidance.knowledge import KnowledgeBase
from sphinx_guidance.language import Language
from sphinx_guidance.problems import Problem
from sphinx_guidance.schema import Schema

Check = Callable[[KnowledgeBase], Iterator[Problem]]


@dataclass(frozen=True)
class Rule:
    code: str
    meaning: str
    check: Check
    applies: Callable[[Language], bool] = lambda language: True
    """Whether the rule says something of texts in a language."""


Maker = Callable[[Schema], Iterable[Rule]]

_MAKERS: list[Maker] = []

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


def rule(
    code: str, meaning: str, applies: Callable[[Language], bool] = lambda language: True
) -> Callable[[Check], Check]:
    """Register a function ``(KnowledgeBase) -> Iterator[Problem]`` under ``code``."""

    def register(check: Check) -> Check:
        made = (Rule(code, meaning, check, applies),)
        _MAKERS.append(lambda _: made)
        return check

    return register


def made_from_schema(maker: Maker) -> Maker:
    """Register a function that makes rules of what ``guidance.yaml`` says."""
    _MAKERS.append(maker)
    return maker


def all_rules(schema: Schema) -> dict[str, Rule]:
    """Every rule of a project by its code."""
    return {made.code: made for maker in _MAKERS for made in maker(schema)}


def rules_of(schema: Schema, language: Language) -> dict[str, Rule]:
    """The rules that a project keeps: those of its language that ``guidance.yaml`` leaves on."""
    rules = all_rules(schema).items()
    return {
        code: rule
        for code, rule in rules
        if code not in schema.rules_off and rule.applies(language)
    }
