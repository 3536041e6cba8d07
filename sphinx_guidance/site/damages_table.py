"""``{damages-table} kind``: what was decided on each head of damage, over all objects of a kind.

The heads stand in the order of their vocabulary, first in one table with how often each was
granted, then each under a heading of its own with its decisions.
"""

from __future__ import annotations

from collections import Counter

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective

from sphinx_guidance.groups import Head, heads
from sphinx_guidance.knowledge import KnowledgeBase, Object
from sphinx_guidance.site.domain import object_link
from sphinx_guidance.site.fact_nodes import cell, marks, open_note, sum_cell, table, verdict
from sphinx_guidance.site.project import page_knowledge
from sphinx_guidance.site.source_marks import source_mark
from sphinx_guidance.sums import Damage, Result
from sphinx_guidance.words import say

RESULTS: tuple[Result, ...] = ("accepted", "partly", "refused", "deducted", "weighed")


class DamagesTable(SphinxDirective):
    """The heads of damage of the kind given as argument."""

    required_arguments = 1

    def run(self) -> list[nodes.Node]:
        kb = page_knowledge(self.env)
        found = heads(kb, self.arguments[0])
        if not found:
            return []  # told by the rule unknown-directive-argument, or nothing is there yet
        return [self._overview(found), *(self._head(kb, head) for head in found)]

    def _overview(self, found: list[Head]) -> nodes.table:
        """How often each head was granted, granted in part, refused."""
        used = [
            r for r in RESULTS if any(entry.result == r for h in found for _, entry in h.decisions)
        ]
        columns = [(say("damages.head"), 6), *((say(f"damages.{r}"), 2) for r in used)]
        rows = []
        for head in found:
            count = Counter(entry.result for _, entry in head.decisions)
            link = nodes.reference("", head.label, refid=head.id, internal=True)
            counts = (self._count(say(f"damages.{r}"), count[r]) for r in used)
            rows.append(nodes.row("", cell(link), *counts))
        return table(columns, rows, "damages-overview")

    def _count(self, name: str, n: int) -> nodes.entry:
        spoken = nodes.inline("", say("damages.none", result=name), classes=["visually-hidden"])
        shown = nodes.Text(say("damages.count", n=n)) if n else spoken
        return cell(shown, label=name, classes=["count" if n else "none"])

    def _head(self, kb: KnowledgeBase, head: Head) -> nodes.section:
        columns = [
            (say("damages.result"), 3),
            (say("claims.asked"), 4),
            (say("claims.granted"), 4),
            (say("damages.reason"), 10),
        ]
        rows = [self._row(kb, obj, entry) for obj, entry in head.decisions]
        return nodes.section(
            "",
            nodes.title("", head.label),
            table(columns, rows, "decisions"),
            *open_note([entry for _, entry in head.decisions]),
            ids=[head.id],
            names=[],
        )

    def _row(self, kb: KnowledgeBase, obj: Object, entry: Damage) -> nodes.row:
        asked, granted = say("claims.asked"), say("claims.granted")
        link = object_link(obj, self.env.current_document.docname)
        link.clear()
        link += nodes.inline("", kb.cited_as(obj))
        parts: list[nodes.Node] = (
            [nodes.strong("", entry.what), nodes.Text(" ")] if entry.what else []
        )
        last = cell(*parts, nodes.Text(entry.reason or ""), *marks(entry))
        last += nodes.paragraph("", "", *self._by(kb, entry), link, *self._read(kb, obj, entry))
        sums = [sum_cell(asked, entry.asked), sum_cell(granted, entry.granted)]
        return nodes.row("", cell(verdict(entry)), *sums, last)

    def _by(self, kb: KnowledgeBase, entry: Damage) -> list[nodes.Node]:
        """Who asked for it."""
        return [nodes.Text(say("damages.by", party=kb.schema.short(entry.by)))] if entry.by else []

    def _read(self, kb: KnowledgeBase, obj: Object, entry: Damage) -> list[nodes.Node]:
        """The first source of the decision, where the entry itself names none."""
        page = kb.pages.get(kb.location(obj)[0])
        first = kb.first_source(page) if page and not entry.sources else None
        return [source_mark("", "", source=first.id)] if first else []


def setup_damages_table(app: Sphinx) -> None:
    app.add_directive("damages-table", DamagesTable)
