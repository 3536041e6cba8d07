"""Format 1 of the answers file, in which a project answered one list, as format 2 has it.

Each value keeps its stamp, so it does not matter whether answers are merged before or after, nor
how often the same ones are converted. Once answers were kept under the letters B1 and B2 whoever
answered: where a party is not called so, they mean the first and the second one.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, TypeVar

from sphinx_guidance.answers.project import Side
from sphinx_guidance.answers.shapes import FORMAT, FORMAT_VERSION, FormerFile, dumped

_LETTERS = ("B1", "B2")

V = TypeVar("V")


def converted(value: Mapping[str, Any]) -> dict[str, Any]:
    """A file of format 1 in format 2: each value says its list; raises ``ValidationError``."""
    file = dumped(FormerFile.model_validate(value))
    project = file["project"]
    list_ = project["list"]
    return {
        "format": FORMAT,
        "formatVersion": FORMAT_VERSION,
        "site": file["list"]["site"],
        "contains": {"memos": False},
        "project": {
            "id": project["id"],
            "created": project["created"],
            "heading": project["heading"],
            "lists": {list_: project["version"]},
            "answers": {
                party: {
                    item: [{**said, "list": list_} for said in cell] for item, cell in cells.items()
                }
                for party, cells in project["answers"].items()
            },
            "agreed": {
                item: [_settled_under(list_, settled) for settled in cell]
                for item, cell in project["agreed"].items()
            },
            "relevance": {},
            "kept": {},
        },
    }


def _settled_under(list_: str, settled: Mapping[str, Any]) -> dict[str, Any]:
    said = {party: {**one, "list": list_} for party, one in settled["from"].items()}
    return {**settled, "list": list_, "from": said}


def party_meant(name: str, sides: Sequence[Side], former: bool) -> Side | None:
    """The party that a name stands for; in format 1 a letter may stand for one."""
    if name in sides:
        return name
    return sides[_LETTERS.index(name)] if former and name in _LETTERS else None


def by_party(file: dict[str, Any], sides: Sequence[Side], former: bool) -> dict[str, Any]:
    """The file with everything under the ids of the parties, each with a place of its own."""

    def meant(name: str) -> str:
        return party_meant(name, sides, former) or name

    def by_party(record: Mapping[str, V]) -> dict[str, V]:
        found: dict[str, V] = {}
        for name in sorted(record, key=_LETTERS.count):
            found.setdefault(meant(name), record[name])
        return found

    def said(record: Mapping[str, Mapping[str, list[Any]]]) -> dict[str, dict[str, list[Any]]]:
        found: dict[str, dict[str, list[Any]]] = {side: {} for side in sides}
        for name, cells in record.items():
            for item, cell in cells.items():
                found[meant(name)].setdefault(item, []).extend(cell)
        return found

    project = file["project"]
    nobody = dict.fromkeys(sides, "")
    changed = {
        "heading": [
            {**one, "attendees": nobody | by_party(one["attendees"])} for one in project["heading"]
        ],
        "answers": said(project["answers"]),
        "agreed": {
            item: [{**one, "from": by_party(one["from"])} for one in cell]
            for item, cell in project["agreed"].items()
        },
    }
    return {**file, "project": {**project, **changed}}
