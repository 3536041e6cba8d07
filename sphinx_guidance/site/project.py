"""The knowledge base of a Sphinx project: loaded once a build, its problems told as warnings.

What draws a page while it is read takes the base from :func:`page_knowledge`, so that the page is
read again when something changes that it has read.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar, TypeVarTuple, cast
from weakref import WeakKeyDictionary

from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.util import logging

from sphinx_guidance import rules
from sphinx_guidance.garbage import collecting_nothing
from sphinx_guidance.knowledge import KnowledgeBase
from sphinx_guidance.loading import load
from sphinx_guidance.problems import Problem
from sphinx_guidance.recorder import Notes, Way, digest, recorded
from sphinx_guidance.words import say

logger = logging.getLogger(__name__)

T = TypeVar("T")
Args = TypeVarTuple("Args")

DOMAIN = "guidance"

CHECKED = 1100
"""The priority at which the rules run when a builder is ready: after all that makes pages is."""

_loaded: WeakKeyDictionary[BuildEnvironment, KnowledgeBase] = WeakKeyDictionary()
_problems: WeakKeyDictionary[Sphinx, list[Problem]] = WeakKeyDictionary()
_read: WeakKeyDictionary[BuildEnvironment, tuple[str, KnowledgeBase]] = WeakKeyDictionary()
_answers: WeakKeyDictionary[BuildEnvironment, dict[Way, tuple[Any, bytes]]] = WeakKeyDictionary()
_digests: WeakKeyDictionary[BuildEnvironment, dict[Way, bytes]] = WeakKeyDictionary()


def knowledge(env: BuildEnvironment) -> KnowledgeBase:
    """The knowledge base of this build."""
    return _loaded[env]


def page_knowledge(env: BuildEnvironment) -> KnowledgeBase:
    """The knowledge base for the page that is being read: what it takes from here is noted."""
    docname = env.current_document.docname
    page, view = _read.get(env, ("", None))
    if view is None or page != docname:
        notes = notes_of_reading(env)
        view = recorded(
            _loaded[env], lambda way, found: notes.note(docname, way, found), _digests[env]
        )
        _read[env] = docname, view
    return view


def ask(
    env: BuildEnvironment,
    question: Callable[[KnowledgeBase, *Args], T],
    *args: *Args,
) -> T:
    """What a function of a module, which is a plain value, says of the whole base.

    The page that is being read depends on the answer alone, not on all that it is made of.
    """
    way: Way = (question, *args)
    answers = _answers[env]
    if way not in answers:
        answer = question(_loaded[env], *args)
        answers[way] = answer, digest(answer)
    answer, found = answers[way]
    notes_of_reading(env).note(env.current_document.docname, way, found)
    return answer


def notes_of_reading(env: BuildEnvironment) -> Notes:
    """What each page has read of the knowledge base."""
    return cast("Notes", env.domaindata[DOMAIN]["read"])


def problems_of(app: Sphinx) -> list[Problem]:
    """What is wrong with the knowledge base of this build, in the order of files and lines.

    Until the rules have run (see :data:`CHECKED`), only what cannot be read.
    """
    return _problems[app]


def warn(root: Path, problem: Problem) -> None:
    """Tell a problem as a located Sphinx warning of type ``guidance.<code>``."""
    hint = say("hint.after", hint=problem.hint) if problem.hint else ""
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
    with collecting_nothing():
        kb, problems = load(root, app.config.exclude_patterns, app.config.language)
    _loaded[app.env] = kb
    _answers[app.env], _digests[app.env] = {}, {}
    app.config.exclude_patterns += [
        problem.place.path.removeprefix("source/")
        for problem in problems
        if problem.code == "folder-loop" and problem.place.path.startswith("source/")
    ]
    _problems[app] = problems


def _check(app: Sphinx) -> None:
    with collecting_nothing():
        found = {*_problems[app], *rules.check(knowledge(app.env))}
    _problems[app] = sorted(found)
    for problem in _problems[app]:
        warn(Path(app.confdir), problem)


def _forget(app: Sphinx, env: BuildEnvironment, docname: str) -> None:
    """A page that is read again notes all of it again."""
    _read.pop(env, None)


def setup_project(app: Sphinx) -> None:
    app.connect("builder-inited", _load_project, priority=100)
    app.connect("builder-inited", _check, priority=CHECKED)
    app.connect("env-purge-doc", _forget)
