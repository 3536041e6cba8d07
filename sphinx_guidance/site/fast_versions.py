"""The versions of the libraries that the modules ``fast_*`` were held equal to.

Those modules do what a library does, in less time, and know for that how it does it. With another
version of a library its own, slower way is taken; `tests/site/test_fast.py` holds both ways equal.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import docutils
import myst_parser
import sphinx

KNOWN = ("9.0", "0.22", "5")
"""Sphinx and docutils to their minor versions, MyST to its major one."""


def known() -> bool:
    """Whether the libraries are those whose inner ways are known."""
    sphinx_, docutils_, myst = (
        sphinx.__version__.split("."),
        docutils.__version__.split("."),
        myst_parser.__version__.split("."),
    )
    return (".".join(sphinx_[:2]), ".".join(docutils_[:2]), myst[0]) == KNOWN


def put(owner: Any, name: str, fast: Callable[..., Any]) -> None:
    """Put a faster way, made of a function of a library, in the place of that function."""
    slow = getattr(owner, name)
    slow = getattr(slow, "__wrapped__", slow)
    setattr(owner, name, fast(slow) if known() else slow)
