"""Links of a page to files that are no pages: pictures, downloads, texts that are included."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from typing import NamedTuple
from urllib.parse import unquote

from sphinx_guidance.outline import Outline

FILE_DIRECTIVES = frozenset({"figure", "image", "include", "literalinclude"})

_SCHEME = re.compile(r"^[A-Za-z][A-Za-z0-9+.-]+:")


class FileLink(NamedTuple):
    """``path`` is relative to ``source/``; ``written`` is what the author wrote."""

    written: str
    path: str
    line: int


def is_external(href: str) -> bool:
    """Whether an address leads out of the site, or to another project's objects."""
    return bool(_SCHEME.match(href)) and not href.startswith(("path:", "project:"))


def file_links(docname: str, outline: Outline) -> Iterator[FileLink]:
    """The links of a page to files, in the order of the kinds of links."""
    for link in outline.links:
        href = link.href.removeprefix("path:").removeprefix("project:")
        path = unquote(href).partition("#")[0]
        if path and not is_external(href) and (link.image or not path.endswith(".md")):
            yield FileLink(link.href, _from_source(docname, path), link.line)
    for directive in outline.directives:
        path = directive.argument
        if directive.name == "diagram" and path:
            drawing = f"_diagrams/{path}.svg"
            yield FileLink(drawing, drawing, directive.line)
        elif (
            directive.name in FILE_DIRECTIVES
            and not is_external(path)
            and path[:1] not in ("", "<")
        ):
            yield FileLink(path, _from_source(docname, path), directive.line)
    for role in outline.roles:
        if role.name == "download" and not is_external(role.target):
            yield FileLink(role.target, _from_source(docname, role.target), role.line)


def _from_source(docname: str, path: str) -> str:
    folder = "" if path.startswith("/") else posixpath.dirname(docname)
    return posixpath.normpath(posixpath.join(folder, path.lstrip("/")))
