"""What the generator asks of a language."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Protocol

from sphinx_guidance.model import GlossaryFile


class Language(Protocol):
    """A language; values of one are immutable and hold nothing but their tag."""

    @property
    def tag(self) -> str:
        """As ``conf.py`` writes it: ``ja``, ``en``, ``pt_BR``."""

    @property
    def glossary_file(self) -> type[GlossaryFile]:
        """What a file of the glossary must say."""

    @property
    def needs_readings(self) -> bool:
        """Whether authors write beside a name how it sounds, as its writing does not tell."""

    @property
    def sentence_end(self) -> str:
        """A regular expression of what ends a sentence."""

    @property
    def frequent_words(self) -> str:
        """A regular expression of the words that a glossary should hold; empty: not known."""

    def name_key(self, text: str) -> str:
        """What two spellings of one name have in common."""

    def word_readings(self, names: Iterable[tuple[str, str]]) -> dict[str, str]:
        """Readings of the words that names are made of; ``names`` are (name, reading)."""

    def spelled(self, text: str) -> str:
        """``text`` without the differences that do not make another name of it."""

    def spellings(self, name: str) -> Iterator[str]:
        """The forms in which ``name`` stands in text, each as :meth:`spelled` gives it."""

    def stands_for(self, written: str, name: str) -> bool:
        """Whether ``written``, of which the spelling fits, is meant for ``name``."""

    def whole(self, pattern: str) -> str:
        """A regular expression of what ``pattern`` finds where neither end continues a word."""

    def anywhere(self, pattern: str) -> str:
        """As :meth:`whole`; inside written words too where words have no bounds to see."""

    def order(self, name: str, reading: str) -> str:
        """The key by which names stand in a glossary."""

    def letter(self, name: str) -> str:
        """The heading under which a name stands in a glossary; empty: names are not headed."""
