"""The nodes of a page are gone through in one loop.

Docutils has a generator for each node, and hands every node that is found up through those of all
nodes above it: a twentieth of a build. The order is the same, and so is what is met where the tree
is changed on the way.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterator

from docutils.nodes import Node
from sphinx.application import Sphinx

from sphinx_guidance.site.fast_versions import put


def of_kind(slow: Callable[[Node, type], Iterator[Node]]) -> Callable[[Node, type], Iterator[Node]]:
    """A node and all below it, those of a class."""

    @functools.wraps(slow)
    def fast(self: Node, cls: type) -> Iterator[Node]:
        if isinstance(self, cls):
            yield self
        left = [iter(self.children)]
        while left:
            for node in left[-1]:
                if isinstance(node, cls):
                    yield node
                if node.children:
                    left.append(iter(node.children))
                    break
            else:
                left.pop()

    return fast


def of_all(slow: Callable[[Node], Iterator[Node]]) -> Callable[[Node], Iterator[Node]]:
    """A node and all below it."""

    @functools.wraps(slow)
    def fast(self: Node) -> Iterator[Node]:
        yield self
        left = [iter(self.children)]
        while left:
            for node in left[-1]:
                yield node
                if node.children:
                    left.append(iter(node.children))
                    break
            else:
                left.pop()

    return fast


def of_condition(slow: Callable[..., Iterator[Node]]) -> Callable[..., Iterator[Node]]:
    """A node and all below it, those of which a function is true."""

    @functools.wraps(slow)
    def fast(self: Node, condition: object = None, *args: bool, **kwargs: bool) -> Iterator[Node]:
        if args or kwargs or not callable(condition) or isinstance(condition, type):
            return slow(self, condition, *args, **kwargs)
        return filter(condition, self.findall())

    return fast


def setup_fast_walks(app: Sphinx) -> None:
    put(Node, "_fast_findall", of_kind)
    put(Node, "_superfast_findall", of_all)
    put(Node, "findall", of_condition)
