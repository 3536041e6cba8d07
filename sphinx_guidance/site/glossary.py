"""``{glossary-terms}``: every term by topic, each with a permanent address."""

from __future__ import annotations

from docutils import nodes
from sphinx import addnodes
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective

from sphinx_guidance.knowledge import Definition, KnowledgeBase
from sphinx_guidance.site.domain import object_link
from sphinx_guidance.site.project import page_knowledge


class GlossaryTerms(SphinxDirective):
    """All terms of the glossary; a section a file, in the order of readings."""

    def run(self) -> list[nodes.Node]:
        kb = page_knowledge(self.env)
        return [self._topic(kb, anchor, entries) for anchor, entries in kb.topics.items()]

    def _topic(self, kb: KnowledgeBase, anchor: str, entries: list[Definition]) -> nodes.section:
        title = nodes.title("", entries[0].topic)
        section = nodes.section("", title, ids=[anchor], names=[])
        items = nodes.definition_list(classes=["glossary"])
        for entry in sorted(entries, key=lambda e: e.term.reading):
            items += self._entry(kb, entry)
        section += addnodes.glossary("", items, sorted=False)
        return section

    def _entry(self, kb: KnowledgeBase, entry: Definition) -> nodes.definition_list_item:
        term = entry.term
        head = nodes.term("", term.name, ids=[term.id])
        head += nodes.inline("", f"（{term.reading}／", classes=["reading"])
        head += nodes.inline("", term.english, classes=["english"], lang="en")
        head += nodes.inline("", "）", classes=["reading"])
        body = nodes.definition()
        if term.aliases:
            body += nodes.paragraph("", f"別名: {'、'.join(term.aliases)}", classes=["aliases"])
        place = kb.place(term, "definition")
        body += self.parse_text_to_nodes(term.definition, offset=place.line)
        if term.related:
            related = nodes.paragraph("", "関連: ", classes=["related-terms"])
            for i, id_ in enumerate(id_ for id_ in term.related if id_ in kb.terms):
                if i:
                    related += nodes.Text("、")
                related += object_link(kb.terms[id_], self.env.current_document.docname)
            body += related
        return nodes.definition_list_item("", head, body)


def setup_glossary(app: Sphinx) -> None:
    app.add_directive("glossary-terms", GlossaryTerms)
