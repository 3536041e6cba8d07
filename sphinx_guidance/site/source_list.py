"""``{source-list}``: every source, how it was checked, and the pages that cite it."""

from __future__ import annotations

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective

from sphinx_guidance.knowledge import KnowledgeBase, PageText
from sphinx_guidance.model import Checklist
from sphinx_guidance.site.domain import object_link
from sphinx_guidance.site.project import ask, page_knowledge
from sphinx_guidance.site.source_marks import source_item
from sphinx_guidance.source_figures import documents
from sphinx_guidance.sources import Source
from sphinx_guidance.words import say


class SourceList(SphinxDirective):
    """All sources by document, in the order of publishers and titles."""

    def run(self) -> list[nodes.Node]:
        kb = page_knowledge(self.env)
        pages = ask(self.env, cited_on)
        made = nodes.bullet_list(classes=["source-list", "all-sources"])
        for (publisher, title), sources in documents(kb).items():
            together = len(sources) > 1
            items = [self._item(kb, s, pages.get(s.id, []), together=together) for s in sources]
            if not together:
                made += items
                continue
            name = say("sources.document", title=title, publisher=publisher)
            number = nodes.inline("", say("sources.in-document", n=len(items)), classes=["aside"])
            line = nodes.paragraph("", "", nodes.strong("", name), number)
            made += nodes.list_item("", line, nodes.bullet_list("", *items), classes=["document"])
        return [made]

    def _item(
        self, kb: KnowledgeBase, source: Source, pages: list[str], *, together: bool
    ) -> nodes.list_item:
        item = source_item(kb, source, in_document=together)
        citing = [kb.object_of_page[d] for d in pages if d in kb.object_of_page]
        if citing:
            line = nodes.paragraph("", say("source.cited-on"), classes=["cited-on"])
            for i, obj in enumerate(citing):
                if i:
                    line += nodes.Text(say("list.separator"))
                line += object_link(obj, self.env.current_document.docname)
            item += line
        return item


def cited_by(kb: KnowledgeBase, page: PageText) -> list[str]:
    """The sources that a page cites, as often as it does: in its text, then in its data."""
    cited = [role.target for role in page.outline.roles if role.name == "source"]
    cited += (page.fields.sources if page.fields else None) or ()
    if page.fields:
        cited += [id_ for _, _, entry in page.fields.entries() for id_ in entry.sources]
    checklist = kb.object_of_page.get(page.docname)
    if isinstance(checklist, Checklist):
        cited += [id_ for item in checklist.items for id_ in item.sources]
    return cited


def cited_on(kb: KnowledgeBase) -> dict[str, list[str]]:
    """The pages that cite each source, by source id."""
    pages: dict[str, list[str]] = {}
    for page in kb.pages.values():
        for id_ in dict.fromkeys(cited_by(kb, page)):
            pages.setdefault(id_, []).append(page.docname)
    return pages


def setup_source_list(app: Sphinx) -> None:
    app.add_directive("source-list", SourceList)
