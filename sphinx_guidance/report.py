"""``guidance report``: how well founded the text is, in figures that an editor can act on.

Hedging words are those of ``statements`` in ``guidance.yaml``; they are counted in all that
readers see: body text, front matter and the YAML files, not in code or links. What states law and
what needs a source of its own without one is an error of ``guidance check`` as well, so the build
holds both at 0.
"""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterator

from sphinx_guidance import source_figures
from sphinx_guidance.knowledge import KnowledgeBase
from sphinx_guidance.model import Statement
from sphinx_guidance.rules import law, statements
from sphinx_guidance.rules.prose import written_prose
from sphinx_guidance.schema import Targets
from sphinx_guidance.words import listed, say


def report(kb: KnowledgeBase, today: datetime.date) -> Iterator[str]:
    """The lines of the report; what could not be read is named, as it is not counted."""
    yield from _sources(kb)
    yield from _days(kb, today)
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


def missed(kb: KnowledgeBase) -> list[str]:
    """Which of the targets of ``guidance.yaml`` are missed, in words; what is unread counts so."""
    targets = kb.schema.targets
    hedges = _hedged(kb)
    read, hedged = source_figures.number_read(kb), sum(w.total() for w in hedges.values())
    told = []
    if targets.read_at_least is not None and read < targets.read_at_least:
        told.append(say("report.too-few-read", n=read, floor=targets.read_at_least))
    if targets.hedges_at_most is not None and hedged > targets.hedges_at_most:
        told.append(say("report.too-many-hedges", n=hedged, ceiling=targets.hedges_at_most))
    if targets.hedges_at_most is not None:
        unexplained = sorted(hedges.keys() - targets.hedges_kept.keys())
        told += [say("report.hedge-unexplained", path=path) for path in unexplained]
    if kb.unread and targets != Targets():
        told.append(say("report.not-all-counted", n=len(kb.unread)))
    return told


def _sources(kb: KnowledgeBase) -> Iterator[str]:
    how = source_figures.by_method(kb)
    yield say("report.sources", n=sum(how.values()))
    yield from (f"  {method}: {n}" for method, n in how.items())
    yield say("report.documents", n=len(source_figures.documents(kb)))
    editions = source_figures.editions(kb)
    if editions:
        yield say("report.editions", n=len(editions))
    for one in editions:
        yield say(
            "report.edition",
            title=one.title,
            edition=one.edition,
            day=one.in_force.isoformat(),
            n=one.articles,
        )


def _days(kb: KnowledgeBase, today: datetime.date) -> Iterator[str]:
    """When to look again, and what should have been looked at before ``today`` or has changed."""
    days = source_figures.days_to_look_again(kb)
    if days:
        yield say("report.look-again", n=sum(map(len, days.values())))
    yield from (f"  {day.isoformat()}: {len(sources)}" for day, sources in days.items())
    late = law.overdue(kb, today)
    if late:
        yield say("report.overdue", n=len(late))
    for source in late:
        yield f"  {kb.place(source, 'look_again')}: {source.name} ({source.look_again})"
    changed = law.changed(kb)
    if changed:
        yield say("report.changed", n=len(changed))
    for source, status in changed:
        yield f"  {kb.place(source, 'law')}: {law.say_standing(source, status)}"


def _law(kb: KnowledgeBase) -> Iterator[str]:
    stated = statements.statements_of_law(kb)
    yield ""
    yield say("report.law", n=len(stated))
    yield say("report.unsourced", n=sum(not block.sourced for block in stated))


def _hedges(kb: KnowledgeBase) -> Iterator[str]:
    hedged = _hedged(kb)
    total = sum(words.total() for words in hedged.values())
    yield ""
    yield say("report.hedges", n=total, pages=len(hedged))
    for path, words in sorted(hedged.items(), key=lambda entry: (-entry[1].total(), entry[0])):
        counted = listed(f"{word}{count}" for word, count in words.most_common())
        yield say("report.hedges-of-page", path=path, n=words.total(), counted=counted)
        if why := kb.schema.targets.hedges_kept.get(path):
            yield f"    {why}"


def _hedged(kb: KnowledgeBase) -> dict[str, Counter[str]]:
    """The hedging words by file, of the files that have some."""
    found: dict[str, Counter[str]] = {}
    for place, text in written_prose(kb):
        for word in statements.hedges(kb.schema, text):
            found.setdefault(place.path, Counter())[word] += 1
    return found
