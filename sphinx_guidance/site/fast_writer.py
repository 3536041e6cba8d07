"""A page is walked through for writing without a message for each node.

Docutils makes a message for its debugger before each visit and each departure of a node, and Sphinx
looks the method of a node up by the names of its bases each time: together a sixteenth of a build.
Here the methods of a kind of node are looked up once a page. The order of the calls, and what the
exceptions mean that a method may raise, are those of :meth:`docutils.nodes.Node.walkabout`.
"""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import Any

import docutils.utils
from docutils import nodes
from sphinx.builders import html
from sphinx.builders.html import StandaloneHTMLBuilder
from sphinx.writers.html5 import HTML5Translator

from sphinx_guidance.site.fast_transforms import guard
from sphinx_guidance.site.fast_versions import known

Method = Callable[[Any], None]


class FastTranslator(HTML5Translator):
    """Sphinx's translator to HTML, with a walk of its own through a whole document."""

    def dispatch_visit(self, node: nodes.Node) -> None:
        if isinstance(node, nodes.document) and known() and not node.reporter.debug_flag:
            _Walk(self).through(node)
            raise nodes.SkipNode
        super().dispatch_visit(node)


class _Walk:
    """A walk of a translator, which knows the methods for the kinds of nodes that it has met."""

    def __init__(self, translator: HTML5Translator) -> None:
        self._translator = translator
        self._methods: dict[type, tuple[Method, Method]] = {}

    def through(self, node: nodes.Node) -> bool:
        """Visit a node, its children, and depart from it; true if the walk is to stop."""
        kind = node.__class__
        methods = self._methods.get(kind)
        if methods is None:
            methods = self._methods[kind] = self._methods_of(kind)
        visit, depart = methods
        departs, stop = True, False
        try:
            try:
                visit(node)
            except nodes.SkipNode:
                return stop
            except nodes.SkipDeparture:
                departs = False
            try:
                for child in node.children[:]:
                    if self.through(child):
                        stop = True
                        break
            except nodes.SkipSiblings:
                pass
        except nodes.SkipChildren:
            pass
        except nodes.StopTraversal:
            stop = True
        if departs:
            depart(node)
        return stop

    def _methods_of(self, kind: type) -> tuple[Method, Method]:
        visit = functools.partial(HTML5Translator.dispatch_visit, self._translator)
        depart = functools.partial(HTML5Translator.dispatch_departure, self._translator)
        return self._named("visit", kind) or visit, self._named("depart", kind) or depart

    def _named(self, what: str, kind: type) -> Method | None:
        names = (f"{what}_{base.__name__}" for base in kind.__mro__)
        return next(filter(None, (getattr(self._translator, name, None) for name in names)), None)


def partial(builder: StandaloneHTMLBuilder, node: nodes.Node) -> dict[str, str]:
    """A lone node in HTML, as :meth:`StandaloneHTMLBuilder.render_partial` gives it.

    Its transforms are left out where they would find nothing.
    """
    document = docutils.utils.new_document("<partial node>", builder._settings)
    document.append(node)
    for transforms in (html._READER_TRANSFORMS, html._PARSER_TRANSFORMS, html._WRITER_TRANSFORMS):
        document.transformer.add_transforms(transforms)
    guard(document.transformer)
    document.transformer.apply_transforms()
    translator: Any = builder.create_translator(document, builder)
    document.walkabout(translator)
    return {"fragment": "".join(translator.fragment), "title": "".join(translator.title)}
