"""Print the path of a Chromium for the browser tests, installing one where there is none."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import debian
from playwright.sync_api import sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome")
PACKAGES = ("chromium", "fonts-noto-cjk")


def find() -> str | None:
    """A Chromium named by ``CHROMIUM``, on the PATH, or installed by Playwright."""
    named = os.environ.get("CHROMIUM")
    if named:
        return named
    on_path = next(filter(None, map(shutil.which, NAMES)), None)
    if on_path:
        return on_path
    with sync_playwright() as playwright:
        own = playwright.chromium.executable_path
    return own if Path(own).is_file() else None


def install() -> None:
    """Install one from Debian's packages where that is possible, else with Playwright."""
    if debian.install(*PACKAGES):
        return
    subprocess.run(
        [sys.executable, "-m", "playwright", "install", "--with-deps", "chromium"],
        check=True,
        stdout=sys.stderr,
    )


def main() -> int:
    if find() is None:
        install()
    path = find()
    if path is None:
        print("no Chromium could be found or installed", file=sys.stderr)
        return 1
    print(path)
    return 0


if __name__ == "__main__":
    sys.exit(main())
