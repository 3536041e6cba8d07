"""YAML with the line of every value, so that a problem can point at it."""

from __future__ import annotations

from collections.abc import Mapping, Set
from dataclasses import dataclass, field, replace

import yaml

from sphinx_guidance.problems import Place, Problem
from sphinx_guidance.words import say
from sphinx_guidance.yaml_errors import explain

Key = tuple[str | int, ...]
"""The way to a value: mapping keys and list positions from the top."""

MOST_REPEATED = 10_000
"""How many values may stand for aliases (``*name``): a few lines could unfold to millions."""

_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class _TooLargeError(Exception):
    """Aliases that unfold to more than anyone wrote."""


@dataclass(frozen=True)
class YamlText:
    """A parsed document: plain values, and the line (from 1) on which each of them begins.

    ``blocks`` are the texts that begin on the line after (``|`` and ``>``).
    ``written`` has what the author wrote where the value is no text (``no`` for False).
    """

    value: object
    path: str
    lines: Mapping[Key, int] = field(repr=False)
    written: Mapping[Key, str] = field(default_factory=dict, repr=False)
    blocks: Set[Key] = frozenset()

    def first_line(self, *key: str | int) -> int:
        """The line on which the text at ``key`` itself begins."""
        return self.place(*key).line + (key in self.blocks)

    def place(self, *key: str | int) -> Place:
        """The place of the value at ``key``, or of the nearest value that contains it."""
        while key and key not in self.lines:
            key = key[:-1]
        return Place(self.path, self.lines.get(key, 1))

    def verbatim(self, *key: str | int) -> YamlText:
        """This text, with each value below ``key`` as it was written (``12:30`` is no number)."""

        def walk(value: object, at: Key) -> object:
            if isinstance(value, dict):
                return {name: walk(part, (*at, name)) for name, part in value.items()}
            if isinstance(value, list):
                return [walk(part, (*at, i)) for i, part in enumerate(value)]
            written = self.written.get(at) if at[: len(key)] == key else None
            return value if written is None or value is None else written

        return replace(self, value=walk(self.value, ()))


def parse(text: str, path: str, first_line: int = 1) -> tuple[YamlText | None, list[Problem]]:
    """Parse ``text``; ``first_line`` is the line of ``path`` on which it begins."""

    def problem(message: str, hint: str = "", line: int = 0) -> list[Problem]:
        return [Problem(Place(path, first_line + line), "yaml-syntax", message, hint)]

    try:
        loader = _Loader(text)
    except yaml.YAMLError as error:
        return None, problem(*explain(error, text))
    reader = _Reader(loader, path, first_line)
    try:
        value = reader.read(loader.get_single_node(), ())
    except yaml.YAMLError as error:
        return None, problem(*explain(error, text))
    except RecursionError:
        return None, problem(say("yaml.recursive"))
    except _TooLargeError:
        hint = say("yaml.aliases.hint")
        return None, problem(say("yaml.aliases"), hint)
    finally:
        loader.dispose()
    return YamlText(value, path, reader.lines, reader.written, reader.blocks), reader.problems


class _Reader:
    """Makes plain values of nodes, noting where each begins."""

    def __init__(self, loader: yaml.SafeLoader, path: str, first_line: int) -> None:
        self._loader = loader
        self._path = path
        self._first_line = first_line
        self._seen: set[int] = set()
        self._repeated = 0
        self.lines: dict[Key, int] = {}
        self.written: dict[Key, str] = {}
        self.blocks: set[Key] = set()
        self.problems: list[Problem] = []

    def read(self, node: yaml.Node | None, key: Key) -> object:
        if node is None:
            return None
        self._count(node)
        self.lines[key] = self._first_line + node.start_mark.line
        if isinstance(node, yaml.MappingNode):
            return self._mapping(node, key)
        if isinstance(node, yaml.SequenceNode):
            return [self.read(item, (*key, i)) for i, item in enumerate(node.value)]
        return self._scalar(node, key)

    def _count(self, node: yaml.Node) -> None:
        self._repeated += id(node) in self._seen
        self._seen.add(id(node))
        if self._repeated > MOST_REPEATED:
            raise _TooLargeError

    def _mapping(self, node: yaml.MappingNode, key: Key) -> dict[str, object]:
        mapping: dict[str, object] = {}
        for key_node, value_node in node.value:
            line = self._first_line + key_node.start_mark.line
            if not isinstance(key_node, yaml.ScalarNode):
                message, hint = say("yaml.key"), say("example.title")
                self.problems.append(Problem(Place(self._path, line), "yaml-syntax", message, hint))
                continue
            name = str(key_node.value)
            if name in mapping:
                first = self.lines[(*key, name)]
                message = say("duplicate-key.key", name=name, first=first)
                hint = say("duplicate-key.key.hint")
                place = Place(self._path, line)
                self.problems.append(Problem(place, "duplicate-key", message, hint))
            mapping[name] = self.read(value_node, (*key, name))
            self.lines[(*key, name)] = line if _is_block(value_node) else self.lines[(*key, name)]
        return mapping

    def _scalar(self, node: yaml.Node, key: Key) -> object:
        try:
            value: object = self._loader.construct_object(node)
        except ValueError:  # a day that no calendar has: the model tells it, on its own line
            value = str(node.value)
        if isinstance(node, yaml.ScalarNode) and node.style in ("|", ">"):
            self.blocks.add(key)
        if not isinstance(value, str):
            self.written[key] = str(node.value)
        return value


def _is_block(node: yaml.Node) -> bool:
    """Whether the reader would look for the value at its key rather than at its first line."""
    return not isinstance(node, yaml.ScalarNode)
