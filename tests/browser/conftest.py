"""A real Chromium on the built site, over http and from a folder; any error on a page fails its test."""

from __future__ import annotations

import functools
import os
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Page,
    Request,
    WebError,
    sync_playwright,
)

ROOT = Path(__file__).parents[2]
ARGUMENTS = (
    "--no-sandbox",
    "--disable-background-networking",
    "--disable-component-update",
    "--no-first-run",
    "--disable-gpu",
    # Each window would start two more renderers, for pages of the browser's own.
    "--disable-features=WebUIOmniboxPopup,WebUIOmniboxAimPopup,WebUIOmniboxFullPopup,AimEnabled,"
    "SpareRendererForSitePerProcess,HttpsUpgrades,MediaRouter,OptimizationHints,PaintHolding",
)
WITHIN_THE_PAGE = ("blob:", "data:", "about:")

NewContext = Callable[..., BrowserContext]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if item.path.is_relative_to(Path(__file__).parent):
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def site() -> Path:
    """The built site; `make browser` builds it first."""
    html = ROOT / "build" / "html"
    if not (html / "index.html").is_file():
        command = [
            sys.executable,
            "-m",
            "sphinx",
            "-q",
            "-b",
            "html",
            "-c",
            ".",
            "source",
            str(html),
        ]
        subprocess.run(command, cwd=ROOT, check=True)
    return html


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        pass


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """The address of a server of a folder on a free port, without a stroke at its end."""
    handler = functools.partial(_Quiet, directory=str(folder))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()


@pytest.fixture(scope="session")
def serve(site: Path) -> Iterator[str]:
    """The address of the site."""
    with served(site) as address:
        yield address


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(
            executable_path=os.environ.get("CHROMIUM", "/usr/bin/chromium"), args=ARGUMENTS
        )
        yield chromium
        chromium.close()


@pytest.fixture(params=["http", "file"])
def address(request: pytest.FixtureRequest, serve: str, site: Path) -> str:
    """Where the site stands; a test that asks for it runs over http and from a folder."""
    return serve if request.param == "http" else site.as_uri()


class Watch:
    """Notes what no page may do: report errors, break its policy, ask anybody else for anything."""

    def __init__(self, allowed: str) -> None:
        self.allowed = allowed
        self.problems: list[str] = []

    def follow(self, context: BrowserContext) -> None:
        context.on("console", self._console)
        context.on("weberror", self._error)
        context.on("request", self._request)

    def _console(self, message: ConsoleMessage) -> None:
        if message.type == "error":
            self.problems.append(f"console: {message.text}")

    def _error(self, error: WebError) -> None:
        self.problems.append(f"error: {error.error}")

    def _request(self, request: Request) -> None:
        if not request.url.startswith((self.allowed + "/", *WITHIN_THE_PAGE)):
            self.problems.append(f"request: {request.url}")


@pytest.fixture
def new_context(browser: Browser, address: str) -> Iterator[NewContext]:
    """Makes browser contexts (one is one person's browser); errors on their pages fail the test."""
    made: list[BrowserContext] = []
    watch = Watch(address)

    def make(**options: Any) -> BrowserContext:
        context = browser.new_context(**{"locale": "ja-JP", "timezone_id": "Asia/Tokyo", **options})
        context.set_default_timeout(10_000)
        watch.follow(context)
        made.append(context)
        return context

    yield make
    for context in made:
        context.close()
    assert watch.problems == []


@pytest.fixture
def page(new_context: NewContext) -> Page:
    return new_context().new_page()
