"""Finding glossary terms in Japanese text, which has no spaces between words.

A term stands in the text where neither neighbour continues the word: kanji, katakana, Latin
letters and digits run on into compounds (契約 in 準委任契約 is not 契約), hiragana and punctuation
end them. At one place the longest name wins. The search is one pass of a compiled trie, so its
time is linear in the length of the text and independent of the number of terms.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import NamedTuple

from sphinx_guidance.model import Term

COMPOUND = r"A-Za-z0-9Ａ-Ｚａ-ｚ０-９々〆ヶァ-ヺー\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
"""Characters that run on into a compound word, as the inside of a character class."""

_STARTS = f"(?<![{COMPOUND}])(?=[{COMPOUND}])|(?=[^{COMPOUND}])"
_ENDS = f"(?:(?<=[{COMPOUND}])(?![{COMPOUND}])|(?<![{COMPOUND}]))"


class Occurrence(NamedTuple):
    start: int
    end: int
    name: str
    term: str


class TermFinder:
    """Finds names in text; ``names`` maps every name and alias to the id of its term."""

    def __init__(self, names: dict[str, str]) -> None:
        self.names = names

    @classmethod
    def of(cls, terms: Iterable[Term]) -> TermFinder:
        return cls({name: term.id for term in terms for name in term.names})

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        trie = trie_pattern(self.names)
        return re.compile(f"(?:{_STARTS}){trie}{_ENDS}") if trie else re.compile(r"(?!)")

    def find(self, text: str) -> Iterator[Occurrence]:
        """The occurrences in ``text``, from left to right, without overlap."""
        for match in self._pattern.finditer(text):
            name = match.group()
            yield Occurrence(match.start(), match.end(), name, self.names[name])


def trie_pattern(words: Iterable[str]) -> str:
    """A regular expression that matches any of ``words``, the longest first, without retrying."""
    root: dict[str, dict] = {}  # type: ignore[type-arg]
    for word in words:
        node = root
        for character in word:
            node = node.setdefault(character, {})
        node[""] = {}

    def write(node: dict[str, dict]) -> str:  # type: ignore[type-arg]
        branches = [re.escape(c) + write(child) for c, child in sorted(node.items()) if c]
        if not branches:
            return ""
        body = branches[0] if len(branches) == 1 and "" not in node else f"(?:{'|'.join(branches)})"
        return f"{body}?" if "" in node else body

    return write(root)
