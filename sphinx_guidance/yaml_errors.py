"""Why a text is no YAML, in the author's words, on the line where the mistake was made.

The parser notices a quote that is not closed only where the text ends, and speaks of its own
states; here its error becomes the line on which to look, and what to write there.
"""

from __future__ import annotations

import re
from typing import NamedTuple

import yaml

from sphinx_guidance.words import say

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
            return Explained(say("yaml.tab"), say("yaml.tab.hint"), number)
    if error.context == "while scanning a quoted scalar":
        return _unclosed(lines, began)
    for number in range(began, at + 1):
        if _UNCLOSED.match(lines[number]):
            return _unclosed(lines, number)
    return _by_problem(problem, lines, began, at)


def _unreadable(text: str) -> Explained:
    found = CONTROL.search(text)
    line = text.count("\n", 0, found.start()) if found else 0
    return Explained(say("yaml.control"), say("yaml.control.hint"), line)


def _unclosed(lines: list[str], number: int) -> Explained:
    quoted = _QUOTED.search(lines[number])
    quote = quoted["quote"] if quoted else '"'
    hint = say("yaml.unclosed-quote.hint", quote=quote)
    return Explained(say("yaml.unclosed-quote"), hint, number)


def _by_problem(problem: str, lines: list[str], began: int, at: int) -> Explained:
    line = lines[at]
    for number in range(at + 1):
        if lines[number].count("[") + lines[number].count("{") > DEEPEST:
            return Explained(say("yaml.deep"), say("yaml.deep.hint"), number)
    reserved = _RESERVED.search(line)
    match problem:
        case "did not find expected ',' or ']'":
            return Explained(say("yaml.unclosed-list"), say("yaml.unclosed-list.hint"), began)
        case "did not find expected ',' or '}'":
            hint = say("yaml.unclosed-pairs.hint")
            return Explained(say("yaml.unclosed-pairs"), hint, began)
        case "found undefined alias":
            message = say("yaml.asterisk")
            return Explained(message, say("yaml.asterisk.hint"), at)
        case "found character that cannot start any token" if reserved:
            message = say("yaml.sign", sign=reserved["value"][0])
            return Explained(message, say("yaml.sign.hint", value=reserved["value"]), at)
        case "found unknown escape character":
            hint = say("yaml.escape.hint")
            return Explained(say("yaml.escape"), hint, at)
        case "mapping values are not allowed in this context":
            return _colon(lines, at)
        case "could not find expected ':'":
            return Explained(say("yaml.no-colon"), say("example.title"), began)
        case "but found another document":
            return Explained(say("yaml.second-document"), say("remove-line.hint"), at)
    flow = _FLOW.search(line)
    if flow:
        message = say("yaml.sign", sign=flow["value"][0])
        return Explained(message, say("yaml.sign.hint", value=flow["value"]), at)
    if problem.startswith("could not determine a constructor"):
        return Explained(say("yaml.exclamation"), say("quote.hint"), at)
    if _QUOTED.search(line):
        hint = say("yaml.after-quote.hint")
        return Explained(say("yaml.after-quote"), hint, at)
    hint = say("yaml.line.hint")
    return Explained(say("yaml.line"), hint, at)


def _colon(lines: list[str], at: int) -> Explained:
    found = _COLON.match(lines[at])
    if found:
        hint = say("yaml.colon.hint", key=found["key"], value=found["value"].strip())
        return Explained(say("yaml.colon"), hint, at)
    before = _NO_SPACE.match(lines[at - 1]) if at else None
    if before:
        hint = say("yaml.no-space.hint", key=before["key"], value=before["value"])
        return Explained(say("yaml.no-space"), hint, at - 1)
    if at and ":" not in lines[at - 1]:
        return Explained(say("yaml.no-colon"), say("example.title"), at - 1)
    hint = say("yaml.indent.hint")
    return Explained(say("yaml.indent"), hint, at)
