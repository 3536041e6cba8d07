"""The registry of rules: what must hold, each with a stable code and a one-sentence meaning."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from sphinx_guidance.knowledge import KnowledgeBase
from sphinx_guidance.language import Language
from sphinx_guidance.problems import Problem
from sphinx_guidance.schema import Schema
from sphinx_guidance.words import say

Finder = Callable[[KnowledgeBase], Iterator[Problem]]


@dataclass(frozen=True)
class Rule:
    code: str
    meaning: str
    check: Finder
    applies: Callable[[Language], bool] = lambda language: True
    """Whether the rule says something of texts in a language."""
    strict: bool = False
    """Whether only a strict check keeps the rule: what it finds comes with time."""


Maker = Callable[[Schema], Iterable[Rule]]

_MAKERS: list[Maker] = []

LOADING_CODES = (
    "not-utf-8",
    "unreadable-ledger",
    "conflict-mark",
    "nothing-to-read",
    "folder-loop",
    "unreadable-conf",
    "unknown-extension",
    "misplaced-file",
    "yaml-syntax",
    "duplicate-key",
    "duplicate-id",
    "invalid-id",
    "missing-front-matter",
    "missing-field",
    "unknown-field",
    "invalid-value",
)
"""Codes of the problems that loading itself reports."""


VERSION_CODES = frozenset({"undeclared-change", "checklist-history"})
"""Codes of the problems with which no version of a checklist may be released."""


def rule(
    code: str,
    applies: Callable[[Language], bool] = lambda language: True,
    *,
    strict: bool = False,
) -> Callable[[Finder], Finder]:
    """Register a function ``(KnowledgeBase) -> Iterator[Problem]`` under ``code``."""

    def register(check: Finder) -> Finder:
        _MAKERS.append(lambda _: (Rule(code, say(f"meaning.{code}"), check, applies, strict),))
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


def meanings(schema: Schema, language: Language) -> dict[str, str]:
    """What must hold in a project by its code, in the language in use."""
    loading = {code: say(f"meaning.{code}") for code in LOADING_CODES}
    return loading | {rule.code: rule.meaning for rule in rules_of(schema, language).values()}
