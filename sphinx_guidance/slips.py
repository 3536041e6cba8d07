"""Slips of the pen in Markdown: what would reach readers as signs, or not at all.

Each function looks at one construct as the reader of Markdown meets it, and gives what its author
did not mean: HTML that is shown as text, cells that are dropped, roles and links left as signs.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from sphinx_guidance.outline import Slip
from sphinx_guidance.words import say

HTML = "html-in-text"
TABLE = "broken-table"
MARKUP = "broken-markup"

CODE = "\ufffd"
A_KIND = "{\ufffb}"
"""Stands in hints for the role of some kind of the project."""

_OTHER = "\ufffc"
_LEADING = re.compile(r"^[\s>]*(?:[-*+]\s+|\d+[.)]\s+)?")
_ROW = re.compile(r"^\s*\|.*\|\s*$", re.MULTILINE)
_CLOSING = re.compile(r"^[\s>]*(`{3,}|~{3,}|:{3,})\s*$")
_NAMED = re.compile(r"^[｛{](?P<name>[\w:+-]+)[｝}]")
_BRACES = re.compile(
    rf"(?P<wide>｛(?P<name>#?[A-Za-z][\w:+-]*)[｝}}]|\{{#?[A-Za-z][\w:+-]*｝)(?=[`｀{CODE}]|\s*$)"
    r"|(?P<open>\{[A-Za-z][\w:+-]*\})(?=[`｀])"
)
_REFERENCE = re.compile(r"\[[^\[\]]+\]\[(?P<label>[^\[\]]*[^\[\]\d][^\[\]]*)\]")
_NO_HEADING = re.compile(r"^(?P<marks>#{2,6}|＃{1,6})(?=[^\s#]|(?<=＃))")
_PARENTHESES = re.compile(r"\[[^\[\]]+\]（(?P<href>[^（）]*(?:\.md|://|#)[^（）]*)）")
_NO_BRACES = re.compile(
    r"^(?:note|tip|hint|important|warning|caution|danger|error|attention|seealso|admonition"
    r"|figure|image|card|dropdown|grid|tab-set|tab-item)\b"
)
_NOT_ASCII = re.compile(r"[^\x00-\x7f]")


def mark(kind: str) -> str:
    """What stands for a piece of text of this kind where :func:`in_text` looks at a line."""
    inside = ("em_open", "em_close", "strong_open", "strong_close", "link_close")
    return CODE if kind == "code_inline" else "" if kind in inside else _OTHER


def html(markup: str, line: int) -> Slip:
    first = markup.strip().split("\n")[0]
    short = f"{first[:30]}…" if len(first) > 30 else first
    if first.startswith("<!--"):
        message = say("slip.comment", short=short)
        return Slip(HTML, message, say("slip.comment.hint"), line)
    message = say("slip.tag", short=short)
    return Slip(HTML, message, say("slip.tag.hint"), line)


def cells(line: str) -> int:
    """How many cells a line of a table has."""
    from markdown_it.rules_block.table import escapedSplit  # noqa: PLC0415 - for new texts alone

    found = escapedSplit(_LEADING.sub("", line).strip())
    found = found[1:] if found and not found[0] else found
    return len(found[:-1] if found and not found[-1] else found)


def in_row(width: int, columns: int, line: int) -> Iterator[Slip]:
    if width > columns:
        message = say("slip.cells", width=width, columns=columns)
        yield Slip(TABLE, message, say("slip.cells.hint"), line)


def in_paragraph(text: str, line: int) -> Iterator[Slip]:
    row = _ROW.search(text)
    if row:
        columns = cells(row[0])
        message = say("slip.table")
        hint = say("slip.table.hint", separators=" --- |" * columns)
        yield Slip(TABLE, message, hint, line + text.count("\n", 0, row.start()))


def is_unclosed(lines: list[str]) -> bool:
    """Whether a fence runs to the end of what it stands in."""
    return len(lines) < 2 or not _CLOSING.match(lines[-1])


def unclosed(markup: str, around: str, line: int) -> Slip:
    """A fence that runs on, inside one with the marks ``around`` (empty where there is none)."""
    message = say("slip.unclosed")
    if around == markup:
        hint = say("slip.unclosed-around.hint", mark=markup[0], markup=markup)
        return Slip(MARKUP, message, hint, line)
    shown = markup if len(markup) < 20 else say("slip.same-marks", n=len(markup), mark=markup[0])
    return Slip(MARKUP, message, say("slip.unclosed.hint", shown=shown), line)


def no_footnote(label: str, line: int) -> Slip:
    message = say("slip.footnote", label=label)
    return Slip(MARKUP, message, say("slip.footnote.hint", label=label), line)


def in_fence(info: str, line: int, *, colons: bool) -> Iterator[Slip]:
    """Slips after the marks that begin a fence, of ``colons`` or of others."""
    named = _NAMED.match(info)
    if named and not info.startswith(f"{{{named['name']}}}"):
        message = say("slip.wide-directive", named=named[0])
        yield Slip(MARKUP, message, say("slip.wide-directive.hint", name=named["name"]), line)
    elif colons and _NO_BRACES.match(info):
        name = info.split(maxsplit=1)[0]
        message = say("slip.bare-directive", name=name)
        yield Slip(MARKUP, message, say("write-role-name.hint", name=name), line)
    elif named and info[named.end() :][:1].strip():
        message = say("slip.after-directive", named=named[0])
        yield Slip(MARKUP, message, say("slip.after-directive.hint"), line)


def in_text(text: str, line: int) -> Iterator[Slip]:
    """Slips in a line of running text, in which :func:`mark` stands for all that is understood."""
    if "<!--" in text:
        yield html("<!--", line)
    heading = _NO_HEADING.match(text)
    if heading:
        message = say("slip.heading", marks=heading["marks"])
        right = "#" * len(heading["marks"])
        yield Slip(MARKUP, message, say("slip.heading.hint", right=right), line)
    braces = _BRACES.search(text)
    if braces and braces["wide"]:
        right = braces["wide"].replace("｛", "{").replace("｝", "}")
        message = say("slip.wide-braces", wide=braces["wide"])
        yield Slip(MARKUP, message, say("slip.half.hint", right=right), line)
    elif braces:
        message = say("slip.unclosed-role", open=braces["open"])
        yield Slip(MARKUP, message, say("slip.unclosed-role.hint", open=braces["open"]), line)
    elif "`" in text:
        hint = say("slip.unclosed-code.hint")
        yield Slip(MARKUP, say("slip.unclosed-code"), hint, line)
    for found in _REFERENCE.finditer(text):
        message = say("slip.reference", found=found[0])
        hint = say("slip.reference.hint", label=found["label"])
        yield Slip(MARKUP, message, hint, line)
    for found in _PARENTHESES.finditer(text):
        message = say("slip.wide-link", found=found[0])
        yield Slip(MARKUP, message, say("slip.wide-link.hint", href=found["href"]), line)


def in_address(href: str, markup: str, line: int) -> Iterator[Slip]:
    if not href.strip():
        message = say("slip.no-address")
        yield Slip(MARKUP, message, say("slip.no-address.hint"), line)
    found = _NOT_ASCII.search(href) if markup == "linkify" else None
    if found:
        message = say("slip.address", href=href[:60])
        yield Slip(MARKUP, message, say("slip.address.hint", href=href[: found.start()]), line)
