"""The sites that ``bench/search.py`` measures: the real sources, filled up with generated pages."""

from __future__ import annotations

import random
import shutil
import subprocess
import sys
from pathlib import Path

from generate import body

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


def others_python() -> str:
    python = OTHERS / "bin" / "python"
    if not python.exists():
        subprocess.run([sys.executable, "-m", "venv", OTHERS], check=True)
        requirements = Path(__file__).parent / "requirements-search.txt"
        install = ["-m", "pip", "install", "--quiet", "--require-hashes", "-r", str(requirements)]
        subprocess.run([str(python), *install], check=True)
    return str(python)
