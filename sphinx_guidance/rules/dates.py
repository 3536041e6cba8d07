"""Rules on days: nobody has checked or decided anything tomorrow."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from sphinx_guidance.knowledge import KnowledgeBase
from sphinx_guidance.model import Case
from sphinx_guidance.problems import Problem
from sphinx_guidance.rules.registry import rule

JAPAN = datetime.timezone(datetime.timedelta(hours=9))


@rule("future-date", "確かめた日と、事例の日が、今日より後でないこと。")
def future_date(kb: KnowledgeBase) -> Iterator[Problem]:
    today = datetime.datetime.now(JAPAN).date()
    days = [(kb.place(s, "checked"), "確かめた日", s.checked) for s in kb.sources.values()]
    days += [
        (kb.place(c, "date"), "事例の日", c.date)
        for c in kb.objects["case"].values()
        if isinstance(c, Case)
    ]
    for place, name, day in days:
        if day > today:
            message = f"{name}「{day.isoformat()}」は、まだ来ていません。"
            yield Problem(
                place, "future-date", message, f"今日（{today.isoformat()}）までの日にします"
            )
