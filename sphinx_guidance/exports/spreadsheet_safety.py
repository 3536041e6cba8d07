"""Text that stays text in a spreadsheet: no formula from CSV, no broken XML in a workbook."""

from __future__ import annotations

import re

_FORMULA = re.compile(r"[=+\-@\t\r\n＝＋－＠]")
_UNWRITABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def neutralize(cell: str) -> str:
    """A CSV field that no spreadsheet takes for a formula (OWASP WSTG-INPV-21).

    The cases are ``tests/vectors/spreadsheet_safety.json``, which every implementation shares.
    """
    return f"'{cell}" if _FORMULA.match(cell) else cell


def writable(text: str) -> str:
    """Text as a workbook can hold it: line feeds for line ends, nothing that XML 1.0 forbids."""
    return _UNWRITABLE.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
