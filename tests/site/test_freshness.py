"""Whatever an author edits, an incremental build shows the same as a clean one, byte for byte."""

from __future__ import annotations

import shutil
from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, Phase, given, note, settings
from hypothesis import strategies as st
from sphinx.errors import ConfigError

from tests.conftest import SMALL, Project
from tests.site.conftest import build
from tests.site.edits import edit
from tests.site.furnished import CAUSE, INDEX, MEASURE, PARTS, REFERENCES, furnish

GLOSSARY = "glossary/basics.yaml"
KICKOFF = "checklists/kickoff.yaml"

CITING = {"about/sources", "flows/is-it-accepted", "forms/test-record", "measures/define-scope"}
"""The pages of the furnished project that show the source ``model-contract``."""


def term(id_: str, name: str, definition: str = "前の説明です。") -> str:
    lines = (f"id: {id_}", f"name: {name}", "reading: よみ", f"english: {id_}")
    return "  - " + "\n    ".join((*lines, f"definition: {definition}")) + "\n"


def define(project: Project, id_: str, name: str) -> None:
    project.write(GLOSSARY, project.read(GLOSSARY) + term(id_, name))


def redefine(project: Project) -> None:
    project.edit(GLOSSARY, "前の説明", "後の説明")


STALE: dict[str, tuple[Callable[[Project], object], Callable[[Project], object]]] = {
    "the version of a checklist in the list of checklists": (
        lambda p: None,
        lambda p: p.edit(KICKOFF, "version: 1.0.0", "version: 1.0.1"),
    ),
    "the number of its items in the list of checklists": (
        lambda p: None,
        lambda p: p.write(
            KICKOFF,
            p.read(KICKOFF)
            + p.read(KICKOFF).partition("items:\n")[2].replace("scope-in-contract", "another"),
        ),
    ),
    "the section of a source that only a model article names": (
        lambda p: None,
        lambda p: p.edit(REFERENCES, "第3条", "第4条"),
    ),
    "the definition of a term in the phase of an item": (
        lambda p: define(p, "before", "契約前"),
        redefine,
    ),
    "the definition of a term in the meaning of a rule": (
        lambda p: define(p, "ledger", "台帳"),
        redefine,
    ),
    "the definition of a term in the description of a drawing": (
        lambda p: (
            p.edit("source/_diagrams/flow.svg", "検収まで", "流しまで")
            and define(p, "sink", "流し")
        ),
        redefine,
    ),
    "a new term": (
        lambda p: None,
        lambda p: define(p, "deliverable", "成果物"),
    ),
    "the heading that a link without words shows": (
        lambda p: p.edit(CAUSE, "[対策](", "[]("),
        lambda p: p.edit(MEASURE, "## すること", "## やること"),
    ),
    "the title that a doc role shows": (
        lambda p: p.edit(
            CAUSE, "[対策](../measures/define-scope.md#what-to-do)", "{doc}`../index`"
        ),
        lambda p: p.edit(INDEX, "title: わたしたちの手引き", "title: みなの手引き"),
    ),
    "the place of the page about the site": (
        lambda p: None,
        lambda p: p.write("source/about/index.md", PARTS.partition("```{")[0]),
    ),
    "the glossary, when its page goes": (
        lambda p: p.edit(INDEX, "glossary\n", ""),
        lambda p: p.remove("source/glossary.md"),
    ),
    "the pages before and after, when the page of a checklist goes": (
        lambda p: None,
        lambda p: p.remove("source/checklists/kickoff.md"),
    ),
    "the label of a field of a form": (
        lambda p: None,
        lambda p: p.edit("forms/test-record.yaml", "label: 検収の日", "label: 受け取った日"),
    ),
    "the title of an outcome that a link without words shows": (
        lambda p: p.edit(CAUSE, "[対策](", "[](../flows/is-it-accepted.md#compare)と[対策]("),
        lambda p: p.edit("flows/is-it-accepted.yaml", "基準と比べます", "基準に照らします"),
    ),
    "the definition of a term in a question": (
        lambda p: define(p, "criteria", "基準"),
        redefine,
    ),
    "the name of a party that a form offers": (
        lambda p: None,
        lambda p: p.edit("guidance.yaml", "ベンダー（B1）", "作る側（B1）"),
    ),
    "an anchor that has moved": (
        lambda p: None,
        lambda p: p.write(
            "redirects.yaml",
            "redirects:\n  - from: causes/late-request.html#was\n    to: index.html\n",
        ),
    ),
}


@pytest.mark.parametrize("case", STALE)
def test_an_incremental_build_shows(project: Project, case: str) -> None:
    prepare, change = STALE[case]
    furnish(project)
    prepare(project)
    before = build(project).files()
    change(project)
    after = build(project).files()
    assert after != before
    assert after == build(project, out="clean").files()


def test_a_page_is_read_again_only_for_what_it_has_read(project: Project) -> None:
    build(furnish(project))
    project.edit(REFERENCES, "第3条", "第4条")
    assert build(project).read == CITING
    define(project, "deliverable", "成果物")
    assert "glossary" in build(project).read
    project.edit(GLOSSARY, "前の説明", "後の説明")
    causes = {"causes/late-request", "causes/scope-ambiguity"}
    assert build(project).read == causes | {"glossary"}


def test_what_parallel_readers_have_noted_is_known_to_the_next_build(project: Project) -> None:
    build(furnish(project), jobs=2)
    project.edit(REFERENCES, "第3条", "第4条")
    again = build(project)
    assert again.read == CITING
    assert again.files() == build(project, out="clean").files()


@pytest.fixture(scope="module")
def furnished(tmp_path_factory: pytest.TempPathFactory) -> Callable[[], Project]:
    """Gives the furnished project as it was built once, in the same place each time."""
    around = tmp_path_factory.mktemp("furnished")
    root, kept = around / "project", around / "kept"
    shutil.copytree(SMALL, root)
    build(furnish(Project(root)))
    shutil.copytree(root, kept)

    def restore() -> Project:
        shutil.rmtree(root)
        shutil.copytree(kept, root)
        return Project(root)

    return restore


ANY_EDITS = settings(
    phases=[Phase.explicit, Phase.generate],  # to shrink takes minutes; the edits are told
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


def made(project: Project, out: str) -> dict[str, bytes] | str:
    """The files of a build; the sentence of one that a setting refuses."""
    try:
        return build(project, out=out).files()
    except ConfigError as refused:
        return str(refused)


def edit_and_compare(project: Project, data: st.DataObject) -> None:
    for _ in range(data.draw(st.integers(1, 3), label="builds")):
        for _ in range(data.draw(st.integers(1, 3), label="edits")):
            note(data.draw(edit(project)))
        incremental = made(project, "out")
    assert incremental == made(project, "clean")


@given(data=st.data())
@settings(ANY_EDITS, max_examples=20, derandomize=True)
def test_any_edits_show_the_same_as_in_a_clean_build(
    furnished: Callable[[], Project], data: st.DataObject
) -> None:
    edit_and_compare(furnished(), data)


@pytest.mark.soak
@pytest.mark.parametrize("half", range(2))
@given(data=st.data())
@settings(ANY_EDITS, max_examples=100, print_blob=True)
def test_many_edits_show_the_same_as_in_a_clean_build(
    furnished: Callable[[], Project],
    data: st.DataObject,
    figure: Callable[[str, int], None],
    half: int,
) -> None:
    edit_and_compare(furnished(), data)
    figure("sequences of edits, incremental equal to clean", 1)
