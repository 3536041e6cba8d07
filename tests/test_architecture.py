"""A module reads in one sitting; which room knows which is held by ``make lint``."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import ROOT

PACKAGE = ROOT / "sphinx_guidance"


@pytest.mark.parametrize(
    "path", sorted(PACKAGE.rglob("*.py")), ids=lambda p: str(p.relative_to(PACKAGE))
)
def test_a_module_reads_in_one_sitting(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 400
