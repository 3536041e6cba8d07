"""A small complete project to break, and the site's own project."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import settings

from sphinx_guidance import rules, words
from sphinx_guidance.language import language_of
from sphinx_guidance.loading import load
from sphinx_guidance.problems import Problem
from sphinx_guidance.schema import Schema
from sphinx_guidance.schema_file import read_schema

settings.register_profile("guidance", deadline=None)  # speed is measured in bench/, not here
settings.load_profile("guidance")

ROOT = Path(__file__).parent.parent
SMALL = ROOT / "tests" / "sites" / "contracts"
"""A small project in which no rule is broken; tests name its lines."""

words.use("ja")  # what the tests compare


def schema_of(root: Path) -> Schema:
    """What the ``guidance.yaml`` of a project says; it must be valid."""
    own, problems = read_schema(root)
    assert own, problems
    return own.schema


SCHEMA = schema_of(SMALL)
JAPANESE = language_of("ja")
ENGLISH = language_of("en")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--soak", action="store_true", help="run what takes long, and nothing else")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Tests that take long run only where they are asked for, and then alone."""
    chosen = [item for item in items if bool(item.get_closest_marker("soak")) is config.option.soak]
    config.hook.pytest_deselected(items=[item for item in items if item not in chosen])
    items[:] = chosen


@pytest.fixture
def figure() -> Callable[[str, int], None]:
    """Notes a figure for the table that ``make soak`` prints; those of one name are summed up."""

    def note(name: str, value: int) -> None:
        if path := os.environ.get("SOAK_FIGURES"):
            with Path(path).open("a", encoding="utf-8") as file:
                file.write(json.dumps([name, value]) + "\n")

    return note


@dataclass(frozen=True)
class Project:
    """A knowledge base in a folder of its own."""

    root: Path

    def edit(self, path: str, old: str, new: str) -> Project:
        """Replace ``old``, which must be there, in a file."""
        text = self.read(path)
        assert old in text, f"{old!r} is not in {path}"
        return self.write(path, text.replace(old, new, 1))

    def read(self, path: str) -> str:
        return (self.root / path).read_text(encoding="utf-8")

    def write(self, path: str, text: str) -> Project:
        (self.root / path).parent.mkdir(parents=True, exist_ok=True)
        (self.root / path).write_text(text, encoding="utf-8")
        return self

    def remove(self, path: str) -> Project:
        (self.root / path).unlink()
        return self

    def problems(self, *, strict: bool = False) -> list[Problem]:
        kb, problems = load(self.root)
        return sorted({*problems, *rules.check(kb, strict=strict)})


@pytest.fixture(autouse=True)
def in_japanese() -> None:
    """A build in another language leaves that language in use."""
    words.use("ja")


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """A copy of the small project."""
    shutil.copytree(SMALL, tmp_path, dirs_exist_ok=True)
    return Project(tmp_path)


@pytest.fixture
def copy_of_site(tmp_path: Path) -> Callable[[], Project]:
    """Makes a copy of the site's own sources."""

    def copy() -> Project:
        for name in ("source", "glossary", "checklists"):
            shutil.copytree(ROOT / name, tmp_path / name)
        for name in (
            "conf.py",
            "guidance.yaml",
            "references.yaml",
            "redirects.yaml",
            "ordinary-words.txt",
            "published.json",
            "released.json",
        ):
            shutil.copy(ROOT / name, tmp_path / name)
        return Project(tmp_path)

    return copy


@pytest.fixture
def tenancy(tmp_path: Path) -> Project:
    """A knowledge base on another subject: other kinds and parties, no causes, no insurance."""
    shutil.copytree(ROOT / "tests" / "sites" / "tenancy", tmp_path, dirs_exist_ok=True)
    return Project(tmp_path)
