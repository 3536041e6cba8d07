"""What a checklist's page offers to take away: files, its QR code, where both sides sign.

All of it works without a script; with one, the menu also prints and writes the project's workbook.
"""

from __future__ import annotations

import segno
from docutils import nodes
from sphinx.application import Sphinx
from sphinx.writers.html5 import HTML5Translator

from sphinx_guidance.model import Checklist
from sphinx_guidance.site.downloads import downloads_of, pdf_download, publication
from sphinx_guidance.site.project import knowledge
from sphinx_guidance.words import say


class sheet_menu(nodes.container):
    """Links to the files of a list: ``checklist`` is its id."""


class page_code(nodes.container):
    """A QR code of the published address of ``checklist``, on paper only; none where not known."""


class signatures(nodes.container):
    """Where both sides sign, on paper only."""


def menu(checklist: Checklist) -> sheet_menu:
    return sheet_menu(checklist=checklist.id)


def code(checklist: Checklist) -> page_code:
    return page_code(checklist=checklist.id)


def _visit_menu(self: HTML5Translator, node: sheet_menu) -> None:
    id_ = node["checklist"]
    docname = self.builder.current_docname
    offered = [*pdf_download(self.builder.config, id_, docname), *downloads_of(id_, docname)]
    items = "".join(
        f'<li><a href="{one.href}" download data-format="{one.format}">{one.title}</a></li>'
        for one in offered
    )
    self.body.append(
        f'<nav class="sheet-menu" aria-label="{say("paper.menu-label")}">'
        f"<span>{say('paper.menu')}</span><ul>{items}</ul></nav>\n"
    )
    raise nodes.SkipNode


def _visit_code(self: HTML5Translator, node: page_code) -> None:
    address = publication(self.builder.env).page(node["checklist"])
    if address.startswith(("https://", "http://")):
        drawn = segno.make(address, error="m", micro=False)
        self.body.append(
            drawn.svg_inline(border=2, omitsize=True, svgclass="page-code", lineclass=None)
        )
    raise nodes.SkipNode


def _visit_signatures(self: HTML5Translator, node: signatures) -> None:
    schema = knowledge(self.builder.env).schema
    rows = "".join(
        f'<tr><th scope="row">{schema.parties[side].name}</th><td></td><td></td><td></td></tr>'
        for side in schema.answering
    )
    heads = "".join(
        f'<th scope="col">{head}</th>'
        for head in (say("paper.organisation"), say("paper.signature"), say("field.date"))
    )
    self.body.append(
        f'<div class="paper-sign"><p>{say("paper.agreed")}</p>'
        f"<table><thead><tr><td></td>{heads}</tr></thead><tbody>{rows}</tbody></table></div>\n"
    )
    raise nodes.SkipNode


def setup_paper(app: Sphinx) -> None:
    app.add_node(sheet_menu, html=(_visit_menu, None))
    app.add_node(page_code, html=(_visit_code, None))
    app.add_node(signatures, html=(_visit_signatures, None))
