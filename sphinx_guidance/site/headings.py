"""Headings keep the ids that their authors wrote, and only those.

Docutils would number Japanese headings ``id3``, and Sphinx would register every authored id as a
label of the whole project, where the same id on two pages collides. Here an id belongs to its
page; links of the form ``page.md#id`` resolve through MyST's own table of slugs.
"""

from __future__ import annotations

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.transforms import SphinxTransform

from sphinx_guidance.addresses import TITLE_ID
from sphinx_guidance.anchors import objects_on
from sphinx_guidance.site.fast_writer import FastTranslator
from sphinx_guidance.site.project import page_knowledge
from sphinx_guidance.words import say


class AuthoredIds(SphinxTransform):
    """Give each section its authored id alone, and keep it local to the page."""

    default_priority = 200

    def apply(self, **kwargs: object) -> None:
        slugs: dict[str, tuple[int | None, str, str]] = {}
        for section in self.document.findall(nodes.section):
            if section.parent is self.document:
                self._rename(section, TITLE_ID)
            for name in section["names"]:
                self.document.nametypes[name] = False
            id_ = section["ids"][0]
            slugs[id_] = (section.line, id_, section[0].astext())
        docname = self.env.current_document.docname
        for obj in objects_on(page_knowledge(self.env), docname):
            slugs.setdefault(obj.id, (None, obj.id, obj.title))
        self.env.metadata[docname]["myst_slugs"] = slugs
        self.document.myst_slugs = slugs  # type: ignore[attr-defined]

    def _rename(self, section: nodes.section, id_: str) -> None:
        for old in section["ids"]:
            self.document.ids.pop(old, None)
        section["ids"] = [id_]
        self.document.ids[id_] = section
        for name in section["names"]:
            self.document.nameids[name] = id_


class GuidanceTranslator(FastTranslator):
    """Sphinx's HTML with a Japanese name for the link that a heading has to itself."""

    def add_permalink_ref(self, node: nodes.Element, title: str) -> None:
        super().add_permalink_ref(node, say("page.permalink"))


def setup_headings(app: Sphinx) -> None:
    app.set_translator("html", GuidanceTranslator)
    app.add_transform(AuthoredIds)
