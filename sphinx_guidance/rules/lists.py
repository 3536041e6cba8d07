"""Rules on the lists that directives draw: their arguments, and the pages that need them."""

from __future__ import annotations

from collections.abc import Iterator

from sphinx_guidance import addresses, spelling
from sphinx_guidance.addresses import CHECKLIST, GLOSSARY_PAGE, SOURCES_PAGE
from sphinx_guidance.knowledge import KnowledgeBase, Object
from sphinx_guidance.model import Kind
from sphinx_guidance.problems import Place, Problem
from sphinx_guidance.rules.registry import rule
from sphinx_guidance.words import listed, say


def shown_tables(kb: KnowledgeBase) -> Iterator[tuple[Place, str]]:
    """Where pages show tables of numbers, and the id that is written there."""
    for page in kb.pages.values():
        for directive in page.outline.directives:
            if directive.name == "number-table":
                yield Place(page.path, directive.line), directive.argument


@rule("unknown-directive-argument")
def unknown_directive_argument(kb: KnowledgeBase) -> Iterator[Problem]:
    for page in kb.pages.values():
        for directive in page.outline.directives:
            place = Place(page.path, directive.line)
            argument = directive.argument
            if not argument:
                continue  # told by the rule wrong-option, where one is needed
            if directive.name == "object-list" and argument not in kb.schema.listed_kinds:
                message = say("unknown-directive-argument.kind", argument=argument)
                hint = say("values.hint", values=listed(kb.schema.listed_kinds))
                yield Problem(place, "unknown-directive-argument", message, hint)
            if directive.name == "damages-table":
                yield from _damages_table(kb, place, argument)
            if directive.name == "number-table" and "number" not in kb.unreadable_kinds:
                yield from _number_table(kb, place, argument)
            if directive.name != "checklist" or "checklist" in kb.unreadable_kinds:
                continue
            if argument not in kb.checklists:
                message = say("unknown-directive-argument.checklist", argument=argument)
                hint = spelling.nearest(argument, kb.checklists) or (
                    say("unknown-directive-argument.checklist.hint", argument=argument)
                )
                yield Problem(place, "unknown-directive-argument", message, hint)
            elif page.docname != (own := addresses.page(CHECKLIST, argument)):
                message = say("unknown-directive-argument.sheet", argument=argument)
                hint = say("unknown-directive-argument.sheet.hint", file=addresses.file(own))
                yield Problem(place, "unknown-directive-argument", message, hint)


def _damages_table(kb: KnowledgeBase, place: Place, argument: str) -> Iterator[Problem]:
    known = [kind for kind in kb.schema.kinds if kb.schema.damages_field(kind)]
    if argument not in known:
        message = say("unknown-directive-argument.damages", argument=argument)
        hint = say("values.hint", values=listed(known) or say("none"))
        yield Problem(place, "unknown-directive-argument", message, hint)


def _number_table(kb: KnowledgeBase, place: Place, argument: str) -> Iterator[Problem]:
    if argument not in kb.tables:
        message = say("unknown-directive-argument.table", argument=argument)
        hint = spelling.nearest(argument, kb.tables) or say(
            "unknown-directive-argument.table.hint", argument=argument
        )
        yield Problem(place, "unknown-directive-argument", message, hint)
        return
    first = next(place for place, id_ in shown_tables(kb) if id_ == argument)
    if place != first:
        message = say("unknown-directive-argument.again", argument=argument, first=first)
        hint = say("unknown-directive-argument.again.hint")
        yield Problem(place, "unknown-directive-argument", message, hint)


@rule("missing-list-page")
def missing_list_page(kb: KnowledgeBase) -> Iterator[Problem]:
    yield from _unlisted(
        kb, "term", GLOSSARY_PAGE, "glossary-terms", next(iter(kb.terms.values()), None)
    )
    yield from _unlisted(
        kb, "source", SOURCES_PAGE, "source-list", next(iter(kb.sources.values()), None)
    )


def _unlisted(
    kb: KnowledgeBase, kind: Kind, docname: str, directive: str, first: Object | None
) -> Iterator[Problem]:
    page = kb.pages.get(docname)
    if first is None or (page and page.path in kb.unread):
        return
    if page is None or directive not in {d.name for d in page.outline.directives}:
        place = Place(page.path, 1) if page else kb.place(first)
        message = say(f"missing-list-page.{kind}", file=addresses.file(docname))
        hint = say("missing-list-page.hint", file=addresses.file(docname), directive=directive)
        yield Problem(place, "missing-list-page", message, hint)
