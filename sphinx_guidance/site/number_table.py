"""``{number-table} id``: the numbers that pages cite, each row with an address of its own."""

from __future__ import annotations

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective

from sphinx_guidance.model import Number, NumberTopic
from sphinx_guidance.site.project import page_knowledge
from sphinx_guidance.site.source_marks import source_mark
from sphinx_guidance.words import say

COLUMNS = (("when", 3), ("value", 2), ("basis", 6))


class NumberTableDirective(SphinxDirective):
    """A section a topic of the table whose id is the argument."""

    required_arguments = 1

    def run(self) -> list[nodes.Node]:
        table = page_knowledge(self.env).tables.get(self.arguments[0])
        return [self._topic(topic) for topic in table.topics] if table else []

    def _topic(self, topic: NumberTopic) -> nodes.section:
        section = nodes.section("", nodes.title("", topic.title), ids=[topic.id], names=[])
        if topic.note:
            section += nodes.paragraph("", topic.note)
        group = nodes.tgroup("", *(nodes.colspec(colwidth=width) for _, width in COLUMNS), cols=3)
        names = (say(f"number-table.{name}") for name, _ in COLUMNS)
        head = nodes.row("", *(_cell(nodes.paragraph("", name)) for name in names))
        body = nodes.tbody("", *(self._row(number) for number in topic.numbers))
        group += [nodes.thead("", head), body]
        section += nodes.table("", group, classes=["numbers"])
        return section

    def _row(self, number: Number) -> nodes.row:
        marks = [source_mark("", "", source=id_) for id_ in number.sources]
        value = nodes.paragraph("", "", nodes.strong("", number.value))
        basis = nodes.paragraph("", "", nodes.Text(number.basis), *marks)
        for paragraph in (value, basis):
            self.set_source_info(paragraph)
        first = nodes.entry("", nodes.paragraph("", number.when), ids=[number.id])
        return nodes.row("", first, _cell(value), _cell(basis))


def _cell(content: nodes.paragraph) -> nodes.entry:
    return nodes.entry("", content)


def setup_number_table(app: Sphinx) -> None:
    app.add_directive("number-table", NumberTableDirective)
