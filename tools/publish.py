"""Make what is handed out beside the site: a PDF of each blank checklist, and the site as one zip.

``python -m tools.publish build/html build/site.zip``, after a build with ``-D guidance_pdf=1``. The
same sources and the same Chromium give the same bytes.
"""

from __future__ import annotations

import hashlib
import io
import re
import sys
import unicodedata
import zipfile
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright
from pypdf import PdfWriter
from pypdf.generic import DictionaryObject, NameObject, StreamObject, TextStringObject

from tools.chromium import find

ARGUMENTS = ("--no-sandbox", "--disable-background-networking", "--no-first-run")
ZIP_TIME = (1980, 1, 1, 0, 0, 0)
READY = "() => globalThis.guidancePaper !== undefined"
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
_CODE = re.compile(rb"<([0-9A-Fa-f]{4})>(?=\s*(?:\n|$))")
_RANGES = re.compile(rb"\d+ beginbfrange\n(.*?)endbfrange", re.DOTALL)
_RANGE = re.compile(rb"<([0-9A-Fa-f]{4})> <([0-9A-Fa-f]{4})> <([0-9A-Fa-f]{4})>")


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


def finished(content: bytes, date: str) -> bytes:
    """The PDF dated as its edition, and with text that can be searched for.

    Some fonts use one shape for a kanji and for the radical that looks like it (日 U+65E5 and ⽇
    U+2F47), and Chromium then says that the text has the radical; a search would not find it.
    """
    writer = PdfWriter(clone_from=io.BytesIO(content))
    for entry in writer._objects:
        if isinstance(entry, DictionaryObject) and entry.get("/Type") == "/Font":
            unicode_map = entry.get("/ToUnicode")
            stream = unicode_map.get_object() if unicode_map is not None else None
            if isinstance(stream, StreamObject):
                stream.set_data(without_radicals(stream.get_data()))
    stamp = TextStringObject(f"D:{date.replace('-', '')}000000+09'00'")
    assert writer._info is not None
    writer._info.update({NameObject("/CreationDate"): stamp, NameObject("/ModDate"): stamp})
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def without_radicals(unicode_map: bytes) -> bytes:
    """A ToUnicode map in which each radical (U+2E80 to U+2FD5) is the kanji it looks like."""

    def kanji(code: int) -> int:
        if not 0x2E80 <= code <= 0x2FD5:
            return code
        same = unicodedata.normalize("NFKC", chr(code))
        return ord(same) if len(same) == 1 else code

    def one(found: re.Match[bytes]) -> bytes:
        return b"<%04X>" % kanji(int(found[1], 16))

    def spread(found: re.Match[bytes]) -> bytes:
        singles: list[bytes] = []
        for first, last, code in _RANGE.findall(found[1]):
            start, to = int(first, 16), int(code, 16)
            for glyph in range(start, int(last, 16) + 1):
                singles.append(b"<%04X> <%04X>\n" % (glyph, kanji(to + glyph - start)))
        blocks = [singles[i : i + 100] for i in range(0, len(singles), 100)]
        return b"\n".join(
            b"%d beginbfchar\n%sendbfchar" % (len(block), b"".join(block)) for block in blocks
        )

    return _CODE.sub(one, _RANGES.sub(spread, unicode_map))


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
