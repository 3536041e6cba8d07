"""Problems: what is wrong in an author's files, as values."""

from __future__ import annotations

from dataclasses import dataclass

from sphinx_guidance.words import say


@dataclass(frozen=True, order=True)
class Place:
    """A line of a file; ``path`` is relative to the root of the project, with ``/``."""

    path: str
    line: int

    def __str__(self) -> str:
        return f"{self.path}:{self.line}"


@dataclass(frozen=True, order=True)
class Problem:
    """One thing to mend: where, which rule, what is wrong, and the nearest right answer."""

    place: Place
    code: str
    message: str
    hint: str = ""

    def __str__(self) -> str:
        hint = say("hint.after", hint=self.hint) if self.hint else ""
        return f"{self.place}: {self.code}: {self.message}{hint}"
