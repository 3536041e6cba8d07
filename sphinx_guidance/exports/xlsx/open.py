"""Opening a workbook that came from somewhere: hostile, huge and broken files get a clear error."""

from __future__ import annotations

import io
import warnings
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import openpyxl

from sphinx_guidance.words import say

MAX_FILE_BYTES = 5 * 1024 * 1024
MAX_UNPACKED_BYTES = 50 * 1024 * 1024
MAX_PARTS = 500
_OLE = b"\xd0\xcf\x11\xe0"
_FORBIDDEN = tuple(
    mark.encode(coding)
    for mark in ("<!DOCTYPE", "<!ENTITY")
    for coding in ("ascii", "utf-16-le", "utf-16-be")
)


class WorkbookError(Exception):
    """The file cannot be read at all; the message is for the reader."""


@dataclass(frozen=True)
class OpenWorkbook:
    """One workbook twice: ``values`` as last calculated, and as typed (``formulas``)."""

    values: Any
    formulas: Any


@contextmanager
def opened(content: bytes) -> Iterator[OpenWorkbook]:
    """The workbook in ``content``; whatever goes wrong inside is :class:`WorkbookError`."""
    _inspect(content)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # openpyxl tells of parts that it leaves out
            values = openpyxl.load_workbook(io.BytesIO(content), read_only=True, data_only=True)
            formulas = openpyxl.load_workbook(io.BytesIO(content), read_only=True)
            try:
                yield OpenWorkbook(values, formulas)
            finally:
                values.close()
                formulas.close()
    except WorkbookError:
        raise
    except Exception as error:
        # A parser that meets hostile XML may fail in any way.
        raise WorkbookError(say("import.broken", name=type(error).__name__)) from error


def _inspect(content: bytes) -> None:
    """Refuse, before any XML is parsed, what is too large or has XML that no spreadsheet writes."""
    if len(content) > MAX_FILE_BYTES:
        raise WorkbookError(say("import.too-large", limit=MAX_FILE_BYTES // 1024**2))
    if content.startswith(_OLE):
        raise WorkbookError(say("import.old"))
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            parts = archive.infolist()
            if len(parts) > MAX_PARTS or sum(part.file_size for part in parts) > MAX_UNPACKED_BYTES:
                raise WorkbookError(say("import.unpacked"))
            for part in parts:
                data = archive.read(part)  # no more than file_size, by zipfile's own check
                if any(mark in data for mark in _FORBIDDEN):
                    raise WorkbookError(say("import.forbidden", filename=part.filename))
    except (
        zipfile.BadZipFile,
        zlib.error,
        OSError,
        EOFError,
        ValueError,
        NotImplementedError,
        RuntimeError,
    ) as error:
        raise WorkbookError(say("import.no-workbook")) from error
