"""Rules on addresses: navigation, headings, links, and what was once published."""

from __future__ import annotations

from collections.abc import Iterator

from sphinx_guidance import shapes, spelling
from sphinx_guidance.addresses import CHECKLIST, ROOT, is_page_of
from sphinx_guidance.anchors import addresses, written_anchors
from sphinx_guidance.file_links import is_external
from sphinx_guidance.knowledge import KnowledgeBase, PageText
from sphinx_guidance.model import ID_PATTERN
from sphinx_guidance.navigation import children, link_target, page_named, toctree_entries
from sphinx_guidance.outline import Outline
from sphinx_guidance.problems import Place, Problem
from sphinx_guidance.rules.anchors import common_anchors, made_anchors
from sphinx_guidance.rules.registry import rule
from sphinx_guidance.source_files import SOURCE_DIR
from sphinx_guidance.words import listed, say

REDIRECTS = "redirects.yaml"
SPHINX_PAGES = ("genindex", "modindex", "search")
LOCAL = ("file:", "javascript:", "vbscript:")
"""Beginnings of addresses that lead nowhere for a reader."""

GENERATED = ("search.html", "genindex.html", "_static/", "_sources/", "downloads/")
"""Where the build writes files of its own."""


@rule("heading-without-id")
def heading_without_id(kb: KnowledgeBase) -> Iterator[Problem]:
    for page in kb.pages.values():
        for heading in page.outline.headings:
            place = Place(page.path, heading.line)
            if heading.level == 1:
                message = say("heading-without-id.title")
                yield Problem(
                    place, "heading-without-id", message, say("heading-without-id.title.hint")
                )
            elif heading.id is None:
                message = say("heading-without-id.missing", text=heading.text)
                yield Problem(
                    place, "heading-without-id", message, say("heading-without-id.missing.hint")
                )
            elif not ID_PATTERN.fullmatch(heading.id):
                message = say("heading-without-id.bad", id=heading.id)
                yield Problem(place, "heading-without-id", message, say("id.hint"))


@rule("duplicate-address")
def duplicate_address(kb: KnowledgeBase) -> Iterator[Problem]:
    part = say("duplicate-address.part")
    common = dict.fromkeys(common_anchors(kb), part)
    for page in kb.pages.values():
        taken = common | dict.fromkeys(made_anchors(kb, page), part)
        for id_, place in written_anchors(kb, page):
            if id_ in taken:
                message = say("duplicate-address.taken", id=id_, where=taken[id_])
                yield Problem(place, "duplicate-address", message, say("other-id.hint"))
            taken.setdefault(id_, str(place))


@rule("outside-navigation")
def outside_navigation(kb: KnowledgeBase) -> Iterator[Problem]:
    if any(True for page in kb.pages.values() for _ in _entries(kb, page)):
        return  # what such an entry was meant to lead to is not known
    if ROOT not in kb.pages:
        file = f"{SOURCE_DIR}/{ROOT}"
        message = say("outside-navigation.no-entrance", file=file)
        hint = say("outside-navigation.no-entrance.hint")
        yield Problem(Place(f"{file}.md", 1), "outside-navigation", message, hint)
        return
    below = children(kb)
    reached: set[str] = set()
    waiting = [ROOT]
    while waiting:
        docname = waiting.pop()
        if docname not in reached:
            reached.add(docname)
            waiting += below.get(docname, [])
    for page in kb.pages.values():
        unlisted = is_page_of(CHECKLIST, page.docname) and "checklist" in kb.unreadable_kinds
        if page.docname not in reached and page.fields and not unlisted:
            yield Problem(
                Place(page.path, 1),
                "outside-navigation",
                say("outside-navigation.page"),
                say("outside-navigation.page.hint"),
            )


@rule("dead-link")
def dead_link(kb: KnowledgeBase) -> Iterator[Problem]:
    anchors: dict[str, set[str]] = {}
    for address in addresses(kb):
        docname, _, anchor = address.partition(".html#")
        if anchor:
            anchors.setdefault(docname, set()).add(anchor)
    for docname, path, outline in kb.outlines:
        for line, told in _links(kb, docname, outline, anchors):
            yield Problem(Place(path, line), "dead-link", *told)
    for page in kb.pages.values():
        for line, told in _entries(kb, page):
            yield Problem(Place(page.path, line), "dead-link", *told)


def _links(
    kb: KnowledgeBase, docname: str, outline: Outline, anchors: dict[str, set[str]]
) -> Iterator[tuple[int, tuple[str, str]]]:
    for link in outline.links:
        if link.href.startswith(LOCAL):
            hint = say("dead-link.local.hint")
            yield link.line, (say("dead-link.local", href=link.href), hint)
        elif not is_external(link.href) and not link.image:
            told = _dead(kb, docname, link.href, anchors)
            if told:
                yield link.line, told
    for role in outline.roles:
        if role.name == "doc":
            name = page_named(docname, role.target)
            if name not in kb.pages:
                yield role.line, _no_page("link", role.target, name, kb)


def _dead(
    kb: KnowledgeBase, docname: str, href: str, anchors: dict[str, set[str]]
) -> tuple[str, str] | None:
    target, anchor = link_target(docname, href)
    if target is None:
        return None  # a file: told by the rule missing-file
    if target not in kb.pages:
        return _no_page("link", href, target, kb)
    known = anchors.get(target, set())
    if shapes.is_unread(kb, target):
        return None
    if anchor and anchor not in known and kb.pages[target].path not in kb.unread:
        hint = spelling.nearest(anchor, known) or say(
            "dead-link.headings", headings=listed(sorted(known)) or say("none")
        )
        return say("dead-link.no-heading", href=href), hint
    return None


def _entries(kb: KnowledgeBase, page: PageText) -> Iterator[tuple[int, tuple[str, str]]]:
    for line, name, written in toctree_entries(page):
        if name not in (*kb.pages, *SPHINX_PAGES) and "*" not in name:
            yield line, _no_page("entry", written, name, kb)


def _no_page(what: str, written: str, name: str, kb: KnowledgeBase) -> tuple[str, str]:
    if f"{name}.md" in kb.files:
        hint = say("dead-link.excluded", name=name)
    else:
        hint = spelling.nearest(name, kb.pages) or say("dead-link.no-page.hint")
    return say(f"dead-link.no-page-{what}", written=written), hint


@rule("published-address-lost")
def published_address_lost(kb: KnowledgeBase) -> Iterator[Problem]:
    present = set(addresses(kb))
    redirected = {redirect.from_: redirect.to for redirect in kb.redirects}
    if kb.unreadable_kinds or REDIRECTS in kb.unread:
        return
    for address, line in kb.published.items():
        page, _, anchor = address.partition("#")
        left = kb.pages.get(page.removesuffix(".html"))
        if left and (left.path in kb.unread or shapes.is_unread(kb, left.docname)):
            continue
        # A page that moved takes along the anchors that its new place has.
        found = {address, f"{redirected.get(page, '')}#{anchor}"} & {*present, *redirected}
        if not found:
            yield Problem(
                Place("published.json", line),
                "published-address-lost",
                say("published-address-lost.gone", address=address),
                say("published-address-lost.gone.hint"),
            )


@rule("bad-redirect")
def bad_redirect(kb: KnowledgeBase) -> Iterator[Problem]:
    present = set(addresses(kb))
    known: set[str] = set()
    for i, redirect in enumerate(kb.redirects):
        text = kb.redirects_text
        place = text.place("redirects", i) if text else Place("redirects.yaml", 1)
        if redirect.from_ in known:
            message = say("bad-redirect.twice", address=redirect.from_)
            yield Problem(place, "bad-redirect", message, say("bad-redirect.twice.hint"))
        known.add(redirect.from_)
        if redirect.from_.startswith(GENERATED):
            message = say("bad-redirect.built", address=redirect.from_)
            yield Problem(place, "bad-redirect", message, say("bad-redirect.remove.hint"))
        if redirect.from_ in present:
            message = say("bad-redirect.taken", address=redirect.from_)
            yield Problem(place, "bad-redirect", message, say("bad-redirect.remove.hint"))
        if redirect.to not in present:
            message = say("bad-redirect.nowhere", address=redirect.to)
            yield Problem(place, "bad-redirect", message, spelling.nearest(redirect.to, present))
