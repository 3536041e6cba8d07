"""What an author who watches sees: the open page first, what is wrong, and at rest a clean build."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, note, settings
from hypothesis import strategies as st
from sphinx.errors import ConfigError
from sphinx.locale import translators

from sphinx_guidance.loading import load
from sphinx_guidance.site.live import Site
from tests.conftest import SMALL, Project
from tests.site.conftest import build
from tests.site.edits import edit, files

CAUSE = "source/causes/scope-ambiguity.md"
PAGE = "causes/scope-ambiguity"
GLOSSARY = "glossary/basics.yaml"
HOOK = """
def setup(app):
    app.connect("{event}", hook)

def hook(app, *_):
    from pathlib import Path
    {act}
"""


def served(project: Project) -> dict[str, bytes]:
    """The files that are served, by name."""
    out = project.root / "live"
    paths = (path for path in sorted(out.rglob("*")) if path.is_file())
    names = {path.relative_to(out): path for path in paths if not path.name.startswith(".build")}
    return {
        name.as_posix(): path.read_bytes()
        for name, path in names.items()
        if name.parts[0] != ".doctrees"
    }


def clean(project: Project, out: str = "clean") -> dict[str, bytes]:
    return build(project, out=out, guidance_live=True).files()


def watched(project: Project) -> Site:
    """The project as it is served before the first edit."""
    translators.clear()
    site = Site(project.root, project.root / "live")
    assert site.build()
    return site


def after(site: Site, project: Project, path: str, *opened: str) -> list[tuple[str, ...]]:
    """Build after an edit of a file; what was wrong as often as the browser was told."""
    told: list[tuple[str, ...]] = []
    site.build({project.root / path}, set(opened), lambda: told.append(site.problems))
    return told


def test_the_open_page_is_on_the_disk_before_the_rules_have_run(project: Project) -> None:
    site = watched(project)
    project.write(CAUSE, f"{project.read(CAUSE)}\n書き足した{{cause}}`nowhere`です。\n")
    seen: list[tuple[bool, int]] = []

    def tell() -> None:
        text = served(project)[f"{PAGE}.html"].decode()
        seen.append(("書き足した" in text, len(site.problems)))

    site.build({project.root / CAUSE}, {PAGE}, tell)
    assert seen == [(True, 0), (True, 1)]
    assert served(project).keys() == clean(project).keys()


def test_an_open_page_that_shows_an_edited_term_is_made_first(project: Project) -> None:
    site = watched(project)
    definition = project.read(GLOSSARY).partition("definition: ")[2].partition("\n")[0]
    project.edit(GLOSSARY, definition, "書き直した説明です。")
    first: list[str] = []
    site.build(
        {project.root / GLOSSARY},
        {"glossary"},
        lambda: first.append(served(project)["glossary.html"].decode()),
    )
    assert "書き直した説明" in first[0]


def test_nothing_is_told_of_an_open_page_that_a_change_does_not_concern(project: Project) -> None:
    site = watched(project)
    project.write(CAUSE, f"{project.read(CAUSE)}\n書き足します。\n")
    only_rules = after(site, project, CAUSE, "about/sources")
    assert len(only_rules) == 1


def test_a_page_that_is_not_valid_is_told_and_stays_as_it_was(project: Project) -> None:
    site = watched(project)
    good, before = project.read(CAUSE), served(project)[f"{PAGE}.html"]
    project.edit(CAUSE, "category:", "categry:")
    after(site, project, CAUSE, PAGE)
    (problem,) = site.problems
    assert problem.startswith(f"{project.root / CAUSE}:4: ")
    assert served(project)[f"{PAGE}.html"] == before
    project.write(CAUSE, good.replace("title: ", "title: 直した"))
    after(site, project, CAUSE, PAGE)
    assert site.problems == ()
    assert served(project) == clean(project)


def test_what_stops_a_build_is_told_and_the_site_stays(project: Project) -> None:
    site = watched(project)
    before, conf = served(project), project.read("conf.py")
    project.write("conf.py", "language =")
    after(site, project, "conf.py", PAGE)
    (problem,) = site.problems
    assert problem.startswith(f"{project.root}/conf.py:1: unreadable-conf: ")
    assert served(project) == before
    project.write("conf.py", conf.replace("わたしたちの", "みんなの"))
    after(site, project, "conf.py", PAGE)
    assert served(project) == clean(project)


def test_a_file_that_goes_away_during_a_build_stops_only_that_build(project: Project) -> None:
    site = watched(project)
    conf, new = project.read("conf.py"), "source/causes/late-request.md"
    project.write(new, project.read(CAUSE))
    act = f"Path({str(project.root / new)!r}).unlink(missing_ok=True)"
    project.write("conf.py", conf + HOOK.format(event="env-before-read-docs", act=act))
    after(site, project, new, PAGE)
    assert "late-request" in "".join(site.problems)
    project.write("conf.py", conf)
    after(site, project, "conf.py", PAGE)
    assert site.problems == ()
    assert served(project) == clean(project)


def test_what_is_saved_while_a_page_is_read_is_not_lost(project: Project) -> None:
    conf = project.read("conf.py")
    act = (
        f"page = Path({str(project.root / CAUSE)!r})\n"
        "    page.write_text(page.read_text().replace('一度目', '二度目'))"
    )
    project.write("conf.py", conf + HOOK.format(event="source-read", act=act))
    site = watched(project)
    project.write(CAUSE, f"{project.read(CAUSE)}\n一度目です。\n")
    after(site, project, CAUSE)
    assert "一度目" in served(project)[f"{PAGE}.html"].decode()
    after(site, project, CAUSE)
    assert "二度目" in served(project)[f"{PAGE}.html"].decode()


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Callable[[], tuple[Project, Site]]:
    """Gives the starter, watched, in the same place each time."""
    around = tmp_path_factory.mktemp("kept")
    root = around / "project"

    def restore() -> tuple[Project, Site]:
        shutil.rmtree(root, ignore_errors=True)
        shutil.copytree(SMALL, root)
        project = Project(root)
        return project, watched(project)

    return restore


@st.composite
def any_edit(draw: st.DrawFn, project: Project) -> str:
    """An edit of a page, of data or of ``conf.py``; what was done, in words."""
    if draw(st.integers(0, 7)):
        return draw(edit(project))
    word = draw(st.sampled_from(("手引き", "案内", "書")))
    project.write("conf.py", project.read("conf.py").replace("の手引き", f"の{word}"))
    return f"conf.py: {word}"


def changed(project: Project, before: dict[str, str]) -> set[Path]:
    now = texts(project)
    return {project.root / name for name in before.keys() ^ now.keys()} | {
        project.root / name for name in before.keys() & now.keys() if before[name] != now[name]
    }


def texts(project: Project) -> dict[str, str]:
    return {name: project.read(name) for name in [*files(project), "conf.py"]}


ANY_EDITS = settings(
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


@given(data=st.data())
@settings(ANY_EDITS, max_examples=12, derandomize=True)
def test_whatever_is_edited_the_site_at_rest_is_a_clean_build(
    kept: Callable[[], tuple[Project, Site]], data: st.DataObject
) -> None:
    edit_and_compare(*kept(), data)


@pytest.mark.soak
@given(data=st.data())
@settings(ANY_EDITS, max_examples=60, print_blob=True)
def test_whatever_is_edited_for_long_the_site_at_rest_is_a_clean_build(
    kept: Callable[[], tuple[Project, Site]],
    data: st.DataObject,
    figure: Callable[[str, int], None],
) -> None:
    edit_and_compare(*kept(), data)
    figure("sequences of edits while served, equal to clean", 1)


def edit_and_compare(project: Project, site: Site, data: st.DataObject) -> None:
    pages = [name.removesuffix(".html") for name in served(project) if name.endswith(".html")]
    for _ in range(data.draw(st.integers(1, 3), label="builds")):
        before = texts(project)
        for _ in range(data.draw(st.integers(1, 3), label="edits")):
            note(data.draw(any_edit(project)))
        opened = data.draw(st.sets(st.sampled_from(pages), max_size=3), label="opened")
        done = site.build(changed(project, before), opened)
    shutil.rmtree(project.root / "clean", ignore_errors=True)
    if not done:
        with pytest.raises(ConfigError) as refused:
            clean(project)
        assert str(refused.value) in site.problems[-1]
        return
    kb, _ = load(project.root)
    as_they_were = {
        f"{page.docname}.html" for page in kb.pages.values() if page.path in kb.unread
    }  # pages that are not valid
    assert {k: v for k, v in served(project).items() if k not in as_they_were} == clean(project)
