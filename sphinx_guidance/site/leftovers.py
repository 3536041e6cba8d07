"""Pages of an earlier build that are no more: an output folder holds the site alone."""

from __future__ import annotations

from pathlib import Path

from sphinx.application import Sphinx

from sphinx_guidance.site.project import knowledge
from sphinx_guidance.site.redirects import moved_pages

MADE = "pages-made.txt"
"""In the folder of doctrees: the pages of the last build."""


def _remove(app: Sphinx, exception: Exception | None) -> None:
    if exception is not None or app.builder.name != "html":
        return
    record = Path(app.doctreedir) / MADE
    pages = {f"{name}.html" for name in app.env.found_docs} | set(moved_pages(knowledge(app.env)))
    before = record.read_text(encoding="utf-8").splitlines() if record.is_file() else []
    for name in set(before) - pages:
        (Path(app.outdir) / name).unlink(missing_ok=True)
    record.write_text("\n".join(sorted(pages)), encoding="utf-8")


def setup_leftovers(app: Sphinx) -> None:
    app.connect("build-finished", _remove)
