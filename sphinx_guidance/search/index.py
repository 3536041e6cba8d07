"""The index as script files: names for the box at once, texts in parts for the results page.

The files assign to one global, so they load over ``file://`` and under a policy without
``connect-src``. They hold the text itself and no lists of occurrences: a browser makes a positional
index of character pairs from the text faster than it would load one (see bench/search.md, also for
MiniSearch, whose serialised index of the same pairs is several times the size and knows no places,
so that it cannot tell 損害賠償 from 賠償 and 損害).
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from sphinx_guidance.model import KIND_NAMES
from sphinx_guidance.search.analyser import name_key, storable
from sphinx_guidance.search.documents import PAGE, SECTION, Document
from sphinx_guidance.search.readings import word_readings

GLOBAL = "guidanceSearch"
NAMES_FILE = "names.js"
PART_SIZE = 400_000
"""Characters of text in one part, about."""

KINDS: dict[str, str] = {**KIND_NAMES, PAGE: "ページ"}


@dataclass(frozen=True)
class Index:
    """The files of an index by name, and their names in the order in which they are loaded."""

    files: dict[str, bytes]

    @property
    def addresses(self) -> list[str]:
        """File names with the digest of their content, for caches."""
        return [f"{name}?v={digest(content)}" for name, content in self.files.items()]


def digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()[:8]


def build(documents: Iterable[Document]) -> Index:
    """The index of ``documents``; time and size are linear in their text."""
    docs = list(documents)
    number = {doc.address: i for i, doc in enumerate(docs)}
    kinds = [*KINDS, SECTION]
    parts = {f"text-{i}.js": content for i, content in enumerate(_parts(docs))}
    names = {
        "kinds": KINDS,
        "kind": [kinds.index(doc.kind) for doc in docs],
        "address": _differences([doc.address for doc in docs]),
        "title": [storable(doc.title) for doc in docs],
        "parent": [number.get(doc.parent, -1) for doc in docs],
        "names": {i: found for i, doc in enumerate(docs) if (found := _other_names(doc))},
        "related": {
            i: found
            for i, doc in enumerate(docs)
            if (found := [number[a] for a in doc.related if a in number])
        },
        "words": word_readings((d.title, d.names[0]) for d in docs if d.kind == "term"),
        "parts": [f"{name}?v={digest(content)}" for name, content in parts.items()],
    }
    return Index({NAMES_FILE: _assign("names", names), **parts})


def _other_names(doc: Document) -> list[str]:
    """The names that say more than the title does."""
    seen = {name_key(doc.title)}
    kept: list[str] = []
    for name in doc.names:
        key = name_key(name)
        if key not in seen:
            seen.add(key)
            kept.append(storable(name))
    return kept


def _differences(addresses: list[str]) -> list[str]:
    """Addresses, without the page where it is that of the address before."""
    written: list[str] = []
    before = ""
    for address in addresses:
        page, mark, anchor = address.partition("#")
        written.append(f"#{anchor}" if mark and page == before else address)
        before = page
    return written


def _parts(docs: list[Document]) -> Iterator[bytes]:
    """The lead and the body of every document, a pair each, in parts of about one size."""
    part: list[str] = []
    size = count = 0
    for doc in docs:
        texts = [storable(doc.lead), storable(doc.body)]
        part += texts
        size += sum(map(len, texts))
        if size >= PART_SIZE:
            yield _assign(f"text{count}", part)
            part, size, count = [], 0, count + 1
    yield _assign(f"text{count}", part)


def _assign(name: str, value: object) -> bytes:
    written = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return f"(self.{GLOBAL}??={{}}).{name}={written};\n".encode()
