"""The XML of e-Gov's laws: articles by number, with caption, normalised text and digest.

The *normalised text* of an article has one line for each paragraph, item and sub-item, in order:

1. The line begins with the number of the paragraph in digits (``1`` for the first one too), or with
   the title of the item (``一``, ``イ``) as it is written.
2. Readings above characters (``Rt``) and captions and numbers of articles are left out.
3. The text is in Unicode's form NFKC: full-width letters, digits and brackets become half-width.
4. All white space is taken out; lines are joined by a line feed, without one at the end.

Tables, figures and formulas are lines of the text in their cells. The *digest* is the SHA-256 of
the normalised text in UTF-8, as 64 hexadecimal digits.
"""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from xml.etree import ElementTree as ET

MAIN = "main"
"""The number of what a law without articles says."""

SUPPLEMENTARY = "sp-"
"""Begins the numbers of the law's own supplementary provisions (not of the laws amending it)."""

_CAPTIONS = ("ArticleCaption", "ArticleTitle", "ParagraphCaption", "ParagraphNum", "Rt")
_SENTENCES = ("ParagraphSentence", "ItemSentence")


class UnreadableLawError(ValueError):
    """What is no law in e-Gov's XML; the message says why, in English."""


@dataclass(frozen=True)
class Article:
    """An article: its ``caption`` without brackets (or ""), and its normalised ``text``."""

    number: str
    caption: str
    text: str

    @cached_property
    def digest(self) -> str:
        return hashlib.sha256(self.text.encode()).hexdigest()


@dataclass(frozen=True)
class LawText:
    """A law: its title, and its articles by number (``40_6``, ``sp-1``, ``main``)."""

    title: str
    articles: Mapping[str, Article]


class _NoDoctype(ET.TreeBuilder):
    """A law declares no document type; with one, entities could grow without bounds."""

    def doctype(self, name: str, pubid: str | None, system: str | None) -> None:
        raise UnreadableLawError(f"document type {name}")


def parse(xml: bytes) -> ET.Element:
    """The root element of ``xml``; raises :class:`UnreadableLawError`."""
    try:
        return ET.fromstring(xml, ET.XMLParser(target=_NoDoctype()))
    except (ET.ParseError, ValueError, LookupError) as error:
        raise UnreadableLawError(str(error)) from error


def read_law(root: ET.Element) -> LawText:
    """The law in ``root``, which is a ``Law`` or holds one; raises :class:`UnreadableLawError`."""
    law = root if root.tag == "Law" else root.find(".//Law")
    body = law.find("LawBody") if law is not None else None
    main = body.find("MainProvision") if body is not None else None
    if body is None or main is None:
        raise UnreadableLawError("no Law with a MainProvision")
    articles = {article.number: article for article in _articles(main, "")}
    for own in body.findall("SupplProvision"):
        if "AmendLawNum" not in own.attrib:
            articles |= {article.number: article for article in _articles(own, SUPPLEMENTARY)}
    return LawText(_joined(body.find("LawTitle")), articles)


def normalised(text: str) -> str:
    """A line of a normalised text."""
    return "".join(unicodedata.normalize("NFKC", text).split())


def _articles(provision: ET.Element, prefix: str) -> Iterator[Article]:
    found = list(provision.iter("Article"))
    for element in found:
        yield Article(
            prefix + element.get("Num", ""),
            _joined(element.find("ArticleCaption")).strip("()"),
            "\n".join(_paragraphs(element)),
        )
    if not found and not prefix:
        yield Article(MAIN, "", "\n".join(_paragraphs(provision)))


def _paragraphs(element: ET.Element) -> Iterator[str]:
    for paragraph in element.findall("Paragraph"):
        yield from _lines(paragraph, paragraph.get("Num", ""))
    for other in element:
        if other.tag not in ("Paragraph", *_CAPTIONS):
            yield from filter(None, [_joined(other)])


def _lines(element: ET.Element, number: str) -> Iterator[str]:
    """The line of a paragraph or an item, then those of what stands below it."""
    below: list[ET.Element] = []
    own = [number]
    for part in element:
        if part.tag in _SENTENCES or part.tag.endswith("Sentence"):
            own.append(_joined(part))
        elif part.tag not in _CAPTIONS and not part.tag.endswith("Title"):
            below.append(part)
    yield "".join(own)
    for part in below:
        title = next((_joined(child) for child in part if child.tag.endswith("Title")), "")
        if part.tag.endswith("Item") or part.tag.startswith("Subitem"):
            yield from _lines(part, title)
        else:
            yield from filter(None, [_joined(part)])


def _joined(element: ET.Element | None) -> str:
    """All text of an element but readings, normalised."""
    return "" if element is None else normalised("".join(_texts(element)))


def _texts(element: ET.Element) -> Iterator[str]:
    yield element.text or ""
    for part in element:
        if part.tag != "Rt":
            yield from _texts(part)
        yield part.tail or ""
