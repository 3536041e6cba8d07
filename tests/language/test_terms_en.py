"""Terms of an English glossary in English text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinx_guidance.terms import TermFinder
from tests.conftest import ENGLISH

NAMES = ["lease", "break clause", "party", "tax", "IT", "VAT", "lease plan", "Heads of terms"]
FINDER = TermFinder({name: name for name in NAMES}, ENGLISH)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Lease it: two leases, one LEASE.", ["lease", "lease", "lease"]),
        ("released leaseholders in a sub-lease, lease-back, lease_1", []),
        ("the lease's end, the “lease”, lease/licence", ["lease", "lease", "lease"]),
        ("Both parties pay taxes.", ["party", "tax"]),
        ("a break\n  clause and Break Clauses", ["break clause", "break clause"]),
        ("it is IT, and It.", ["IT"]),
        ("plus VAT or vat", ["VAT"]),
        ("the lease plan of the lease", ["lease plan", "lease"]),
        ("heads of terms", ["Heads of terms"]),
        ("the éléases and leaseé", []),
    ],
)
def test_terms_are_whole_words_in_any_case_and_number(text: str, found: list[str]) -> None:
    assert [o.name for o in FINDER.find(text)] == found
    assert FINDER.names_in(text) == set(found)


def test_what_is_linked_is_what_the_author_wrote() -> None:
    text = "All Leases end."
    (found,) = FINDER.find(text)
    assert text[found.start : found.end] == "Leases"


@pytest.mark.parametrize(
    ("text", "may"), [("sub-LEASES", True), ("Parties", True), ("rent", False)]
)
def test_a_page_may_name_a_new_term_where_its_letters_stand(text: str, may: bool) -> None:
    assert FINDER.may_stand(["lease", "party"], text) is may


names = st.text(alphabet="abİß sAB-", min_size=1, max_size=6).map(str.strip).filter(bool)


@given(st.lists(names, min_size=1, max_size=6), st.text(alphabet="abİß sAB-\n.", max_size=60))
def test_every_occurrence_stands_for_a_name_and_none_overlap(names: list[str], text: str) -> None:
    end = 0
    for found in TermFinder({name: name for name in names}, ENGLISH).find(text):
        assert end <= found.start < found.end <= len(text)
        assert ENGLISH.spelled(text[found.start : found.end]) in ENGLISH.spellings(found.name)
        end = found.end
