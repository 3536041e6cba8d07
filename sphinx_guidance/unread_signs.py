"""Signs that Markdown does not read: of other languages, of an input method, or one too many.

Readers would see them as they stand.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from sphinx_guidance.slips import A_KIND, CODE, MARKUP, Slip
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
        message = f"「{sign}」が全角なので、そのまま読者に見えます。"
        yield Slip(MARKUP, message, f"半角で {sign.translate(_HALF)} と書きます", line)
    if _NO_ITEM.match(text):
        message = "行の初めの「-」が箇条書きになりません。"
        yield Slip(MARKUP, message, "- の後に空白を入れます", line)
    control = CONTROL.search(text)
    if control:
        yield Slip(MARKUP, "見えない制御文字があります。", "この行を手で打ち直します", line)
    yield from _roles(text, line)
    yield from _links(text, line)
    if "**" in text:
        message = "「**」が太字にならず、そのまま読者に見えます。"
        hint = r"記号を外に出します: 「**文字**」。印として見せるなら \*\* と書きます"
        yield Slip(MARKUP, message, hint, line)


def _roles(text: str, line: int) -> Iterator[Slip]:
    """Roles, directives and links as reStructuredText has them, or nearly as Markdown has them."""
    quoted = _QUOTED.search(text)
    if quoted:
        message = f"「{quoted[0]}」の引用符が ` ではないので、ロールになりません。"
        yield Slip(MARKUP, message, f"{quoted['role']}`{quoted['id']}` と書きます", line)
    spaced = _SPACED.search(text)
    if spaced:
        role = spaced["role"]
        message = f"「{role}」と ` の間に字があるので、ロールになりません。"
        yield Slip(MARKUP, message, f"続けて {role}`id` と書きます", line)
    rst = _RST.search(text)
    if rst and rst["directive"]:
        message = f"「.. {rst['directive']}::」はそのまま読者に見えます。"
        yield Slip(MARKUP, message, f":::{{{rst['directive']}}} と ::: で囲みます", line)
    elif rst and rst["role"]:
        message = f"「:{rst['role']}:`…`」はロールになりません。"
        yield Slip(MARKUP, message, f"{{{rst['role']}}}`id` と書きます", line)
    elif rst:
        message = "「`…`_」はリンクになりません。"
        yield Slip(MARKUP, message, "[文字](https://example.com/) と書きます", line)


def _links(text: str, line: int) -> Iterator[Slip]:
    for found in _WIKI.finditer(text):
        message = f"「{found[0]}」はリンクになりません。"
        yield Slip(MARKUP, message, f"{A_KIND}`{found['id']}` のように、種類を書きます", line)
    for found in _UNREAD_LINK.finditer(text):
        shown, href = found["text"] or found["wide"], found["href"] or found["where"]
        right = f"<{href}>" if " " in href else href
        message = f"「{found[0]}」はリンクになりません。"
        yield Slip(MARKUP, message, f"[{shown}]({right}) と書きます", line)
