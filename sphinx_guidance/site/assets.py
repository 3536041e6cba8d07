"""The theme's style sheet, joined from one file a component, and the version of all assets."""

from __future__ import annotations

import hashlib
from functools import lru_cache
from pathlib import Path
from urllib.parse import quote

from sphinx.application import Sphinx

from sphinx_guidance.site import script_words
from sphinx_guidance.site.builder import has_our_theme
from sphinx_guidance.theme import THEME

STYLE_SHEET = "_static/styles/guidance.css"


@lru_cache(maxsize=1)
def style_sheet() -> str:
    """All component style sheets in the order of their names, then the icons of kinds."""
    sheets = [path.read_text(encoding="utf-8") for path in sorted((THEME / "styles").glob("*.css"))]
    return "\n".join([*sheets, *map(_icon, sorted((THEME / "icons").glob("*.svg")))])


def _icon(path: Path) -> str:
    """The rule of an icon; it holds the drawing, since no mask loads a file over ``file://``."""
    drawing = quote(" ".join(path.read_text(encoding="utf-8").split()))
    return f'.icon-{path.stem}{{--icon:url("data:image/svg+xml,{drawing}")}}'


@lru_cache(maxsize=1)
def version(language: str) -> str:
    """A digest of style sheet, scripts and words: a new build is never mixed with a cached one."""
    digest = hashlib.sha256(style_sheet().encode())
    for script in script_words.FILES:
        digest.update(script_words.words_script(script, language).encode())
    for path in sorted((THEME / "static").rglob("*")):
        if path.is_file():
            digest.update(path.read_bytes())
    return digest.hexdigest()[:8]


def _write(app: Sphinx, exception: Exception | None) -> None:
    if exception is None and has_our_theme(app.builder):
        path = Path(app.outdir) / STYLE_SHEET
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(style_sheet(), encoding="utf-8")


def setup_assets(app: Sphinx) -> None:
    app.connect("build-finished", _write)
