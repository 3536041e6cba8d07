"""The groups in which the objects of a kind stand in their list."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from sphinx_guidance.knowledge import KnowledgeBase, Object
from sphinx_guidance.model import Kind
from sphinx_guidance.sums import Damage


@dataclass(frozen=True)
class Group:
    """Objects under a heading, whose anchor is ``id``; both are empty where there are no groups."""

    id: str
    heading: str
    objects: tuple[Object, ...]


@dataclass(frozen=True)
class Head:
    """A head of damage, whose anchor is ``id``, and what was decided on it, the newest first."""

    id: str
    label: str
    decisions: tuple[tuple[Object, Damage], ...]


def ordered(kb: KnowledgeBase, kind: Kind) -> list[Object]:
    """The objects of a kind in the order of their list."""
    objects = list(kb.objects[kind].values())
    own = kb.schema.kinds.get(kind)
    if own and own.newest_first:
        day = own.newest_first
        objects.sort(key=lambda obj: getattr(obj, day), reverse=True)
    return objects


def grouped(kb: KnowledgeBase, kind: Kind) -> list[Group]:
    """The groups of a kind that have objects, in the order of the vocabulary."""
    objects = ordered(kb, kind)
    own = kb.schema.kinds.get(kind)
    if own is None or own.group is None:
        return [Group("", "", tuple(objects))] if objects else []
    field = own.group
    groups = (
        Group(id_, label, tuple(obj for obj in objects if getattr(obj, field) == label))
        for id_, label in kb.schema.words(kind, field).items()
    )
    return [group for group in groups if group.objects]


def filtered(kb: KnowledgeBase, kind: Kind) -> list[Group]:
    """The words by which the list of a kind is filtered, each with the objects that have it."""
    own = kb.schema.kinds.get(kind)
    if own is None or own.filter is None:
        return []
    field, objects = own.filter, ordered(kb, kind)
    groups = (
        Group(id_, label, tuple(obj for obj in objects if label in getattr(obj, field)))
        for id_, label in kb.schema.words(kind, field).items()
    )
    return [group for group in groups if group.objects]


def heads(kb: KnowledgeBase, kind: Kind) -> list[Head]:
    """The heads of damage of a kind that were decided on, in the order of the vocabulary."""
    field = kb.schema.damages_field(kind)
    if field is None:
        return []
    decided = [(obj, entry) for obj in ordered(kb, kind) for entry in _damages(obj, field)]
    made = (
        Head(id_, label, tuple((obj, entry) for obj, entry in decided if entry.head == label))
        for id_, label in kb.schema.words(kind, field).items()
    )
    return [head for head in made if head.decisions]


def _damages(obj: Object, field: str) -> Iterator[Damage]:
    found: Iterable[Damage] = getattr(obj, field)
    yield from found
