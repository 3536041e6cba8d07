"""Rules on addresses: navigation, headings, links, and what was once published."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from sphinx_guidance import spelling
from sphinx_guidance.knowledge import KnowledgeBase, PageText
from sphinx_guidance.model import ID_PATTERN
from sphinx_guidance.navigation import (
    GROUP_IDS,
    LISTED_KINDS,
    ROOT,
    children,
    group_of,
    link_target,
)
from sphinx_guidance.problems import Place, Problem
from sphinx_guidance.rules.registry import rule

PANEL_IDS = frozenset(
    {"top", "sources", "measures", "checks", "incidents", "coverages", "coverage-conditions",
     "not-covered", "cases", "causes", "model-articles", "main", "checklist-data"}
)  # fmt: skip
"""Anchors that the generator itself gives to parts of a page."""

GENERATED = ("search.html", "genindex.html", "_static/", "_sources/", "downloads/")
"""Where the build writes files of its own."""


@rule("heading-without-id", "どの見出しにも、英字の id が書かれていること。")
def heading_without_id(kb: KnowledgeBase) -> Iterator[Problem]:
    for page in kb.pages.values():
        for heading in page.outline.headings:
            place = Place(page.path, heading.line)
            if heading.level == 1:
                message = "本文に # 見出しは書きません（題名はフロントマターの title です）。"
                yield Problem(place, "heading-without-id", message, "## から始めます")
            elif heading.id is None:
                message = (
                    f"見出し「{heading.text}」に id がありません（並び順で変わる番号になります）。"
                )
                yield Problem(
                    place, "heading-without-id", message, "前の行に {#english-id} を書きます"
                )
            elif not ID_PATTERN.fullmatch(heading.id):
                message = f"見出しの id「{heading.id}」は使えません。"
                yield Problem(
                    place, "heading-without-id", message, "英小文字と数字をハイフンでつなぎます"
                )


@rule("duplicate-address", "一つのページの中で、見出しと項目の id が重ならないこと。")
def duplicate_address(kb: KnowledgeBase) -> Iterator[Problem]:
    for page in kb.pages.values():
        counts: Counter[str] = Counter()
        for heading in page.outline.headings:
            if heading.id:
                counts[heading.id] += 1
                if counts[heading.id] > 1 or heading.id in PANEL_IDS:
                    yield _duplicate(Place(page.path, heading.line), heading.id)
    for checklist in kb.checklists.values():
        page_text = kb.pages.get(f"checklists/{checklist.id}")
        seen = set(page_text.outline.anchors) if page_text else set()
        for s, section in enumerate(checklist.sections):
            for id_, key in [
                (section.id, ("sections", s, "id")),
                *(
                    (item.id, ("sections", s, "items", i, "id"))
                    for i, item in enumerate(section.items)
                ),
            ]:
                if id_ in seen or id_ in PANEL_IDS:
                    yield _duplicate(kb.place(checklist, *key), id_)
                seen.add(id_)
    for listed in (kb.terms, kb.sources):
        for id_ in PANEL_IDS & set(listed):
            yield _duplicate(kb.place(listed[id_], "id"), id_)


def _duplicate(place: Place, id_: str) -> Problem:
    return Problem(
        place, "duplicate-address", f"このページには「{id_}」が既にあります。", "別の id にします"
    )


@rule("unknown-directive-argument", "一覧や用紙を置くディレクティブの引数が正しいこと。")
def unknown_directive_argument(kb: KnowledgeBase) -> Iterator[Problem]:
    for page in kb.pages.values():
        for directive in page.outline.directives:
            place = Place(page.path, directive.line)
            argument = directive.argument
            if directive.name == "object-list" and argument not in LISTED_KINDS:
                message = f"「{argument}」の一覧は作れません。"
                hint = f"使える値: {'、'.join(LISTED_KINDS)}"
                yield Problem(place, "unknown-directive-argument", message, hint)
            if directive.name != "checklist" or "checklist" in kb.unreadable_kinds:
                continue
            if argument not in kb.checklists:
                message = f"チェックリスト「{argument}」はありません。"
                hint = spelling.nearest(argument, kb.checklists)
                yield Problem(place, "unknown-directive-argument", message, hint)
            elif page.docname != f"checklists/{argument}":
                message = f"チェックリスト「{argument}」の用紙は、このページには置けません。"
                hint = f"source/checklists/{argument}.md に置き、ここからはリンクします"
                yield Problem(place, "unknown-directive-argument", message, hint)


@rule("outside-navigation", "どのページも、目次からたどれること。")
def outside_navigation(kb: KnowledgeBase) -> Iterator[Problem]:
    below = children(kb)
    reached: set[str] = set()
    waiting = [ROOT]
    while waiting:
        docname = waiting.pop()
        if docname not in reached:
            reached.add(docname)
            waiting += below.get(docname, [])
    for page in kb.pages.values():
        unlisted = page.docname.startswith("checklists/") and "checklist" in kb.unreadable_kinds
        if page.docname not in reached and page.fields and not unlisted:
            yield Problem(
                Place(page.path, 1),
                "outside-navigation",
                "このページは目次からたどれません。",
                "index.md の toctree か object-list に加えます",
            )


@rule("dead-link", "サイトの中へのリンクの先に、ページと見出しがあること。")
def dead_link(kb: KnowledgeBase) -> Iterator[Problem]:
    anchors: dict[str, set[str]] = {}
    for address in kb.addresses():
        docname, _, anchor = address.partition(".html#")
        if anchor:
            anchors.setdefault(docname, set()).add(anchor)
    for page in kb.pages.values():
        for directive in page.outline.directives:
            if directive.name == "object-list" and directive.argument in LISTED_KINDS:
                groups = {group_of(obj) for obj in kb.of_kind(directive.argument).values()}
                anchors.setdefault(page.docname, set()).update(
                    GROUP_IDS[group] for group in groups if group
                )
    for page in kb.pages.values():
        for link in page.outline.links:
            if "://" in link.href or link.href.startswith("mailto:"):
                continue
            problem = _dead(kb, page, link.href, anchors)
            if problem:
                message, hint = problem
                yield Problem(Place(page.path, link.line), "dead-link", message, hint)


def _dead(
    kb: KnowledgeBase, page: PageText, href: str, anchors: dict[str, set[str]]
) -> tuple[str, str] | None:
    docname, anchor = link_target(page.docname, href)
    if docname is None:
        return f"リンク「{href}」の先が .md のページではありません。", ""
    if docname not in kb.pages:
        nearest = spelling.nearest(docname, kb.pages)
        return f"リンク「{href}」の先のページがありません。", nearest
    if anchor and anchor not in anchors.get(docname, ()):
        nearest = spelling.nearest(anchor, anchors.get(docname, ()))
        return f"リンク「{href}」の先の見出しがありません。", nearest
    return None


@rule("published-address-lost", "一度公開した住所が消えないこと。")
def published_address_lost(kb: KnowledgeBase) -> Iterator[Problem]:
    present = set(kb.addresses())
    redirected = {redirect.from_: redirect.to for redirect in kb.redirects}
    if kb.unreadable_kinds:
        return
    for address, line in kb.published.items():
        page, _, anchor = address.partition("#")
        # A page that moved takes along the anchors that its new place has.
        found = {address, f"{redirected.get(page, '')}#{anchor}"} & {*present, *redirected}
        if not found:
            yield Problem(
                Place("published.json", line),
                "published-address-lost",
                f"公開済みの住所「{address}」がなくなりました。",
                "id を元に戻すか、redirects.yaml に移転先を書きます",
            )


@rule("bad-redirect", "移転元にはもう何もなく、移転先には何かがあること。")
def bad_redirect(kb: KnowledgeBase) -> Iterator[Problem]:
    present = set(kb.addresses())
    known: set[str] = set()
    for i, redirect in enumerate(kb.redirects):
        text = kb.redirects_text
        place = text.place("redirects", i) if text else Place("redirects.yaml", 1)
        if redirect.from_ in known:
            message = f"移転元「{redirect.from_}」が2回書かれています。"
            yield Problem(place, "bad-redirect", message, "一つにまとめます")
        known.add(redirect.from_)
        if redirect.from_.startswith(GENERATED):
            message = f"移転元「{redirect.from_}」は、ビルドが作るファイルの住所です。"
            yield Problem(place, "bad-redirect", message, "この移転を消します")
        if redirect.from_ in present:
            message = f"移転元「{redirect.from_}」にはまだページか項目があります。"
            yield Problem(place, "bad-redirect", message, "この移転を消します")
        if redirect.to not in present:
            message = f"移転先「{redirect.to}」がありません。"
            yield Problem(place, "bad-redirect", message, spelling.nearest(redirect.to, present))
