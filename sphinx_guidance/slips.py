"""Slips of the pen in Markdown: what would reach readers as signs, or not at all.

Each function looks at one construct as the reader of Markdown meets it, and gives what its author
did not mean: HTML that is shown as text, cells that are dropped, roles and links left as signs.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from markdown_it.rules_block.table import escapedSplit

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
    return CODE if kind == "code_inline" else "" if kind in inside else _OTHER


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


def in_fence(info: str, line: int, *, colons: bool) -> Iterator[Slip]:
    """Slips after the marks that begin a fence, of ``colons`` or of others."""
    named = _NAMED.match(info)
    if named and not info.startswith(f"{{{named['name']}}}"):
        message = f"「{named[0]}」の括弧が全角なので、ディレクティブになりません。"
        yield Slip(MARKUP, message, f"半角で {{{named['name']}}} と書きます", line)
    elif colons and _NO_BRACES.match(info):
        name = info.split(maxsplit=1)[0]
        message = f"「{name}」に波括弧がないので、ディレクティブになりません。"
        yield Slip(MARKUP, message, f"{{{name}}} と書きます", line)
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
    for found in _REFERENCE.finditer(text):
        message = f"リンク「{found[0]}」の先が書かれていません。"
        hint = f"[{found['label']}]: page.md の行を加えるか、[文字](page.md) と書きます"
        yield Slip(MARKUP, message, hint, line)
    for found in _PARENTHESES.finditer(text):
        message = f"リンク「{found[0]}」の括弧が全角なので、リンクになりません。"
        yield Slip(MARKUP, message, f"半角で [文字]({found['href']}) と書きます", line)


def in_address(href: str, markup: str, line: int) -> Iterator[Slip]:
    if not href.strip():
        message = "リンクや画像の先が書かれていません。"
        yield Slip(MARKUP, message, "[文字](page.md) のように書きます", line)
    found = _NOT_ASCII.search(href) if markup == "linkify" else None
    if found:
        message = f"アドレス「{href[:60]}」に、続く文がつながっています。"
        yield Slip(MARKUP, message, f"「{href[: found.start()]}」の後に空白を入れます", line)
