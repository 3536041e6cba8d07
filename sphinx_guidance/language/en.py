"""English: as any other language, and names may stand in the plural."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from sphinx_guidance.language.plain import Plain

_SIBILANT = re.compile(r"(?:s|x|z|ch|sh)$")
_CONSONANT_Y = re.compile(r"(?<=[b-df-hj-np-tv-z])y$")


def plural(word: str) -> str:
    """The regular plural: keys, boxes, parties."""
    if _CONSONANT_Y.search(word):
        return f"{word[:-1]}ies"
    return f"{word}es" if _SIBILANT.search(word) else f"{word}s"


@dataclass(frozen=True)
class English(Plain):
    """See :class:`sphinx_guidance.language.protocol.Language`."""

    def spellings(self, name: str) -> Iterator[str]:
        spelled = self.spelled(name)
        yield spelled
        yield plural(spelled)
