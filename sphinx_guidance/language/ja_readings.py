"""Readings of words inside names, worked out from the readings of whole terms.

請負契約（うけおいけいやく） and 保守契約（ほしゅけいやく） end alike in writing and in sound, so
契約 reads けいやく. What is left of a term when a known word is taken away at either end has a
reading too. Thus けいやく and keiyaku are found although the glossary has no term 契約. Linear in
the names.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

_WORD = re.compile(r"[\u3400-\u9fff々]{2,}")
MAX_WORD = 6

Ends = dict[str, list[tuple[str, str]]]


def word_readings(names: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Readings of the kanji words that names are made of; ``names`` are (name, reading)."""
    known = dict(names)
    words = _shared_ends(known)
    for _ in range(2):
        words |= _remainders(known, words)
    return {word: words[word] for word in sorted(words) if word not in known}


def _shared_ends(known: dict[str, str]) -> dict[str, str]:
    """Words at one end of several names, where the characters beside them differ."""
    heads: Ends = {}
    tails: Ends = {}
    for name, reading in known.items():
        for size in range(2, min(len(name), MAX_WORD + 1)):
            heads.setdefault(name[:size], []).append((name[size], reading))
            tails.setdefault(name[-size:], []).append((name[-size - 1], reading[::-1]))
    words: dict[str, str] = {}
    for ends, step in ((heads, 1), (tails, -1)):
        for word, found in ends.items():
            if len({beside for beside, _ in found}) > 1 and _WORD.fullmatch(word):
                reading = _common_start([reading for _, reading in found])[::step]
                if _plausible(word, reading):
                    words[word] = min(words.get(word, reading), reading, key=len)
    return words


def _common_start(texts: list[str]) -> str:
    first, last = min(texts), max(texts)
    size = next((i for i, c in enumerate(first) if last[i : i + 1] != c), len(first))
    return first[:size]


def _remainders(known: dict[str, str], words: dict[str, str]) -> dict[str, str]:
    found: dict[str, str] = {}
    parts = words | known
    for name, reading in known.items():
        for size in range(2, len(name) - 1):
            head, tail = name[:size], name[size:]
            for part, rest, spoken in (
                (head, tail, reading.removeprefix(parts.get(head, "\0"))),
                (tail, head, reading.removesuffix(parts.get(tail, "\0"))),
            ):
                new = part in parts and spoken != reading and rest not in parts
                if new and _WORD.fullmatch(rest) and _plausible(rest, spoken):
                    found.setdefault(rest, spoken)
    return found


def _plausible(word: str, reading: str) -> bool:
    """A kanji reads as one to three kana, and a word of fewer than three kana says too little."""
    return max(3, len(word)) <= len(reading) <= 3 * len(word)
