"""Finding glossary terms in text.

Where a name ends, and in which forms it may stand, the language says. At one place the longest
name wins. The search is one pass of a compiled trie, so its time is linear in the length of the
text and independent of the number of terms.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property, lru_cache
from typing import NamedTuple

from sphinx_guidance.language import Language, language_of
from sphinx_guidance.model import Term
from sphinx_guidance.outline import Outline


class Occurrence(NamedTuple):
    """A name, as the glossary writes it, between two places of a text."""

    start: int
    end: int
    name: str
    term: str


class TermFinder:
    """Finds names in text; ``names`` maps every name and alias to the id of its term."""

    def __init__(self, names: Mapping[str, str], language: Language) -> None:
        self.names = names
        self._language = language

    @classmethod
    def of(cls, terms: Iterable[Term], language: Language) -> TermFinder:
        return cls({name: term.id for term in terms for name in term.names}, language)

    @cached_property
    def _spellings(self) -> dict[str, str]:
        """The name that each form stands for; a name itself before a form of another."""
        forms = {form: name for name in self.names for form in self._language.spellings(name)}
        return forms | {self._language.spelled(name): name for name in self.names}

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        return pattern_of(self._spellings, self._language)

    def find(self, text: str) -> Iterator[Occurrence]:
        """The occurrences in ``text``, from left to right, without overlap."""
        for match in self._pattern.finditer(text):
            name = self._name(match.group())
            if name:
                yield Occurrence(match.start(), match.end(), name, self.names[name])

    def names_in(self, text: str) -> frozenset[str]:
        """The names that :meth:`find` finds in ``text``."""
        written = set(self._pattern.findall(text))
        return frozenset(filter(None, map(self._name, written)))

    def _name(self, written: str) -> str | None:
        """The name that is meant by what the pattern has found."""
        name = self._spellings.get(self._language.spelled(written))
        return name if name and self._language.stands_for(written, name) else None

    def may_stand(self, names: Iterable[str], text: str) -> bool:
        """Whether the letters of a name are in ``text``, as a word of its own or not."""
        spelled = self._language.spelled(text)
        return any(form in spelled for name in names for form in self._language.spellings(name))


def names_in_prose(outline: Outline, language: str, names: tuple[str, ...]) -> frozenset[str]:
    """Those of some names that stand in the running text of a page."""
    # Names run over the ends of lines where words do, so one search does for all lines.
    text = "\n".join(prose.text for prose in outline.prose)
    return _finder(language, names).names_in(text)


@lru_cache(maxsize=1)
def _finder(language: str, names: tuple[str, ...]) -> TermFinder:
    return TermFinder(dict.fromkeys(names, ""), language_of(language))


def pattern_of(forms: Iterable[str], language: Language) -> re.Pattern[str]:
    """What finds ``forms`` as whole words."""
    trie = trie_pattern(forms)
    return re.compile(language.whole(trie) if trie else r"(?!)")


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
