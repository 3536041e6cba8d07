"""What a knowledge base is made of, as immutable typed values without I/O.

These are the shapes of the generator; what a project calls its kinds, and which words it uses, is
added from ``guidance.yaml`` (see :mod:`sphinx_guidance.kinds`). The JSON Schemas that editors use
come from the same classes (see :mod:`sphinx_guidance.schemas`).
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Mapping
from typing import Annotated, ClassVar, Literal, NamedTuple

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints

ID_PATTERN = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")

Id = Annotated[str, StringConstraints(pattern=f"^{ID_PATTERN.pattern}$", max_length=100)]
Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
Line = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, pattern=r"^[^\n]*$")]
Version = Annotated[str, StringConstraints(pattern=r"^[0-9]{1,6}\.[0-9]{1,6}\.[0-9]{1,6}$")]
Url = Annotated[str, StringConstraints(pattern=r"^https?://\S+$")]
ChangeKind = Literal["added", "reworded", "meaning-changed", "split", "merged", "removed"]

Kind = str


def as_list(value: object) -> object:
    return [value] if isinstance(value, str) else value


class Relation(NamedTuple):
    """That a field names objects of the kind ``to``; ``back`` is the name of the other end."""

    to: Kind
    back: str = ""


class Record(BaseModel):
    """Base of everything an author writes: unknown fields are errors, values never change."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    relations: ClassVar[Mapping[str, Relation]] = {}
    """The fields that name other objects. Each relation is declared at this end only."""

    entry_fields: ClassVar[tuple[str, ...]] = ()
    """The fields that hold lists of :data:`Entry`."""

    party_fields: ClassVar[tuple[str, ...]] = ()
    """The fields that name parties."""

    def entries(self) -> Iterator[tuple[str, int, Entry]]:
        """Every entry with its field and its position there."""
        for name in self.entry_fields:
            for i, entry in enumerate(getattr(self, name)):
                yield name, i, entry


class Entry(Record):
    """What stands in a list among the facts of a page, with the sources that carry it."""

    sources: tuple[Id, ...] = ()

    @property
    def sentence(self) -> str:
        """The entry in words, for the search and for rules on words."""
        raise NotImplementedError


OPEN_QUESTIONS = "open_questions"


class OpenQuestion(Entry):
    """What is not known on a page, and what was read about it. It is no text of the page."""

    text: Line

    @property
    def sentence(self) -> str:
        return self.text


Asked = Annotated[
    OpenQuestion,
    BeforeValidator(
        lambda value: {"text": value} if isinstance(value, str) else value,
        json_schema_input_type=Line | OpenQuestion,
    ),
]


class Page(Record):
    """A Markdown page; ``sources`` is None where the author did not say anything about sources."""

    kind: ClassVar[Kind]
    """Said by the classes that are made from this one; a page of no kind is no object."""

    id: str
    title: Line
    summary: Text
    asked: tuple[Text, ...] = ()
    relations: ClassVar[Mapping[str, Relation]] = {"sources": Relation("source")}

    sources: tuple[Id, ...] | None = None
    open_questions: tuple[Asked, ...] = ()

    def entries(self) -> Iterator[tuple[str, int, Entry]]:
        yield from super().entries()
        yield from ((OPEN_QUESTIONS, i, one) for i, one in enumerate(self.open_questions))


class Statement(Entry):
    """A sentence among the facts of a page, and the sources that carry it."""

    text: Line

    @property
    def sentence(self) -> str:
        return self.text


class Amount(Entry):
    """A sum, as the sources state it."""

    what: Line
    value: Line

    @property
    def sentence(self) -> str:
        return f"{self.what}: {self.value}"


class Event(Entry):
    """What happened on a day."""

    date: datetime.date
    text: Line

    @property
    def sentence(self) -> str:
        return f"{self.date.isoformat()}: {self.text}"


class Step(Entry):
    """One thing to do, in its order."""

    text: Line

    @property
    def sentence(self) -> str:
        return self.text


class Verdict(Entry):
    """What was decided on a question."""

    question: Line
    answer: Line

    @property
    def sentence(self) -> str:
        return f"{self.question}: {self.answer}"


class Term(Record):
    """A glossary term; ``definition`` is Markdown."""

    kind: ClassVar[Kind] = "term"
    relations: ClassVar[Mapping[str, Relation]] = {
        "related": Relation("term"),
        "sources": Relation("source"),
    }
    id: Id
    name: Line
    reading: Text | None = None
    english: Text | None = None
    aliases: tuple[Text, ...] = ()
    definition: Text
    related: tuple[Id, ...] = ()
    discouraged: tuple[Text, ...] = ()
    sources: tuple[Id, ...] = ()

    @property
    def title(self) -> str:
        return self.name

    @property
    def names(self) -> tuple[str, ...]:
        """The name and the aliases: everything that stands for the term in text."""
        return (self.name, *self.aliases)


class GlossaryFile(Record):
    """One file of ``glossary/``: the terms of a topic."""

    topic: Text
    terms: tuple[Term, ...] = Field(min_length=1)


class Check(Record):
    """One item of a checklist: a single statement that can be confirmed."""

    kind: ClassVar[Kind] = "check"
    relations: ClassVar[Mapping[str, Relation]] = {"sources": Relation("source")}
    party_fields: ClassVar[tuple[str, ...]] = ("who",)
    id: Id
    text: Text
    why: Text
    who: Annotated[
        tuple[str, ...],
        Field(min_length=1),
        BeforeValidator(as_list, json_schema_input_type=str | tuple[str, ...]),
    ]
    phase: Line
    weight: Line
    evidence: Text
    verifies: tuple[Id, ...] = Field(min_length=1)
    sources: tuple[Id, ...] = ()

    @property
    def title(self) -> str:
        return self.text


class ChecklistSection(Record):
    """A group of items under a heading."""

    id: Id
    title: Line
    items: tuple[Check, ...] = Field(min_length=1)


class ItemChange(Record):
    """What happened to one item in a version.

    ``into`` names the new items of a split one, or the one item that a merged one became.
    """

    item: Id
    kind: ChangeKind
    into: tuple[Id, ...] = ()
    note: Text | None = None


class ChecklistChanges(Record):
    """The declared changes that made a version out of the one before it."""

    version: Version
    date: datetime.date
    changes: tuple[ItemChange, ...] = ()


class ChecklistFile(Record):
    """One file of ``checklists/``; its id is the file's name."""

    title: Line
    short_name: Line
    summary: Text
    version: Version
    date: datetime.date
    use: Text
    sections: tuple[ChecklistSection, ...] = Field(min_length=1)
    history: tuple[ChecklistChanges, ...] = ()


class Released(Record):
    """A checklist as it was last released: the wording of its items, and the ids it has retired."""

    version: Version
    items: dict[str, str]
    retired: tuple[str, ...] = ()


class ReleasedFile(Record):
    """``released.json``."""

    checklists: dict[str, Released]


class LedgerFile(Record):
    """``published.json``: every address that was once public."""

    addresses: tuple[str, ...]


class Checklist(ChecklistFile):
    """A checklist with its permanent id."""

    kind: ClassVar[Kind] = "checklist"
    id: Id

    @property
    def items(self) -> tuple[Check, ...]:
        return tuple(item for section in self.sections for item in section.items)

    def numbered(self) -> list[tuple[str, ChecklistSection, Check]]:
        """Every item with its number as printed (``2-3``: third item of the second section)."""
        return [
            (f"{s}-{i}", section, item)
            for s, section in enumerate(self.sections, 1)
            for i, item in enumerate(section.items, 1)
        ]


class Number(Record):
    """One value of a table that pages cite, with the situation in which it holds."""

    kind: ClassVar[Kind] = "number"
    relations: ClassVar[Mapping[str, Relation]] = {"sources": Relation("source")}
    id: Id
    when: Line
    value: Line
    basis: Text
    sources: tuple[Id, ...] = ()

    @property
    def title(self) -> str:
        return self.value


class NumberTopic(Record):
    """Values of one thing, and the words by which the text speaks of it."""

    id: Id
    title: Line
    words: tuple[Line, ...] = Field(min_length=1)
    units: tuple[Line, ...] = Field(min_length=1)
    cited_only: bool = False
    note: Text | None = None
    numbers: tuple[Number, ...] = Field(min_length=1)


class Columns(Record):
    """What the columns of a table of numbers are called."""

    when: Line
    value: Line
    basis: Line


class NumberTable(Record):
    """One file of ``tables/``; its id is the file's name."""

    id: Id
    title: Line
    columns: Columns | None = None
    topics: tuple[NumberTopic, ...] = Field(min_length=1)


Address = Annotated[str, StringConstraints(pattern=r"^[^/#\s.\\]+(/[^/#\s.\\]+)*\.html(#\S+)?$")]
"""``page.html`` or ``folder/page.html#anchor``, relative to the root of the site."""


class Redirect(Record):
    """An address that moved."""

    from_: Annotated[Address, Field(alias="from")]
    to: Address


class RedirectsFile(Record):
    """``redirects.yaml``."""

    redirects: tuple[Redirect, ...] = ()
