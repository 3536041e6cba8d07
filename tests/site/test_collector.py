"""A build leaves Python's collector of garbage as its host had set it."""

from __future__ import annotations

import gc
from contextlib import suppress

import pytest
from sphinx.errors import SphinxError

from tests.conftest import Project
from tests.site.conftest import build


@pytest.mark.parametrize("builder", ["html", "dirhtml"])
def test_a_host_keeps_its_own_settings(project: Project, builder: str) -> None:
    before = gc.isenabled(), gc.get_threshold(), gc.get_freeze_count()
    with suppress(SphinxError):  # the second one is refused
        build(project, builder)
    assert gc.isenabled()
    if builder == "html":
        assert (gc.isenabled(), gc.get_threshold(), gc.get_freeze_count()) == before
