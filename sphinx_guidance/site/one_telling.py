"""One mistake, one message: what a rule has told, Sphinx and MyST need not tell again in English.

A warning is left out only where a problem of a rule that means the same stands in the same file,
on the same line or naming the same thing; the build has failed by that problem already.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Mapping
from pathlib import Path

from sphinx.application import Sphinx
from sphinx.util.logging import NAMESPACE, InfoLogRecordTranslator, WarningStreamHandler

from sphinx_guidance.addresses import GLOSSARY_PAGE
from sphinx_guidance.problems import Problem
from sphinx_guidance.site.project import CHECKED, knowledge, problems_of
from sphinx_guidance.site.schema import schema_of

SAME: Mapping[str, frozenset[str]] = {
    "docutils.": frozenset({"duplicate-address", "unknown-directive-argument", "wrong-option"}),
    "download.not_readable": frozenset({"missing-file"}),
    "image.not_readable": frozenset({"missing-file"}),
    "myst.directive_option": frozenset({"wrong-option"}),
    "myst.directive_unknown": frozenset({"unknown-markup"}),
    "myst.header": frozenset({"heading-jump"}),
    "myst.role_unknown": frozenset({"unknown-markup"}),
    "myst.xref_missing": frozenset({"broken-markup", "dead-link", "missing-file"}),
    "ref.doc": frozenset({"dead-link"}),
    "ref.numref": frozenset({"unknown-label"}),
    "ref.ref": frozenset({"unknown-label"}),
    "toc.excluded": frozenset({"dead-link"}),
    "toc.not_readable": frozenset({"dead-link"}),
}
"""The kinds of warnings, but for those on roles, and the codes of the rules that mean the same."""

_NAMED = re.compile(r"(?:^|[\s'\"/:])([^\s'\"/:]+)['\"]?\.?$")


class _Told(logging.Filter):
    """Lets pass what no rule has told."""

    def __init__(self, app: Sphinx) -> None:
        super().__init__()
        self._locate = InfoLogRecordTranslator(app)
        kinds = schema_of(app).kind_names
        self._same = {**SAME, **{f"ref.{kind}": frozenset({"unknown-reference"}) for kind in kinds}}
        self._told: dict[str, list[Problem]] = {}
        self._unread = {f"ref.{kind}" for kind in knowledge(app.env).unreadable_kinds}
        self._unread_ids = {(f"ref.{kind}", id_) for kind, id_ in knowledge(app.env).unreadable}
        for problem in problems_of(app):
            path = Path(app.confdir) / problem.place.path
            self._told.setdefault(str(path), []).append(problem)
            if path.parent == Path(app.confdir) / "glossary":
                self._told.setdefault(str(app.env.doc2path(GLOSSARY_PAGE)), []).append(problem)

    def filter(self, record: logging.LogRecord) -> bool:
        kind = f"{getattr(record, 'type', '')}.{getattr(record, 'subtype', '')}"
        if kind == "toc.not_included" and self._told:
            return False  # a rule tells it, unless what it was to stand in has been told
        named = _NAMED.search(record.getMessage())
        if kind in self._unread or (named and (kind, named[1]) in self._unread_ids):
            return False
        codes = self._same.get(kind)
        if codes is None:
            return True
        self._locate.filter(record)  # type: ignore[arg-type]
        path, _, line = str(getattr(record, "location", "")).rpartition(":")
        path, line = (path, line) if line.isdigit() else (f"{path}:{line}".lstrip(":"), "")
        return not any(
            problem.code in codes
            and (not line or int(line) == problem.place.line or _names(problem, named))
            for problem in self._told.get(path, ())
        )


def _names(problem: Problem, named: re.Match[str] | None) -> bool:
    return named is not None and named[1] in problem.message


def _listen(app: Sphinx) -> None:
    told = _Told(app)
    for handler in logging.getLogger(NAMESPACE).handlers:
        if isinstance(handler, WarningStreamHandler):
            handler.filters.insert(0, told)  # before the filter that counts


def setup_one_telling(app: Sphinx) -> None:
    app.connect("builder-inited", _listen, priority=CHECKED + 100)
