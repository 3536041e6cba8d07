"""What must hold inside ``guidance.yaml``: everything that it names, it also says."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping

from sphinx_guidance import addresses, spelling
from sphinx_guidance.model import Kind, Page, Relation
from sphinx_guidance.problems import Place, Problem
from sphinx_guidance.schema import SHAPES, Field, Need, Outlook, PageKind, Panel, Schema
from sphinx_guidance.words import listed, say
from sphinx_guidance.yaml_lines import Key, YamlText

TAKEN_KINDS = frozenset({*SHAPES, "page", "section"})
TAKEN_FOLDERS = frozenset({addresses.folder(addresses.CHECKLIST), "about", "_diagrams"})
TAKEN_BY_FILES = frozenset({"build", "glossary", "schemas", "source", "tables"})
"""Folders at the root of a project: none of them holds forms or flows."""

TAKEN_FIELDS = frozenset({"kind", *Page.model_fields, *dir(Page)})

ONLY_FOR = {
    "vocabulary": ("choice", "choices", "damages"),
    "to": ("relation",),
    "back": ("relation",),
    "back_label": ("relation",),
    "beside": ("statements", "amounts", "events", "steps", "verdicts"),
    "at_most": ("lines", "choices", "relation"),
}
"""Settings of a field that only some types have."""

OF_PARTIES = ("parties", "text-by-party", "shares", "claims")
"""The types of fields that name parties."""


def problems(schema: Schema, text: YamlText, roles: Collection[str]) -> Iterator[Problem]:
    """Everything that is named and does not exist, or does not fit where it is named.

    ``roles`` are those that no kind can be called by, because they mean something else.
    """
    # What a field itself says wrongly would be told again by whatever names the field.
    first = [*_parties(schema, text), *_labels(schema, text)]
    first += [*_of_kinds(schema, text, roles), *_of_fields(schema, text)]
    first += _patterns(schema, text)
    yield from first or (
        *_of_ends(schema, text), *_of_checks(schema, text), *_of_statements(schema, text)
    )  # fmt: skip


NO_PARTIES = frozenset({"agreed", "both", "head", "constructor", "prototype"})
"""What stands where the id of a party does, in answers and what is drawn from them."""


def _parties(schema: Schema, text: YamlText) -> Iterator[Problem]:
    for i, party in enumerate(schema.answering):
        yield from _known(text, ("answering", i), party, schema.parties)
    place, answering = text.place("answering"), set(schema.answering)
    if len(answering) not in (0, 2) or (schema.checks and not answering):
        message = say("schema.answering")
        hint = say("schema.answering.hint", parties=", ".join(list(schema.parties)[:2]))
        yield Problem(place, "invalid-value", message, hint)
    elif answering <= set(schema.parties):
        yield from _told_apart(schema, text)


def _told_apart(schema: Schema, text: YamlText) -> Iterator[Problem]:
    """What answers are kept by, and what columns are called, means one party."""
    taken = dict.fromkeys(NO_PARTIES, "")
    for party in schema.answering:
        named = schema.parties[party]
        place = text.place("parties", party)
        if party.lower() in taken:
            message = say("schema.party-id", party=party)
            yield Problem(place, "invalid-value", message, say("schema.party-id.hint"))
        taken[party.lower()] = party
        for other in schema.answering[: schema.answering.index(party)]:
            known = schema.parties[other]
            if named.name == known.name or schema.short(party) == schema.short(other):
                message = say("schema.party-name", party=party, other=other)
                yield Problem(place, "invalid-value", message, say("schema.party-name.hint"))


def _labels(schema: Schema, text: YamlText) -> Iterator[Problem]:
    """What authors write means one word of a vocabulary."""
    for id_, words in schema.vocabularies.items():
        labels = list(words.values())
        for i, (word, label) in enumerate(words.items()):
            if label in labels[:i]:
                message = say("schema.word-twice", label=label, id=id_)
                place = text.place("vocabularies", id_, word)
                yield Problem(place, "invalid-value", message, say("other-word.hint"))


def _of_kinds(schema: Schema, text: YamlText, roles: Collection[str]) -> Iterator[Problem]:
    folders: dict[str, Kind] = {}
    for id_ in schema.kinds:
        place = text.place("kinds", id_)
        if id_ in TAKEN_KINDS or id_ in roles:
            message = say("schema.kind-taken", id=id_)
            yield Problem(place, "invalid-value", message, say("other-id.hint"))
        folder = schema.folder(id_)
        taken = TAKEN_FOLDERS | (TAKEN_BY_FILES if id_ in schema.shaped_kinds else frozenset())
        if folder in taken or folder in folders:
            message = say("schema.folder-taken", folder=folder)
            place = text.place("kinds", id_, "folder")
            yield Problem(place, "invalid-value", message, say("schema.folder-taken.hint"))
        folders[folder] = id_


def _of_fields(schema: Schema, text: YamlText) -> Iterator[Problem]:
    for id_, kind in schema.kinds.items():
        for name, field in kind.fields.items():
            key: Key = ("kinds", id_, "fields", name)
            if name in TAKEN_FIELDS:
                message = say("schema.field-taken", name=name)
                yield Problem(text.place(*key), "invalid-value", message, say("other-name.hint"))
            for setting, types in ONLY_FOR.items():
                if getattr(field, setting) and field.type not in types:
                    message = say("schema.setting", setting=setting, type=field.type)
                    hint = say("schema.setting.hint", types=listed(types))
                    yield Problem(text.place(*key, setting), "unknown-field", message, hint)
            yield from _of_type(schema, text, key, field)


def _of_type(schema: Schema, text: YamlText, key: Key, field: Field) -> Iterator[Problem]:
    needed: Mapping[str, tuple[str, Collection[str]]] = {
        **dict.fromkeys(ONLY_FOR["vocabulary"], ("vocabulary", schema.vocabularies)),
        "relation": ("to", (*schema.kinds, "source", "term", "check", "number")),
    }
    if field.type in needed:
        setting, known = needed[field.type]
        value = getattr(field, setting)
        if value is None:
            message = say("schema.needed", type=field.type, setting=setting)
            hint = say("schema.needed.hint", known=listed(known))
            yield Problem(text.place(*key), "missing-field", message, hint)
        else:
            yield from _known(text, (*key, setting), value, known)
    if field.type in OF_PARTIES and not schema.parties:
        message = say("schema.no-parties")
        yield Problem(text.place(*key), "invalid-value", message, say("schema.no-parties.hint"))


def _of_ends(schema: Schema, text: YamlText) -> Iterator[Problem]:
    yield from _backs(schema, text)
    for id_, kind in schema.kinds.items():
        yield from _named_fields(kind, text, ("kinds", id_))
        for i, panel in enumerate(kind.panels):
            yield from _of_panel(schema, text, id_, i, panel)
        for i, ends in enumerate(kind.next):
            yield from _path(schema, text, ("kinds", id_, "next", i), id_, ends)
        for i, need in enumerate(kind.needs):
            yield from _of_need(schema, text, id_, i, need)
    if schema.map:
        kinds: list[tuple[Key, Kind]] = [(("columns",), schema.map.columns)]
        for name in ("matrices", "chains"):
            for i, part in enumerate(getattr(schema.map, name)):
                kinds.append(((name, i, "rows"), part.rows))
                if part.rows in schema.kinds:
                    key = ("map", name, i, "end")
                    yield from _known(text, key, part.end, schema.ends(part.rows))
        for key_, kind_ in kinds:
            yield from _known(text, ("map", *key_), kind_, schema.kinds)


def _backs(schema: Schema, text: YamlText) -> Iterator[Problem]:
    """Each end of a kind has a name of its own."""
    taken = {(id_, name) for id_, kind in schema.kinds.items() for name in kind.fields}
    declared: list[tuple[Key, Relation]] = [
        (("kinds", id_, "fields", name, "back"), relation)
        for id_ in schema.kinds
        for name, relation in schema.relations_of(id_)
    ]
    declared += [(("checks", "back"), relation) for _, relation in schema.relations_of("check")]
    for key, relation in declared:
        if relation.back and (relation.to, relation.back) in taken:
            message = say("schema.end-taken", to=relation.to, back=relation.back)
            yield Problem(text.place(*key), "invalid-value", message, say("other-name.hint"))
        taken.add((relation.to, relation.back))


def _named_fields(kind: PageKind, text: YamlText, key: Key) -> Iterator[Problem]:
    of_type: Mapping[str, tuple[str, ...]] = {
        "group": ("choice",), "newest_first": ("date",), "cited_as": ("line", "text"),
        "filter": ("choices",),
    }  # fmt: skip
    for setting, types in of_type.items():
        name = getattr(kind, setting)
        every = setting != "filter"
        fit = [n for n, f in kind.fields.items() if f.type in types and f.required >= every]
        if name is not None:
            yield from _known(text, (*key, setting), name, fit)
    texts = [name for name, field in kind.fields.items() if field.type != "relation"]
    for setting in ("facts", "card"):
        for i, shown in enumerate(getattr(kind, setting)):
            yield from _known(text, (*key, setting, i, "field"), shown.field, texts)
    for i, name in enumerate(kind.search.fields):
        yield from _known(text, (*key, "search", "fields", i), name, texts)
    for p, part in enumerate(kind.parts):
        for i, name in enumerate(part.fields):
            yield from _known(text, (*key, "parts", p, "fields", i), name, texts)
        if part.id in (*addresses.PART_IDS, *(own.id for own in kind.parts[:p])):
            message = say("schema.panel-taken", id=part.id)
            place = text.place(*key, "parts", p, "id")
            yield Problem(place, "duplicate-id", message, say("other-id.hint"))


def _of_panel(
    schema: Schema, text: YamlText, kind: Kind, i: int, panel: Panel
) -> Iterator[Problem]:
    key: Key = ("kinds", kind, "panels", i)
    yield from _path(schema, text, (*key, "show"), kind, panel.show)
    shown = _reached(schema, kind, panel.show)
    if panel.where and shown:
        yield from _equality(schema, text, (*key, "where"), shown, panel.where)
    if panel.when:
        yield from _equality(schema, text, (*key, "when"), kind, panel.when)
    before = [p for p in schema.kinds[kind].panels[:i] if p.id == panel.id]
    always = [p for p in before if p.when is None or panel.when in (None, p.when)]
    parts = (part.id for part in schema.kinds[kind].parts)
    if always or panel.id in (*addresses.PART_IDS, *parts):
        message = say("schema.panel-taken", id=panel.id)
        yield Problem(text.place(*key, "id"), "duplicate-id", message, say("other-id.hint"))


def _of_need(schema: Schema, text: YamlText, kind: Kind, i: int, need: Need) -> Iterator[Problem]:
    key: Key = ("kinds", kind, "needs", i)
    ends = schema.ends(kind)
    for at, end in enumerate(need.ends):
        yield from _known(text, (*key, "ends", at), end, ends)
    others = [n for n in schema.kinds[kind].needs[:i] if n.ends[0] in ends]
    if need.ends[0] in ends and schema.code_of(kind, need) in {
        schema.code_of(kind, other) for other in others
    }:
        message = say("schema.code-taken", code=schema.code_of(kind, need))
        yield Problem(text.place(*key), "duplicate-id", message, say("schema.code-taken.hint"))
    if need.unless:
        yield from _known(text, (*key, "unless"), need.unless, schema.kinds[kind].fields)
    if need.but_not and need.ends[0] in ends:
        where = (*key, "but_not")
        yield from _equality(schema, text, where, ends[need.ends[0]], need.but_not)


def _of_checks(schema: Schema, text: YamlText) -> Iterator[Problem]:
    if schema.checks:
        yield from _known(text, ("checks", "verifies"), schema.checks.verifies, schema.kinds)
        for name in ("phase", "weight"):
            value = getattr(schema.checks, name)
            yield from _known(text, ("checks", name), value, schema.vocabularies)
        if schema.checks.outlook:
            yield from _of_outlook(schema, text, schema.checks.verifies, schema.checks.outlook)


def _of_outlook(schema: Schema, text: YamlText, start: Kind, outlook: Outlook) -> Iterator[Problem]:
    key: Key = ("checks", "outlook")
    reached: set[Kind] = set()
    for i, way in enumerate(outlook.ways):
        yield from _path(schema, text, (*key, "ways", i, "show"), start, way.show)
        if way.through and len(way.show) == 1:
            message = say("schema.through")
            hint = say("schema.through.hint")
            yield Problem(text.place(*key, "ways", i, "through"), "unknown-field", message, hint)
        reached |= {kind for kind in [_reached(schema, start, way.show)] if kind}
    panels = [p.id for kind in schema.kinds if kind in reached for p in schema.kinds[kind].panels]
    for i, id_ in enumerate(outlook.panels if reached else ()):
        yield from _known(text, (*key, "panels", i), id_, dict.fromkeys(panels))


UNREADABLE_PATTERN = (
    ("unterminated subpattern", "open-parenthesis"),
    ("unbalanced parenthesis", "close-parenthesis"),
    ("unterminated character set", "open-bracket"),
    ("nothing to repeat", "repeat"),
    ("look-behind requires fixed-width", "look-behind"),
    ("bad escape", "escape"),
)
"""What Python says of a regular expression, and the key of what to write."""


def _patterns(schema: Schema, text: YamlText) -> Iterator[Problem]:
    """Every regular expression can be read, and matches something."""
    for name in ("law", "hedges"):
        for i, pattern in enumerate(getattr(schema.statements, name)):
            place = text.place("statements", name, i)
            try:
                empty = re.compile(pattern).match("")
            except re.error as error:
                hints = (
                    say(f"pattern.{key}") for said, key in UNREADABLE_PATTERN if said in str(error)
                )
                at = error.pos
                where = "" if at is None else say("pattern.position", n=at + 1)
                message = say("pattern.unreadable", pattern=pattern, where=where)
                yield Problem(place, "invalid-value", message, next(hints, str(error)))
                continue
            if empty:
                message = say("pattern.empty", pattern=pattern)
                hint = say("pattern.empty.hint")
                yield Problem(place, "invalid-value", message, hint)


def _of_statements(schema: Schema, text: YamlText) -> Iterator[Problem]:
    for i, kind in enumerate(schema.statements.law_kinds):
        yield from _known(text, ("statements", "law_kinds", i), kind, schema.kinds)


def _path(
    schema: Schema, text: YamlText, key: Key, kind: Kind, ends: Iterable[str]
) -> Iterator[Problem]:
    for i, end in enumerate(ends):
        known = schema.ends(kind)
        yield from _known(text, (*key, i), end, known)
        if end not in known:
            return
        kind = known[end]


def _reached(schema: Schema, kind: Kind, ends: Iterable[str]) -> Kind | None:
    found: Kind | None = kind
    for end in ends:
        found = schema.ends(found).get(end) if found else None
    return found


def _equality(
    schema: Schema, text: YamlText, key: Key, kind: Kind, equality: Mapping[str, str]
) -> Iterator[Problem]:
    fields = schema.kinds[kind].fields if kind in schema.kinds else {}
    choices = [name for name, field in fields.items() if field.type == "choice"]
    for name, value in equality.items():
        yield from _known(text, (*key, name), name, choices)
        if name in choices:
            yield from _known(text, (*key, name), value, schema.words(kind, name))


def _known(text: YamlText, key: Key, value: str, known: Collection[str]) -> Iterator[Problem]:
    """A value must be one of those that exist."""
    if value in known:
        return
    name = next((part for part in reversed(key) if isinstance(part, str)), "")
    hint = spelling.nearest(value, known) or say("values.hint", values=listed(known) or say("none"))
    place: Place = text.place(*key)
    yield Problem(place, "invalid-value", say("value.not-one", name=name, value=value), hint)
