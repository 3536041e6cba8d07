"""What statements rest on: how a source was read, which article it is, and how that stands now."""

from __future__ import annotations

import datetime
from typing import Annotated, ClassVar, Literal

from pydantic import Field, StringConstraints

from sphinx_guidance.model import Id, Kind, Line, Record, Text, Url

Commit = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{7,40}$")]
LawId = Annotated[str, StringConstraints(pattern=r"^[0-9]{3}[A-Z0-9]{12}$")]
"""The id of a law in e-Gov."""
ArticleNumber = Annotated[str, StringConstraints(pattern=r"^(main|(sp-)?[1-9]\d*(_[1-9]\d*)*)$")]
"""``415``, ``40_6``, ``sp-2`` of the supplementary provisions; ``main`` where none has a number."""
Edition = Annotated[str, StringConstraints(pattern=r"^[0-9]{8}_[0-9A-Z]{15}$")]
"""A revision of a law: the day since when it is in force, and the law that made it."""
Digest = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]

CheckMethod = Literal["primary text", "copy of the primary text", "secondary", "not checked"]
READ: tuple[CheckMethod, ...] = ("primary text", "copy of the primary text")
"""The ways of checking in which the text itself was read."""
Standing = Literal["same", "renewed", "changed", "recaptioned", "renumbered", "gone", "lapsed"]
"""How an article stands against the text that was read; see :mod:`sphinx_guidance.statutes`."""


STATUS = "sources-status.json"


class Copy(Record):
    """Where a copy of a primary text was read: a public repository, or an address."""

    repository: Line
    commit: Commit | None = None
    path: Line
    edition: Line | None = None


class Law(Record):
    """An article of a law, and the text of it that was read.

    ``digest`` is that of :attr:`sphinx_guidance.statutes.text.Article.digest`.
    """

    id: LawId
    article: ArticleNumber
    paragraph: Annotated[int | None, Field(ge=1)] = None
    caption: Line | None = None
    edition: Edition | None = None
    in_force: datetime.date | None = None
    digest: Digest | None = None


class Source(Record):
    """What a statement rests on, and how that was checked."""

    kind: ClassVar[Kind] = "source"
    id: Id
    title: Text
    short_name: Line | None = None
    publisher: Text
    section: Text | None = None
    date: Text | None = None
    url: Url | None = None
    law: Law | None = None
    relied_on_for: Line | None = None
    how: CheckMethod
    checked: datetime.date
    look_again: datetime.date | None = None
    copy_: Annotated[Copy | None, Field(alias="copy")] = None
    via: tuple[Url, ...] = ()

    @property
    def name(self) -> str:
        """What a note calls it."""
        return self.short_name or " ".join(filter(None, (self.title, self.section)))

    @property
    def was_read(self) -> bool:
        """Whether somebody read the text itself, or a copy of it."""
        return self.how in READ


class SourcesFile(Record):
    """``references.yaml``."""

    sources: tuple[Source, ...]


class SourceStatus(Record):
    """What was found of an article when it was last looked up.

    ``read`` is the digest of the text that the source had been read in: where the source has
    another one now, it has been read again and this says nothing more.
    """

    standing: Standing
    looked_up: datetime.date
    read: Digest
    edition: Edition | None = None
    in_force: datetime.date | None = None
    now: ArticleNumber | None = None


class StatusFile(Record):
    """``sources-status.json``: what ``guidance sources verify`` found, by the id of the source."""

    sources: dict[str, SourceStatus]
