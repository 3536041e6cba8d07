"""``guidance.yaml`` to a :class:`Schema`, or to problems that say what would be right."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from sphinx_guidance import schema_checks, source_files
from sphinx_guidance.conf_file import CONF
from sphinx_guidance.problems import Place, Problem
from sphinx_guidance.schema import Schema
from sphinx_guidance.validation import validate
from sphinx_guidance.vocabulary import own_roles
from sphinx_guidance.words import say
from sphinx_guidance.yaml_lines import YamlText, parse

SCHEMA_FILE = "guidance.yaml"


@dataclass(frozen=True)
class SchemaFile:
    """A schema together with where it is written."""

    schema: Schema
    text: YamlText


def read_schema(root: Path) -> tuple[SchemaFile | None, list[Problem]]:
    """The schema of the project at ``root``; None where it is missing or not valid."""
    path = root / SCHEMA_FILE
    if not path.is_file():
        message = say("nothing-to-read.schema", file=SCHEMA_FILE)
        hint = say("nothing-to-read.schema.hint", conf=CONF, file=SCHEMA_FILE)
        return None, [Problem(Place(CONF, 1), "nothing-to-read", message, hint)]
    read = source_files.read(root, SCHEMA_FILE)
    if isinstance(read, Problem):
        return None, [read]
    text, problems = parse(read, SCHEMA_FILE)
    if text is None:
        return None, problems
    schema, told = validate(Schema, text)
    if schema is None:
        return None, [*problems, *told]
    wrong = list(schema_checks.problems(schema, text, own_roles()))
    return (None if wrong else SchemaFile(schema, text)), [*problems, *told, *wrong]
