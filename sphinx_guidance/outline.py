"""What was found in a Markdown text, with the lines on which it stands."""

from __future__ import annotations

from dataclasses import dataclass

LEFT_OUT = "\ufffc"
"""Stands in prose for what is no running text."""


@dataclass(frozen=True)
class Spoken:
    """A role among words: what it shows is known only with the knowledge base."""

    name: str
    content: str


@dataclass(frozen=True)
class Words:
    """A line of what a reader reads, of links and code too, without any markup."""

    pieces: tuple[str | Spoken, ...]
    line: int


@dataclass(frozen=True)
class Heading:
    level: int
    text: str
    id: str | None
    line: int
    words: tuple[Words, ...] = ()


@dataclass(frozen=True)
class Link:
    """A link written as ``[text](href)``, or an image written as ``![text](href)``."""

    href: str
    line: int
    image: bool = False


@dataclass(frozen=True)
class Role:
    """A role written as ``{name}`target```; ``target`` is the id without the text of the link."""

    name: str
    target: str
    line: int


@dataclass(frozen=True)
class Directive:
    name: str
    argument: str
    body: tuple[str, ...]
    line: int
    options: tuple[tuple[str, int], ...] = ()
    """The names of its options, each with its line."""


@dataclass(frozen=True)
class Prose:
    """A line of running text, without code, roles and links.

    ``block`` is the first line of its paragraph, item of a list, or table.
    """

    text: str
    line: int
    block: int = 0


@dataclass(frozen=True)
class Slip:
    """One slip, with the rule that it breaks."""

    code: str
    message: str
    hint: str
    line: int


@dataclass(frozen=True)
class Outline:
    """Everything that was found, in the order of the text."""

    headings: tuple[Heading, ...] = ()
    links: tuple[Link, ...] = ()
    roles: tuple[Role, ...] = ()
    directives: tuple[Directive, ...] = ()
    prose: tuple[Prose, ...] = ()
    slips: tuple[Slip, ...] = ()
    labels: frozenset[str] = frozenset()
    """Names that ``{ref}`` can lead to."""
    words: tuple[Words, ...] = ()
    """All that a reader reads beside the headings that have an id of their own."""
    digest: bytes = b""
    """Of the text that all this was found in, and of its place."""

    @property
    def anchors(self) -> frozenset[str]:
        return frozenset(heading.id for heading in self.headings if heading.id)
