"""Articles of e-Gov's XML: found by number, normalised, the same as in the copies as plain text."""

from __future__ import annotations

import hashlib

import pytest

from sphinx_guidance.statutes.text import UnreadableLawError, parse, read_law
from tests.statutes.samples import PRIMARY, article, law, needs_primary
from tools.primary_texts import digits, laws


def test_an_article_is_found_by_its_number_with_caption_and_digest() -> None:
    read = read_law(parse(law(article("415", "損害賠償", "甲。", "乙。")).encode()))
    found = read.articles["415"]
    assert read.title == "民法"
    assert (found.caption, found.text) == ("損害賠償", "1甲。\n2乙。")
    assert found.digest == hashlib.sha256("1甲。\n2乙。".encode()).hexdigest()


def test_branches_and_supplementary_provisions_have_numbers_of_their_own() -> None:
    own = f"<SupplProvision>{article('1', '', '附則。')}</SupplProvision>"
    later = f'<SupplProvision AmendLawNum="x">{article("1", "", "別の法律。")}</SupplProvision>'
    read = read_law(
        parse(
            law(article("1", "", "一条。"), article("40_6", "", "枝。"), own=own + later).encode()
        )
    )
    assert {n: a.text for n, a in read.articles.items()} == {
        "1": "1一条。",
        "40_6": "1枝。",
        "sp-1": "1附則。",
    }


def test_white_space_readings_and_full_width_signs_make_no_other_digest() -> None:
    plain = read_law(parse(law(article("1", "", "(瑕疵)をA3とする。")).encode()))
    wide = "（<Ruby>瑕疵<Rt>かし</Rt></Ruby>）を\n　Ａ３と する。"
    ruby = read_law(parse(law(article("1", "", wide)).encode()))
    assert plain.articles["1"].digest == ruby.articles["1"].digest


def test_items_are_lines_below_their_paragraph() -> None:
    item = (
        '<Item Num="1"><ItemTitle>一</ItemTitle><ItemSentence><Column Num="1"><Sentence>甲</Sentence>'
        '</Column><Column><Sentence>乙</Sentence></Column></ItemSentence><Subitem1 Num="1">'
        "<Subitem1Title>イ</Subitem1Title><Subitem1Sentence><Sentence>丙</Sentence></Subitem1Sentence>"
        "</Subitem1></Item>"
    )
    made = article("1", "", "次のとおり。").replace("</Paragraph>", f"{item}</Paragraph>")
    assert read_law(parse(law(made).encode())).articles["1"].text == "1次のとおり。\n一甲乙\nイ丙"


def test_a_law_without_articles_is_read_whole() -> None:
    made = '<Paragraph Num="1"><ParagraphNum/><ParagraphSentence><Sentence>率とする。</Sentence></ParagraphSentence></Paragraph>'
    xml = f"<Law><LawBody><MainProvision>{made}</MainProvision></LawBody></Law>"
    assert read_law(parse(xml.encode())).articles["main"].text == "1率とする。"


@pytest.mark.parametrize(
    "xml",
    [b"", b"<html>", b"<Law/>", b"\xff\xfe", b'<!DOCTYPE x [<!ENTITY a "b">]><Law>&a;</Law>'],
)
def test_what_is_no_law_is_refused(xml: bytes) -> None:
    with pytest.raises(UnreadableLawError):
        read_law(parse(xml))


@pytest.mark.parametrize(
    ("kanji", "number"),
    [("七", "7"), ("十", "10"), ("四十四", "44"), ("百四十八", "148"), ("百一", "101")],
)
def test_numbers_of_articles_in_characters(kanji: str, number: str) -> None:
    assert digits(kanji) == number


@needs_primary
def test_the_xml_and_the_plain_text_of_a_law_have_the_same_normalised_text() -> None:
    plain = laws(PRIMARY)
    compared = 0
    different = []
    for path in sorted((PRIMARY / "egov").glob("*.xml")):
        read = read_law(parse(path.read_bytes()))
        for number, own in plain[path.stem].articles.items():
            compared += 1
            found = read.articles[number]
            if (found.text, found.caption) != (own.text, own.caption):
                different.append((path.stem, number))
    assert compared > 2000
    assert different == [("415AC0000000057", "106")]  # its table is not in the plain text
