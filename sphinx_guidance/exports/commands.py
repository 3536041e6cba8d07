"""``guidance export`` and ``guidance import``: files of the checklists, and answers back."""

from __future__ import annotations

import datetime
import sys
from collections.abc import Sequence
from dataclasses import replace
from itertools import chain
from pathlib import Path

from sphinx_guidance.answers.file import Refused, answers_file, read_answers, text_of
from sphinx_guidance.answers.shapes import SharedProject
from sphinx_guidance.exports.files import FORMATS, all_files, checklist_files, write_changed
from sphinx_guidance.exports.forms.files import EXTENSIONS, form_files
from sphinx_guidance.exports.publication import Publication
from sphinx_guidance.exports.xlsx.open import MAX_FILE_BYTES
from sphinx_guidance.exports.xlsx.read import read_workbook
from sphinx_guidance.knowledge import KnowledgeBase
from sphinx_guidance.loading import load
from sphinx_guidance.schema_file import read_schema
from sphinx_guidance.source_files import DATA_DIRS, SOURCE_DIR
from sphinx_guidance.spelling import nearest
from sphinx_guidance.words import listed, say

ALL = "all"


def export(
    root: Path, format_: str, out: Path, ids: Sequence[str], publication: Publication
) -> int:
    """Write checklists and forms (no ``ids``: every one) to ``out``; returns the exit status."""
    if _among_sources(root, out):
        return 2
    kb, problems = load(root)
    publication = replace(publication, schema=kb.schema)
    for problem in problems:
        print(problem, file=sys.stderr)
    forms = [key for key in kb.forms if not ids or key[1] in ids]
    known = [*kb.checklists, *(id_ for _, id_ in kb.forms)]
    unknown = [id_ for id_ in ids if id_ not in known]
    for id_ in unknown:
        hint = nearest(id_, known) or say("export.ids", ids=listed(known))
        print(say("export.no-checklist", id=id_, hint=hint), file=sys.stderr)
    if unknown:
        return 2
    named = [id_ for id_ in dict.fromkeys(ids or kb.checklists) if id_ in kb.checklists]
    checklists = [kb.checklists[id_] for id_ in named]
    if format_ == ALL and not ids:
        files = all_files(checklists, publication)
    else:
        formats = FORMATS if format_ == ALL else (format_,)
        files = checklist_files(checklists, publication, formats) if checklists else iter(())
    offered = EXTENSIONS if format_ == ALL else {format_} & EXTENSIONS.keys()
    files = chain(files, form_files(kb, publication.base_url, offered, forms))
    written = write_changed(out, files)
    print(say("export.written", out=out, n=len(written)))
    return 1 if problems else 0


def import_workbook(root: Path, file: Path, out: Path | None) -> int:
    """Write a workbook's answers to ``out`` (None: print them); tell what was not understood."""
    if out and _among_sources(root, out):
        return 2
    try:
        with file.open("rb") as opened:
            content = opened.read(MAX_FILE_BYTES + 1)
    except OSError as error:
        print(say("import.cannot-open", file=file, reason=error.strerror), file=sys.stderr)
        return 2
    kb, _ = load(root)
    imported = read_workbook(content, kb.checklists, kb.schema)
    for problem in imported.problems:
        print(f"{file.name}: {problem}", file=sys.stderr)
    if imported.project is None or imported.checklist is None:
        return 1
    text = answers_file(imported.project, imported.site, _time(imported.saved))
    if out is None:
        print(text, end="")
    else:
        out.parent.mkdir(parents=True, exist_ok=True)
        out.write_text(text, encoding="utf-8", newline="\n")
        count = sum(len(answers) for answers in imported.project.answers.values())
        print(say("import.written", out=out, n=count))
    return 1 if imported.problems else 0


def tell_answers(root: Path, file: Path, out: Path | None) -> int:
    """Tell what an answers file holds, and write it to ``out`` in the present format."""
    if out and _among_sources(root, out):
        return 2
    try:
        text = file.read_text(encoding="utf-8", errors="replace")
    except OSError as error:
        print(say("import.cannot-open", file=file, reason=error.strerror), file=sys.stderr)
        return 2
    kb, _ = load(root)
    read = read_answers(text, kb.schema.answering)
    if isinstance(read, Refused):
        print(f"{file.name}: {read.code}: {read.message}", file=sys.stderr)
        return 1
    name = read.project.heading[0].name or say("answers.untitled")
    print(say("answers.project", name=name, site=read.site))
    for list_ in _lists_of(read.project):
        checklist = kb.checklists.get(list_)
        title = checklist.title if checklist else list_
        print(say("answers.list", title=title, counts=listed(_counts(kb, read.project, list_))))
    if out:
        out.parent.mkdir(parents=True, exist_ok=True)
        out.write_text(text_of(read), encoding="utf-8", newline="\n")
        print(say("answers.written", out=out))
    return 0


def _lists_of(project: SharedProject) -> list[str]:
    """The lists that a project says anything of."""
    cells = [cell for cells in project.answers.values() for cell in cells.values()]
    said = {cell[0].list for cell in cells} | {cell[0].list for cell in project.agreed.values()}
    return sorted(said | set(project.lists))


def _counts(kb: KnowledgeBase, project: SharedProject, list_: str) -> list[str]:
    """How much each party answered, and how much was settled, under a list."""
    answered = {
        kb.schema.parties[side].name: [cell[0] for cell in cells.values()]
        for side, cells in project.answers.items()
    }
    counts = {
        name: sum(one.list == list_ and one.verdict != "unconfirmed" for one in all_)
        for name, all_ in answered.items()
    }
    agreed = [cell[0] for cell in project.agreed.values()]
    settled = sum(one.list == list_ and one.verdict != "unconfirmed" for one in agreed)
    return [
        say("answers.count", name=name, n=n)
        for name, n in {**counts, say("standing.settled"): settled}.items()
    ]


def _among_sources(root: Path, out: Path) -> bool:
    """Tell, and say, whether ``out`` stands where authors write: nothing is written over there."""
    own, _ = read_schema(root)
    shaped = [own.schema.folder(kind) for kind in own.schema.shaped_kinds] if own else []
    names = (SOURCE_DIR, *DATA_DIRS, *shaped)
    folders = [(root / name).resolve() for name in names]
    among = any(out.resolve().is_relative_to(folder) for folder in folders)
    if among:
        print(say("export.among-sources", out=out), file=sys.stderr)
    return among


def _time(saved: datetime.datetime | None) -> datetime.datetime:
    """When the workbook was saved, never later than now; without a time zone it is UTC."""
    now = datetime.datetime.now(datetime.UTC)
    if saved is None:
        return now
    return min(now, saved if saved.tzinfo else saved.replace(tzinfo=datetime.UTC))
