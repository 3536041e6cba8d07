"""What the fields that authors write are for, in words.

The fields of a project's kinds are described in its ``guidance.yaml``, ours in the catalogue, under
the class that has them: ``schemas.page.summary``.
"""

from __future__ import annotations

import re

from pydantic import BaseModel

from sphinx_guidance import kinds
from sphinx_guidance.words import is_said, say

_INSIDE = re.compile(r"(?<!^)(?=[A-Z])")


def description(model: type[BaseModel], name: str) -> str | None:
    """What the field ``name``, as authors write it, is for; None where its name says it all."""
    told = {info.alias or own: info.description for own, info in model.model_fields.items()}
    if told.get(name):
        return told[name]
    for owner in model.__mro__:
        end = f"{_kebab(owner.__name__)}.{name.replace('_', '-')}"
        if owner.__module__ != kinds.__name__ and is_said(f"schemas.{end}"):
            return say(f"schemas.{end}")
    return None


def _kebab(name: str) -> str:
    return _INSIDE.sub("-", name).lower()
