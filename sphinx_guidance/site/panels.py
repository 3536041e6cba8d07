"""What the graph knows of a page: its facts above the text, its relations and sources below."""

from __future__ import annotations

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.transforms import SphinxTransform

from sphinx_guidance.addresses import SOURCES_ID
from sphinx_guidance.facts import beside, facts, facts_of_part
from sphinx_guidance.knowledge import KnowledgeBase, Object
from sphinx_guidance.model import Check, Checklist
from sphinx_guidance.site.domain import object_link
from sphinx_guidance.site.fact_nodes import fact_body, fact_list, field, how_read
from sphinx_guidance.site.open_questions import open_box
from sphinx_guidance.site.project import page_knowledge
from sphinx_guidance.site.source_marks import number_marks, sources_of_page
from sphinx_guidance.words import say

Related = list[tuple[str, str, list[Object]]]
"""Anchor, heading and objects of each panel of a page."""


def related(kb: KnowledgeBase, obj: Object) -> Related:
    """The relation panels of an object's page, as ``guidance.yaml`` has them."""
    kind = kb.schema.kinds.get(obj.kind)
    return [
        (panel.id, panel.title, kb.listed(obj, panel))
        for panel in (kind.panels if kind else ())
        if kb.agrees(obj, panel.when)
    ]


def _beside(kb: KnowledgeBase, obj: Object) -> list[nodes.Node]:
    """What must never be left out where an object is listed: a cover and its limits."""
    return [
        nodes.container(
            "", nodes.paragraph("", fact.label), fact_body(kb, fact), classes=["limits-beside"]
        )
        for fact in beside(kb.schema, obj)
    ]


class Panels(SphinxTransform):
    """Add what the graph knows to the page of an object, and the sources to every page."""

    default_priority = 720

    def apply(self, **kwargs: object) -> None:
        kb = page_knowledge(self.env)
        docname = self.env.current_document.docname
        page = kb.pages.get(docname)
        top = next(self.document.findall(nodes.section), None)
        if page is None or page.fields is None or top is None:
            return
        obj = kb.object_of_page.get(docname)
        if obj and not isinstance(obj, Checklist):
            top.insert(1, self._head(kb, obj))
            top += self._parts(kb, obj)
            for anchor, heading, objects in related(kb, obj):
                if objects:
                    top += self._panel(kb, anchor, heading, objects)
        if page.fields.open_questions:
            top += open_box(kb, page.fields.open_questions)
        sources = number_marks(kb, self.document, list(page.fields.sources or ()))
        known = [kb.sources[id_] for id_ in sources if id_ in kb.sources]
        if known:
            section = self._section(SOURCES_ID, say("panel.sources"))
            section += sources_of_page(kb, self.document, known, docname)
            top += section
        own = kb.schema.kinds.get(obj.kind) if obj else None
        notice = own.notice if own else None
        text = (notice or "") + (kb.schema.notice or "")
        if text and (known or notice):
            top += nodes.paragraph("", text, classes=["disclaimer"])

    def _head(self, kb: KnowledgeBase, obj: Object) -> nodes.container:
        own = kb.schema.kinds[obj.kind]
        head = nodes.container(classes=["object-head", f"kind-{obj.kind}", *own.look])
        head += nodes.paragraph("", obj.summary, classes=["summary"])  # type: ignore[union-attr]
        fields = fact_list(kb, facts(kb.schema, obj))
        first = kb.first_source(kb.pages[self.env.current_document.docname])
        if own.first_source and first:
            fields += field(own.first_source, how_read(first))
        if len(fields):
            head += fields
        return head

    def _parts(self, kb: KnowledgeBase, obj: Object) -> list[nodes.Node]:
        """The facts that stand under headings of their own."""
        made: list[nodes.Node] = []
        for part in kb.schema.kinds[obj.kind].parts:
            found = facts_of_part(kb.schema, obj, part)
            if found:
                section = self._section(part.id, part.title)
                only = len(part.fields) == 1 and bool(found[0].entries)
                section += fact_body(kb, found[0]) if only else fact_list(kb, found)
                made.append(section)
        return made

    def _panel(
        self, kb: KnowledgeBase, anchor: str, heading: str, objects: list[Object]
    ) -> nodes.section:
        section = self._section(anchor, heading)
        kind = kb.schema.kinds.get(objects[0].kind)
        look = kind.look if kind else ()
        items = nodes.bullet_list(classes=["related", f"related-{objects[0].kind}", *look])
        for obj in objects:
            items += nodes.list_item("", self._entry(kb, obj), *_beside(kb, obj))
        section += items
        return section

    def _entry(self, kb: KnowledgeBase, obj: Object) -> nodes.paragraph:
        docname = self.env.current_document.docname
        entry = nodes.paragraph("", "", object_link(obj, docname))
        if isinstance(obj, Check):
            aside = say(
                "panel.aside-of-check", title=kb.checklist_of[obj.id].title, weight=obj.weight
            )
        elif obj.kind in kb.schema.kinds:
            aside = f" {obj.summary}"  # type: ignore[union-attr]
        else:
            own = (getattr(obj, name, None) for name in ("section", "when"))
            aside = f" {next((said for said in own if said), '')}"
        entry += nodes.inline("", aside, classes=["aside"])
        return entry

    def _section(self, id_: str, heading: str) -> nodes.section:
        section = nodes.section(ids=[id_], names=[], classes=["panel"])
        section += nodes.title("", heading)
        return section


def setup_panels(app: Sphinx) -> None:
    app.add_transform(Panels)
