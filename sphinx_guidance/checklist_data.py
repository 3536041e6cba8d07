"""What the interactive checklist needs to know of a list: the data of its page.

The classes are the contract with the scripts: ``schemas/checklist-data.schema.json`` is made of
them, and ``web/src/core/checklist-data.ts`` of that.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from pydantic import Field

from sphinx_guidance.knowledge import KnowledgeBase, Object
from sphinx_guidance.model import ChangeKind, Checklist, Record
from sphinx_guidance.schema import Outlook


class DataItem(Record):
    """A check item; ``number`` as printed (``2-3``)."""

    id: str
    number: str
    text: str
    why: str
    who: tuple[str, ...] = Field(description="The parties that must confirm it.")
    phase: str
    weight: str
    required: bool = Field(description="Whether its weight is the first of the vocabulary.")
    evidence: str
    verifies: tuple[str, ...] = Field(description="Keys in `pages`.")


class DataSection(Record):
    """A group of items under a heading."""

    id: str
    title: str
    items: tuple[DataItem, ...]


class DataChange(Record):
    """What happened to an item: `into` are its successors, or the one item it was merged into."""

    item: str
    kind: ChangeKind
    into: tuple[str, ...] = ()
    note: str = ""


class DataRelease(Record):
    """A version of the list with its date (YYYY-MM-DD) and what it changed."""

    version: str
    date: str
    changes: tuple[DataChange, ...]


class DataPanel(Record):
    """A panel of a page: its title and, as keys in `pages`, what it lists."""

    title: str
    pages: tuple[str, ...]


class DataPage(Record):
    """A page that items lead to; `url` is relative to the page of the list."""

    title: str
    url: str
    ends: Mapping[str, tuple[str, ...]] = Field(
        default={}, description="What stands at the ends that ways go over, as keys in `pages`."
    )
    panels: tuple[DataPanel, ...] = Field(
        default=(), description="What is told of the page where a way ends at it."
    )


class DataWay(Record):
    """From what an item verifies, from end to end, to what may happen."""

    show: tuple[str, ...]
    through: str = Field(default="", description="What is gone through, in words.")


class DataOutlook(Record):
    """What may happen as long as items stay open."""

    title: str
    ways: tuple[DataWay, ...]
    along: tuple[str, ...] = Field(description="The names of the kinds that the ways go along.")


class DataParty(Record):
    """A party that answers; `short` is what it is called where there is little room."""

    id: str
    name: str
    short: str


class ChecklistData(Record):
    """A list, its released changes, and the part of the graph that its items lead to."""

    site: str = Field(description="Tells apart the sites that share a browser's storage.")
    list: str
    title: str
    version: str
    date: str = Field(description="YYYY-MM-DD")
    parties: tuple[DataParty, ...] = Field(
        description="The two that answer, in the order of a sheet."
    )
    sections: tuple[DataSection, ...]
    changes: tuple[DataRelease, ...] = Field(description="Ascending by version.")
    verified: str = Field(description="The name of the kind that items verify.")
    pages: Mapping[str, DataPage] = Field(description="By `kind/id`, in the order of the graph.")
    outlook: DataOutlook | None = None


def checklist_data(kb: KnowledgeBase, checklist: Checklist, site: str) -> ChecklistData:
    """The data of a list's page; ``site`` names the site, as over ``file://`` all share a store."""
    checks = kb.schema.checks
    return ChecklistData(
        site=site,
        list=checklist.id,
        title=checklist.title,
        version=checklist.version,
        date=checklist.date.isoformat(),
        parties=tuple(_parties(kb)),
        sections=tuple(_sections(kb, checklist)),
        changes=tuple(_releases(checklist)),
        verified=kb.schema.kind_names[checks.verifies] if checks else "",
        pages=_pages(kb, checklist),
        outlook=_outlook(kb),
    )


def written(data: ChecklistData) -> str:
    """The JSON of a page: what is not said stands for the default of its field."""
    return data.model_dump_json(exclude_defaults=True)


def _parties(kb: KnowledgeBase) -> Iterator[DataParty]:
    schema = kb.schema
    for id_ in schema.answering:
        yield DataParty(id=id_, name=schema.parties[id_].name, short=schema.short(id_))


def _sections(kb: KnowledgeBase, checklist: Checklist) -> Iterator[DataSection]:
    numbered = checklist.numbered()
    for section in checklist.sections:
        items = (
            DataItem(
                id=item.id,
                number=number,
                text=item.text,
                why=item.why,
                who=tuple(item.who),
                phase=item.phase,
                weight=item.weight,
                required=item.weight == kb.schema.required_weight,
                evidence=item.evidence,
                verifies=tuple(_key(obj) for obj in kb.related(item, "verifies")),
            )
            for number, own, item in numbered
            if own is section
        )
        yield DataSection(id=section.id, title=section.title, items=tuple(items))


def _releases(checklist: Checklist) -> Iterator[DataRelease]:
    for release in checklist.history:
        changes = (
            DataChange(item=c.item, kind=c.kind, into=tuple(c.into), note=c.note or "")
            for c in release.changes
        )
        date = release.date.isoformat()
        yield DataRelease(version=release.version, date=date, changes=tuple(changes))


def _outlook(kb: KnowledgeBase) -> DataOutlook | None:
    schema = kb.schema
    if schema.checks is None or schema.checks.outlook is None:
        return None
    start, outlook = schema.checks.verifies, schema.checks.outlook
    along = {start: None}
    for way in outlook.ways:
        along |= dict.fromkeys(schema.kinds_along(start, way.show)[:-1])
    return DataOutlook(
        title=outlook.title,
        ways=tuple(DataWay(show=tuple(w.show), through=w.through or "") for w in outlook.ways),
        along=tuple(schema.kind_names[kind] for kind in along),
    )


@dataclass
class _Graph:
    """Objects by their key: all that were found, and those at which a way ends."""

    found: dict[str, Object]
    ends: dict[str, dict[str, tuple[str, ...]]] = field(default_factory=dict)
    reached: dict[str, Object] = field(default_factory=dict)


def _graph(kb: KnowledgeBase, checklist: Checklist, outlook: Outlook | None) -> _Graph:
    """What the items verify, and where the ways lead from there."""
    verified = _by_key(m for item in checklist.items for m in kb.related(item, "verifies"))
    graph = _Graph(dict(verified))
    for way in outlook.ways if outlook else ():
        reached = verified
        for end in way.show:
            others: dict[str, Object] = {}
            for key, obj in reached.items():
                there = _by_key(kb.related(obj, end))
                graph.ends.setdefault(key, {})[end] = tuple(there)
                others |= there
            reached = others
            graph.found |= reached
        graph.reached |= reached
    return graph


def _pages(kb: KnowledgeBase, checklist: Checklist) -> dict[str, DataPage]:
    outlook = kb.schema.checks.outlook if kb.schema.checks else None
    graph = _graph(kb, checklist, outlook)
    panels: dict[str, tuple[DataPanel, ...]] = {}
    for key, obj in graph.reached.items():
        kind = kb.schema.kinds.get(obj.kind)
        listed = [
            (panel.title, _by_key(kb.listed(obj, panel)))
            for panel in (kind.panels if kind else ())
            if outlook and panel.id in outlook.panels and kb.agrees(obj, panel.when)
        ]
        panels[key] = tuple(DataPanel(title=title, pages=tuple(o)) for title, o in listed if o)
        for _, others in listed:
            graph.found |= others
    folder = posixpath.dirname(kb.address(checklist))
    return {
        key: DataPage(
            title=obj.title,
            url=posixpath.relpath(kb.address(obj), folder),
            ends=graph.ends.get(key, {}),
            panels=panels.get(key, ()),
        )
        for key, obj in graph.found.items()
    }


def _key(obj: Object) -> str:
    return f"{obj.kind}/{obj.id}"


def _by_key(objects: Iterable[Object]) -> dict[str, Object]:
    return {_key(obj): obj for obj in objects}
