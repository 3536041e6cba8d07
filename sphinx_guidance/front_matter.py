"""Where the front matter of a page ends and its body begins."""

from __future__ import annotations

FENCE = "---"


def split_front_matter(text: str) -> tuple[str | None, str, int]:
    """The front matter (None where there is none), the body, and the body's first line."""
    lines = text.split("\n")
    if lines[0].rstrip() != FENCE:
        return None, text, 1
    for number, line in enumerate(lines[1:], 1):
        if line.rstrip() == FENCE:
            return "\n".join(lines[1:number]), "\n".join(lines[number + 1 :]), number + 2
    return None, text, 1
