"""``guidance report``: how well founded the text is, in figures that an editor can act on.

Hedging words are those of ``statements`` in ``guidance.yaml``; they are counted in body text, not
in code, links or front matter. What states law and what needs a source of its own without one is an
error of ``guidance check`` as well, so the build holds both at 0.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import get_args

from sphinx_guidance.knowledge import KnowledgeBase
from sphinx_guidance.model import Statement
from sphinx_guidance.rules import statements
from sphinx_guidance.sources import CheckMethod
from sphinx_guidance.words import listed, say


def report(kb: KnowledgeBase) -> Iterator[str]:
    """The lines of the report; what could not be read is named, as it is not counted."""
    yield from _sources(kb)
    if kb.schema.statements.hedges:
        yield from _hedges(kb)
    if kb.schema.statements.law or kb.schema.statements.law_kinds:
        yield from _law(kb)
    named = statements.sourced_fields(kb.schema)
    if named:
        records = [obj for obj, _, _ in kb.declared]
        entries = [entry for record in records for _, _, entry in record.entries()]
        sourced = [bool(entry.sources) for entry in entries if isinstance(entry, Statement)]
        yield f"{named}: {len(sourced)}"
        yield say("report.unsourced", n=sourced.count(False))
    if kb.unread:
        yield ""
        yield say("report.unread")
        yield from (f"  {path}" for path in sorted(kb.unread))


def _sources(kb: KnowledgeBase) -> Iterator[str]:
    how = Counter(source.how for source in kb.sources.values())
    yield say("report.sources", n=how.total())
    for method in get_args(CheckMethod):
        yield f"  {method}: {how[method]}"


def _law(kb: KnowledgeBase) -> Iterator[str]:
    law = statements.statements_of_law(kb)
    yield ""
    yield say("report.law", n=len(law))
    yield say("report.unsourced", n=sum(not block.sourced for block in law))


def _hedges(kb: KnowledgeBase) -> Iterator[str]:
    pages = {
        page.path: Counter(
            word
            for prose in page.outline.prose
            for word in statements.hedges(kb.schema, prose.text)
        )
        for page in kb.pages.values()
    }
    hedged = {path: words for path, words in pages.items() if words}
    total = sum(words.total() for words in hedged.values())
    yield ""
    yield say("report.hedges", n=total, pages=len(hedged))
    for path, words in sorted(hedged.items(), key=lambda entry: (-entry[1].total(), entry[0])):
        counted = listed(f"{word}{count}" for word, count in words.most_common())
        yield say("report.hedges-of-page", path=path, n=words.total(), counted=counted)
