"""No heading takes an anchor that the generator gives to a part of the same page, and only those."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from sphinx_guidance import addresses
from tests.conftest import SCHEMA, Project
from tests.site.furnished import CAUSE, MEASURE, furnish

COVERAGE = "source/coverages/third-party-damages.md"
FORM = "source/forms/test-record.md"
FLOW = "source/flows/is-it-accepted.md"
PARTS = "source/about/parts.md"
CITED = "{source}`model-contract`"


@pytest.fixture
def project(project: Project) -> Project:
    return furnish(project)


def codes_with_heading(project: Project, path: str, id_: str) -> list[str]:
    project.write(path, f"{project.read(path)}\n{{#{id_}}}\n## 見出し\n")
    return [problem.code for problem in project.problems()]


def nothing(project: Project) -> None:
    pass


def in_entries_alone(project: Project) -> None:
    project.edit(COVERAGE, "sources: [sample-law]\n---", "sources: [model-contract]\n---")


def in_the_flow_alone(project: Project) -> None:
    project.edit(FLOW, CITED, "")


TAKEN: list[tuple[str, str, Callable[[Project], object]]] = [
    *((CAUSE, id_, nothing) for id_ in addresses.PART_IDS),
    (CAUSE, "measures", nothing),
    (CAUSE, "source-sample-law", nothing),
    (MEASURE, "source-model-contract", nothing),
    (COVERAGE, "source-sample-law", in_entries_alone),
    (FLOW, "source-model-contract", in_the_flow_alone),
    (FORM, "blank-sheet", nothing),
    *((PARTS, id_, nothing) for id_ in SCHEMA.map_ids),
    (PARTS, "rule-dead-link", nothing),
    (PARTS, "rule-yaml-syntax", nothing),
]


@pytest.mark.parametrize(("path", "id_", "prepare"), TAKEN)
def test_an_anchor_of_the_page_is_taken(
    project: Project, path: str, id_: str, prepare: Callable[[Project], object]
) -> None:
    prepare(project)
    assert codes_with_heading(project, path, id_) == ["duplicate-address"]


@pytest.mark.parametrize(
    ("path", "id_"),
    [
        (CAUSE, "blank-sheet"),
        (FLOW, "blank-sheet"),
        (CAUSE, "source-model-contract"),
        (MEASURE, "source-late-request"),
        (MEASURE, "source-scope-ambiguity"),
        (CAUSE, "rule-dead-link"),
    ],
)
def test_what_other_pages_have_is_free(project: Project, path: str, id_: str) -> None:
    assert codes_with_heading(project, path, id_) == []
