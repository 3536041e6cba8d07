"""The check and the build obey the same settings of ``conf.py``."""

from __future__ import annotations

import pytest
from sphinx.errors import ConfigError

from sphinx_guidance.cli import main
from tests.conftest import ROOT, Project
from tests.rules.test_each_rule import CASE, CAUSE
from tests.site.conftest import Build, build

DRAFT = "source/causes/draft.md"


def check(project: Project, capsys: pytest.CaptureFixture[str]) -> str:
    main(["--root", str(project.root), "check"])
    return capsys.readouterr().out


def add(project: Project, line: str) -> Project:
    return project.write("conf.py", f"{project.read('conf.py')}\n{line}\n")


@pytest.fixture
def drafted(project: Project) -> Project:
    """A project with a page that breaks rules, and a text of a wrong kind."""
    project.write(DRAFT, project.read(CAUSE).replace("category:", "categry:"))
    return project.write("source/causes/notes.rst", "")


def searched(built: Build) -> bytes:
    return b"".join(content for name, content in built.files().items() if "_static/search/" in name)


@pytest.mark.parametrize("pattern", ["causes/[dn]*", "**/draft.md', 'causes/notes.rst"])
def test_what_is_excluded_is_neither_checked_nor_built(
    drafted: Project, capsys: pytest.CaptureFixture[str], pattern: str
) -> None:
    assert "categry" in check(drafted, capsys)
    add(drafted, f"exclude_patterns = ['{pattern}']")
    assert "問題はありません。" in check(drafted, capsys)
    built = build(drafted)
    assert built.warnings == ""
    assert not (built.outdir / "causes/draft.html").exists()
    assert b"causes/draft" not in searched(built)


def test_a_link_to_what_is_excluded_is_told_once_with_the_reason(
    drafted: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    add(drafted, "exclude_patterns = ['causes/draft.md', '**.rst']")
    drafted.edit(CASE, "作業の範囲が", "[下書き](../causes/draft.md)の範囲が")
    drafted.edit("source/index.md", "causes/index\n", "causes/index\ncauses/draft\n")
    hint = "「causes/draft.md」は conf.py の exclude_patterns で除かれています"
    assert check(drafted, capsys).count(hint) == 2
    told = build(drafted).warnings
    assert (told.count("WARNING"), told.count(hint)) == (2, 2)


def test_without_a_page_that_is_left_there_is_nothing_to_check(
    project: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    add(project, "exclude_patterns = ['**']")
    assert "nothing-to-read" in check(project, capsys)


@pytest.mark.parametrize("setting", ["guidance", "guidance.*", "guidance.discouraged-variant"])
def test_a_suppressed_rule_is_told_neither_by_the_check_nor_by_the_build(
    project: Project, capsys: pytest.CaptureFixture[str], setting: str
) -> None:
    project.edit(CASE, "作業の範囲が", "ベンダの範囲が")
    assert "discouraged-variant" in check(project, capsys)
    add(project, f"suppress_warnings = ['{setting}']")
    assert "問題はありません。" in check(project, capsys)
    assert build(project).warnings == ""


def test_a_code_of_no_rule_cannot_be_suppressed(
    project: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    add(project, "suppress_warnings = ['myst.header',\n    'guidance.dead-lnik']")
    line = project.read("conf.py").splitlines().index("    'guidance.dead-lnik']") + 1
    hint = "（もしかして: dead-link）"
    assert f"conf.py:{line}: invalid-value: suppress_warnings の「guidance.dead-lnik」" in (
        told := check(project, capsys)
    )
    assert hint in told
    assert hint in build(project).warnings


@pytest.mark.parametrize("name", ["exclude_patterns", "suppress_warnings"])
def test_a_setting_that_only_a_build_knows_is_told_by_the_check(
    project: Project, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    add(project, f"{name} = [name for name in ()]")
    assert f"unreadable-conf: 「{name}」の値は、conf.py を動かさないと" in check(project, capsys)
    assert build(project).warnings == ""


@pytest.mark.parametrize("conf", ["conf.py", "sphinx_guidance/starters/ja/conf.py"])
def test_a_conf_says_only_what_the_project_is(conf: str) -> None:
    names = {line.partition(" = ")[0] for line in (ROOT / conf).read_text("utf-8").splitlines()}
    names = {name for name in names if name.isidentifier()}
    assert names <= {"project", "author", "copyright", "language", "extensions"}


def test_what_an_author_sets_wins_over_the_default(project: Project) -> None:
    add(project, "html_title = '別の題名'\nhtml_permalinks_icon = '¶'\nhtml_copy_source = True")
    built = build(project)
    page = built.text("causes/scope-ambiguity.html")
    assert "<title>業務範囲があいまい | 別の題名</title>" in page
    assert "¶</a>" in page
    assert "_sources/causes/scope-ambiguity.md.txt" in built.files()


def test_a_build_for_which_html_is_no_text_is_refused(project: Project) -> None:
    add(project, "myst_disable_syntax = ['html_' + name for name in ('block',)]")
    with pytest.raises(ConfigError, match=r"conf\.py: .*「html_inline」がないと.*を加えます"):
        build(project)
