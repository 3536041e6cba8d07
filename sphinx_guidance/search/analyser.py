"""How text is folded before it is searched: the same rules as ``web/src/search/fold.ts``.

Two forms. :func:`fold` keeps every character in its place (width, compatibility forms, case), so
that a place found in folded text is the same place in the text as shown; :func:`storable` writes a
text so that this holds. :func:`name_key` is for comparing whole names: it also forgives katakana or
hiragana, long vowels, small kana and punctuation. Both languages read
``tests/vectors/search_analyser.json``.
"""

from __future__ import annotations

import re
import unicodedata

_KATAKANA = {code: code - 0x60 for code in range(0x30A1, 0x30F7)}
_VARIANTS = str.maketrans(
    "ぁぃぅぇぉっゃゅょゎゕゖゔぢづ",
    "あいうえおつやゆよわかけぶじず",
)
_BETWEEN = re.compile(
    r"[\s\-‐‑–—―−ー_・･、。,.!?;:/\\()\[\]{}<>「」『』【】〈〉《》〔〕\"'`~〜…＆&+*#|＝=]+"
)


def fold(text: str) -> str:
    """``text`` without differences of width, compatibility form and case."""
    return unicodedata.normalize("NFKC", text).lower()


def storable(text: str) -> str:
    """``text`` rewritten where needed so that folding it moves no character.

    Only characters that fold to another number of UTF-16 units change (㈱, half-width katakana
    with a separate voice mark); full-width punctuation stays as the author wrote it.
    """
    written = unicodedata.normalize("NFC", text).translate(_STORED)
    return written if _units(fold(written)) == _units(written) else fold(written)


def name_key(text: str) -> str:
    """What two spellings of one name have in common."""
    folded = fold(text).translate(_KATAKANA).translate(_VARIANTS)
    return _BETWEEN.sub("", folded)


def _units(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


class _Stored(dict[int, str]):
    """How each character is stored, worked out once a character."""

    def __missing__(self, code: int) -> str:
        character = chr(code)
        folded = fold(character)
        self[code] = character if _units(folded) == _units(character) else folded
        return self[code]


_STORED = _Stored()
