"""What LibreOffice makes of the workbooks: it recalculates every formula, and prints."""

from __future__ import annotations

import fcntl
import io
import os
import re
import shutil
import subprocess
import zipfile
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import openpyxl
import pypdf
import pytest

from sphinx_guidance.answers.project import Answer, Project, state_names
from sphinx_guidance.answers.standing import BOTH, open_items, tally, views
from sphinx_guidance.exports.xlsx import layout, open_points, summary
from sphinx_guidance.exports.xlsx.read import read_workbook
from sphinx_guidance.exports.xlsx.workbook import write_workbook
from sphinx_guidance.loading import load
from sphinx_guidance.model import Checklist
from tests.conftest import ROOT, SCHEMA
from tests.exports.samples import (
    PUBLICATION,
    SIDES,
    checklist,
    filled,
    hostile_checklist,
    hostile_project,
)

SOFFICE = shutil.which("soffice")
pytestmark = [
    pytest.mark.office,
    pytest.mark.skipif(SOFFICE is None, reason="LibreOffice (soffice) is not installed"),
]


def excluded(of: Checklist) -> Project:
    """Everything 対象外, with reasons that are none on one side of the last item."""
    last = of.items[-1].id
    return Project(
        of.id,
        of.version,
        SIDES,
        answers={
            side: {
                one.id: Answer(
                    "not-applicable", "\u3000 " if (side, one.id) == ("B1", last) else "範囲外"
                )
                for one in of.items
            }
            for side in SIDES
        },
    )


def agreed(of: Checklist) -> Project:
    """The sides agree on all but every fourth item."""
    said = filled(of).answers["B1"]
    other = {
        one.id: said[one.id] if i % 4 else Answer("hold", note="=1+1")
        for i, one in enumerate(of.items)
    }
    return replace(filled(of), answers={"B1": said, "B2": other})


SAMPLE, HOSTILE_LIST = checklist(), hostile_checklist()
LISTS = load(ROOT)[0].checklists
CASES: dict[str, tuple[Checklist, Project]] = {
    "sample-blank": (SAMPLE, Project(SAMPLE.id, SAMPLE.version, SIDES)),
    **{f"{of.id}-filled": (of, filled(of)) for of in LISTS.values()},
    "sample-agreed": (SAMPLE, agreed(SAMPLE)),
    "kickoff-agreed": (LISTS["kickoff"], agreed(LISTS["kickoff"])),
    "sample-excluded": (SAMPLE, excluded(SAMPLE)),
    "sample-hostile": (HOSTILE_LIST, hostile_project(HOSTILE_LIST)),
}


def without_values(content: bytes) -> bytes:
    """A workbook without the results of its formulas, so that they must be calculated."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as source, zipfile.ZipFile(made, "w") as target:
        for part in source.namelist():
            data = source.read(part)
            if part.startswith("xl/worksheets/"):
                text = re.sub(r"</f><v>[^<]*</v>", "</f>", data.decode())
                data = re.sub(r'(<c [^>]*) t="str"(?=[^>]*><f>)', r"\1", text).encode()
            target.writestr(part, data)
    return made.getvalue()


@dataclass(frozen=True)
class Office:
    """The workbooks as LibreOffice saved them again, and as it printed them."""

    folder: Path

    def book(self, case: str) -> Any:
        return openpyxl.load_workbook(self.folder / f"{case}.xlsx", data_only=True)

    def pdf(self, case: str) -> pypdf.PdfReader:
        return pypdf.PdfReader(self.folder / f"{case}.pdf")


def convert(cases: list[str], target: str, source: Path, out: Path) -> None:
    profile = (source.parent / "profile").as_uri()
    arguments = ["--headless", "--convert-to", target, "--outdir", str(out)]
    subprocess.run(
        [
            str(SOFFICE),
            f"-env:UserInstallation={profile}",
            *arguments,
            *(str(source / f"{case}.xlsx") for case in cases),
        ],
        check=True,
        capture_output=True,
        timeout=180,
    )


@pytest.fixture(scope="session")
def office(tmp_path_factory: pytest.TempPathFactory) -> Office:
    """All workbooks through LibreOffice, once for all parallel workers."""
    shared = tmp_path_factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        shared = shared.parent
    source, out = shared / "office" / "source", shared / "office" / "out"
    source.mkdir(parents=True, exist_ok=True)
    with (shared / "office" / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not out.is_dir():
            for case, (of, project) in CASES.items():
                content = without_values(write_workbook(of, PUBLICATION, project))
                (source / f"{case}.xlsx").write_bytes(content)
            convert(list(CASES), "xlsx:Calc MS Excel 2007 XML", source, out)
            convert([f"{id_}-filled" for id_ in LISTS], "pdf", source, out)
    return Office(out)


@pytest.mark.parametrize("case", CASES)
def test_the_counts_are_calculated_right(office: Office, case: str) -> None:
    of, project = CASES[case]
    sheet = office.book(case)[layout.summary_sheet()]
    rows = iter(sheet.iter_rows(min_row=summary.FIRST_ROW + 1, values_only=True))
    for view in views(SIDES):
        for number, section in [*enumerate(of.sections, 1), (None, None)]:
            counts = tally(project, view, section.items if section else of.items)
            row = next(rows)
            assert row[:2] == ("両社" if view == BOTH else view, number)
            assert row[3:12] == (
                counts.total,
                *(counts.states[name] for name in state_names()),
                counts.unexplained,
                counts.unresolved,
            )
            if counts.progress is None:
                assert row[12] == "対象なし"
            else:
                assert row[12] == pytest.approx(counts.progress)


@pytest.mark.parametrize("case", CASES)
def test_the_open_points_are_listed_in_order(office: Office, case: str) -> None:
    of, project = CASES[case]
    points = open_items(project, of)
    sheet = office.book(case)[layout.open_sheet()]
    rows = list(sheet.iter_rows(min_row=open_points.FIRST_ROW + 1, values_only=True))
    assert sheet["B3"].value == len(points)
    assert len(rows) == len(of.items)
    for k, ((number, _, item), row) in enumerate(zip(points, rows, strict=False), 1):
        text = row[3].replace("_x0001_", "\t")  # as LibreOffice writes a tab from a formula
        assert (*row[:3], text, row[4]) == (k, number, item.id, item.text, item.weight)
        for i, side in enumerate(SIDES):
            answer = project.answer(side, item.id)
            due = row[10 + i]
            assert (due.date() if due else None) == answer.due
    assert not any(value for row in rows[len(points) :] for value in row)


@pytest.mark.parametrize("case", CASES)
def test_values_in_the_file_are_those_that_are_calculated(office: Office, case: str) -> None:
    of, project = CASES[case]
    content = write_workbook(of, PUBLICATION, project)
    written = openpyxl.load_workbook(io.BytesIO(content), data_only=True)
    calculated = office.book(case)
    for name in (layout.summary_sheet(), layout.counting_sheet()):
        for row in written[name].iter_rows():
            for cell in row:
                other = calculated[name][cell.coordinate].value
                if isinstance(cell.value, float):
                    assert other == pytest.approx(cell.value)
                else:
                    assert (other or None) == (cell.value or None), (name, cell.coordinate)


def test_hostile_text_is_the_same_text_after_libreoffice(office: Office) -> None:
    of, project = CASES["sample-hostile"]
    content = (office.folder / "sample-hostile.xlsx").read_bytes()
    imported = read_workbook(content, {of.id: of}, SCHEMA)
    assert imported.problems == ()
    direct = read_workbook(write_workbook(of, PUBLICATION, project), {of.id: of}, SCHEMA)
    assert imported.project
    assert direct.project
    assert imported.project.answers == direct.project.answers


@pytest.mark.parametrize("id_", LISTS)
def test_a_workbook_that_libreoffice_saved_is_read_back(office: Office, id_: str) -> None:
    of, project = CASES[f"{id_}-filled"]
    imported = read_workbook(
        (office.folder / f"{id_}-filled.xlsx").read_bytes(), {of.id: of}, SCHEMA
    )
    assert imported.problems == ()
    assert imported.project
    assert imported.project.answers == project.answers
    assert imported.project.heading == project.heading


@pytest.mark.parametrize("id_", LISTS)
def test_validations_survive_libreoffice(office: Office, id_: str) -> None:
    sheet = office.book(f"{id_}-filled")[layout.checklist_sheet()]
    kinds = {rule.type for rule in sheet.data_validations.dataValidation}
    assert {"list", "date", "textLength"} <= kinds


@pytest.mark.parametrize("id_", LISTS)
def test_it_prints_on_a4_landscape_with_every_item_once(office: Office, id_: str) -> None:
    of, _ = CASES[f"{id_}-filled"]
    pages = office.pdf(f"{id_}-filled").pages
    for page in pages:
        size = (round(float(page.mediabox.width)), round(float(page.mediabox.height)))
        assert size == (842, 595)
    texts = ["".join(page.extract_text().split()) for page in pages]
    assert all(f"{n}/{len(pages)}" in text for n, text in enumerate(texts, 1))
    form = "".join(texts).partition(f"{of.title}集計")[0]
    for item in of.items:
        assert form.count("".join(item.text.split())[:10]) >= 1
    assert all(f"第{of.version}版（{of.date}）" in text for text in texts)
