"""The search beside Sphinx's own and Pagefind, on the same pages: what is found, how large, how fast.

Run ``python bench/search.py`` with Chromium at ``$CHROMIUM``. The site's own sources are filled up
with generated pages to each size; the queries are those of ``tests/search/queries.yaml``. Ours must
find the exact address; for the others the right page is enough, whatever the anchor.
"""

from __future__ import annotations

import argparse
import functools
import gzip
import os
import random
import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import quote

import yaml
from generate import body
from playwright.sync_api import Browser, sync_playwright

from sphinx_guidance.loading import load
from sphinx_guidance.search.documents import documents
from sphinx_guidance.search.index import build

ROOT = Path(__file__).parent.parent
WORK = ROOT / "build" / "bench" / "search"
OTHERS = WORK / "venv"
COPIED = (
    "source",
    "glossary",
    "checklists",
    "conf.py",
    "references.yaml",
    "redirects.yaml",
    "ordinary-words.txt",
    "published.json",
)
ARGUMENTS = [
    "--no-sandbox",
    "--disable-background-networking",
    "--disable-component-update",
    "--no-first-run",
]
COLD = (
    "検収",
    "損害賠償",
    "仕様変更 追加費用",
    "検収が終わったのに不具合が出たらどうする？",
    "サーバ",
)

WITH_SPHINX = """
from sphinx_guidance.site import builder, search
search.SPHINX_SCRIPTS = ()
class Both(builder.GuidanceHTMLBuilder):
    search = True
    def gen_additional_pages(self):
        self.search = False
        super().gen_additional_pages()
        self.search = True
def setup(app):
    app.connect("config-inited", lambda app, config: app.add_builder(Both, override=True), priority=900)
"""

OURS = """() => new Promise((done) => {
  const look = () => document.querySelector('[data-module=search-results][data-ready]')
    ? done(performance.now()) : setTimeout(look, 1);
  look();
})"""
OURS_QUERY = """async (text) => {
  const form = document.querySelector('.search-form');
  const start = performance.now();
  form.querySelector('input').value = text;
  form.requestSubmit();
  for (let turn = 0; turn < 3; turn++) await null;
  while (!document.title.startsWith(`「${text.trim()}」`) || !document.querySelector('[data-ready]')) await new Promise((done) => setTimeout(done));
  return [performance.now() - start, [...document.querySelectorAll('[data-search-results] a')].slice(0, 5).map((a) => a.getAttribute('href'))];
}"""
SPHINX_PAGE = """<!doctype html><html data-content_root="./"><meta charset="utf-8">
<script src="_static/documentation_options.js"></script><script src="_static/doctools.js"></script>
<script src="_static/sphinx_highlight.js"></script><script src="_static/language_data.js"></script>
<script src="_static/searchtools.js"></script><script src="searchindex.js"></script>
<script>window.ask = async (text) => Search._performSearch(...Search._parseQuery(text)).reverse().slice(0, 5).map((r) => r[0] + '.html' + r[2]);</script></html>"""
PAGEFIND_PAGE = """<!doctype html><html lang="ja"><meta charset="utf-8"><script type="module">
const pagefind = await import('./pagefind/pagefind.js'); await pagefind.init();
window.ask = async (text) => { const found = await pagefind.search(text);
  return (await Promise.all((found?.results ?? []).slice(0, 5).map((r) => r.data()))).map((r) => r.raw_url.replace(/^\\//, '')); };
</script></html>"""
OTHER = """async (text) => { while (!window.ask) await new Promise((done) => setTimeout(done, 1));
  await window.ask(text); return performance.now(); }"""
OTHER_QUERY = "async (text) => { const start = performance.now(); const links = await window.ask(text); return [performance.now() - start, links]; }"

Ask = Callable[[str], tuple[float, list[str]]]


def fill(root: Path, pages: int) -> None:
    """The site's sources and generated pages, ``pages`` in all."""
    shutil.rmtree(root, ignore_errors=True)
    for name in COPIED:
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, root / name)
        elif (ROOT / name).is_file():
            shutil.copy(ROOT / name, root / name)
    rng = random.Random(1)
    (root / "source" / "filler").mkdir()
    for i in range(max(0, pages - len(list((root / "source").rglob("*.md"))))):
        text = body(rng, ["", "", ""])
        (root / "source" / "filler" / f"filler-{i:05d}.md").write_text(
            f"---\ntitle: 資料その{i}\nsummary: 説明その{i}です。\nsources: []\n---\n\n{text}",
            encoding="utf-8",
        )


def built(pages: int) -> Path:
    """The site with both indexes, and that of Pagefind."""
    root = WORK / str(pages)
    fill(root, pages)
    conf = (root / "conf.py").read_text(encoding="utf-8") + WITH_SPHINX
    (root / "conf.py").write_text(conf, encoding="utf-8")
    command = [sys.executable, "-m", "sphinx", "-q", "-b", "html", "-c", ".", "source", "out"]
    subprocess.run(command, cwd=root, check=True, stderr=subprocess.DEVNULL)
    out = root / "out"
    subprocess.run(
        [
            others_python(),
            "-m",
            "pagefind",
            "--site",
            str(out),
            "--root-selector",
            "article",
            "--quiet",
        ],
        check=True,
    )
    (out / "ask-sphinx.html").write_text(SPHINX_PAGE, encoding="utf-8")
    (out / "ask-pagefind.html").write_text(PAGEFIND_PAGE, encoding="utf-8")
    return out


def only_ours(pages: int, out: Path) -> None:
    """Replace the index in ``out`` by that of a larger site, whose pages are not built."""
    root = WORK / str(pages)
    fill(root, pages)
    kb, _ = load(root)
    start = time.perf_counter()
    index = build(documents(kb, lambda path: (root / path).read_text(encoding="utf-8")))
    print(f"index of {pages} pages made in {time.perf_counter() - start:.1f} s", flush=True)
    for name, content in index.files.items():
        (out / "_static" / "search" / name).write_bytes(content)
    page = (out / "search.html").read_text(encoding="utf-8")
    lines = [line for line in page.splitlines() if "_static/search/" not in line]
    scripts = [f'<script defer src="_static/search/{name}"></script>' for name in index.addresses]
    head = next(i for i, line in enumerate(lines) if "scripts/search.js" in line)
    (out / "search.html").write_text(
        "\n".join([*lines[:head], *scripts, *lines[head:]]), encoding="utf-8"
    )


def others_python() -> str:
    python = OTHERS / "bin" / "python"
    if not python.exists():
        subprocess.run([sys.executable, "-m", "venv", OTHERS], check=True)
        requirements = Path(__file__).parent / "requirements-search.txt"
        install = ["-m", "pip", "install", "--quiet", "--require-hashes", "-r", str(requirements)]
        subprocess.run([str(python), *install], check=True)
    return str(python)


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        pass


@contextmanager
def served(folder: Path) -> Iterator[str]:
    with ThreadingHTTPServer(
        ("127.0.0.1", 0), functools.partial(Quiet, directory=str(folder))
    ) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


def cold(browser: Browser, address: str, name: str) -> float:
    """Milliseconds from opening a page to its first results, in a browser that knows nothing; the median."""
    times = []
    for text in COLD:
        page = browser.new_context().new_page()
        if name == "ours":
            page.goto(f"{address}/search.html?q={quote(text)}")
            times.append(float(page.evaluate(OURS)))
        else:
            page.goto(f"{address}/ask-{name}.html")
            times.append(float(page.evaluate(OTHER, text)))
        page.context.close()
    return sorted(times)[len(times) // 2]


def measure(browser: Browser, address: str, name: str, size: int, pages: int) -> None:
    """Print a row of the table."""
    groups = yaml.safe_load(
        (ROOT / "tests" / "search" / "queries.yaml").read_text(encoding="utf-8")
    )
    queries = [query for group in groups for query in group["queries"]]
    first_time = cold(browser, address, name)
    page = browser.new_context().new_page()
    page.goto(f"{address}/search.html?q=検収" if name == "ours" else f"{address}/ask-{name}.html")
    page.evaluate(OURS if name == "ours" else OTHER, "検収")
    times, first, five = [], 0, 0
    for query in queries:
        took, links = page.evaluate(OURS_QUERY if name == "ours" else OTHER_QUERY, query["q"])
        places = [
            i for i, link in enumerate(links) if right(link, query["to"], exact=name == "ours")
        ]
        times.append(took)
        first += places[:1] == [0]
        five += bool(places)
    page.context.close()
    times.sort()
    count = len(queries)
    print(
        f"| {pages:,} | {name} | {first / count:.2f} | {five / count:.2f} | {size / 1000:,.0f} KB | {first_time:,.0f} ms"
        f" | {times[count // 2]:.1f} ms | {times[int(count * 0.95)]:.1f} ms |",
        flush=True,
    )


def right(link: str, expected: list[str], *, exact: bool) -> bool:
    page = link.partition("#")[0]
    return any(link == to or page == (to if exact else to.partition("#")[0]) for to in expected)


def zipped(*paths: Path) -> int:
    return sum(len(gzip.compress(path.read_bytes())) for path in paths)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", type=int, nargs="*", default=[200, 1000])
    parser.add_argument("--only-ours", type=int, default=10_000)
    given = parser.parse_args()
    WORK.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        path = os.environ.get("CHROMIUM", "/usr/bin/chromium")
        browser = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        for pages in given.pages:
            out = built(pages)
            sizes = {
                "ours": zipped(*(out / "_static" / "search").iterdir()),
                "sphinx": zipped(out / "searchindex.js"),
                "pagefind": zipped(
                    *(
                        p
                        for p in (out / "pagefind").rglob("*")
                        if p.suffix.startswith((".pf", ".pagefind"))
                    )
                ),
            }
            with served(out) as address:
                for name, size in sizes.items():
                    measure(browser, address, name, size, pages)
        if given.only_ours:
            out = WORK / str(given.pages[0]) / "out"
            only_ours(given.only_ours, out)
            with served(out) as address:
                measure(
                    browser,
                    address,
                    "ours",
                    zipped(*(out / "_static" / "search").iterdir()),
                    given.only_ours,
                )


if __name__ == "__main__":
    main()
