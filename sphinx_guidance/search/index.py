"""The index as script files: names for the box at once, texts in parts for the results page.

The files assign to one global, so they load over ``file://`` and under a policy without
``connect-src``. They hold the text itself and no lists of occurrences: a browser makes a positional
index of character pairs from the text faster than it would load one. MiniSearch was the
alternative: its serialised index of the same pairs is several times the size of the text that the
excerpts need anyway, and it knows no places, so that it cannot tell 損害賠償 from 損害 and 賠償
(figures in bench/README.md).
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from sphinx_guidance.language import Language
from sphinx_guidance.model import Kind
from sphinx_guidance.search.analyser import storable
from sphinx_guidance.search.documents import PAGE, SECTION, Document
from sphinx_guidance.search.packing import alphabet, codes, pack
from sphinx_guidance.words import say

GLOBAL = "guidanceSearch"
NAMES_FILE = "names.js"
PART_SIZE = 1_000_000
"""Characters of text in one part, about."""

MAX_RELATED = 8


@dataclass(frozen=True)
class Index:
    """The files of an index by name, in the order in which they are loaded."""

    files: dict[str, bytes]

    @property
    def addresses(self) -> list[str]:
        """File names with the digest of their content, for caches."""
        return [f"{name}?v={_digest(content)}" for name, content in self.files.items()]


def build(
    documents: Iterable[Document],
    kind_names: Mapping[Kind, str],
    asked: Mapping[Kind, Sequence[str]],
    language: Language,
) -> Index:
    """The index of ``documents`` of these kinds; time and size are linear in their text.

    ``asked`` are the words of a query that ask for a kind.
    """
    docs = list(documents)
    titles = [storable(doc.title) for doc in docs]
    texts = [[storable(doc.lead), storable(doc.body)] for doc in docs]
    names = ["\t".join(_other_names(doc, language)) for doc in docs]
    characters = alphabet([*titles, *names, *(text for pair in texts for text in pair), "\t\n"])
    table = codes(characters)
    parts = {
        f"text-{i}.js": _assign(f"text{i}", pack("\n".join(part), table))
        for i, part in enumerate(_parts(texts))
    }
    number = {doc.address: i for i, doc in enumerate(docs)}
    names_of_kinds = {**kind_names, PAGE: say("search.page")}
    kinds = [*names_of_kinds, SECTION]
    found = {
        "language": language.tag,
        "kinds": names_of_kinds,
        "asked": asked,
        "kind": [kinds.index(doc.kind) for doc in docs],
        "address": _differences([doc.address for doc in docs]),
        "parent": _runs([number.get(doc.parent, -1) for doc in docs]),
        "related": {
            i: [number[a] for a in doc.related if a in number][:MAX_RELATED]
            for i, doc in enumerate(docs)
            if doc.related
        },
        "words": language.word_readings(
            (d.title, d.names[0]) for d in docs if d.kind == "term" and d.names
        ),
        "alphabet": characters,
        "title": pack("\n".join(titles), table),
        "names": pack("\n".join(names), table),
        "parts": [f"{name}?v={_digest(content)}" for name, content in parts.items()],
    }
    return Index({NAMES_FILE: _assign("names", found), **parts})


def _other_names(doc: Document, language: Language) -> list[str]:
    """The names that say more than the title does."""
    seen = {language.name_key(doc.title): ""}
    for name in doc.names:
        seen.setdefault(language.name_key(name), " ".join(storable(name).split()))
    return [name for name in seen.values() if name]


def _differences(addresses: list[str]) -> list[str]:
    """Addresses, without the page where it is that of the address before."""
    written: list[str] = []
    before = ""
    for address in addresses:
        page, mark, anchor = address.partition("#")
        written.append(f"#{anchor}" if mark and page == before else address)
        before = page
    return written


def _runs(numbers: list[int]) -> list[list[int]]:
    """Equal neighbours as pairs of number and count."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and runs[-1][0] == number:
            runs[-1][1] += 1
        else:
            runs.append([number, 1])
    return runs


def _parts(texts: list[list[str]]) -> list[list[str]]:
    """The lead and the body of every document as a line each, in parts of about one size."""
    parts: list[list[str]] = [[]]
    size = 0
    for pair in texts:
        if size >= PART_SIZE:
            parts.append([])
            size = 0
        parts[-1] += [text.replace("\n", "\t") for text in pair]
        size += sum(map(len, pair))
    return parts


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()[:8]


def _assign(name: str, value: object) -> bytes:
    written = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return f"(self.{GLOBAL}??={{}}).{name}={written};\n".encode()
