"""What the ``guidance.yaml`` of a Sphinx project says, known before there is an environment.

Roles and the domain are those of the project's kinds, so they need it first. A file that is missing
or not valid stops the build, as a ``conf.py`` would: nothing is known of what the pages are.
"""

from __future__ import annotations

from pathlib import Path
from weakref import WeakKeyDictionary

from sphinx.application import Sphinx
from sphinx.config import Config
from sphinx.errors import ConfigError

from sphinx_guidance.schema import Schema
from sphinx_guidance.schema_file import read_schema

_read: WeakKeyDictionary[Sphinx, Schema] = WeakKeyDictionary()


def schema_of(app: Sphinx) -> Schema:
    return _read[app]


def _load(app: Sphinx, config: Config) -> None:
    own, problems = read_schema(Path(app.confdir))
    if own is None:
        raise ConfigError("\n".join(map(str, problems)))
    _read[app] = own.schema


def setup_schema(app: Sphinx) -> None:
    app.connect("config-inited", _load, priority=900)
