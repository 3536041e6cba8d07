"""What is special to a language: how its words are bounded, folded, ordered and read aloud.

The rest of the package asks :func:`language_of` and names no language. The scripts have the same
room in ``web/src/search``; the vectors in ``tests/vectors`` hold both equal.
"""

from __future__ import annotations

from sphinx_guidance.language.en import English
from sphinx_guidance.language.ja import Japanese
from sphinx_guidance.language.plain import Plain
from sphinx_guidance.language.protocol import Language

__all__ = ["Language", "language_of", "primary"]

_LANGUAGES: dict[str, type[Plain | Japanese]] = {"ja": Japanese, "en": English}


def primary(tag: str) -> str:
    """The language that a tag names: ``en`` for ``en-GB``."""
    return tag.replace("_", "-").partition("-")[0].lower()


def language_of(tag: str) -> Language:
    """The language of a tag (``ja``, ``en-GB``, ``pt_BR``); one without a room is a plain one."""
    return _LANGUAGES.get(primary(tag), Plain)(tag)
