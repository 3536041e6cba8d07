"""What the commands know of ``conf.py`` without running it."""

from __future__ import annotations

from pathlib import Path

import pytest

from sphinx_guidance.conf_file import ConfFile, read_conf
from sphinx_guidance.problems import Problem


def conf(folder: Path, text: str) -> ConfFile:
    (folder / "conf.py").write_text(text, encoding="utf-8")
    return read_conf(folder)[0]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("", ()),
        ("exclude_patterns = ['a', 'b/**']", ("a", "b/**")),
        ("exclude_patterns = ('a',)", ("a",)),
        ("exclude_patterns: list[str] = ['a']", ("a",)),
        ("exclude_patterns = ['a']\nexclude_patterns += ['b']", ("a", "b")),
        ("exclude_patterns = ['a']\nexclude_patterns.append('b')", ("a", "b")),
        ("exclude_patterns = ['a']\nexclude_patterns.extend(['b', 'c'])", ("a", "b", "c")),
        ("drafts = ['a']\nexclude_patterns = drafts + ['b']", ("a", "b")),
        ("exclude_patterns = other = ['a']", ("a",)),
        ("import os\nexclude_patterns = [os.sep]\nexclude_patterns = ['a']", ("a",)),
        ("exclude_patterns = ['a']\ndef setup(app):\n    exclude_patterns = ['x']", ("a",)),
    ],
)
def test_lists_are_read_as_python_would_make_them(
    tmp_path: Path, text: str, value: tuple[str, ...]
) -> None:
    assert conf(tmp_path, text).strings("exclude_patterns") == value


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("import os\nexclude_patterns = [os.environ['X']]", 2),
        ("exclude_patterns = ['a']\nif 1:\n    exclude_patterns = ['b']", 2),
        ("exclude_patterns = ['a']\nexclude_patterns.insert(0, 'b')", 2),
        ("exclude_patterns = ['a']\n\nexclude_patterns[0] = 'b'", 3),
        ("exclude_patterns = ['a']\nexclude_patterns *= 2", 2),
        ("exclude_patterns = ['a']\nfor exclude_patterns in []: pass", 2),
        ("from base import exclude_patterns", 1),
        ("\nfrom base import *", 2),
        ("(exclude_patterns, x) = ['a'], 1", 1),
        ("exclude_patterns = ['a'] + more", 1),
    ],
)
def test_what_only_running_would_tell_is_told_with_its_line(
    tmp_path: Path, text: str, line: int
) -> None:
    told = conf(tmp_path, text).strings("exclude_patterns")
    assert isinstance(told, Problem)
    assert str(told).startswith(f"conf.py:{line}: unreadable-conf: 「exclude_patterns」の値は")
    assert 'exclude_patterns = ["…"]' in told.hint


def test_texts_may_be_named_and_joined(tmp_path: Path) -> None:
    read = conf(tmp_path, "project = '手引き'\nhtml_title = project + ' 第2版'\n")
    assert read.string("html_title") == "手引き 第2版"
    assert read.string("language", "en") == "en"


def test_the_place_of_a_text_in_a_list_is_its_own_line(tmp_path: Path) -> None:
    read = conf(tmp_path, "suppress_warnings = [\n    'a',\n    'b',\n]\n")
    assert str(read.place("suppress_warnings", "b")) == "conf.py:3"


def test_a_file_that_is_no_python_is_one_problem(tmp_path: Path) -> None:
    (tmp_path / "conf.py").write_text("exclude_patterns = ['a'")
    read, problems = read_conf(tmp_path)
    assert [str(problem.place) for problem in problems] == ["conf.py:1"]
    assert read.strings("exclude_patterns") == ()
