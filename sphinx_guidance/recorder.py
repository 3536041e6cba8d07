"""What a page takes of the knowledge base, noted as it is taken.

:func:`recorded` gives a view of the base that reads like the base. Each attribute, entry and list
that is read through it is noted as the way to it, with a digest of what was found. A later build
goes the same ways in its own base: where another digest is found, the page shows something that
has changed. So nobody tells a second time what a page shows. What ``guidance.yaml`` says is read as
one thing: all pages are drawn by it, and it seldom changes.
"""

from __future__ import annotations

import datetime
import hashlib
from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field
from enum import Enum
from functools import cache, cached_property
from inspect import getattr_static
from types import FunctionType, MethodType, NoneType
from typing import TypeVar, cast

from sphinx_guidance.knowledge import KnowledgeBase
from sphinx_guidance.model import Record
from sphinx_guidance.schema import Schema

T = TypeVar("T")

Way = tuple[Hashable, ...]
"""The steps from the base to a value: attributes, keys, positions, and those of :class:`Step`.

The way to an object begins with its kind and id, however it was come by. A way that begins with a
function is a question: its value is what the function answers for the base and the other steps.
"""


class Step(Enum):
    """What a step does that is no name, key or position."""

    __hash__ = object.__hash__  # each is one of a kind, and hashed a thousand times a page

    OBJECT = "object"
    KEYS = "keys"
    WHOLE = "whole"


_ABSENT = "nothing is here"
_COMPUTED = (property, cached_property)
_PLAIN = (str, int, float, bytes, datetime.date, NoneType, Schema)
_PACKAGE = __name__.partition(".")[0]


@dataclass
class Notes:
    """What each page depends on, and the digest that was found there when it was noted."""

    pages: dict[str, set[Way]] = field(default_factory=dict)
    digests: dict[Way, bytes] = field(default_factory=dict)
    _same: dict[Way, Way] = field(default_factory=dict)

    def note(self, page: str, way: Way, digest: bytes = b"") -> None:
        """Note a way; without a digest, one that :meth:`renew` is to look up."""
        way = self._same.setdefault(way, way)  # one tuple for all pages: a third of the memory
        self.pages.setdefault(page, set()).add(way)
        self.digests[way] = digest or self.digests.get(way, b"")

    def clear(self, page: str) -> None:
        self.pages.pop(page, None)

    def merge(self, pages: Set[str], other: Notes) -> None:
        """Take over what another process noted of some pages."""
        for page in pages:
            for way in other.pages.get(page, ()):
                self.note(page, way, other.digests[way])

    def changed(self, digest_of: Callable[[Way], bytes]) -> set[str]:
        """The pages that depend on something of which the digest is another now."""
        return self._differing({way: digest_of(way) for way in self._used()})

    def differs(self, page: str, digest_of: Callable[[Way], bytes]) -> bool:
        """Whether one page depends on something of which the digest is another now."""
        ways = self.pages.get(page, ())
        return any(digest_of(way) != self.digests[way] for way in ways)

    def renew(self, digest_of: Callable[[Way], bytes]) -> set[str]:
        """As :meth:`changed`; what is found now is noted in place of what was found before."""
        found = {way: digest_of(way) for way in self._used()}
        pages = self._differing(found)
        self.digests = found
        return pages

    def _used(self) -> set[Way]:
        """All ways; those that no page goes any more are forgotten."""
        used: set[Way] = set().union(*self.pages.values())
        self.digests = {way: found for way, found in self.digests.items() if way in used}
        self._same = {way: way for way in self.digests}
        return set(self.digests)

    def _differing(self, found: Mapping[Way, bytes]) -> set[str]:
        other = {way for way, before in self.digests.items() if found[way] != before}
        return {page for page, ways in self.pages.items() if not other.isdisjoint(ways)}


def digest(value: object) -> bytes:
    return hashlib.blake2b(repr(value).encode(), digest_size=8).digest()


def digest_at(kb: KnowledgeBase, way: Way) -> bytes:
    """The digest of what stands in a base at the end of a way."""
    try:
        value = _follow(kb, way)
    except (AttributeError, LookupError, TypeError):
        return digest(_ABSENT)
    return digest(value if way[-1] is Step.WHOLE or callable(way[0]) else _told(value))


def recorded(
    kb: KnowledgeBase,
    note: Callable[[Way, bytes], None],
    digests: dict[Way, bytes] | None = None,
) -> KnowledgeBase:
    """A view of ``kb``: what is read through it is given to ``note``, with its digest.

    Views of one base may share the ``digests`` that have been worked out for it.
    """
    return cast("KnowledgeBase", _View(_Recorder(note, {} if digests is None else digests), (), kb))


def whole(value: T) -> T:
    """A record out of a view, to be kept: all of it counts as read."""
    view: object = value
    if type(view) is not _View:
        return value
    own: object = view._value
    view._recorder.note((*view._way, Step.WHOLE), digest(own))
    return cast("T", own)


def _follow(kb: KnowledgeBase, way: Way) -> object:
    value: object = kb
    first, *steps = way
    if callable(first):
        return first(kb, *steps)
    if first is Step.OBJECT:
        kind, id_, *steps = steps
        value = kb.objects[str(kind)][str(id_)]
    else:
        steps = list(way)
    for step in steps:
        value = _at(value, step)
    return value


def _at(value: object, step: Hashable) -> object:
    if type(value) is dict and not isinstance(step, Step):
        return value[step]
    if isinstance(value, Record) and type(step) is str:
        return getattr(value, step)
    match value, step:
        case _, Step.WHOLE:
            return value
        case Mapping(), Step.KEYS:
            return tuple(value)
        case Mapping(), _:
            return value[step]
        case Sequence(), int():
            return value[step]
        case _:
            return getattr(value, str(step))


def _told(value: object) -> object:
    """What is noted of a value; of what has parts of its own, only what it is."""
    if _is_plain(value):
        return sorted(map(repr, value)) if isinstance(value, Set) else value
    if _is_object(value):
        return value.kind, value.id  # type: ignore[attr-defined]
    if isinstance(value, Sequence):
        return [_told(part) for part in value]
    return type(value).__name__


def _is_plain(value: object) -> bool:
    match _sort_of(value):
        case _Sort.PLAIN:
            return True
        case _Sort.SEVERAL:
            return all(_is_plain(part) for part in value)  # type: ignore[attr-defined]
    return False


def _is_object(value: object) -> bool:
    return _sort_of(value) is _Sort.OBJECT


class _Sort(Enum):
    PLAIN = "plain"
    SEVERAL = "several"
    ENTRIES = "entries"
    OBJECT = "object"
    OWN = "own"
    OTHER = "other"


def _sort_of(value: object) -> _Sort:
    return _sort(type(value))  # type: ignore[arg-type]


@cache
def _sort(kind: type) -> _Sort:
    """What the values of a class are to a page."""
    if issubclass(kind, _PLAIN):
        return _Sort.PLAIN
    if issubclass(kind, (tuple, list, Set)):
        return _Sort.SEVERAL
    if issubclass(kind, Mapping):
        return _Sort.ENTRIES
    if not kind.__module__.startswith(_PACKAGE):
        return _Sort.OTHER
    if not issubclass(kind, Record) or not getattr(kind, "kind", ""):
        return _Sort.OWN
    return _Sort.OBJECT if "id" in kind.model_fields or hasattr(kind, "id") else _Sort.OWN


@cache
def _declared(kind: type, name: str) -> object:
    """What a class itself says of a name."""
    return getattr_static(kind, name, None)


class _Recorder:
    """What has been given out to one page: each thing is noted once, and is always the same."""

    def __init__(self, note: Callable[[Way, bytes], None], digests: dict[Way, bytes]) -> None:
        self.note = note
        self._digests = digests
        self._noted: set[Way] = set()
        self._given: dict[Way, object] = {}

    def read(self, way: Way, value: object) -> object:
        """Note a value, and give it out."""
        if way not in self._noted:
            self._noted.add(way)
            found = self._digests.get(way)
            if found is None:
                found = self._digests[way] = digest(_told(value))
            self.note(way, found)
        return self.give(way, value)

    def give(self, way: Way, value: object) -> object:
        """A value as it may be given out: plain, or as a view that notes what is read of it."""
        if _is_object(value):
            way = (Step.OBJECT, value.kind, value.id)  # type: ignore[attr-defined]
        if way not in self._given:
            self._given[way] = self._view(way, value)
        return self._given[way]

    def _view(self, way: Way, value: object) -> object:
        if _is_plain(value):
            return value
        match _sort_of(value):
            case _Sort.ENTRIES:
                return _Entries(self, way, cast("Mapping[Hashable, object]", value))
            case _Sort.SEVERAL if isinstance(value, (tuple, list)):
                return _List(self, way, value)
            case _Sort.OBJECT | _Sort.OWN:
                return _View(self, way, value)
        raise TypeError(f"{type(value).__name__} at {way}: what a page reads of it is not noted")


class _View:
    """A record, or the base itself: its attributes and what its methods read are noted."""

    def __init__(self, recorder: _Recorder, way: Way, value: object) -> None:
        self._recorder = recorder
        self._way = way
        self._value = value

    @property  # type: ignore[misc]
    def __class__(self) -> type:
        return type(self._value)

    def __getattr__(self, name: str) -> object:
        value = self._value
        if name.startswith("__") or (name == "id" and self._way[:1] == (Step.OBJECT,)):
            return getattr(value, name)  # part of its class, or of the way to it
        match _declared(type(value), name):  # type: ignore[arg-type]
            case FunctionType() as method if method.__module__.startswith(_PACKAGE):
                found: object = MethodType(method, self)
            case FunctionType():  # one of pydantic's, which reads the record past this view
                found = getattr(whole(self), name)
            case declared if name in vars(value) or isinstance(declared, _COMPUTED):
                found = self._recorder.read((*self._way, name), getattr(value, name))
            case _:
                return getattr(value, name)
        self.__dict__[name] = found  # so that it is not looked for here again
        return found

    def __reduce_ex__(self, protocol: object) -> str:
        raise TypeError(f"the view of {self._way} is for reading; a page keeps whole(…) of it")


class _Entries(Mapping[Hashable, object]):
    """A mapping: the entries that are asked for are noted, those that are missing too."""

    def __init__(self, recorder: _Recorder, way: Way, value: Mapping[Hashable, object]) -> None:
        self._recorder = recorder
        self._way = way
        self._value = value

    def __getitem__(self, key: Hashable) -> object:
        given = self._recorder.read((*self._way, key), self._value.get(key, _ABSENT))
        if given is _ABSENT:
            raise KeyError(key)
        return given

    def __contains__(self, key: object) -> bool:
        self._recorder.read((*self._way, key), self._value.get(key, _ABSENT))
        return key in self._value

    def __iter__(self) -> Iterator[Hashable]:
        self._recorder.read((*self._way, Step.KEYS), tuple(self._value))
        return iter(self._value)

    def __len__(self) -> int:
        return sum(1 for _ in self)


class _List(Sequence[object]):
    """A list of records; which they are has been noted with the list."""

    def __init__(self, recorder: _Recorder, way: Way, value: Sequence[object]) -> None:
        self._recorder = recorder
        self._way = way
        self._value = value

    def __getitem__(self, at: int | slice) -> object:  # type: ignore[override]
        if isinstance(at, slice):
            return [self[i] for i in range(*at.indices(len(self._value)))]
        position = range(len(self._value))[at]
        return self._recorder.give((*self._way, position), self._value[position])

    def __len__(self) -> int:
        return len(self._value)
