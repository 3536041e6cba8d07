"""What must hold of a knowledge base; the site, ``guidance check`` and the tests run the same."""

from __future__ import annotations

from collections.abc import Iterator

from sphinx_guidance import spelling
from sphinx_guidance.knowledge import KnowledgeBase
from sphinx_guidance.problems import Problem
from sphinx_guidance.rules import (
    addresses,
    amounts,
    checklists,
    dates,
    files,
    flows,
    forms,
    law,
    lists,
    markup,
    prose,
    references,
    relations,
    statements,
    sums,
    suppression,
)
from sphinx_guidance.rules.registry import (
    LOADING_CODES,
    VERSION_CODES,
    all_rules,
    meanings,
    rules_of,
)
from sphinx_guidance.words import say

__all__ = [
    "LOADING_CODES",
    "VERSION_CODES",
    "addresses",
    "amounts",
    "check",
    "checklists",
    "dates",
    "files",
    "flows",
    "forms",
    "law",
    "lists",
    "markup",
    "meanings",
    "prose",
    "references",
    "relations",
    "rules_of",
    "statements",
    "sums",
    "suppression",
]


def check(kb: KnowledgeBase, *, strict: bool = False) -> list[Problem]:
    """Every problem that any rule finds, in the order of files and lines.

    With ``strict``, also what comes with time: a day that has passed, a law that has changed.
    Without a page there is nothing to say but that (see ``nothing-to-read``).
    """
    if not kb.pages:
        return []
    kept = rules_of(kb.schema, kb.language).values()
    found = {problem for rule in kept if strict or not rule.strict for problem in rule.check(kb)}
    kb.cache.save()
    return sorted({*found, *_unknown_codes(kb), *suppression.unknown_codes(kb)})


def _unknown_codes(kb: KnowledgeBase) -> Iterator[Problem]:
    known = all_rules(kb.schema)
    for i, code in enumerate(kb.schema.rules_off):
        if kb.schema_text and code not in known:
            place = kb.schema_text.place("rules_off", i)
            message = say("no-rule", code=code)
            yield Problem(place, "invalid-value", message, spelling.nearest(code, known))
