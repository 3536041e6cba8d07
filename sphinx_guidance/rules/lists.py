"""Rules on the lists that directives draw: their arguments, and the pages that need them."""

from __future__ import annotations

from collections.abc import Iterator

from sphinx_guidance import addresses, spelling
from sphinx_guidance.addresses import CHECKLIST, GLOSSARY_PAGE, SOURCES_PAGE
from sphinx_guidance.knowledge import KnowledgeBase, Object
from sphinx_guidance.problems import Place, Problem
from sphinx_guidance.rules.registry import rule


def shown_tables(kb: KnowledgeBase) -> Iterator[tuple[Place, str]]:
    """Where pages show tables of numbers, and the id that is written there."""
    for page in kb.pages.values():
        for directive in page.outline.directives:
            if directive.name == "number-table":
                yield Place(page.path, directive.line), directive.argument


@rule("unknown-directive-argument", "一覧や用紙を置くディレクティブの引数が正しいこと。")
def unknown_directive_argument(kb: KnowledgeBase) -> Iterator[Problem]:
    for page in kb.pages.values():
        for directive in page.outline.directives:
            place = Place(page.path, directive.line)
            argument = directive.argument
            if not argument:
                continue  # told by the rule wrong-option, where one is needed
            if directive.name == "object-list" and argument not in kb.schema.listed_kinds:
                message = f"「{argument}」の一覧は作れません。"
                hint = f"使える値: {'、'.join(kb.schema.listed_kinds)}"
                yield Problem(place, "unknown-directive-argument", message, hint)
            if directive.name == "number-table" and "number" not in kb.unreadable_kinds:
                yield from _number_table(kb, place, argument)
            if directive.name != "checklist" or "checklist" in kb.unreadable_kinds:
                continue
            if argument not in kb.checklists:
                message = f"チェックリスト「{argument}」はありません。"
                hint = spelling.nearest(argument, kb.checklists) or (
                    f"checklists/{argument}.yaml を作るか、id を直します"
                )
                yield Problem(place, "unknown-directive-argument", message, hint)
            elif page.docname != (own := addresses.page(CHECKLIST, argument)):
                message = f"チェックリスト「{argument}」の用紙は、このページには置けません。"
                hint = f"{addresses.file(own)} に置き、ここからはリンクします"
                yield Problem(place, "unknown-directive-argument", message, hint)


def _number_table(kb: KnowledgeBase, place: Place, argument: str) -> Iterator[Problem]:
    if argument not in kb.tables:
        message = f"数値の表「{argument}」はありません。"
        hint = spelling.nearest(argument, kb.tables) or f"tables/{argument}.yaml を作ります"
        yield Problem(place, "unknown-directive-argument", message, hint)
        return
    first = next(place for place, id_ in shown_tables(kb) if id_ == argument)
    if place != first:
        message = f"数値の表「{argument}」は、既に {first} にあります。"
        hint = "一つにし、ここからはリンクします"
        yield Problem(place, "unknown-directive-argument", message, hint)


@rule("missing-list-page", "用語と出典を載せるページがあること。")
def missing_list_page(kb: KnowledgeBase) -> Iterator[Problem]:
    yield from _unlisted(
        kb, "用語", GLOSSARY_PAGE, "glossary-terms", next(iter(kb.terms.values()), None)
    )
    yield from _unlisted(
        kb, "出典", SOURCES_PAGE, "source-list", next(iter(kb.sources.values()), None)
    )


def _unlisted(
    kb: KnowledgeBase, name: str, docname: str, directive: str, first: Object | None
) -> Iterator[Problem]:
    page = kb.pages.get(docname)
    if first is None or (page and page.path in kb.unread):
        return
    if page is None or directive not in {d.name for d in page.outline.directives}:
        place = Place(page.path, 1) if page else kb.place(first)
        message = f"{name}を載せるページ（{addresses.file(docname)}）に、その一覧がありません。"
        hint = f"{addresses.file(docname)} に {directive} ディレクティブを書きます"
        yield Problem(place, "missing-list-page", message, hint)
