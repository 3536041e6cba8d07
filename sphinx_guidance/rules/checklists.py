"""Rules on checklists as pages and as versions."""

from __future__ import annotations

from collections.abc import Iterator

from sphinx_guidance.knowledge import KnowledgeBase
from sphinx_guidance.problems import Problem
from sphinx_guidance.rules.registry import rule


@rule("checklist-without-page", "どのチェックリストにも、それを載せるページがあること。")
def checklist_without_page(kb: KnowledgeBase) -> Iterator[Problem]:
    for checklist in kb.checklists.values():
        page = kb.pages.get(f"checklists/{checklist.id}")
        shown = page and any(
            d.name == "checklist" and d.argument == checklist.id for d in page.outline.directives
        )
        if not shown:
            yield Problem(
                kb.place(checklist),
                "checklist-without-page",
                f"チェックリスト「{checklist.title}」を載せるページがありません。",
                f"source/checklists/{checklist.id}.md に checklist ディレクティブを書きます",
            )
