"""The first occurrence of each term on a page links to its definition and carries a short one.

The link works without a script. The short definitions stand at the end of the page, hidden; the
link names its own through ``aria-describedby``, and the site's script shows it on hover, focus
and tap.
"""

from __future__ import annotations

from typing import NamedTuple

from docutils import nodes
from sphinx import addnodes
from sphinx.application import Sphinx
from sphinx.transforms import SphinxTransform
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util.nodes import make_refnode
from sphinx.writers.html5 import HTML5Translator

from sphinx_guidance.addresses import GLOSSARY_PAGE, term_note_anchor
from sphinx_guidance.knowledge import KnowledgeBase
from sphinx_guidance.site.project import ask, knowledge, page_knowledge

NEVER_INSIDE = (
    nodes.reference, nodes.title, nodes.rubric, nodes.literal, nodes.literal_block, nodes.raw,
    nodes.term, nodes.caption, nodes.label, nodes.comment, addnodes.pending_xref,
)  # fmt: skip


class unlinked(nodes.inline):
    """Text in which no term is linked (a label of a control, say)."""


class term_reference(nodes.reference):
    """A link to a term's definition; ``term`` is the term's id, ``to`` its page and anchor."""


class term_notes(nodes.container):
    """The short definitions of the terms on the page; ``notes`` maps term ids to texts."""


class TermLinks(SphinxTransform):
    """Link the first occurrence of each term."""

    default_priority = 700

    def apply(self, **kwargs: object) -> None:
        docname = self.env.current_document.docname
        if docname == GLOSSARY_PAGE or GLOSSARY_PAGE not in page_knowledge(self.env).pages:
            return
        notes: dict[str, str] = {}
        for text in list(self.document.findall(nodes.Text)):
            if not _inside(text, (*NEVER_INSIDE, unlinked)):
                self._link(text, notes)
        if notes:
            self.document += term_notes("", notes=dict(sorted(notes.items())))

    def _link(self, text: nodes.Text, notes: dict[str, str]) -> None:
        """Link the terms in a text that are not in ``notes`` yet, and add their definitions."""
        pieces: list[nodes.Node] = []
        position = 0
        for found in knowledge(self.env).finder.find(text):
            term = ask(self.env, term_named, found.name)  # noted too where it is linked already
            if term is None or term.id in notes:
                continue
            notes[term.id] = term.definition
            pieces.append(nodes.Text(text[position : found.start]))
            name = nodes.Text(text[found.start : found.end])
            pieces.append(term_reference("", name, term=term.id, to=term.to, internal=True))
            position = found.end
        if pieces:
            pieces.append(nodes.Text(text[position:]))
            text.parent.replace(text, [piece for piece in pieces if piece.astext()])


class Meaning(NamedTuple):
    """What a name of a term stands for: ``to`` is the page and the anchor of the term."""

    id: str
    to: tuple[str, str]
    definition: str


def term_named(kb: KnowledgeBase, name: str) -> Meaning | None:
    """The term that a name stands for."""
    id_ = kb.finder.names.get(name)
    return Meaning(id_, kb.location(kb.terms[id_]), kb.plain_definitions[id_]) if id_ else None


class ResolveTermLinks(SphinxPostTransform):
    """Point the links of terms at their definitions."""

    default_priority = 8

    def run(self, **kwargs: object) -> None:
        here = self.env.current_document.docname
        for node in list(self.document.findall(term_reference)):
            docname, anchor = node["to"]
            if docname in self.env.all_docs:
                made = make_refnode(self.app.builder, here, docname, anchor, [])
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
