"""Make what is handed out beside the site: a PDF of each blank checklist, and the site as one zip.

``python tools/publish.py build/html build/site.zip``, after a build with ``-D guidance_pdf=1``. The
same sources and the same Chromium give the same bytes.
"""

from __future__ import annotations

import hashlib
import re
import sys
import zipfile
from pathlib import Path

from chromium import find
from playwright.sync_api import Browser, sync_playwright
from searchable import finished

ARGUMENTS = ("--no-sandbox", "--disable-background-networking", "--no-first-run")
ZIP_TIME = (1980, 1, 1, 0, 0, 0)
READY = "() => globalThis.guidancePaper !== undefined"
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")


def print_checklist(browser: Browser, page_file: Path) -> bytes:
    """The blank form of a checklist's page as a tagged PDF with bookmarks."""
    page = browser.new_page(locale="ja-JP", timezone_id="Asia/Tokyo")
    try:
        page.goto(page_file.absolute().as_uri())
        page.wait_for_function(READY)
        # Made in advance: it does not say when it was printed.
        page.evaluate("document.documentElement.dataset.printed = ''")
        edition = page.locator(".checklist-version").inner_text()
        found = _DATE.search(edition)
        content = page.pdf(prefer_css_page_size=True, tagged=True, outline=True)
    finally:
        page.close()
    return finished(content, found.group() if found else "1980-01-01")


def write_pdfs(site: Path, chromium: str) -> list[Path]:
    """A PDF beside the other downloads of each checklist."""
    made = []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=ARGUMENTS)
        for workbook in sorted((site / "downloads").glob("*.xlsx")):
            page_file = site / "checklists" / f"{workbook.stem}.html"
            path = workbook.with_suffix(".pdf")
            path.write_bytes(print_checklist(browser, page_file))
            made.append(path)
        browser.close()
    return made


def write_zip(site: Path, target: Path) -> str:
    """The site as a zip that does not depend on when and where it was made; returns its SHA-256."""
    target.parent.mkdir(parents=True, exist_ok=True)
    files = [
        p for p in sorted(site.rglob("*")) if p.is_file() and not _private(p.relative_to(site))
    ]
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for path in files:
            name = f"{target.stem}/{path.relative_to(site).as_posix()}"
            entry = zipfile.ZipInfo(name, ZIP_TIME)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            entry.create_system = 3
            archive.writestr(entry, path.read_bytes())
    digest = hashlib.sha256(target.read_bytes()).hexdigest()
    checksum = target.with_suffix(".zip.sha256")
    checksum.write_text(f"{digest}  {target.name}\n", encoding="ascii")
    return digest


def _private(path: Path) -> bool:
    """What Sphinx keeps for its next build."""
    return path.parts[0] in (".doctrees", ".buildinfo", ".buildinfo.bak")


def main(arguments: list[str]) -> int:
    site, target = (Path(argument) for argument in arguments)
    chromium = find()
    if chromium is None:
        print("no Chromium for the PDFs; run `make browser` once, or set CHROMIUM", file=sys.stderr)
        return 1
    for path in write_pdfs(site, chromium):
        print(path)
    print(f"{target} sha256 {write_zip(site, target)}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
