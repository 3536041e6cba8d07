"""The first occurrence of each term on a page links to its definition and carries a short one.

The link works without a script. The short definitions stand at the end of the page, hidden; the
link names its own through ``aria-describedby``, and the site's script shows it on hover, focus
and tap.
"""

from __future__ import annotations

from docutils import nodes
from sphinx import addnodes
from sphinx.application import Sphinx
from sphinx.transforms import SphinxTransform
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util.nodes import make_refnode
from sphinx.writers.html5 import HTML5Translator

from sphinx_guidance.addresses import GLOSSARY_PAGE, term_note_anchor
from sphinx_guidance.site.project import knowledge
from sphinx_guidance.terms import TermFinder

NEVER_INSIDE = (
    nodes.reference, nodes.title, nodes.rubric, nodes.literal, nodes.literal_block, nodes.raw,
    nodes.term, nodes.caption, nodes.label, nodes.comment, addnodes.pending_xref,
)  # fmt: skip


class unlinked(nodes.inline):
    """Text in which no term is linked (a label of a control, say)."""


class term_reference(nodes.reference):
    """A link to a term's definition; ``term`` is the term's id."""


class term_notes(nodes.container):
    """The short definitions of the terms on the page; ``notes`` maps term ids to texts."""


class TermLinks(SphinxTransform):
    """Link the first occurrence of each term."""

    default_priority = 700

    def apply(self, **kwargs: object) -> None:
        kb = knowledge(self.app)
        docname = self.env.current_document.docname
        if docname == GLOSSARY_PAGE:
            return
        finder = kb.finder
        linked: set[str] = set()
        for text in list(self.document.findall(nodes.Text)):
            if not _inside(text, (*NEVER_INSIDE, unlinked)):
                self._link(text, finder, linked)
        if linked:
            notes = {id_: kb.plain_definitions[id_] for id_ in sorted(linked)}
            self.document += term_notes("", notes=notes)

    def _link(self, text: nodes.Text, finder: TermFinder, linked: set[str]) -> None:
        pieces: list[nodes.Node] = []
        position = 0
        for found in finder.find(text):
            if found.term in linked:
                continue
            linked.add(found.term)
            pieces.append(nodes.Text(text[position : found.start]))
            pieces.append(
                term_reference("", nodes.Text(found.name), term=found.term, internal=True)
            )
            position = found.end
        if pieces:
            pieces.append(nodes.Text(text[position:]))
            text.parent.replace(text, [piece for piece in pieces if piece.astext()])


class ResolveTermLinks(SphinxPostTransform):
    """Point the links of terms at their definitions."""

    default_priority = 8

    def run(self, **kwargs: object) -> None:
        kb = knowledge(self.app)
        for node in list(self.document.findall(term_reference)):
            term = kb.terms.get(node["term"])
            docname, anchor = kb.location(term) if term else ("", "")
            if docname in self.env.all_docs:
                made = make_refnode(
                    self.env._app.builder, self.env.current_document.docname, docname, anchor, []
                )
                node["refuri" if "refuri" in made else "refid"] = made.get("refuri", anchor)
            else:
                node.replace_self(node.children)


def _inside(node: nodes.Node, classes: tuple[type[nodes.Node], ...]) -> bool:
    parent = node.parent
    while parent is not None:
        if isinstance(parent, classes) or parent.get("design_component") == "card":
            return True
        parent = parent.parent
    return False


def _visit_term_reference(self: HTML5Translator, node: term_reference) -> None:
    href = node.get("refuri") or f"#{node['refid']}"
    self.body.append(
        self.starttag(
            node,
            "a",
            "",
            CLASS="term",
            href=href,
            ids=[],
            **{"aria-describedby": term_note_anchor(node["term"])},  # type: ignore[arg-type]
        )
    )


def _depart_term_reference(self: HTML5Translator, node: term_reference) -> None:
    self.body.append("</a>")


def _visit_term_notes(self: HTML5Translator, node: term_notes) -> None:
    self.body.append('<div class="term-notes" hidden>')
    for id_, text in node["notes"].items():
        self.body.append(f'<p id="{term_note_anchor(id_)}">{self.encode(text)}</p>')
    self.body.append("</div>\n")


def _depart_term_notes(self: HTML5Translator, node: term_notes) -> None:
    pass


def _skip(self: object, node: nodes.Element) -> None:
    raise nodes.SkipNode


def setup_term_links(app: Sphinx) -> None:
    app.add_node(term_reference, html=(_visit_term_reference, _depart_term_reference))
    app.add_node(
        term_notes,
        html=(_visit_term_notes, _depart_term_notes),
        text=(_skip, None),
        latex=(_skip, None),
        texinfo=(_skip, None),
        man=(_skip, None),
    )
    app.add_node(unlinked)
    app.add_transform(TermLinks)
    app.add_post_transform(ResolveTermLinks)
