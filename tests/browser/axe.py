"""axe-core on a page; the page's context must be made with ``bypass_csp=True``."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Page

AXE = Path(__file__).parents[2] / "web" / "node_modules" / "axe-core" / "axe.min.js"

# The theme's two check boxes open its drawers by selectors of siblings: they cannot stand in a landmark.
OUTSIDE_LANDMARKS = ("#__navigation", "#__toc")


def violations(page: Page, *rules: str) -> list[str]:
    """What axe-core finds (by ``rules`` alone, if given), as ``rule: element what to do``."""
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found: list[list[str]] = page.evaluate(
        "rules => axe.run(rules.length ? { runOnly: rules } : {}).then(({ violations }) =>"
        " violations.flatMap(({ id, nodes }) => nodes.slice(0, 5).map("
        "({ target, failureSummary }) => [id, target.join(' '), failureSummary])))",
        list(rules),
    )
    return [
        f"{rule}: {target} {summary}"
        for rule, target, summary in found
        if not (rule == "region" and target in OUTSIDE_LANDMARKS)
    ]


def violations_in_both_schemes(page: Page) -> list[str]:
    """What axe-core finds in light, and what the dark colours alone add."""
    found = violations(page)
    page.emulate_media(color_scheme="dark", reduced_motion="reduce")
    return found + violations(page, "color-contrast")
