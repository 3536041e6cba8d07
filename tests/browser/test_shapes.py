"""Forms and flows of the small site on another subject: on a small screen, on paper, for everyone."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from pypdf import PdfReader

from tests.browser.axe import violations_in_both_schemes
from tests.conftest import ROOT, Project
from tests.site.conftest import build

PAGES = ("forms/room-record", "flows/who-pays", "forms/index", "remedies/photos")


@pytest.fixture(scope="module")
def tenancy_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("tenancy")
    shutil.copytree(ROOT / "tests" / "sites" / "tenancy", root, dirs_exist_ok=True)
    built = build(Project(root))
    assert built.warnings == ""
    return built.outdir


@pytest.fixture
def reader(browser: Browser) -> Iterator[Page]:
    """A page without scripts of the site, on a small screen."""
    context = browser.new_context(
        viewport={"width": 390, "height": 844}, java_script_enabled=True, bypass_csp=True
    )
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("width", [390, 1440])
def test_everyone_can_read_it(reader: Page, tenancy_site: Path, name: str, width: int) -> None:
    reader.set_viewport_size({"width": width, "height": 900})
    reader.goto(f"{tenancy_site.as_uri()}/{name}.html")
    expect(reader.locator("h1")).to_be_visible()
    assert violations_in_both_schemes(reader) == []
    assert reader.evaluate("document.documentElement.scrollWidth") <= width


def test_a_flow_is_followed_without_a_script(browser: Browser, tenancy_site: Path) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 844}, java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{tenancy_site.as_uri()}/flows/who-pays.html")
    page.get_by_role("link", name="→ 質問2").click()
    expect(page.locator("#ordinary")).to_be_in_viewport()
    page.locator("#ordinary").get_by_role("link", name="→ 結果2").click()
    expect(page.locator("#tenant")).to_be_in_viewport()
    context.close()


def test_a_form_comes_out_on_paper_without_the_page_around_it(
    reader: Page, tenancy_site: Path, tmp_path: Path
) -> None:
    reader.goto(f"{tenancy_site.as_uri()}/forms/room-record.html")
    reader.emulate_media(media="print")
    for hidden in (".object-head", ".form-downloads", "#used-for"):
        expect(reader.locator(hidden)).to_be_hidden()
    room = reader.locator("#state td.form-lines-5").bounding_box()
    assert room
    assert room["height"] > 5 * 15, "room for five lines"
    reader.pdf(path=tmp_path / "form.pdf", prefer_css_page_size=True, format="A4")
    sheets = [page.extract_text() for page in PdfReader(tmp_path / "form.pdf").pages]
    (begins,) = [i for i, text in enumerate(sheets) if "203" in text]
    assert begins > 0, "the example begins on a sheet of its own"
    assert "203" not in "".join(sheets[:begins])
