"""The classes of what authors write, made from ``guidance.yaml``: one a kind, and the checklists.

Made classes check what authors write and give the JSON Schemas of editors; no code names them.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, create_model
from pydantic import Field as Described

from sphinx_guidance.flow import Flow, Outcome
from sphinx_guidance.form import Form
from sphinx_guidance.model import (
    Amount,
    Check,
    Checklist,
    ChecklistFile,
    ChecklistSection,
    Event,
    Id,
    Kind,
    Line,
    Page,
    Relation,
    Statement,
    Step,
    Text,
    Verdict,
    as_list,
)
from sphinx_guidance.schema import Field, PageKind, Schema, Shape
from sphinx_guidance.sums import Claim, Damage, Whole

RECORDS = {
    "statements": Statement,
    "amounts": Amount,
    "claims": Claim,
    "damages": Damage,
    "events": Event,
    "steps": Step,
    "verdicts": Verdict,
}
"""What stands in the lists of each type of field."""


@dataclass(frozen=True)
class Models:
    """The classes of a project."""

    pages: Mapping[Kind, type[Page]]
    check: type[Check]
    checklist: type[Checklist]
    checklist_file: type[ChecklistFile]
    form: type[Form]
    flow: type[Flow]

    def of_shape(self, shape: Shape) -> type[Form] | type[Flow]:
        return self.form if shape == "form" else self.flow


def models_of(schema: Schema) -> Models:
    """The classes that a schema asks for; the schema must have no problems."""
    check = _check(schema)
    sections = create_model(
        "ChecklistSection",
        __base__=ChecklistSection,
        __doc__=ChecklistSection.__doc__,
        items=(tuple[check, ...], Described(min_length=1)),  # type: ignore[valid-type]
    )
    body: Any = {"sections": (tuple[sections, ...], Described(min_length=1))}
    return Models(
        {id_: _page(schema, id_, kind) for id_, kind in schema.kinds.items()},
        check,
        create_model("Checklist", __base__=Checklist, __doc__=Checklist.__doc__, **body),
        create_model(
            "ChecklistFile", __base__=ChecklistFile, __doc__=ChecklistFile.__doc__, **body
        ),
        _form(schema),
        _flow(schema),
    )


def _form(schema: Schema) -> type[Form]:
    if not schema.parties:
        return Form
    parties: Any = tuple[_one_of(schema.parties), ...]  # type: ignore[misc]
    return create_model("Form", __base__=Form, __doc__=Form.__doc__, filled_by=(parties, ()))


def _flow(schema: Schema) -> type[Flow]:
    named: Any = dict[_one_of(schema.kind_names), tuple[Id, ...]]  # type: ignore[misc]
    outcome = create_model("Outcome", __base__=Outcome, __doc__=Outcome.__doc__, links=(named, {}))
    body: Any = {"outcomes": (tuple[outcome, ...], Described(min_length=1))}
    return create_model("Flow", __base__=Flow, __doc__=Flow.__doc__, **body)


def _page(schema: Schema, id_: Kind, kind: PageKind) -> type[Page]:
    fields: Any = {name: _typed(schema, field) for name, field in kind.fields.items()}
    name = id_.replace("-", " ").title().replace(" ", "")
    made = create_model(name, __base__=Page, __doc__=kind.description, **fields)
    made.kind = id_
    made.relations = {**dict(schema.relations_of(id_)), **Page.relations}
    made.entry_fields = tuple(n for n, field in kind.fields.items() if field.type in RECORDS)
    made.party_fields = tuple(n for n, field in kind.fields.items() if field.type == "parties")
    return made


def _typed(schema: Schema, field: Field) -> tuple[Any, Any]:
    """The type of a field and what pydantic needs to know of it beside that."""
    kind: Any = None
    many = False
    match field.type:
        case "text":
            kind = Text
        case "line":
            kind = Line
        case "date":
            kind = datetime.date
        case "choice":
            kind = _words(schema, field)
        case "text-by-party":
            kind = dict[_one_of(schema.parties), Text]  # type: ignore[misc]
        case "shares":
            kind = Annotated[dict[_one_of(schema.parties), int], Whole]  # type: ignore[misc]
        case "lines":
            kind, many = Line, True
        case "parties":
            kind, many = _one_of(schema.parties), True
        case "relation":
            kind, many = Id, True
        case "choices":
            kind, many = _words(schema, field), True
        case "claims":
            by: Any = _one_of(schema.parties)
            kind, many = (
                create_model("Claim", __base__=Claim, __doc__=Claim.__doc__, by=(by, ...)),
                True,
            )
        case "damages":
            kind, many = _damage(schema, field), True
        case _:
            kind, many = RECORDS[field.type], True
    if many:
        kind = tuple[kind, ...]
        limits: Any = {"min_length": 1} if field.required else {"default": ()}
        most = field.at_most
        return kind, Described(description=field.description, max_length=most, **limits)
    if field.required:
        return kind, Described(description=field.description)
    return kind | None, Described(default=None, description=field.description)


def _one_of(values: Any) -> Any:
    return Literal[tuple(values)]


def _words(schema: Schema, field: Field) -> Any:
    return _one_of(schema.vocabularies[field.vocabulary or ""].values())


def _claim(schema: Schema) -> type[Claim]:
    by: Any = _one_of(schema.parties)
    return create_model("Claim", __base__=Claim, __doc__=Claim.__doc__, by=(by, ...))


def _damage(schema: Schema, field: Field) -> type[Damage]:
    fields: Any = {"head": (_words(schema, field), ...)}
    if schema.parties:
        fields["by"] = (_one_of(schema.parties) | None, None)
    return create_model("Damage", __base__=Damage, __doc__=Damage.__doc__, **fields)


def _check(schema: Schema) -> type[Check]:
    if schema.checks is None:
        return Check
    side: Any = _one_of(schema.answering)
    sides = Annotated[tuple[side, ...], Described(min_length=1)]
    one_or_more = BeforeValidator(as_list, json_schema_input_type=side | sides)
    fields: Any = {
        "who": (Annotated[tuple[side, ...], Described(min_length=1), one_or_more], ...),
        "phase": (_one_of(schema.vocabularies[schema.checks.phase].values()), ...),
        "weight": (_one_of(schema.vocabularies[schema.checks.weight].values()), ...),
    }
    made = create_model("Check", __base__=Check, __doc__=Check.__doc__, **fields)
    relation = Relation(schema.checks.verifies, schema.checks.back)
    made.relations = {"verifies": relation, **Check.relations}
    return made
