"""The index: the same bytes for the same input, all kinds in it, small, and made in linear time."""

from __future__ import annotations

import gzip
import json
import sys
from collections.abc import Callable
from dataclasses import replace

import pytest

from sphinx_guidance import words
from sphinx_guidance.anchors import addresses, listed_groups
from sphinx_guidance.loading import load
from sphinx_guidance.search.documents import Document, documents
from sphinx_guidance.search.index import NAMES_FILE, build
from tests.conftest import JAPANESE, ROOT, SCHEMA, Project
from tests.search import samples

DATA = ("glossary", "checklists", "tables")


def found(project: Project) -> dict[str, Document]:
    kb, _ = load(project.root)
    return {doc.address: doc for doc in documents(kb)}


@pytest.mark.parametrize(
    ("name", "vector"),
    [("search_index", samples.vector), ("search_index_en", samples.english_vector)],
)
def test_the_browser_reads_what_is_written(
    name: str, vector: Callable[[], dict[str, object]]
) -> None:
    words.use("en" if name.endswith("_en") else "ja")
    path = ROOT / f"tests/vectors/{name}.json"
    assert json.loads(path.read_text(encoding="utf-8")) == vector()


def test_every_kind_is_found_at_its_permanent_address(project: Project) -> None:
    docs = found(project)
    kb, _ = load(project.root)
    lists = {f"{p.docname}.html#{a}" for p in kb.pages.values() for a in listed_groups(kb, p)}
    lists |= {f"glossary.html#{anchor}" for anchor in kb.topics}
    assert set(addresses(kb)) - lists <= set(docs)
    assert {doc.kind for doc in docs.values()} >= {
        "cause", "incident", "measure", "coverage", "case", "term", "check", "source", "checklist",
        "page", "section",
    }  # fmt: skip


def test_a_text_is_plain_with_the_titles_of_what_it_links_to(project: Project) -> None:
    project.write(
        "source/causes/scope-ambiguity.md",
        "---\ntitle: 題\nsummary: 要約。\ncategory: 契約・法務\nsources: []\n---\n\n前置き。\n\n"
        "{#state}\n## どういう **状態** か\n\n{measure}`define-scope`を見て[ここ](x.md)も。{source}`sample-law`\n\n"
        "| 項目 | 内容 |\n| --- | --- |\n| a | b |\n\n:::{note} 注意\n:class: x\n中身\n:::\n\n![流れ](flow.png)\n\n:::{figure} flow.png\n図の言葉\n:::\n\n```{toctree}\nskipped\n```\n",
    )
    docs = found(project)
    kb, _ = load(project.root)
    assert docs["causes/scope-ambiguity.html"].body == "前置き。"
    section = docs["causes/scope-ambiguity.html#state"]
    title = kb.objects["measure"]["define-scope"].title
    assert section.body == f"{title}を見てここも。\n項目 内容\na b\n注意\n中身\n流れ\n図の言葉"


def test_text_is_found_as_the_page_shows_it(project: Project) -> None:
    project.edit(
        "source/measures/define-scope.md",
        "成果物と検収の基準を表にします。",
        "印は`{cause}`と`a * b`です。[^1]\n\n```yaml\n- id: a\n```\n\n"
        "{cause}`範囲 <scope-ambiguity>`と\n[長い\n言葉](../index.md)です。\n\n"
        "### {measure}`define-scope`の続き\n\n% 覚え書き\n\n"
        "```{code-block} python\n:caption: 題\nprint()\n```\n\n[^1]: 注です。\n",
    )
    section = found(project)["measures/define-scope.html#what-to-do"]
    assert section.body.split("\n") == [
        "印は{cause}とa * bです。", "- id: a", "範囲と", "長い", "言葉です。",
        "業務範囲を書くの続き", "print()", "注です。",
    ]  # fmt: skip


def test_a_heading_is_found_with_the_titles_that_it_names(project: Project) -> None:
    project.edit(
        "source/measures/define-scope.md", "## すること", "## {cause}`scope-ambiguity`なら"
    )
    title = found(project)["measures/define-scope.html#what-to-do"].title
    assert title == "業務範囲があいまいなら"


def test_what_readers_say_is_found_though_no_page_shows_it(project: Project) -> None:
    path = "source/causes/scope-ambiguity.md"
    text = project.read(path).replace(
        "\nsummary:", "\nasked: [どこまで作れば終わりか]\nsummary:", 1
    )
    project.write(path, text)
    assert found(project)["causes/scope-ambiguity.html"].names == ("どこまで作れば終わりか",)


def test_a_cause_offers_its_measures_and_their_checks(project: Project) -> None:
    related = found(project)["causes/scope-ambiguity.html"].related
    assert "measures/define-scope.html" in related
    assert "checklists/kickoff.html#scope-in-contract" in related


def test_the_same_input_gives_the_same_bytes(project: Project) -> None:
    assert (
        build(found(project).values(), SCHEMA.kind_names, SCHEMA.words_asking, JAPANESE).files
        == build(found(project).values(), SCHEMA.kind_names, SCHEMA.words_asking, JAPANESE).files
    )


def test_the_index_of_the_site_is_small() -> None:
    kb, _ = load(ROOT)
    texts = {
        page.path: (ROOT / page.path).read_text(encoding="utf-8") for page in kb.pages.values()
    }
    index = build(documents(kb), kb.schema.kind_names, kb.schema.words_asking, JAPANESE)
    sizes = [len(gzip.compress(content)) for content in index.files.values()]
    data = [path.read_text(encoding="utf-8") for f in DATA for path in (ROOT / f).glob("*.yaml")]
    text = len(gzip.compress("".join([*texts.values(), *data]).encode()))
    assert sum(sizes) < text
    assert next(iter(index.files)) == NAMES_FILE


def test_the_work_grows_with_the_text_and_not_faster() -> None:
    text = "業務範囲を契約書の別紙に書き、成果物の一覧と完成の基準を対応させます。" * 5

    def calls(count: int) -> int:
        docs = [
            replace(samples.DOCUMENTS[0], address=f"causes/{i}.html", body=text)
            for i in range(count)
        ]
        made = 0

        def note(frame: object, event: str, argument: object) -> None:
            nonlocal made
            made += event.endswith("call")

        sys.setprofile(note)
        try:
            build(docs, SCHEMA.kind_names, SCHEMA.words_asking, JAPANESE)
        finally:
            sys.setprofile(None)
        return made

    assert calls(400) < 4.4 * calls(100)


def test_a_large_site_comes_in_parts() -> None:
    docs = [
        replace(samples.DOCUMENTS[0], address=f"causes/{i}.html", body="長" * 300_000)
        for i in range(9)
    ]
    assert list(build(docs, SCHEMA.kind_names, SCHEMA.words_asking, JAPANESE).files) == [
        NAMES_FILE,
        "text-0.js",
        "text-1.js",
        "text-2.js",
    ]
