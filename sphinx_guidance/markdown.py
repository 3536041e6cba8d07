"""What the rules need to know of a Markdown page: headings, links, roles, prose, with lines.

A linear scanner rather than a Markdown parser: ``guidance check`` reads a thousand pages in well
under a second. It knows the constructs that the authors' guide allows.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

FRONT_MATTER_FENCE = "---"

_FENCE = re.compile(r"^[\s>]*(?P<fence>`{3,}|~{3,}|:{3,})(?P<info>.*)$")
_HEADING = re.compile(r"^ {0,3}(?P<marks>#{1,6})\s+(?P<text>.*?)\s*#*$")
_NO_PARAGRAPH = re.compile(r"^\s*(?:[-*+>|]|\d+[.)] )")
_UNDERLINE = re.compile(r"^ {0,3}(?:=+|-+)\s*$")
_HEADING_ID = re.compile(r"^\{#(?P<id>[^\s}]+)\}\s*$|^\((?P<label>[^)\s]+)\)=\s*$")
_DIRECTIVE = re.compile(r"^\{(?P<name>[\w:-]+)\}\s*(?P<argument>.*)$")
_OPTION = re.compile(r"^:[\w-]+:")
_INLINE = re.compile(
    r"\{(?P<role>[\w:-]+)\}`(?P<target>[^`]*)`"
    r"|(?P<code>`+)(?:.+?)(?P=code)"
    r"|!?\[(?P<text>[^\]]*)\]\((?P<href>[^)\s]*)(?:\s+\"[^\"]*\")?\)"
    r"|(?P<url>https?://[^\s)>」）、。]+)"
)
_ROLE_TARGET = re.compile(r"^(?P<text>.*?)\s*<(?P<id>[^<>]+)>$", re.DOTALL)
_MARKUP = re.compile(r"\*|(?<![A-Za-z0-9])_|_(?![A-Za-z0-9])")
_VERBATIM = frozenset({"code", "code-block", "literalinclude", "math", "mermaid", "toctree"})
"""Directives whose body is no Markdown."""


@dataclass(frozen=True)
class Heading:
    level: int
    text: str
    id: str | None
    line: int


@dataclass(frozen=True)
class Link:
    """A link written as ``[text](href)``."""

    href: str
    line: int


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


@dataclass(frozen=True)
class Prose:
    """A line of running text, without code, roles and links."""

    text: str
    line: int


@dataclass(frozen=True)
class Outline:
    """Everything that the scanner found, in the order of the text."""

    headings: tuple[Heading, ...] = ()
    links: tuple[Link, ...] = ()
    roles: tuple[Role, ...] = ()
    directives: tuple[Directive, ...] = ()
    prose: tuple[Prose, ...] = ()

    @property
    def anchors(self) -> frozenset[str]:
        return frozenset(heading.id for heading in self.headings if heading.id)


def split_front_matter(text: str) -> tuple[str | None, str, int]:
    """The front matter (None where there is none), the body, and the body's first line."""
    lines = text.split("\n")
    if lines[0].rstrip() != FRONT_MATTER_FENCE:
        return None, text, 1
    for number, line in enumerate(lines[1:], 1):
        if line.rstrip() == FRONT_MATTER_FENCE:
            return "\n".join(lines[1:number]), "\n".join(lines[number + 1 :]), number + 2
    return None, text, 1


def role_target(content: str) -> str:
    """The id in a role's content: ``text <id>`` or ``id``."""
    match = _ROLE_TARGET.match(content)
    return (match["id"] if match else content).strip().lstrip("!~")


def scan(body: str, first_line: int = 1) -> Outline:
    """Scan a page's body; ``first_line`` is the line of the file on which it begins."""
    scanner = _Scanner()
    for line, raw in enumerate(body.split("\n"), first_line):
        scanner.read(raw, line)
    return scanner.outline


class _Scanner:
    """Reads a page line by line: fences open and close around what it notes."""

    def __init__(self) -> None:
        self._headings: list[Heading] = []
        self._links: list[Link] = []
        self._roles: list[Role] = []
        self._directives: list[Directive] = []
        self._prose: list[Prose] = []
        self._verbatim = ""
        self._block: list[str] = []
        self._opened: Directive | None = None
        self._around: list[str] = []
        self._pending_id: str | None = None
        self._above = ""

    @property
    def outline(self) -> Outline:
        return Outline(
            tuple(self._headings),
            tuple(self._links),
            tuple(self._roles),
            tuple(self._directives),
            tuple(self._prose),
        )

    def read(self, raw: str, line: int) -> None:
        above, self._above = self._above, ""
        fence = _FENCE.match(raw)
        if self._verbatim:
            self._read_verbatim(raw, fence)
        elif fence:
            self._read_fence(fence, line)
        elif raw.strip() and not raw.startswith("%"):
            self._read_text(raw, line, above)

    def _read_verbatim(self, raw: str, fence: re.Match[str] | None) -> None:
        if not (fence and fence["fence"].startswith(self._verbatim) and not fence["info"].strip()):
            self._block.append(raw)
            return
        if self._opened:
            self._directives.append(replace(self._opened, body=tuple(self._block)))
        self._verbatim = ""

    def _read_fence(self, match: re.Match[str], line: int) -> None:
        fence, info = match["fence"], match["info"].strip()
        if not info and self._around and fence.startswith(self._around[-1]):
            self._around.pop()
            return
        named = _DIRECTIVE.match(info)
        self._opened = Directive(named["name"], named["argument"], (), line) if named else None
        if self._opened and self._opened.name not in _VERBATIM:
            self._around.append(fence)
            self._directives.append(self._opened)
            if fence[0] == ":" and self._opened.argument:
                self._prose.append(Prose(self._inline(self._opened.argument, line), line))
        elif self._opened or fence[0] != ":":
            self._verbatim, self._block = fence, []

    def _read_text(self, raw: str, line: int, above: str) -> None:
        heading_id = _HEADING_ID.match(raw)
        if heading_id:
            self._pending_id = heading_id["id"] or heading_id["label"]
            return
        heading = _HEADING.match(raw)
        if heading:
            text = self._inline(heading["text"], line)
            self._headings.append(Heading(len(heading["marks"]), text, self._pending_id, line))
        elif above and _UNDERLINE.match(raw):
            text = self._prose.pop().text
            self._headings.append(Heading(1 if "=" in raw else 2, text, None, line - 1))
        elif not _OPTION.match(raw):
            text = _MARKUP.sub("", self._inline(raw, line)).replace("|", "\ufffc")
            self._prose.append(Prose(text, line))
            self._above = "" if _NO_PARAGRAPH.match(raw) else raw
        self._pending_id = None

    def _inline(self, text: str, line: int) -> str:
        def take(match: re.Match[str]) -> str:
            if match["role"] is not None:
                self._roles.append(Role(match["role"], role_target(match["target"]), line))
            elif match["href"] is not None:
                self._links.append(Link(match["href"], line))
            elif match["url"] is not None:
                self._links.append(Link(match["url"], line))
            return "\ufffc"

        return _INLINE.sub(take, text) if "`" in text or "](" in text or "//" in text else text
