"""The roles and directives that a project may write, known without importing Sphinx.

Those of docutils, Sphinx, MyST, sphinx-design and this package stand in ``vocabulary.json``, which
``tools/vocabulary.py`` writes from the real registries. Further extensions of ``conf.py`` are not
run: their source says by name what they add, or that nobody can know.
"""

from __future__ import annotations

import ast
import json
import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from sphinx_guidance import source_files, spelling
from sphinx_guidance.problems import Place, Problem

DATA = Path(__file__).parent / "vocabulary.json"
CONF = "conf.py"
DOMESTIC = ("sphinx_guidance", "myst_parser", "sphinx_design")
"""The extensions whose names stand in the data."""

_ADDS = re.compile(
    r"\.(?:add_(?P<what>directive|role|generic_role|object_type|crossref_type|autodocumenter|domain)"
    r"|add_(?P<within>directive|role)_to_domain)\("
    r"\s*(?P<quote>[\"'])?(?P<name>[\w:+-]*)(?P=quote)?(?P<after>,?)"
)


@dataclass(frozen=True)
class Vocabulary:
    """Names of roles and directives; ``complete`` where no others can exist.

    ``needing`` are the directives that need an argument, ``options`` what others may be given.
    ``elsewhere`` says that labels of other projects can be named too.
    """

    directives: frozenset[str] = frozenset()
    roles: frozenset[str] = frozenset()
    complete: bool = False
    elsewhere: bool = False
    needing: frozenset[str] = frozenset()
    options: Mapping[str, Sequence[str]] = field(default_factory=dict)


@dataclass
class _Conf:
    """What the text of ``conf.py`` says, each value with its line."""

    extensions: list[tuple[str, int]] = field(default_factory=list)
    myst: list[tuple[str, int]] = field(default_factory=list)
    literal: bool = True
    text: str = ""


@lru_cache(maxsize=1)
def _data() -> dict[str, Any]:
    found: dict[str, Any] = json.loads(DATA.read_text(encoding="utf-8"))
    return found


def own_roles() -> frozenset[str]:
    """The roles that exist in every project."""
    return frozenset(_data()["roles"])


def vocabulary_of(root: Path, kinds: Collection[str]) -> tuple[Vocabulary, list[Problem]]:
    """The vocabulary of a project with these kinds, and extensions that do not exist."""
    conf, problems = _read_conf(root)
    names: dict[str, set[str]] = {
        "directive": set(_data()["directives"]),
        "role": {*_data()["roles"], *kinds, *(f"guidance:{kind}" for kind in kinds)},
    }
    complete = conf.literal and _add_names(conf.text, names)
    finds_more = "sys.path" in conf.text
    for name, line in conf.extensions:
        if name in DOMESTIC:
            continue
        sources = list(_sources_of(name))
        complete = complete and bool(sources)
        for text in sources:
            complete = _add_names(text, names) and complete
        if not sources and not finds_more:
            hint = spelling.nearest(name, DOMESTIC) or "pip で入れるか、この行を消します"
            message = f"拡張「{name}」が見つかりません。"
            problems.append(Problem(Place(CONF, line), "unknown-extension", message, hint))
    for name, line in conf.myst:
        if name not in _data()["myst_extensions"]:
            hint = spelling.nearest(name, _data()["myst_extensions"])
            message = f"myst_enable_extensions に「{name}」はありません。"
            problems.append(Problem(Place(CONF, line), "unknown-extension", message, hint))
    elsewhere = any(name == "sphinx.ext.intersphinx" for name, _ in conf.extensions)
    known = Vocabulary(
        frozenset(names["directive"]),
        frozenset(names["role"]),
        complete,
        elsewhere,
        frozenset(_data()["need_argument"]),
        _data()["options"],
    )
    return known, problems


def _read_conf(root: Path) -> tuple[_Conf, list[Problem]]:
    conf = _Conf()
    if not (root / CONF).is_file():
        return conf, []
    read = source_files.read(root, root / CONF)
    if isinstance(read, Problem):
        return conf, [read]
    conf.text = read
    try:
        tree = ast.parse(conf.text)
    except (SyntaxError, ValueError) as error:
        conf.literal = False
        line = getattr(error, "lineno", None) or 1
        message = "Python として読めません。"
        hint = "この行か前の行の、括弧と引用符が閉じているかを確かめます"
        return conf, [Problem(Place(CONF, line), "unreadable-conf", message, hint)]
    lists = {"extensions": conf.extensions, "myst_enable_extensions": conf.myst}
    for node in ast.walk(tree):
        for name, value in _said_of(node):
            if name in lists and value is not None:
                conf.literal = _strings(value, lists[name]) and conf.literal
    own = DOMESTIC[0]
    if conf.literal and own not in {name for name, _ in conf.extensions}:
        message = f"拡張「{own}」が読み込まれていません。"
        hint = f'extensions = ["{own}"] と書きます'
        return conf, [Problem(Place(CONF, 1), "unknown-extension", message, hint)]
    return conf, []


def _said_of(node: ast.AST) -> Iterator[tuple[str, ast.expr | None]]:
    """The names that a statement gives values, or more values: ``x = …``, ``x.append(…)``."""
    match node:
        case ast.Assign(targets=[ast.Name(id=name)], value=value):
            yield name, value
        case ast.AugAssign(target=ast.Name(id=name), value=value):
            yield name, value
        case ast.AnnAssign(target=ast.Name(id=name), value=value):
            yield name, value
        case ast.Call(func=ast.Attribute(value=ast.Name(id=name)), args=[value]):
            yield name, value


def _strings(value: ast.expr, into: list[tuple[str, int]]) -> bool:
    """Add the strings of a literal; False where it is more than a literal."""
    parts = value.elts if isinstance(value, ast.List | ast.Tuple | ast.Set) else [value]
    for part in parts:
        if not (isinstance(part, ast.Constant) and isinstance(part.value, str)):
            return False
        into.append((part.value, part.lineno))
    return True


def _sources_of(extension: str) -> Iterator[str]:
    """The Python files of an extension; none where it is not installed."""
    top, *below = extension.split(".")
    spec = find_spec(top)
    if spec is None or not spec.origin:
        return
    place = Path(spec.origin)
    if below:
        place = place.parent.joinpath(*below)
        place = place / "__init__.py" if place.is_dir() else place.with_suffix(".py")
    if not place.is_file():
        return
    files = sorted(place.parent.rglob("*.py")) if place.name == "__init__.py" else [place]
    for path in files:
        yield path.read_text(encoding="utf-8", errors="replace")


def _add_names(source: str, names: dict[str, set[str]]) -> bool:
    """Add the roles and directives that ``source`` names; False where it adds some unnamed."""
    complete = True
    for found in _ADDS.finditer(source):
        if found["what"] in ("directive", "role", "generic_role") and found["quote"]:
            kind = "directive" if found["what"] == "directive" else "role"
            names[kind].add(found["name"])
        else:
            complete = False
    return complete
