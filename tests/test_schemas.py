"""The schemas that editors use say the same as the models."""

from __future__ import annotations

from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator

from sphinx_guidance import words
from sphinx_guidance.front_matter import split_front_matter
from sphinx_guidance.schemas import models, schema, schema_texts
from sphinx_guidance.source_files import SOURCE_DIR
from tests.conftest import JAPANESE, ROOT, schema_of

SITE = schema_of(ROOT)
TENANCY = ROOT / "tests" / "sites" / "tenancy"
MODELS = models(SITE, JAPANESE)


def as_json(value: object) -> object:
    """YAML's dates as an editor sees them."""
    match value:
        case dict():
            return {key: as_json(item) for key, item in value.items()}
        case list():
            return [as_json(item) for item in value]
        case str() | int() | None:
            return value
        case _:
            return str(value)


@pytest.mark.parametrize("name", sorted(schema_texts(SITE, JAPANESE)))
def test_the_schemas_in_the_repository_are_current(name: str) -> None:
    assert (ROOT / "schemas" / name).read_text(encoding="utf-8") == schema_texts(SITE, JAPANESE)[
        name
    ]


@pytest.mark.parametrize(
    ("folder", "name"),
    [("glossary", "glossary"), ("checklists", "checklist"), ("tables", "table")],
)
def test_yaml_files_of_the_site_are_valid(folder: str, name: str) -> None:
    validator = Draft202012Validator(schema(MODELS[name]))
    for path in sorted((ROOT / folder).glob("*.yaml")):
        text = path.read_text(encoding="utf-8")
        assert text.startswith(f"# yaml-language-server: $schema=../schemas/{name}.schema.json")
        validator.validate(as_json(yaml.safe_load(text)))


def test_front_matter_of_the_site_is_valid() -> None:
    for kind in SITE.kinds:
        validator = Draft202012Validator(schema(MODELS[kind]))
        for path in sorted((ROOT / SOURCE_DIR / SITE.folder(kind)).glob("*.md")):
            if path.stem != "index":
                front, _, _ = split_front_matter(path.read_text(encoding="utf-8"))
                validator.validate(as_json(yaml.safe_load(front or "")))


def test_guidance_yaml_of_the_site_is_valid() -> None:
    text = (ROOT / "guidance.yaml").read_text(encoding="utf-8")
    Draft202012Validator(schema(MODELS["guidance"])).validate(yaml.safe_load(text))


def test_a_schema_refuses_what_the_model_refuses() -> None:
    validator = Draft202012Validator(schema(MODELS["cause"]))
    good = {"title": "題", "summary": "要約。", "category": "体制"}
    assert validator.is_valid(good)
    assert not validator.is_valid({**good, "category": "その他"})
    assert not validator.is_valid({**good, "id": "x"})
    assert not validator.is_valid({"title": "題"})


def test_one_side_may_be_written_without_a_list_in_an_editor_as_in_the_check() -> None:
    text = (ROOT / "tests/sites/contracts/checklists/kickoff.yaml").read_text(encoding="utf-8")
    validator = Draft202012Validator(schema(MODELS["checklist"]))
    for written, right in (("B1", True), ("[B1, B2]", True), ("[]", False), ("C", False)):
        value = as_json(yaml.safe_load(text.replace("[B1, B2]", written)))
        assert validator.is_valid(value) is right


@pytest.mark.parametrize("language", ["ja", "en"])
@pytest.mark.parametrize("kind", ["form", "flow"])
def test_every_field_of_a_shape_says_what_it_is_for(kind: str, language: str) -> None:
    words.use(language)
    made: Any = schema(models(schema_of(TENANCY), JAPANESE)[f"{kind}-file"])
    parts = [made, *made["$defs"].values()]
    fields = [(p["title"], name, f) for p in parts for name, f in p.get("properties", {}).items()]
    assert [(title, name) for title, name, f in fields if "description" not in f] == []


def test_files_of_shapes_are_valid() -> None:
    made = models(schema_of(TENANCY), JAPANESE)
    for name, path in (("form", "forms/room-record.yaml"), ("flow", "flows/who-pays.yaml")):
        written = yaml.safe_load((TENANCY / path).read_text(encoding="utf-8"))
        validator = Draft202012Validator(schema(made[f"{name}-file"]))
        validator.validate(as_json(written))
        assert not validator.is_valid({**written, "questoins": []})
