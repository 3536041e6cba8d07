"""The words of the scripts in the language of the site: a script each that runs before its own."""

from __future__ import annotations

import json
from pathlib import Path

from sphinx.application import Sphinx

from sphinx_guidance.site.builder import has_our_theme
from sphinx_guidance.words import LOCALE, spoken

FOLDER = "_static/words"
FILES = {"site.js": ("shared", "scripts-site"), "checklist.js": ("scripts-checklist",)}
"""Which files of the catalogue a script says; a page that loads the second has the first too."""


def words_script(script: str, language: str) -> str:
    """JavaScript that hands over what ``script`` says in ``language``."""
    language = spoken(language)
    words: dict[str, object] = {}
    for name in FILES[script]:
        words |= json.loads((LOCALE / language / f"{name}.json").read_text(encoding="utf-8"))
    said = json.dumps(words, ensure_ascii=False, separators=(",", ":"))
    return (
        f"globalThis.guidanceWords={{language:{json.dumps(language)},"
        f"words:{{...globalThis.guidanceWords?.words,{said[1:-1]}}}}};\n"
    )


def _write(app: Sphinx, exception: Exception | None) -> None:
    if exception is None and has_our_theme(app.builder):
        folder = Path(app.outdir) / FOLDER
        folder.mkdir(parents=True, exist_ok=True)
        for script in FILES:
            content = words_script(script, app.config.language)
            (folder / script).write_text(content, encoding="utf-8")


def setup_script_words(app: Sphinx) -> None:
    app.connect("build-finished", _write)
