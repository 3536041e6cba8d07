"""Rules on what is stated: law needs its source, limits of cover need theirs, numbers agree.

A *block* is a paragraph, an item of a list, a whole table, a definition of the glossary, a row of
a number table, or an item of a checklist. A *statement of law* is a block that names what
``statements`` of ``guidance.yaml`` takes for law; it carries a source in the same block.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from sphinx_guidance.knowledge import KnowledgeBase
from sphinx_guidance.model import Kind, NumberTopic, Statement
from sphinx_guidance.outline import LEFT_OUT, Outline
from sphinx_guidance.problems import Place, Problem
from sphinx_guidance.rules.lists import shown_tables
from sphinx_guidance.rules.prose import written_prose
from sphinx_guidance.rules.registry import Rule, made_from_schema, rule
from sphinx_guidance.schema import Schema
from sphinx_guidance.words import listed, say

_NUMBER = re.compile(r"(?<![\d.月])\d[\d,]*(?:\.\d+)?")


@dataclass(frozen=True)
class Block:
    """A block of text with its place and the kinds that it links to.

    ``sourced`` says whether it carries a source.
    """

    place: Place
    text: str
    sourced: bool
    kinds: frozenset[Kind] = frozenset()


@dataclass(frozen=True)
class Passage:
    """A block of Markdown by its first line, with the names of the roles in it."""

    line: int
    text: str
    roles: frozenset[str]

    def block(self, path: str, *, sourced: bool) -> Block:
        sourced = sourced or "source" in self.roles
        return Block(Place(path, self.line), self.text, sourced, self.roles)


def blocks(kb: KnowledgeBase) -> Iterator[Block]:
    """Every block that readers see, in the order of files."""
    return _blocks(kb, [tuple(_passages(page.outline)) for page in kb.pages.values()])


def _blocks(kb: KnowledgeBase, on_pages: list[tuple[Passage, ...]]) -> Iterator[Block]:
    """Some passages of each page, and every block beside."""
    for page, passages in zip(kb.pages.values(), on_pages, strict=True):
        yield from (passage.block(page.path, sourced=False) for passage in passages)
    for definition in kb.definitions.values():
        path, sourced = kb.place(definition.term).path, bool(definition.term.sources)
        all_ = _passages(definition.outline)
        yield from (passage.block(path, sourced=sourced) for passage in all_)
    for item in kb.checks.values():
        text = "\n".join((item.text, item.why, item.evidence))
        yield Block(kb.place(item, "text"), text, bool(item.sources))
    for topic in kb.number_topics:
        carried = any(number.sources for number in topic.numbers)
        yield Block(kb.place(topic.numbers[0]), topic.note or "", carried)
        for number in topic.numbers:
            text = "\n".join((number.when, number.basis))
            yield Block(kb.place(number, "basis"), text, bool(number.sources))
    for flow in kb.flows.values():
        for i, question in enumerate(flow.value.questions):
            text = "\n".join((question.text, question.note or ""))
            yield Block(flow.place("questions", i, "text"), text, bool(question.sources))
        for i, outcome in enumerate(flow.value.outcomes):
            dated = "\n".join(event.text for event in outcome.dates)
            text = "\n".join((outcome.title, outcome.text, dated))
            yield Block(flow.place("outcomes", i, "text"), text, bool(outcome.sources))


def _passages_of_law(
    outline: Outline, pattern: str, kinds: tuple[Kind, ...]
) -> tuple[Passage, ...]:
    """The passages in which a pattern of law is found, or a role of a kind of it."""
    compiled = re.compile(pattern)
    return tuple(
        passage
        for passage in _passages(outline)
        if compiled.search(passage.text) or not passage.roles.isdisjoint(kinds)
    )


def _passages(outline: Outline) -> Iterator[Passage]:
    roles: dict[int, set[str]] = {}
    for role in outline.roles:
        roles.setdefault(role.line, set()).add(role.name)
    for first, lines in groupby(outline.prose, key=lambda prose: prose.block):
        prose = list(lines)
        named = {name for line in prose for name in roles.get(line.line, ())}
        yield Passage(first, "\n".join(line.text for line in prose), frozenset(named))


def statements_of_law(kb: KnowledgeBase) -> list[Block]:
    """Every statement of law, with or without a source."""
    own = kb.schema.statements
    outlines = (page.outline for page in kb.pages.values())
    law = (own.law_pattern.pattern, own.law_kinds)
    on_pages = kb.cache.results(_passages_of_law, outlines, *law)
    return [
        block
        for block in _blocks(kb, on_pages)
        if own.law_pattern.search(block.text) or not block.kinds.isdisjoint(own.law_kinds)
    ]


def hedges(schema: Schema, text: str) -> list[str]:
    """The hedging words in a text, in order."""
    return [found[0] for found in schema.statements.hedge_pattern.finditer(text)]


@made_from_schema
def law_without_source(schema: Schema) -> Iterator[Rule]:
    if schema.statements.law or schema.statements.law_kinds:
        meaning = say("meaning.law-without-source")
        yield Rule("law-without-source", meaning, _law_without_source)


def _law_without_source(kb: KnowledgeBase) -> Iterator[Problem]:
    kinds = kb.schema.statements.law_kinds
    for block in statements_of_law(kb):
        if not block.sourced:
            named = kb.schema.statements.law_pattern.search(block.text)
            linked = [kb.schema.kinds[kind].name for kind in kinds if kind in block.kinds]
            what = named.group() if named else linked[0]
            yield Problem(
                block.place,
                "law-without-source",
                say("law-without-source.block", what=what),
                say("law-without-source.block.hint"),
            )


def sourced_fields(schema: Schema) -> str:
    """The lists in which every statement needs a source, in words; empty where there are none."""
    labels = {
        kind.name: [f.label or name for name, f in kind.fields.items() if f.type == "statements"]
        for kind in schema.kinds.values()
    }
    return listed(
        say("sourced.fields", kind=kind, fields=say("and.labels").join(fields))
        for kind, fields in labels.items()
        if fields
    )


@made_from_schema
def condition_without_source(schema: Schema) -> Iterator[Rule]:
    named = sourced_fields(schema)
    if named:
        meaning = say("meaning.condition-without-source", named=named)
        yield Rule("condition-without-source", meaning, _statement_without_source)


def _statement_without_source(kb: KnowledgeBase) -> Iterator[Problem]:
    for obj, text, key in kb.declared:
        for field, i, entry in obj.entries():
            if isinstance(entry, Statement) and not entry.sources:
                yield Problem(
                    text.place(*key, field, i),
                    "condition-without-source",
                    say("condition-without-source.entry", sentence=entry.sentence),
                    say("condition-without-source.entry.hint"),
                )


@rule("number-disagrees")
def number_disagrees(kb: KnowledgeBase) -> Iterator[Problem]:
    for topic, place, value in _stated(kb, [t for t in kb.number_topics if not t.cited_only]):
        right = {value for n in topic.numbers for value in _values(n.value, topic.units)}
        if value not in right:
            message = say("number-disagrees.value", title=topic.title, value=value)
            hint = say("number-disagrees.value.hint", values=listed(sorted(right)))
            yield Problem(place, "number-disagrees", message, hint)


@rule("number-by-hand")
def number_by_hand(kb: KnowledgeBase) -> Iterator[Problem]:
    for topic, place, value in _stated(kb, [t for t in kb.number_topics if t.cited_only]):
        id_ = next((n.id for n in topic.numbers if value in _values(n.value, topic.units)), "")
        if id_:
            message = say("number-by-hand.value", title=topic.title, value=value)
            hint = say("number-by-hand.value.hint", id=id_)
            yield Problem(place, "number-by-hand", message, hint)


def _stated(
    kb: KnowledgeBase, topics: Iterable[NumberTopic]
) -> Iterator[tuple[NumberTopic, Place, str]]:
    """The numbers with a unit of a topic in sentences that speak of it, outside the tables."""
    texts = written_prose(kb)
    own = {kb.place(number).path for number in kb.numbers.values()}
    ends = re.compile(f"{kb.language.sentence_end}|{LEFT_OUT}")
    for topic in topics:
        words = re.compile("|".join(map(re.escape, topic.words)))
        for place, text in texts:
            if place.path in own or not words.search(text):
                continue
            for sentence in ends.split(text):
                for value in _values(sentence, topic.units) if words.search(sentence) else ():
                    yield topic, place, value


def _values(text: str, units: tuple[str, ...]) -> list[str]:
    """The numbers with one of ``units`` in a text, as written but without commas."""
    pattern = re.compile(rf"({_NUMBER.pattern})({'|'.join(map(re.escape, units))})")
    return [f"{number.replace(',', '')}{unit}" for number, unit in pattern.findall(text)]


@rule("table-without-page")
def table_without_page(kb: KnowledgeBase) -> Iterator[Problem]:
    shown = {id_ for _, id_ in shown_tables(kb)}
    if not shown <= kb.tables.keys():
        return  # which table such a page was meant to show is not known
    for table in kb.tables.values():
        if table.id not in shown:
            yield Problem(
                Place(kb.place(table.topics[0].numbers[0]).path, 1),
                "table-without-page",
                say("table-without-page.table", title=table.title),
                say("table-without-page.table.hint", id=table.id),
            )
