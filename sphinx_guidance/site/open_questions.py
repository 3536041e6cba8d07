"""What is not known: a box at the end of a page, and ``{open-questions}``, which collects all."""

from __future__ import annotations

from docutils import nodes
from sphinx.addnodes import pending_xref
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective

from sphinx_guidance.addresses import OPEN_ID
from sphinx_guidance.facts import Fact
from sphinx_guidance.knowledge import KnowledgeBase
from sphinx_guidance.model import OpenQuestion
from sphinx_guidance.site.fact_nodes import fact_body
from sphinx_guidance.site.project import ask, page_knowledge
from sphinx_guidance.words import say

Questions = tuple[OpenQuestion, ...]


def open_box(kb: KnowledgeBase, questions: Questions) -> nodes.section:
    """The box at the end of a page."""
    section = nodes.section(ids=[OPEN_ID], names=[], classes=["panel", "open-questions"])
    section += nodes.title("", say("panel.open-questions"))
    section += fact_body(kb, Fact("", entries=questions))
    return section


class OpenQuestions(SphinxDirective):
    """The open questions of all pages, each below the page that asks it."""

    def run(self) -> list[nodes.Node]:
        kb = page_knowledge(self.env)
        asked = nodes.definition_list(classes=["open-questions"])
        for docname, title, questions in ask(self.env, all_questions):
            link = nodes.term("", "", self._link(docname, title))
            body = nodes.definition("", fact_body(kb, Fact("", entries=questions)))
            asked += nodes.definition_list_item("", link, body)
        return [asked] if len(asked) else [nodes.paragraph("", say("open-questions.none"))]

    def _link(self, docname: str, title: str) -> pending_xref:
        return pending_xref(
            "",
            nodes.inline("", title),
            refdomain="std",
            reftype="doc",
            reftarget=f"/{docname}",
            refexplicit=True,
            refdoc=self.env.current_document.docname,
            refwarn=True,
        )


def all_questions(kb: KnowledgeBase) -> list[tuple[str, str, Questions]]:
    """The docname, the title and the questions of each page that has some."""
    return [
        (page.docname, page.fields.title, page.fields.open_questions)
        for page in kb.pages.values()
        if page.fields and page.fields.open_questions
    ]


def setup_open_questions(app: Sphinx) -> None:
    app.add_directive("open-questions", OpenQuestions)
