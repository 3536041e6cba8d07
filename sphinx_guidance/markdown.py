"""What the rules need to know of a Markdown page: headings, links, roles, prose, with lines.

A linear scanner rather than a Markdown parser: ``guidance check`` reads a thousand pages in well
under a second. It knows the constructs that the authors' guide allows.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

FRONT_MATTER_FENCE = "---"

_FENCE = re.compile(r"^ {0,3}(?P<fence>`{3,}|~{3,}|:{3,})(?P<info>.*)$")
_HEADING = re.compile(r"^(?P<marks>#{1,6})\s+(?P<text>.*?)\s*#*$")
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
_MARKUP = re.compile(r"[*_|]")


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
    headings: list[Heading] = []
    links: list[Link] = []
    roles: list[Role] = []
    directives: list[Directive] = []
    prose: list[Prose] = []
    fence = ""
    block: list[str] = []
    opened: Directive | None = None
    pending_id: str | None = None

    def inline(text: str, line: int) -> str:
        def take(match: re.Match[str]) -> str:
            if match["role"] is not None:
                roles.append(Role(match["role"], role_target(match["target"]), line))
                return "\ufffc"
            if match["href"] is not None:
                links.append(Link(match["href"], line))
            elif match["url"] is not None:
                links.append(Link(match["url"], line))
            return "\ufffc"

        return _INLINE.sub(take, text) if "`" in text or "](" in text or "//" in text else text

    for line, raw in enumerate(body.split("\n"), first_line):
        match = _FENCE.match(raw)
        if fence:
            if match and match["fence"].startswith(fence) and not match["info"].strip():
                if opened:
                    directives.append(replace(opened, body=tuple(block)))
                fence = ""
            else:
                block.append(raw)
            continue
        if match:
            named = _DIRECTIVE.match(match["info"].strip())
            opened = Directive(named["name"], named["argument"], (), line) if named else None
            if match["fence"][0] != ":":
                fence, block = match["fence"], []
            elif opened:
                directives.append(opened)
                if opened.argument:
                    prose.append(Prose(inline(opened.argument, line), line))
            continue
        if not raw.strip():
            continue
        heading_id = _HEADING_ID.match(raw)
        if heading_id:
            pending_id = heading_id["id"] or heading_id["label"]
            continue
        heading = _HEADING.match(raw)
        if heading:
            text = inline(heading["text"], line)
            headings.append(Heading(len(heading["marks"]), text, pending_id, line))
        elif not _OPTION.match(raw):
            prose.append(Prose(_MARKUP.sub("", inline(raw, line)), line))
        pending_id = None
    return Outline(tuple(headings), tuple(links), tuple(roles), tuple(directives), tuple(prose))
