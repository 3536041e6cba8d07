"""``{glossary-terms}``: every term by topic, each with a permanent address."""

from __future__ import annotations

from itertools import groupby

from docutils import nodes
from sphinx import addnodes
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective

from sphinx_guidance.knowledge import Definition, KnowledgeBase
from sphinx_guidance.model import Term
from sphinx_guidance.site.domain import object_link
from sphinx_guidance.site.project import knowledge, page_knowledge
from sphinx_guidance.words import listed, say


class GlossaryTerms(SphinxDirective):
    """All terms of the glossary; a section a file, in the order of the language."""

    def run(self) -> list[nodes.Node]:
        kb = page_knowledge(self.env)
        return [self._topic(kb, anchor, entries) for anchor, entries in kb.topics.items()]

    def _topic(self, kb: KnowledgeBase, anchor: str, entries: list[Definition]) -> nodes.section:
        title = nodes.title("", entries[0].topic)
        section = nodes.section("", title, ids=[anchor], names=[])
        language = knowledge(self.env).language
        ordered = sorted(entries, key=lambda e: language.order(e.term.name, e.term.reading or ""))
        for letter, group in groupby(ordered, key=lambda e: language.letter(e.term.name)):
            if letter:
                section += nodes.rubric("", letter, classes=["letter"])
            items = nodes.definition_list(classes=["glossary"])
            items.extend(self._entry(kb, entry) for entry in group)
            section += addnodes.glossary("", items, sorted=False)
        return section

    def _entry(self, kb: KnowledgeBase, entry: Definition) -> nodes.definition_list_item:
        term = entry.term
        head = nodes.term("", term.name, ids=[term.id])
        if term.reading or term.english:
            head += self._spoken(term)
        body = nodes.definition()
        if term.aliases:
            body += nodes.paragraph(
                "", say("glossary.aliases", aliases=listed(term.aliases)), classes=["aliases"]
            )
        place = kb.place(term, "definition")
        body += self.parse_text_to_nodes(term.definition, offset=place.line)
        if term.related:
            related = nodes.paragraph("", say("glossary.related"), classes=["related-terms"])
            for i, id_ in enumerate(id_ for id_ in term.related if id_ in kb.terms):
                if i:
                    related += nodes.Text(say("list.separator"))
                related += object_link(kb.terms[id_], self.env.current_document.docname)
            body += related
        return nodes.definition_list_item("", head, body)

    def _spoken(self, term: Term) -> list[nodes.Node]:
        """The reading of a name, and its name in English."""
        between = say("glossary.between") if term.reading and term.english else ""
        spoken: list[nodes.Node] = [
            nodes.inline(
                "",
                say("glossary.spoken", reading=term.reading or "", between=between),
                classes=["reading"],
            )
        ]
        if term.english:
            spoken.append(nodes.inline("", term.english, classes=["english"], lang="en"))
        return [*spoken, nodes.inline("", say("glossary.spoken-end"), classes=["reading"])]


def setup_glossary(app: Sphinx) -> None:
    app.add_directive("glossary-terms", GlossaryTerms)
