"""How text is written into the index, so that folding it moves no character.

A place found in folded text is then the same place in the text as shown. Both Python and the
scripts read ``tests/vectors/search_analyser.json``.
"""

from __future__ import annotations

import unicodedata

from sphinx_guidance.language.text import fold


def storable(text: str) -> str:
    """``text`` rewritten where needed so that folding it moves no character.

    Only characters that fold to another number of UTF-16 units change (㈱, half-width katakana
    with a separate voice mark); full-width punctuation stays as the author wrote it.
    """
    written = unicodedata.normalize("NFC", text).translate(_STORED)
    return written if _units(fold(written)) == _units(written) else fold(written)


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
