"""The rooms of the design: only ``site/`` knows Sphinx, and nothing outside imports from it."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from tests.conftest import ROOT

PACKAGE = ROOT / "sphinx_guidance"
OUTSIDE = [p for p in PACKAGE.rglob("*.py") if "site" not in p.parts and "starters" not in p.parts]


def imported(path: Path) -> set[str]:
    """Modules that a module imports when it runs (not for types alone)."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    typing_only = {
        id(inner)
        for node in ast.walk(tree)
        if isinstance(node, ast.If) and "TYPE_CHECKING" in ast.dump(node.test)
        for inner in ast.walk(node)
    }
    names: set[str] = set()
    for node in ast.walk(tree):
        if id(node) in typing_only:
            continue
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            names |= {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
    return names


@pytest.mark.parametrize("path", OUTSIDE, ids=lambda p: str(p.relative_to(PACKAGE)))
def test_nothing_outside_site_knows_sphinx(path: Path) -> None:
    names = imported(path)
    if path != PACKAGE / "__init__.py":
        assert not [n for n in names if n.startswith("sphinx_guidance.site")]
    assert not [n for n in names if n.split(".")[0] in ("sphinx", "docutils", "myst_parser")]


@pytest.mark.parametrize(
    "path", sorted(PACKAGE.rglob("*.py")), ids=lambda p: str(p.relative_to(PACKAGE))
)
def test_a_module_reads_in_one_sitting(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 400
