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

FieldName = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]*$", max_length=100)]
PartyId = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9]+(?:-[A-Za-z0-9]+)*$")]
FieldType = Literal[
    "text", "line", "lines", "date", "choice", "parties", "text-by-party", "statements",
    "amounts", "events", "steps", "verdicts", "relation",
]  # fmt: skip
Shape = Literal["form", "flow"]
Hue = Literal["red", "orange", "yellow", "green", "teal", "blue", "purple", "grey"]
Icon = Literal[
    "question", "bolt", "tool", "umbrella", "scale", "document", "people", "flag", "clock", "money",
]  # fmt: skip
Equality = Annotated[
    Mapping[FieldName, Id],
    Described(min_length=1, max_length=1, description="項目: 語彙の id。一つだけ書きます。"),
]
Ends = Annotated[tuple[FieldName, ...], Described(min_length=1, max_length=2)]

SHAPES: Mapping[Kind, str] = {
    "term": "用語",
    "check": "確認項目",
    "source": "出典",
    "checklist": "チェックリスト",
    "number": "数値",
}
"""The kinds that are the generator's own, with their names."""


class Field(Record):
    """A field of the front matter of a kind; a relation is a field that names other objects."""

    type: FieldType
    label: Line | None = Described(default=None, description="読者が見る、項目の名前。")
    description: Text | None = Described(default=None, description="執筆者への説明。")
    required: bool = False
    vocabulary: Id | None = Described(default=None, description="choice の語彙。")
    to: Id | None = Described(default=None, description="relation の相手の種類。")
    back: FieldName | None = Described(default=None, description="相手から見た関係の名前。")
    back_label: Line | None = Described(default=None, description="相手のページでの見出し。")
    beside: bool = Described(
        default=False, description="この対象が他のページに並ぶときも、いっしょに示します。"
    )


class Shown(Record):
    """A field that readers see, and what stands there where it is not given."""

    field: FieldName
    otherwise: Line | None = None


class Panel(Record):
    """A list of related objects on the page of an object, reached in one or two steps."""

    id: Id
    title: Line
    show: Ends
    where: Equality | None = Described(default=None, description="並べる対象を絞ります。")
    when: Equality | None = Described(default=None, description="このページの対象を絞ります。")


class Need(Record):
    """A rule: something must stand at one of these ends, ``unless`` a field says why not."""

    ends: Annotated[tuple[FieldName, ...], Described(min_length=1)]
    code: Id | None = None
    meaning: Line | None = None
    but_not: Equality | None = Described(default=None, description="数えない対象。")
    unless: FieldName | None = Described(default=None, description="ない理由を書く項目。")


class Found(Record):
    """By which fields a page is found, beside its title, summary and text."""

    fields: tuple[FieldName, ...] = ()
    first_source: bool = Described(
        default=False, description="最初に引いた出典の箇所でも見つかるようにします。"
    )


class PageKind(Record):
    """A kind of page."""

    name: Line
    description: Text | None = None
    folder: Id | None = Described(default=None, description="source/ の下のフォルダー。")
    shape: Shape | None = Described(
        default=None,
        description="ページと、<folder>/<id>.yaml に書く用紙（form）か問い（flow）。",
    )
    icon: Icon | None = None
    hue: Hue | None = None
    cited_as: FieldName | None = Described(default=None, description="文の中での呼び名の項目。")
    group: FieldName | None = Described(default=None, description="一覧を分ける項目。")
    newest_first: FieldName | None = Described(default=None, description="一覧を並べる日付。")
    notice: Text | None = Described(default=None, description="この種類のページの注意書き。")
    fields: Mapping[FieldName, Field] = {}
    facts: tuple[Shown, ...] = Described(default=(), description="本文の上に示す項目。")
    card: tuple[Shown, ...] = Described(default=(), description="一覧の札に示す項目。")
    panels: tuple[Panel, ...] = ()
    next: tuple[Ends, ...] = Described(default=(), description="検索で次に勧める対象への道。")
    search: Found = Found()
    needs: tuple[Need, ...] = ()


class Way(Record):
    """A way over one or two relations, from what a check item verifies to what may happen."""

    show: Ends
    through: Line | None = Described(
        default=None, description="二つの関係をたどるとき、間にあるものの見出し。"
    )


class Outlook(Record):
    """What a checklist page tells of its open items: what may happen, and what stands there."""

    title: Line
    ways: Annotated[tuple[Way, ...], Described(min_length=1)]
    panels: tuple[Id, ...] = Described(
        default=(), description="道の終わりの種類のパネルのうち、いっしょに示すものの id。"
    )


class Statements(Record):
    """What in a text states law, and what leaves open whether it is so."""

    law: tuple[Line, ...] = Described(
        default=(), description="法令や裁判例を挙げる語の正規表現。その段落には出典が要ります。"
    )
    law_kinds: tuple[Id, ...] = Described(
        default=(), description="引くと法を述べることになる種類（裁判例など）。"
    )
    hedges: tuple[Line, ...] = Described(
        default=(), description="言い切らない語の正規表現。guidance report が数えます。"
    )

    @cached_property
    def law_pattern(self) -> re.Pattern[str]:
        return any_of(self.law)

    @cached_property
    def hedge_pattern(self) -> re.Pattern[str]:
        return any_of(self.hedges)


def any_of(patterns: Iterable[str]) -> re.Pattern[str]:
    """What matches where any of ``patterns`` does; without one, nothing does."""
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns) or r"(?!)")


class Checks(Record):
    """What check items verify, and the words that they use."""

    verifies: Id
    back: FieldName
    back_label: Line
    phase: Id = Described(description="時期の語彙。")
    weight: Id = Described(description="重要度の語彙。最初の語が、必ず確かめるものです。")
    outlook: Outlook | None = Described(
        default=None, description="未確定の項目から起こりうること。なければ示しません。"
    )


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
    short: Line | None = Described(default=None, description="表の列での短い呼び名。")


def _party(value: object) -> object:
    return value if isinstance(value, Mapping) else {"name": value}


Named = Annotated[Party, BeforeValidator(_party, json_schema_input_type=Line | Party)]


class Schema(Record):
    """``guidance.yaml``."""

    parties: Mapping[PartyId, Named] = Described(
        default={}, description="立場の id: 名前。表の列での短い呼び名は {name, short} で書きます。"
    )
    answering: tuple[PartyId, ...] = Described(
        default=(), description="チェックリストに答える二つの立場。"
    )
    vocabularies: Mapping[Id, Mapping[Id, Line]] = Described(
        default={}, description="語彙の id: {語の id: 執筆者が書く語}。"
    )
    kinds: Mapping[Id, PageKind] = {}
    checks: Checks | None = None
    map: RelationMap | None = None
    notice: Text | None = Described(default=None, description="出典を引くページの注意書き。")
    statements: Statements = Statements()
    rules_off: tuple[Id, ...] = Described(default=(), description="確かめない規則の符号。")

    @cached_property
    def kind_names(self) -> Mapping[Kind, str]:
        """The name of every kind, in the order in which kinds are shown."""
        return {**{id_: kind.name for id_, kind in self.kinds.items()}, **SHAPES}

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
        """The vocabulary of a choice: id to label."""
        return self.vocabularies[self.kinds[kind].fields[field].vocabulary or ""]
