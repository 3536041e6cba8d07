"""Any language that has no room of its own: words as Unicode bounds them, case folded."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import ClassVar

from sphinx_guidance.language.text import fold
from sphinx_guidance.model import GlossaryFile

_ACCENTS = re.compile("[\u0300-\u036f]")
DIGITS = "0–9"


def _letters(text: str) -> str:
    """``text`` folded and without accents."""
    bare = _ACCENTS.sub("", unicodedata.normalize("NFD", fold(text)))
    return unicodedata.normalize("NFC", bare)


@dataclass(frozen=True)
class Plain:
    """See :class:`sphinx_guidance.language.protocol.Language`."""

    tag: str

    glossary_file: ClassVar[type[GlossaryFile]] = GlossaryFile
    needs_readings: ClassVar[bool] = False
    sentence_end: ClassVar[str] = r"[.!?…。।](?=\s|$)"
    frequent_words: ClassVar[str] = ""

    def name_key(self, text: str) -> str:
        """Letters and digits without case and accents."""
        return "".join(c for c in _letters(text) if unicodedata.category(c)[0] in "LMN")

    def word_readings(self, names: Iterable[tuple[str, str]]) -> dict[str, str]:
        return {}

    def spelled(self, text: str) -> str:
        """Case and the kind of space, a line's end say, make no other name."""
        return " ".join(text.lower().split())

    def spellings(self, name: str) -> Iterator[str]:
        yield self.spelled(name)

    def stands_for(self, written: str, name: str) -> bool:
        """An abbreviation is meant where it is in capitals: IT is not it."""
        return not name.isupper() or written[: len(name)].isupper()

    def whole(self, pattern: str) -> str:
        """A hyphen joins words: in sub-lease, there is no lease."""
        spaced = pattern.replace(r"\ ", r"\s+")
        return rf"(?<!\w)(?<!\w[-‐‑])(?i:{spaced})(?!\w)(?![-‐‑]\w)"

    def anywhere(self, pattern: str) -> str:
        return self.whole(pattern)

    def order(self, name: str, reading: str) -> str:
        return _letters(name)

    def letter(self, name: str) -> str:
        first = self.name_key(name)[:1]
        return DIGITS if first.isdigit() else first.upper()
