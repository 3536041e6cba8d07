"""The catalogue of words: each key is used, and is there in every language, with the same names."""

from __future__ import annotations

import ast
import json
import re
import string
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest

from sphinx_guidance import words
from sphinx_guidance.language import language_of
from sphinx_guidance.schemas import schema_texts
from sphinx_guidance.words import LOCALE, say
from tests.conftest import ROOT, Project, schema_of

PACKAGE = ROOT / "sphinx_guidance"
JAPANESE = re.compile(r"[\u3000-\u30ff\u3400-\u9fff\uff00-\uffef]")
LETTERS = re.compile(r"[\u3001-\u3030\u3041-\u30ff\u3400-\u9fff]")
PROJECTS = ("starter", "starters")
"""Folders of projects to begin with: what they say is content."""

LOGIC = {
    "exports/spreadsheet_safety.py": {r"[=+\-@\t\r\n＝＋－＠]"},
    "exports/xlsx/cells.py": {r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?:[ T]00:00(?::00)?)?"},
    "exports/xlsx/counting.py": {',"\u3000",""))))>0', '),"\u3000"," "))', ',"\u3000","")))>0'},
    "rules/amounts.py": {"%％‰"},
    "rules/prose.py": {"[ぁ-ゖー・]+", r"[々\u3400-\u9fffァ-ヺー]{4,}"},
    "rules/statements.py": {r"(?<![\d.月])\d[\d,]*(?:\.\d+)?", "[。"},
    "terms.py": None,
    "validation.py": {
        "令和",
        "平成",
        "昭和",
        "元",
        r"(?P<era>令和|平成|昭和)?\s*(?P<year>\d{1,4}|元)\s*[年/.\-]\s*(?P<month>\d{1,2})\s*[月/.\-]"
        r"\s*(?P<day>\d{1,2})\s*日?",
    },
}
"""What is Japanese not in its words but in what it does: the texts, or the whole file."""

SIGNS = {"slips.py", "unread_signs.py"}
"""What looks for full-width signs, which are no words."""

TO_DO: set[str] = set()
"""What still holds Japanese words; empty in the end."""


class Use(NamedTuple):
    """A call of ``say``: its key, or how its key begins, and the names that it gives values."""

    place: str
    key: str
    whole: bool = True
    names: frozenset[str] | None = None


def sources() -> list[Path]:
    found = sorted(PACKAGE.rglob("*.py"))
    return [path for path in found if not set(path.parts).intersection(PROJECTS)]


def keys_of(node: ast.expr) -> Iterator[tuple[str, bool]]:
    """The keys that an argument can be; of a made one, its beginning."""
    match node:
        case ast.Constant(value=str(key)):
            yield key, True
        case ast.IfExp():
            yield from keys_of(node.body)
            yield from keys_of(node.orelse)
        case ast.JoinedStr(values=[ast.Constant(value=str(start)), *_]):
            yield start, False
        case _:
            raise AssertionError(f"line {node.lineno}: a key that cannot be looked up")


def uses_in_python(path: Path) -> Iterator[Use]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        match node:
            case ast.Call(func=ast.Name(id="say") | ast.Attribute(attr="say")):
                given = [keyword.arg for keyword in node.keywords]
                names = None if None in given else frozenset(name for name in given if name)
                for key, whole in keys_of(node.args[0]):
                    yield Use(f"{path.name}:{node.lineno}", key, whole, names)


@cache
def uses() -> list[Use]:
    found = [use for path in sources() if path.name != "words.py" for use in uses_in_python(path)]
    found.append(Use("words.py", "list.separator"))
    for path in PACKAGE.rglob("*.html"):
        text = path.read_text(encoding="utf-8")
        found += [Use(path.name, key) for key in re.findall(r"say\(['\"]([\w.-]+)['\"]", text)]
    return found


@cache
def uses_in_scripts() -> list[Use]:
    texts = [(p.name, p.read_text(encoding="utf-8")) for p in (ROOT / "web/src").rglob("*.ts")]
    pattern = re.compile(r"['`]([a-z][a-z0-9.-]*)(['`]|\$\{)")
    return [
        Use(name, key, whole=end != "${")
        for name, text in texts
        for key, end in pattern.findall(text)
        if end != "${" or "." in key
    ]


def file_of(language: str, name: str) -> dict[str, words.Text]:
    found: dict[str, words.Text] = json.loads((LOCALE / language / name).read_text("utf-8"))
    return found


def names_in(text: words.Text) -> set[str]:
    said = text.values() if isinstance(text, dict) else [text]
    return {name for one in said for _, name, _, _ in string.Formatter().parse(one) if name}


FILES = sorted({path.name for path in LOCALE.glob("*/*.json")})
FOR_PYTHON = [name for name in FILES if not name.startswith("scripts-")]


def test_every_key_that_is_said_is_in_the_catalogue() -> None:
    known = words.texts("ja")
    missing = [
        use
        for use in uses()
        if not (use.key in known if use.whole else any(k.startswith(use.key) for k in known))
    ]
    assert missing == []


def test_every_name_in_a_text_is_given_a_value() -> None:
    known = words.texts("ja")
    wrong = [
        (use.place, use.key, sorted(use.names), sorted(names_in(known[use.key])))
        for use in uses()
        if use.whole and use.names is not None and use.key in known
        and use.names - {"n"} != names_in(known[use.key]) - {"n"}
    ]  # fmt: skip
    assert wrong == []


@pytest.mark.parametrize("name", [name for name in FOR_PYTHON if name != "shared.json"])
def test_every_key_is_said_somewhere(name: str) -> None:
    said = uses() + (uses_in_scripts() if name == "shared.json" else [])
    whole = {use.key for use in said if use.whole}
    starts = tuple({use.key for use in said if not use.whole})
    unused = [key for key in file_of("ja", name) if key not in whole and not key.startswith(starts)]
    assert unused == []


@pytest.mark.parametrize("name", FOR_PYTHON)
def test_every_language_says_all_of_it_with_the_same_names(name: str) -> None:
    japanese = file_of("ja", name)
    for language in words.languages():
        own = file_of(language, name)
        assert list(own) == list(japanese)
        assert {key: names_in(own[key]) for key in own} == {
            key: names_in(japanese[key]) for key in own
        }


@pytest.mark.parametrize("language", words.languages())
def test_no_key_stands_in_two_files(language: str) -> None:
    keys = [key for name in FILES for key in file_of(language, name)]
    assert sorted(set(keys)) == sorted(keys)


def test_only_japanese_is_japanese() -> None:
    for language in set(words.languages()) - {"ja"}:
        for name in FOR_PYTHON:
            told = file_of(language, name).items()
            assert [key for key, text in told if JAPANESE.search(str(text))] == []


def japanese_in(path: Path) -> list[str]:
    """The lines of code or template that hold Japanese."""
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".html":
        return [line for line in text.splitlines() if JAPANESE.search(line)]
    tree = ast.parse(text)
    docstrings = {
        id(node.value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    }
    name = path.relative_to(PACKAGE).as_posix()
    logic = LOGIC.get(name, set())
    return [
        f"{node.lineno}: {node.value}"
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant)
        and id(node) not in docstrings
        and isinstance(node.value, str)
        and (LETTERS if name in SIGNS else JAPANESE).search(node.value)
        and logic is not None
        and node.value not in logic
    ]


def test_no_word_stands_in_code() -> None:
    found = {
        path.relative_to(PACKAGE).as_posix()
        for path in [*sources(), *PACKAGE.rglob("*.html")]
        if not path.is_relative_to(PACKAGE / "language") and japanese_in(path)
    }
    assert found == TO_DO


@pytest.fixture
def in_english() -> Iterator[None]:
    words.use("en")
    yield
    words.use("ja")


def test_schemas_speak_the_language_of_the_project(in_english: None) -> None:
    texts = schema_texts(schema_of(ROOT), language_of("ja"))
    assert "Title of the page." in texts["page.schema.json"]
    assert not JAPANESE.search(texts["references.schema.json"])


def test_a_problem_is_told_in_the_language_of_the_project(
    in_english: None, project: Project
) -> None:
    project.edit("references.yaml", "how:", "who:")
    told = [str(problem) for problem in project.problems()]
    assert "references.yaml:" in told[0]
    assert "unknown-field: There is no field “who”. (did you mean: how)" in told[0]


def test_an_unknown_language_speaks_english(in_english: None) -> None:
    for asked, spoken in (("ja", "ja"), ("ja_JP", "ja"), ("de", "en"), ("en-GB", "en")):
        words.use(asked)
        assert words.language() == spoken


def test_what_is_counted_agrees_with_its_number(in_english: None) -> None:
    assert say("check.problems", n=1) == "1 problem found."
    assert say("check.problems", n=2) == "2 problems found."


def test_a_value_that_is_missing_is_no_silence() -> None:
    with pytest.raises(KeyError):
        say("check.problems")


def test_every_description_is_of_a_field() -> None:
    told = {
        key
        for root in (ROOT, ROOT / "tests/sites/tenancy")
        for text in schema_texts(schema_of(root), language_of("ja")).values()
        for key in described(json.loads(text))
    }
    unused = [key for key in file_of("ja", "schemas.json") if say(key) not in told]
    assert unused == []


def described(value: object) -> Iterator[str]:
    """Every description in a JSON Schema."""
    if isinstance(value, dict):
        if isinstance(value.get("description"), str):
            yield value["description"]
        value = list(value.values())
    if isinstance(value, list):
        for part in value:
            yield from described(part)
