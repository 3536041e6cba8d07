from __future__ import annotations

from pathlib import Path

import pytest

from sphinx_guidance.cli import main
from sphinx_guidance.scaffold import BUILD
from tests.conftest import ROOT, Project


def run(project: Project, *arguments: str) -> int:
    return main(["--root", str(project.root), *arguments])


def test_check_says_that_all_is_well_and_prints_the_glossarys_coverage(
    project: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(project, "check") == 0
    out = capsys.readouterr().out
    assert "問題はありません。" in out
    assert "用語集の被覆率: 100.0%" in out


def test_check_prints_every_problem_with_its_place_and_fails(
    project: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    project.edit("glossary/basics.yaml", "べんだー", "ベンダー")
    assert run(project, "check") == 1
    out = capsys.readouterr().out
    assert (
        "glossary/basics.yaml:6: reading-not-hiragana: 用語「ベンダー」の読み「ベンダー」がひらがなではありません。"
        in out
    )
    assert "1件の問題があります。" in out


def test_a_new_page_is_told_what_it_lacks(
    project: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(project, "new", "cause", "my-cause") == 0
    assert run(project, "check") == 1
    out = capsys.readouterr().out
    assert "source/causes/my-cause.md:2: invalid-value" in out


def test_a_new_case_has_no_date_until_its_author_writes_one(
    project: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(project, "new", "case", "my-case") == 0
    assert run(project, "check") == 1
    out = capsys.readouterr().out
    assert "my-case.md:6: invalid-value: 「date」が空です。（例: date: 2026-04-01）" in out
    assert "「B2」が空です。（例: roles: {B2: 文字}）" in out
    assert "「shows」が空です。（例: shows: [scope-ambiguity]）" in out


def test_new_never_overwrites(project: Project, capsys: pytest.CaptureFixture[str]) -> None:
    before = project.read("source/causes/scope-ambiguity.md")
    assert run(project, "new", "cause", "scope-ambiguity") == 1
    assert "既にあります" in capsys.readouterr().err
    assert project.read("source/causes/scope-ambiguity.md") == before


def test_new_refuses_an_id_that_is_no_address(
    project: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(project, "new", "cause", "日本語") == 1
    assert "英小文字" in capsys.readouterr().err


def test_init_starts_a_knowledge_base_that_breaks_no_rule(tmp_path: Path) -> None:
    assert main(["--root", str(tmp_path), "init"]) == 0
    assert main(["--root", str(tmp_path), "check"]) == 0
    assert (tmp_path / "schemas" / "cause.schema.json").is_file()


def test_init_touches_nothing_that_is_there(
    project: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(project, "init") == 1
    assert "conf.py" in capsys.readouterr().err


@pytest.mark.parametrize("title", ['Moving "in"\\', "引っ越し", "it's #1 \\n", "  two\n lines "])
def test_init_names_the_project_as_it_is_told(tmp_path: Path, title: str) -> None:
    assert main(["init", str(tmp_path / "new"), "--title", title]) == 0
    conf: dict[str, object] = {}
    exec((tmp_path / "new" / "conf.py").read_text(encoding="utf-8"), conf)
    assert conf["project"] == " ".join(title.split())
    assert main(["--root", str(tmp_path / "new"), "check"]) == 0


@pytest.mark.parametrize("title", ["", " ", "a\x07b", "\udcff"])
def test_init_takes_no_title_that_cannot_be_seen(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], title: str
) -> None:
    assert main(["init", str(tmp_path), "--title", title]) == 1
    assert "--title" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


def test_init_offers_the_nearest_language(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["init", str(tmp_path), "--lang", "jp"]) == 1
    assert "ja" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


def test_init_starts_in_a_folder_with_hidden_files_alone(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    assert main(["init", str(tmp_path)]) == 0


@pytest.mark.parametrize(
    "name", ["glossary/basics.yaml", "references.yaml", "notes.txt", "schemas/x.json"]
)
def test_init_loses_no_file(tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str) -> None:
    path = tmp_path / name
    path.parent.mkdir(exist_ok=True)
    path.write_text("mine")
    assert main(["--root", str(tmp_path), "init"]) == 1
    assert path.read_text() == "mine"
    assert name.partition("/")[0] in capsys.readouterr().err
    assert not (tmp_path / "conf.py").exists()


@pytest.mark.parametrize("command", [["check"], ["record"], ["schemas"], ["new", "cause", "x"]])
def test_another_folder_is_no_knowledge_base(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], command: list[str]
) -> None:
    assert main(["--root", str(tmp_path / "typo"), *command]) == 2
    assert "conf.py がありません" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_cannot_be_written_is_named(
    project: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(project, "export", "--out", str(project.root / "conf.py")) == 2
    assert "conf.py" in capsys.readouterr().err


def test_new_makes_no_page_that_would_be_a_list(project: Project) -> None:
    project.remove("source/causes/index.md")
    assert run(project, "new", "cause", "index") == 1
    assert not (project.root / "source/causes/index.md").exists()


def test_record_releases_no_change_that_is_not_declared(
    project: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    run(project, "record")
    before = project.read("released.json")
    project.edit("checklists/kickoff.yaml", "成果物の一覧が契約書にある。", "一覧がある。")
    project.edit("checklists/kickoff.yaml", "version: 1.0.0", "version: 1.1.0")
    assert run(project, "record") == 1
    assert "undeclared-change" in capsys.readouterr().out
    assert project.read("released.json") == before


def test_record_notes_addresses_and_wordings_so_that_losing_one_is_told(project: Project) -> None:
    assert run(project, "record") == 0
    assert project.problems() == []
    project.edit("checklists/kickoff.yaml", "成果物の一覧が契約書にある。", "一覧がある。")
    project.edit("source/measures/define-scope.md", "{#what-to-do}", "{#steps}")
    project.edit("source/causes/scope-ambiguity.md", "#what-to-do", "#steps")
    told = {(p.code, p.place.path) for p in project.problems()}
    assert told == {
        ("undeclared-change", "checklists/kickoff.yaml"),
        ("published-address-lost", "published.json"),
    }


def test_record_leaves_a_ledger_alone_that_it_cannot_read(project: Project) -> None:
    for name in ("published.json", "released.json"):
        project.write(name, "<<<<<<< HEAD\n")
    assert run(project, "record") == 1
    for name in ("published.json", "released.json"):
        assert project.read(name) == "<<<<<<< HEAD\n"
    (project.root / "published.json").write_bytes(b"\xff")
    assert run(project, "record") == 1


def test_a_redirect_settles_a_lost_address(project: Project) -> None:
    run(project, "record")
    project.edit("source/measures/define-scope.md", "{#what-to-do}", "{#steps}")
    project.edit("source/causes/scope-ambiguity.md", "#what-to-do", "#steps")
    project.write(
        "redirects.yaml",
        "redirects:\n  - from: measures/define-scope.html#what-to-do\n    to: measures/define-scope.html#steps\n",
    )
    assert project.problems() == []


def test_a_page_that_moved_takes_its_anchors_along(project: Project) -> None:
    run(project, "record")
    text = project.read("source/measures/define-scope.md")
    project.remove("source/measures/define-scope.md")
    project.write("source/measures/scope.md", text)
    project.edit("source/causes/scope-ambiguity.md", "define-scope.md", "scope.md")
    project.edit("checklists/kickoff.yaml", "define-scope", "scope")
    project.write(
        "redirects.yaml",
        "redirects:\n  - from: measures/define-scope.html\n    to: measures/scope.html\n",
    )
    assert project.problems() == []


def test_wrong_usage_is_told_by_the_command() -> None:
    with pytest.raises(SystemExit) as stop:
        main(["unknown"])
    assert stop.value.code == 2


def test_what_init_and_the_readmes_say_to_run_fails_where_the_check_does(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--root", str(tmp_path), "init"]) == 0
    assert BUILD in capsys.readouterr().out
    assert {"-n", "-W"} <= set(BUILD.split())
    for name in ("README.md", "README.ja.md"):
        assert BUILD in (ROOT / name).read_text(encoding="utf-8")


@pytest.mark.parametrize("inside", ["", "source"])
def test_a_check_that_read_nothing_fails(
    project: Project, capsys: pytest.CaptureFixture[str], inside: str
) -> None:
    root = project.root / "other"
    (root / inside).mkdir(parents=True)
    (root / inside / "conf.py").write_text("")
    assert main(["--root", str(root / inside), "check"]) == 1
    out = capsys.readouterr().out
    assert "conf.py:1: nothing-to-read: source/ にページ（.md）が1つもない" in out
    assert "問題はありません" not in out


def test_files_that_a_command_writes_say_where_the_site_is_published(
    project: Project, tmp_path: Path
) -> None:
    conf = project.read("conf.py")
    project.write("conf.py", f"{conf}\nhtml_baseurl = 'https://example.com/'\n")
    assert run(project, "export", "--format", "markdown", "--out", str(tmp_path / "out")) == 0
    text = (tmp_path / "out/kickoff.md").read_text(encoding="utf-8")
    assert "https://example.com/checklists/kickoff.html" in text
    own = ["--base-url", "https://example.org/"]
    run(project, "export", "--format", "markdown", "--out", str(tmp_path / "own"), *own)
    assert "https://example.org/" in (tmp_path / "own/kickoff.md").read_text(encoding="utf-8")


def test_an_address_that_only_a_build_knows_is_asked_for(
    project: Project, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    conf = project.read("conf.py")
    project.write("conf.py", f"{conf}\nimport os\nhtml_baseurl = os.environ.get('URL')\n")
    line = len(conf.splitlines()) + 3
    assert run(project, "export", "--out", str(tmp_path / "out")) == 2
    assert f"conf.py:{line}: unreadable-conf: 「html_baseurl」" in capsys.readouterr().err
    assert run(project, "export", "--base-url", "", "--out", str(tmp_path / "out")) == 0
