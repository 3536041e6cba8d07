"""Signs that Markdown does not read: of other languages, of an input method, or one too many.

Readers would see them as they stand.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from sphinx_guidance.outline import Slip
from sphinx_guidance.slips import A_KIND, CODE, MARKUP
from sphinx_guidance.words import say
from sphinx_guidance.yaml_errors import CONTROL

_SPACED = re.compile(rf"(?P<role>\{{[A-Za-z][\w:+-]*\}})[ :：　]+(?={CODE})")
_RST = re.compile(
    rf"^\.\. (?P<directive>[\w-]+)::|:(?P<role>[a-z][\w:+-]*):(?={CODE})"
    rf"|(?P<link>{CODE}__?)(?![A-Za-z0-9])"
)
_WIKI = re.compile(r"\[\[(?P<id>[a-z][\w-]*)\]\]")
_UNREAD_LINK = re.compile(
    r"\[(?P<text>[^\[\]]+)\]\((?P<href>[^()]*(?:\.\w+|://|#)[^()]*)\)"
    r"|［(?P<wide>[^［］]+)］\((?P<where>[^()]+)\)"
)
_WIDE_SIGNS = re.compile(
    r"^(?P<fence>：{3,}|｀{3,}|～{3,})|(?P<bold>＊＊)[^＊]+＊＊|^(?P<row>｜.*｜)\s*$"
    r"|\[[^\[\]]+\]\([^()（）]+(?P<close>）)"
)
_HALF = str.maketrans("：｀～＊｜）", ":`~*|)")
_QUOTED = re.compile(r"(?P<role>\{[A-Za-z][\w:+-]*\})['\"‘’“”´](?P<id>[\w-]+)")
_NO_ITEM = re.compile(r"^-(?=[\u3040-\u9fff])")


def in_text(text: str, line: int) -> Iterator[Slip]:
    """Such signs in a line of running text, as :func:`sphinx_guidance.slips.in_text` sees it."""
    wide = _WIDE_SIGNS.search(text)
    if wide:
        sign = wide[wide.lastgroup or 0]
        message = say("slip.wide-sign", sign=sign)
        yield Slip(MARKUP, message, say("slip.wide-sign.hint", half=sign.translate(_HALF)), line)
    if _NO_ITEM.match(text):
        message = say("slip.no-item")
        yield Slip(MARKUP, message, say("slip.no-item.hint"), line)
    control = CONTROL.search(text)
    if control:
        yield Slip(MARKUP, say("yaml.control"), say("yaml.control.hint"), line)
    yield from _roles(text, line)
    yield from _links(text, line)
    if "**" in text:
        message = say("slip.bold")
        hint = say("slip.bold.hint")
        yield Slip(MARKUP, message, hint, line)


def _roles(text: str, line: int) -> Iterator[Slip]:
    """Roles, directives and links as reStructuredText has them, or nearly as Markdown has them."""
    quoted = _QUOTED.search(text)
    if quoted:
        message = say("slip.quoted-role", quoted=quoted[0])
        yield Slip(
            MARKUP,
            message,
            say("slip.quoted-role.hint", role=quoted["role"], id=quoted["id"]),
            line,
        )
    spaced = _SPACED.search(text)
    if spaced:
        role = spaced["role"]
        message = say("slip.spaced-role", role=role)
        yield Slip(MARKUP, message, say("slip.spaced-role.hint", role=role), line)
    rst = _RST.search(text)
    if rst and rst["directive"]:
        message = say("slip.rst-directive", directive=rst["directive"])
        yield Slip(
            MARKUP, message, say("slip.rst-directive.hint", directive=rst["directive"]), line
        )
    elif rst and rst["role"]:
        message = say("slip.rst-role", role=rst["role"])
        yield Slip(MARKUP, message, say("slip.rst-role.hint", role=rst["role"]), line)
    elif rst:
        message = say("slip.rst-link")
        yield Slip(MARKUP, message, say("slip.rst-link.hint"), line)


def _links(text: str, line: int) -> Iterator[Slip]:
    for found in _WIKI.finditer(text):
        message = say("slip.no-link", found=found[0])
        yield Slip(MARKUP, message, say("slip.no-kind.hint", kind=A_KIND, id=found["id"]), line)
    for found in _UNREAD_LINK.finditer(text):
        shown, href = found["text"] or found["wide"], found["href"] or found["where"]
        right = f"<{href}>" if " " in href else href
        message = say("slip.no-link", found=found[0])
        yield Slip(MARKUP, message, say("slip.no-link.hint", shown=shown, right=right), line)
