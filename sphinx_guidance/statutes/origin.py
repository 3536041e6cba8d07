"""Where laws are looked up: e-Gov's law API, version 2, or a folder of its XML.

Of the API one call is used, ``GET <base>/law_data/<law id>`` with ``response_format=xml``. It
answers with a ``law_data_response`` that holds ``law_info``, ``revision_info`` and the law as
``law_full_text``; on an error with JSON of ``code`` and ``message``; in maintenance with HTML.
``current_revision_status`` says nothing of whether a law is in force: e-Gov calls the current Civil
Code ``PreviousEnforced``. ``repeal_status`` does.
"""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol
from urllib.parse import quote
from xml.etree import ElementTree as ET

import requests
from requests.adapters import HTTPAdapter
from urllib3.util import Retry

from sphinx_guidance.statutes.text import LawText, UnreadableLawError, parse, read_law
from sphinx_guidance.words import say

API = "https://laws.e-gov.go.jp/api/2"
SECONDS = 20.0
"""How long to wait for a connection, and for the next bytes of an answer."""

_IN_FORCE = ("", "None")
_EDITION = re.compile(r"^(?P<law>\d{3}[A-Z0-9]{12})(?:_(?P<edition>\d{8}_[0-9A-Z]{15}))?$")


class LookUpError(Exception):
    """A law could not be looked up; the message says why, for the author."""


@dataclass(frozen=True)
class Found:
    """A law as it was found; no ``law`` where it is not in force, no ``edition`` where unknown."""

    law: LawText | None
    edition: str | None = None
    in_force: datetime.date | None = None


class Origin(Protocol):
    """Where laws are looked up; ``name`` says which it is."""

    @property
    def name(self) -> str: ...

    def look_up(self, law_id: str) -> Found:
        """The law as it stands today; raises :class:`LookUpError`."""
        ...


class Api:
    """e-Gov's law API, or what answers like it at another address."""

    def __init__(self, base: str = API, *, seconds: float = SECONDS, pause: float = 1.0) -> None:
        """``pause`` is the first of the growing waits, in seconds, between three retries."""
        self.name = base.rstrip("/")
        self._seconds = seconds
        self._session = requests.Session()
        retry = Retry(
            total=3,
            backoff_factor=pause,
            status_forcelist=(429, 500, 502, 503, 504),
            raise_on_status=False,
        )
        for scheme in ("http://", "https://"):
            self._session.mount(scheme, HTTPAdapter(max_retries=retry))

    def look_up(self, law_id: str) -> Found:
        address = f"{self.name}/law_data/{quote(law_id, safe='')}"
        asked = {
            "response_format": "xml",
            "law_full_text_format": "xml",
            "omit_amendment_suppl_provision": "true",
        }
        try:
            answer = self._session.get(address, params=asked, timeout=self._seconds)
        except requests.Timeout as error:
            raise LookUpError(say("look-up.timeout", address=address)) from error
        except requests.RequestException as error:
            raise LookUpError(say("look-up.unreachable", address=address)) from error
        if answer.status_code == requests.codes.not_found and _code(answer).startswith("404"):
            return Found(None)
        if answer.status_code != requests.codes.ok:
            told = say("look-up.refused", address=address, status=answer.status_code)
            raise LookUpError(f"{told} {_message(answer)}".strip())
        try:
            return _found(parse(answer.content), law_id)
        except UnreadableLawError as error:
            told = say("look-up.malformed", address=address, error=error)
            raise LookUpError(told) from error


def _code(answer: requests.Response) -> str:
    return _told(answer, "code")


def _message(answer: requests.Response) -> str:
    return _told(answer, "message")


def _told(answer: requests.Response, name: str) -> str:
    """What the API says of an error; nothing where the answer is not the API's own."""
    try:
        value = answer.json()
    except requests.JSONDecodeError:
        return ""
    return str(value.get(name, "")) if isinstance(value, dict) else ""


def _found(root: ET.Element, law_id: str) -> Found:
    """What an answer of the API holds; raises :class:`UnreadableLawError`."""
    said = root.findtext("law_info/law_id")
    revision = root.findtext("revision_info/law_revision_id") or ""
    named = _EDITION.match(revision)
    if said != law_id or named is None or named["law"] != law_id:
        raise UnreadableLawError(f"law_id {said}, law_revision_id {revision}")
    if (root.findtext("revision_info/repeal_status") or "") not in _IN_FORCE:
        return Found(None)
    day = root.findtext("revision_info/amendment_enforcement_date") or ""
    return Found(read_law(root), named["edition"], _day(day) or _day_of(named["edition"]))


class Folder:
    """A folder of XML files: ``<law id>.xml``, or ``<law id>_<edition>.xml`` at any depth."""

    def __init__(self, folder: Path, today: datetime.date) -> None:
        """Editions that are not in force ``today`` are left out. Raises :class:`LookUpError`."""
        self.name = str(folder)
        self._files: dict[str, tuple[str, Path]] = {}
        for path in sorted(folder.rglob("*.xml")):
            named = _EDITION.match(path.stem)
            if named is None:
                continue
            edition = named["edition"] or ""
            day = _day_of(edition)
            if (day is None or day <= today) and edition >= self._edition(named["law"]):
                self._files[named["law"]] = (edition, path)
        if not self._files:
            raise LookUpError(say("look-up.no-laws", folder=folder))

    def _edition(self, law_id: str) -> str:
        return self._files[law_id][0] if law_id in self._files else ""

    def look_up(self, law_id: str) -> Found:
        if law_id not in self._files:
            raise LookUpError(say("look-up.no-file", law=law_id, folder=self.name))
        edition, path = self._files[law_id]
        try:
            root = parse(path.read_bytes())
            if root.tag == "law_data_response":
                return _found(root, law_id)
            return Found(read_law(root), edition or None, _day_of(edition))
        except UnreadableLawError as error:
            told = say("look-up.malformed", address=path, error=error)
            raise LookUpError(told) from error


def _day_of(edition: str | None) -> datetime.date | None:
    return _day(f"{edition[:4]}-{edition[4:6]}-{edition[6:8]}") if edition else None


def _day(text: str) -> datetime.date | None:
    try:
        return datetime.date.fromisoformat(text)
    except ValueError:
        return None
