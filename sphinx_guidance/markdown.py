"""What the rules need to know of a Markdown page: headings, links, roles, prose, with lines.

The text is read by the same parser as in the build (markdown-it with MyST's plugins), so that
what the rules see is what readers get. HTML alone is read differently: the build shows it as
text, and here it is found, to be told.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import takewhile

from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.attrs import attrs_block_plugin
from mdit_py_plugins.colon_fence import colon_fence_plugin
from mdit_py_plugins.footnote import footnote_plugin
from mdit_py_plugins.myst_blocks import myst_block_plugin
from mdit_py_plugins.myst_role import myst_role_plugin

from sphinx_guidance import front_matter, slips, unread_signs
from sphinx_guidance.bare_links import look_first
from sphinx_guidance.outline import (
    LEFT_OUT,
    Directive,
    Heading,
    Link,
    Outline,
    Prose,
    Role,
    Slip,
    Spoken,
    Words,
)

_DIRECTIVE = re.compile(r"^\{(?P<name>[^\s{}]+)\}(?:\s+(?P<argument>.*))?$")
_OPTION = re.compile(r"^:(?P<name>[\w-]+):")
_ROLE_TARGET = re.compile(r"^(?P<text>.*?)\s*<(?P<id>[^<>]+)>$", re.DOTALL)
_VERBATIM = frozenset(
    {"code", "code-block", "code-cell", "csv-table", "eval-rst", "highlight", "image", "include",
     "literalinclude", "math", "mermaid", "parsed-literal", "raw", "sourcecode", "toctree"}
)  # fmt: skip
"""Directives whose body is no Markdown."""
_NOT_SHOWN = frozenset({"image", "include", "raw", "toctree"})
"""Those of them whose body nobody reads as it is written."""
_NAMING = frozenset(
    {"checklist", "damages-table", "diagram", "figure", "image", "include", "literalinclude",
     "number-table", "object-list"}
)  # fmt: skip
"""Directives whose argument is a name or a path, and no title."""


def role_target(content: str) -> str:
    """The id in a role's content: ``text <id>`` or ``id``."""
    match = _ROLE_TARGET.match(content)
    return (match["id"] if match else content).strip().lstrip("!~")


def scan(body: str, first_line: int = 1) -> Outline:
    """Read a page's body; ``first_line`` is the line of the file on which it begins."""
    reader = _Reader()
    reader.read(body, first_line)
    reader.finish()
    return reader.outline(hashlib.blake2b(f"{first_line} {body}".encode(), digest_size=16).digest())


@lru_cache(maxsize=1)
def _parser() -> MarkdownIt:
    md = MarkdownIt("commonmark").enable("table")
    md.use(myst_block_plugin).use(myst_role_plugin).use(colon_fence_plugin).use(attrs_block_plugin)
    md.use(footnote_plugin, inline=False, move_to_end=False, always_match_refs=True)
    md.options["linkify"] = True
    md.enable("linkify")
    md.linkify.set({"fuzzy_link": False})  # type: ignore[union-attr]
    look_first(md)
    md.disable("text_join")  # so that \[ is not taken for [
    # An address is told as its author wrote it, whatever it is.
    md.normalizeLink = lambda url: url  # type: ignore[method-assign]
    md.validateLink = lambda url: True  # type: ignore[method-assign]
    return md


class _Reader:
    """Reads a page block by block, and the bodies of its directives likewise."""

    def __init__(self) -> None:
        self._headings: list[Heading] = []
        self._links: list[Link] = []
        self._roles: list[Role] = []
        self._directives: list[Directive] = []
        self._prose: list[Prose] = []
        self._slips: list[Slip] = []
        self._references: dict[str, object] = {}
        self._footnotes: set[str] = set()
        self._footnote_marks: list[tuple[str, int]] = []
        self._runs_on = False
        self._around = ""
        self._label: str | None = None
        self._labels: set[str] = set()
        self._words: list[Words] = []

    def outline(self, digest: bytes) -> Outline:
        return Outline(
            tuple(self._headings),
            tuple(self._links),
            tuple(self._roles),
            tuple(self._directives),
            tuple(self._prose),
            tuple(self._slips),
            frozenset(self._labels),
            tuple(self._words),
            digest,
        )

    def read(self, text: str, first_line: int) -> None:
        lines = text.split("\n")
        tokens = _parser().parse(text, self._references)
        row: list[str] | None = None
        cells: list[str | Spoken] = []
        columns, line, table = 0, first_line, first_line
        for before, token in zip([None, *tokens], tokens, strict=False):
            line = first_line + token.map[0] if token.map else line
            match token.type:
                case "inline" if before and before.type == "heading_open":
                    self._heading(before, token, line)
                case "inline" if row is not None:
                    row += [prose.text for prose in self._inline(token, line)]
                    cells += [piece for words in _words(token, line) for piece in words.pieces]
                case "td_close" | "th_close":
                    cells.append(" ")
                case "code_block":
                    self._verbatim(token.content.splitlines(), line)
                case "inline":
                    self._paragraph(token, line)
                case "fence" | "colon_fence":
                    self._fence(token, line, lines)
                case "html_block":
                    self._html(token.content, line)
                case "footnote_reference_open":
                    self._footnotes.add(str(token.meta["label"]))
                case "table_open":
                    table = line
                case "tr_open":
                    row, cells = [], []
                    width = slips.cells(lines[line - first_line])
                    columns = width if before and before.type == "thead_open" else columns
                    self._slips += slips.in_row(width, columns, line)
                case "tr_close" if row is not None:
                    self._prose.append(Prose(f"\ufffc{LEFT_OUT.join(row)}\ufffc", line, table))
                    self._words.append(Words(tuple(cells), line))
                    row = None
            if token.type == "myst_target":
                self._label = token.content
                self._labels.add(token.content)
            elif token.nesting >= 0 and token.type != "heading_open":
                self._label = None

    def finish(self) -> None:
        """Tell what nothing in the whole text answers."""
        missing = [mark for mark in self._footnote_marks if mark[0] not in self._footnotes]
        self._slips += [slips.no_footnote(label, line) for label, line in missing]

    def _heading(self, opened: Token, token: Token, line: int) -> None:
        text = LEFT_OUT.join(prose.text for prose in self._inline(token, line))
        id_ = str(opened.attrs["id"]) if "id" in opened.attrs else self._label
        words = tuple(_words(token, line))
        self._headings.append(Heading(int(opened.tag[1]), text, id_, line, words))
        if id_ is None:
            self._words += words

    def _paragraph(self, token: Token, line: int) -> None:
        self._slips += slips.in_paragraph(token.content, line)
        self._words += _words(token, line)
        for prose in self._inline(token, line):
            self._prose.append(Prose(prose.text.replace("|", LEFT_OUT), prose.line, line))

    def _fence(self, token: Token, line: int, lines: list[str]) -> None:
        info = token.info.strip()
        first, end = token.map or (0, 0)
        self._slips += slips.in_fence(info, line, colons=token.type == "colon_fence")
        runs_on = slips.is_unclosed(lines[first:end])
        if runs_on and not self._runs_on:  # what stands in it, or after it, runs on with it
            self._slips.append(slips.unclosed(token.markup, self._around, line))
            self._runs_on = True
        around, self._around = self._around, token.markup
        self._directive(token, info, line)
        self._around = around

    def _directive(self, token: Token, info: str, line: int) -> None:
        named = _DIRECTIVE.match(info)
        if named is None:
            if token.type == "colon_fence":
                self.read(token.content, line + 1)
            else:
                self._verbatim(token.content.splitlines(), line + 1)
            return
        body = token.content.removesuffix("\n").split("\n") if token.content else []
        options = _options(body)
        self._labels |= {o[6:].strip() for o in options if o.startswith(":name:")}
        name, argument = named["name"], (named["argument"] or "").strip()
        kept = tuple(body) if name in _VERBATIM else ()
        given = [(_OPTION.match(option), at) for at, option in enumerate(options, line + 1)]
        named_options = tuple((match["name"], at) for match, at in given if match)
        self._directives.append(Directive(name, argument, kept, line, named_options))
        if name in _VERBATIM and name not in _NOT_SHOWN:
            self._verbatim(body[len(options) :], line + 1 + len(options))
        if name in _VERBATIM:
            return
        if token.markup[0] == ":" and argument and name not in _NAMING:
            (parsed,) = _parser().parseInline(argument, self._references)
            self._paragraph(parsed, line)
        self.read("\n".join(body[len(options) :]), line + 1 + len(options))

    def _verbatim(self, lines: list[str], first_line: int) -> None:
        self._words += [Words((text.strip(),), n) for n, text in enumerate(lines, first_line)]

    def _html(self, markup: str, line: int) -> None:
        """Tell a tag once: neither its end nor others of its line."""
        told = [slip.line for slip in self._slips if slip.code == slips.HTML]
        if line not in told and not (told and markup.lstrip().startswith("</")):
            self._slips.append(slips.html(markup, line))

    def _inline(self, token: Token, first_line: int) -> list[Prose]:
        """The running text of some lines; their links and roles are noted on the way."""
        prose: list[Prose] = []
        shown = written = ""
        last = first_line
        for child, line in _located(token, first_line):
            if line > last:
                self._tell(written, last)
                prose.append(Prose(shown, last))
                shown, written, last = "", "", line
            shown += self._take(child, line)
            written += child.content if child.type == "text" else slips.mark(child.type)
        self._tell(written, last)
        prose.append(Prose(shown, last))
        return [p for p in prose if p.text.strip()]

    def _tell(self, written: str, line: int) -> None:
        self._slips += slips.in_text(written, line)
        self._slips += unread_signs.in_text(written, line)

    def _take(self, child: Token, line: int) -> str:
        """The running text of a piece."""
        match child.type:
            case "text" | "text_special":
                return child.content
            case "myst_role":
                name = str(child.meta["name"]).removeprefix("guidance:")  # the domain, in full
                self._roles.append(Role(name, role_target(child.content), line))
            case "link_open" | "image":
                image = child.type == "image"
                href = str(child.attrs["src" if image else "href"])
                self._links.append(Link(href, line, image))
                self._slips += slips.in_address(href, child.markup, line)
            case "html_inline":
                self._html(child.content, line)
            case "footnote_ref":
                self._footnote_marks.append((str(child.meta["label"]), line))
            case "code_inline":
                pass
            case _:
                return ""
        return LEFT_OUT


def _words(token: Token, first_line: int) -> Iterator[Words]:
    """What a reader reads of some lines."""
    pieces: list[str | Spoken] = []
    line = first_line
    for child in token.children or []:
        if child.type.endswith("break"):
            yield Words(tuple(pieces), line)
            pieces, line = [], line + 1
        elif child.type == "myst_role":
            pieces.append(Spoken(str(child.meta["name"]), child.content))
        elif child.content:
            pieces.append(child.content)
    yield Words(tuple(pieces), line)


def _options(body: list[str]) -> list[str]:
    """The lines of a directive's options: ``:name: value``, or YAML between two ``---``."""
    if body and body[0].strip() == front_matter.FENCE:
        end = next((i for i, b in enumerate(body[1:], 1) if b.strip() == front_matter.FENCE), 0)
        return [f":{line}" if 0 < i < end else line for i, line in enumerate(body[: end + 1])]
    return list(takewhile(_OPTION.match, body))


def _located(token: Token, first_line: int) -> Iterator[tuple[Token, int]]:
    """The pieces of some lines, each with its line; without what stands in links."""
    content, flat = token.content, token.content.replace("\n", " ")
    cursor = depth = 0
    for child in token.children or []:
        if child.type.endswith("break"):
            cursor = content.find("\n", cursor) + 1 or cursor
            continue
        depth -= child.type == "link_close"
        if not depth:
            yield child, first_line + content.count("\n", 0, cursor)
        depth += child.type == "link_open"
        # Within its own line, but for code and roles, which may run over several.
        end = content.find("\n", cursor) if child.type == "text" else -1
        found = flat.find(child.content, cursor, end if end >= 0 else len(flat))
        cursor = found + len(child.content) if found >= 0 else cursor
