"""The data of a checklist page: what its schema allows, and where its ways lead."""

from __future__ import annotations

import json

import pytest
from jsonschema import Draft202012Validator
from pydantic import ValidationError

from sphinx_guidance.checklist_data import ChecklistData, checklist_data, written
from sphinx_guidance.loading import load
from sphinx_guidance.schemas import schema
from tests.conftest import ROOT, Project

SITE, _ = load(ROOT)
LISTS = sorted(SITE.checklists)


def data_of(list_: str) -> ChecklistData:
    return checklist_data(SITE, SITE.checklists[list_], "site")


@pytest.mark.parametrize("list_", LISTS)
def test_what_is_written_is_what_the_schema_and_the_types_are_made_of(list_: str) -> None:
    data = data_of(list_)
    said = json.loads(written(data))
    Draft202012Validator(schema(ChecklistData)).validate(said)
    assert ChecklistData.model_validate_json(written(data)) == data


@pytest.mark.parametrize("list_", LISTS)
def test_every_key_names_a_page_that_is_there(list_: str) -> None:
    data = data_of(list_)
    named = [key for s in data.sections for item in s.items for key in item.verifies]
    for page in data.pages.values():
        named += [key for keys in page.ends.values() for key in keys]
        named += [key for panel in page.panels for key in panel.pages]
    assert set(named) == set(data.pages), "and no page is told for nothing"


def test_data_of_another_shape_is_refused() -> None:
    said = json.loads(written(data_of(LISTS[0])))
    with pytest.raises(ValidationError, match="answered"):
        ChecklistData.model_validate({**said, "answered": 1})
    del said["sections"][0]["items"][0]["required"]
    with pytest.raises(ValidationError, match=r"sections\.0\.items\.0\.required"):
        ChecklistData.model_validate(said)


def test_the_ways_of_the_starter_lead_from_a_measure_to_incidents(project: Project) -> None:
    kb, _ = load(project.root)
    data = checklist_data(kb, kb.checklists["kickoff"], "")
    assert data.outlook
    assert data.outlook.along == ("対策", "原因")
    measure = data.pages["measure/define-scope"]
    incident = "incident/delivery-delay"
    assert measure.ends == {"limits": (incident,), "prevents": ("cause/scope-ambiguity",)}
    cause = data.pages["cause/scope-ambiguity"]
    assert cause.ends == {"leads_to": (incident,)}
    (item, *_) = data.sections[0].items
    assert item.required
    assert item.verifies == ("measure/define-scope",)


def test_a_page_tells_only_those_panels_that_are_asked_for(project: Project) -> None:
    def titles() -> list[str]:
        kb, _ = load(project.root)
        data = checklist_data(kb, kb.checklists["kickoff"], "")
        return [panel.title for panel in data.pages["incident/delivery-delay"].panels]

    before = titles()
    assert before
    project.edit("guidance.yaml", "    panels: [coverages, coverage-conditions, not-covered]\n", "")
    assert titles() == []
