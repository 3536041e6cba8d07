"""What must hold of a knowledge base; the site, ``guidance check`` and the tests run the same."""

from __future__ import annotations

from collections.abc import Iterator

from sphinx_guidance import spelling
from sphinx_guidance.knowledge import KnowledgeBase
from sphinx_guidance.problems import Problem
from sphinx_guidance.rules import (
    addresses,
    checklists,
    dates,
    files,
    lists,
    markup,
    prose,
    references,
    relations,
    statements,
    suppression,
)
from sphinx_guidance.rules.registry import LOADING_CODES, VERSION_CODES, all_rules, rules_of

__all__ = [
    "LOADING_CODES",
    "VERSION_CODES",
    "addresses",
    "check",
    "checklists",
    "dates",
    "files",
    "lists",
    "markup",
    "prose",
    "references",
    "relations",
    "rules_of",
    "statements",
    "suppression",
]


def check(kb: KnowledgeBase) -> list[Problem]:
    """Every problem that any rule finds, in the order of files and lines.

    Without a page there is nothing to say but that (see ``nothing-to-read``).
    """
    if not kb.pages:
        return []
    found = {problem for rule in rules_of(kb.schema).values() for problem in rule.check(kb)}
    return sorted({*found, *_unknown_codes(kb), *suppression.unknown_codes(kb)})


def _unknown_codes(kb: KnowledgeBase) -> Iterator[Problem]:
    known = all_rules(kb.schema)
    for i, code in enumerate(kb.schema.rules_off):
        if kb.schema_text and code not in known:
            place = kb.schema_text.place("rules_off", i)
            message = f"「{code}」という規則はありません。"
            yield Problem(place, "invalid-value", message, spelling.nearest(code, known))
