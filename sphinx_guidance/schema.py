"""What ``guidance.yaml`` may say: which kinds, fields, words, relations and panels there are.

It says what there is, never how it is drawn: no templates, no code, no computed fields. The shapes
(page of a kind, term, source, checklist, table of numbers) are the generator's own.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from typing import Annotated, Literal

from pydantic import BeforeValidator, StringConstraints
from pydantic import Field as Described

from sphinx_guidance import addresses
from sphinx_guidance.model import Id, Kind, Line, Record, Relation, Text
from sphinx_guidance.words import say

FieldName = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]*$", max_length=100)]
PartyId = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9]+(?:-[A-Za-z0-9]+)*$")]
FieldType = Literal[
    "text", "line", "lines", "date", "choice", "choices", "parties", "text-by-party", "shares",
    "statements", "amounts", "claims", "damages", "events", "steps", "verdicts", "relation",
]  # fmt: skip
Shape = Literal["form", "flow"]
Hue = Literal["red", "orange", "yellow", "green", "teal", "blue", "purple", "grey"]
Icon = Literal[
    "question", "bolt", "tool", "umbrella", "scale", "document", "people", "flag", "clock", "money",
]  # fmt: skip
Equality = Annotated[
    Mapping[FieldName, Id],
    Described(min_length=1, max_length=1),
]
Ends = Annotated[tuple[FieldName, ...], Described(min_length=1, max_length=2)]

SHAPES: tuple[Kind, ...] = ("term", "check", "source", "checklist", "number")
"""The kinds that are the generator's own."""


class Field(Record):
    """A field of the front matter of a kind; a relation is a field that names other objects."""

    type: FieldType
    label: Line | None = None
    description: Text | None = None
    required: bool = False
    vocabulary: Id | None = None
    to: Id | None = None
    back: FieldName | None = None
    back_label: Line | None = None
    beside: bool = False
    at_most: Annotated[int, Described(ge=1)] | None = None


class Shown(Record):
    """A field that readers see, and what stands there where it is not given."""

    field: FieldName
    otherwise: Line | None = None


class Panel(Record):
    """A list of related objects on the page of an object, reached in one or two steps."""

    id: Id
    title: Line
    show: Ends
    where: Equality | None = None
    when: Equality | None = None


class Part(Record):
    """Fields that stand under a heading of their own, below the text of a page."""

    id: Id
    title: Line
    fields: Annotated[tuple[FieldName, ...], Described(min_length=1)]


class Need(Record):
    """A rule: something must stand at one of these ends, ``unless`` a field says why not."""

    ends: Annotated[tuple[FieldName, ...], Described(min_length=1)]
    code: Id | None = None
    meaning: Line | None = None
    but_not: Equality | None = None
    unless: FieldName | None = None


class Found(Record):
    """What finds a page beside its title, summary and text; words that ask for its kind."""

    fields: tuple[FieldName, ...] = ()
    first_source: bool = False
    asked_by: tuple[Line, ...] = ()


class PageKind(Record):
    """A kind of page."""

    name: Line
    description: Text | None = None
    folder: Id | None = None
    shape: Shape | None = None
    icon: Icon | None = None
    hue: Hue | None = None
    cited_as: FieldName | None = None
    group: FieldName | None = None
    newest_first: FieldName | None = None
    filter: FieldName | None = None
    first_source: Line | None = None
    notice: Text | None = None
    fields: Mapping[FieldName, Field] = {}
    facts: tuple[Shown, ...] = ()
    card: tuple[Shown, ...] = ()
    parts: tuple[Part, ...] = ()
    panels: tuple[Panel, ...] = ()
    next: tuple[Ends, ...] = ()
    search: Found = Found()
    needs: tuple[Need, ...] = ()

    @property
    def look(self) -> tuple[str, ...]:
        """The names of classes by which the theme draws the kind: its hue and its icon."""
        hue, icon = self.hue and f"hue-{self.hue}", self.icon and f"icon-{self.icon}"
        return tuple(name for name in (hue, icon) if name)


class Way(Record):
    """A way over one or two relations, from what a check item verifies to what may happen."""

    show: Ends
    through: Line | None = None


class Outlook(Record):
    """What a checklist page tells of its open items: what may happen, and what stands there."""

    title: Line
    ways: Annotated[tuple[Way, ...], Described(min_length=1)]
    panels: tuple[Id, ...] = ()


class Statements(Record):
    """What in a text states law, and what leaves open whether it is so."""

    law: tuple[Line, ...] = ()
    law_kinds: tuple[Id, ...] = ()
    hedges: tuple[Line, ...] = ()

    @cached_property
    def law_pattern(self) -> re.Pattern[str]:
        return any_of(self.law)

    @cached_property
    def hedge_pattern(self) -> re.Pattern[str]:
        return any_of(self.hedges)


def any_of(patterns: Iterable[str]) -> re.Pattern[str]:
    """What matches where any of ``patterns`` does; without one, nothing does."""
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns) or r"(?!)")


class Targets(Record):
    """Figures of ``guidance report`` that a project keeps; where one is missed, it fails."""

    read_at_least: Annotated[int | None, Described(ge=0)] = None
    hedges_at_most: Annotated[int | None, Described(ge=0)] = None
    hedges_kept: Mapping[Line, Line] = {}


class Checks(Record):
    """What check items verify, and the words that they use."""

    verifies: Id
    back: FieldName
    back_label: Line
    phase: Id
    weight: Id
    outlook: Outlook | None = None


class Matrix(Record):
    """Rows of a kind, marked where an end of theirs reaches an object of the columns."""

    id: Id
    title: Line
    rows: Id
    end: FieldName


class RelationMap(Record):
    """The page that shows the whole graph: matrices over numbered columns, and chains."""

    id: Id
    title: Line
    columns: Id
    matrices: tuple[Matrix, ...] = ()
    chains: tuple[Matrix, ...] = ()


class Party(Record):
    """A party by its name; where there is little room it is called by its id, or by ``short``."""

    name: Line
    short: Line | None = None


def _party(value: object) -> object:
    return value if isinstance(value, Mapping) else {"name": value}


Named = Annotated[Party, BeforeValidator(_party, json_schema_input_type=Line | Party)]


class Schema(Record):
    """``guidance.yaml``."""

    parties: Mapping[PartyId, Named] = {}
    answering: tuple[PartyId, ...] = ()
    vocabularies: Mapping[Id, Mapping[Id, Line]] = {}
    kinds: Mapping[Id, PageKind] = {}
    checks: Checks | None = None
    map: RelationMap | None = None
    notice: Text | None = None
    statements: Statements = Statements()
    targets: Targets = Targets()
    rules_off: tuple[Id, ...] = ()

    @cached_property
    def kind_names(self) -> Mapping[Kind, str]:
        """The name of every kind, in the order in which kinds are shown."""
        own = {shape: say(f"kind.{shape}") for shape in SHAPES}
        return {**{id_: kind.name for id_, kind in self.kinds.items()}, **own}

    @cached_property
    def words_asking(self) -> Mapping[Kind, tuple[str, ...]]:
        """For a kind the words of a query that ask for it, where it has such words."""
        asked = {id_: kind.search.asked_by for id_, kind in self.kinds.items()}
        return {id_: words for id_, words in asked.items() if words}

    @cached_property
    def listed_kinds(self) -> tuple[Kind, ...]:
        """The kinds whose objects have pages, which a list can lead to."""
        return (*self.kinds, addresses.CHECKLIST)

    @cached_property
    def kind_of_folder(self) -> Mapping[str, Kind]:
        return {self.folder(id_): id_ for id_ in self.kinds}

    @cached_property
    def party_names(self) -> tuple[str, ...]:
        """The names of the parties: those that answer first, as on a sheet."""
        others = (id_ for id_ in self.parties if id_ not in self.answering)
        return tuple(self.parties[id_].name for id_ in (*self.answering, *others))

    def short(self, party: str) -> str:
        """What a party is called where there is little room."""
        return self.parties[party].short or party

    @cached_property
    def required_weight(self) -> str:
        """The weight of items that must be confirmed: the first word of the vocabulary."""
        return next(iter(self.vocabularies[self.checks.weight].values()), "") if self.checks else ""

    @cached_property
    def panel_ids(self) -> frozenset[str]:
        """The anchors of panels, which no author gives to a heading."""
        return frozenset(panel.id for kind in self.kinds.values() for panel in kind.panels)

    def damages_field(self, kind: Kind) -> FieldName | None:
        """The field of a kind with its heads of damage."""
        fields = self.kinds[kind].fields if kind in self.kinds else {}
        return next((name for name, field in fields.items() if field.type == "damages"), None)

    @cached_property
    def map_ids(self) -> tuple[str, ...]:
        """The anchors of the map of relations."""
        own = self.map
        return (own.id, *(part.id for part in (*own.matrices, *own.chains))) if own else ()

    @cached_property
    def shaped_kinds(self) -> Mapping[Kind, Shape]:
        """The kinds whose objects have a form or a flow, and which of the two."""
        return {id_: kind.shape for id_, kind in self.kinds.items() if kind.shape}

    def folder(self, kind: Kind) -> str:
        """The folder, below ``source/``, of the pages of a kind."""
        own = self.kinds[kind].folder if kind in self.kinds else None
        return own or addresses.folder(kind)

    def relations_of(self, kind: Kind) -> Iterator[tuple[str, Relation]]:
        """The relations that the pages of a kind, or check items, declare beside their sources."""
        if kind == "check" and self.checks:
            yield "verifies", Relation(self.checks.verifies, self.checks.back)
        for name, field in self.kinds[kind].fields.items() if kind in self.kinds else ():
            if field.type == "relation":
                yield name, Relation(field.to or "", field.back or "")

    def ends(self, kind: Kind) -> Mapping[str, Kind]:
        """The ends of relations at a kind, and the kind that stands there."""
        found = {name: relation.to for name, relation in self.relations_of(kind)}
        for other in (*self.kinds, "check"):
            for _, relation in self.relations_of(other):
                if relation.to == kind and relation.back:
                    found[relation.back] = other
        return found

    def kinds_along(self, kind: Kind, ends: Iterable[str]) -> tuple[Kind, ...]:
        """The kinds that stand on a way, the first and the last included, as far as it leads."""
        found = [kind]
        for end in ends:
            there = self.ends(found[-1]).get(end)
            if there is None:
                break
            found.append(there)
        return tuple(found)

    def end_label(self, kind: Kind, end: str) -> str:
        """What stands at an end, in words."""
        own = self.kinds[kind].fields.get(end) if kind in self.kinds else None
        if own:
            return own.label or end
        if self.checks and end == self.checks.back and kind == self.checks.verifies:
            return self.checks.back_label
        fields = (field for other in self.kinds.values() for field in other.fields.values())
        labels = (f.back_label for f in fields if f.to == kind and f.back == end)
        return next(labels, None) or end

    def code_of(self, kind: Kind, need: Need) -> str:
        """The code of the rule that a need makes."""
        return need.code or f"{kind}-without-{self.ends(kind)[need.ends[0]]}"

    def words(self, kind: Kind, field: str) -> Mapping[str, str]:
        """The vocabulary of a field: id to label."""
        return self.vocabularies[self.kinds[kind].fields[field].vocabulary or ""]
