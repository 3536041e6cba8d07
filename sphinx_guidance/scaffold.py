"""First files: a page of a kind, or a whole small knowledge base that already builds."""

from __future__ import annotations

import json
import re
import shutil
from dataclasses import dataclass
from pathlib import Path

from sphinx_guidance import addresses, spelling, words
from sphinx_guidance.language import language_of
from sphinx_guidance.model import ID_PATTERN
from sphinx_guidance.schema import Field, Schema
from sphinx_guidance.schema_file import read_schema
from sphinx_guidance.words import listed, say

BUILD = "python -m sphinx -n -W --keep-going -b html -c . source build/html"
"""With -W, the build fails where the check would: nothing is handed out with a mistake in it."""

STARTERS = Path(__file__).parent / "starters"
LANGUAGE = "ja"
STARTER = STARTERS / LANGUAGE

_PROJECT = re.compile(r"^project = .*$", re.MULTILINE)

PAGE = """---
title:
summary:
{fields}sources: []
---

{{#overview}}
## {overview}

"""


FORM = """purpose:
filled_by: [{parties}]
sections:
  - id: first
    title:
    fields:
      - {{id: name, label: , type: line}}
"""

FLOW = """questions:
  - id: first
    text:
    answers:
      - {{text: , to: done}}
      - {{text: , to: done}}
outcomes:
  - id: done
    title:
    text:
    sources: []
"""


@dataclass(frozen=True)
class Outcome:
    """What was done, or why nothing was."""

    done: bool
    message: str


def new_page(root: Path, schema: Schema, kind: str, id_: str) -> Outcome:
    """Write a page of ``kind`` to be filled in; never overwrites a file."""
    if kind not in schema.kinds:
        hint = spelling.nearest(kind, schema.kinds) or say(
            "scaffold.kinds", kinds=listed(schema.kinds)
        )
        return Outcome(False, say("scaffold.no-kind", kind=kind, hint=hint))
    if not ID_PATTERN.fullmatch(id_) or id_ == addresses.LIST:
        return Outcome(False, say("scaffold.bad-id", id=id_))
    path = root / addresses.file(addresses.page_in(schema.folder(kind), id_))
    beside = root / schema.folder(kind) / f"{id_}.yaml" if kind in schema.shaped_kinds else None
    taken = next((file for file in (path, beside) if file and file.exists()), None)
    if taken:
        return Outcome(False, say("scaffold.exists", path=taken))
    fields = schema.kinds[kind].fields.items()
    lines = "".join(f"{name}: {_blank(schema, field)}".rstrip() + "\n" for name, field in fields)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(PAGE.format(fields=lines, overview=say("scaffold.overview")), encoding="utf-8")
    if beside:
        text = FORM if schema.shaped_kinds[kind] == "form" else FLOW
        beside.parent.mkdir(exist_ok=True)
        beside.write_text(text.format(parties=", ".join(schema.parties)), encoding="utf-8")
    made = listed(file for file in (path, beside) if file)
    return Outcome(True, say("scaffold.page-made", path=made))


def _blank(schema: Schema, field: Field) -> str:
    """What stands in a field until its author writes: a value of the right form, or nothing."""
    match field.type:
        case "choice":
            return next(iter(schema.vocabularies[field.vocabulary or ""].values()))
        case "parties":
            return f"[{', '.join(schema.parties)}]"
        case "shares":
            return "null"
        case "text-by-party":
            return "{" + ", ".join(f"{party}: " for party in schema.answering) + "}"
        case "text" | "line" | "date":
            return "" if field.required else "null"
        case _:
            return "[]"


def languages() -> list[str]:
    """The languages in which a knowledge base can be started."""
    return sorted(path.name for path in STARTERS.iterdir() if path.is_dir())


def init(root: Path, language: str = LANGUAGE, title: str | None = None) -> Outcome:
    """Start a knowledge base in ``root``, which holds nothing yet but hidden files.

    ``title`` is the name of the project; without it, the starter's own stays.
    """
    if language not in languages():
        known = say("scaffold.languages", languages=listed(languages()))
        hint = spelling.nearest(language, languages()) or known
        return Outcome(False, say("scaffold.no-language", language=language, hint=hint))
    words.use(language)
    name = None if title is None else " ".join(title.split())
    if name is not None and not (name and name.isprintable()):
        return Outcome(False, say("scaffold.bad-title"))
    taken = [path.name for path in _present(root) if not path.name.startswith(".")]
    if taken:
        return Outcome(False, say("scaffold.taken", root=root, taken=listed(taken)))
    starter = STARTERS / language
    shutil.copytree(starter, root, dirs_exist_ok=True, ignore=shutil.ignore_patterns("__pycache__"))
    if name is not None:
        _name_project(root / "conf.py", name)
    own, _ = read_schema(root)
    if own:
        from sphinx_guidance.schemas import write_schemas  # noqa: PLC0415 - slow to import

        write_schemas(root, own.schema, language_of(language))
    return Outcome(True, say("scaffold.project-made", root=root, build=BUILD))


def _present(root: Path) -> list[Path]:
    return sorted(root.iterdir()) if root.is_dir() else []


def _name_project(conf: Path, name: str) -> None:
    # A JSON string is a string of Python.
    line = f"project = {json.dumps(name, ensure_ascii=False)}"
    written = _PROJECT.sub(lambda _: line, conf.read_text(encoding="utf-8"), count=1)
    conf.write_text(written, encoding="utf-8")
