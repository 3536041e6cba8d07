"""First files: a page of a kind, or a whole small knowledge base that already builds."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path

from sphinx_guidance import addresses, spelling
from sphinx_guidance.model import ID_PATTERN
from sphinx_guidance.schema import Field, Schema
from sphinx_guidance.schema_file import read_schema
from sphinx_guidance.schemas import write_schemas
from sphinx_guidance.words import listed, say

BUILD = "python -m sphinx -n -W --keep-going -b html -c . source build/html"
"""With -W, the build fails where the check would: nothing is handed out with a mistake in it."""

STARTER = Path(__file__).parent / "starter"

PAGE = """---
title:
summary:
{fields}sources: []
---

{{#overview}}
## {overview}

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
    if path.exists():
        return Outcome(False, say("scaffold.exists", path=path))
    fields = schema.kinds[kind].fields.items()
    lines = "".join(f"{name}: {_blank(schema, field)}".rstrip() + "\n" for name, field in fields)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(PAGE.format(fields=lines, overview=say("scaffold.overview")), encoding="utf-8")
    return Outcome(True, say("scaffold.page-made", path=path))


def _blank(schema: Schema, field: Field) -> str:
    """What stands in a field until its author writes: a value of the right form, or nothing."""
    match field.type:
        case "choice":
            return next(iter(schema.vocabularies[field.vocabulary or ""].values()))
        case "parties":
            return f"[{', '.join(schema.parties)}]"
        case "text-by-party":
            return "{" + ", ".join(f"{party}: " for party in schema.answering) + "}"
        case "text" | "line" | "date":
            return "" if field.required else "null"
        case _:
            return "[]"


def init(root: Path) -> Outcome:
    """Start a knowledge base in ``root``; never overwrites a file."""
    names = (path.relative_to(STARTER).parts[0] for path in sorted(STARTER.rglob("*")))
    taken = [name for name in dict.fromkeys((*names, "schemas")) if (root / name).exists()]
    if taken:
        return Outcome(False, say("scaffold.taken", root=root, taken=listed(taken)))
    shutil.copytree(STARTER, root, dirs_exist_ok=True, ignore=shutil.ignore_patterns("__pycache__"))
    own, _ = read_schema(root)
    if own:
        write_schemas(root, own.schema)
    return Outcome(True, say("scaffold.project-made", root=root, build=BUILD))
