"""What a served page knows of itself, and how it shows what is wrong."""

from __future__ import annotations

from pathlib import Path

import pytest

from sphinx_guidance.site.served_page import problems_page, version, with_news


@pytest.fixture
def out(tmp_path: Path) -> Path:
    (tmp_path / "causes").mkdir()
    (tmp_path / "_images").mkdir()
    (tmp_path / "causes" / "a.html").write_text('<img src="../_images/x.png"><p>')
    (tmp_path / "_images" / "x.png").write_bytes(b"before")
    return tmp_path


def test_a_page_is_another_when_a_picture_on_it_is(out: Path) -> None:
    before = version(out, "causes/a.html")
    assert version(out, "causes/a.html") == before
    (out / "_images" / "x.png").write_bytes(b"after")
    assert version(out, "causes/a.html") != before


@pytest.mark.parametrize("name", ["", "causes", "nowhere.html", "../../etc/passwd"])
def test_what_is_no_page_has_no_version(out: Path, name: str) -> None:
    assert version(out, name) == ""


def test_the_address_of_the_news_names_the_page_as_it_was_seen(out: Path) -> None:
    page = with_news("<p>", "causes/原因.html", "abc")
    assert page.startswith("<p>")
    assert "page=causes%2F%E5%8E%9F%E5%9B%A0.html&amp;seen=abc" in page


def test_a_problem_is_shown_with_its_place_and_as_text(tmp_path: Path) -> None:
    told = [
        f"{tmp_path}/source/a.md:3: WARNING: 「<b>」: 使えません",
        "設定: だめ",
        "設定: a.yaml:2: だめ",
    ]
    page = problems_page(told, tmp_path)
    assert "<code>source/a.md:3</code>「&lt;b&gt;」: 使えません</li>" in page
    assert "<li>設定: だめ</li>" in page
    assert "<code>a.yaml:2</code>だめ</li>" in page
