"""``guidance export`` and ``guidance import`` as an author runs them, and the site's downloads."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest

from sphinx_guidance.cli import main
from sphinx_guidance.exports.files import FORMATS, all_files, write_changed
from sphinx_guidance.exports.publication import Publication
from sphinx_guidance.exports.xlsx.workbook import write_workbook
from sphinx_guidance.knowledge import KnowledgeBase
from sphinx_guidance.loading import load
from sphinx_guidance.model import Checklist
from sphinx_guidance.site import downloads
from tests.conftest import ROOT
from tests.exports.samples import PUBLICATION, filled

KB = load(ROOT)[0]
KICKOFF = KB.checklists["kickoff"]


def run(*arguments: str) -> int:
    return main(["--root", str(ROOT), *arguments])


def test_all_formats_of_all_lists_are_written(tmp_path: Path) -> None:
    assert run("export", "--out", str(tmp_path)) == 0
    expected = {f"{id_}.{end}" for id_ in KB.checklists for end in ("xlsx", "csv", "md", "json")}
    assert {path.name for path in tmp_path.iterdir()} == {
        *expected,
        "checklists.json",
        "checklists.schema.json",
    }


def test_one_format_of_one_list_is_written(tmp_path: Path) -> None:
    options = ["--format", "markdown", "--base-url", "https://example.test"]
    assert run("export", *options, "--out", str(tmp_path), "insurance") == 0
    (path,) = tmp_path.iterdir()
    assert path.name == "insurance.md"
    assert "https://example.test/checklists/insurance.html#" in path.read_text(encoding="utf-8")


def test_an_unknown_list_is_told_with_the_nearest(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("export", "--out", str(tmp_path / "out"), "kickof") == 2
    assert "kickoff" in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


def test_a_filled_in_workbook_becomes_an_answers_file(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    workbook, out = tmp_path / "記入済み.xlsx", tmp_path / "answers.json"
    workbook.write_bytes(write_workbook(KICKOFF, PUBLICATION, filled(KICKOFF)))
    assert run("import", str(workbook), "--out", str(out)) == 0
    first = out.read_bytes()
    made = json.loads(first)
    assert made["project"]["lists"] == {"kickoff": KICKOFF.version}
    assert len(made["project"]["answers"]["B1"]) == len(KICKOFF.items)
    assert run("import", str(workbook), "--out", str(out)) == 0
    assert out.read_bytes() == first
    capsys.readouterr()
    assert run("import", str(workbook)) == 0
    assert capsys.readouterr().out.encode() == first


@pytest.mark.parametrize("path", sorted((ROOT / "tests" / "answers").glob("*.json")), ids=str)
def test_answers_of_every_release_are_told_and_written_in_the_present_format(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], path: Path
) -> None:
    out = tmp_path / "now.json"
    assert run("answers", str(path), "--out", str(out)) == 0
    told = capsys.readouterr().out
    assert "案件「青空商事 基幹刷新」" in told
    assert "ベンダー（B1） 4件、サービス提供者（B2） 5件、合意済み 1件" in told
    assert json.loads(out.read_bytes())["formatVersion"] == 2
    assert run("answers", str(out)) == 0
    assert capsys.readouterr().out in told


def test_a_file_that_holds_no_answers_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "other.json"
    path.write_text('{"format": "guidance-answers", "formatVersion": 2}', encoding="utf-8")
    assert run("answers", str(path), "--out", str(tmp_path / "out.json")) == 1
    assert "other.json: bad-shape: 「site」" in capsys.readouterr().err
    assert not (tmp_path / "out.json").exists()
    assert run("answers", str(tmp_path / "none.json")) == 2


def test_what_cannot_be_imported_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    broken = tmp_path / "broken.xlsx"
    broken.write_bytes(b"PK")
    assert run("import", str(broken), "--out", str(tmp_path / "a.json")) == 1
    assert "broken.xlsx: unreadable: " in capsys.readouterr().err
    assert not (tmp_path / "a.json").exists()
    assert run("import", str(tmp_path / "none.xlsx")) == 2


def test_unchanged_files_are_left_alone(tmp_path: Path) -> None:
    assert write_changed(tmp_path, all_files([KICKOFF], PUBLICATION))
    os.utime(tmp_path / "kickoff.xlsx", (0, 0))
    (tmp_path / "kickoff.csv").write_bytes(b"old")
    assert write_changed(tmp_path, all_files([KICKOFF], PUBLICATION)) == ["kickoff.csv"]
    assert (tmp_path / "kickoff.xlsx").stat().st_mtime == 0


@pytest.mark.parametrize("folder", ["source/checklists", "checklists", "glossary", "tables"])
def test_nothing_is_written_over_what_authors_write(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, folder: str
) -> None:
    workbook = tmp_path / "x.xlsx"
    workbook.write_bytes(write_workbook(KICKOFF, PUBLICATION))
    assert run("export", "--format", "markdown", "--out", str(ROOT / folder)) == 2
    assert run("import", str(workbook), "--out", str(ROOT / folder / "kickoff.yaml")) == 2
    assert run("answers", str(workbook), "--out", str(ROOT / folder / "kickoff.yaml")) == 2
    assert capsys.readouterr().err.count("書き出しません") == 3


def test_each_format_can_be_asked_for_by_its_name(tmp_path: Path) -> None:
    for name, format_ in FORMATS.items():
        out = tmp_path / name
        assert run("export", "--format", name, "--out", str(out), "kickoff") == 0
        assert (out / f"kickoff.{format_.extension}").is_file()


def test_downloads_are_linked_from_the_page_that_shows_them() -> None:
    links = downloads.downloads_of("kickoff", "checklists/kickoff")
    assert [(link.title, link.href) for link in links] == [
        ("Excel", "../downloads/kickoff.xlsx"),
        ("CSV", "../downloads/kickoff.csv"),
        ("Markdown", "../downloads/kickoff.md"),
        ("JSON", "../downloads/kickoff.json"),
    ]
    assert downloads.downloads_of("kickoff", "index")[0].href == "downloads/kickoff.xlsx"


def test_downloads_are_written_only_by_a_successful_html_build(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(downloads, "knowledge", lambda app: KB)
    config = SimpleNamespace(project="案内", guidance_site="", html_baseurl="https://example.test/")

    def build(format_: str, exception: Exception | None) -> list[str]:
        builder = SimpleNamespace(name=format_)
        env = SimpleNamespace(config=config)
        app = SimpleNamespace(builder=builder, env=env, outdir=tmp_path, doctreedir=tmp_path)
        downloads._write(app, exception)  # type: ignore[arg-type]
        return sorted(path.name for path in tmp_path.glob("downloads/*"))

    assert build("text", None) == []
    assert build("html", ValueError()) == []
    assert "kickoff.xlsx" in build("html", None)


def test_downloads_are_made_anew_only_where_something_changed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    config = SimpleNamespace(project="案内", guidance_site="", html_baseurl="")
    builder = SimpleNamespace(name="html")
    env = SimpleNamespace(config=config)
    app = SimpleNamespace(builder=builder, env=env, outdir=tmp_path, doctreedir=tmp_path)
    made: list[list[Checklist]] = []
    names = ["kickoff.csv"]

    def one_file(checklists: list[Checklist], publication: Publication) -> Iterator[object]:
        made.append(checklists)
        return iter([(name, b"content") for name in names])

    monkeypatch.setattr(downloads, "all_files", one_file)

    def build(checklist: Checklist) -> int:
        kb = KnowledgeBase(checklists={checklist.id: checklist})
        monkeypatch.setattr(downloads, "knowledge", lambda app: kb)
        downloads._write(app, None)  # type: ignore[arg-type]
        return len(made)

    assert [build(KICKOFF), build(KICKOFF)] == [1, 1]
    names.append("gone.xlsx")
    (tmp_path / "downloads" / "kickoff.csv").unlink()
    assert build(KICKOFF) == 2
    (tmp_path / "downloads" / "gone.pdf").write_bytes(b"made by publishing")
    names.pop()
    (tmp_path / "downloads" / "kickoff.csv").unlink()
    assert build(KICKOFF) == 3
    assert [path.name for path in (tmp_path / "downloads").iterdir()] == ["kickoff.csv"]
    assert build(KICKOFF.model_copy(update={"title": "別の題"})) == 4
    config.html_baseurl = "https://example.test/"
    assert build(KICKOFF.model_copy(update={"title": "別の題"})) == 5


def test_the_exports_import_no_sphinx() -> None:
    program = (
        "import sys; from sphinx_guidance.exports import commands;"
        " print(sorted(m for m in sys.modules if m.split('.')[0] in ('sphinx', 'docutils')))"
    )
    result = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert result.stdout.strip() == "[]"
