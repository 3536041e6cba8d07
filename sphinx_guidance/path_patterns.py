"""The patterns of ``exclude_patterns``, as Sphinx reads them, for commands that run without it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from pathlib import PurePosixPath

_SIGN = re.compile(r"(?P<all>\*\*)|(?P<run>\*)|(?P<one>\?)|\[(?P<set>!?+\]?+[^]]*+)\]|.", re.DOTALL)


class PathPatterns:
    """Paths with ``/`` that any of some patterns matches, or of which it matches a folder above.

    ``*`` and ``?`` stand for anything but ``/``, ``**`` for anything. Raises :class:`re.error` for
    a pattern with a range from a later to an earlier sign.
    """

    def __init__(self, patterns: Iterable[str]) -> None:
        self._matches = [re.compile(_SIGN.sub(_translated, p) + "$").match for p in patterns]

    def __contains__(self, path: str) -> bool:
        whole = PurePosixPath(unicodedata.normalize("NFC", path))
        names = [str(part) for part in (whole, *whole.parents)]
        return any(match(name) for match in self._matches for name in names[:-1])


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
