"""What the generator says, in the language of the project.

The texts stand in ``locale/<language>/*.json``, a flat object a file: a key, and a text with
``{names}`` for what is filled in, or a text for ``one`` and for ``other`` of the value ``n``. What
is meant as a brace is doubled. Files named ``scripts-…`` are for the scripts alone.

No constant may hold a text: it would keep the language in which its module was loaded.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

LOCALE = Path(__file__).parent / "locale"
FALLBACK = "en"
"""What is spoken where nothing else is asked for, or something that we do not speak."""

Text = str | dict[str, str]


class _InUse:
    language = FALLBACK


def languages() -> list[str]:
    """The languages that the generator speaks."""
    return sorted(path.name for path in LOCALE.iterdir() if path.is_dir())


def spoken(language: str | None) -> str:
    """The language that we speak where ``language`` is asked for; of ``de_AT``, ``de`` counts."""
    base = (language or FALLBACK).replace("_", "-").partition("-")[0].lower()
    return base if base in languages() else FALLBACK


def use(language: str | None) -> None:
    """Speak ``language`` from now on."""
    _InUse.language = spoken(language)


def language() -> str:
    """The language in use."""
    return _InUse.language


@lru_cache(maxsize=8)
def texts(language: str) -> dict[str, Text]:
    """Every text of a language by its key, without those of the scripts."""
    found: dict[str, Text] = {}
    for path in sorted((LOCALE / language).glob("*.json")):
        if not path.name.startswith("scripts-"):
            found |= json.loads(path.read_text(encoding="utf-8"))
    return found


def is_said(key: str) -> bool:
    """Whether the catalogue has a text under ``key``."""
    return key in texts(_InUse.language)


def say(key: str, /, **values: object) -> str:
    """The text of ``key`` in the language in use, with its names filled in.

    Raises ``KeyError`` for a key that is in no catalogue and for a name that has no value.
    """
    text = texts(_InUse.language)[key]
    if isinstance(text, dict):
        text = text["one" if values["n"] == 1 else "other"]
    return text.format_map(values)


def listed(parts: Iterable[object]) -> str:
    """``parts`` as one list, as the language writes it in a sentence."""
    return say("list.separator").join(map(str, parts))
