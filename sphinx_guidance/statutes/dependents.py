"""What rests on a source: pages, check items, rows of tables, terms and questions."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sphinx_guidance import addresses, shapes
from sphinx_guidance.knowledge import KnowledgeBase, Object
from sphinx_guidance.model import Record
from sphinx_guidance.outline import Outline
from sphinx_guidance.words import say


@dataclass(frozen=True, order=True)
class Dependent:
    """An object or a page that cites a source, and its address."""

    kind: str
    name: str
    address: str


def dependents(kb: KnowledgeBase) -> dict[str, list[Dependent]]:
    """What rests on each source, by the id of the source."""
    found: dict[str, dict[Dependent, None]] = {}
    for id_, dependent in _citing(kb):
        found.setdefault(id_, {})[dependent] = None
    return {id_: list(by_id) for id_, by_id in found.items()}


def _citing(kb: KnowledgeBase) -> Iterator[tuple[str, Dependent]]:
    for page in kb.pages.values():
        obj = kb.object_of_page.get(page.docname)
        title = page.fields.title if page.fields else page.docname
        kind = kb.schema.kind_names[obj.kind] if obj else say("kind.page")
        own = Dependent(kind, title, addresses.address(page.docname))
        cited = [*_in_text(page.outline), *shapes.sources(kb, obj)]
        cited += _named(page.fields) if page.fields else ()
        yield from ((id_, own) for id_ in cited)
    for definition in kb.definitions.values():
        own = _dependent(kb, definition.term)
        cited = [*_in_text(definition.outline), *definition.term.sources]
        yield from ((id_, own) for id_ in cited)
    for check in kb.checks.values():
        yield from ((id_, _dependent(kb, check)) for id_ in check.sources)
    for number in kb.numbers.values():
        yield from ((id_, _dependent(kb, number)) for id_ in number.sources)


def _in_text(outline: Outline) -> list[str]:
    return [role.target for role in outline.roles if role.name == "source"]


def _named(record: Record) -> Iterator[str]:
    """The sources that the fields of a record name."""
    for field, (kind, _) in record.relations.items():
        if kind == "source":
            yield from getattr(record, field) or ()
    for _, _, entry in record.entries():
        yield from entry.sources


def _dependent(kb: KnowledgeBase, obj: Object) -> Dependent:
    return Dependent(kb.schema.kind_names[obj.kind], kb.cited_as(obj), kb.address(obj))
