"""The answers file: both formats are read, format 2 is written, as in ``web/src/core/file.ts``."""

from __future__ import annotations

import datetime
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from pydantic import ValidationError

from sphinx_guidance.answers.format_1 import by_party, converted, party_meant
from sphinx_guidance.answers.project import LIMITS, Answer, Project, Side, canonical, digest_of
from sphinx_guidance.answers.shapes import (
    FORMAT,
    FORMAT_VERSION,
    AnswersFile,
    SharedFile,
    WholeFile,
    dumped,
)
from sphinx_guidance.answers.text import cut
from sphinx_guidance.words import say

MAX_FILE_BYTES = 1024 * 1024
MAX_DEPTH = 16
_FORBIDDEN = ("__proto__", "constructor", "prototype")


@dataclass(frozen=True)
class Refused:
    """Why a file was not read: a code, and a sentence for its reader."""

    code: str
    message: str


def read_answers(text: str, sides: Sequence[Side]) -> AnswersFile | Refused:
    """The file in format 2, whichever it is of; ``sides`` are the two parties that answer."""
    value = _parsed(text)
    if isinstance(value, Refused):
        return value
    if not isinstance(value, dict) or value.get("format") != FORMAT:
        return _refused("not-ours")
    version = value.get("formatVersion")
    if isinstance(version, int | float) and version > FORMAT_VERSION:
        return Refused("newer-format", say("answers.newer", format=version, known=FORMAT_VERSION))
    former = version == 1
    try:
        file = _shaped(converted(value) if former else value)
    except ValidationError as error:
        place = ".".join(str(part) for part in error.errors()[0]["loc"])
        return Refused("bad-shape", say("answers.bad-shape", place=place or say("answers.whole")))
    named = [*file.project.answers]
    if isinstance(file, WholeFile):
        named += file.project.memos
    for party in named:
        if party_meant(party, sides, former) is None:
            return Refused("wrong-parties", say("answers.wrong-parties", party=party))
    return _shaped(by_party(dumped(file), sides, former))


def text_of(file: AnswersFile) -> str:
    """The text of a file: the same answers give the same text, here and on the site."""
    return canonical(dumped(file)) + "\n"


def _shaped(value: Mapping[str, Any]) -> AnswersFile:
    """Raises ``ValidationError``."""
    contains = value.get("contains")
    whole = isinstance(contains, dict) and contains.get("memos") is True
    return (WholeFile if whole else SharedFile).model_validate(value)


def answers_file(project: Project, site: str, at: datetime.datetime) -> str:
    """The text of the answers file (``schemas/answers.schema.json``), as the site exports it.

    All values carry ``at`` and one writer, named after the content: the same answers loaded twice
    are the same, and answers that differ from those in the browser are shown beside them.
    """
    heading = {
        "name": project.heading.name,
        "meetingDate": _iso(project.heading.meeting_date),
        "attendees": {side: project.heading.attendees.get(side, "") for side in project.sides},
        "archived": False,
    }
    said = {
        side: {
            item: {
                **_said(answer),
                "version": project.version,
                "wording": cut(project.wordings.get(item, ""), LIMITS["wording"]),
            }
            for item, answer in project.answers.get(side, {}).items()
        }
        for side in project.sides
    }
    digest = digest_of(canonical([heading, said]))
    time = max(0, round(at.timestamp() * 1000))
    stamp = {"at": time, "count": 1, "actor": f"xlsx{digest}", "seen": {f"xlsx{digest}": 1}}
    given = {"list": project.list, "stamp": stamp}
    file = {
        "format": FORMAT,
        "formatVersion": FORMAT_VERSION,
        "site": cut(site, LIMITS["name"]),
        "contains": {"memos": False},
        "project": {
            "id": project.id or f"xlsx-{digest}",
            "created": time,
            "heading": [{**heading, "stamp": stamp}],
            "lists": {project.list: project.version},
            "answers": {
                side: {item: [{**value, **given}] for item, value in said[side].items()}
                for side in project.sides
            },
            "agreed": {},
            "relevance": {},
            "kept": {},
        },
    }
    return canonical(file) + "\n"


def _iso(date: datetime.date | None) -> str:
    return date.isoformat() if date else ""


def _said(answer: Answer) -> dict[str, str]:
    return {
        "verdict": answer.verdict,
        "reason": answer.reason,
        "note": answer.note,
        "assignee": answer.assignee,
        "due": _iso(answer.due),
        "confirmedBy": answer.confirmed_by,
        "confirmedOn": _iso(answer.confirmed_on),
    }


def _refused(code: str) -> Refused:
    return Refused(code, say(f"answers.{code}"))


def _parsed(text: str) -> object:
    if len(text.encode("utf-8", "surrogatepass")) > MAX_FILE_BYTES:
        return _refused("too-large")
    text = text.removeprefix("\ufeff")
    if _depth(text) > MAX_DEPTH:
        return _refused("too-deep")
    try:
        value = json.loads(text, parse_constant=_no_constant)
    except ValueError:
        return _refused("not-json")
    for key in _keys(value):
        if key in _FORBIDDEN:
            return Refused("bad-key", say("answers.bad-key", key=key))
    return value


def _no_constant(name: str) -> object:
    """``NaN`` and the like, which no JSON has."""
    raise ValueError(name)


def _depth(text: str) -> int:
    """How deep the brackets outside of strings nest."""
    depth = deepest = at = 0
    quoted = False
    while at < len(text):
        char = text[at]
        if quoted and char == "\\":
            at += 1
        elif char == '"':
            quoted = not quoted
        elif not quoted and char in "[{":
            depth += 1
            deepest = max(deepest, depth)
        elif not quoted and char in "]}":
            depth -= 1
        at += 1
    return deepest


def _keys(value: object) -> Iterator[str]:
    if isinstance(value, dict):
        yield from value
    if isinstance(value, dict | list):
        for member in value.values() if isinstance(value, dict) else value:
            yield from _keys(member)
