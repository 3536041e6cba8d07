"""Sources: the mark in the text, and the page's list of what its statements rest on.

``{source}`id``` becomes a numbered mark that leads to the list at the end of the page; the list
says how each source was checked.
"""

from __future__ import annotations

from docutils import nodes
from docutils.nodes import Node, system_message
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxRole

from sphinx_guidance.addresses import source_anchor
from sphinx_guidance.markdown import role_target
from sphinx_guidance.recorder import whole
from sphinx_guidance.sources import Source
from sphinx_guidance.words import listed, say


class source_mark(nodes.inline):
    """A mark for a source; ``source`` is its id. It gets its number when the list is made."""


class SourceRole(SphinxRole):
    """``{source}`id```: cite a source."""

    def run(self) -> tuple[list[Node], list[system_message]]:
        return [source_mark("", "", source=role_target(self.text))], []


def number_marks(document: nodes.document, ids: list[str]) -> list[str]:
    """Turn the marks into links numbered in order of first use; returns all ids in that order.

    ``ids`` are further sources of the page, listed after the cited ones.
    """
    order: list[str] = []
    for mark in list(document.findall(source_mark)):
        id_ = mark["source"]
        if id_ not in order:
            order.append(id_)
        number = order.index(id_) + 1
        link = nodes.reference(
            "", f"[{number}]", refid=source_anchor(id_), internal=True, classes=["source-mark"]
        )
        mark.replace_self(link)
    return order + [id_ for id_ in ids if id_ not in order]


def source_item(source: Source, anchor: str) -> nodes.list_item:
    """An entry of a list of sources."""
    source = whole(source)
    text = listed(filter(None, (source.publisher, source.section, source.date)))
    name = say("quoted", text=source.title)
    title: nodes.Node = nodes.Text(name)
    if source.url:
        title = nodes.reference("", name, refuri=source.url)
    line = nodes.paragraph("", "", title, nodes.Text(say("source.where", text=text)))
    status = nodes.paragraph("", "", classes=["source-status"])
    how = f"how-{source.how.replace(' ', '-')}"
    status += nodes.inline("", say(f"source.{how}"), classes=["badge", how])
    status += nodes.Text(say("source.checked", day=source.checked.isoformat()))
    if source.copy_:
        read = source.copy_
        place = f"{read.repository}{'@' + read.commit[:12] if read.commit else ''} {read.path}"
        edition = say("source.edition", edition=read.edition) if read.edition else ""
        status += nodes.Text(say("source.copy", place=place, edition=edition))
    if source.via:
        status += nodes.Text(say("source.via"))
        for i, url in enumerate(source.via, 1):
            status += nodes.reference("", say("source.material", i=i), refuri=url)
            if i < len(source.via):
                status += nodes.Text(say("list.separator"))
    return nodes.list_item("", line, status, ids=[anchor])


def setup_source_marks(app: Sphinx) -> None:
    app.add_node(source_mark)
    app.add_role("source", SourceRole())
