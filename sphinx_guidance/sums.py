"""What was asked for and what was granted, in numbers that can be computed with.

A sum that was not seen is left out; it is never guessed. One that the reader of a source worked out
says how (``computed``), and one that the source itself rounds says so (``about``).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import AfterValidator, BeforeValidator
from pydantic_core import PydanticCustomError

from sphinx_guidance.model import Entry, Line, Record
from sphinx_guidance.words import say

Result = Literal["accepted", "partly", "refused", "deducted", "weighed"]
"""Granted; granted in part; not granted; taken off the sum; weighed in another sum, not counted."""


class Sum(Record):
    """A sum of money in yen; below zero where it is taken off."""

    yen: int
    about: bool = False
    each: Line | None = None
    computed: Line | None = None

    @property
    def text(self) -> str:
        """The sum in words, with what is to be known of it."""
        shown = say("sum.yen", amount=f"{self.yen:,}".replace("-", "−"))
        shown = say("sum.about", sum=shown) if self.about else shown
        shown = say("sum.each", each=self.each, sum=shown) if self.each else shown
        return say("sum.computed", sum=shown, how=self.computed) if self.computed else shown


def _sum(value: object) -> object:
    if isinstance(value, int) and not isinstance(value, bool):
        return {"yen": value}
    if not isinstance(value, Mapping | Sum):
        raise PydanticCustomError("yen", "no sum in yen")
    return value


Yen = Annotated[Sum, BeforeValidator(_sum, json_schema_input_type=int | Sum)]


class Claim(Entry):
    """What a party asked of the other, and what it got."""

    by: str
    what: Line
    asked: Yen | None = None
    granted: Yen | None = None
    note: Line | None = None

    @property
    def sentence(self) -> str:
        return say(
            "sum.entry", what=self.what, asked=shown(self.asked), granted=shown(self.granted)
        )


class Damage(Entry):
    """A head of damage, a sum or a service that was asked for, and what was decided on it."""

    head: str
    what: Line | None = None
    by: str | None = None
    asked: Yen | None = None
    granted: Yen | None = None
    result: Result
    reason: Line | None = None

    @property
    def name(self) -> str:
        return say("sum.head", head=self.head, what=self.what) if self.what else self.head

    @property
    def sentence(self) -> str:
        result = say(f"damages.{self.result}")
        told = say("field.labelled", label=self.name, value=result)
        return f"{told} {self.reason}" if self.reason else told


def shown(found: Sum | None) -> str:
    """A sum in words, or that it was not seen."""
    return found.text if found else say("sum.open")


def _whole(shares: Mapping[str, int]) -> Mapping[str, int]:
    if sum(shares.values()) != 100 or min(shares.values()) < 0:
        raise PydanticCustomError("shares", "the shares are not a whole")
    return shares


Whole = AfterValidator(_whole)
"""That the shares of all parties, in percent, make 100."""
