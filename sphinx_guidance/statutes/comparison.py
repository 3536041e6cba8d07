"""Articles as they stand now, against the text that was read."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass

from sphinx_guidance.knowledge import KnowledgeBase
from sphinx_guidance.sources import Law, Source, SourceStatus, Standing
from sphinx_guidance.statutes.origin import Found, LookUpError, Origin
from sphinx_guidance.statutes.text import Article


@dataclass(frozen=True)
class Looked:
    """What was found of a source: ``status``, or ``error`` where it could not be looked up."""

    source: Source
    status: SourceStatus | None = None
    error: str = ""


def of_law(kb: KnowledgeBase) -> list[Source]:
    """The sources of which the text of an article was read."""
    return [s for s in kb.sources.values() if s.law is not None and s.law.digest is not None]


def look_up(sources: Iterable[Source], origin: Origin, today: datetime.date) -> list[Looked]:
    """Look each source up; a law is asked for once."""
    asked: dict[str, Found | str] = {}
    looked = []
    for source in sources:
        if source.law is None or source.law.digest is None:
            continue
        law_id = source.law.id
        if law_id not in asked:
            try:
                asked[law_id] = origin.look_up(law_id)
            except LookUpError as error:
                asked[law_id] = str(error)
        found = asked[law_id]
        if isinstance(found, str):
            looked.append(Looked(source, error=found))
        else:
            looked.append(Looked(source, status_of(source.law, source.law.digest, found, today)))
    return looked


def status_of(read: Law, digest: str, found: Found, today: datetime.date) -> SourceStatus:
    """How the article that was ``read``, with ``digest``, stands in the law that was found."""
    standing, now = _standing(read, digest, found)
    return SourceStatus(
        standing=standing,
        looked_up=today,
        read=digest,
        edition=found.edition,
        in_force=found.in_force,
        now=now,
    )


def _standing(read: Law, digest: str, found: Found) -> tuple[Standing, str | None]:
    if found.law is None:
        return "lapsed", None
    article = found.law.articles.get(read.article)
    if article is None or article.digest != digest:
        moved = _moved(found.law.articles.values(), read, digest, gone=article is None)
        if moved:
            return "renumbered", moved
        return ("gone" if article is None else "changed"), None
    if read.caption and article.caption != read.caption:
        return "recaptioned", None
    return ("same" if found.edition in (None, read.edition) else "renewed"), None


def _moved(articles: Iterable[Article], read: Law, digest: str, *, gone: bool) -> str | None:
    """Where the text that was read stands now; of a number that is gone, also by its caption."""
    others = list(articles)
    same = [article.number for article in others if article.digest == digest]
    if not same and gone and read.caption:
        same = [article.number for article in others if article.caption == read.caption]
    return same[0] if len(same) == 1 else None
