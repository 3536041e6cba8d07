"""Builds of the same site again and again in one process, for an author who watches.

What a new process would do for each build is done once: Python starts, everything is imported, and
the text of a page that has not changed is not taken apart again.
"""

from __future__ import annotations

import gc
import sys
from pathlib import Path

from sphinx.application import Sphinx
from sphinx.errors import SphinxError
from sphinx.util.docutils import docutils_namespace, patch_docutils

from sphinx_guidance.source_files import SOURCE_DIR


def build(root: Path, out: Path) -> bool:
    """Bring the site of the project at ``root`` up to date in ``out``; false where it cannot be.

    Warnings and what stops a build go to the standard error output. Where pages have been built
    before, no garbage is collected until :func:`tidy_up`: the collector would walk through all
    that is kept for the next build.
    """
    with patch_docutils(root), docutils_namespace():
        try:
            app = Sphinx(
                srcdir=root / SOURCE_DIR,
                confdir=root,
                outdir=out,
                doctreedir=out / ".doctrees",
                buildername="html",
                confoverrides={"guidance_live": True, "nitpicky": True},
                status=None,
                warning=sys.stderr,
            )
            app.build()
        except SphinxError as error:
            print(f"{error.category}: {error}", file=sys.stderr)
            return False
    return True


def tidy_up() -> None:
    """Free what a build has left, when its pages are seen already."""
    gc.enable()
    gc.unfreeze()
    gc.collect()
    gc.freeze()
