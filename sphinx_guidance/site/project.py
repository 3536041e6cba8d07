"""The knowledge base of a Sphinx project: loaded once a build, its problems told as warnings."""

from __future__ import annotations

import gc
from pathlib import Path
from weakref import WeakKeyDictionary

from sphinx.application import Sphinx
from sphinx.util import logging

from sphinx_guidance import rules
from sphinx_guidance.knowledge import KnowledgeBase
from sphinx_guidance.loading import load
from sphinx_guidance.problems import Problem

logger = logging.getLogger(__name__)

_loaded: WeakKeyDictionary[Sphinx, KnowledgeBase] = WeakKeyDictionary()
_problems: WeakKeyDictionary[Sphinx, list[Problem]] = WeakKeyDictionary()


def knowledge(app: Sphinx) -> KnowledgeBase:
    """The knowledge base of this build."""
    return _loaded[app]


def problems_of(app: Sphinx) -> list[Problem]:
    """What is wrong with the knowledge base of this build, in the order of files and lines."""
    return _problems[app]


def warn(root: Path, problem: Problem) -> None:
    """Tell a problem as a located Sphinx warning of type ``guidance.<code>``."""
    hint = f"（{problem.hint}）" if problem.hint else ""
    logger.warning(
        "%s%s",
        problem.message,
        hint,
        location=f"{root / problem.place.path}:{problem.place.line}",
        type="guidance",
        subtype=problem.code,
    )


def _load_project(app: Sphinx) -> None:
    root = Path(app.confdir)
    kb, problems = load(root)
    _loaded[app] = kb
    app.config.exclude_patterns += [
        problem.place.path.removeprefix("source/")
        for problem in problems
        if problem.code == "folder-loop" and problem.place.path.startswith("source/")
    ]
    _problems[app] = sorted({*problems, *rules.check(kb)})
    for problem in _problems[app]:
        warn(root, problem)


def _leave(app: Sphinx, exception: Exception | None) -> None:
    # At its exit Python would walk everything once more: a third of an incremental build.
    gc.freeze()


def setup_project(app: Sphinx) -> None:
    # Trees of nodes are cyclic and short-lived: with the usual thresholds, the collector walks
    # the whole environment again and again, a tenth of the build.
    gc.set_threshold(100_000, 50, 50)
    app.connect("builder-inited", _load_project, priority=100)
    app.connect("build-finished", _leave, priority=999)
