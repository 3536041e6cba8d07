"""Edits of a project at random: any field of any file, entries, text, files.

Many of them leave a project that no rule would let pass. A build of such a project tells so, and
an incremental one must still show the same as a clean one.
"""

from __future__ import annotations

import copy
import datetime
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml
from hypothesis import strategies as st

from sphinx_guidance.front_matter import split_front_matter
from tests.conftest import Project

WORDS = ("検収", "ベンダー", "受入検査", "新しい用語", "契約前", "別紙", "<b>", "2.0.0", "第三者")
IDS = (
    "scope-ambiguity", "late-request", "delivery-delay", "define-scope", "third-party-damages",
    "sample-case", "kickoff", "vendor", "acceptance", "sample-law", "model-contract", "nowhere",
    "test-record", "is-it-accepted", "compare", "agreed", "day",
)  # fmt: skip
TEXTS = (
    "{measure}`define-scope`と{cause}`late-request`です。",
    "検収をするベンダーの契約前の別紙です{source}`model-contract`。",
    "[](../glossary.md)と[](../about/parts.md#parts)と{doc}`/causes/index`を見ます。",
    "{check}`scope-in-contract`と{number}`first-notice-critical`と{term}`検収`です。",
    "{form}`test-record`と{flow}`is-it-accepted`と[](../flows/is-it-accepted.md#compare)です。",
    ":::{object-list} case\n:::",
    ":::{object-list} flow\n:::",
    "{#added}\n## 加えた見出し",
)
ENTRIES: dict[str, Any] = {
    "redirects": {"from": "causes/index.html#was", "to": "measures/define-scope.html#what-to-do"},
    "related": "vendor",
    "aliases": "契約前",
    "conditions": {"text": "検収のあと", "sources": ["model-contract"]},
    "exclusions": {"text": "ベンダーの故意", "sources": []},
}

Place = tuple[str | int, ...]


def files(project: Project) -> list[str]:
    """What an author edits, by path."""
    paths = (p for p in project.root.rglob("*") if p.suffix in (".md", ".yaml", ".svg"))
    own = (p.relative_to(project.root) for p in paths)
    return sorted(p.as_posix() for p in own if not p.parts[0].startswith(("out", "clean", "live")))


@st.composite
def edit(draw: st.DrawFn, project: Project) -> str:
    """Make one edit; what was done, in words, for the report of a failure."""
    path = draw(st.sampled_from(files(project)))
    if path.endswith(".svg"):
        return _svg(draw, project, path)
    text = project.read(path)
    kinds = ["data", "data", "data"]
    if path.endswith(".md"):
        kinds += ["text", "text"]
        if Path(path).stem not in ("index", "glossary", "sources", "parts"):
            kinds += ["copy", "remove"]
    match draw(st.sampled_from(kinds)):
        case "text":
            added = draw(st.sampled_from(TEXTS))
            project.write(path, f"{text}\n{added}\n")
            return f"{path}: text {added!r}"
        case "copy":
            project.write(path.replace(".md", "-two.md"), text.replace("{#", "{#two-"))
            return f"{path}: copied"
        case "remove":
            project.remove(path)
            return f"{path}: removed"
    front, body, _ = split_front_matter(text)
    is_page = path.endswith(".md")
    if is_page and front is None:
        return f"{path}: left alone"
    value = yaml.safe_load(front if is_page and front is not None else text)
    done = _change(draw, value)
    written = yaml.safe_dump(value, allow_unicode=True, sort_keys=False)
    project.write(path, f"---\n{written}---\n{body}" if is_page else written)
    return f"{path}: {done}"


def _svg(draw: st.DrawFn, project: Project, path: str) -> str:
    word = draw(st.sampled_from(WORDS[:-3]))
    project.edit(path, "<desc>", f"<desc>{word}と")
    return f"{path}: {word}"


def _places(value: Any, at: Place = ()) -> Iterator[Place]:
    if isinstance(value, dict):
        for key, part in value.items():
            yield from _places(part, (*at, key))
    elif isinstance(value, list):
        yield at
        for i, part in enumerate(value):
            yield from _places(part, (*at, i))
    elif at:
        yield at


def _change(draw: st.DrawFn, value: dict[str, Any]) -> str:
    """Change one value, or the entries of one list."""
    at = draw(st.sampled_from(list(_places(value))))
    *way, last = at
    around: Any = value
    for step in way:
        around = around[step]
    old = around[last]
    around[last] = new = _entries(draw, last, old) if isinstance(old, list) else _new(draw, old)
    return f"{at} is {new!r}"


def _entries(draw: st.DrawFn, key: object, old: list[Any]) -> list[Any]:
    if old and draw(st.booleans()):
        gone = draw(st.integers(0, len(old) - 1))
        return old[:gone] + old[gone + 1 :]
    if old and isinstance(old[0], dict):
        more = copy.deepcopy(draw(st.sampled_from(old)))
        if "id" in more:
            more["id"] = f"{more['id']}-two"
        if "name" in more:
            more["name"] = draw(st.sampled_from(("新しい用語", "契約書", "作業")))
            more.pop("aliases", None)
        return [*old, more]
    return [*old, ENTRIES.get(str(key), draw(st.sampled_from(IDS)))]


def _new(draw: st.DrawFn, old: object) -> object:
    if isinstance(old, datetime.date):
        return old + datetime.timedelta(days=draw(st.integers(1, 400)))
    if isinstance(old, str) and draw(st.booleans()):
        return f"{old}{draw(st.sampled_from(WORDS))}"
    if old in IDS:
        return draw(st.sampled_from(IDS))
    return draw(st.sampled_from(WORDS))
