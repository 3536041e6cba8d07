"""axe-core finds nothing on any page of the site, however wide the window is."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.browser.axe import violations, violations_in_both_schemes
from tests.browser.conftest import NewContext

WIDTHS = (390, 1024, 1440)
PARTS = 4


@pytest.fixture(scope="module")
def address(serve: str) -> str:
    return serve


@pytest.mark.soak
@pytest.mark.parametrize("part", range(PARTS))
@pytest.mark.parametrize("width", WIDTHS)
def test_axe_finds_nothing_on_any_page(
    new_context: NewContext,
    address: str,
    site: Path,
    width: int,
    part: int,
    figure: Callable[[str, int], None],
    subtests: pytest.Subtests,
) -> None:
    # The policy would keep the test's own script out.
    page = new_context(bypass_csp=True, viewport={"width": width, "height": 900}).new_page()
    page.set_default_timeout(60_000)
    look = violations_in_both_schemes if width == WIDTHS[0] else violations
    names = (path.relative_to(site).as_posix() for path in sorted(site.rglob("*.html")))
    for name in [name for name in names if not name.startswith(("_", "downloads"))][part::PARTS]:
        with subtests.test(name):
            page.emulate_media(color_scheme="light", reduced_motion="reduce")
            page.goto(f"{address}/{name}")
            assert look(page) == []
            assert page.evaluate("document.documentElement.scrollWidth") <= width
            figure("pages × widths under axe", 1)
