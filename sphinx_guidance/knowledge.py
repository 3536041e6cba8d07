"""The knowledge base: all objects of a project, and the relations that follow from them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TypeVar

from sphinx_guidance.groups import GROUP_IDS, LISTED_KINDS, group_of
from sphinx_guidance.markdown import Outline, Spoken, Words
from sphinx_guidance.model import (
    KIND_NAMES,
    Case,
    Cause,
    Check,
    Checklist,
    Coverage,
    Incident,
    Kind,
    Measure,
    Number,
    NumberTable,
    NumberTopic,
    Page,
    Record,
    Redirect,
    Released,
    Source,
    Term,
)
from sphinx_guidance.problems import Place
from sphinx_guidance.source_files import FileFacts
from sphinx_guidance.terms import TermFinder
from sphinx_guidance.vocabulary import Vocabulary
from sphinx_guidance.yaml_lines import YamlText

T = TypeVar("T")
Object = Cause | Incident | Measure | Coverage | Case | Term | Check | Source | Checklist | Number

GLOSSARY_PAGE = "glossary"
SOURCES_PAGE = "about/sources"


@dataclass(frozen=True)
class PageText:
    """A Markdown page below ``source/``: its front matter, its outline and its place."""

    docname: str
    path: str
    fields: Page | None
    front_matter: YamlText | None
    outline: Outline

    def place(self, *key: str | int) -> Place:
        return self.front_matter.place(*key) if self.front_matter else Place(self.path, 1)


@dataclass(frozen=True)
class Definition:
    """A term together with its topic and where it is written."""

    term: Term
    topic: str
    outline: Outline


@dataclass(frozen=True, eq=False)
class KnowledgeBase:
    """Everything that was loaded; immutable, and independent of Sphinx.

    ``unreadable`` are the kinds and ids of pages that exist but are not valid, and
    ``unreadable_kinds`` the kinds of which a whole file is not: naming them is no second problem.
    ``unread`` are the paths of the files whose content is missing here for such a reason.
    ``files`` are the files below ``source/`` by their path from there, those that pages name
    beyond it (``../x``) included.
    """

    pages: Mapping[str, PageText] = field(default_factory=dict)
    causes: Mapping[str, Cause] = field(default_factory=dict)
    incidents: Mapping[str, Incident] = field(default_factory=dict)
    measures: Mapping[str, Measure] = field(default_factory=dict)
    coverages: Mapping[str, Coverage] = field(default_factory=dict)
    cases: Mapping[str, Case] = field(default_factory=dict)
    definitions: Mapping[str, Definition] = field(default_factory=dict)
    checklists: Mapping[str, Checklist] = field(default_factory=dict)
    sources: Mapping[str, Source] = field(default_factory=dict)
    tables: Mapping[str, NumberTable] = field(default_factory=dict)
    files: Mapping[str, FileFacts] = field(default_factory=dict)
    vocabulary: Vocabulary = field(default_factory=Vocabulary)
    redirects: tuple[Redirect, ...] = ()
    redirects_text: YamlText | None = None
    ordinary_words: frozenset[str] = frozenset()
    published: Mapping[str, int] = field(default_factory=dict)
    released: Mapping[str, Released] = field(default_factory=dict)
    unreadable: frozenset[tuple[Kind, str]] = frozenset()
    unreadable_kinds: frozenset[Kind] = frozenset()
    unread: frozenset[str] = frozenset()
    declared: tuple[tuple[Object, YamlText, tuple[str | int, ...]], ...] = ()

    @cached_property
    def terms(self) -> dict[str, Term]:
        return {id_: definition.term for id_, definition in self.definitions.items()}

    @cached_property
    def topics(self) -> dict[str, list[Definition]]:
        """The definitions by topic, each under the anchor of its topic, which is its file's."""
        anchors: dict[str, str] = {}
        made: dict[str, list[Definition]] = {}
        for definition in self.definitions.values():
            stem = self.place(definition.term).path.rpartition("/")[2].removesuffix(".yaml")
            anchor = anchors.setdefault(definition.topic, f"topic-{stem}")
            made.setdefault(anchor, []).append(definition)
        return made

    @cached_property
    def checks(self) -> dict[str, Check]:
        return {item.id: item for checklist in self.checklists.values() for item in checklist.items}

    @cached_property
    def checklist_of(self) -> dict[str, Checklist]:
        """The checklist of each check item."""
        return {item.id: c for c in self.checklists.values() for item in c.items}

    def of_kind(self, kind: Kind) -> Mapping[str, Object]:
        """All objects of a kind, by id."""
        by_kind: dict[Kind, Mapping[str, Object]] = {
            "cause": self.causes,
            "incident": self.incidents,
            "measure": self.measures,
            "coverage": self.coverages,
            "case": self.cases,
            "term": self.terms,
            "check": self.checks,
            "source": self.sources,
            "checklist": self.checklists,
            "number": self.numbers,
        }
        return by_kind[kind]

    @property
    def incomplete(self) -> frozenset[Kind]:
        """The kinds of which something is written but cannot be read."""
        return self.unreadable_kinds | {kind for kind, _ in self.unreadable}

    @cached_property
    def outlines(self) -> list[tuple[str, str, Outline]]:
        """All Markdown of the project: the page that shows it, the path of its file, and it."""
        pages = [(page.docname, page.path, page.outline) for page in self.pages.values()]
        return pages + [
            (GLOSSARY_PAGE, self.place(d.term).path, d.outline) for d in self.definitions.values()
        ]

    @cached_property
    def numbers(self) -> dict[str, Number]:
        return {number.id: number for topic in self.number_topics for number in topic.numbers}

    @property
    def number_topics(self) -> list[NumberTopic]:
        return [topic for table in self.tables.values() for topic in table.topics]

    @cached_property
    def _page_of_number(self) -> dict[str, str]:
        shown_on = {
            directive.argument: page.docname
            for page in self.pages.values()
            for directive in page.outline.directives
            if directive.name == "number-table"
        }
        return {
            number.id: shown_on[table.id]
            for table in self.tables.values()
            if table.id in shown_on
            for topic in table.topics
            for number in topic.numbers
        }

    @cached_property
    def _item_numbers(self) -> dict[str, str]:
        return {
            item.id: number
            for checklist in self.checklists.values()
            for number, _, item in checklist.numbered()
        }

    def cited_as(self, obj: Object) -> str:
        """The name of an object inside a sentence: 「キックオフ 2-3」, not the whole item."""
        match obj:
            case Case():
                return obj.short_name
            case Check():
                return f"{self.checklist_of[obj.id].short_name} {self._item_numbers[obj.id]}"
            case _:
                return obj.title

    @cached_property
    def _places(self) -> dict[tuple[Kind, str], tuple[YamlText, tuple[str | int, ...]]]:
        return {(obj.kind, obj.id): (text, key) for obj, text, key in self.declared}

    def place(self, obj: Object, *key: str | int) -> Place:
        """Where ``obj``, or its field at ``key``, is written."""
        text, prefix = self._places[(obj.kind, obj.id)]
        return text.place(*prefix, *key)

    def place_of_topic(self, topic: NumberTopic, field: str) -> Place:
        """Where the field of a topic of a table is written."""
        text, key = self._places["number", topic.numbers[0].id]
        return text.place(*key[:2], field)

    # The derived ends of the relations, in the order of the files.

    @cached_property
    def measures_against(self) -> dict[str, list[Measure]]:
        """Measures that prevent a cause, by cause id."""
        return _reverse((m, m.prevents) for m in self.measures.values())

    @cached_property
    def measures_limiting(self) -> dict[str, list[Measure]]:
        """Measures that limit an incident, by incident id."""
        return _reverse((m, m.limits) for m in self.measures.values())

    @cached_property
    def incidents_from(self) -> dict[str, list[Incident]]:
        """Incidents that arise from a cause, by cause id."""
        return _reverse((i, i.arises_from) for i in self.incidents.values())

    @cached_property
    def coverages_for(self) -> dict[str, list[Coverage]]:
        """Coverages, conditions and exclusions concerning an incident, by incident id."""
        return _reverse((c, c.answers) for c in self.coverages.values())

    @cached_property
    def cases_of_cause(self) -> dict[str, list[Case]]:
        return _reverse((c, c.illustrates) for c in self.cases.values())

    @cached_property
    def cases_of_incident(self) -> dict[str, list[Case]]:
        return _reverse((c, c.shows) for c in self.cases.values())

    @cached_property
    def checks_of(self) -> dict[str, list[Check]]:
        """Check items that verify a measure, by measure id."""
        return _reverse((c, c.verifies) for c in self.checks.values())

    @cached_property
    def finder(self) -> TermFinder:
        """The finder of the glossary's terms."""
        return TermFinder.of(self.terms.values())

    @cached_property
    def names_on(self) -> dict[str, frozenset[str]]:
        """The names of terms in the summary and the running text of each page, by docname."""
        return {page.docname: self._names_in(page) for page in self.pages.values()}

    def _names_in(self, page: PageText) -> frozenset[str]:
        # No name runs over the end of a line, so one search does for all lines.
        lines = [prose.text for prose in page.outline.prose]
        if page.fields:
            lines.append(page.fields.summary)
        return frozenset(found.name for found in self.finder.find("\n".join(lines)))

    @cached_property
    def plain_definitions(self) -> dict[str, str]:
        """The definition of each term as plain text, by id."""
        return {id_: self.plain(made.outline.words) for id_, made in self.definitions.items()}

    def plain(self, words: Iterable[Words]) -> str:
        """Words as plain text: roles as the titles of their objects, sources left out."""
        texts = ("".join(map(self._said, line.pieces)).strip() for line in words)
        return "\n".join(text for text in texts if text)

    def _said(self, piece: str | Spoken) -> str:
        if isinstance(piece, str):
            return piece
        if piece.name == "source":
            return ""
        shown, _, id_ = piece.content.rpartition("<")
        kind = piece.name if piece.name in KIND_NAMES else None
        obj = self.of_kind(kind).get(id_.rstrip(">")) if kind else None
        return shown.strip() or (self.cited_as(obj) if obj else piece.content)

    # Addresses.

    def address(self, obj: Object) -> str:
        """The permanent address of an object, relative to the root of the site."""
        docname, anchor = self.location(obj)
        return f"{docname}.html#{anchor}" if anchor else f"{docname}.html"

    def location(self, obj: Object) -> tuple[str, str]:
        """The page and the anchor (empty for a whole page) at which an object is shown."""
        match obj:
            case Term():
                return GLOSSARY_PAGE, obj.id
            case Source():
                return SOURCES_PAGE, obj.id
            case Check():
                return f"checklists/{self.checklist_of[obj.id].id}", obj.id
            case Checklist():
                return f"checklists/{obj.id}", ""
            case Number():
                return self._page_of_number.get(obj.id, "index"), obj.id
            case _:
                return f"{obj.kind}s/{obj.id}", ""

    @cached_property
    def object_of_page(self) -> dict[str, Object]:
        """The object that a page is about, by docname."""
        pages: list[Record] = [
            *self.causes.values(),
            *self.incidents.values(),
            *self.measures.values(),
            *self.coverages.values(),
            *self.cases.values(),
            *self.checklists.values(),
        ]
        return {self.location(obj)[0]: obj for obj in pages}  # type: ignore[arg-type,misc]

    def listed_groups(self, page: PageText) -> Iterator[str]:
        """The anchors of the groups of objects that a page lists."""
        for directive in page.outline.directives:
            if directive.name == "object-list" and directive.argument in LISTED_KINDS:
                objects = self.of_kind(directive.argument).values()
                yield from dict.fromkeys(GROUP_IDS[g] for o in objects if (g := group_of(o)))

    def addresses(self) -> Iterator[str]:
        """Every permanent address of the site: pages, authored headings, and objects."""
        for page in self.pages.values():
            yield f"{page.docname}.html"
            for anchor in page.outline.anchors:
                yield f"{page.docname}.html#{anchor}"
            for anchor in self.listed_groups(page):
                yield f"{page.docname}.html#{anchor}"
        if GLOSSARY_PAGE in self.pages:
            for anchor in self.topics:
                yield f"{GLOSSARY_PAGE}.html#{anchor}"
            for term in self.terms.values():
                yield self.address(term)
        if SOURCES_PAGE in self.pages:
            for source in self.sources.values():
                yield self.address(source)
        for number in self.numbers.values():
            yield self.address(number)
        for checklist in self.checklists.values():
            for section in checklist.sections:
                yield f"checklists/{checklist.id}.html#{section.id}"
                for item in section.items:
                    yield self.address(item)


def _reverse(pairs: Iterator[tuple[T, tuple[str, ...]]]) -> dict[str, list[T]]:
    index: dict[str, list[T]] = {}
    for obj, targets in pairs:
        for target in targets:
            index.setdefault(target, []).append(obj)
    return index
