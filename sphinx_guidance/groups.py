"""The groups in which the objects of a kind stand in their list."""

from __future__ import annotations

from dataclasses import dataclass

from sphinx_guidance.knowledge import KnowledgeBase, Object
from sphinx_guidance.model import Kind


@dataclass(frozen=True)
class Group:
    """Objects under a heading, whose anchor is ``id``; both are empty where there are no groups."""

    id: str
    heading: str
    objects: tuple[Object, ...]


def grouped(kb: KnowledgeBase, kind: Kind) -> list[Group]:
    """The groups of a kind that have objects, in the order of the vocabulary."""
    objects = list(kb.objects[kind].values())
    own = kb.schema.kinds.get(kind)
    if own and own.newest_first:
        day = own.newest_first
        objects.sort(key=lambda obj: getattr(obj, day), reverse=True)
    if own is None or own.group is None:
        return [Group("", "", tuple(objects))] if objects else []
    field = own.group
    groups = (
        Group(id_, label, tuple(obj for obj in objects if getattr(obj, field) == label))
        for id_, label in kb.schema.words(kind, field).items()
    )
    return [group for group in groups if group.objects]
