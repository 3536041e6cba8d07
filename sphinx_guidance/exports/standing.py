"""Where the items of a checklist stand and how they count, as ``web/src/core/progress.ts`` does.

A side's counts take in the items that the side must confirm. Between the two sides an item counts
as what all who must confirm it say alike, or else as 未確認.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from sphinx_guidance.exports.answers import Project, Verdict
from sphinx_guidance.model import Check, Checklist, ChecklistSection, Side

View = Literal["両社", "B1", "B2"]
VIEWS: tuple[View, ...] = ("両社", "B1", "B2")


@dataclass(frozen=True)
class Standing:
    verdict: Verdict
    resolved: bool


@dataclass(frozen=True)
class Tally:
    """The counts of one section, or of a whole list, in one view."""

    total: int
    verdicts: Counter[Verdict]
    unresolved: int

    @property
    def unexplained(self) -> int:
        """対象外 without a reason."""
        resolved = self.total - self.unresolved
        return self.verdicts["confirmed"] + self.verdicts["not-applicable"] - resolved

    @property
    def progress(self) -> float | None:
        """確認済 ÷ (all − 対象外 with a reason), or None where nothing is left to confirm."""
        left = self.total - (self.verdicts["not-applicable"] - self.unexplained)
        return self.verdicts["confirmed"] / left if left else None


def side_standing(project: Project, side: Side, item: Check) -> Standing | None:
    """How an item stands with one side; None where the side need not confirm it."""
    if side not in item.who:
        return None
    answer = project.answer(side, item.id)
    return Standing(answer.verdict, answer.resolved)


def standing(project: Project, view: View, item: Check) -> Standing | None:
    """How an item stands with one side, or between both."""
    if view != "両社":
        return side_standing(project, view, item)
    answers = [project.answer(side, item.id) for side in item.who]
    verdicts = {answer.verdict for answer in answers}
    if len(verdicts) > 1:
        return Standing("unconfirmed", False)
    return Standing(verdicts.pop(), all(answer.resolved for answer in answers))


def tally(project: Project, view: View, items: Iterable[Check]) -> Tally:
    """Count the items in a view."""
    standings = [found for item in items if (found := standing(project, view, item))]
    verdicts = Counter(found.verdict for found in standings)
    return Tally(len(standings), verdicts, sum(not found.resolved for found in standings))


def open_items(project: Project, checklist: Checklist) -> list[tuple[str, ChecklistSection, Check]]:
    """The items that are not resolved between the two sides, with number and section."""
    return [
        (number, section, item)
        for number, section, item in checklist.numbered()
        if (found := standing(project, "両社", item)) and not found.resolved
    ]
