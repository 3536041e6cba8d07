"""Folding of text: what the index keeps, and what two spellings of a name have in common."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinx_guidance.language import Language
from sphinx_guidance.language.text import fold
from sphinx_guidance.search.analyser import storable
from tests.conftest import ENGLISH, JAPANESE, ROOT

VECTORS = [
    (language, case)
    for language, name in ((JAPANESE, "search_analyser"), (ENGLISH, "search_analyser_en"))
    for case in json.loads((ROOT / f"tests/vectors/{name}.json").read_text(encoding="utf-8"))
]


def units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


@pytest.mark.parametrize(("language", "case"), VECTORS)
def test_text_folds_as_in_the_browser(language: Language, case: dict[str, str]) -> None:
    assert storable(case["text"]) == case["storable"]
    assert fold(case["text"]) == case["folded"]
    assert language.name_key(case["text"]) == case["key"]


@pytest.mark.parametrize(
    "spellings",
    [
        ("ベンダー", "ベンダ", "ﾍﾞﾝﾀﾞｰ", "べんだー", "ベンダ―"),
        ("PCI DSS", "pci-dss", "ＰＣＩ　ＤＳＳ"),
        ("ファイアウォール", "ファイアーウオール"),
        ("データベース", "データ・ベース", "データーベース"),
    ],
)
def test_spellings_of_one_name_share_a_key(spellings: tuple[str, ...]) -> None:
    assert len({JAPANESE.name_key(spelling) for spelling in spellings}) == 1


@given(st.text(alphabet=st.characters(exclude_categories=["Cs", "Cn"])))
def test_folding_moves_no_character_of_stored_text(text: str) -> None:
    kept = storable(text)
    assert units(fold(kept)) == units(kept)
    assert fold(kept) == fold(text)
