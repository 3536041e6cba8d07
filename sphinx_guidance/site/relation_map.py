"""``{relation-map}``: the whole graph on one page, as two matrices and a list to follow.

Incidents are the columns of both matrices, numbered, so that they fit a phone and a sheet of A4;
the lists below follow causes to measures, and measures to check items.
"""

from __future__ import annotations

from collections.abc import Iterable

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective

from sphinx_guidance.knowledge import KnowledgeBase, Object
from sphinx_guidance.navigation import grouped
from sphinx_guidance.site.domain import object_link
from sphinx_guidance.site.project import page_knowledge


class RelationMap(SphinxDirective):
    def run(self) -> list[nodes.Node]:
        kb = page_knowledge(self.env)
        return [
            self._section("incident-columns", "事故の番号", self._legend(kb)),
            self._section(
                "causes-and-incidents",
                "どの原因がどの事故につながるか",
                self._matrix(
                    kb, "cause", {i.id: set(i.arises_from) for i in kb.incidents.values()}
                ),
            ),
            self._section(
                "coverages-and-incidents",
                "どの補償がどの事故にかかわるか",
                self._matrix(
                    kb,
                    "coverage",
                    {
                        i.id: {c.id for c in kb.coverages_for.get(i.id, ())}
                        for i in kb.incidents.values()
                    },
                ),
            ),
            self._section("causes-and-measures", "原因を防ぐ対策", *self._measures(kb)),
            self._section("measures-and-checks", "対策を確かめる確認項目", *self._checks(kb)),
        ]

    def _section(self, id_: str, title: str, *content: nodes.Node) -> nodes.section:
        return nodes.section("", nodes.title("", title), *content, ids=[id_], names=[])

    def _link(self, obj: Object) -> nodes.Node:
        return object_link(obj, self.env.current_document.docname)

    def _legend(self, kb: KnowledgeBase) -> nodes.enumerated_list:
        items = [
            nodes.list_item("", nodes.paragraph("", "", self._link(i)))
            for i in kb.incidents.values()
        ]
        return nodes.enumerated_list("", *items, classes=["incident-legend"])

    def _matrix(self, kb: KnowledgeBase, kind: str, cells: dict[str, set[str]]) -> nodes.table:
        """A table with a row an object of ``kind``; ``cells`` are the ids marked in each column."""
        incidents = list(kb.incidents.values())
        group = nodes.tgroup(cols=len(incidents) + 1)
        group += [nodes.colspec(colwidth=1) for _ in range(len(incidents) + 1)]
        head = nodes.row("", _cell("事故の番号", ""))
        head += [_cell(str(number), incident.title) for number, incident in enumerate(incidents, 1)]
        body = nodes.tbody()
        for objects in grouped(kb, kind).values():  # type: ignore[arg-type]
            for obj in objects:
                row = nodes.row("", nodes.entry("", nodes.paragraph("", "", self._link(obj))))
                for incident in incidents:
                    marked = obj.id in cells[incident.id]
                    row += _cell("●" if marked else "", incident.title if marked else "")
                body += row
        group += [nodes.thead("", head), body]
        return nodes.table("", group, classes=["relation-matrix", "colwidths-auto"])

    def _measures(self, kb: KnowledgeBase) -> Iterable[nodes.Node]:
        for group, causes in grouped(kb, "cause").items():
            yield nodes.rubric("", group)
            items = nodes.bullet_list(classes=["chains"])
            for cause in causes:
                line = nodes.paragraph("", "", self._link(cause), nodes.Text(" → "))
                for i, measure in enumerate(kb.measures_against.get(cause.id, ())):
                    if i:
                        line += nodes.Text("、")
                    line += self._link(measure)
                items += nodes.list_item("", line)
            yield items

    def _checks(self, kb: KnowledgeBase) -> Iterable[nodes.Node]:
        for group, measures in grouped(kb, "measure").items():
            yield nodes.rubric("", group)
            items = nodes.bullet_list(classes=["chains"])
            for measure in measures:
                checks = [
                    nodes.list_item("", nodes.paragraph("", "", self._link(check)))
                    for check in kb.checks_of.get(measure.id, ())
                ]
                item = nodes.list_item("", nodes.paragraph("", "", self._link(measure)))
                if checks:
                    item += nodes.bullet_list("", *checks)
                items += item
            yield items


def _cell(text: str, label: str) -> nodes.entry:
    """A cell that shows ``text`` and reads ``label`` aloud."""
    shown = nodes.inline("", text, classes=["mark"])
    spoken = nodes.inline("", label, classes=["visually-hidden"])
    return nodes.entry(
        "", nodes.paragraph("", "", *(part for part in (shown, spoken) if part.astext()))
    )


def setup_relation_map(app: Sphinx) -> None:
    app.add_directive("relation-map", RelationMap)
