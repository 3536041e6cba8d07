"""What ``conf.py`` says, read without running it: commands need no Sphinx and run no one's code.

Understood are literals, names that stand for one, sums of both, and lists that grow statement by
statement. Any other value is known only to a build; a command that needs it tells the line.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from sphinx_guidance import source_files
from sphinx_guidance.problems import Place, Problem
from sphinx_guidance.words import say

CONF = "conf.py"
UNREADABLE = "unreadable-conf"


@dataclass(frozen=True)
class Computed:
    """A value that only running the file would tell; ``line`` is where that begins."""

    line: int


@dataclass(frozen=True)
class ConfFile:
    """The settings of a ``conf.py`` by name, each a literal or :class:`Computed`.

    ``given`` are the expressions that any statement gives or adds to a name, certain or not, and
    ``beyond`` the line of a star import, after which any name may have a value. One that cannot
    be read says nothing more: that has been told.
    """

    text: str = ""
    values: Mapping[str, Any] = field(default_factory=dict)
    given: Mapping[str, tuple[ast.expr, ...]] = field(default_factory=dict)
    beyond: int = 0
    readable: bool = True

    def string(self, name: str, default: str = "") -> str | Problem:
        """A setting that is a text, or why it cannot be known."""
        value = self._value(name, default)
        if isinstance(value, Computed):
            return self._not_literal(name, value.line, say("conf.string.hint", name=name))
        return value if isinstance(value, str) else default

    def strings(self, name: str) -> tuple[str, ...] | Problem:
        """A setting that is a list of texts, or why it cannot be known."""
        value = self._value(name, ())
        if isinstance(value, Computed):
            return self._not_literal(name, value.line, say("conf.strings.hint", name=name))
        many = value if isinstance(value, list | tuple) else ()
        return tuple(one for one in many if isinstance(one, str))

    def place(self, name: str, text: str | None = None) -> Place:
        """Where a setting, or one of the texts in it, is written."""
        given = self.given.get(name, ())
        for expression in given:
            for node in ast.walk(expression):
                if isinstance(node, ast.Constant) and node.value == text:
                    return Place(CONF, node.lineno)
        return Place(CONF, given[0].lineno if given else 1)

    def _value(self, name: str, default: object) -> object:
        if self.beyond and name not in self.values:
            return Computed(self.beyond)
        return self.values.get(name, default)

    def _not_literal(self, name: str, line: int, hint: str) -> Problem:
        message = say("conf.computed", name=name)
        return Problem(Place(CONF, line), UNREADABLE, message, hint)


def read_conf(root: Path) -> tuple[ConfFile, list[Problem]]:
    """What the ``conf.py`` of a project says (nothing where there is none), and what is wrong."""
    if not (root / CONF).is_file():
        return ConfFile(), []
    text = source_files.read(root, CONF)
    if isinstance(text, Problem):
        return ConfFile(readable=False), [text]
    try:
        tree = ast.parse(text)
    except (SyntaxError, ValueError) as error:
        line = getattr(error, "lineno", None) or 1
        message = say("conf.syntax")
        hint = say("conf.syntax.hint")
        unreadable = Problem(Place(CONF, line), UNREADABLE, message, hint)
        return ConfFile(text, readable=False), [unreadable]
    given: dict[str, list[ast.expr]] = {}
    for node in ast.walk(tree):
        for name, expression in _gives(node):
            given.setdefault(name, []).append(expression)
    values, beyond = _values(tree)
    return ConfFile(text, values, {name: tuple(all_) for name, all_ in given.items()}, beyond), []


def _gives(node: ast.AST) -> Iterator[tuple[str, ast.expr]]:
    """The names that a node gives a value, or more of one: ``x = …``, ``x.append(…)``."""
    match node:
        case ast.Assign(targets=targets, value=value):
            yield from ((target.id, value) for target in targets if isinstance(target, ast.Name))
        case ast.AugAssign(target=ast.Name(id=name), value=value):
            yield name, value
        case ast.AnnAssign(target=ast.Name(id=name), value=ast.expr() as value):
            yield name, value
        case ast.Call(func=ast.Attribute(value=ast.Name(id=name)), args=[value]):
            yield name, value


def _values(tree: ast.Module) -> tuple[dict[str, Any], int]:
    """The value of each name after the last statement, and the line of a star import (or 0)."""
    values: dict[str, Any] = {}
    beyond = 0
    for statement in tree.body:
        match statement:
            case ast.ImportFrom(names=[ast.alias(name="*")]):
                values, beyond = {}, statement.lineno
            case ast.Assign(targets=targets, value=value) if all(
                isinstance(target, ast.Name) for target in targets
            ):
                known = _literal(value, values)
                values |= {target.id: known for target in targets if isinstance(target, ast.Name)}
            case ast.AnnAssign(target=ast.Name(id=name), value=ast.expr() as value):
                values[name] = _literal(value, values)
            case ast.AugAssign(target=ast.Name(id=name), op=ast.Add(), value=value):
                values[name] = _sum(values.get(name), _literal(value, values), value.lineno)
            case ast.Expr(
                value=ast.Call(
                    func=ast.Attribute(value=ast.Name(id=name), attr="append" | "extend" as way),
                    args=[value],
                )
            ):
                more = _literal(value, values)
                more = [more] if way == "append" and not isinstance(more, Computed) else more
                values[name] = _sum(values.get(name), more, value.lineno)
            case _:
                values |= dict.fromkeys(_changed(statement), Computed(statement.lineno))
    return values, beyond


def _changed(statement: ast.stmt) -> Iterator[str]:
    """The names that a statement of another form may give another value."""
    if isinstance(statement, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
        yield statement.name
        return
    for node in ast.walk(statement):
        match node:
            case ast.Name(id=name, ctx=ast.Store() | ast.Del()):
                yield name
            case ast.alias(name=name, asname=asname):
                yield asname or name
            case (
                ast.Attribute(value=ast.Name(id=name))
                | ast.Subscript(value=ast.Name(id=name), ctx=ast.Store() | ast.Del())
            ):
                yield name


def _literal(expression: ast.expr, known: Mapping[str, Any]) -> Any:
    """The value of an expression, :class:`Computed` where only running it would tell."""
    match expression:
        case ast.Name(id=name):
            return known.get(name, Computed(expression.lineno))
        case ast.BinOp(left=left, op=ast.Add(), right=right):
            return _sum(_literal(left, known), _literal(right, known), expression.lineno)
    try:
        return ast.literal_eval(expression)
    except (ValueError, TypeError, SyntaxError, MemoryError, RecursionError):
        return Computed(expression.lineno)


def _sum(left: Any, right: Any, line: int) -> Any:
    if isinstance(left, list) and isinstance(right, list | tuple):
        return [*left, *right]
    if type(left) is type(right) and isinstance(left, str | tuple):
        return left + right
    return Computed(line)
