"""The problems that a project does not want told: ``suppress_warnings`` of its ``conf.py``.

In a build Sphinx leaves them out, as ``guidance.<code>``; a command does the same here.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from sphinx_guidance import spelling
from sphinx_guidance.conf_file import ConfFile
from sphinx_guidance.knowledge import KnowledgeBase
from sphinx_guidance.problems import Problem
from sphinx_guidance.rules.registry import LOADING_CODES, all_rules
from sphinx_guidance.words import say

SETTING = "suppress_warnings"
TYPE = "guidance"


def told(conf: ConfFile, problems: Iterable[Problem]) -> list[Problem]:
    """The problems that a build tells as well, in the order of files and lines."""
    named = conf.strings(SETTING)
    if isinstance(named, Problem):
        return sorted({*problems, named})
    if TYPE in named or f"{TYPE}.*" in named:
        return []
    return sorted({problem for problem in problems if f"{TYPE}.{problem.code}" not in named})


def unknown_codes(kb: KnowledgeBase) -> Iterator[Problem]:
    """Codes that are to be left out and that no rule has."""
    named = kb.conf.strings(SETTING)
    known = ("*", *LOADING_CODES, *all_rules(kb.schema))
    for name in () if isinstance(named, Problem) else named:
        type_, dot, code = name.partition(".")
        if type_ == TYPE and dot and code not in known:
            message = say("suppression.no-rule", setting=SETTING, name=name)
            hint = spelling.nearest(code, known)
            yield Problem(kb.conf.place(SETTING, name), "invalid-value", message, hint)
