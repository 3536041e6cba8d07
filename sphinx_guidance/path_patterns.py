"""The patterns of ``exclude_patterns``, as Sphinx reads them, for commands that run without it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

_SIGN = re.compile(r"(?P<all>\*\*)|(?P<run>\*)|(?P<one>\?)|\[(?P<set>!?+\]?+[^]]*+)\]|.", re.DOTALL)


class PathPatterns:
    """Paths with ``/`` that any of some patterns matches, or of which it matches a folder above.

    ``*`` and ``?`` stand for anything but ``/``, ``**`` for anything. Raises :class:`re.error` for
    a pattern with a range from a later to an earlier sign.
    """

    def __init__(self, patterns: Iterable[str]) -> None:
        self._matches = [re.compile(_SIGN.sub(_translated, p) + "$").match for p in patterns]

    def __contains__(self, path: str) -> bool:
        above = unicodedata.normalize("NFC", path) if self._matches else ""
        while above:
            if any(match(above) for match in self._matches):
                return True
            above = above.rpartition("/")[0]
        return False


def _translated(sign: re.Match[str]) -> str:
    """The regular expression of one sign of a pattern."""
    match sign.lastgroup:
        case "all":
            return ".*"
        case "run":
            return "[^/]*"
        case "one":
            return "[^/]"
        case "set":
            inside = sign["set"].replace("\\", "\\\\")
            if inside.startswith("!"):
                return f"[^/{inside[1:]}]"
            return f"[\\{inside}]" if inside.startswith("^") else f"[{inside}]"
        case _:
            return re.escape(sign[0])
