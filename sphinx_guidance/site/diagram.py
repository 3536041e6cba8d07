"""``{diagram} name``: an SVG drawing of ``source/_diagrams/`` inside the page, so that it follows
the reader's theme; its ``<title>`` and ``<desc>`` are the text alternative everywhere else."""

from __future__ import annotations

import re
from pathlib import Path

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective
from sphinx.writers.html5 import HTML5Translator

from sphinx_guidance.words import say

_TITLE = re.compile(r"<title[^>]*>(.*?)</title>", re.DOTALL)
_DESCRIPTION = re.compile(r"<desc[^>]*>(.*?)</desc>", re.DOTALL)


class diagram(nodes.container):
    """A drawing; ``svg`` is its markup, its children are the caption and the text alternative."""


class Diagram(SphinxDirective):
    """The drawing named by the argument; the content is its caption."""

    required_arguments = 1
    has_content = True

    def run(self) -> list[nodes.Node]:
        path = Path(self.env.srcdir) / "_diagrams" / f"{self.arguments[0]}.svg"
        self.env.note_dependency(str(path))
        if not path.is_file():
            return []  # told by the rule missing-file
        svg = path.read_text(encoding="utf-8")
        title, description = _TITLE.search(svg), _DESCRIPTION.search(svg)
        if not title or not description:
            raise self.error(say("diagram.untold", name=path.name))
        node = diagram(svg=svg, caption=" ".join(self.content))
        node += nodes.paragraph(
            "", say("diagram.text", title=title[1].strip(), description=description[1].strip())
        )
        return [node]


def _visit(self: HTML5Translator, node: diagram) -> None:
    caption = f"<figcaption>{self.encode(node['caption'])}</figcaption>" if node["caption"] else ""
    self.body.append(f'<figure class="figure-svg">{node["svg"]}{caption}</figure>\n')
    raise nodes.SkipNode


def setup_diagram(app: Sphinx) -> None:
    app.add_node(diagram, html=(_visit, None))
    app.add_directive("diagram", Diagram)
