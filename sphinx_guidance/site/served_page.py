"""What a served page has beyond its file: it loads itself again, and shows what is wrong."""

from __future__ import annotations

import hashlib
import posixpath
import re
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote, urlencode

from jinja2 import Environment, FileSystemLoader

from sphinx_guidance.words import language, say

FOLDER = Path(__file__).parent / "served"
NEWS = "/_live/news"
PROBLEMS = "/_live/problems"
SCRIPT = "/_live/page.js"

_PARTS = re.compile(rb'(?:src|href)="([^"#?]+\.(?:css|gif|jpeg|jpg|js|png|svg|webp))["#?]')
_LOCATED = re.compile(r"(?:[^:\n]+: )?(?P<place>[^:\n]+:\d+): (?:[A-Z]+: )?(?P<text>.*)", re.DOTALL)

_templates = Environment(loader=FileSystemLoader(FOLDER), autoescape=True)


class Shown(NamedTuple):
    """A problem as a page shows it: ``place`` is a file of the project and a line, or empty."""

    place: str
    text: str


def version(out: Path, name: str) -> str:
    """A digest of a page of the site (``causes/index.html``) and of all that it loads.

    Empty where there is no such page.
    """
    page = _file(out, name)
    if page is None:
        return ""
    content = page.read_bytes()
    digest = hashlib.blake2b(content, digest_size=8)
    for part in sorted(set(_PARTS.findall(content))):
        path = _file(out, posixpath.join(posixpath.dirname(name), unquote(part.decode())))
        digest.update(path.read_bytes() if path else b"")
    return digest.hexdigest()


def _file(out: Path, name: str) -> Path | None:
    path = (out / name).resolve()
    return path if path.is_relative_to(out) and path.is_file() else None


def with_news(text: str, name: str, seen: str) -> str:
    """A page, or what stands in its place, that hears of the builds to come."""
    news = f"{NEWS}?{urlencode({'page': name, 'seen': seen})}"
    template = _templates.get_template("page.html")
    return text + template.render(say=say, news=news, problems=PROBLEMS, script=SCRIPT)


def problems_page(problems: Iterable[str], root: Path) -> str:
    """What is wrong, as the terminal says it, with places as seen from the project."""
    shown = [_shown(problem.removeprefix(f"{root}/")) for problem in problems]
    template = _templates.get_template("problems.html")
    return template.render(say=say, language=language(), problems=shown)


def _shown(problem: str) -> Shown:
    located = _LOCATED.fullmatch(problem)
    return Shown(located["place"], located["text"]) if located else Shown("", problem)
