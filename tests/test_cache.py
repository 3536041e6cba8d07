"""What was worked out before is used again, and never in place of what holds now."""

from __future__ import annotations

import pickle
import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, note, settings
from hypothesis import strategies as st

from sphinx_guidance import cache, markdown, rules, words
from sphinx_guidance.cache import FOLDER, Cache
from sphinx_guidance.loading import load
from sphinx_guidance.outline import Outline
from sphinx_guidance.problems import Place, Problem
from tests.conftest import SMALL, Project
from tests.site.edits import edit
from tests.site.test_freshness import furnish

FILE = f"{FOLDER}/results.sqlite"


def begin_anew() -> None:
    """What a new process would not know."""
    cache.cache_of.cache_clear()


def told(project: Project) -> tuple[list[Problem], str]:
    """All that rules and pages are made of."""
    begin_anew()
    kb, problems = load(project.root)
    found = sorted({*problems, *rules.check(kb)})
    return found, repr((kb.pages, kb.definitions, kb.checklists, kb.sources, kb.tables, kb.forms))


def shout(text: str) -> str:
    return text.upper()


@pytest.fixture
def twins(tmp_path: Path) -> Callable[[], tuple[Project, Project]]:
    """Gives a project, and a copy of it to be read without a cache."""

    def make() -> tuple[Project, Project]:
        for name in ("cached", "plain"):
            shutil.rmtree(tmp_path / name, ignore_errors=True)
        shutil.copytree(SMALL, tmp_path / "cached")
        return furnish(Project(tmp_path / "cached")), Project(tmp_path / "plain")

    return make


def read_plainly(cached: Project, plain: Project) -> tuple[list[Problem], str]:
    shutil.rmtree(plain.root, ignore_errors=True)
    shutil.copytree(cached.root, plain.root, ignore=shutil.ignore_patterns(FOLDER))
    return told(plain)


@given(data=st.data())
@settings(
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
    max_examples=20,
    derandomize=True,
)
def test_any_edits_are_told_of_as_without_a_cache(
    twins: Callable[[], tuple[Project, Project]], data: st.DataObject
) -> None:
    cached, plain = twins()
    told(cached)
    for _ in range(data.draw(st.integers(1, 4), label="runs")):
        for _ in range(data.draw(st.integers(1, 3), label="edits")):
            note(data.draw(edit(cached)))
        assert told(cached) == read_plainly(cached, plain)


@given(data=st.data())
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=30)
def test_a_damaged_cache_changes_nothing(
    twins: Callable[[], tuple[Project, Project]], data: st.DataObject
) -> None:
    cached, _ = twins()
    right = told(cached)
    path = cached.root / FILE
    for _ in range(data.draw(st.integers(1, 3), label="times")):
        told(cached)  # so that there is one again
        content = bytearray(path.read_bytes())
        start = data.draw(st.integers(0, len(content) - 1), label="from")
        harm = data.draw(st.binary(max_size=4000), label="harm")
        content[start : start + len(harm)] = harm
        path.write_bytes(content[: data.draw(st.none() | st.integers(0, len(content)))])
        assert told(cached) == right


@pytest.mark.parametrize("content", [b"", b"no database", b"SQLite format 3\0"])
def test_another_file_in_its_place_makes_room(project: Project, content: bytes) -> None:
    right = told(project)
    (project.root / FILE).write_bytes(content)
    assert told(project) == right
    told(project)
    assert (project.root / FILE).read_bytes()[:200] != content


def test_another_database_in_its_place_makes_room(project: Project) -> None:
    right = told(project)
    (project.root / FILE).unlink()
    with sqlite3.connect(project.root / FILE) as other:
        other.execute("CREATE TABLE results (name)")
    other.close()
    assert told(project) == right


def test_without_a_place_to_write_a_project_is_read_all_the_same(project: Project) -> None:
    (project.root / FOLDER).write_text("a file", encoding="utf-8")
    assert told(project)[0] == []


class _Bomb:
    def __reduce__(self) -> tuple[object, ...]:
        return Path.touch, (Path("exploded"),)


def test_what_others_have_put_into_it_runs_no_code(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    kept = Cache(tmp_path)
    kept.result(shout, "a")
    kept.save()
    with sqlite3.connect(tmp_path / "results.sqlite") as database:
        ((key, _),) = database.execute("SELECT key, value FROM results")
        bomb = pickle.dumps(_Bomb())
        database.execute("UPDATE results SET value = ?", (cache._seal(key, bomb) + bomb,))
    database.close()
    assert Cache(tmp_path).result(shout, "a") == "A"
    assert not Path("exploded").exists()


def test_only_a_page_that_has_changed_is_taken_apart_again(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    told(project)
    read: list[str] = []
    scan = markdown.scan
    monkeypatch.setattr(markdown, "scan", lambda text, line: read.append(text) or scan(text, line))
    project.edit("source/index.md", "---\n\n", "---\n\n新しい段落です。\n\n")
    told(project)
    assert len(read) == 1
    assert "新しい段落です。" in read[0]


def test_problems_are_told_in_the_language_in_use(project: Project) -> None:
    project.edit("source/index.md", "---\n\n", "---\n\n<b>太字</b>\n\n")
    words.use("en")
    english = told(project)[0]
    words.use("ja")
    japanese = told(project)[0]
    assert {p.place for p in english} == {p.place for p in japanese}
    assert {p.message for p in english}.isdisjoint(p.message for p in japanese)


def test_results_come_back_as_they_were(tmp_path: Path) -> None:
    kept = Cache(tmp_path)
    first = kept.result(Place, "source/a.md", 3)
    kept.save()
    again = Cache(tmp_path)
    assert again.result(Place, "source/a.md", 3) == first
    assert again.result(Place, "source/a.md", 4) != first


def test_results_of_many_are_those_of_the_items_as_they_are_now(tmp_path: Path) -> None:
    asked: list[str] = []

    def length(outline: Outline, more: int) -> int:
        asked.extend(prose.text for prose in outline.prose)
        return len(outline.prose) + more

    one, two = (markdown.scan(text) for text in ("一つ", "一つ\n二つ"))
    for items, found, read in (
        ([one], [2], ["一つ"]),
        ([two, one], [3, 2], ["一つ", "二つ"]),
        ([one, one], [2, 2], []),
        ([two], [3], ["一つ", "二つ"]),
    ):
        asked.clear()
        kept = Cache(tmp_path)
        assert kept.results(length, items, 1) == found
        assert asked == read
        kept.save()
    assert Cache(tmp_path).results(length, [two], 2) == [4]


def test_what_no_run_uses_any_more_goes(tmp_path: Path) -> None:
    def rows() -> int:
        with sqlite3.connect(tmp_path / "results.sqlite") as database:
            ((number,),) = database.execute("SELECT count(*) FROM results")
        database.close()
        return int(number)

    for run in range(20):
        kept = Cache(tmp_path)
        for text in ("a", "b", str(run)):
            kept.result(shout, text)
        kept.save()
        assert rows() <= 6


def nested(depth: int) -> list[object]:
    return [nested(depth - 1)] if depth else []


def test_a_result_that_is_too_deep_to_be_written_is_not_kept(tmp_path: Path) -> None:
    for _ in range(2):
        kept = Cache(tmp_path)
        assert kept.result(nested, 600) == nested(600)
        kept.save()


def test_version_control_leaves_it_out(project: Project) -> None:
    told(project)
    assert project.read(f"{FOLDER}/.gitignore") == "*\n"
