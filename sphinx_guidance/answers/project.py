"""What the parties of a project answered to a checklist, as workbooks hold it.

The words are those of ``web/src/core/model.ts``, from ``locale/*/shared.json``.
"""

from __future__ import annotations

import datetime
import json
import re
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, get_args

from sphinx_guidance.answers.text import trimmed
from sphinx_guidance.words import say

Side = str
"""The id of a party that answers."""

Verdict = Literal["unconfirmed", "confirmed", "action", "hold", "not-applicable"]

State = Literal[Verdict, "differing"]
"""Where an item stands: with one side its answer, between both also 相違."""

LIMITS = {
    "note": 2000,
    "reason": 500,
    "person": 100,
    "name": 200,
    "attendees": 1000,
    "wording": 2000,
}
"""Longest accepted text by field, in UTF-16 units like the ``maxlength`` attribute."""


def verdict_names() -> dict[Verdict, str]:
    """Every verdict in words, in the order in which they are offered."""
    return {verdict: say(f"verdict.{verdict}") for verdict in get_args(Verdict)}


def state_names() -> dict[State, str]:
    """Every state in words."""
    return {
        state: say("state.differing") if state == "differing" else say(f"verdict.{state}")
        for state in get_args(State)
    }


def former_verdicts() -> dict[str, Verdict]:
    """Names that a verdict had in files of earlier versions."""
    return {say("verdict.former-unconfirmed"): "unconfirmed"}


def open_name() -> str:
    """What an item is called that is not closed, whatever its state."""
    return say("standing.open")


def no_settlements() -> str:
    """What a workbook says where it counts and lists: it carries the answers of each side alone."""
    return say("workbook.no-settlements")


@dataclass(frozen=True)
class Answer:
    """One side's answer to one item; ``reason`` says why 対象外."""

    verdict: Verdict = "unconfirmed"
    reason: str = ""
    note: str = ""
    assignee: str = ""
    due: datetime.date | None = None
    confirmed_by: str = ""
    confirmed_on: datetime.date | None = None

    @property
    def resolved(self) -> bool:
        """確認済, or 対象外 with a reason."""
        excluded = self.verdict == "not-applicable" and trimmed(self.reason) != ""
        return self.verdict == "confirmed" or excluded


BLANK = Answer()


@dataclass(frozen=True)
class Heading:
    """The heading of a sheet: the project's name, the meeting, who was there."""

    name: str = ""
    meeting_date: datetime.date | None = None
    attendees: Mapping[Side, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Project:
    """The answers of one engagement (案件) to one version of a checklist.

    ``answers`` holds what was said, by item id; ``wordings`` the items' texts it was said under.
    ``sides`` are the two that answer, in the order of a sheet. ``id`` is empty where the project
    came from nowhere but paper.
    """

    list: str
    version: str
    sides: tuple[Side, ...]
    heading: Heading = field(default_factory=Heading)
    answers: Mapping[Side, Mapping[str, Answer]] = field(default_factory=dict)
    wordings: Mapping[str, str] = field(default_factory=dict)
    id: str = ""

    def answer(self, side: Side, item: str) -> Answer:
        return self.answers.get(side, {}).get(item, BLANK)


def digest_of(text: str) -> str:
    """A short name of a content, the same as in ``web/src/workbook/answers-text.ts``."""
    a, b = 0xDEADBEEF, 0x41C6CE57
    units = memoryview(text.encode(f"utf-16-{sys.byteorder[0]}e", "surrogatepass")).cast("H")
    for unit in units:
        a = (a ^ unit) * 2654435761 & 0xFFFFFFFF
        b = (b ^ unit) * 1597334677 & 0xFFFFFFFF
    return f"{a:08x}{b:08x}"


def canonical(value: object) -> str:
    """JSON with sorted keys: equal values give equal text, here and on the site."""
    text = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return re.sub("[\ud800-\udfff]", lambda half: f"\\u{ord(half[0]):04x}", text)
