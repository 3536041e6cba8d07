"""The names that ``guidance check`` knows are those that the build has."""

from __future__ import annotations

import json
import subprocess
import sys

from sphinx_guidance.vocabulary import DATA
from tests.conftest import ROOT


def test_the_names_are_those_of_the_real_registries() -> None:
    code = "import json, vocabulary; print(json.dumps(vocabulary.names()))"
    found = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT / "tools", capture_output=True, text=True, check=True
    )
    known = json.loads(DATA.read_text(encoding="utf-8"))
    assert json.loads(found.stdout) == known, "run: python tools/vocabulary.py"
