"""A checklist as a Markdown task list, for wikis, issues and minutes."""

from __future__ import annotations

import re

from sphinx_guidance.answers.text import SPACES
from sphinx_guidance.exports.publication import Publication, edition
from sphinx_guidance.model import Check, Checklist
from sphinx_guidance.words import say

_SPECIAL = re.compile(r"[\\`*_\[\]<>|~#]")
_LINE_END = re.compile(rf"[{SPACES}]*[\r\n]+[{SPACES}]*")
_NOT_IN_TARGET = re.compile(rf"[(){SPACES}<>]")


def escape_markdown(text: str) -> str:
    """Text that Markdown shows as it is, on one line.

    The cases are ``tests/vectors/markdown_escape.json``, which every implementation shares.
    """
    return _LINE_END.sub(" ", _SPECIAL.sub(r"\\\g<0>", text))


def link(title: str, address: str) -> str:
    """A link, or the title alone where the address would lead nowhere from another place."""
    if not address.startswith(("https://", "http://")):
        return escape_markdown(title)
    target = _NOT_IN_TARGET.sub(lambda match: _percent(match[0]), address)
    return f"[{escape_markdown(title)}]({target})"


def _percent(char: str) -> str:
    return "".join(f"%{byte:02X}" for byte in char.encode())


def _task(number: str, item: Check, publication: Publication, address: str) -> list[str]:
    who = say("dots.separator").join(publication.who(item))
    return [
        say(
            "markdown.task",
            number=number,
            text=link(item.text, address),
            weight=item.weight,
            id=item.id,
        ),
        say("markdown.why", why=escape_markdown(item.why)),
        say("markdown.who", who=who),
        say("markdown.phase", phase=item.phase),
        say("markdown.evidence", evidence=escape_markdown(item.evidence)),
    ]


def write_markdown(checklist: Checklist, publication: Publication) -> bytes:
    """The checklist as a document: a heading a section, a task an item."""
    numbers = {item.id: number for number, _, item in checklist.numbered()}
    lines = [
        f"# {escape_markdown(checklist.title)}",
        "",
        f"{link(edition(checklist), publication.address(checklist))}",
        "",
        escape_markdown(checklist.use),
        "",
    ]
    for section in checklist.sections:
        lines += [f"## {escape_markdown(section.title)}", ""]
        for item in section.items:
            lines += _task(
                numbers[item.id], item, publication, publication.address(checklist, item)
            )
        lines.append("")
    return "\n".join(lines).encode()
