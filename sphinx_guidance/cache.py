"""What was worked out of a project's texts, kept on disk from one run to the next.

``guidance check``, a build and ``guidance serve`` take the same texts apart again and again. Here
the result of a function of texts is found by a digest of all that it follows from: the function,
its arguments, the language in use, the code of this package, and the versions of what it reads
with. So a result is never an old one. One that is damaged is made anew, and none can run code when
it is read. The folder may go at any time.
"""

from __future__ import annotations

import hashlib
import io
import pickle
import sqlite3
import sys
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import is_dataclass
from functools import lru_cache
from importlib import metadata
from pathlib import Path
from typing import Protocol, TypeVar, TypeVarTuple, cast

from sphinx_guidance import words
from sphinx_guidance.version import version_of_code

T = TypeVar("T")
Args = TypeVarTuple("Args")

FOLDER = ".guidance-cache"
"""Beside ``conf.py``; it tells version control to leave it out."""

READ_WITH = ("linkify-it-py", "markdown-it-py", "mdit-py-plugins", "pyyaml")
"""The packages on whose versions results depend."""

LONGEST_WAIT = 1.0
"""Seconds for which a run waits until another one has written."""

_DIGEST = 16
_DATES = frozenset({"date", "datetime", "timedelta", "timezone"})
_MISSING = object()
_RECORDS: dict[tuple[str, str], type] = {}
_UNREADABLE = (sqlite3.Error, ValueError)
"""What SQLite raises of a file that is none of its own, or damaged."""

_TABLE = "CREATE TABLE IF NOT EXISTS results (key PRIMARY KEY, value)"


class Digested(Protocol):
    """What tells by a digest all that it was made of."""

    @property
    def digest(self) -> bytes: ...


Item = TypeVar("Item", bound=Digested)


class Cache:
    """Results of functions, for one run after another; without a folder, in memory alone.

    A result is made of plain values and data classes of this package. All who ask for it share
    it, so nobody may change it. A cache that cannot be read or written is done without.
    """

    def __init__(self, folder: Path | None = None) -> None:
        self._path = folder / "results.sqlite" if folder else None
        self._database: sqlite3.Connection | None = None
        self._broken = False
        self._known: dict[bytes, object] = {}
        self._used: set[bytes] = set()
        self._new: set[bytes] = set()

    def begin(self) -> None:
        """Begin a run: what the one before did not use is let go."""
        self._known = {key: self._known[key] for key in self._used}
        self._used = set()
        self._broken = False

    def save(self) -> None:
        """Write what is new; done at the end of each part of a run, and may be done often."""
        database = self._open() if self._new else None
        if database:
            try:
                self._write(database)
            except _UNREADABLE as failed:
                self._do_without(failed)
        self._new = set()
        self._close()

    def result(self, function: Callable[[*Args], T], *args: *Args) -> T:
        """What ``function`` gives for ``args``: texts and numbers, on which alone it depends."""
        key = self._key(function, args)
        if key not in self._known:
            found = self._read(key)
            if found is _MISSING:
                found = function(*args)
                self._new.add(key)
            self._known[key] = found
        self._used.add(key)
        return cast("T", self._known[key])

    def results(
        self, function: Callable[[Item, *Args], T], items: Iterable[Item], *args: *Args
    ) -> list[T]:
        """What ``function`` gives for each item and ``args``; they are kept as one.

        For results that are small, and cheaper to make than to look up one by one.
        """
        key = self._key(function, args)
        before = self._known.get(key)
        if before is None:
            before = self._read(key)
        known = cast("dict[bytes, T]", before) if isinstance(before, dict) else {}
        now: dict[bytes, T] = {}
        found: list[T] = []
        for item in items:
            digest = item.digest
            if digest not in now:
                now[digest] = known[digest] if digest in known else function(item, *args)
            found.append(now[digest])
        if now.keys() != known.keys():
            self._new.add(key)
        self._known[key] = now
        self._used.add(key)
        return found

    def _key(self, function: Callable[..., object], args: tuple[object, ...]) -> bytes:
        made_by = (_versions(), words.language(), function.__module__, function.__qualname__)
        named = (*made_by, args)
        return hashlib.blake2b(repr(named).encode(), digest_size=_DIGEST).digest()

    def _open(self) -> sqlite3.Connection | None:
        if self._database or self._broken or not self._path:
            return self._database
        with suppress(OSError):  # of a folder that cannot be made, the database tells below
            self._path.parent.mkdir(exist_ok=True)
            ignore = self._path.with_name(".gitignore")
            if not ignore.exists():
                ignore.write_text("*\n", encoding="utf-8")
        for _ in range(2):  # the second time in place of a file that is no cache
            try:
                self._database = sqlite3.connect(self._path, LONGEST_WAIT)
                self._database.execute("PRAGMA synchronous = OFF")  # a seal tells what is damaged
                self._database.execute(_TABLE)
            except _UNREADABLE as error:
                self._do_without(error)
            else:
                self._broken = False
                break
        return self._database

    def _close(self) -> None:
        if self._database:
            self._database.close()
            self._database = None

    def _read(self, key: bytes) -> object:
        database = self._open()
        if database is None:
            return _MISSING
        try:
            row = database.execute("SELECT value FROM results WHERE key = ?", (key,))
            (value,) = row.fetchone() or (None,)
        except _UNREADABLE as error:
            self._do_without(error)
            return _MISSING
        if not isinstance(value, bytes) or value[:_DIGEST] != _seal(key, value[_DIGEST:]):
            return _MISSING
        try:
            return _Reader(io.BytesIO(value[_DIGEST:])).load()
        except Exception:  # whatever others have put there
            return _MISSING

    def _write(self, database: sqlite3.Connection) -> None:
        """Add the new results; what no run has used lately goes when it is more than what has."""
        values = ((key, _written(self._known[key])) for key in self._new)
        sealed = ((key, _seal(key, value) + value) for key, value in values if value)
        with database:
            database.executemany("INSERT OR REPLACE INTO results VALUES (?, ?)", sealed)
            there = {key for (key,) in database.execute("SELECT key FROM results")}
            if len(there) > 2 * len(self._used):
                unused = ((key,) for key in there - self._used)
                database.executemany("DELETE FROM results WHERE key = ?", unused)

    def _do_without(self, error: Exception) -> None:
        """For this run; what is no cache of ours makes room for one."""
        self._close()
        self._broken = True
        if self._path and getattr(error, "sqlite_errorcode", 0) != sqlite3.SQLITE_BUSY:
            with suppress(OSError):
                self._path.unlink(missing_ok=True)


@lru_cache(maxsize=8)
def cache_of(root: Path) -> Cache:
    """The cache of the project at ``root``, the same for all runs of a process."""
    return Cache(root / FOLDER)


@lru_cache(maxsize=1)
def _versions() -> str:
    """The versions of all that makes results."""
    packages = [metadata.version(name) for name in READ_WITH]
    return repr((version_of_code(), sys.version, packages))


def _seal(key: bytes, value: bytes) -> bytes:
    """What stands before the value of a key, to tell one that is damaged."""
    return hashlib.blake2b(value, key=key, digest_size=_DIGEST).digest()


def _written(result: object) -> bytes:
    """A result in bytes; none for one of deeper lists than can be written."""
    try:
        return pickle.dumps(result, 5)
    except RecursionError:
        return b""


class _Reader(pickle.Unpickler):
    """Reads plain values, and makes records; nothing else is called, whatever a file says."""

    def find_class(self, module: str, name: str) -> type:
        found = _RECORDS.get((module, name))
        if found is None:
            found = _RECORDS[module, name] = self._allowed(module, name)
        return found

    def _allowed(self, module: str, name: str) -> type:
        found = getattr(sys.modules.get(module), name, None)
        own = module.partition(".")[0] == __name__.partition(".")[0] and is_dataclass(found)
        if isinstance(found, type) and (own or (module == "datetime" and name in _DATES)):
            return found
        raise pickle.UnpicklingError(f"{module}.{name}")
