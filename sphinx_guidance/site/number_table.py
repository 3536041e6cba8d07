"""``{number-table} id``: the numbers that pages cite, each row with an address of its own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective

from sphinx_guidance.model import Columns, Number, NumberTopic
from sphinx_guidance.site.domain import object_link
from sphinx_guidance.site.project import page_knowledge
from sphinx_guidance.site.source_marks import source_mark
from sphinx_guidance.words import say

COLUMNS = (("when", 3), ("value", 2), ("basis", 6))


class NumberTableDirective(SphinxDirective):
    """A section a topic of the table whose id is the argument."""

    required_arguments = 1

    def run(self) -> list[nodes.Node]:
        table = page_knowledge(self.env).tables.get(self.arguments[0])
        return [self._topic(topic, table.columns) for topic in table.topics] if table else []

    def _topic(self, topic: NumberTopic, columns: Columns | None) -> nodes.section:
        section = nodes.section("", nodes.title("", topic.title), ids=[topic.id], names=[])
        if topic.note:
            section += nodes.paragraph("", topic.note)
        group = nodes.tgroup("", *(nodes.colspec(colwidth=width) for _, width in COLUMNS), cols=3)
        names = (getattr(columns, name, say(f"number-table.{name}")) for name, _ in COLUMNS)
        head = nodes.row("", *(_cell(nodes.paragraph("", name)) for name in names))
        rows = groupby(topic.numbers, lambda n: (n.when, n.basis, n.sources))
        body = nodes.tbody("", *(self._row(list(numbers)) for _, numbers in rows))
        group += [nodes.thead("", head), body]
        classes = ["numbers", *(["stacked"] if columns else [])]
        section += nodes.table("", group, classes=classes)
        return section

    def _row(self, numbers: Sequence[Number]) -> nodes.row:
        """A row of numbers that say the same: a single one, or the first to the last."""
        number = numbers[0]
        last = numbers[-1].value
        both = say("number-table.range", first=number.value, last=last)
        shown = both if len(numbers) > 1 else number.value
        marks = [source_mark("", "", source=id_) for id_ in number.sources]
        value = nodes.paragraph("", "", nodes.strong("", shown))
        basis = nodes.paragraph("", "", nodes.Text(number.basis), *marks)
        for paragraph in (value, basis):
            self.set_source_info(paragraph)
        first = nodes.entry("", nodes.paragraph("", number.when), ids=[n.id for n in numbers])
        return nodes.row("", first, _cell(value), _cell(basis, *self._uses(numbers)))

    def _uses(self, numbers: Sequence[Number]) -> Iterator[nodes.paragraph]:
        """What names these numbers by a relation, each with the check items that verify it."""
        kb = page_knowledge(self.env)
        docname = self.env.current_document.docname
        ends = [end for end in kb.schema.ends("number") if end != "sources"]
        users = {o.id: o for n in numbers for end in ends for o in kb.related(n, end)}
        for user in users.values():
            line = nodes.paragraph("", "", object_link(user, docname), classes=["used-by"])
            items = kb.related(user, kb.schema.checks.back) if kb.schema.checks else ()
            for item in items:
                line += nodes.Text(say("list.separator"))
                line += object_link(item, docname, kb.cited_as(item))
            yield line


def _cell(*content: nodes.paragraph) -> nodes.entry:
    return nodes.entry("", *content)


def setup_number_table(app: Sphinx) -> None:
    app.add_directive("number-table", NumberTableDirective)
