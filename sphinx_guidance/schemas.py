"""JSON Schemas made from the models.

Editors take completion and errors from them; the types of the scripts come from that of the data of
a checklist page.
"""

from __future__ import annotations

import json
from pathlib import Path

from pydantic import BaseModel
from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import core_schema

from sphinx_guidance.checklist_data import ChecklistData
from sphinx_guidance.descriptions import description
from sphinx_guidance.kinds import models_of
from sphinx_guidance.language import Language
from sphinx_guidance.model import (
    NumberTable,
    Page,
    RedirectsFile,
)
from sphinx_guidance.schema import Schema
from sphinx_guidance.sources import SourcesFile

SCHEMA_DIR = "schemas"


def models(project: Schema, language: Language) -> dict[str, type[BaseModel]]:
    """What each schema describes: front matter of a kind, a whole YAML file, the data of a page."""
    made = models_of(project)
    return {
        "page": Page,
        **made.pages,
        **{f"{kind}-file": made.of_shape(s) for kind, s in project.shaped_kinds.items()},
        "glossary": language.glossary_file,
        "checklist": made.checklist_file,
        "table": NumberTable,
        "references": SourcesFile,
        "redirects": RedirectsFile,
        "guidance": Schema,
        "checklist-data": ChecklistData,
    }


class _Described(GenerateJsonSchema):
    """Says of each field what it is for, in the language in use."""

    def model_schema(self, schema: core_schema.ModelSchema) -> JsonSchemaValue:
        made = super().model_schema(schema)
        for name, field in made.get("properties", {}).items():
            told = description(schema["cls"], name)
            if told:
                field["description"] = told
        return made


def schema(model: type[BaseModel]) -> dict[str, object]:
    """The JSON Schema of what an author writes (the id of a page or table is its file's name)."""
    made = model.model_json_schema(by_alias=True, schema_generator=_Described)
    if issubclass(model, Page | NumberTable):
        del made["properties"]["id"]
        made["required"].remove("id")
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **made}


def schema_texts(project: Schema, language: Language) -> dict[str, str]:
    """The text of every schema file of a project by its name."""
    return {
        f"{name}.schema.json": json.dumps(schema(model), ensure_ascii=False, indent=2) + "\n"
        for name, model in models(project, language).items()
    }


def write_schemas(root: Path, project: Schema, language: Language) -> None:
    """Write the schemas of the project at ``root``."""
    folder = root / SCHEMA_DIR
    folder.mkdir(exist_ok=True)
    for name, text in schema_texts(project, language).items():
        (folder / name).write_text(text, encoding="utf-8")
