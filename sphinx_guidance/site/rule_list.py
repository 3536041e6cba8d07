"""``{rule-list}``: the codes of all rules and what they mean, drawn from the registry."""

from __future__ import annotations

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective

from sphinx_guidance.addresses import rule_anchor
from sphinx_guidance.rules import meanings
from sphinx_guidance.site.project import knowledge, page_knowledge


class RuleList(SphinxDirective):
    def run(self) -> list[nodes.Node]:
        said = meanings(page_knowledge(self.env).schema, knowledge(self.env).language)
        items = nodes.definition_list(classes=["rules"])
        for code, meaning in said.items():
            items += nodes.definition_list_item(
                "",
                nodes.term("", "", nodes.literal("", code), ids=[rule_anchor(code)]),
                nodes.definition("", nodes.paragraph("", meaning)),
            )
        return [items]


def setup_rule_list(app: Sphinx) -> None:
    app.add_directive("rule-list", RuleList)
