"""What a Japanese glossary must say: how a name is read, and what it is called in English."""

from __future__ import annotations

from pydantic import Field

from sphinx_guidance import model
from sphinx_guidance.model import Text


class Term(model.Term):
    """A glossary term; ``definition`` is Markdown."""

    reading: Text
    english: Text


class GlossaryFile(model.GlossaryFile):
    """One file of ``glossary/``: the terms of a topic."""

    terms: tuple[Term, ...] = Field(min_length=1)
