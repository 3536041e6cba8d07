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
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import quote

import yaml
from playwright.sync_api import Browser, sync_playwright
from search_sites import ROOT, WORK, built

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
OTHER = """async (text) => { while (!window.ask) await new Promise((done) => setTimeout(done, 1));
  await window.ask(text); return performance.now(); }"""
OTHER_QUERY = "async (text) => { const start = performance.now(); const links = await window.ask(text); return [performance.now() - start, links]; }"


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


def measure(
    browser: Browser, address: str, name: str, size: int, pages: int
) -> dict[str, list[int]]:
    """Print a row of the table; give the counts of queries, first and among five, by form."""
    groups = yaml.safe_load(
        (ROOT / "tests" / "search" / "queries.yaml").read_text(encoding="utf-8")
    )
    queries = [(group["form"], query) for group in groups for query in group["queries"]]
    first_time = cold(browser, address, name)
    page = browser.new_context().new_page()
    page.goto(f"{address}/search.html?q=検収" if name == "ours" else f"{address}/ask-{name}.html")
    page.evaluate(OURS if name == "ours" else OTHER, "検収")
    times, forms = [], {group["form"]: [0, 0, 0] for group in groups}
    for form, query in queries:
        took, links = page.evaluate(OURS_QUERY if name == "ours" else OTHER_QUERY, query["q"])
        places = [
            i for i, link in enumerate(links) if right(link, query["to"], exact=name == "ours")
        ]
        times.append(took)
        for at, yes in enumerate((True, places[:1] == [0], bool(places))):
            forms[form][at] += yes
    page.context.close()
    times.sort()
    count, first, five = (sum(column) for column in zip(*forms.values(), strict=True))
    print(
        f"| {pages:,} | {name} | {first / count:.2f} | {five / count:.2f} | {size / 1000:,.0f} KB | {first_time:,.0f} ms"
        f" | {times[count // 2]:.1f} ms | {times[int(count * 0.95)]:.1f} ms |",
        flush=True,
    )
    return forms


def compare(found: dict[str, dict[str, list[int]]]) -> None:
    """Print recall@1 and recall@5 by form, a column a search."""
    print(f"\n| form | queries | {' | '.join(found)} |\n|---|---|{'---|' * len(found)}")
    for form in next(iter(found.values())):
        cells = [
            f"{first / count:.2f} {five / count:.2f}"
            for count, first, five in (by[form] for by in found.values())
        ]
        print(f"| {form} | {next(iter(found.values()))[form][0]} | {' | '.join(cells)} |")
    print(flush=True)


def right(link: str, expected: list[str], *, exact: bool) -> bool:
    page = link.partition("#")[0]
    return any(link == to or page == (to if exact else to.partition("#")[0]) for to in expected)


def zipped(*paths: Path) -> int:
    return sum(len(gzip.compress(path.read_bytes())) for path in paths)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", type=int, nargs="*", default=[200, 1000, 10_000])
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
                compare(
                    {
                        name: measure(browser, address, name, size, pages)
                        for name, size in sizes.items()
                    }
                )


if __name__ == "__main__":
    main()
