"""What a person typed into a cell, as text, date or verdict; and what was not understood."""

from __future__ import annotations

import datetime
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from openpyxl.utils import get_column_letter

from sphinx_guidance.answers.project import (
    Verdict,
    former_verdicts,
    verdict_names,
)
from sphinx_guidance.answers.text import cut, spaceless, trimmed, utf16_length
from sphinx_guidance.exports.spreadsheet_safety import writable
from sphinx_guidance.exports.xlsx.open import OpenWorkbook
from sphinx_guidance.spelling import nearest
from sphinx_guidance.words import listed, say

MAX_ROWS = 2000
MAX_COLUMNS = 100

_EXPONENT = re.compile(r"e([+-])0*")
_ESCAPED_CONTROL = re.compile(r"_x00([01][0-9A-Fa-f])_")
_DATE = re.compile(r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?:[ T]00:00(?::00)?)?", re.ASCII)


@dataclass(frozen=True, order=True)
class CellProblem:
    """One thing that was not understood; ``cell`` is empty where the whole file is meant."""

    sheet: str
    cell: str
    code: str
    message: str
    hint: str = ""

    def __str__(self) -> str:
        place = f"{self.sheet}!{self.cell}: " if self.cell else ""
        hint = say("hint.after", hint=self.hint) if self.hint else ""
        return f"{place}{self.code}: {self.message}{hint}"


@dataclass(frozen=True)
class RawCell:
    """A cell as it stands in the file."""

    place: str
    value: object = None
    is_error: bool = False
    is_uncalculated: bool = False


def title_key(title: object) -> str:
    """A title or label by which it is found, whatever its width and spaces; empty if no text."""
    text = title if isinstance(title, str) else ""
    return spaceless(unicodedata.normalize("NFKC", text))


Row = tuple[RawCell, ...]


def rows_of(workbook: OpenWorkbook, sheet: str) -> Iterator[Row]:
    """The rows of a sheet that are not empty; one more than ``MAX_ROWS`` where it has more."""
    bounds = {"max_row": MAX_ROWS + 1, "max_col": MAX_COLUMNS}
    values = workbook.values[sheet].iter_rows(**bounds)
    formulas = workbook.formulas[sheet].iter_rows(**bounds)
    for r, (row, typed) in enumerate(zip(values, formulas, strict=False), 1):
        if any(cell.value is not None for cell in typed):
            yield tuple(
                _raw(f"{get_column_letter(c)}{r}", value, formula)
                for c, (value, formula) in enumerate(zip(row, typed, strict=True), 1)
            )


def _raw(place: str, value: Any, formula: Any) -> RawCell:
    uncalculated = formula.data_type == "f" and value.value is None
    return RawCell(place, value.value, value.data_type == "e", uncalculated)


@dataclass
class CellReader:
    """Reads the cells of one sheet and collects what it does not understand."""

    sheet: str
    problems: list[CellProblem] = field(default_factory=list)

    def report(self, cell: RawCell, code: str, message: str, hint: str = "") -> None:
        self.problems.append(CellProblem(self.sheet, cell.place, code, message, hint))

    def _unreadable(self, cell: RawCell) -> bool:
        if cell.is_error:
            self.report(cell, "cell-error", say("cell.error", value=cell.value))
        elif cell.is_uncalculated:
            hint = say("cell.no-value.hint")
            self.report(cell, "no-value", say("cell.no-value"), hint)
        return cell.is_error or cell.is_uncalculated

    def text(self, cell: RawCell, limit: int) -> str:
        """The text of a cell, cut to ``limit`` UTF-16 units."""
        if self._unreadable(cell):
            return ""
        text = as_text(cell.value)
        if utf16_length(text) > limit:
            length = utf16_length(text)
            message = say("cell.too-long", length=length, limit=limit)
            self.report(cell, "too-long", message)
        return cut(text, limit)

    def date(self, cell: RawCell) -> datetime.date | None:
        """A real date, or one typed as 2026-04-01, 2026/4/1 or 2026年4月1日."""
        value = cell.value
        if self._unreadable(cell):
            return None
        if isinstance(value, datetime.datetime):
            return value.date()
        if isinstance(value, datetime.date):
            return value
        text = trimmed(unicodedata.normalize("NFKC", as_text(value)))
        if not text:
            return None
        found = _DATE.fullmatch(text)
        try:
            if found:
                return datetime.date(*(int(part) for part in found.groups()))
        except ValueError:
            pass  # such as 31 April
        hint = say("cell.date.hint")
        self.report(cell, "bad-date", say("cell.date", text=_brief(text)), hint)
        return None

    def verdict(self, cell: RawCell) -> Verdict:
        """One of the choices; an empty cell is 未記入."""
        if self._unreadable(cell):
            return "unconfirmed"
        text = trimmed(unicodedata.normalize("NFKC", as_text(cell.value)))
        if not text:
            return "unconfirmed"
        verdicts = {name: verdict for verdict, name in verdict_names().items()}
        readable = {**verdicts, **former_verdicts()}
        if text not in readable:
            hint = nearest(text[:50], verdicts) or say("values.hint", values=listed(verdicts))
            self.report(cell, "unknown-verdict", say("cell.verdict", text=_brief(text)), hint)
        return readable.get(text, "unconfirmed")


def _brief(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= 40 else f"{line[:40]}…"


def as_text(value: object) -> str:
    """What a cell holds, as the site's own reader takes it."""
    match value:
        case None:
            return ""
        case str():
            # Excel keeps a pasted CR as _x000D_; other control characters have no place in text.
            return writable(_ESCAPED_CONTROL.sub("", value))
        case bool():
            return str(value).upper()
        case int() | float():
            return _number_text(value)
        case datetime.datetime() if value.time() == datetime.time():
            return value.date().isoformat()
        case datetime.datetime():
            return value.isoformat(sep=" ", timespec="seconds")
        case _:
            return str(value)


def _number_text(value: float) -> str:
    """A number of 15 digits, as a script writes it: in full from a millionth to 1e21."""
    text = repr(float(f"{value:.15g}"))
    if not 1e-6 <= abs(float(text)) < 1e21:
        return _EXPONENT.sub(r"e\1", text) if value else "0"
    return f"{Decimal(text):f}".removesuffix(".0")
