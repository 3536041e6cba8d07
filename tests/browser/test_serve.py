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
