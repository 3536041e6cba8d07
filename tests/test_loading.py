from __future__ import annotations

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sphinx_guidance.anchors import addresses
from sphinx_guidance.loading import load
from sphinx_guidance.yaml_lines import parse
from tests.conftest import Project


def test_places_name_the_file_and_line_of_every_field(project: Project) -> None:
    kb, _ = load(project.root)
    assert (
        str(kb.place(kb.objects["measure"]["define-scope"], "prevents", 0))
        == "source/measures/define-scope.md:5"
    )
    assert str(kb.place(kb.terms["vendor"], "reading")) == "glossary/basics.yaml:6"
    assert str(kb.place(kb.checks["scope-in-contract"], "why")) == "checklists/kickoff.yaml:14"
    assert str(kb.place(kb.sources["sample-law"], "how")) == "references.yaml:7"


def test_files_as_windows_editors_save_them_say_the_same(project: Project) -> None:
    before, _ = load(project.root)
    for path in (*project.root.rglob("*.md"), *project.root.rglob("*.yaml")):
        text = path.read_text(encoding="utf-8")
        path.write_bytes(b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode())
    after, problems = load(project.root)
    assert problems == []
    assert list(addresses(after)) == list(addresses(before))
    assert repr(after.page_objects) == repr(before.page_objects)
    assert after.terms == before.terms


@pytest.mark.parametrize("name", ["ordinary-words.txt", "published.json", "released.json"])
def test_any_file_of_another_encoding_is_told_of(project: Project, name: str) -> None:
    (project.root / name).write_bytes("契約\n表".encode("cp932"))
    _, problems = load(project.root)
    assert [(str(p.place), p.code) for p in problems] == [(f"{name}:1", "not-utf-8")]


@pytest.mark.parametrize(
    "text", ["[]", '{"addresses": 1}', '{"addresses": [1]}', '{"checklists": {"kickoff": {}}}']
)
def test_a_ledger_of_another_shape_is_told_of(project: Project, text: str) -> None:
    project.write("published.json", text).write("released.json", text)
    _, problems = load(project.root)
    assert {p.code for p in problems} == {"unreadable-ledger"}
    assert [str(p.place) for p in problems] == ["published.json:1", "released.json:1"]


def test_an_unknown_nested_field_names_the_nearest_of_its_own_model(project: Project) -> None:
    project.edit("checklists/kickoff.yaml", "evidence:", "evidense:")
    hints = {p.hint for p in project.problems() if p.code == "unknown-field"}
    assert hints == {"もしかして: evidence"}


@pytest.mark.parametrize(
    "folder",
    [
        "source/causes/x.md",
        "glossary/x.yaml",
        "checklists/x.yaml",
        "references.yaml",
        "redirects.yaml",
    ],
)
@pytest.mark.parametrize(
    "text",
    [
        "",
        "---\n---\n",
        "[]",
        "- 1\n- 2\n",
        "a: &a [*a]",
        "? [x]\n: y",
        "x: !!python/object:os.system {}",
        "\t- bad",
        "---\ntitle: [\n---\n",
        "terms: 3",
        "terms: [3]",
        "null",
    ],
)
def test_no_file_makes_loading_fail(project: Project, folder: str, text: str) -> None:
    project.write(folder, text)
    assert all(problem.place.line >= 1 for problem in project.problems())


@settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60, deadline=None
)
@given(st.text(max_size=200))
def test_any_front_matter_is_read_or_told_of(project: Project, text: str) -> None:
    project.write("source/causes/fuzz.md", f"---\n{text}\n---\n\n本文\n")
    project.problems()


yaml_values = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.text(st.characters(codec="utf-8", categories=["L", "N", "P"]), max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.text("abc", min_size=1, max_size=3), inner, max_size=3)
    ),
    max_leaves=12,
)


@given(yaml_values)
def test_values_are_those_of_plain_yaml(value: object) -> None:
    text = yaml.safe_dump(value, allow_unicode=True)
    parsed, problems = parse(text, "x.yaml")
    assert parsed is not None
    assert parsed.value == value
    assert problems == []
