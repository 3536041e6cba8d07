"""Rules on Markdown itself: what readers would see as signs, or would not see at all."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from sphinx_guidance import slips, spelling
from sphinx_guidance.knowledge import KnowledgeBase
from sphinx_guidance.outline import Directive
from sphinx_guidance.problems import Place, Problem
from sphinx_guidance.rules.prose import plain_texts
from sphinx_guidance.rules.registry import rule
from sphinx_guidance.words import listed, say

_TAG = re.compile(r"<!--.*?(?:-->|$)|</?(?:a|b|br|div|em|font|hr|i|img|p|span|strong|u)\b[^<>]*>")
"""A comment, or one of the tags that people write, in text that is no Markdown."""

_SIGNS = re.compile(r"\{[A-Za-z][\w:+-]*\}`[^`]*`|`[^`]+`|\[[^\[\]]+\]\([^()\s]+\)|\*\*[^*]+\*\*")
"""A role, code, a link or bold letters in text that is no Markdown."""

_RAW_HTML = re.compile(r"\.\. raw::\s[^\n]*\bhtml\b|\.\. role::\s[^\n]*\(raw\)", re.IGNORECASE)
"""What brings HTML onto a page in the body of ``{eval-rst}``."""

ARGUMENTS = {
    "checklist": "kickoff",
    "figure": "flow.png",
    "image": "flow.png",
    "include": "part.txt",
    "literalinclude": "sample.yaml",
    "number-table": "thresholds",
}
"""What stands after the names of directives that need it, but for a kind of the project."""


def _slips(kb: KnowledgeBase, code: str) -> Iterator[Problem]:
    kind = f"{{{kb.schema.listed_kinds[0]}}}"
    for _, path, outline in kb.outlines:
        for slip in outline.slips:
            if slip.code == code:
                hint = slip.hint.replace(slips.A_KIND, kind)
                yield Problem(Place(path, slip.line), code, slip.message, hint)


@rule(slips.HTML)
def html_in_text(kb: KnowledgeBase) -> Iterator[Problem]:
    yield from _slips(kb, slips.HTML)
    for place, text in plain_texts(kb):
        found = _TAG.search(text)
        if found:
            told = slips.html(found[0], place.line)
            yield Problem(place, slips.HTML, told.message, say("html-in-text.hint"))
    for _, path, outline in kb.outlines:
        for directive in outline.directives:
            for line, written in _raw_html(directive):
                message = say("html-in-text.raw", written=written)
                yield Problem(Place(path, line), slips.HTML, message, say("html-in-text.raw.hint"))


def _raw_html(directive: Directive) -> Iterator[tuple[int, str]]:
    """Where a directive brings HTML onto a page past the parser, which lets none through."""
    name, argument = directive.name.lower(), directive.argument
    if name == "raw" and "html" in argument.lower().split():
        yield directive.line, f"{{{directive.name}}} {argument}"
    if name == "role" and argument.endswith("(raw)"):
        yield directive.line, f"{{{directive.name}}} {argument}"
    if name == "eval-rst":
        for line, text in enumerate(directive.body, directive.line + 1):
            if found := _RAW_HTML.search(text):
                yield line, found[0]


@rule(slips.TABLE)
def broken_table(kb: KnowledgeBase) -> Iterator[Problem]:
    return _slips(kb, slips.TABLE)


@rule(slips.MARKUP)
def broken_markup(kb: KnowledgeBase) -> Iterator[Problem]:
    yield from _slips(kb, slips.MARKUP)
    for place, text in plain_texts(kb):
        found = _SIGNS.search(text)
        if found:
            message = say("broken-markup.plain", found=found[0])
            yield Problem(place, slips.MARKUP, message, say("broken-markup.plain.hint"))


@rule("unknown-markup")
def unknown_markup(kb: KnowledgeBase) -> Iterator[Problem]:
    known = kb.vocabulary
    if not known.complete:
        return
    kind = kb.schema.listed_kinds[0]
    for _, path, outline in kb.outlines:
        for role in outline.roles:
            if role.name.lower() not in known.roles and not role.name.startswith("external"):
                message = say("unknown-markup.role", name=role.name)
                hint = spelling.nearest(role.name, known.roles) or say(
                    "unknown-markup.role.hint", kind=kind
                )
                yield Problem(Place(path, role.line), "unknown-markup", message, hint)
        for directive in outline.directives:
            if directive.name.lower() not in known.directives:
                name = directive.name
                message = say("unknown-markup.directive", name=name)
                hint = spelling.nearest(name, known.directives) or say(
                    "unknown-markup.directive.hint"
                )
                yield Problem(Place(path, directive.line), "unknown-markup", message, hint)


@rule("wrong-option")
def wrong_option(kb: KnowledgeBase) -> Iterator[Problem]:
    known = kb.vocabulary
    arguments = {**ARGUMENTS, "object-list": kb.schema.listed_kinds[0]}
    for _, path, outline in kb.outlines:
        for directive in outline.directives:
            name = directive.name
            if name in known.needing and not directive.argument:
                message = say("wrong-option.argument", name=name)
                hint = say(
                    "wrong-option.argument.hint",
                    name=name,
                    argument=arguments.get(name, say("example.text")),
                )
                yield Problem(Place(path, directive.line), "wrong-option", message, hint)
            allowed = known.options.get(name, ())
            for option, line in directive.options if allowed else ():
                if option not in allowed:
                    message = say("wrong-option.option", name=name, option=option)
                    hint = spelling.nearest(option, allowed) or say(
                        "wrong-option.option.hint", allowed=listed(allowed)
                    )
                    yield Problem(Place(path, line), "wrong-option", message, hint)


@rule("heading-jump")
def heading_jump(kb: KnowledgeBase) -> Iterator[Problem]:
    for page in kb.pages.values():
        levels = [(1, 0), *((h.level, h.line) for h in page.outline.headings)]
        for (above, _), (level, line) in pairwise(levels):
            if level > above + 1:
                marks, right = "#" * level, "#" * (above + 1)
                message = say("heading-jump.jump", marks=marks, right=right)
                yield Problem(
                    Place(page.path, line),
                    "heading-jump",
                    message,
                    say("heading-jump.jump.hint", right=right),
                )
