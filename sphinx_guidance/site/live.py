"""Builds of the same site again and again in one process, for an author who watches.

What a new process would do for each build is done once: Python starts, everything is imported,
what Sphinx knows of the pages is loaded, and a page that has not changed is not taken apart again.
Each build is an application of its own: nothing but the environment goes on from one to the next.
"""

from __future__ import annotations

import gc
import io
import sys
import traceback
from collections.abc import Callable, Set
from copy import copy
from pathlib import Path

from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.errors import BuildEnvironmentError, SphinxError
from sphinx.util.console import strip_colors
from sphinx.util.docutils import docutils_namespace, patch_docutils

from sphinx_guidance.conf_file import read_conf
from sphinx_guidance.site.open_pages import OpenPages
from sphinx_guidance.source_files import SOURCE_DIR


class Site:
    """The site of the project at ``root``, in the folder ``out``."""

    def __init__(self, root: Path, out: Path) -> None:
        self._root = root
        self._out = out
        self._kept: BuildEnvironment | None = None
        self.problems: tuple[str, ...] = ()
        """What the last build has told on the standard error output, so far."""

    def build(
        self,
        changed: Set[Path] = frozenset(),
        opened: Set[str] = frozenset(),
        tell: Callable[[], None] = lambda: None,
    ) -> bool:
        """Bring the site up to date; false where it cannot be.

        ``changed`` are files that may have been saved while the last build read them, and
        ``opened`` the pages to be made first. ``tell`` is called when one of these stands on the
        disk, and when :attr:`problems` are those of the rules. Where pages have been built before,
        no garbage is collected until :func:`tidy_up`: the collector would walk through all that is
        kept for the next build.
        """
        told = _Told()

        def tell_problems() -> None:
            self.problems = tuple(told.lines)
            tell()

        kept, self._kept = self._kept, None
        first = OpenPages(opened, changed, tell, tell_problems)
        with patch_docutils(self._root), docutils_namespace():
            try:
                app = _Application(self._root, self._out, kept, first, told)
                app.build()
                self._kept = app.env
            except SphinxError as error:
                for reason in self._reasons(error):
                    told.write(f"{reason}\n")
            except Exception:  # of an extension, or of a file that went away: the next change heals
                told.write(traceback.format_exc())
        self.problems = tuple(told.lines)
        return self._kept is not None

    def _reasons(self, error: SphinxError) -> list[str]:
        """Why a build has stopped, in our own words where ``conf.py`` cannot be read."""
        _, wrong = read_conf(self._root)
        return [f"{self._root}/{problem}" for problem in wrong] or [f"{error.category}: {error}"]


class _Application(Sphinx):
    """An application that goes on with the environment of the one before."""

    def __init__(
        self,
        root: Path,
        out: Path,
        kept: BuildEnvironment | None,
        first: OpenPages,
        told: io.StringIO,
    ) -> None:
        self._kept = kept
        self._first = first
        super().__init__(
            srcdir=root / SOURCE_DIR,
            confdir=root,
            outdir=out,
            doctreedir=out / ".doctrees",
            buildername="html",
            confoverrides={"guidance_live": True, "nitpicky": True},
            status=None,
            warning=told,
        )

    def _init_env(self, freshenv: bool) -> BuildEnvironment:
        self._first.follow(self)
        return self._handed_over() if self._kept else super()._init_env(freshenv)

    def _handed_over(self) -> BuildEnvironment:
        """A copy of the kept environment, as if it had been written to its file and read."""
        env = copy(self._kept)
        assert env
        env.settings = {**env.settings, "env": env}
        vars(env).pop("master_doctree", None)
        try:
            env.setup(self)
        except BuildEnvironmentError:  # other extensions
            return self._create_fresh_env()
        self._fresh_env_used = False
        return env


class _Told(io.StringIO):
    """Goes to the standard error output, and is kept: one entry a message."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: list[str] = []

    def write(self, text: str) -> int:
        self.lines.append(strip_colors(text).strip())
        return sys.stderr.write(text)


def tidy_up() -> None:
    """Free what a build has left, when its pages are seen already."""
    gc.enable()
    gc.unfreeze()
    gc.collect()
    gc.freeze()
