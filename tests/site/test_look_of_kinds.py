"""The hue and the icon of a kind: every one that ``guidance.yaml`` may name can be seen."""

from __future__ import annotations

import re
from typing import get_args

import pytest

from sphinx_guidance.schema import Hue, Icon
from sphinx_guidance.site.assets import style_sheet
from sphinx_guidance.theme import THEME
from tests.conftest import Project
from tests.site.conftest import build

TOKENS = (THEME / "styles" / "00-tokens.css").read_text(encoding="utf-8")
LIGHT, *DARK = re.findall(r"\{([^{}]*--color-focus[^{}]*)\}", TOKENS)
PAPER, NIGHT = "#ffffff", "#131416"
"""What lies behind a page, as Furo has it."""


def luminance(colour: str) -> float:
    """The relative luminance of ``#rrggbb`` (WCAG 2.2)."""
    parts = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    low, high = sorted(map(luminance, (one, other)))
    return (high + 0.05) / (low + 0.05)


def value(tokens: str, name: str) -> str:
    found = re.search(rf"--{name}: (#[0-9a-f]{{6}});", tokens)
    assert found, name
    return found[1]


@pytest.mark.parametrize("hue", get_args(Hue))
def test_a_hue_is_seen_on_the_page_and_on_a_panel_by_day_and_by_night(hue: str) -> None:
    assert len(DARK) == 2, "chosen by the reader, or by the system"
    for tokens, page in ((LIGHT, PAPER), *((dark, NIGHT) for dark in DARK)):
        colour = value(tokens, f"hue-{hue}")
        assert contrast(colour, page) >= 4.5
        assert contrast(colour, value(tokens, "color-panel")) >= 4.5


@pytest.mark.parametrize("icon", get_args(Icon))
def test_an_icon_is_drawn_without_a_further_file(icon: str) -> None:
    assert f'.icon-{icon}{{--icon:url("data:image/svg+xml,%3Csvg' in style_sheet()


def test_a_kind_shows_its_look_on_its_page_in_lists_and_in_panels(tenancy: Project) -> None:
    built = build(tenancy)
    assert "kind-remedy hue-green icon-tool" in built.text("remedies/photos.html")
    assert "related-trouble hue-red icon-bolt" in built.text("remedies/photos.html")
    assert re.search(
        r'class="[^"]*sd-card [^"]*hue-red icon-bolt', built.text("troubles/index.html")
    )
    assert "hue-" not in built.text("checklists/index.html")
