"""Files of answers in every format: what is read of them, and why others are refused."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from sphinx_guidance.answers.file import Refused, read_answers, text_of
from sphinx_guidance.answers.project import digest_of

RELEASED = Path(__file__).parent.parent / "answers"
LETTERS = ("B1", "B2")
SIDES = ("tenant", "lessor")

STAMP = {"at": 1000, "count": 1, "actor": "a", "seen": {"a": 1}}
LATER = {"at": 2000, "count": 1, "actor": "b", "seen": {"b": 1}}
GIVEN = {"version": "1.0.0", "wording": "範囲を書いたか。", "stamp": STAMP}
SETTLED = {"verdict": "action", "reason": "", "note": "備考\n\ud800=1+1", "assignee": "田中"}
SETTLED |= {"due": "2026-12-01"}
ANSWER = {**SETTLED, "confirmedBy": "", "confirmedOn": "", **GIVEN}
OTHER = {**ANSWER, "verdict": "hold", "stamp": LATER}
HEADING = {"name": "基幹刷新", "meetingDate": "", "archived": False, "stamp": STAMP}


def _former(one: str, two: str) -> dict[str, Any]:
    """A file of format 1 in which two parties answered."""
    agreed = {**SETTLED, **GIVEN, "settledAt": 3000, "from": {one: ANSWER, two: OTHER}}
    about = {"site": "見本", "id": "moving-in", "title": "入居", "version": "1.1.0"}
    return {
        "format": "guidance-answers",
        "formatVersion": 1,
        "list": {**about, "date": "2026-04-01"},
        "project": {
            "id": "p-1",
            "list": "moving-in",
            "version": "1.0.0",
            "created": 500,
            "heading": [{**HEADING, "attendees": {one: "鈴木"}}],
            "answers": {one: {"keys": [OTHER, ANSWER]}},
            "agreed": {"keys": [agreed]},
        },
    }


def _present(memos: bool) -> dict[str, Any]:
    """A file of format 2 with something of everything."""
    under = {"list": "moving-in"}
    kept = {
        "name": "第2回",
        "at": 4000,
        "lists": {"moving-in": "1.0.0"},
        "answers": {"tenant": {"keys": {"verdict": "hold", "note": "待つ"}}},
        "agreed": {"keys": {"verdict": "confirmed"}},
        "stamp": STAMP,
    }
    noted = {"tenant": {"keys": [{"text": "こちらだけの控え", **under, **GIVEN}]}}
    return {
        "format": "guidance-answers",
        "formatVersion": 2,
        "site": "見本",
        "contains": {"memos": memos},
        "project": {
            "id": "p-2",
            "created": 500,
            "heading": [{**HEADING, "attendees": {"tenant": "鈴木", "lessor": ""}}],
            "lists": {"moving-in": "1.0.0", "moving-out": "2.0.0"},
            "answers": {
                "tenant": {"keys": [{**ANSWER, **under}]},
                "lessor": {"meter": [{**OTHER, "list": "moving-out"}]},
            },
            "agreed": {},
            "relevance": {"pets": [{"answer": "no", "wording": "動物はいるか。", "stamp": STAMP}]},
            "kept": {"abc123": [kept]},
            **({"memos": noted} if memos else {}),
        },
    }


def _edited(file: dict[str, Any], **project: Any) -> str:
    return json.dumps({**file, "project": {**file["project"], **project}}, ensure_ascii=True)


READ = {
    "format 1": _former("tenant", "lessor"),
    "format 1, under letters": _former("B1", "B2"),
    "format 2": _present(memos=False),
    "format 2, with memos": _present(memos=True),
}
REFUSED = {
    "no JSON": "{",
    "a number that JSON lacks": '{"format": "guidance-answers", "x": NaN}',
    "nested too deeply": "[" * 17 + "]" * 17,
    "a key that reaches a prototype": '{"format": "guidance-answers", "constructor": {}}',
    "another file": '{"name": "package"}',
    "a newer format": '{"format": "guidance-answers", "formatVersion": 3}',
    "no format": '{"format": "guidance-answers"}',
    "an unknown key": _edited(READ["format 2"], more=1),
    "memos that it says it lacks": _edited(READ["format 2"], memos={}),
    "memos that it lacks though it says so": json.dumps(
        {**READ["format 2"], "contains": {"memos": True}}
    ),
    "an empty cell": _edited(READ["format 2"], agreed={"keys": []}),
    "an id that is none": _edited(READ["format 2"], id="<b>"),
    "a day that is none": _edited(
        READ["format 2"], answers={"tenant": {"keys": [{**ANSWER, "list": "a", "due": "明日"}]}}
    ),
    "a text that is too long": _edited(
        READ["format 2"],
        relevance={"pets": [{"answer": "no", "wording": "長" * 2001, "stamp": STAMP}]},
    ),
    "an answer of format 1 in format 2": _edited(
        READ["format 2"], answers={"tenant": {"keys": [ANSWER]}}
    ),
    "a list of format 1 that its project is not of": _edited(READ["format 1"], list="moving-out"),
    "a party that does not answer": _edited(READ["format 2"], answers={"guarantor": {}}),
    "a letter in format 2": _edited(READ["format 2"], answers={"B1": {}}),
    "memos of a party that does not answer": _edited(
        READ["format 2, with memos"], memos={"guarantor": {}}
    ),
}


def _read(text: str, sides: tuple[str, ...]) -> str:
    file = read_answers(text, sides)
    if isinstance(file, Refused):
        raise AssertionError(file)
    return text_of(file)


def _code(text: str) -> str:
    file = read_answers(text, SIDES)
    return file.code if isinstance(file, Refused) else ""


def answers_text() -> str:
    """The vector; of the released files only the short names of what is read of them."""
    made = {
        "sides": SIDES,
        "released": {
            path.name: digest_of(_read(path.read_text(encoding="utf-8"), LETTERS))
            for path in sorted(RELEASED.glob("*.json"))
        },
        "read": [
            {"what": what, "file": file, "result": json.loads(_read(json.dumps(file), SIDES))}
            for what, file in READ.items()
        ],
        "refused": [
            {"what": what, "text": text, "code": _code(text)} for what, text in REFUSED.items()
        ],
    }
    return json.dumps(made, indent=1) + "\n"
