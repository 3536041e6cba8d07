"""A page depends on what it has read of the knowledge base, and on nothing else."""

from __future__ import annotations

import pickle
from collections.abc import Callable

import pytest

from sphinx_guidance.knowledge import KnowledgeBase, Object
from sphinx_guidance.loading import load
from sphinx_guidance.model import Page, Term
from sphinx_guidance.recorder import Notes, Way, digest_at, recorded, whole
from tests.conftest import Project

MEASURE = "source/measures/define-scope.md"
KICKOFF = "checklists/kickoff.yaml"

Read = Callable[[KnowledgeBase], object]


def outdated(project: Project, read: Read, change: Callable[[Project], object]) -> bool:
    """Whether a page that has read so must be read again after the change."""
    notes = Notes()
    read(recorded(load(project.root)[0], lambda way, found: notes.note("page", way, found)))
    notes = pickle.loads(pickle.dumps(notes))  # as between two builds
    assert notes.changed(lambda way: digest_at(load(project.root)[0], way)) == set()
    change(project)
    kb, _ = load(project.root)
    return notes.changed(lambda way: digest_at(kb, way)) == {"page"}


def against(kb: KnowledgeBase) -> tuple[Object, ...]:
    """The measures that prevent the one cause."""
    return kb.related(kb.objects["cause"]["scope-ambiguity"], "prevented_by")


def retitle(project: Project) -> None:
    project.edit(MEASURE, "title: ", "title: 改めた")


def resummarise(project: Project) -> None:
    project.edit(MEASURE, "summary: ", "summary: 改めた")


def remove(project: Project) -> None:
    project.remove(MEASURE)


def add(project: Project) -> None:
    project.write("source/measures/another.md", project.read(MEASURE))


def rename_party(project: Project) -> None:
    project.edit("guidance.yaml", "ベンダー（B1）", "作る側（B1）")


def add_item(project: Project) -> None:
    text = project.read(KICKOFF)
    more = text.partition("items:\n")[2].replace("scope-in-contract", "another")
    project.write(KICKOFF, text + more)


@pytest.mark.parametrize(
    ("read", "change", "again"),
    [
        (lambda kb: kb.objects["measure"]["define-scope"].title, retitle, True),
        (lambda kb: kb.objects["measure"]["define-scope"].title, resummarise, False),
        (lambda kb: kb.objects["measure"]["define-scope"].title, remove, True),
        (lambda kb: kb.objects["measure"]["define-scope"].title, add, False),
        (lambda kb: kb.objects["measure"].get("another"), add, True),
        (lambda kb: "another" in kb.objects["measure"], add, True),
        (lambda kb: list(kb.objects["measure"]), add, True),
        (lambda kb: list(kb.objects["measure"]), retitle, False),
        (lambda kb: [m.title for m in kb.objects["measure"].values()], retitle, True),
        (lambda kb: len(kb.objects["measure"]), add, True),
        (against, add, True),
        (lambda kb: against(kb)[0].title, retitle, True),
        (lambda kb: against(kb)[0], retitle, False),
        (lambda kb: len(kb.checklists["kickoff"].items), add_item, True),
        (lambda kb: kb.checklists["kickoff"].numbered()[0][2].text, retitle, False),
        (lambda kb: whole(kb.checklists["kickoff"]), add_item, True),
        (lambda kb: kb.checklists["kickoff"].model_dump(), add_item, True),
        (lambda kb: kb.location(kb.checks["scope-in-contract"]), retitle, False),
        (lambda kb: kb.schema.kinds["cause"].name, rename_party, True),
        (lambda kb: kb.schema.kinds["cause"].name, retitle, False),
    ],
)
def test_a_page_is_outdated_by_what_it_has_read(
    project: Project, read: Read, change: Callable[[Project], object], again: bool
) -> None:
    assert outdated(project, read, change) is again


@pytest.fixture
def view(project: Project) -> KnowledgeBase:
    return recorded(load(project.root)[0], lambda way, found: None)


def test_a_view_reads_as_the_base_does(project: Project, view: KnowledgeBase) -> None:
    kb, _ = load(project.root)
    measure = view.objects["measure"]["define-scope"]
    assert isinstance(measure, Page)
    match view.terms["vendor"]:
        case Term(name=name):
            assert name == "ベンダー"
    assert measure is against(view)[0]
    assert view.location(view.checks["scope-in-contract"]) == kb.location(
        kb.checks["scope-in-contract"]
    )
    assert view.cited_as(view.checks["scope-in-contract"]) == "キックオフ 1-1"
    assert [t.id for t in view.terms.values()] == list(kb.terms)


def test_pages_that_share_what_was_worked_out_note_the_same(project: Project) -> None:
    kb, _ = load(project.root)
    digests: dict[Way, bytes] = {}
    noted: list[dict[Way, bytes]] = []
    for _ in range(2):
        page: dict[Way, bytes] = {}
        against(recorded(kb, page.__setitem__, digests))
        noted.append(page)
    assert noted[0] == noted[1] != {}


def test_a_page_keeps_a_record_only_as_a_whole(view: KnowledgeBase) -> None:
    term = view.terms["vendor"]
    with pytest.raises(TypeError, match="for reading"):
        pickle.dumps(term)
    assert isinstance(whole(term), Term)
    assert pickle.loads(pickle.dumps(whole(term))) == whole(term)


def test_what_could_not_be_noted_is_not_given_out(view: KnowledgeBase) -> None:
    with pytest.raises(TypeError, match="not noted"):
        view.finder._pattern  # noqa: B018 - a compiled pattern says nothing of the names in it


def test_ways_that_no_page_goes_any_more_are_forgotten() -> None:
    notes = Notes()
    notes.note("page", ("title",), b"1")
    notes.note("gone", ("summary",), b"1")
    notes.clear("gone")
    assert notes.changed(lambda way: b"2") == {"page"}
    assert set(notes.digests) == {("title",)}
