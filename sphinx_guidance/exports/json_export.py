"""Checklists as JSON for other programs, with the JSON Schema of that file."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any, Literal, TypeVar

from pydantic import BaseModel, Field, create_model

from sphinx_guidance.exports.publication import Publication
from sphinx_guidance.kinds import models_of
from sphinx_guidance.model import Check, Checklist, ChecklistChanges, Id, Record, Version
from sphinx_guidance.schema import Schema

M = TypeVar("M", bound=BaseModel)

SCHEMA_FILE = "checklists.schema.json"


class ExportedItem(Check):
    """An item with the number it is printed under and its permanent address."""

    number: str
    url: str


class ExportedSection(Record):
    """A section in the order of the list."""

    id: Id
    title: str
    items: tuple[ExportedItem, ...]


class ExportedChecklist(Record):
    """One checklist; ``history`` tells what became of its items, oldest version first."""

    id: Id
    title: str
    summary: str
    use: str
    version: Version
    date: str
    url: str
    sections: tuple[ExportedSection, ...]
    history: tuple[ChecklistChanges, ...]


class ChecklistsFile(Record):
    """A file of one or more checklists; ``site`` names the knowledge base they come from."""

    schema_: str = Field(alias="$schema", default=SCHEMA_FILE)
    format: Literal["guidance-checklists"] = "guidance-checklists"
    format_version: Literal[1] = Field(alias="formatVersion", default=1)
    site: str
    checklists: tuple[ExportedChecklist, ...]


def _file_model(schema: Schema) -> type[ChecklistsFile]:
    """The file in the words of a project."""
    own: Any = {"number": (str, ...), "url": (str, ...)}
    check = models_of(schema).check
    item = create_model("ExportedItem", __base__=check, __doc__=ExportedItem.__doc__, **own)
    section = _with(ExportedSection, items=tuple[item, ...])
    checklist = _with(ExportedChecklist, sections=tuple[section, ...])  # type: ignore[valid-type]
    return _with(ChecklistsFile, checklists=tuple[checklist, ...])  # type: ignore[valid-type]


def _with(model: type[M], **fields: Any) -> type[M]:
    """The same model with fields of other types."""
    typed: Any = {name: (type_, ...) for name, type_ in fields.items()}
    return create_model(model.__name__, __base__=model, __doc__=model.__doc__, **typed)


def checklists_schema(schema: Schema) -> str:
    """The text of the JSON Schema that :func:`write_checklists` keeps to."""
    made = _file_model(schema).model_json_schema(by_alias=True, mode="serialization")
    whole = {"$schema": "https://json-schema.org/draft/2020-12/schema", **made}
    return json.dumps(whole, ensure_ascii=False, indent=2) + "\n"


def _exported(checklist: Checklist, publication: Publication) -> ExportedChecklist:
    numbers = {item.id: number for number, _, item in checklist.numbered()}
    return ExportedChecklist(
        id=checklist.id,
        title=checklist.title,
        summary=checklist.summary,
        use=checklist.use,
        version=checklist.version,
        date=checklist.date.isoformat(),
        url=publication.address(checklist),
        sections=tuple(
            ExportedSection(
                id=section.id,
                title=section.title,
                items=tuple(
                    ExportedItem(
                        **item.model_dump(),
                        number=numbers[item.id],
                        url=publication.address(checklist, item),
                    )
                    for item in section.items
                ),
            )
            for section in checklist.sections
        ),
        history=checklist.history,
    )


def write_checklists(checklists: Iterable[Checklist], publication: Publication) -> bytes:
    """One file with these checklists, in the given order."""
    file = ChecklistsFile(
        site=publication.site,
        checklists=tuple(_exported(checklist, publication) for checklist in checklists),
    )
    plain = file.model_dump(mode="json", by_alias=True)
    return f"{json.dumps(plain, ensure_ascii=False, indent=2)}\n".encode()


def write_json(checklist: Checklist, publication: Publication) -> bytes:
    """One checklist in the same shape."""
    return write_checklists([checklist], publication)
