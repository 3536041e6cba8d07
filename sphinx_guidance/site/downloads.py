"""The downloads beside each checklist and each form, written with the site.

Pages cannot read files over ``file://``, so each blank workbook also comes as a script, which a
page loads to fill in the answers of a project.
"""

from __future__ import annotations

import base64
import hashlib
import json
import posixpath
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import xlsxwriter
from sphinx.application import Sphinx
from sphinx.config import Config
from sphinx.environment import BuildEnvironment

from sphinx_guidance import exports, form, kinds, model, words
from sphinx_guidance.exports.files import FORMATS, all_files, file_name, write_changed
from sphinx_guidance.exports.forms.files import form_files
from sphinx_guidance.exports.publication import Publication
from sphinx_guidance.site.project import knowledge

FOLDER = "downloads"
MADE = "downloads-made.txt"
"""In the folder of doctrees: what the downloads were last made of, and their names."""


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


def pdf_download(config: Config, checklist: str, docname: str) -> list[Download]:
    """The ready-made PDF; only ``make publish`` makes it, and says so in the configuration."""
    if not config.guidance_pdf:
        return []
    folder = posixpath.dirname(docname) or "."
    return [Download("pdf", "PDF", posixpath.relpath(f"{FOLDER}/{checklist}.pdf", folder))]


def publication(env: BuildEnvironment) -> Publication:
    """Where this site is published; without ``html_baseurl`` addresses are relative."""
    config, schema = env.config, knowledge(env).schema
    return Publication(config.guidance_site or config.project, config.html_baseurl or "", schema)


def workbook_scripts(files: Iterable[tuple[str, bytes]]) -> Iterator[tuple[str, bytes]]:
    """The files, and after each workbook a script that holds it."""
    for name, content in files:
        yield name, content
        id_, _, extension = name.rpartition(".")
        if extension == "xlsx":
            text = base64.b64encode(content).decode()
            script = f"(globalThis.guidanceBlanks??={{}})[{json.dumps(id_)}]={json.dumps(text)};\n"
            yield f"{name}.js", script.encode()


def _write(app: Sphinx, exception: Exception | None) -> None:
    if exception is not None or app.builder.name != "html":
        return
    kb = knowledge(app.env)
    checklists = list(kb.checklists.values())
    folder, made = Path(app.outdir) / FOLDER, Path(app.doctreedir) / MADE
    published = publication(app.env)
    forms = [(key, kb.objects[key[0]].get(key[1]), own.value) for key, own in kb.forms.items()]
    digest = _digest([published, words.language(), *checklists, *forms])
    before, *names = made.read_text(encoding="utf-8").splitlines() if made.is_file() else [""]
    if before == digest and all((folder / name).is_file() for name in names):
        return
    files = list(workbook_scripts(all_files(checklists, published)))
    files += form_files(kb, published.base_url)
    write_changed(folder, files)
    for name in set(names) - {name for name, _ in files}:
        (folder / name).unlink(missing_ok=True)
        (folder / name).with_suffix(".pdf").unlink(missing_ok=True)
    made.write_text("\n".join([digest, *(name for name, _ in files)]), encoding="utf-8")


def _digest(content: object) -> str:
    """A digest of what the files are made of: their content, and the modules that write them."""
    digest = hashlib.sha256(f"{content!r} {xlsxwriter.__version__}".encode())
    own = sorted(Path(exports.__file__).parent.rglob("*.py"))
    for module in (*own, *(Path(str(used.__file__)) for used in (model, kinds, form))):
        digest.update(module.read_bytes())
    return digest.hexdigest()


def _no_link_to_check(app: Sphinx, uri: str) -> str | None:
    """The files stand in the built site alone, and the builder ``linkcheck`` builds none."""
    return "#" if re.match(rf"(\.\./)*{FOLDER}/", uri) else None


def setup_downloads(app: Sphinx) -> None:
    app.add_config_value("guidance_pdf", False, "html", bool)
    # Readers' answers are kept under this name; where it is set, the title of the site may change.
    app.add_config_value("guidance_site", "", "env", str)
    app.add_config_value("guidance_law_api", "", "", str)
    app.connect("build-finished", _write)
    app.connect("linkcheck-process-uri", _no_link_to_check)
