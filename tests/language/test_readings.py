"""Readings of words inside terms, which the glossary does not list."""

from __future__ import annotations

from sphinx_guidance.language.ja_readings import word_readings

NAMES = [
    ("請負契約", "うけおいけいやく"),
    ("保守契約", "ほしゅけいやく"),
    ("損害賠償", "そんがいばいしょう"),
    ("通常損害", "つうじょうそんがい"),
    ("特別損害", "とくべつそんがい"),
]


def test_an_end_that_several_terms_share_gets_its_reading() -> None:
    words = word_readings(NAMES)
    assert words["契約"] == "けいやく"
    assert words["損害"] == "そんがい"


def test_what_a_known_word_leaves_gets_its_reading() -> None:
    assert word_readings(NAMES)["賠償"] == "ばいしょう"
    assert word_readings(NAMES)["請負"] == "うけおい"


def test_terms_themselves_are_not_listed_again() -> None:
    assert not {name for name, _ in NAMES} & set(word_readings(NAMES))
