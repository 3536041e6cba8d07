"""The shapes of the answers file in both formats, as in ``web/src/core`` (schema.ts, format-1.ts).

Unknown keys are refused; nothing is turned into another type.
"""

from __future__ import annotations

from typing import Annotated, Any, Literal, Self, TypeVar

from pydantic import (
    BaseModel,
    ConfigDict,
    Field,
    PlainValidator,
    StringConstraints,
    model_validator,
)
from pydantic.alias_generators import to_camel

from sphinx_guidance.answers.project import LIMITS, Verdict
from sphinx_guidance.answers.text import utf16_length
from sphinx_guidance.model import Id, Version

FORMAT = "guidance-answers"
FORMAT_VERSION = 2
LATEST_TIME = 8_640_000_000_000_000
"""In milliseconds since the epoch, as all times here."""

T = TypeVar("T")


def _at_most(limit: int) -> PlainValidator:
    """Any text up to a length; half a character, which a browser lets pass, as well."""

    def check(text: object) -> str:
        if not isinstance(text, str) or utf16_length(text) > limit:
            raise ValueError(limit)
        return text

    return PlainValidator(check)


def _matches(pattern: str, limit: int = 100) -> StringConstraints:
    return StringConstraints(pattern=f"^(?:{pattern})$", max_length=limit)


Name = Annotated[str, _at_most(LIMITS["name"])]
Note = Annotated[str, _at_most(LIMITS["note"])]
Reason = Annotated[str, _at_most(LIMITS["reason"])]
Person = Annotated[str, _at_most(LIMITS["person"])]
Attendees = Annotated[str, _at_most(LIMITS["attendees"])]
Wording = Annotated[str, _at_most(LIMITS["wording"])]
Party = Annotated[str, _matches("[A-Za-z0-9]+(?:-[A-Za-z0-9]+)*")]
Actor = Annotated[str, _matches("[a-z0-9]+")]
Date = Annotated[str, _matches("(?:[0-9]{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01]))?")]
Time = Annotated[int, Field(ge=0, le=LATEST_TIME)]
Count = Annotated[int, Field(ge=0, le=2**53 - 1)]
Cell = Annotated[list[T], Field(min_length=1)]
"""The latest value, then what conflicts with it."""


class _Shape(BaseModel):
    model_config = ConfigDict(
        frozen=True, extra="forbid", strict=True, alias_generator=to_camel, validate_by_name=False
    )


class Stamp(_Shape):
    """When and by whom something was written, and what its writer knew."""

    at: Time
    count: Count
    actor: Actor
    seen: dict[Actor, Count]


class _Given(_Shape):
    version: Version
    wording: Wording
    stamp: Stamp


class _Settled(_Given):
    verdict: Verdict
    reason: Reason
    note: Note
    assignee: Person
    due: Date


class FormerAnswer(_Settled):
    """One side's answer to one item in format 1."""

    confirmed_by: Person
    confirmed_on: Date


class FileAnswer(FormerAnswer):
    """One side's answer to one item, with the list that it was given under."""

    list: Id


class FormerAgreement(_Settled):
    """What both sides settled on in format 1, with what each had said."""

    settled_at: Time
    from_: dict[Party, FormerAnswer] = Field(alias="from")


class FileAgreement(_Settled):
    """What both sides settled on, with what each had said."""

    settled_at: Time
    from_: dict[Party, FileAnswer] = Field(alias="from")
    list: Id


class Memo(_Given):
    """What a side notes for itself alone."""

    text: Note
    list: Id


class Relevance(_Shape):
    """The answer to a question that decides which items are asked."""

    answer: Literal["unknown", "yes", "no"]
    wording: Wording
    stamp: Stamp


class KeptAnswer(_Shape):
    """What was said when a state was kept; texts that were empty are left out."""

    verdict: Verdict
    reason: Reason = ""
    note: Note = ""
    assignee: Person = ""
    due: Date = ""
    confirmed_by: Person = ""
    confirmed_on: Date = ""


class Kept(_Shape):
    """A state of the project as it was at a time (第2回)."""

    name: Name
    at: Time
    lists: dict[Id, Version]
    answers: dict[Party, dict[Id, KeptAnswer]]
    agreed: dict[Id, KeptAnswer]
    stamp: Stamp


class FileHeading(_Shape):
    """The heading of a sheet."""

    name: Name
    meeting_date: Date
    attendees: dict[Party, Attendees]
    archived: bool
    stamp: Stamp


class FormerProject(_Shape):
    """A project of format 1, which answered one list."""

    id: Id
    list: Id
    version: Version
    created: Time
    heading: Cell[FileHeading]
    answers: dict[Party, dict[Id, Cell[FormerAnswer]]]
    agreed: dict[Id, Cell[FormerAgreement]]


class FormerList(_Shape):
    """The list that a file of format 1 is of."""

    site: Name
    id: Id
    title: Name
    version: Version
    date: Date


class FormerFile(_Shape):
    """A file of format 1."""

    format: Literal["guidance-answers"]
    format_version: Literal[1]
    list: FormerList
    project: FormerProject

    @model_validator(mode="after")
    def _of_one_list(self) -> Self:
        if self.list.id != self.project.list:
            raise ValueError(self.project.list)
        return self


class SharedProject(_Shape):
    """A project over all lists of a site, without what a side notes for itself."""

    id: Id
    created: Time
    heading: Cell[FileHeading]
    lists: dict[Id, Version]
    answers: dict[Party, dict[Id, Cell[FileAnswer]]]
    agreed: dict[Id, Cell[FileAgreement]]
    relevance: dict[Id, Cell[Relevance]]
    kept: dict[Id, Cell[Kept]]


class WholeProject(SharedProject):
    """A project with what each side notes for itself."""

    memos: dict[Party, dict[Id, Cell[Memo]]]


class _Without(_Shape):
    memos: Literal[False]


class _With(_Shape):
    memos: Literal[True]


class SharedFile(_Shape):
    """A file of format 2 for others."""

    format: Literal["guidance-answers"]
    format_version: Literal[2]
    site: Name
    contains: _Without
    project: SharedProject


class WholeFile(_Shape):
    """A file of format 2 for oneself."""

    format: Literal["guidance-answers"]
    format_version: Literal[2]
    site: Name
    contains: _With
    project: WholeProject


AnswersFile = SharedFile | WholeFile


def dumped(file: AnswersFile | FormerFile) -> dict[str, Any]:
    """The file as JSON has it; what was not in it is not: an empty text of a kept state."""
    return file.model_dump(by_alias=True, exclude_unset=True)
