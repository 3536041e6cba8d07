"""YAML with the line of every value, so that a problem can point at it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import yaml

from sphinx_guidance.problems import Place, Problem

Key = tuple[str | int, ...]
"""The way to a value: mapping keys and list positions from the top."""

SYNTAX_HINT = "この行とその前の行の、字下げ、コロンの後の空白、閉じ括弧、引用符を確かめます"

_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True)
class YamlText:
    """A parsed document: plain values, and the line (from 1) on which each of them begins."""

    value: object
    path: str
    lines: Mapping[Key, int] = field(repr=False)

    def place(self, *key: str | int) -> Place:
        """The place of the value at ``key``, or of the nearest value that contains it."""
        while key and key not in self.lines:
            key = key[:-1]
        return Place(self.path, self.lines.get(key, 1))


def parse(text: str, path: str, first_line: int = 1) -> tuple[YamlText | None, list[Problem]]:
    """Parse ``text``; ``first_line`` is the line of ``path`` on which it begins."""
    loader = _Loader(text)
    try:
        node = loader.get_single_node()
        lines: dict[Key, int] = {}
        problems: list[Problem] = []
        value = _construct(loader, node, (), lines, problems, path, first_line)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        line = first_line + (mark.line if mark else 0)
        message = f"YAML として読めません（{error.problem or error}）。"
        return None, [Problem(Place(path, line), "yaml-syntax", message, SYNTAX_HINT)]
    except RecursionError:
        message = "入れ子が深すぎるか、値が自分自身を参照しています。"
        return None, [Problem(Place(path, first_line), "yaml-syntax", message)]
    except (ValueError, yaml.YAMLError) as error:
        message = f"YAML として読めません（{error}）。"
        return None, [Problem(Place(path, first_line), "yaml-syntax", message, SYNTAX_HINT)]
    finally:
        loader.dispose()
    return YamlText(value, path, lines), problems


def _construct(
    loader: yaml.SafeLoader,
    node: yaml.Node | None,
    key: Key,
    lines: dict[Key, int],
    problems: list[Problem],
    path: str,
    first_line: int,
) -> object:
    if node is None:
        return None
    lines[key] = first_line + node.start_mark.line
    if isinstance(node, yaml.MappingNode):
        mapping: dict[str, object] = {}
        for key_node, value_node in node.value:
            name = str(key_node.value)
            line = first_line + key_node.start_mark.line
            if name in mapping:
                problems.append(
                    Problem(
                        Place(path, line), "duplicate-key", f"キー「{name}」が2回書かれています。"
                    )
                )
            mapping[name] = _construct(
                loader, value_node, (*key, name), lines, problems, path, first_line
            )
            lines[(*key, name)] = line if _is_block(value_node) else lines[(*key, name)]
        return mapping
    if isinstance(node, yaml.SequenceNode):
        return [
            _construct(loader, item, (*key, i), lines, problems, path, first_line)
            for i, item in enumerate(node.value)
        ]
    value: object = loader.construct_object(node)
    return value


def _is_block(node: yaml.Node) -> bool:
    """Whether the reader would look for the value at its key rather than at its first line."""
    return not isinstance(node, yaml.ScalarNode)
