"""Builds of small projects, in process."""

from __future__ import annotations

import io
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from sphinx.application import Sphinx
from sphinx.builders import Builder
from sphinx.environment import BuildEnvironment
from sphinx.locale import translators
from sphinx.util.docutils import docutils_namespace, patch_docutils

from tests.conftest import Project


@dataclass
class Build:
    """One run of a builder over a project."""

    outdir: Path
    warnings: str
    read: set[str] = field(default_factory=set)
    builder: Builder | None = None

    def text(self, name: str) -> str:
        return (self.outdir / name).read_text(encoding="utf-8")

    def files(self) -> dict[str, bytes]:
        """The bytes of every page, script and style sheet of the site."""
        return {
            path.relative_to(self.outdir).as_posix(): path.read_bytes()
            for path in sorted(self.outdir.rglob("*"))
            if path.is_file() and path.name not in (".buildinfo", "last_build")
        }


def build(
    project: Project, name: str = "html", out: str = "out", jobs: int = 1, **config: object
) -> Build:
    """Build ``project`` into ``out`` below it; a second build into the same folder is incremental."""
    warnings = io.StringIO()
    root = project.root
    result = Build(root / out, "")

    def note(app: Sphinx, env: BuildEnvironment, docnames: list[str]) -> None:
        result.read.update(docnames)

    translators.clear()  # Sphinx keeps the words of the first language of a process
    with patch_docutils(root), docutils_namespace():
        app = Sphinx(
            root / "source",
            root,
            root / out,
            root / f"{out}-doctrees",
            name,
            confoverrides={"nitpicky": True, **config},
            status=None,
            warning=warnings,
            parallel=jobs,
        )
        app.connect("env-before-read-docs", note)
        app.build()
    result.warnings = warnings.getvalue()
    result.builder = app.builder
    return result


@pytest.fixture
def built(project: Project) -> Build:
    return build(project)
