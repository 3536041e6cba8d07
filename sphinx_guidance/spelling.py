"""The nearest right answer for a misspelt id or field."""

from __future__ import annotations

import difflib
from collections.abc import Iterable

from sphinx_guidance.words import say


def nearest(word: str, candidates: Iterable[str]) -> str:
    """A hint naming the candidate closest to ``word`` by spelling; empty where none is near."""
    match = nearest_of(word, candidates)
    return say("hint.nearest", match=match) if match else ""


def nearest_of(word: str, candidates: Iterable[str]) -> str | None:
    """The candidate closest to ``word`` by spelling."""
    return next(iter(difflib.get_close_matches(word, list(candidates), n=1, cutoff=0.6)), None)
