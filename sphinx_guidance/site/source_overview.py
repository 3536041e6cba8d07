"""``{source-overview}`` and ``{source-editions}``: at a glance, how well the sources were read."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Sequence

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective

from sphinx_guidance import source_figures
from sphinx_guidance.knowledge import KnowledgeBase
from sphinx_guidance.rules.law import changed
from sphinx_guidance.site.project import page_knowledge
from sphinx_guidance.sources import Source
from sphinx_guidance.words import listed, say

_BRACKET = re.compile(r"[(\uff08]")

NAMED = 3
"""Of more sources, the first are named."""


class SourceOverview(SphinxDirective):
    """How many were read, what is to be looked at again and when, and what is open."""

    def run(self) -> list[nodes.Node]:
        kb = page_knowledge(self.env)
        counted = source_figures.by_method(kb)
        rows: list[tuple[nodes.Node, nodes.Node]] = [
            (_badge(how), nodes.Text(str(n))) for how, n in counted.items()
        ]
        total = str(len(source_figures.documents(kb)))
        rows.append((nodes.Text(say("sources.all")), nodes.Text(str(sum(counted.values())))))
        rows.append((nodes.Text(say("sources.documents")), nodes.Text(total)))
        table = _table(("how", "number"), rows, "source-figures")
        return [table, self._open(kb)]

    def _open(self, kb: KnowledgeBase) -> nodes.field_list:
        days = source_figures.days_to_look_again(kb).items()
        open_ = [source for source in kb.sources.values() if source.how == "not checked"]
        again = [source for source, _ in changed(kb)]
        looked = source_figures.last_looked_up(kb)
        nothing = (
            say("sources.looked-up", day=looked.isoformat())
            if looked
            else say("sources.never-looked-up")
        )
        fields = nodes.field_list(classes=["facts"])
        fields += _field("look-again", [_on_day(day, due) for day, due in days])
        fields += _field("changed", _links(again) or [nodes.Text(nothing)])
        fields += _field("not-checked", _links(open_) or [nodes.Text(say("sources.none"))])
        return fields


def _badge(how: str) -> nodes.inline:
    name = f"how-{how.replace(' ', '-')}"
    return nodes.inline("", say(f"source.{name}"), classes=["badge", name])


def _on_day(day: datetime.date, sources: Sequence[Source]) -> nodes.Node:
    titles = list(dict.fromkeys(_document(source) for source in sources))
    names = listed(titles[:NAMED])
    if len(titles) > NAMED:
        names = say("sources.named-more", names=names)
    return nodes.Text(say("sources.on-day", day=day.isoformat(), n=len(sources), names=names))


def _document(source: Source) -> str:
    """What a document is called among others: a law without what stands in brackets behind it."""
    return source.title if source.law is None else _BRACKET.split(source.title)[0]


def _links(sources: Iterable[Source]) -> list[nodes.Node]:
    return [nodes.reference("", source.name, refid=source.id, internal=True) for source in sources]


def _field(name: str, lines: Iterable[nodes.Node]) -> nodes.field:
    items = [nodes.list_item("", nodes.paragraph("", "", line)) for line in lines]
    body = nodes.field_body("", nodes.bullet_list("", *items, classes=["statements"]))
    return nodes.field("", nodes.field_name("", say(f"sources.{name}")), body)


class SourceEditions(SphinxDirective):
    """The editions of laws in which articles were read."""

    def run(self) -> list[nodes.Node]:
        rows = [
            (
                nodes.Text(one.title),
                nodes.Text(say("sources.in-force", day=one.in_force.isoformat())),
                nodes.Text(str(one.articles)),
                nodes.Text(one.look_again.isoformat() if one.look_again else ""),
            )
            for one in source_figures.editions(page_knowledge(self.env))
        ]
        names = ("law", "edition", "articles", "look-again")
        return [_table(names, rows, "source-editions")]


def _table(names: Sequence[str], rows: Iterable[Sequence[nodes.Node]], kind: str) -> nodes.table:
    group = nodes.tgroup("", *(nodes.colspec(colwidth=1) for _ in names), cols=len(names))
    head = _row(nodes.Text(say(f"sources.{name}")) for name in names)
    group += [nodes.thead("", head), nodes.tbody("", *(_row(row) for row in rows))]
    return nodes.table("", group, classes=[kind])


def _row(cells: Iterable[nodes.Node]) -> nodes.row:
    return nodes.row("", *(nodes.entry("", nodes.paragraph("", "", cell)) for cell in cells))


def setup_source_overview(app: Sphinx) -> None:
    app.add_directive("source-overview", SourceOverview)
    app.add_directive("source-editions", SourceEditions)
