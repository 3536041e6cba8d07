"""Why a text is no YAML, in the author's words, on the line where the mistake was made.

The parser notices a quote that is not closed only where the text ends, and speaks of its own
states; here its error becomes the line on which to look, and what to write there.
"""

from __future__ import annotations

import re
from typing import NamedTuple

import yaml

DEEPEST = 100
"""More brackets than this on a line are no list that anybody meant to write."""

CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_UNCLOSED = re.compile(r"""^[^#'"]*(?::\s+|-\s+)(?P<quote>["'])(?:(?!(?P=quote)).)*$""")
_QUOTED = re.compile(r"""(?:^|:\s+|-\s+)(?P<quote>["'])""")
_TAB = re.compile(r"^[ ]*\t")
_RESERVED = re.compile(r"(?:^|:\s+|-\s+)(?P<value>[@`%|>&*!].*)$")
_FLOW = re.compile(r"(?:^|:\s+|-\s+)(?P<value>[{\[][^}\]]*[}\]]\s*[^\s,}\]#].*)$")
_COLON = re.compile(r"^\s*(?:- )?(?P<key>[\w-]+):\s*(?P<value>[^'\"\s].*:\s.*)$")
_NO_SPACE = re.compile(r"^\s*(?:- )?(?P<key>[A-Za-z_]\w*):(?P<value>\S.*)$")


class Explained(NamedTuple):
    """What is wrong, how it is mended, and on which line (from 0) of the text."""

    message: str
    hint: str
    line: int


def explain(error: yaml.YAMLError, text: str) -> Explained:
    """The error of a parser as its author needs to hear it."""
    lines = text.split("\n")
    if not isinstance(error, yaml.MarkedYAMLError) or error.problem_mark is None:
        return _unreadable(text)
    at = min(error.problem_mark.line, len(lines) - 1)
    began = error.context_mark.line if error.context_mark else at
    problem = error.problem or ""
    for number in dict.fromkeys((at, *range(began, at))):
        if _TAB.match(lines[number]) or ("tab" in problem and "\t" in lines[number]):
            return Explained("行の初めにタブがあります。", "タブを半角の空白に直します", number)
    if error.context == "while scanning a quoted scalar":
        return _unclosed(lines, began)
    for number in range(began, at + 1):
        if _UNCLOSED.match(lines[number]):
            return _unclosed(lines, number)
    return _by_problem(problem, lines, began, at)


def _unreadable(text: str) -> Explained:
    found = CONTROL.search(text)
    line = text.count("\n", 0, found.start()) if found else 0
    return Explained("見えない制御文字があります。", "この行を手で打ち直します", line)


def _unclosed(lines: list[str], number: int) -> Explained:
    quoted = _QUOTED.search(lines[number])
    quote = quoted["quote"] if quoted else '"'
    hint = f"この値の終わりに {quote} を書きます。例: title: {quote}文字{quote}"
    return Explained("引用符が閉じていません。", hint, number)


def _by_problem(problem: str, lines: list[str], began: int, at: int) -> Explained:
    line = lines[at]
    for number in range(at + 1):
        if lines[number].count("[") + lines[number].count("{") > DEEPEST:
            return Explained("入れ子が深すぎます。", "一覧や組を、行を分けて書きます", number)
    reserved = _RESERVED.search(line)
    match problem:
        case "did not find expected ',' or ']'":
            return Explained("[ が ] で閉じていません。", "例: sources: [id-1, id-2]", began)
        case "did not find expected ',' or '}'":
            hint = "例: roles: {B1: ベンダー, B2: 発注者}"
            return Explained("{ が } で閉じていません。", hint, began)
        case "found undefined alias":
            message = "値が * で始まるので、文字として読めません。"
            return Explained(message, "引用符で囲みます。例: title: '*印の項目'", at)
        case "found character that cannot start any token" if reserved:
            message = f"値が {reserved['value'][0]} で始まるので、文字として読めません。"
            return Explained(message, f"引用符で囲みます。例: '{reserved['value']}'", at)
        case "found unknown escape character":
            hint = r"' で囲むか、\ を \\ と書きます。例: 'C:\work'"
            return Explained(r'" の中の \ の後の文字を読めません。', hint, at)
        case "mapping values are not allowed in this context":
            return _colon(lines, at)
        case "could not find expected ':'":
            return Explained("キーの後にコロンがありません。", "例: title: 題名", began)
        case "but found another document":
            return Explained("区切り --- がもう一つあります。", "この行を消します", at)
    flow = _FLOW.search(line)
    if flow:
        message = f"値が {flow['value'][0]} で始まるので、文字として読めません。"
        return Explained(message, f"引用符で囲みます。例: '{flow['value']}'", at)
    if problem.startswith("could not determine a constructor"):
        return Explained("値が ! で始まるので、文字として読めません。", "引用符で囲みます", at)
    if _QUOTED.search(line):
        hint = f"値に含まれる引用符と違うもので囲みます。例: title: '{'「文字」'}'"
        return Explained("引用符の後に文字が続いています。", hint, at)
    hint = "前の行と字下げをそろえ、「キー: 値」か「- 値」の形で書きます。例: title: 題名"
    return Explained("この行の字下げか書き方が、前の行と合いません。", hint, at)


def _colon(lines: list[str], at: int) -> Explained:
    found = _COLON.match(lines[at])
    if found:
        hint = f"引用符で囲みます。例: {found['key']}: '{found['value'].strip()}'"
        return Explained("値の中に「: 」があるので、文字として読めません。", hint, at)
    before = _NO_SPACE.match(lines[at - 1]) if at else None
    if before:
        hint = f"例: {before['key']}: {before['value']}"
        return Explained("コロンの後に空白がありません。", hint, at - 1)
    if at and ":" not in lines[at - 1]:
        return Explained("キーの後にコロンがありません。", "例: title: 題名", at - 1)
    hint = "前の行と字下げをそろえます"
    return Explained("この行の字下げが、前の行と合いません。", hint, at)
