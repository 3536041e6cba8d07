"""Where items stand and how they count, as Python has it: the content of ``standing.json``.

Each combination of who must confirm an item and what both sides say of it is told, with words beside
it that are drawn with a fixed seed; and the counts over some of these items.
"""

from __future__ import annotations

import datetime
import json
from itertools import product
from random import Random
from typing import get_args

from sphinx_guidance.answers.project import Answer, Project, Side, Verdict
from sphinx_guidance.answers.standing import View, standing, tally, views
from sphinx_guidance.model import Check

SIDES: tuple[Side, ...] = ("B1", "B2")
WHO: tuple[tuple[Side, ...], ...] = (("B1",), ("B2",), ("B1", "B2"))
SAID: tuple[Verdict | None, ...] = (None, *get_args(Verdict))
REASONS = ("", "再委託なし", " \u3000", "\ufeff", "\n理由")
PERSONS = ("", "山田", "鈴木", " 山田\u3000", "\u00a0")
DUES = (None, datetime.date(2026, 6, 1), datetime.date(2026, 7, 1))
GROUPS = 12


def standing_text() -> str:
    """The text of the file: a case a line, then the counts over some cases a line."""
    drawn = Random(10)
    cases = [_case(drawn, *given) for given in product(WHO, SAID, SAID, range(2))]
    groups = [sorted(drawn.sample(range(len(cases)), drawn.randint(0, 12))) for _ in range(GROUPS)]
    items = [_item(i, who) for i, (who, _) in enumerate(cases)]
    project = Project(
        "list",
        "1.0.0",
        SIDES,
        answers={
            side: {
                item.id: said[side]
                for item, (_, said) in zip(items, cases, strict=True)
                if side in said
            }
            for side in SIDES
        },
    )
    told = [
        {
            "who": who,
            "said": {side: _told(answer) for side, answer in said.items()},
            "stands": {view: _stands(project, view, item) for view in views(SIDES)},
        }
        for item, (who, said) in zip(items, cases, strict=True)
    ]
    counted = [
        {
            "cases": group,
            "counts": {
                view: _counts(project, view, [items[i] for i in group]) for view in views(SIDES)
            },
        }
        for group in groups
    ]
    lines = [",\n".join(f"    {_json(entry)}" for entry in part) for part in (told, counted)]
    return f'{{\n  "items": [\n{lines[0]}\n  ],\n  "groups": [\n{lines[1]}\n  ]\n}}\n'


def _case(
    drawn: Random, who: tuple[Side, ...], one: Verdict | None, two: Verdict | None, _again: int
) -> tuple[tuple[Side, ...], dict[Side, Answer]]:
    said = {
        side: Answer(
            verdict,
            reason=drawn.choice(REASONS),
            assignee=drawn.choice(PERSONS),
            due=drawn.choice(DUES),
        )
        for side, verdict in zip(SIDES, (one, two), strict=True)
        if verdict
    }
    return who, said


def _item(number: int, who: tuple[Side, ...]) -> Check:
    words = dict.fromkeys(("text", "why", "phase", "weight", "evidence"), "語")
    return Check(id=f"item-{number}", who=who, verifies=("measure",), **words)


def _told(answer: Answer) -> dict[str, str]:
    due = answer.due.isoformat() if answer.due else ""
    return {
        "verdict": answer.verdict, "reason": answer.reason,
        "assignee": answer.assignee, "due": due,
    }  # fmt: skip


def _stands(project: Project, view: View, item: Check) -> dict[str, object] | None:
    found = standing(project, view, item)
    return {"state": found.state, "resolved": found.resolved} if found else None


def _counts(project: Project, view: View, items: list[Check]) -> dict[str, object]:
    found = tally(project, view, items)
    return {
        "total": found.total,
        "states": {state: n for state, n in found.states.items() if n},
        "unresolved": found.unresolved,
        "progress": found.progress,
    }


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
