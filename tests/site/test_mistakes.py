"""What a build makes of mistakes: nothing half, nothing twice, no traceback. And what works."""

from __future__ import annotations

import re
import struct
import zlib
from collections.abc import Callable
from urllib.parse import unquote

import pytest

from tests.conftest import Project
from tests.site.conftest import build

CAUSE = "source/causes/scope-ambiguity.md"
MEASURE = "source/measures/define-scope.md"
CASE = "source/cases/sample-case.md"
TEXT = "作業の範囲が契約書にありませんでした。"


def warnings(text: str) -> list[str]:
    return [line for line in text.splitlines() if "WARNING" in line or "ERROR" in line]


def shift_jis(project: Project) -> None:
    (project.root / CAUSE).write_bytes(project.read(CAUSE).encode("cp932"))


@pytest.mark.parametrize(
    ("break_", "told"),
    [
        (lambda p: p.edit(CAUSE, "category: 契約・法務", "category: 法務"), r"scope-ambiguity\.md:4: .*「category」に「法務」は使えません"),
        (lambda p: p.edit(CAUSE, "category:", "categry:"), r"scope-ambiguity\.md:4: .*もしかして: category"),
        (lambda p: p.edit(CAUSE, "title: ", 'title: "'), r"scope-ambiguity\.md:2: .*引用符が閉じていません"),
        (lambda p: p.edit(CAUSE, "{#state}", "<<<<<<< HEAD\n{#state}"), r"scope-ambiguity\.md:7: .*衝突の印"),
        (shift_jis, r"scope-ambiguity\.md:2: .*UTF-8 として読めません"),
    ],
)  # fmt: skip
def test_a_page_that_is_not_valid_is_told_once_and_not_written(
    project: Project, break_: Callable[[Project], object], told: str
) -> None:
    assert "causes/scope-ambiguity.html" in build(project).files()
    break_(project)
    incremental = build(project)
    (line,) = warnings(incremental.warnings)
    assert re.search(told, line)
    assert "causes/scope-ambiguity.html" not in incremental.files()
    assert "causes/scope-ambiguity.html" not in build(project, out="clean").files()


def test_a_link_to_a_page_that_is_not_valid_is_no_second_problem(project: Project) -> None:
    project.edit(CAUSE, "category:", "categry:")
    project.write(MEASURE, f"{project.read(MEASURE)}\n{{cause}}`scope-ambiguity`を見ます。\n")
    assert len(warnings(build(project).warnings)) == 1


def test_a_page_that_is_mended_is_written_again(project: Project) -> None:
    before = project.read(CAUSE)
    project.edit(CAUSE, "category:", "categry:")
    build(project)
    project.write(CAUSE, before)
    mended = build(project)
    assert mended.warnings == ""
    assert mended.files() == build(project, out="clean").files()


def test_other_formats_show_nothing_of_a_page_that_is_not_valid(project: Project) -> None:
    project.edit(CAUSE, "category:", "categry:")
    text = build(project, "text", "text").text("causes/scope-ambiguity.txt")
    assert "契約書に成果物" not in text


def test_values_that_unfold_to_millions_stop_no_build(project: Project) -> None:
    lists = "".join(
        f"{b}: &{b} [{', '.join([f'*{a}'] * 9)}]\n" for a, b in ["ab", "bc", "cd", "de", "ef", "fg"]
    )
    project.edit(CAUSE, "category: 契約・法務\n", f"a: &a [x, x, x, x, x, x, x, x, x]\n{lists}")
    (line,) = warnings(build(project).warnings)
    assert "別名（*）を開くと" in line


def test_a_folder_linked_into_itself_is_told_once_and_built_once(project: Project) -> None:
    (project.root / "source/causes/again").symlink_to(project.root / "source")
    built = build(project)
    (line,) = warnings(built.warnings)
    assert "自分を含むフォルダー" in line
    assert not [name for name in built.files() if "again" in name]


@pytest.mark.parametrize(
    "text",
    [
        "{caus}`scope-ambiguity`の範囲です。",
        ":::{not}\n囲み。\n:::",
        "[原因](indx.md)の範囲です。",
        "[原因](index.md#gone)の範囲です。",
        "[書式](gone.xlsx)の範囲です。",
        "![図](gone.png)の範囲です。",
        ":::{figure} gone.png\n図です。\n:::",
        ":::{include} gone.md\n:::",
        "{download}`gone.pdf`の範囲です。",
        "{doc}`gone`の範囲です。",
        "{ref}`gone`の範囲です。",
        "{cause}`gone`の範囲です。",
        "{#deep}\n#### 深い見出し",
        ":::{object-list} mesure\n:::",
        ":::{object-list} term\n:::",
        ":::{diagram} gone\n:::",
        ":::{object-list}\n:::",
        ":::{number-table} a b\n:::",
        "{#facts}\n### 同じ見出し",
        ":::{note}\n:clas: x\n\n囲み。\n:::",
        "[原因]()の範囲です。",
    ],
)
def test_a_mistake_is_one_message(project: Project, text: str) -> None:
    project.edit(CASE, TEXT, text)
    (line,) = warnings(build(project).warnings)
    assert re.search(r"sample-case\.md:(?:19|20): ", line)
    assert re.search("[ぁ-ん]", line)


def test_a_dead_entry_of_a_table_of_contents_is_one_message(project: Project) -> None:
    project.edit("source/index.md", "causes/index\n", "causes/index\ncauses/gone\n")
    (line,) = warnings(build(project).warnings)
    assert "目次「causes/gone」の先のページがありません" in line


def png(width: int, height: int) -> bytes:
    def chunk(kind: bytes, content: bytes) -> bytes:
        check = zlib.crc32(kind + content)
        return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", check)

    rows = zlib.compress(b"".join(b"\0" + bytes(width) for _ in range(height)))
    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def test_pictures_are_shown_and_files_can_be_fetched(project: Project) -> None:
    (project.root / "source/flow.png").write_bytes(png(3, 2))
    project.write("source/cases/form.xlsx", "書式")
    project.edit(
        CASE,
        TEXT,
        "![流れ](../flow.png)と[書式](form.xlsx)です。\n\n:::{figure} ../flow.png\n図です。\n:::",
    )
    built = build(project)
    assert built.warnings == ""
    page = built.text("cases/sample-case.html")
    assert len(re.findall(r'<img [^>]*src="\.\./_images/flow\.png"', page)) == 2
    href = re.search(r'href="\.\./(_downloads/[^"]+/form\.xlsx)"', page)
    assert href
    assert built.text(href[1]) == "書式"
    assert (built.outdir / "_images/flow.png").read_bytes() == png(3, 2)


def test_pictures_may_have_japanese_names_and_spaces(project: Project) -> None:
    for name in ("流れ.png", "画面 1.png"):
        (project.root / "source/cases" / name).write_bytes(png(3, 2))
    project.edit(CASE, TEXT, "![流れ](流れ.png)と![画面](<画面 1.png>)です。")
    built = build(project)
    assert built.warnings == ""
    shown = re.findall(r'<img [^>]*src="\.\./([^"]+)"', built.text("cases/sample-case.html"))
    assert len(shown) == 2
    assert all((built.outdir / unquote(src)).read_bytes() == png(3, 2) for src in shown)


@pytest.mark.parametrize(
    "definition",
    ["'[対策](gone.md)です'", "'![図](gone.png)です'", "'{caus}`x`です'", "'{doc}`gone`です'"],
)
def test_a_mistake_in_a_definition_is_one_message(project: Project, definition: str) -> None:
    old = "納品されたものが約束どおりかを確かめることです。"
    project.edit("glossary/basics.yaml", old, definition)
    (line,) = warnings(build(project).warnings)
    assert "basics.yaml:17: " in line


@pytest.mark.parametrize(
    ("path", "old", "new"),
    [
        ("checklists/kickoff.yaml", "phase: 契約前", "phase: 契約後"),
        ("tables/times.yaml", "value: 30分", "value: 30"),
    ],
)
def test_a_file_that_cannot_be_read_is_one_message(
    project: Project, path: str, old: str, new: str
) -> None:
    numbers = "[{id: first, when: 重大, value: 30分, basis: 実測です。}]"
    topic = f"{{id: notice, title: 連絡, words: [連絡], units: [分], numbers: {numbers}}}"
    project.write("tables/times.yaml", f"title: 時間\ntopics:\n  - {topic}\n")
    shown = "{number}`first`と{check}`scope-in-contract`です。\n\n```{number-table} times\n```"
    project.edit(CASE, TEXT, shown)
    assert build(project).warnings == ""
    project.edit(path, old, new)
    (line,) = warnings(build(project).warnings)
    assert path in line


def test_a_file_that_is_added_later_is_offered_by_an_incremental_build(project: Project) -> None:
    project.edit(CASE, TEXT, "[書式](form.xlsx)と![流れ](flow.png)です。")
    build(project)
    project.write("source/cases/form.xlsx", "書式")
    (project.root / "source/cases/flow.png").write_bytes(png(3, 2))
    later = build(project)
    assert later.warnings == ""
    assert later.files() == build(project, out="clean").files()


def test_a_page_that_moved_has_the_policy_of_every_page(project: Project) -> None:
    project.write(
        "redirects.yaml",
        "redirects:\n  - from: causes/old.html\n    to: causes/scope-ambiguity.html\n",
    )
    page = build(project).text("causes/old.html")
    assert 'Content-Security-Policy" content="default-src &#x27;none&#x27;' in page


def test_an_anchor_that_moved_from_a_page_without_a_heading_leaves_a_link(project: Project) -> None:
    project.write(
        "redirects.yaml", "redirects:\n  - from: causes/index.html#was\n    to: index.html\n"
    )
    project.write("source/causes/index.md", "本文だけです。\n")
    assert "フロントマター" in build(project).warnings


def test_a_number_at_the_start_of_a_definition_stays(project: Project) -> None:
    project.edit("glossary/basics.yaml", "納品されたものが", "72 時間以内に")
    page = build(project).text("measures/define-scope.html")
    assert '<p id="term-note-acceptance">72 時間以内に' in page


def test_what_no_rule_tells_is_told_by_sphinx_once(project: Project) -> None:
    project.edit(CASE, TEXT, "{py:func}`gone`と{cause}`gone`です。")
    told = warnings(build(project).warnings)
    assert len([line for line in told if "py:func reference target not found: gone" in line]) == 1
    assert len(told) == 2
