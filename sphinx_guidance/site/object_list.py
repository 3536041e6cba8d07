"""``{object-list} kind``: all objects of a kind as cards, by group, and as navigation."""

from __future__ import annotations

from collections.abc import Sequence

from docutils import nodes
from sphinx import addnodes
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective
from sphinx_design.shared import create_component

from sphinx_guidance.facts import card
from sphinx_guidance.groups import filtered, grouped
from sphinx_guidance.knowledge import KnowledgeBase, Object
from sphinx_guidance.model import Checklist, Kind
from sphinx_guidance.site.domain import object_link
from sphinx_guidance.site.project import page_knowledge
from sphinx_guidance.words import say


class ObjectList(SphinxDirective):
    """Cards of all objects of the kind given as argument."""

    required_arguments = 1

    def run(self) -> list[nodes.Node]:
        kb = page_knowledge(self.env)
        kind = self.arguments[0]
        if kind not in kb.schema.listed_kinds:
            return []  # told by the rule unknown-directive-argument
        made: list[nodes.Node] = []
        docnames: list[str] = []
        for group in grouped(kb, kind):
            docnames += [kb.location(obj)[0] for obj in group.objects]
            cards = [self._card(kb, obj) for obj in group.objects]
            row = create_component(
                "grid-row", ["sd-row", "sd-row-cols-1", "sd-row-cols-md-2", "sd-g-3"]
            )
            row += cards
            grid = create_component(
                "grid-container", ["sd-container-fluid", "object-cards"], children=[row]
            )
            if group.id:
                title = nodes.title("", group.heading)
                made.append(nodes.section("", title, grid, ids=[group.id], names=[]))
            else:
                made.append(grid)
        return [*self._filter(kb, kind), *made, *self._found(kb, kind), self._toctree(docnames)]

    def _filter(self, kb: KnowledgeBase, kind: Kind) -> list[nodes.Node]:
        """Links to the lists of :meth:`_found`; a script makes them a filter of the cards."""
        groups = filtered(kb, kind)
        if not groups:
            return []
        items = nodes.bullet_list()
        for group in groups:
            link = nodes.reference("", group.heading, refid=group.id, internal=True)
            count = nodes.inline("", str(len(group.objects)), classes=["count"])
            items += nodes.list_item("", nodes.paragraph("", "", link, nodes.Text(" "), count))
        title = say("list-filter.title", name=self._filter_label(kb, kind))
        return [nodes.container("", nodes.paragraph("", title), items, classes=["list-filter"])]

    def _found(self, kb: KnowledgeBase, kind: Kind) -> list[nodes.Node]:
        """A section a word of the filter, with links to the objects that have it."""
        made: list[nodes.Node] = []
        for group in filtered(kb, kind):
            items = nodes.bullet_list(classes=["filter-found"])
            for obj in group.objects:
                link = object_link(obj, self.env.current_document.docname)
                items += nodes.list_item("", nodes.paragraph("", "", link))
            title = say("list-filter.group", name=group.heading, n=len(group.objects))
            made.append(nodes.section("", nodes.title("", title), items, ids=[group.id], names=[]))
        return made

    def _filter_label(self, kb: KnowledgeBase, kind: Kind) -> str:
        own = kb.schema.kinds[kind]
        return own.fields[own.filter or ""].label or own.filter or ""

    def _card(self, kb: KnowledgeBase, obj: Object) -> nodes.container:
        title = create_component("card-title", ["sd-card-title", "sd-font-weight-bold"])
        title += nodes.paragraph("", "", object_link(obj, self.env.current_document.docname))
        body = create_component("card-body", ["sd-card-body"], children=[title])
        label = _label(kb, obj)
        if label:
            body += nodes.paragraph("", label, classes=["card-label"])
        body += nodes.paragraph("", obj.summary, classes=["sd-card-text"])  # type: ignore[union-attr]
        own = kb.schema.kinds.get(obj.kind)
        classes = ["sd-card", "sd-shadow-sm", "sd-h-100", *(own.look if own else ())]
        card = create_component("card", classes, children=[body])
        return create_component("grid-item", ["sd-col", "sd-d-flex-column"], children=[card])

    def _toctree(self, docnames: Sequence[str]) -> nodes.compound:
        toctree = addnodes.toctree()
        toctree["parent"] = self.env.current_document.docname
        toctree["entries"] = [(None, name) for name in docnames if name in self.env.found_docs]
        toctree["includefiles"] = [name for _, name in toctree["entries"]]
        toctree["maxdepth"] = 1
        toctree["caption"] = None
        for flag in ("glob", "hidden", "includehidden", "numbered", "titlesonly"):
            toctree[flag] = flag == "hidden"
        return nodes.compound("", toctree, classes=["toctree-wrapper"])


def _label(kb: KnowledgeBase, obj: Object) -> str:
    if isinstance(obj, Checklist):
        return say("dots.separator").join(
            (
                say("checklist.items", n=len(obj.items)),
                say("edition", version=obj.version, date=obj.date.isoformat()),
            )
        )
    return card(kb.schema, obj)


def setup_object_list(app: Sphinx) -> None:
    app.add_directive("object-list", ObjectList)
