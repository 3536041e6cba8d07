"""The defaults of :mod:`sphinx_guidance.settings` in a build, and its refusals."""

from __future__ import annotations

from sphinx.application import Sphinx
from sphinx.config import Config
from sphinx.errors import ConfigError

from sphinx_guidance.settings import DEFAULTS, refusals
from sphinx_guidance.words import say


def _refuse(app: Sphinx, config: Config) -> None:
    told = [
        f"conf.py: {message}{say('hint.after', hint=hint)}"
        for _, message, hint in refusals(config.__getitem__)
    ]
    if told:
        raise ConfigError("\n".join(told))


def setup_defaults(app: Sphinx) -> None:
    """Needs the extensions whose settings these are to be set up before."""
    for name, default in DEFAULTS.items():
        option = app.config.values.pop(name)
        app.add_config_value(name, default, option.rebuild, option.valid_types, option.description)
    app.connect("config-inited", _refuse, priority=850)
