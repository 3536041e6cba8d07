"""The shape *form*: a sheet of fields and tables that is handed over blank, and filled examples.

A kind of ``guidance.yaml`` whose ``shape`` is ``form`` has two files an object: its page, which
says what it is and what it belongs to, and ``<folder>/<id>.yaml`` with the sheet.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Annotated, ClassVar, Literal

from pydantic import BeforeValidator, Field

from sphinx_guidance.model import Id, Line, Record, Text

FieldType = Literal["line", "text", "date", "choice", "party", "amount", "number", "person"]

MOST_LINES = 12
MOST_ROWS = 60

# The loading gives texts; editors are told that a number or a day needs no quotes.
Value = Annotated[Text, BeforeValidator(lambda value: value, json_schema_input_type=str | float)]
"""What an example writes into a field, as its author wrote it: days as ``2026-04-01``."""


class FormField(Record):
    """Something to be written: a line of a section, or a column of a table."""

    id: Id
    label: Line
    type: FieldType = "line"
    note: Line | None = None
    choices: tuple[Line, ...] = ()
    unit: Line | None = None
    lines: Annotated[int, Field(ge=1, le=MOST_LINES)] | None = None

    @property
    def room(self) -> int:
        """How many lines are kept free to write."""
        return self.lines or (4 if self.type == "text" else 1)


class FormTable(Record):
    """A table to be filled in; ``rows`` are left blank on the sheet."""

    id: Id
    title: Line
    note: Line | None = None
    columns: tuple[FormField, ...] = Field(min_length=1, max_length=8)
    rows: Annotated[int, Field(ge=1, le=MOST_ROWS)] = 5


class FormSection(Record):
    """A part of the sheet under a heading."""

    id: Id
    title: Line
    note: Line | None = None
    fields: tuple[FormField, ...] = ()
    tables: tuple[FormTable, ...] = ()


class FormExample(Record):
    """A filled sheet: values by the ids of fields, rows by the ids of tables."""

    id: Id
    title: Line
    note: Text | None = None
    values: Mapping[Id, Value] = {}
    rows: Mapping[Id, tuple[Mapping[Id, Value], ...]] = {}


class Form(Record):
    """The file of a form."""

    verbatim: ClassVar[tuple[str, ...]] = ("examples",)

    purpose: Text
    filled_by: tuple[str, ...] = ()
    sections: tuple[FormSection, ...] = Field(min_length=1)
    examples: tuple[FormExample, ...] = ()

    def placed_fields(self) -> Iterator[tuple[tuple[str | int, ...], FormField]]:
        """Every field of the sections, with its key in the file."""
        for s, section in enumerate(self.sections):
            for i, field in enumerate(section.fields):
                yield ("sections", s, "fields", i), field

    def placed_tables(self) -> Iterator[tuple[tuple[str | int, ...], FormTable]]:
        """Every table, with its key in the file."""
        for s, section in enumerate(self.sections):
            for i, table in enumerate(section.tables):
                yield ("sections", s, "tables", i), table
