"""Rules on relations that must not be empty, made from the ``needs`` of ``guidance.yaml``."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from sphinx_guidance.knowledge import KnowledgeBase, Object
from sphinx_guidance.model import Kind
from sphinx_guidance.problems import Problem
from sphinx_guidance.rules.registry import Rule, made_from_schema
from sphinx_guidance.schema import Need, Schema
from sphinx_guidance.words import say


@made_from_schema
def needs(schema: Schema) -> Iterator[Rule]:
    """A rule a need."""
    for id_, kind in schema.kinds.items():
        for need in kind.needs:
            meaning = need.meaning or say(
                "need.meaning", name=kind.name, ends=_named(schema, id_, need)
            )
            yield Rule(schema.code_of(id_, need), meaning, partial(_unmet, id_, need))


def _named(schema: Schema, kind: Kind, need: Need) -> str:
    return say("or.labels").join(schema.end_label(kind, end) for end in need.ends)


def _unmet(kind: Kind, need: Need, kb: KnowledgeBase) -> Iterator[Problem]:
    ends = kb.schema.ends(kind)
    own = dict(kb.schema.relations_of(kind))
    if any(ends[end] in kb.incomplete for end in need.ends if end not in own):
        return
    code, name = kb.schema.code_of(kind, need), kb.schema.kinds[kind].name
    named = _named(kb.schema, kind, need)
    for obj in kb.objects[kind].values():
        met = any(_stands(kb, obj, end, need) for end in need.ends)
        reason = getattr(obj, need.unless) if need.unless else None
        if not met and not reason:
            message = say("need.missing", name=name, title=obj.title, named=named)
            yield Problem(kb.place(obj), code, message, _how(kb.schema, obj, need))
        if met and reason and need.unless:
            message = say(
                "need.needless", name=name, title=obj.title, named=named, unless=need.unless
            )
            place = kb.place(obj, need.unless)
            yield Problem(place, code, message, say("need.needless.hint", unless=need.unless))


def _stands(kb: KnowledgeBase, obj: Object, end: str, need: Need) -> bool:
    if end in obj.relations:
        return bool(getattr(obj, end))  # an id that does not exist is told by another rule
    others = kb.related(obj, end)
    return any(not need.but_not or not kb.agrees(other, need.but_not) for other in others)


def _how(schema: Schema, obj: Object, need: Need) -> str:
    own = [end for end in need.ends if end in obj.relations]
    ways = [say("need.own", fields=say("or.fields").join(own))] if own else []
    for end in need.ends:
        if end not in own:
            kind = schema.ends(obj.kind)[end]
            field = next(n for n, (_, back) in schema.relations_of(kind) if back == end)
            if kind == "check":
                ways.append(say("need.check", field=field, id=obj.id))
            else:
                name = schema.kind_names[kind]
                ways.append(say("need.page", kind=name, field=field, id=obj.id))
    if need.unless:
        return say("need.ways-or-reason", ways=_or(ways), field=need.unless)
    return say("need.ways", ways=_or(ways))


def _or(ways: list[str]) -> str:
    return say("or.phrases").join(ways)
