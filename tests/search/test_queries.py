"""The query set: large enough, over all kinds, and every expected address exists."""

from __future__ import annotations

from pathlib import Path

import yaml

from sphinx_guidance.loading import load
from sphinx_guidance.search.documents import documents
from tests.conftest import ROOT

GROUPS = yaml.safe_load((Path(__file__).parent / "queries.yaml").read_text(encoding="utf-8"))
QUERIES = [query for group in GROUPS for query in group["queries"]]


def test_every_expected_answer_exists() -> None:
    kb, _ = load(ROOT)
    found = {doc.address for doc in documents(kb)}
    missing = {to for query in QUERIES for to in query["to"]} - found
    assert not missing


def test_the_set_covers_all_kinds_and_forms() -> None:
    assert len({query["q"] for query in QUERIES}) == len(QUERIES) >= 120
    targets = {
        to.partition(".html")[0].partition("/")[0] for query in QUERIES for to in query["to"]
    }
    assert targets >= {
        "causes",
        "incidents",
        "measures",
        "coverages",
        "cases",
        "checklists",
        "glossary",
        "about",
        "concept",
    }
    assert len(GROUPS) >= 10
