"""``make serve``: an author saves a file, and the open page shows it."""

from __future__ import annotations

import re
import shlex
import subprocess
import time
from collections.abc import Iterator
from contextlib import suppress
from urllib.error import URLError
from urllib.request import urlopen

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.conftest import ROOT
from tests.conftest import Project

PAGE = "source/causes/scope-ambiguity.md"


@pytest.fixture
def served(project: Project) -> Iterator[str]:
    """The address at which the command of ``make serve`` shows the starter project."""
    told = subprocess.run(
        ["make", "--dry-run", "serve", "SERVE=--port 0"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    command = shlex.split(next(line for line in told.splitlines() if "guidance serve" in line))
    with subprocess.Popen(
        [str(ROOT / command[0]), *command[1:]],
        cwd=project.root,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    ) as server:
        assert server.stdout
        address = ""
        for line in server.stdout:
            if found := re.search(r"http://[\d.:]+", line):
                address = found[0]
                break
        wait_for(address)
        yield address
        server.terminate()


def wait_for(address: str) -> None:
    """The server says that it serves a moment before it does."""
    give_up = time.monotonic() + 20
    while time.monotonic() < give_up:
        with suppress(URLError):
            urlopen(address).close()
            return
    raise TimeoutError(address)


def test_a_saved_page_is_shown_at_once(browser: Browser, served: str, project: Project) -> None:
    page = browser.new_page()
    page.goto(f"{served}/causes/scope-ambiguity.html")
    expect(page.locator("h1")).to_be_visible()
    project.write(PAGE, re.sub(r"title: .*", "title: 書き直した題名", project.read(PAGE), count=1))
    expect(page.locator("h1")).to_contain_text("書き直した題名", timeout=20_000)
    page.close()


def test_a_page_in_a_folder_that_is_new_is_shown(
    browser: Browser, served: str, project: Project
) -> None:
    page = browser.new_page()
    page.goto(f"{served}/causes/scope-ambiguity.html")
    (project.root / "tables").mkdir()
    project.write(PAGE, re.sub(r"title: .*", "title: 表の題名", project.read(PAGE), count=1))
    expect(page.locator("h1")).to_contain_text("表の題名", timeout=20_000)
    page.close()


def test_what_is_wrong_is_shown_on_the_page_until_it_is_mended(
    browser: Browser, served: str, project: Project
) -> None:
    page = browser.new_page()
    page.goto(f"{served}/causes/scope-ambiguity.html")
    title = page.locator("h1").inner_text()
    good = project.read(PAGE)
    project.write(PAGE, good.replace("category:", "categry:"))
    problems = page.frame_locator("#guidance-problems")
    expect(problems.locator("summary")).to_have_text("1件の問題があります。", timeout=20_000)
    expect(problems.locator("li")).to_contain_text("もしかして: category")
    expect(problems.locator("code")).to_have_text(f"{PAGE}:4")
    expect(page.locator("h1")).to_have_text(title)
    project.write(PAGE, good.replace("title: ", "title: 直した"))
    expect(page.locator("h1")).to_contain_text("直した", timeout=20_000)
    expect(page.locator("#guidance-problems")).to_be_hidden()
    page.close()


def test_two_saves_in_a_row_are_both_shown(browser: Browser, served: str, project: Project) -> None:
    page = browser.new_page()
    page.goto(f"{served}/causes/scope-ambiguity.html")
    good = project.read(PAGE)
    project.write(PAGE, f"{good}\n一度目です。\n")
    expect(page.locator("article")).to_contain_text("一度目", timeout=20_000)
    project.write(PAGE, f"{good}\n二度目です。\n")
    expect(page.locator("article")).to_contain_text("二度目", timeout=20_000)
    page.close()


def test_a_page_that_is_new_appears_where_it_was_missing(
    browser: Browser, served: str, project: Project
) -> None:
    page = browser.new_page()
    page.goto(f"{served}/causes/late-request.html")
    expect(page.locator("body")).to_contain_text("このページはありません。")
    text = project.read(PAGE).replace("業務範囲があいまい", "遅い依頼")
    project.write("source/causes/late-request.md", text)
    expect(page.locator("h1")).to_contain_text("遅い依頼", timeout=20_000)
    page.close()
