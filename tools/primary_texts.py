"""Copies of laws as plain text, beside the repository: the same articles as in e-Gov's XML.

``python tools/primary_texts.py FOLDER [--write]`` compares the sources of ``references.yaml`` that
name an article with the texts in FOLDER, and tells those whose caption, edition, day in force or
digest is another there; with ``--write`` it puts them right.
"""

from __future__ import annotations

import csv
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from sphinx_guidance.statutes.text import Article, normalised

ROOT = Path(__file__).parent.parent
_HEADING = re.compile(r"^## (?P<number>\S+)(?: (?P<caption>.+))?$")
_ARTICLE = re.compile(r"第([一二三四五六七八九十百零]+)条((?:の[一二三四五六七八九十百]+)*)　")
_KANJI = "〇一二三四五六七八九"


@dataclass(frozen=True)
class PlainLaw:
    """A law as plain text: the edition that it is a copy of, and its articles by number."""

    law_id: str
    edition: str
    articles: dict[str, Article]

    @property
    def in_force(self) -> str:
        day = self.edition[:8]
        return f"{day[:4]}-{day[4:6]}-{day[6:]}"


def laws(folder: Path) -> dict[str, PlainLaw]:
    """The laws of a folder by their id: ``articles/*.txt`` by INDEX.tsv, and ``other/*.txt``."""
    found = {}
    with (folder / "INDEX.tsv").open(encoding="utf-8", newline="") as index:
        for row in csv.DictReader(index, delimiter="\t"):
            text = (folder / "articles" / f"{row['file']}.txt").read_text(encoding="utf-8")
            articles = {article.number: article for article in _indexed(text)}
            found[row["law_id"]] = PlainLaw(row["law_id"], row["revision"], articles)
    for path in sorted((folder / "other").glob("*.txt")):
        text = path.read_text(encoding="utf-8")
        named = re.search(r"(\d{3}[A-Z0-9]{12})_(\d{8}_[0-9A-Z]{15})", text)
        if named:
            articles = {article.number: article for article in _continuous(text)}
            found[named[1]] = PlainLaw(named[1], named[2], articles)
    return found


def _indexed(text: str) -> Iterator[Article]:
    """Articles below ``## number （caption）``, a line for each paragraph and item."""
    number, caption, lines = "", "", list[str]()
    for line in [*text.splitlines(), "## end"]:
        heading = _HEADING.match(line)
        if heading is None:
            lines += filter(None, [normalised(line)])
            continue
        if number:
            yield Article(number, caption, "\n".join(lines))
        number = heading["number"]
        caption, lines = normalised(heading["caption"] or "").strip("()"), []


def _continuous(text: str) -> Iterator[Article]:
    """Articles as they are printed: ``第七条　…``, below a line with the caption in brackets."""
    seen = set()
    number, caption, last, lines = "", "", "", list[str]()
    for line in [*text.splitlines(), "第零条　"]:
        heading = _ARTICLE.match(line)
        if heading:
            if number and number not in seen:
                seen.add(number)
                yield Article(number, caption, "\n".join(lines))
            branches = [digits(part) for part in heading[2].split("の") if part]
            number = "_".join([digits(heading[1]), *branches])
            lines = ["1" + normalised(line[heading.end() :])]
            caption = normalised(last).strip("()") if last.startswith("（") else ""
        elif not line.startswith(("（", "##", "第")):
            lines += filter(None, [normalised(line)])
        last = line


def digits(kanji: str) -> str:
    """A number below 1000 that is written in Chinese characters."""
    total = 0
    part = 0
    for sign in kanji:
        if sign in "十百":
            total += (part or 1) * {"十": 10, "百": 100}[sign]
            part = 0
        else:
            part = _KANJI.find(sign)
    return str(total + part)


def right_values(law: PlainLaw, number: str) -> dict[str, str]:
    """What a source of an article says of its text."""
    article = law.articles[number]
    values = {"caption": article.caption} if article.caption else {}
    return values | {
        "edition": law.edition,
        "in_force": law.in_force,
        "digest": article.digest,
    }


def compare(folder: Path, *, write: bool) -> list[str]:
    """What in ``references.yaml`` is not as the texts have it, as lines to tell."""
    from sphinx_guidance.loading import load  # noqa: PLC0415 - slow to import

    known = laws(folder)
    kb, _ = load(ROOT)
    path = ROOT / "references.yaml"
    lines = path.read_text(encoding="utf-8").split("\n")
    told = []
    changes: list[tuple[int, str, list[str]]] = []
    for source in kb.sources.values():
        if source.law is None:
            continue
        law = known.get(source.law.id)
        if law is None or (number := source.law.article) not in law.articles:
            told.append(f"{source.id}: no text of {source.law.id} {number if law else ''}")
            continue
        own = source.law.model_dump(mode="json", exclude_none=True)
        right = right_values(law, number)
        if any(own.get(name) != value for name, value in right.items()):
            told.append(f"{source.id}: {source.law.id} {number} {right.get('caption', '')}")
            at = kb.place(source, "law").line
            changes.append((at, source.id, [f"    {n}: {_scalar(v)}" for n, v in right.items()]))
    for at, _, made in sorted(changes, reverse=True) if write else ():
        end = at
        while lines[end].startswith("    "):
            end += 1
        kept = [line for line in lines[at:end] if line.split(":")[0].strip() not in _NAMES]
        lines[at:end] = [*kept, *made]
    if write:
        path.write_text("\n".join(lines), encoding="utf-8")
    return told


_NAMES = ("caption", "edition", "in_force", "digest")


def _scalar(value: str) -> str:
    return value if re.fullmatch(r"\d{4}-\d\d-\d\d|\D.*", value) else f"'{value}'"


if __name__ == "__main__":
    for line in compare(Path(sys.argv[1]), write="--write" in sys.argv[2:]):
        print(line)
