"""The shape *flow*: questions whose answers lead to further questions, and in the end to outcomes.

A kind of ``guidance.yaml`` whose ``shape`` is ``flow`` has two files an object: its page, and
``<folder>/<id>.yaml`` with the questions. The first question is where a reader begins.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property

from pydantic import Field

from sphinx_guidance.model import Event, Id, Line, Record, Text


class Answer(Record):
    """One answer, and the question or the outcome that it leads to."""

    text: Line
    to: Id


class Question(Record):
    """A question that its reader can answer."""

    id: Id
    text: Line
    note: Text | None = None
    answers: tuple[Answer, ...] = Field(min_length=2)
    sources: tuple[Id, ...] = ()


class Outcome(Record):
    """What follows: objects to go on with by kind, days that matter, and what it rests on."""

    id: Id
    title: Line
    text: Text
    links: Mapping[Id, tuple[Id, ...]] = {}
    dates: tuple[Event, ...] = ()
    sources: tuple[Id, ...] = ()
    unsourced: Text | None = None


class Flow(Record):
    """The file of a flow."""

    questions: tuple[Question, ...] = Field(min_length=1)
    outcomes: tuple[Outcome, ...] = Field(min_length=1)

    @cached_property
    def targets(self) -> Mapping[str, Question | Outcome]:
        """What an answer can lead to, by id."""
        questions: dict[str, Question | Outcome] = {part.id: part for part in self.questions}
        return {**questions, **{part.id: part for part in self.outcomes}}

    @cached_property
    def numbers(self) -> Mapping[str, int]:
        """The number under which readers find each question, and each outcome."""
        return {
            **{question.id: n for n, question in enumerate(self.questions, 1)},
            **{outcome.id: n for n, outcome in enumerate(self.outcomes, 1)},
        }

    @cached_property
    def reachable(self) -> frozenset[str]:
        """The ids that some way from the first question leads to."""
        found: set[str] = set()
        left = [self.questions[0].id]
        while left:
            id_ = left.pop()
            part = self.targets.get(id_)
            if id_ in found or part is None:
                continue
            found.add(id_)
            if isinstance(part, Question):
                left += [answer.to for answer in part.answers]
        return frozenset(found)
