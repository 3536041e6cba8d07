"""Where the items of a checklist stand and how they count, as ``web/src/core/progress.ts`` does.

A side's counts take in the items that the side must confirm, and those that it answered all the
same. Between the two sides an item is 未記入 while one of these has not answered it, 相違 where
their answers differ, and else what both say.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from sphinx_guidance.answers.project import Answer, Project, Side, State
from sphinx_guidance.answers.text import trimmed
from sphinx_guidance.model import Check, Checklist, ChecklistSection

BOTH = "both"
View = Side
"""A side, or ``BOTH``, which is the id of no party."""


def views(sides: Iterable[Side]) -> tuple[View, ...]:
    """What can be counted: both sides together, and each alone."""
    return (BOTH, *sides)


@dataclass(frozen=True)
class Standing:
    state: State
    resolved: bool


@dataclass(frozen=True)
class Tally:
    """The counts of one section, or of a whole list, in one view."""

    total: int
    states: Counter[State]
    unresolved: int

    @property
    def unexplained(self) -> int:
        """対象外 without a reason."""
        resolved = self.total - self.unresolved
        return self.states["confirmed"] + self.states["not-applicable"] - resolved

    @property
    def progress(self) -> float | None:
        """確認済 ÷ (all − 対象外 with a reason), or None where nothing is left to confirm."""
        left = self.total - (self.states["not-applicable"] - self.unexplained)
        return self.states["confirmed"] / left if left else None


def differ(one: Answer, two: Answer) -> bool:
    """True for 相違, as ``web/src/core/difference.ts`` has it: both answered, and not the same.

    Who does it and by when matter only where something is to be done.
    """
    if "unconfirmed" in (one.verdict, two.verdict):
        return False
    if one.verdict != two.verdict or one.verdict not in ("action", "hold"):
        return one.verdict != two.verdict
    dues = {one.due, two.due} - {None}
    assignees = {trimmed(one.assignee), trimmed(two.assignee)} - {""}
    return len(dues) > 1 or len(assignees) > 1


def side_standing(project: Project, side: Side, item: Check) -> Standing | None:
    """How an item stands with one side; None where the side need not confirm it and did not."""
    answer = project.answer(side, item.id)
    if side not in item.who and answer.verdict == "unconfirmed":
        return None
    return Standing(answer.verdict, answer.resolved)


def standing(project: Project, view: View, item: Check) -> Standing | None:
    """How an item stands with one side, or between both."""
    if view != BOTH:
        return side_standing(project, view, item)
    sides = [found for side in project.sides if (found := side_standing(project, side, item))]
    states = {found.state for found in sides}
    if "unconfirmed" in states:
        return Standing("unconfirmed", False)
    if differ(*(project.answer(side, item.id) for side in project.sides)):
        return Standing("differing", False)
    return Standing(states.pop(), all(found.resolved for found in sides))


def tally(project: Project, view: View, items: Iterable[Check]) -> Tally:
    """Count the items in a view."""
    standings = [found for item in items if (found := standing(project, view, item))]
    states = Counter(found.state for found in standings)
    return Tally(len(standings), states, sum(not found.resolved for found in standings))


def open_items(project: Project, checklist: Checklist) -> list[tuple[str, ChecklistSection, Check]]:
    """The items that are open (未確定) between the two sides, with number and section."""
    return [
        (number, section, item)
        for number, section, item in checklist.numbered()
        if (found := standing(project, BOTH, item)) and not found.resolved
    ]
