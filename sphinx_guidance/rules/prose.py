"""Rules on words: readings, names, variants, abbreviations, and the glossary's coverage."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from sphinx_guidance import shapes
from sphinx_guidance.facts import texts
from sphinx_guidance.knowledge import KnowledgeBase
from sphinx_guidance.outline import Outline
from sphinx_guidance.problems import Place, Problem
from sphinx_guidance.rules.registry import rule
from sphinx_guidance.terms import trie_pattern
from sphinx_guidance.words import say

_READING = re.compile(r"[ぁ-ゖー・]+")
_ABBREVIATION = re.compile(r"(?<![A-Za-z0-9])[A-Z][A-Za-z0-9]*[A-Z0-9][A-Za-z0-9]*(?![A-Za-z0-9])")

ORDINARY_WORDS = "ordinary-words.txt"

FREQUENT_PAGES = 6
"""A compound word counts as frequent when it stands on at least this many pages."""


@lru_cache(maxsize=1)
def written_prose(kb: KnowledgeBase) -> Sequence[tuple[Place, str]]:
    """Every text that an author wrote for readers, line by line, with its place."""
    return (*_markdown_texts(kb), *plain_texts(kb))


def _markdown_texts(kb: KnowledgeBase) -> Iterator[tuple[Place, str]]:
    for page in kb.pages.values():
        for heading in page.outline.headings:
            yield Place(page.path, heading.line), heading.text
        for prose in page.outline.prose:
            yield Place(page.path, prose.line), prose.text
    for definition in kb.definitions.values():
        path = kb.place(definition.term).path
        for prose in definition.outline.prose:
            yield Place(path, prose.line), prose.text


def found(kb: KnowledgeBase, pattern: re.Pattern[str]) -> Iterator[tuple[Place, str]]:
    """What a pattern finds in :func:`written_prose`, each with its place."""
    pages = kb.pages.values()
    outlines = (page.outline for page in pages)
    all_found = kb.cache.results(_found_in, outlines, pattern.pattern, pattern.flags, True)
    for page, found_here in zip(pages, all_found, strict=True):
        yield from ((Place(page.path, line), text) for line, text in found_here)
    for definition in kb.definitions.values():
        path = kb.place(definition.term).path
        found_here = _found_in(definition.outline, pattern.pattern, pattern.flags, False)
        yield from ((Place(path, line), text) for line, text in found_here)
    for place, text in plain_texts(kb):
        yield from ((place, match.group()) for match in pattern.finditer(text))


def _found_in(
    outline: Outline, pattern: str, flags: int, headings: bool
) -> tuple[tuple[int, str], ...]:
    """What a pattern finds in running text, and in headings, each with its line."""
    compiled = re.compile(pattern, flags)
    lines = [(heading.line, heading.text) for heading in outline.headings if headings]
    lines += [(prose.line, prose.text) for prose in outline.prose]
    return tuple((line, match.group()) for line, text in lines for match in compiled.finditer(text))


@lru_cache(maxsize=1)
def plain_texts(kb: KnowledgeBase) -> Sequence[tuple[Place, str]]:
    """The texts for readers that are no Markdown, with their places."""
    return tuple(_plain_texts(kb))


def _plain_texts(kb: KnowledgeBase) -> Iterator[tuple[Place, str]]:
    for page in kb.pages.values():
        if page.fields:
            yield page.place("title"), page.fields.title
            yield page.place("summary"), page.fields.summary
    for obj, text, key in kb.declared:
        for own, sentence in texts(kb.schema, obj):
            yield text.place(*key, *own), sentence
    for table in kb.tables.values():
        for topic in table.topics:
            yield kb.place_of_topic(topic, "title"), topic.title
            yield kb.place_of_topic(topic, "note"), topic.note or ""
            for number in topic.numbers:
                yield kb.place(number, "when"), number.when
                yield kb.place(number, "basis"), number.basis
    for checklist in kb.checklists.values():
        yield kb.place(checklist, "title"), checklist.title
        yield kb.place(checklist, "summary"), checklist.summary
        yield kb.place(checklist, "use"), checklist.use
        for s, section in enumerate(checklist.sections):
            yield kb.place(checklist, "sections", s, "title"), section.title
            for item in section.items:
                yield kb.place(item, "text"), item.text
                yield kb.place(item, "why"), item.why
                yield kb.place(item, "evidence"), item.evidence
    yield from shapes.texts(kb)


@rule("reading-not-hiragana", applies=lambda language: language.needs_readings)
def reading_not_hiragana(kb: KnowledgeBase) -> Iterator[Problem]:
    for term in kb.terms.values():
        if not _READING.fullmatch(term.reading or ""):
            yield Problem(
                kb.place(term, "reading"),
                "reading-not-hiragana",
                say("reading-not-hiragana.reading", name=term.name, reading=term.reading),
                say("reading-not-hiragana.reading.hint"),
            )


@rule("duplicate-term-name")
def duplicate_term_name(kb: KnowledgeBase) -> Iterator[Problem]:
    owners: dict[str, str] = {}
    for term in kb.terms.values():
        for i, name in enumerate(term.names):
            spelled = kb.language.spelled(name)
            if spelled in owners:
                place = kb.place(term, "name") if i == 0 else kb.place(term, "aliases", i - 1)
                message = say("duplicate-term-name.name", name=name, owner=owners[spelled])
                yield Problem(
                    place, "duplicate-term-name", message, say("duplicate-term-name.name.hint")
                )
            owners.setdefault(spelled, term.id)


@rule("discouraged-variant")
def discouraged_variant(kb: KnowledgeBase) -> Iterator[Problem]:
    language = kb.language
    right = {
        form: term.name
        for term in kb.terms.values()
        for variant in term.discouraged
        for form in language.spellings(variant)
    }
    if not right:
        return
    names = (*(name for term in kb.terms.values() for name in term.names), *kb.ordinary_words)
    allowed = (form for name in names for form in language.spellings(name))
    pattern = re.compile(language.anywhere(trie_pattern([*right, *allowed])))
    for place, variant in found(kb, pattern):
        if name := right.get(language.spelled(variant)):
            yield Problem(
                place,
                "discouraged-variant",
                say("discouraged-variant.variant", variant=variant),
                say("discouraged-variant.variant.hint", right=name),
            )


@rule("undefined-abbreviation")
def undefined_abbreviation(kb: KnowledgeBase) -> Iterator[Problem]:
    if "term" in kb.unreadable_kinds or ORDINARY_WORDS in kb.unread:
        return
    names = {name for term in kb.terms.values() for name in term.names}
    known = {
        piece.group()
        for text in (*names, *kb.ordinary_words)
        for piece in _ABBREVIATION.finditer(text)
    }
    seen: set[tuple[str, str]] = set()
    for place, word in found(kb, _ABBREVIATION):
        if word not in known and (place.path, word) not in seen:
            seen.add((place.path, word))
            yield Problem(
                place,
                "undefined-abbreviation",
                say("undefined-abbreviation.word", word=word),
                say("undefined-abbreviation.word.hint"),
            )


@dataclass(frozen=True)
class GlossaryCoverage:
    """How much of the frequent compound words the glossary explains.

    ``covered`` and ``total`` count frequent words, ordinary ones left out; ``missing`` names the
    words that lack a term, each with the number of pages on which it stands and one place.
    """

    covered: int
    total: int
    missing: tuple[tuple[str, int, Place], ...]

    @property
    def ratio(self) -> float:
        return self.covered / self.total if self.total else 1.0


@lru_cache(maxsize=1)
def glossary_coverage(kb: KnowledgeBase) -> GlossaryCoverage:
    """Measure the glossary against the compound words of the pages."""
    pages: Counter[str] = Counter()
    first: dict[str, Place] = {}
    outlines = (page.outline for page in kb.pages.values())
    found_words = kb.cache.results(_first_lines, outlines, kb.language.frequent_words or r"(?!)")
    for page, words in zip(kb.pages.values(), found_words, strict=True):
        for word in words.keys() - first.keys():
            first[word] = Place(page.path, words[word])
        pages.update(words.keys())
    names = {name for term in kb.terms.values() for name in term.names}
    counted = {w: n for w, n in pages.items() if n >= FREQUENT_PAGES and w not in kb.ordinary_words}
    missing = sorted(
        ((word, n, first[word]) for word, n in counted.items() if word not in names),
        key=lambda entry: (-entry[1], entry[0]),
    )
    return GlossaryCoverage(len(counted) - len(missing), len(counted), tuple(missing))


def _first_lines(outline: Outline, pattern: str) -> dict[str, int]:
    """The words that a pattern finds in running text, each with the line on which it is first."""
    compiled = re.compile(pattern)
    first: dict[str, int] = {}
    for prose in outline.prose:
        for match in compiled.finditer(prose.text):
            first.setdefault(match.group(), prose.line)
    return first


@rule("glossary-gap", applies=lambda language: bool(language.frequent_words))
def glossary_gap(kb: KnowledgeBase) -> Iterator[Problem]:
    if "term" in kb.unreadable_kinds or ORDINARY_WORDS in kb.unread:
        return
    for word, count, place in glossary_coverage(kb).missing:
        yield Problem(
            place,
            "glossary-gap",
            say("glossary-gap.word", word=word, count=count),
            say("glossary-gap.word.hint"),
        )
