"""The roles and directives that a project may write, known without importing Sphinx.

Those of docutils, Sphinx, MyST, sphinx-design and this package stand in ``vocabulary.json``, which
``tools/vocabulary.py`` writes from the real registries. Further extensions of ``conf.py`` are not
run: their source says by name what they add, or that nobody can know.
"""

from __future__ import annotations

import ast
import json
import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from sphinx_guidance import spelling
from sphinx_guidance.conf_file import CONF, ConfFile
from sphinx_guidance.problems import Place, Problem
from sphinx_guidance.words import say

DATA = Path(__file__).parent / "vocabulary.json"
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


@lru_cache(maxsize=1)
def _data() -> dict[str, Any]:
    found: dict[str, Any] = json.loads(DATA.read_text(encoding="utf-8"))
    return found


def own_roles() -> frozenset[str]:
    """The roles that exist in every project."""
    return frozenset(_data()["roles"])


def vocabulary_of(conf: ConfFile, kinds: Collection[str]) -> tuple[Vocabulary, list[Problem]]:
    """The vocabulary of a project with these kinds, and extensions that do not exist."""
    extensions, literal = _strings(conf.given.get("extensions", ()))
    myst, all_myst = _strings(conf.given.get("myst_enable_extensions", ()))
    literal = literal and all_myst and conf.readable and not conf.beyond
    problems = list(_without_our_own(conf, extensions)) if literal else []
    names: dict[str, set[str]] = {
        "directive": set(_data()["directives"]),
        "role": {*_data()["roles"], *kinds, *(f"guidance:{kind}" for kind in kinds)},
    }
    complete = literal and _add_names(conf.text, names)
    finds_more = "sys.path" in conf.text
    for name, line in extensions:
        if name in DOMESTIC:
            continue
        sources = list(_sources_of(name))
        complete = complete and bool(sources)
        for text in sources:
            complete = _add_names(text, names) and complete
        if not sources and not finds_more:
            hint = spelling.nearest(name, DOMESTIC) or say("unknown-extension.extension.hint")
            message = say("unknown-extension.extension", name=name)
            problems.append(Problem(Place(CONF, line), "unknown-extension", message, hint))
    for name, line in myst:
        if name not in _data()["myst_extensions"]:
            hint = spelling.nearest(name, _data()["myst_extensions"])
            message = say("unknown-extension.myst", name=name)
            problems.append(Problem(Place(CONF, line), "unknown-extension", message, hint))
    elsewhere = any(name == "sphinx.ext.intersphinx" for name, _ in extensions)
    known = Vocabulary(
        frozenset(names["directive"]),
        frozenset(names["role"]),
        complete,
        elsewhere,
        frozenset(_data()["need_argument"]),
        _data()["options"],
    )
    return known, problems


def _without_our_own(conf: ConfFile, extensions: Collection[tuple[str, int]]) -> Iterator[Problem]:
    own = DOMESTIC[0]
    if conf.text and own not in {name for name, _ in extensions}:
        message = say("unknown-extension.own", own=own)
        hint = say("unknown-extension.own.hint", own=own)
        yield Problem(Place(CONF, 1), "unknown-extension", message, hint)


def _strings(given: Iterable[ast.expr]) -> tuple[list[tuple[str, int]], bool]:
    """The strings that expressions list, with their lines; False where any is no literal."""
    found: list[tuple[str, int]] = []
    literal = True
    for value in given:
        for part in value.elts if isinstance(value, ast.List | ast.Tuple | ast.Set) else [value]:
            if isinstance(part, ast.Constant) and isinstance(part.value, str):
                found.append((part.value, part.lineno))
            else:
                literal = False
    return found, literal


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
