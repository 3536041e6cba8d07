"""Pages whose file is not valid: never shown half, and never a reason for further problems.

What is wrong was told with the knowledge base. In the build such a page is a title and its
headings, so that links to it resolve; the HTML builder writes nothing for it.
"""

from __future__ import annotations

import codecs
from collections.abc import Iterator
from pathlib import Path

from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment

from sphinx_guidance.knowledge import PageText
from sphinx_guidance.model import ID_PATTERN
from sphinx_guidance.site.project import knowledge
from sphinx_guidance.words import say

ENCODING = "utf-8-told"
"""UTF-8 in which a wrong byte is no error: that the file is not UTF-8 has been told."""


def is_unread(env: BuildEnvironment, docname: str) -> bool:
    page = knowledge(env).pages.get(docname)
    return page is not None and page.path in knowledge(env).unread


def _placeholder(page: PageText) -> Iterator[str]:
    yield f"---\norphan: true\n---\n\n# {Path(page.path).stem}\n\n{say('page.unread')}\n"
    for heading in page.outline.headings:
        if heading.id and ID_PATTERN.fullmatch(heading.id):
            yield f"\n{{#{heading.id}}}\n## {heading.id}\n"


def _replace(app: Sphinx, docname: str, content: list[str]) -> None:
    if is_unread(app.env, docname):
        content[0] = "".join(_placeholder(knowledge(app.env).pages[docname]))


class _Decoder(codecs.IncrementalDecoder):
    def __init__(self, errors: str = "strict") -> None:
        super().__init__(errors)
        self._inner = codecs.getincrementaldecoder("utf-8-sig")("replace")

    def decode(self, input: bytes, final: bool = False) -> str:  # type: ignore[override]  # noqa: A002
        return self._inner.decode(input, final)


def _codec(name: str) -> codecs.CodecInfo | None:
    if name.replace("_", "-") != ENCODING:
        return None
    utf_8 = codecs.lookup("utf-8-sig")
    return codecs.CodecInfo(utf_8.encode, utf_8.decode, incrementaldecoder=_Decoder, name=ENCODING)


def _read_all(app: Sphinx) -> None:
    app.env.settings["input_encoding"] = ENCODING


def _remove(app: Sphinx, exception: Exception | None) -> None:
    """Nothing of an earlier build stays where a page is no longer valid.

    An author who watches still sees the page as it was, and what is wrong now.
    """
    if exception is None and app.builder.name == "html" and not app.config.guidance_live:
        for docname in app.env.found_docs:
            if is_unread(app.env, docname):
                (Path(app.outdir) / f"{docname}.html").unlink(missing_ok=True)


def setup_unread_pages(app: Sphinx) -> None:
    codecs.register(_codec)
    app.connect("builder-inited", _read_all)
    app.connect("source-read", _replace)
    app.connect("build-finished", _remove)
