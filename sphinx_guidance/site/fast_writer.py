"""A page is walked through for writing without a message for each node.

Docutils makes a message for its debugger before each visit and each departure of a node, and Sphinx
looks the method of a node up by the names of its bases each time: together a sixteenth of a build.
Here the methods of a kind of node are looked up once a translator, or once a build where all
translators have them of their class. The order of the calls, and what the exceptions mean that a
method may raise, are those of :meth:`docutils.nodes.Node.walkabout`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import FunctionType, MethodType
from typing import Any, ClassVar

import docutils.utils
from docutils import nodes
from sphinx.builders import html
from sphinx.builders.html import StandaloneHTMLBuilder
from sphinx.writers.html5 import HTML5Translator

from sphinx_guidance.site.fast_transforms import guard
from sphinx_guidance.site.fast_versions import known

Method = Callable[[Any, Any], None]
Methods = dict[type, tuple[Method, Method]]
"""How a translator visits a kind of node and departs from it."""


class FastTranslator(HTML5Translator):
    """Sphinx's translator to HTML, with a walk of its own through a whole document."""

    methods: ClassVar[Methods | None] = None
    """Those of all translators of a class, as they become known."""

    def dispatch_visit(self, node: nodes.Node) -> None:
        if isinstance(node, nodes.document) and known() and not node.reporter.debug_flag:
            _Walk(self).through(node)
            raise nodes.SkipNode
        super().dispatch_visit(node)


class _Walk:
    """A walk of a translator, which knows the methods for the kinds of nodes that it has met."""

    def __init__(self, translator: FastTranslator) -> None:
        self._translator = translator
        shared = translator.methods
        self._methods: Methods = {} if shared is None else shared

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
                visit(self._translator, node)
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
            depart(self._translator, node)
        return stop

    def _methods_of(self, kind: type) -> tuple[Method, Method]:
        visit = self._named("visit", kind) or HTML5Translator.dispatch_visit
        return visit, self._named("depart", kind) or HTML5Translator.dispatch_departure

    def _named(self, what: str, kind: type) -> Method | None:
        for base in kind.__mro__:
            method = getattr(self._translator, f"{what}_{base.__name__}", None)
            if isinstance(method, MethodType) and method.__self__ is self._translator:
                return method.__func__
            if method:
                return _of_instance(method)
        return None


def _of_instance(method: Callable[[Any], None]) -> Method:
    return lambda _, node: method(node)


def is_plain(title: nodes.title, translator: type[nodes.NodeVisitor]) -> bool:
    """Whether a lone title is its text alone, as Sphinx writes it."""
    return (
        [type(child) for child in title.children] == [nodes.Text]
        and "secnumber" not in title.attributes
        and all(
            getattr(translator, name, None) is getattr(HTML5Translator, name)
            for name in ("visit_title", "depart_title")
        )
    )


def with_handlers(
    translator: type[nodes.NodeVisitor], handlers: Mapping[str, tuple[Any, Any]]
) -> type[nodes.NodeVisitor] | None:
    """A translator of which all instances have the handlers that Sphinx gives to each instance.

    Nothing where a handler is not an ordinary function, or the translator not ours.
    """
    made: dict[str, Any] = {"methods": {}, "__module__": translator.__module__}
    for name, (visit, depart) in handlers.items():
        made[f"visit_{name}"] = visit
        if depart:
            made[f"depart_{name}"] = depart
    functions = [found for name, found in made.items() if name.startswith(("visit_", "depart_"))]
    if not all(isinstance(found, FunctionType) for found in functions):
        return None
    if not issubclass(translator, FastTranslator):
        return None
    return type(translator.__name__, (translator,), made)


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
