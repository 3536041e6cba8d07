"""Sources: the mark in the text, and the page's list of what its statements rest on.

``{source}`id``` becomes a numbered mark that leads to the list at the end of the page; the list
says how each source was read. What rests on no source that was read carries one small mark more.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from urllib.parse import urlsplit

from docutils import nodes
from docutils.nodes import Node, system_message
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxRole
from sphinx.writers.html5 import HTML5Translator

from sphinx_guidance.addresses import UNVERIFIED_ID, source_anchor
from sphinx_guidance.knowledge import KnowledgeBase
from sphinx_guidance.markdown import role_target
from sphinx_guidance.recorder import whole
from sphinx_guidance.rules.law import CHANGES, say_standing
from sphinx_guidance.site.domain import object_link
from sphinx_guidance.sources import Copy, Law, Source, SourceStatus
from sphinx_guidance.words import listed, say


class source_mark(nodes.inline):
    """A mark for a source; ``source`` is its id. It gets its number when the list is made.

    ``told`` where the text before it says how the source was read.
    """


class folded(nodes.container):
    """What stands below one line, ``line``, until a reader unfolds it."""


class SourceRole(SphinxRole):
    """``{source}`id```: cite a source."""

    def run(self) -> tuple[list[Node], list[system_message]]:
        return [source_mark("", "", source=role_target(self.text))], []


def number_marks(kb: KnowledgeBase, document: nodes.document, ids: list[str]) -> list[str]:
    """Turn the marks into links numbered in order of first use; returns all ids in that order.

    ``ids`` are further sources of the page, listed after the cited ones.
    """
    marks = list(document.findall(source_mark))
    order = list(dict.fromkeys(mark["source"] for mark in marks))
    _mark_unverified(kb, [mark for mark in marks if not mark.get("told")])
    for mark in marks:
        id_ = mark["source"]
        named = {"reftitle": kb.sources[id_].name} if id_ in kb.sources else {}
        link = nodes.reference(
            "",
            f"[{order.index(id_) + 1}]",
            refid=source_anchor(id_),
            internal=True,
            classes=["source-mark"],
            **named,
        )
        mark.replace_self(link)
    return order + [id_ for id_ in ids if id_ not in order]


def _mark_unverified(kb: KnowledgeBase, marks: Sequence[source_mark]) -> None:
    """Put a mark after each statement of which no source was read, once for a whole block."""
    for _, block in groupby(marks, key=lambda mark: id(mark.parent)):
        statements = list(_statements(list(block)))
        open_ = [last for group in statements if not _was_read(kb, group) for last in group[-1:]]
        for mark in open_[-1:] if len(open_) == len(statements) else open_:
            mark.parent.insert(mark.parent.index(mark) + 1, _unverified())


def _statements(marks: list[source_mark]) -> Iterator[list[source_mark]]:
    """The marks of one block, those together that stand together behind a statement."""
    group: list[source_mark] = []
    for mark in marks:
        if group and not _adjoin(group[-1], mark):
            yield group
            group = []
        group.append(mark)
    if group:
        yield group


def _adjoin(one: source_mark, next_: source_mark) -> bool:
    siblings = one.parent.children
    between = siblings[siblings.index(one) + 1 : siblings.index(next_)]
    return all(isinstance(node, nodes.Text) and not node.strip() for node in between)


def _was_read(kb: KnowledgeBase, marks: list[source_mark]) -> bool:
    """Whether one of the sources was read; of one that does not exist, a rule tells."""
    known = [kb.sources[mark["source"]] for mark in marks if mark["source"] in kb.sources]
    return not known or any(source.was_read for source in known)


def _unverified() -> nodes.reference:
    return nodes.reference(
        "",
        say("unverified.sign"),
        refid=UNVERIFIED_ID,
        internal=True,
        reftitle=say("unverified.meaning"),
        classes=["unverified-mark"],
    )


def sources_of_page(
    kb: KnowledgeBase, document: nodes.document, sources: list[Source], docname: str
) -> list[nodes.Element]:
    """What stands below the heading of a page's own sources: notes, and the list below a line."""
    made: list[nodes.Element] = []
    again = [source.name for source in sources if _changed(kb, source)]
    if again:
        text = say("source.again-on-page", names=listed(again))
        made.append(nodes.paragraph("", text, classes=["source-again"]))
    if any("unverified-mark" in link["classes"] for link in document.findall(nodes.reference)):
        text = say("unverified.note")
        made.append(nodes.paragraph("", text, ids=[UNVERIFIED_ID], classes=["unverified-note"]))
    items = [_short_item(kb, source, docname) for source in sources]
    read = sum(source.was_read for source in sources)
    line = say("source.folded", n=len(sources), read=read)
    entries = nodes.enumerated_list("", *items, classes=["source-list"])
    return [*made, folded("", entries, line=line, classes=["folded"])]


def _short_item(kb: KnowledgeBase, source: Source, docname: str) -> nodes.list_item:
    """An entry of a page's own list: what the source is, what for, and how it was read."""
    status = _changed(kb, source)
    source = whole(source)
    line = nodes.paragraph("", "", link_to(source))
    if source.law is None or source.short_name is None:
        line += nodes.Text(_where(source))
    if source.relied_on_for:
        line += nodes.Text(say("source.for", text=source.relied_on_for))
    how = nodes.paragraph("", "", _badge(source), classes=["source-status"])
    if source.law and source.law.in_force:
        how += nodes.Text(say("source.in-force", day=source.law.in_force.isoformat()))
    how += nodes.Text(say("source.checked", day=source.checked.isoformat()))
    how += nodes.Text(say("source.gap"))
    more = object_link(source, docname)
    more.replace(more[0], nodes.inline("", say("source.more")))
    how += more
    return nodes.list_item("", line, how, *_again(source, status), ids=[source_anchor(source.id)])


def source_item(kb: KnowledgeBase, source: Source, *, in_document: bool = False) -> nodes.list_item:
    """An entry of the list of all sources, with all that is known of one.

    ``in_document`` where title and publisher have been said of several together.
    """
    status = _changed(kb, source)
    source = whole(source)
    line = nodes.paragraph("", "", link_to(source))
    line += nodes.Text(_where(source, in_document=in_document))
    item = nodes.list_item("", line, ids=[source.id])
    if source.relied_on_for:
        text = say("source.relied-on-for", text=source.relied_on_for)
        item += nodes.paragraph("", text, classes=["relied-on-for"])
    item += [_how(source), *_again(source, status)]
    return item


def _changed(kb: KnowledgeBase, source: Source) -> SourceStatus | None:
    status = kb.status(source)
    return whole(status) if status and status.standing in CHANGES else None


def _again(source: Source, status: SourceStatus | None) -> list[nodes.paragraph]:
    if status is None:
        return []
    told = say_standing(source, status)
    text = say("source.again", told=told, day=status.looked_up.isoformat())
    return [nodes.paragraph("", text, classes=["source-again"])]


def link_to(source: Source) -> nodes.Node:
    """The name of a source, leading to its text where that has an address."""
    name = source.short_name or say("quoted", text=source.title)
    return nodes.reference("", name, refuri=source.url) if source.url else nodes.Text(name)


def _where(source: Source, *, in_document: bool = False) -> str:
    known = [say("quoted", text=source.title)] if source.short_name and not in_document else []
    publisher = None if in_document else source.publisher
    known += filter(None, (publisher, source.section, source.date))
    return say("source.where", text=listed(known)) if known else ""


def _badge(source: Source) -> nodes.inline:
    how = f"how-{source.how.replace(' ', '-')}"
    return nodes.inline("", say(f"source.{how}"), classes=["badge", how])


def _how(source: Source) -> nodes.paragraph:
    """How the source was read, in which edition, when, and when to look again."""
    line = nodes.paragraph("", "", _badge(source), classes=["source-status"])
    line += nodes.Text(say("source.checked", day=source.checked.isoformat()))
    if source.look_again:
        line += nodes.Text(say("source.look-again", day=source.look_again.isoformat()))
    if source.law:
        line += nodes.Text(_edition(source.law))
    if source.copy_:
        line += nodes.Text(_copy(source.copy_, edition=source.law is None))
    if source.via:
        line += nodes.Text(say("source.via"))
        for i, url in enumerate(source.via):
            host = (urlsplit(url).hostname or url).removeprefix("www.")
            line += nodes.Text(say("list.separator") if i else "")
            line += nodes.reference("", host, refuri=url)
    return line


def _edition(law: Law) -> str:
    if law.in_force is None or law.edition is None:
        return ""
    return say("source.law-edition", day=law.in_force.isoformat(), edition=law.edition)


def _copy(read: Copy, *, edition: bool) -> str:
    place = f"{read.repository}{'@' + read.commit[:12] if read.commit else ''} {read.path}"
    own = say("source.edition", edition=read.edition) if read.edition and edition else ""
    return say("source.copy", place=place, edition=own)


def _visit_folded(self: HTML5Translator, node: folded) -> None:
    self.body.append(self.starttag(node, "details"))
    self.body.append(f"<summary>{self.encode(node['line'])}</summary>\n")


def _depart_folded(self: HTML5Translator, node: folded) -> None:
    self.body.append("</details>\n")


def setup_source_marks(app: Sphinx) -> None:
    app.add_node(source_mark)
    app.add_node(folded, html=(_visit_folded, _depart_folded))
    app.add_role("source", SourceRole())
