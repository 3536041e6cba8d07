"""The downloads beside each checklist: Excel, CSV, Markdown and JSON, written with the site."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass
from pathlib import Path

from sphinx.application import Sphinx

from sphinx_guidance.exports.files import FORMATS, all_files, file_name, write_changed
from sphinx_guidance.exports.publication import Publication
from sphinx_guidance.site.project import knowledge

FOLDER = "downloads"


@dataclass(frozen=True)
class Download:
    """One entry of the menu: ``href`` is relative to the page that shows it."""

    format: str
    title: str
    href: str


def downloads_of(checklist: str, docname: str) -> list[Download]:
    """The files of a checklist (by id), as linked from the page ``docname``."""
    folder = posixpath.dirname(docname) or "."
    return [
        Download(
            name,
            format_.title,
            posixpath.relpath(f"{FOLDER}/{file_name(checklist, name)}", folder),
        )
        for name, format_ in FORMATS.items()
    ]


def publication(app: Sphinx) -> Publication:
    """Where this site is published; without ``html_baseurl`` addresses are relative."""
    return Publication(app.config.project, app.config.html_baseurl or "")


def _write(app: Sphinx, exception: Exception | None) -> None:
    if exception is None and app.builder.format == "html":
        files = all_files(knowledge(app).checklists.values(), publication(app))
        write_changed(Path(app.outdir) / FOLDER, files)


def setup_downloads(app: Sphinx) -> None:
    app.connect("build-finished", _write)
