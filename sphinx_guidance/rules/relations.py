"""Rules on relations that must not be empty, made from the ``needs`` of ``guidance.yaml``."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from sphinx_guidance.knowledge import KnowledgeBase, Object
from sphinx_guidance.model import Kind
from sphinx_guidance.problems import Problem
from sphinx_guidance.rules.registry import Rule, made_from_schema
from sphinx_guidance.schema import Need, Schema


@made_from_schema
def needs(schema: Schema) -> Iterator[Rule]:
    """A rule a need."""
    for id_, kind in schema.kinds.items():
        for need in kind.needs:
            meaning = (
                need.meaning or f"どの{kind.name}にも、{_named(schema, id_, need)}があること。"
            )
            yield Rule(schema.code_of(id_, need), meaning, partial(_unmet, id_, need))


def _named(schema: Schema, kind: Kind, need: Need) -> str:
    return "か".join(schema.end_label(kind, end) for end in need.ends)


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
            message = f"{name}「{obj.title}」に、{named}がありません。"
            yield Problem(kb.place(obj), code, message, _how(kb.schema, obj, need))
        if met and reason and need.unless:
            message = f"{name}「{obj.title}」には{named}があるのに、{need.unless} があります。"
            place = kb.place(obj, need.unless)
            yield Problem(place, code, message, f"{need.unless} を消します")


def _stands(kb: KnowledgeBase, obj: Object, end: str, need: Need) -> bool:
    if end in obj.relations:
        return bool(getattr(obj, end))  # an id that does not exist is told by another rule
    others = kb.related(obj, end)
    return any(not need.but_not or not kb.agrees(other, need.but_not) for other in others)


def _how(schema: Schema, obj: Object, need: Need) -> str:
    own = [end for end in need.ends if end in obj.relations]
    ways = [f"{' か '.join(own)} に id"] if own else []
    for end in need.ends:
        if end not in own:
            kind = schema.ends(obj.kind)[end]
            field = next(n for n, (_, back) in schema.relations_of(kind) if back == end)
            where = (
                "チェックリストの項目" if kind == "check" else f"{schema.kind_names[kind]}のページ"
            )
            ways.append(f"{where}の {field} に {obj.id}")
    hint = f"{'か、'.join(ways)} を書きます"
    if need.unless:
        return f"{hint.removesuffix('書きます')}書くか、{need.unless} に理由を書きます"
    return hint
