"""The order and the headings of a glossary."""

from __future__ import annotations

import pytest

from sphinx_guidance.language import language_of
from tests.conftest import ENGLISH, JAPANESE


def test_a_japanese_glossary_stands_in_the_order_of_readings_under_no_letters() -> None:
    terms = [("検収", "けんしゅう"), ("契約", "けいやく")]
    assert sorted(terms, key=lambda t: JAPANESE.order(*t))[0] == ("契約", "けいやく")
    assert JAPANESE.letter("契約") == ""


def test_other_glossaries_stand_in_alphabetical_order_under_letters() -> None:
    names = ["école", "Estate", "break clause", "Alteration", "25-year lease", "eaves"]
    ordered = sorted(names, key=lambda name: ENGLISH.order(name, ""))
    assert ordered == ["25-year lease", "Alteration", "break clause", "eaves", "école", "Estate"]
    assert [ENGLISH.letter(name) for name in ordered] == ["0–9", "A", "B", "E", "E", "E"]


@pytest.mark.parametrize("tag", ["ja", "ja-JP", "ja_JP"])
def test_readings_are_written_in_japanese(tag: str) -> None:
    assert language_of(tag).needs_readings


@pytest.mark.parametrize("tag", ["", "en", "en_GB", "de", "pt_BR", "xx"])
def test_readings_are_written_in_no_other_language(tag: str) -> None:
    assert not language_of(tag).needs_readings
