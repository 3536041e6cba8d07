"""Rules on files that pages show or offer: pictures, forms, texts that are included."""

from __future__ import annotations

from collections.abc import Iterator
from fnmatch import fnmatchcase

from sphinx_guidance import spelling
from sphinx_guidance.file_links import FileLink, file_links, is_external
from sphinx_guidance.knowledge import KnowledgeBase
from sphinx_guidance.problems import Place, Problem
from sphinx_guidance.rules.registry import rule
from sphinx_guidance.words import say

LARGEST_FILE = 1_000_000
"""Bytes: a page that offers more is slow to open, and a folder of such files slow to hand over."""

LARGEST_SIDE = 4_000
"""Pixels: twice the width of a large screen, and more than a printed page shows."""


@rule("missing-file")
def missing_file(kb: KnowledgeBase) -> Iterator[Problem]:
    for docname, path, outline in kb.outlines:
        for link in file_links(docname, outline):
            if not _found(kb, link):
                message = say("missing-file.missing", written=link.written)
                yield Problem(Place(path, link.line), "missing-file", message, _near(kb, link))
        for shown in outline.links:
            if shown.image and is_external(shown.href) and not shown.href.startswith("data:"):
                message = say("missing-file.elsewhere", href=shown.href)
                hint = say("missing-file.elsewhere.hint")
                yield Problem(Place(path, shown.line), "missing-file", message, hint)


def _found(kb: KnowledgeBase, link: FileLink) -> bool:
    if link.path.endswith(".md") and link.path.removesuffix(".md") in kb.pages:
        return True
    return link.path in kb.files or (
        link.path.endswith(".*") and any(fnmatchcase(name, link.path) for name in kb.files)
    )


def _near(kb: KnowledgeBase, link: FileLink) -> str:
    page = link.path.removesuffix(".html")
    if page in kb.pages:
        return say(
            "missing-file.page.hint", page=link.written.partition("#")[0].removesuffix(".html")
        )
    candidates = [f for f in kb.files if f.endswith(".md") == link.path.endswith(".md")]
    near = spelling.nearest_of(link.path, candidates)
    return say("missing-file.near.hint", near=near) if near else say("missing-file.missing.hint")


@rule("large-file")
def large_file(kb: KnowledgeBase) -> Iterator[Problem]:
    told: set[str] = set()
    for docname, path, outline in kb.outlines:
        for link in file_links(docname, outline):
            facts = kb.files.get(link.path)
            if facts is None or link.path in told:
                continue
            place = Place(path, link.line)
            if max(facts.width, facts.height) > LARGEST_SIDE:
                told.add(link.path)
                size = say("large-file.size", width=facts.width, height=facts.height)
                message = say("large-file.picture", written=link.written, size=size)
                hint = say("large-file.picture.hint", side=LARGEST_SIDE)
                yield Problem(place, "large-file", message, hint)
            elif facts.size > LARGEST_FILE:
                told.add(link.path)
                message = say(
                    "large-file.file", written=link.written, size=f"{facts.size / 1e6:.1f}"
                )
                yield Problem(place, "large-file", message, say("large-file.file.hint"))
