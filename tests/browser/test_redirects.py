"""Old addresses in a browser: the page that moved, and anchors that went elsewhere."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, expect

from tests.conftest import Project
from tests.site.conftest import build

MOVED = """redirects:
  - from: causes/old.html
    to: causes/scope-ambiguity.html
  - from: causes/old.html#part
    to: measures/define-scope.html#what-to-do
"""


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("causes/old.html", "causes/scope-ambiguity.html"),
        ("causes/old.html#state", "causes/scope-ambiguity.html#state"),
        ("causes/old.html#part", "measures/define-scope.html#what-to-do"),
        ("causes/old.html#constructor", "causes/scope-ambiguity.html#constructor"),
        ("causes/old.html#%E6%A4", "causes/scope-ambiguity.html#%E6%A4"),
    ],
)
def test_an_old_address_leads_to_the_new_place(
    browser: Browser, project: Project, old: str, new: str
) -> None:
    site = build(project.write("redirects.yaml", MOVED)).outdir.as_uri()
    for scripts in (True, False):
        with browser.new_context(java_script_enabled=scripts) as context:
            page = context.new_page()
            page.goto(f"{site}/{old}")
            if scripts:
                expect(page).to_have_url(f"{site}/{new}")
            else:
                expect(page).to_have_url(f"{site}/causes/scope-ambiguity.html")
