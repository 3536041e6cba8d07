"""Text as a browser takes it: how long it is, where it is cut, what counts as blank."""

from __future__ import annotations

SPACES = "".join(
    map(chr, (*range(0x09, 0x0E), 0x20, 0xA0, 0x1680, *range(0x2000, 0x200B), 0x2028, 0x2029,
              0x202F, 0x205F, 0x3000, 0xFEFF))
)  # fmt: skip
"""What the scripts take for a space (``trim()``, ``\\s``): not all that ``str.strip`` does."""

_DROPPED = dict.fromkeys(map(ord, SPACES))


def trimmed(text: str) -> str:
    """Text without spaces at its ends."""
    return text.strip(SPACES)


def spaceless(text: str) -> str:
    """Text without any space."""
    return text.translate(_DROPPED)


def utf16_length(text: str) -> int:
    """The length that a browser counts."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def cut(text: str, limit: int) -> str:
    """Text of at most ``limit`` UTF-16 units, never cut in the middle of a character."""
    if utf16_length(text) <= limit:
        return text
    units = text.encode("utf-16-le", "surrogatepass")[: 2 * limit]
    whole = units[:-2] if units and 0xD8 <= units[-1] <= 0xDB else units
    return whole.decode("utf-16-le", "surrogatepass")
