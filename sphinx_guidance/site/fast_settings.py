"""The settings of docutils, made once a process and not twice a page.

Sphinx and MyST have docutils build its parser of command line options anew for every page, only to
read the defaults off it: a fifteenth of a build. The defaults depend on the components alone, and
on the files ``docutils.conf``; so they are remembered by the components, and where there is such
a file the slow way is gone. Each page gets settings of its own.
"""

from __future__ import annotations

import functools
import warnings
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import sphinx.util.docutils
from docutils import SettingsSpec, frontend
from docutils.frontend import OptionParser, Values
from myst_parser.mdit_to_docutils import base
from sphinx.application import Sphinx

from sphinx_guidance.site.fast_versions import put

Components = tuple[type[SettingsSpec] | SettingsSpec, ...]


@functools.lru_cache(maxsize=8)
def _defaults(components: tuple[type[SettingsSpec], ...]) -> Mapping[str, Any]:
    """The defaults of all settings of some components, as docutils gives them out."""
    found = dict(vars(frontend.get_default_settings(*components)))
    del found["record_dependencies"], found["_config_files"]  # each page has its own
    return found


def _of(components: Components, given: Mapping[str, Any]) -> Values:
    classes = tuple(made if isinstance(made, type) else type(made) for made in components)
    with warnings.catch_warnings(action="ignore", category=DeprecationWarning):
        settings = Values({**_defaults(classes), **given})
    settings._config_files = []
    return settings


def _has_config_file() -> bool:
    return any(Path(path).is_file() for path in OptionParser.get_standard_config_files())


def of_page(slow: Callable[..., Values]) -> Callable[..., Values]:
    """Sphinx's settings of a page, without the parser of options."""

    @functools.wraps(slow)
    def fast(
        *components: type[SettingsSpec],
        defaults: Mapping[str, Any],
        read_config_files: bool = False,
    ) -> Values:
        if read_config_files and _has_config_file():
            return slow(*components, defaults=defaults, read_config_files=read_config_files)
        return _of(components, defaults)

    return fast


def of_component(slow: Callable[..., Values]) -> Callable[..., Values]:
    """The default settings of a component, without the parser of options."""

    @functools.wraps(slow)
    def fast(*components: type[SettingsSpec]) -> Values:
        return _of(components, {})

    return fast


def setup_fast_settings(app: Sphinx) -> None:
    put(sphinx.util.docutils, "_get_settings", of_page)
    put(base, "get_default_settings", of_component)
