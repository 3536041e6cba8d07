"""Texts as short ASCII: the commonest characters take one byte, nearly all others two.

UTF-8 spends three bytes on each Japanese character, and gzip cannot win all of that back: packed,
the texts of the site are a fifth smaller on the way to the reader. The other half is
``web/src/search/unpack.ts``.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from itertools import chain

CODES = [chr(code) for code in range(32, 127) if chr(code) not in '"\\']
SINGLE = 60
DOUBLE = 29
"""Of the codes, the first stand for a character, the next lead a pair, the last a triple."""


def alphabet(texts: Iterable[str]) -> str:
    """The characters of ``texts``, the commonest first."""
    counted: Counter[str] = Counter()
    for text in texts:
        counted.update(text)
    return "".join(sorted(counted, key=lambda c: (-counted[c], c)))


def pack(text: str, table: dict[int, str]) -> str:
    """``text`` in the codes of :func:`codes`."""
    return text.translate(table)


def codes(characters: str) -> dict[int, str]:
    """The code of each character, by code point; raises ``ValueError`` past 37,353 characters."""
    pairs = [lead + code for lead in CODES[SINGLE : SINGLE + DOUBLE] for code in CODES]
    triples = (a + b + c for a in CODES[SINGLE + DOUBLE :] for b in CODES for c in CODES)
    every = chain(CODES[:SINGLE], pairs, triples)
    table = {ord(c): code for c, code in zip(characters, every, strict=False)}
    if len(table) < len(characters):
        raise ValueError(f"{len(characters)} characters are more than the codes can say")
    return table
