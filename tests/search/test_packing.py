"""Packing of texts: short, and nothing lost."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinx_guidance.search.packing import CODES, DOUBLE, SINGLE, alphabet, codes, pack


def unpack(packed: str, characters: str) -> str:
    """The rule by which ``web/src/search/unpack.ts`` reads, in Python."""
    values = iter([CODES.index(c) for c in packed])
    size = len(CODES)
    text = ""
    for value in values:
        code = value
        if value >= SINGLE + DOUBLE:
            lead = (value - SINGLE - DOUBLE) * size + next(values)
            code = SINGLE + DOUBLE * size + lead * size + next(values)
        elif value >= SINGLE:
            code = SINGLE + (value - SINGLE) * size + next(values)
        text += characters[code]
    return text


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"])))
def test_what_was_packed_is_read_back(text: str) -> None:
    characters = alphabet([text])
    assert unpack(pack(text, codes(characters)), characters) == text


def test_rare_characters_take_three_codes_and_are_read_back() -> None:
    characters = "".join(chr(0x4E00 + i) for i in range(3000))
    assert unpack(pack(characters, codes(characters)), characters) == characters


def test_more_characters_than_codes_is_an_error() -> None:
    with pytest.raises(ValueError, match="more than the codes"):
        codes("".join(chr(0x20000 + i) for i in range(40_000)))
