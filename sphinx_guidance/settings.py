"""The settings of Sphinx and MyST that a knowledge base needs, where ``conf.py`` says nothing.

What an author sets wins, but for what keeps written text text and headings their ids: a ``conf.py``
without that is refused. ``docs/settings.md`` shows the same table.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType

from sphinx_guidance.conf_file import ConfFile
from sphinx_guidance.problems import Problem
from sphinx_guidance.words import say

THEME_NAME = "guidance"

DEFAULTS: Mapping[str, object] = MappingProxyType(
    {
        "html_copy_source": False,
        "html_permalinks_icon": "#",
        "html_show_sourcelink": False,
        "html_theme": THEME_NAME,
        "html_title": lambda config: config.project,
        "myst_disable_syntax": ["html_block", "html_inline"],
        "myst_enable_extensions": ["attrs_block", "colon_fence", "linkify"],
        "myst_linkify_fuzzy_links": False,  # ASP.NET is no address
        "nitpicky": True,
    }
)
"""By name: the value, or a function of the configuration that gives it."""

NEEDED: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "myst_disable_syntax": ("html_block", "html_inline"),
        "myst_enable_extensions": ("attrs_block", "colon_fence"),
    }
)
"""By name: what a list must hold."""


def refusals(value_of: Callable[[str], object]) -> Iterator[tuple[str, str, str]]:
    """The settings with which no site is made: each with why, and with what is right.

    ``value_of`` gives the value of a setting by its name; None stands for the default.
    """
    for name, needed in NEEDED.items():
        value = value_of(name)
        if value is None:
            continue
        held = set(value) if isinstance(value, list | tuple | set | frozenset) else set()
        for entry in needed:
            if entry not in held:
                message = say(f"settings.{entry.replace('_', '-')}", setting=name)
                yield name, message, say("settings.add.hint", entry=entry)
                break


def problems(conf: ConfFile) -> Iterator[Problem]:
    """The refusals of a ``conf.py`` that was read without being run."""

    def value_of(name: str) -> object:
        value = conf.strings(name) if name in conf.values else None
        return None if isinstance(value, Problem) else value

    for name, message, hint in refusals(value_of):
        yield Problem(conf.place(name), "invalid-value", message, hint)
