from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinx_guidance.terms import TermFinder, trie_pattern
from tests.conftest import JAPANESE

FINDER = TermFinder(
    {
        "契約": "contract",
        "準委任契約": "quasi",
        "損害賠償": "damages",
        "SLA": "sla",
        "みなし検収": "deemed",
        "データ": "data",
    },
    JAPANESE,
)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("契約を結びます。", ["契約"]),
        ("準委任契約です。", ["準委任契約"]),
        ("委任契約です。", []),
        ("契約書と契約、契約。", ["契約", "契約"]),
        ("データベースのデータが", ["データ"]),
        ("SLAを決める。SLAS", ["SLA"]),
        ("とみなし検収になる", ["みなし検収"]),
        ("損害賠償額は損害賠償の範囲", ["損害賠償"]),
        ("", []),
    ],
)
def test_terms_are_whole_words(text: str, found: list[str]) -> None:
    assert [o.name for o in FINDER.find(text)] == found
    assert FINDER.names_in(text) == set(found)


def test_no_terms_find_nothing() -> None:
    assert list(TermFinder({}, JAPANESE).find("契約")) == []


words = st.text(alphabet="契約書業務範囲データABのを。", min_size=1, max_size=5)


@given(
    st.lists(words, min_size=1, max_size=8),
    st.text(alphabet="契約書業務範囲データABのを。", max_size=60),
)
def test_the_trie_matches_what_plain_alternatives_match(names: list[str], text: str) -> None:
    plain = "|".join(re.escape(w) for w in sorted(set(names), key=len, reverse=True))
    assert re.findall(trie_pattern(names), text) == re.findall(plain, text)


@given(
    st.lists(words, min_size=1, max_size=8),
    st.text(alphabet="契約書業務範囲データABのを。", max_size=60),
)
def test_occurrences_are_in_order_and_do_not_overlap(names: list[str], text: str) -> None:
    end = 0
    for found in TermFinder({name: name for name in names}, JAPANESE).find(text):
        assert end <= found.start < found.end
        assert text[found.start : found.end] == found.name
        end = found.end
