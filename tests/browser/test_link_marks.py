"""Links are told from text by a line, not by colour alone; glossary terms by another kind of line."""

from __future__ import annotations

from typing import Any

import pytest

from tests.browser.conftest import NewContext

PAGES = [
    "index.html",
    "start/before-contract.html",
    "causes/index.html",
    "causes/scope-ambiguity.html",
    "cases/sqli-card-leak-2014.html",
    "checklists/kickoff.html",
    "glossary.html",
    "about/sources.html",
]
# A heading's own mark and the way to the next page are no part of the text.
LINKS = """() => {
  const behind = (node) => {
    for (let one = node; one; one = one.parentElement) {
      const { backgroundColor } = getComputedStyle(one);
      if (!/, 0\\)$|transparent/.test(backgroundColor)) return backgroundColor;
    }
    return 'rgb(255, 255, 255)';
  };
  return [...document.querySelectorAll('article a[href]:not(.headerlink)')]
    .filter((link) => link.checkVisibility({ opacityProperty: true }) && !link.closest('.visually-hidden'))
    .map((link) => {
      const shown = link.matches('.sd-stretched-link')
        ? link.closest('.sd-card').querySelector('.sd-card-title') : link;
      const style = getComputedStyle(shown);
      return {
        text: shown.textContent.trim(), term: link.matches('.term'), line: style.textDecorationLine,
        kind: style.textDecorationStyle, colour: style.textDecorationColor, behind: behind(shown),
      };
    });
}"""


def luminance(colour: str) -> float:
    numbers = [float(part) for part in colour[colour.index("(") + 1 : -1].split(",")[:3]]
    red, green, blue = (
        part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4
        for part in (number / 255 for number in numbers)
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def is_clear(link: dict[str, Any]) -> bool:
    kind = "dotted" if link["term"] else "solid"
    told = link["line"] == "underline" and link["kind"] == kind
    return told and contrast(link["colour"], link["behind"]) >= 3


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("address", ["http"], indirect=True)
def test_every_link_in_the_text_has_a_visible_line(
    new_context: NewContext, address: str, scheme: str, subtests: pytest.Subtests
) -> None:
    page = new_context(color_scheme=scheme).new_page()
    for path in PAGES:
        with subtests.test(path):
            page.goto(f"{address}/{path}")
            links = page.evaluate(LINKS)
            assert len(links) > 5
            assert [link for link in links if not is_clear(link)] == []
