"""The knowledge base: all objects of a project, and the relations that follow from them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from sphinx_guidance import addresses
from sphinx_guidance.cache import Cache
from sphinx_guidance.conf_file import ConfFile
from sphinx_guidance.flow import Flow
from sphinx_guidance.form import Form
from sphinx_guidance.language import Language, language_of
from sphinx_guidance.model import (
    Check,
    Checklist,
    Kind,
    Number,
    NumberTable,
    NumberTopic,
    Page,
    Redirect,
    Released,
    Term,
)
from sphinx_guidance.outline import Outline, Spoken, Words
from sphinx_guidance.problems import Place
from sphinx_guidance.schema import Panel, Schema
from sphinx_guidance.shapes import Written
from sphinx_guidance.source_files import FileFacts
from sphinx_guidance.sources import Source, SourceStatus
from sphinx_guidance.terms import TermFinder, names_in_prose
from sphinx_guidance.vocabulary import Vocabulary
from sphinx_guidance.yaml_lines import YamlText

Object = Page | Term | Check | Source | Checklist | Number


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

    language: Language = field(default_factory=lambda: language_of(""))
    schema: Schema = field(default_factory=Schema)
    schema_text: YamlText | None = None
    conf: ConfFile = field(default_factory=ConfFile)
    pages: Mapping[str, PageText] = field(default_factory=dict)
    page_objects: Mapping[Kind, Mapping[str, Page]] = field(default_factory=dict)
    definitions: Mapping[str, Definition] = field(default_factory=dict)
    checklists: Mapping[str, Checklist] = field(default_factory=dict)
    sources: Mapping[str, Source] = field(default_factory=dict)
    tables: Mapping[str, NumberTable] = field(default_factory=dict)
    forms: Mapping[tuple[Kind, str], Written[Form]] = field(default_factory=dict)
    flows: Mapping[tuple[Kind, str], Written[Flow]] = field(default_factory=dict)
    files: Mapping[str, FileFacts] = field(default_factory=dict)
    vocabulary: Vocabulary = field(default_factory=Vocabulary)
    redirects: tuple[Redirect, ...] = ()
    redirects_text: YamlText | None = None
    ordinary_words: frozenset[str] = frozenset()
    published: Mapping[str, int] = field(default_factory=dict)
    released: Mapping[str, Released] = field(default_factory=dict)
    statuses: Mapping[str, SourceStatus] = field(default_factory=dict)
    unreadable: frozenset[tuple[Kind, str]] = frozenset()
    unreadable_kinds: frozenset[Kind] = frozenset()
    unread: frozenset[str] = frozenset()
    declared: tuple[tuple[Object, YamlText, tuple[str | int, ...]], ...] = ()
    cache: Cache = field(default_factory=Cache, repr=False)

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
            anchor = anchors.setdefault(definition.topic, addresses.topic_anchor(stem))
            made.setdefault(anchor, []).append(definition)
        return made

    @cached_property
    def checks(self) -> dict[str, Check]:
        return {item.id: item for checklist in self.checklists.values() for item in checklist.items}

    @cached_property
    def checklist_of(self) -> dict[str, Checklist]:
        """The checklist of each check item."""
        return {item.id: c for c in self.checklists.values() for item in c.items}

    @cached_property
    def objects(self) -> Mapping[Kind, Mapping[str, Object]]:
        """All objects by kind and id, in the order of the kinds and of the files."""
        return {
            **self.page_objects,
            "term": self.terms,
            "check": self.checks,
            "source": self.sources,
            "checklist": self.checklists,
            "number": self.numbers,
        }

    @property
    def incomplete(self) -> frozenset[Kind]:
        """The kinds of which something is written but cannot be read."""
        return self.unreadable_kinds | {kind for kind, _ in self.unreadable}

    @cached_property
    def outlines(self) -> list[tuple[str, str, Outline]]:
        """All Markdown of the project: the page that shows it, the path of its file, and it."""
        pages = [(page.docname, page.path, page.outline) for page in self.pages.values()]
        return pages + [
            (addresses.GLOSSARY_PAGE, self.place(d.term).path, d.outline)
            for d in self.definitions.values()
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

    def first_source(self, page: PageText) -> Source | None:
        """The source that a page rests on first: one of its front matter, or else of its text."""
        cited = [role.target for role in page.outline.roles if role.name == "source"]
        ids = (*((page.fields.sources if page.fields else None) or ()), *cited)
        return next((self.sources[id_] for id_ in ids if id_ in self.sources), None)

    def cited_as(self, obj: Object) -> str:
        """The name of an object inside a sentence: 「キックオフ 2-3」, not the whole item."""
        if isinstance(obj, Check):
            return f"{self.checklist_of[obj.id].short_name} {self._item_numbers[obj.id]}"
        own = self.schema.kinds.get(obj.kind)
        return getattr(obj, own.cited_as) if own and own.cited_as else obj.title

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

    def related(self, obj: Object, end: str) -> tuple[Object, ...]:
        """What stands at one end of a relation of ``obj``: its own field, or a derived end.

        In the order in which the field names them, or in the order of the files. Ids that do not
        exist are left out; a rule tells them.
        """
        return tuple(self._related.get((obj.kind, obj.id, end), ()))

    def reached(self, obj: Object, ends: Iterable[str]) -> list[Object]:
        """What is reached from ``obj`` by going from end to end, each object once."""
        found: list[Object] = [obj]
        for end in ends:
            others = (other for one in found for other in self.related(one, end))
            found = list({(other.kind, other.id): other for other in others}.values())
        return found

    def listed(self, obj: Object, panel: Panel) -> list[Object]:
        """What a panel lists on the page of ``obj``."""
        return [o for o in self.reached(obj, panel.show) if self.agrees(o, panel.where)]

    def agrees(self, obj: Object, equality: Mapping[str, str] | None) -> bool:
        """Whether the choices of ``obj`` are those of an equality of ``guidance.yaml``."""
        return all(
            getattr(obj, name) == self.schema.words(obj.kind, name)[value]
            for name, value in (equality or {}).items()
        )

    @cached_property
    def _related(self) -> Mapping[tuple[Kind, str, str], list[Object]]:
        index: dict[tuple[Kind, str, str], list[Object]] = {}
        for objects in self.objects.values():
            for obj in objects.values():
                for field_, (to, back) in obj.relations.items():
                    known = self.objects.get(to, {})
                    ids = dict.fromkeys(getattr(obj, field_) or ())
                    named = [known[id_] for id_ in ids if id_ in known]
                    index[obj.kind, obj.id, field_] = named
                    for other in named if back else ():
                        index.setdefault((to, other.id, back), []).append(obj)
        return index

    @cached_property
    def finder(self) -> TermFinder:
        """The finder of the glossary's terms."""
        return TermFinder.of(self.terms.values(), self.language)

    @cached_property
    def names_on(self) -> dict[str, frozenset[str]]:
        """The names of terms in the summary and the running text of each page, by docname."""
        pages = self.pages.values()
        outlines = (page.outline for page in pages)
        names = tuple(self.finder.names)
        found = self.cache.results(names_in_prose, outlines, self.language.tag, names)
        return {
            page.docname: names | self.finder.names_in(page.fields.summary if page.fields else "")
            for page, names in zip(pages, found, strict=True)
        }

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
        obj = self.objects.get(piece.name, {}).get(id_.rstrip(">"))
        return shown.strip() or (self.cited_as(obj) if obj else piece.content)

    def status(self, source: Source) -> SourceStatus | None:
        """What was last found of the article of a source, where that still says something."""
        found = self.statuses.get(source.id)
        read = source.law.digest if source.law else None
        return found if found and found.read == read else None

    # Addresses.

    def address(self, obj: Object) -> str:
        """The permanent address of an object, relative to the root of the site."""
        return addresses.address(*self.location(obj))

    def location(self, obj: Object) -> tuple[str, str]:
        """The page and the anchor (empty for a whole page) at which an object is shown."""
        match obj:
            case Term():
                return addresses.GLOSSARY_PAGE, obj.id
            case Source():
                return addresses.SOURCES_PAGE, obj.id
            case Check():
                return self.location(self.checklist_of[obj.id])[0], obj.id
            case Number():
                return self._page_of_number.get(obj.id, addresses.ROOT), obj.id
            case _:
                return addresses.page_in(self.schema.folder(obj.kind), obj.id), ""

    @cached_property
    def object_of_page(self) -> dict[str, Object]:
        """The object that a page is about, by docname."""
        pages: list[Mapping[str, Page | Checklist]] = [*self.page_objects.values(), self.checklists]
        return {self.location(obj)[0]: obj for objects in pages for obj in objects.values()}
