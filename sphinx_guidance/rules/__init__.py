"""What must hold of a knowledge base; the site, ``guidance check`` and the tests run the same."""

from __future__ import annotations

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
)
from sphinx_guidance.rules.registry import LOADING_CODES, RULES, VERSION_CODES

__all__ = [
    "LOADING_CODES",
    "RULES",
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
    "statements",
]


def check(kb: KnowledgeBase) -> list[Problem]:
    """Every problem that any rule finds, in the order of files and lines.

    Without a page there is nothing to say but that (see ``nothing-to-read``).
    """
    if not kb.pages:
        return []
    return sorted({problem for rule in RULES.values() for problem in rule.check(kb)})
