"""``{relation-map}``: the whole graph on one page, as two matrices and a list to follow.

The objects of one kind are the columns of all matrices, numbered, so that they fit a phone and a
sheet of A4; the lists below follow one relation each. ``guidance.yaml`` says which.
"""

from __future__ import annotations

from collections.abc import Iterable

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective

from sphinx_guidance.groups import grouped
from sphinx_guidance.knowledge import KnowledgeBase, Object
from sphinx_guidance.schema import Matrix, RelationMap
from sphinx_guidance.site.domain import object_link
from sphinx_guidance.site.project import page_knowledge
from sphinx_guidance.words import say


class RelationMapDirective(SphinxDirective):
    def run(self) -> list[nodes.Node]:
        kb = page_knowledge(self.env)
        own = kb.schema.map
        if own is None:
            return []
        made = [self._section(own.id, own.title, self._legend(kb, own))]
        made += [
            self._section(part.id, part.title, self._matrix(kb, own, part)) for part in own.matrices
        ]
        chains = (
            self._section(part.id, part.title, *self._chains(kb, part)) for part in own.chains
        )
        return [*made, *chains]

    def _section(self, id_: str, title: str, *content: nodes.Node) -> nodes.section:
        return nodes.section("", nodes.title("", title), *content, ids=[id_], names=[])

    def _link(self, obj: Object) -> nodes.Node:
        return object_link(obj, self.env.current_document.docname)

    def _legend(self, kb: KnowledgeBase, own: RelationMap) -> nodes.enumerated_list:
        items = [
            nodes.list_item("", nodes.paragraph("", "", self._link(obj)))
            for obj in kb.objects[own.columns].values()
        ]
        return nodes.enumerated_list("", *items, classes=["incident-legend"])

    def _matrix(self, kb: KnowledgeBase, own: RelationMap, part: Matrix) -> nodes.table:
        """A table with a row an object, marked where its end reaches the object of a column."""
        columns = list(kb.objects[own.columns].values())
        group = nodes.tgroup(cols=len(columns) + 1)
        group += [nodes.colspec(colwidth=1) for _ in range(len(columns) + 1)]
        head = nodes.row("", _cell(own.title, ""))
        head += [_cell(str(number), column.title) for number, column in enumerate(columns, 1)]
        body = nodes.tbody()
        for obj in (obj for listed in grouped(kb, part.rows) for obj in listed.objects):
            row = nodes.row("", nodes.entry("", nodes.paragraph("", "", self._link(obj))))
            reached = {(other.kind, other.id) for other in kb.related(obj, part.end)}
            for column in columns:
                marked = (column.kind, column.id) in reached
                row += _cell("●" if marked else "", column.title if marked else "")
            body += row
        group += [nodes.thead("", head), body]
        return nodes.table("", group, classes=["relation-matrix", "colwidths-auto"])

    def _chains(self, kb: KnowledgeBase, part: Matrix) -> Iterable[nodes.Node]:
        """What stands at an end of each object; check items, which are sentences, line by line."""
        in_lines = kb.schema.ends(part.rows)[part.end] == "check"
        for group in grouped(kb, part.rows):
            if group.heading:
                yield nodes.rubric("", group.heading)
            items = nodes.bullet_list(classes=["chains"])
            for obj in group.objects:
                found = kb.related(obj, part.end)
                items += self._in_lines(obj, found) if in_lines else self._in_a_row(obj, found)
            yield items

    def _in_a_row(self, obj: Object, found: Iterable[Object]) -> nodes.list_item:
        line = nodes.paragraph("", "", self._link(obj), nodes.Text(" → "))
        for i, other in enumerate(found):
            if i:
                line += nodes.Text(say("list.separator"))
            line += self._link(other)
        return nodes.list_item("", line)

    def _in_lines(self, obj: Object, found: Iterable[Object]) -> nodes.list_item:
        item = nodes.list_item("", nodes.paragraph("", "", self._link(obj)))
        lines = [nodes.list_item("", nodes.paragraph("", "", self._link(other))) for other in found]
        if lines:
            item += nodes.bullet_list("", *lines)
        return item


def _cell(text: str, label: str) -> nodes.entry:
    """A cell that shows ``text`` and reads ``label`` aloud."""
    shown = nodes.inline("", text, classes=["mark"])
    spoken = nodes.inline("", label, classes=["visually-hidden"])
    return nodes.entry(
        "", nodes.paragraph("", "", *(part for part in (shown, spoken) if part.astext()))
    )


def setup_relation_map(app: Sphinx) -> None:
    app.add_directive("relation-map", RelationMapDirective)
