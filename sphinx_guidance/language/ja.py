"""Japanese: no spaces between words, names whose writing does not tell their reading.

A name stands in text where neither neighbour continues the word: kanji, katakana, Latin letters and
digits run on into compounds (契約 in 準委任契約 is not 契約), hiragana and punctuation end them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import ClassVar

from sphinx_guidance.language import ja_glossary
from sphinx_guidance.language.ja_readings import word_readings
from sphinx_guidance.language.text import fold
from sphinx_guidance.model import GlossaryFile

COMPOUND = r"A-Za-z0-9Ａ-Ｚａ-ｚ０-９々〆ヶァ-ヺー\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
"""Characters that run on into a compound word, as the inside of a character class."""

_STARTS = f"(?<![{COMPOUND}])(?=[{COMPOUND}])|(?=[^{COMPOUND}])"
_ENDS = f"(?:(?<=[{COMPOUND}])(?![{COMPOUND}])|(?<![{COMPOUND}]))"

_KATAKANA = {code: code - 0x60 for code in range(0x30A1, 0x30F7)}
_VARIANTS = str.maketrans(
    "ぁぃぅぇぉっゃゅょゎゕゖゔぢづ",
    "あいうえおつやゆよわかけぶじず",
)
_BETWEEN = re.compile(
    r"[\s\-‐‑–—―−ー_・･、。,.!?;:/\\()\[\]{}<>「」『』【】〈〉《》〔〕\"'`~〜…＆&+*#|＝=]+"
)


@dataclass(frozen=True)
class Japanese:
    """See :class:`sphinx_guidance.language.protocol.Language`."""

    tag: str

    glossary_file: ClassVar[type[GlossaryFile]] = ja_glossary.GlossaryFile
    needs_readings: ClassVar[bool] = True
    sentence_end: ClassVar[str] = "。"
    frequent_words: ClassVar[str] = r"[々\u3400-\u9fffァ-ヺー]{4,}"

    def name_key(self, text: str) -> str:
        """Forgives katakana or hiragana, long vowels, small kana and punctuation."""
        folded = fold(text).translate(_KATAKANA).translate(_VARIANTS)
        return _BETWEEN.sub("", folded)

    def word_readings(self, names: Iterable[tuple[str, str]]) -> dict[str, str]:
        return word_readings(names)

    def spelled(self, text: str) -> str:
        return text

    def spellings(self, name: str) -> Iterator[str]:
        yield name

    def stands_for(self, written: str, name: str) -> bool:
        return True

    def whole(self, pattern: str) -> str:
        return f"(?:{_STARTS}){pattern}{_ENDS}"

    def anywhere(self, pattern: str) -> str:
        return pattern

    def order(self, name: str, reading: str) -> str:
        return reading

    def letter(self, name: str) -> str:
        return ""
