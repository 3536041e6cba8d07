"""An import against the direction of the rooms is told by the linters that ``make lint`` runs."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT

BIN = Path(sys.executable).parent


def complaint(folder: Path, *command: str | Path) -> str:
    """What a linter that fails says."""
    linted = subprocess.run(command, cwd=folder, check=False, capture_output=True, text=True)
    assert linted.returncode > 0, linted.stdout
    return linted.stdout


@pytest.mark.parametrize(
    ("module", "line", "told"),
    [
        ("rules/dates.py", "import sphinx.util", "sphinx_guidance.rules.dates -> sphinx "),
        ("facts.py", "import docutils", "sphinx_guidance.facts -> docutils "),
        ("search/index.py", "from sphinx_guidance.site import assets", "sphinx_guidance.search"),
        ("exports/files.py", "from sphinx_guidance.site import assets", "sphinx_guidance.exports"),
        ("exports/files.py", "from sphinx_guidance.search import index", "sphinx_guidance.exports"),
        (
            "answers/standing.py",
            "from sphinx_guidance.exports import files",
            ".answers.standing ->",
        ),
        ("knowledge.py", "from sphinx_guidance import rules", "sphinx_guidance.knowledge ->"),
    ],
)
def test_a_python_module_knows_only_what_stands_below_it(
    tmp_path: Path, module: str, line: str, told: str
) -> None:
    shutil.copytree(ROOT / "sphinx_guidance", tmp_path / "sphinx_guidance")
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    path = tmp_path / "sphinx_guidance" / module
    path.write_text(f"{path.read_text(encoding='utf-8')}\n{line}\n", encoding="utf-8")
    assert told in complaint(tmp_path, BIN / "lint-imports", "--no-cache")


@pytest.mark.parametrize(
    ("module", "line", "told"),
    [
        ("core/text.ts", "import '../dom.ts';", "core-is-pure"),
        ("core/text.ts", "import '../checklist/tabs.ts';", "core-is-pure"),
        ("search/rank.ts", "import '../core/text.ts';", "search-stands-alone"),
        ("workbook/grid.ts", "import '../checklist/tabs.ts';", "workbook-knows-core"),
        ("checklist/tabs.ts", "import '../paper/qr-code.ts';", "loaded-when-needed"),
        ("core/cells.ts", "import './schema.ts';\nimport 'vitest';", "only-shipped-packages"),
        ("dom.ts", "import './entries/site.ts';", "entries-are-the-top"),
        ("core/keys.ts", "import './store.ts';", "no-cycles"),
    ],
)
def test_a_script_knows_only_what_stands_below_it(
    tmp_path: Path, module: str, line: str, told: str
) -> None:
    web = tmp_path / "web"
    web.mkdir()
    shutil.copytree(ROOT / "web/src", web / "src")
    shutil.copytree(ROOT / "sphinx_guidance/locale", tmp_path / "sphinx_guidance/locale")
    for name in ("package.json", "tsconfig.json", "dependency-cruiser.config.mjs"):
        shutil.copy(ROOT / "web" / name, web)
    (web / "node_modules").symlink_to(ROOT / "web/node_modules")
    path = web / "src" / module
    path.write_text(f"{line}\n{path.read_text(encoding='utf-8')}", encoding="utf-8")
    tool = ROOT / "web/node_modules/.bin/depcruise"
    command = (BIN / "node", tool, "src", "--config", "dependency-cruiser.config.mjs")
    assert told in complaint(web, *command)
