"""Slips of the pen in Markdown: what would reach readers as signs, or not at all.

Each function looks at one construct as the reader of Markdown meets it, and gives what its author
did not mean: HTML that is shown as text, cells that are dropped, roles and links left as signs.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from markdown_it.rules_block.table import escapedSplit

from sphinx_guidance.yaml_errors import CONTROL

HTML = "html-in-text"
TABLE = "broken-table"
MARKUP = "broken-markup"

_CODE = "\ufffd"
_OTHER = "\ufffc"
_LEADING = re.compile(r"^[\s>]*(?:[-*+]\s+|\d+[.)]\s+)?")
_ROW = re.compile(r"^\s*\|.*\|\s*$", re.MULTILINE)
_CLOSING = re.compile(r"^[\s>]*(`{3,}|~{3,}|:{3,})\s*$")
_NAMED = re.compile(r"^[｛{](?P<name>[\w:+-]+)[｝}]")
_BRACES = re.compile(
    rf"(?P<wide>｛(?P<name>#?[A-Za-z][\w:+-]*)[｝}}]|\{{#?[A-Za-z][\w:+-]*｝)(?=[`｀{_CODE}]|\s*$)"
    r"|(?P<open>\{[A-Za-z][\w:+-]*\})(?=[`｀])"
)
_REFERENCE = re.compile(r"\[[^\[\]]+\]\[(?P<label>[^\[\]]*[^\[\]\d][^\[\]]*)\]")
_NO_HEADING = re.compile(r"^(?P<marks>#{2,6}|＃{1,6})(?=[^\s#]|(?<=＃))")
_PARENTHESES = re.compile(r"\[[^\[\]]+\]（(?P<href>[^（）]*(?:\.md|://|#)[^（）]*)）")
_SPACED = re.compile(rf"(?P<role>\{{[A-Za-z][\w:+-]*\}})[ :：　]+(?={_CODE})")
_RST = re.compile(
    rf"^\.\. (?P<directive>[\w-]+)::|:(?P<role>[a-z][\w:+-]*):(?={_CODE})"
    rf"|(?P<link>{_CODE}__?)(?![A-Za-z0-9])"
)
_WIKI = re.compile(r"\[\[(?P<id>[a-z][\w-]*)\]\]")
_UNREAD_LINK = re.compile(
    r"\[(?P<text>[^\[\]]+)\]\((?P<href>[^()]*(?:\.\w+|://|#)[^()]*)\)"
    r"|［(?P<wide>[^［］]+)］\((?P<where>[^()]+)\)"
)
_NOT_ASCII = re.compile(r"[^\x00-\x7f]")


@dataclass(frozen=True)
class Slip:
    """One slip, with the rule that it breaks."""

    code: str
    message: str
    hint: str
    line: int


def mark(kind: str) -> str:
    """What stands for a piece of text of this kind where :func:`in_text` looks at a line."""
    inside = ("em_open", "em_close", "strong_open", "strong_close", "link_close")
    return _CODE if kind == "code_inline" else "" if kind in inside else _OTHER


def html(markup: str, line: int) -> Slip:
    first = markup.strip().split("\n")[0]
    short = f"{first[:30]}…" if len(first) > 30 else first
    if first.startswith("<!--"):
        message = f"コメント「{short}」は、そのまま読者に見えます。"
        return Slip(HTML, message, "著者どうしのメモは、% で始まる行に書きます", line)
    message = f"HTMLのタグ「{short}」は働かず、そのまま読者に見えます。"
    return Slip(HTML, message, r"タグを消します。文字として見せるなら \< と書きます", line)


def cells(line: str) -> int:
    """How many cells a line of a table has."""
    found = escapedSplit(_LEADING.sub("", line).strip())
    found = found[1:] if found and not found[0] else found
    return len(found[:-1] if found and not found[-1] else found)


def in_row(width: int, columns: int, line: int) -> Iterator[Slip]:
    if width > columns:
        message = f"表のこの行はセルが{width}個ですが、見出しは{columns}列です（余りは消えます）。"
        yield Slip(TABLE, message, r"セルの中の縦棒は \| と書きます", line)


def in_paragraph(text: str, line: int) -> Iterator[Slip]:
    row = _ROW.search(text)
    if row:
        columns = cells(row[0])
        message = "表として読まれず、縦棒がそのまま読者に見えます。"
        hint = f"見出しの次の行に、列の数だけ区切りを書きます: |{' --- |' * columns}"
        yield Slip(TABLE, message, hint, line + text.count("\n", 0, row.start()))


def is_unclosed(lines: list[str]) -> bool:
    """Whether a fence runs to the end of what it stands in."""
    return len(lines) < 2 or not _CLOSING.match(lines[-1])


def unclosed(markup: str, around: str, line: int) -> Slip:
    """A fence that runs on, inside one with the marks ``around`` (empty where there is none)."""
    message = "ここで始まる囲みが閉じていません。"
    if around == markup:
        hint = f"外側の囲みの始まりと終わりを {markup[0]}{markup} にします"
        return Slip(MARKUP, message, hint, line)
    shown = markup if len(markup) < 20 else f"始まりと同じ{len(markup)}個の {markup[0]}"
    return Slip(MARKUP, message, f"終わりの行に {shown} を書きます", line)


def no_footnote(label: str, line: int) -> Slip:
    message = f"脚注「[^{label}]」の文がありません。"
    return Slip(MARKUP, message, f"[^{label}]: 脚注の文 の行を加えます", line)


def in_fence(info: str, line: int) -> Iterator[Slip]:
    named = _NAMED.match(info)
    if named and not info.startswith(f"{{{named['name']}}}"):
        message = f"「{named[0]}」の括弧が全角なので、ディレクティブになりません。"
        yield Slip(MARKUP, message, f"半角で {{{named['name']}}} と書きます", line)
    elif named and info[named.end() :][:1].strip():
        message = f"「{named[0]}」のすぐ後に文字があるので、ディレクティブになりません。"
        yield Slip(MARKUP, message, "} の後に空白を入れます", line)


def in_text(text: str, line: int) -> Iterator[Slip]:
    """Slips in a line of running text, in which :func:`mark` stands for all that is understood."""
    if "<!--" in text:
        yield html("<!--", line)
    heading = _NO_HEADING.match(text)
    if heading:
        message = f"「{heading['marks']}」が見出しにならず、そのまま読者に見えます。"
        right = "#" * len(heading["marks"])
        yield Slip(MARKUP, message, f"半角の # の後に空白を入れます: {right} 見出し", line)
    braces = _BRACES.search(text)
    if braces and braces["wide"]:
        right = braces["wide"].replace("｛", "{").replace("｝", "}")
        message = f"「{braces['wide']}」の括弧が全角なので、そのまま読者に見えます。"
        yield Slip(MARKUP, message, f"半角で {right} と書きます", line)
    elif braces:
        message = f"「{braces['open']}」の後の ` が閉じていません。"
        yield Slip(MARKUP, message, f"{braces['open']}`id` のように、半角の ` で囲みます", line)
    elif "`" in text:
        hint = r"コードの終わりに ` を書きます。文字として見せるなら \` と書きます"
        yield Slip(MARKUP, "` が閉じていません。", hint, line)
    yield from _left_as_signs(text, line)
    for found in _REFERENCE.finditer(text):
        message = f"リンク「{found[0]}」の先が書かれていません。"
        hint = f"[{found['label']}]: page.md の行を加えるか、[文字](page.md) と書きます"
        yield Slip(MARKUP, message, hint, line)
    for found in _PARENTHESES.finditer(text):
        message = f"リンク「{found[0]}」の括弧が全角なので、リンクになりません。"
        yield Slip(MARKUP, message, f"半角で [文字]({found['href']}) と書きます", line)


def _left_as_signs(text: str, line: int) -> Iterator[Slip]:
    """Markup of other languages, or with a sign too many, that readers see as it stands."""
    control = CONTROL.search(text)
    if control:
        yield Slip(MARKUP, "見えない制御文字があります。", "この行を手で打ち直します", line)
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
    for found in _WIKI.finditer(text):
        message = f"「{found[0]}」はリンクになりません。"
        yield Slip(MARKUP, message, f"{{cause}}`{found['id']}` のように、種類を書きます", line)
    for found in _UNREAD_LINK.finditer(text):
        shown, href = found["text"] or found["wide"], found["href"] or found["where"]
        right = f"<{href}>" if " " in href else href
        message = f"「{found[0]}」はリンクになりません。"
        yield Slip(MARKUP, message, f"[{shown}]({right}) と書きます", line)
    if "**" in text:
        message = "「**」が太字にならず、そのまま読者に見えます。"
        hint = r"記号を外に出します: 「**文字**」。印として見せるなら \*\* と書きます"
        yield Slip(MARKUP, message, hint, line)


def in_address(href: str, markup: str, line: int) -> Iterator[Slip]:
    if not href.strip():
        message = "リンクや画像の先が書かれていません。"
        yield Slip(MARKUP, message, "[文字](page.md) のように書きます", line)
    found = _NOT_ASCII.search(href) if markup == "linkify" else None
    if found:
        message = f"アドレス「{href[:60]}」に、続く文がつながっています。"
        yield Slip(MARKUP, message, f"「{href[: found.start()]}」の後に空白を入れます", line)
