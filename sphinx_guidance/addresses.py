"""Where everything stands: folders, pages, and the anchors that the generator gives.

Addresses are permanent. Whoever writes one, links to one or checks one takes it from here.
"""

from __future__ import annotations

ROOT = "index"
LIST = "index"
"""The page of a folder that lists what stands in it."""

GLOSSARY_PAGE = "glossary"
SOURCES_PAGE = "about/sources"
CHECKLIST = "checklist"

TITLE_ID = "top"
MAIN_ID = "main"
SOURCES_ID = "sources"
OPEN_ID = "open-questions"
CHECKLIST_DATA_ID = "checklist-data"
UNVERIFIED_ID = "unverified"
PART_IDS = (TITLE_ID, MAIN_ID, OPEN_ID, SOURCES_ID, CHECKLIST_DATA_ID, UNVERIFIED_ID)
"""Anchors of the parts that any page may have."""


def folder(kind: str) -> str:
    """The folder in which the pages of a kind stand, unless ``guidance.yaml`` says another."""
    return f"{kind}s"


def page(kind: str, id_: str) -> str:
    """The docname of the page of an object whose kind is in its usual folder."""
    return page_in(folder(kind), id_)


def page_in(folder_: str, id_: str) -> str:
    """The docname of a page in a folder."""
    return f"{folder_}/{id_}"


def is_page_of(kind: str, docname: str) -> bool:
    return docname.startswith(f"{folder(kind)}/")


def file(docname: str) -> str:
    """The file of a page, relative to the root of the project."""
    return f"source/{docname}.md"


def address(docname: str, anchor: str = "") -> str:
    """An address relative to the root of the site."""
    return f"{docname}.html#{anchor}" if anchor else f"{docname}.html"


def topic_anchor(stem: str) -> str:
    """The anchor of a topic of the glossary: its file's."""
    return f"topic-{stem}"


def source_anchor(id_: str) -> str:
    """The anchor of a source in a page's own list."""
    return f"source-{id_}"


def term_note_anchor(id_: str) -> str:
    """The anchor of the short definition of a term on a page that names it."""
    return f"term-note-{id_}"


def rule_anchor(code: str) -> str:
    return f"rule-{code}"
