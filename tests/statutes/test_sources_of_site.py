"""The articles that this site cites, against the copies of laws beside the repository."""

from __future__ import annotations

import pytest

from sphinx_guidance.knowledge import KnowledgeBase
from sphinx_guidance.loading import load
from tests.conftest import ROOT
from tests.statutes.samples import PRIMARY, needs_primary
from tools.primary_texts import compare, laws

WITHOUT_TEXT = {"507M60200000009", "507M60200000010", "413CO0000000005", "506CO0000000200"}
"""Laws that are cited, of which no copy is there."""


@pytest.fixture(scope="module")
def kb() -> KnowledgeBase:
    return load(ROOT)[0]


@needs_primary
def test_caption_edition_day_and_digest_are_those_of_the_text(kb: KnowledgeBase) -> None:
    known = set(laws(PRIMARY))
    cited = {source.law.id for source in kb.sources.values() if source.law}
    assert cited - known == WITHOUT_TEXT
    told = compare(PRIMARY, write=False)
    assert all(": no text of " in line for line in told)
    assert {line.split()[4] for line in told} == WITHOUT_TEXT


def test_a_document_and_an_article_are_one_source(kb: KnowledgeBase) -> None:
    named = [(s.law.id, s.law.article) for s in kb.sources.values() if s.law]
    assert sorted(set(named)) == sorted(named)


def test_an_article_leads_to_its_place_in_e_gov(kb: KnowledgeBase) -> None:
    for source in kb.sources.values():
        if source.law and source.url:
            anchor = "" if source.law.article == "main" else f"#Mp-At_{source.law.article}"
            assert source.url == f"https://laws.e-gov.go.jp/law/{source.law.id}{anchor}"


def test_what_was_read_says_what_it_may_be_relied_on_for_and_when_to_look_again(
    kb: KnowledgeBase,
) -> None:
    read = [source for source in kb.sources.values() if source.was_read]
    assert len(read) >= 75
    assert [s.id for s in read if not (s.relied_on_for and s.look_again and s.short_name)] == []
