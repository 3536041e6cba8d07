"""A page's title becomes its heading before the page is parsed.

The front matter has been read and checked already; parsing it twice more in Python would cost a
tenth of a build. The lines of the text stay where they are, so that warnings point right.
"""

from __future__ import annotations

import re

from sphinx.application import Sphinx

from sphinx_guidance.site.project import knowledge

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#$|~])")


def _title_for_front_matter(app: Sphinx, docname: str, content: list[str]) -> None:
    page = knowledge(app.env).pages.get(docname)
    if page is None or page.fields is None:
        return
    front, fence, body = content[0].partition("\n---")
    if not fence or not front.startswith("---"):
        return
    _, _, body = body.partition("\n")
    title = _SPECIAL.sub(r"\\\1", page.fields.title)
    content[0] = "\n" * (front.count("\n") + 1) + f"# {title}\n{body}"


def setup_page_source(app: Sphinx) -> None:
    app.connect("source-read", _title_for_front_matter)
