"""The facts of an object as nodes: texts, lists, and tables of claims and of heads of damage."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from docutils import nodes

from sphinx_guidance.facts import Fact
from sphinx_guidance.knowledge import KnowledgeBase
from sphinx_guidance.model import Entry, Event, Step
from sphinx_guidance.site.source_marks import source_mark
from sphinx_guidance.sources import Source
from sphinx_guidance.sums import Claim, Damage, Sum
from sphinx_guidance.words import say


def fact_list(kb: KnowledgeBase, facts: Iterable[Fact]) -> nodes.field_list:
    """Facts beside their names."""
    fields = (field(fact.label, fact_body(kb, fact)) for fact in facts)
    return nodes.field_list("", *fields, classes=["facts"])


def field(label: str, body: nodes.Node) -> nodes.field:
    return nodes.field("", nodes.field_name("", label), nodes.field_body("", body))


def fact_body(kb: KnowledgeBase, fact: Fact) -> nodes.Element:
    """The value of a fact."""
    first = fact.entries[0] if fact.entries else None
    match first:
        case None:
            return nodes.paragraph("", fact.text)
        case Claim():
            return _claims(kb, fact.entries)
        case Damage():
            return _damages(kb, fact.entries)
        case _:
            return _listed(fact.entries, ordered=isinstance(first, Step))


def how_read(source: Source) -> nodes.paragraph:
    """How the source was read on which an object rests first."""
    how = say(f"source.how-{source.how.replace(' ', '-')}")
    return nodes.paragraph(
        "", "", nodes.Text(how), source_mark("", "", source=source.id, told=True)
    )


def marks(entry: Entry) -> list[nodes.Node]:
    return [source_mark("", "", source=id_) for id_ in entry.sources]


def verdict(entry: Damage) -> nodes.inline:
    """The result by its sign and its word."""
    return nodes.inline(
        "", say(f"damages.{entry.result}"), classes=["result", f"result-{entry.result}"]
    )


def sum_cell(label: str, found: Sum | None) -> nodes.entry:
    """A sum in a table; one that was not seen is a dash that says so aloud."""
    if found:
        return cell(nodes.Text(found.text), label=label, classes=["sum"])
    dash = nodes.inline("", say("sum.dash"), classes=["mark"])
    spoken = nodes.inline("", say("sum.open"), classes=["visually-hidden"])
    return cell(dash, spoken, label=label, classes=["sum"])


def cell(*parts: nodes.Node, label: str = "", classes: Sequence[str] = ()) -> nodes.entry:
    """A cell; ``label`` is shown where the table stands line by line."""
    name = [nodes.inline("", label, classes=["cell-label"])] if label else []
    return nodes.entry("", nodes.paragraph("", "", *name, *parts), classes=list(classes))


def table(columns: Sequence[tuple[str, int]], rows: Iterable[nodes.row], kind: str) -> nodes.table:
    """A table with a head row; ``columns`` are names and widths."""
    group = nodes.tgroup(
        "", *(nodes.colspec(colwidth=width) for _, width in columns), cols=len(columns)
    )
    head = nodes.row("", *(nodes.entry("", nodes.paragraph("", name)) for name, _ in columns))
    group += [nodes.thead("", head), nodes.tbody("", *rows)]
    return nodes.table("", group, classes=["sums", kind])


def open_note(entries: Iterable[Claim | Damage]) -> list[nodes.Node]:
    """What the dash means, where there is one."""
    if all(entry.asked and entry.granted for entry in entries):
        return []
    text = say("sum.dash-means", dash=say("sum.dash"))
    return [nodes.paragraph("", text, classes=["sum-note"])]


def _listed(entries: Sequence[Entry], *, ordered: bool) -> nodes.Element:
    made: type[nodes.Element] = nodes.enumerated_list if ordered else nodes.bullet_list
    items = made(classes=["statements"])
    for entry in entries:
        items += nodes.list_item("", nodes.paragraph("", "", *_said(entry), *marks(entry)))
    return items


def _said(entry: Entry) -> list[nodes.Node]:
    if not isinstance(entry, Event):
        return [nodes.Text(entry.sentence)]
    day = say("form.day", y=entry.date.year, m=entry.date.month, d=entry.date.day)
    return [nodes.inline("", day, classes=["day"]), nodes.Text(f" {entry.text}")]


def _claims(kb: KnowledgeBase, claims: Sequence[Entry]) -> nodes.container:
    asked, granted = say("claims.asked"), say("claims.granted")
    columns = [(say("claims.by"), 2), (say("claims.what"), 8), (asked, 5), (granted, 5)]
    rows = []
    for claim in claims:
        if isinstance(claim, Claim):
            what = cell(nodes.Text(claim.what), *marks(claim))
            if claim.note:
                what += nodes.paragraph("", claim.note, classes=["aside"])
            by = cell(nodes.Text(kb.schema.short(claim.by)))
            sums = [sum_cell(asked, claim.asked), sum_cell(granted, claim.granted)]
            rows.append(nodes.row("", by, what, *sums))
    made = table(columns, rows, "claims")
    return nodes.container("", made, *open_note(_sums(claims)), classes=["sums-of-object"])


def _damages(kb: KnowledgeBase, damages: Sequence[Entry]) -> nodes.container:
    asked, granted = say("claims.asked"), say("claims.granted")
    columns = [(say("damages.head"), 9), (asked, 5), (granted, 5), (say("damages.result"), 3)]
    rows = []
    for entry in damages:
        if isinstance(entry, Damage):
            name = f"{kb.schema.short(entry.by)} {entry.name}" if entry.by else entry.name
            head = cell(nodes.strong("", name), *marks(entry))
            if entry.reason:
                head += nodes.paragraph("", entry.reason, classes=["aside"])
            sums = [sum_cell(asked, entry.asked), sum_cell(granted, entry.granted)]
            rows.append(nodes.row("", head, *sums, cell(verdict(entry))))
    made = table(columns, rows, "damages")
    return nodes.container("", made, *open_note(_sums(damages)), classes=["sums-of-object"])


def _sums(entries: Iterable[Entry]) -> list[Claim | Damage]:
    return [entry for entry in entries if isinstance(entry, Claim | Damage)]
