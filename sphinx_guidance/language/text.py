"""How text of any language is folded: the same rules as ``web/src/search/fold.ts``."""

from __future__ import annotations

import unicodedata


def fold(text: str) -> str:
    """``text`` without differences of width, compatibility form and case."""
    return unicodedata.normalize("NFKC", text).lower()
