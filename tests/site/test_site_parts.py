"""The parts of a site that are drawn from the whole graph: lists, map, glossary, sources, rules."""

from __future__ import annotations

import re

from sphinx_guidance.rules import LOADING_CODES, rules_of
from tests.conftest import JAPANESE, SCHEMA, Project
from tests.site.conftest import Build, build

PAGE = "---\ntitle: 頁\nsummary: 要約です。\nsources: []\n---\n\n"


def with_page(project: Project, name: str, body: str) -> Project:
    project.write(f"source/about/{name}.md", PAGE + body)
    return project.edit("source/index.md", "about/sources", f"about/sources\nabout/{name}")


def test_a_list_shows_its_objects_as_cards_by_group(built: Build) -> None:
    page = built.text("causes/index.html")
    assert '<section id="contract-and-law">' in page
    card = re.search(r'<div class="sd-card .*?</div>\s*</div>', page, re.DOTALL)
    assert card
    assert 'href="scope-ambiguity.html"' in card[0]
    assert "どこまで作れば終わりか" in card[0]


def test_the_glossary_gives_reading_english_and_a_link_to_each_term(built: Build) -> None:
    page = built.text("glossary.html")
    entry = re.search(r'<dt id="acceptance">.*?</dd>', page, re.DOTALL)
    assert entry
    assert "けんしゅう" in entry[0]
    assert "acceptance" in entry[0]
    assert "別名: 受入検査" in entry[0]
    assert 'class="headerlink" href="#acceptance"' in entry[0]
    assert 'href="#vendor"' in entry[0]


def test_the_list_of_sources_names_the_pages_that_cite_each(built: Build) -> None:
    page = built.text("about/sources.html")
    entry = re.search(r'<li id="sample-law">.*?</li>', page, re.DOTALL)
    assert entry
    assert 'href="../causes/scope-ambiguity.html"' in entry[0]


def test_the_map_marks_who_leads_to_what(project: Project) -> None:
    page = build(with_page(project, "map", "```{relation-map}\n```\n")).text("about/map.html")
    matrix = re.search(r'<section id="causes-and-incidents">.*?</section>', page, re.DOTALL)
    assert matrix
    assert re.search(r"<th[^>]*>.*?1.*?納期の遅れ.*?</th>", matrix[0], re.DOTALL)
    assert re.search(r"scope-ambiguity\.html.*?●.*?納期の遅れ", matrix[0], re.DOTALL)
    assert "kickoff.html#scope-in-contract" in page


def test_the_list_of_rules_is_drawn_from_the_registry(project: Project) -> None:
    page = build(with_page(project, "rules", "```{rule-list}\n```\n")).text("about/rules.html")
    for code in (*rules_of(SCHEMA, JAPANESE), *LOADING_CODES):
        assert f'id="rule-{code}"' in page


def test_what_is_not_known_stands_at_the_end_of_its_page_and_in_the_list(project: Project) -> None:
    asked = "open_questions:\n  - 施行日。\n  - {text: 額の決め方。, sources: [sample-law]}\n"
    project.edit("source/causes/scope-ambiguity.md", "category:", f"{asked}category:")
    built = build(with_page(project, "open", "```{open-questions}\n```\n"))
    box = built.text("causes/scope-ambiguity.html").partition('id="open-questions"')[2]
    assert "施行日。" in box.partition("</section>")[0]
    assert 'href="#source-sample-law"' in box.partition("</section>")[0]
    listed = built.text("about/open.html")
    assert "額の決め方。" in listed
    assert "../causes/scope-ambiguity.html" in listed


def test_a_diagram_stands_in_the_page_and_reads_as_text_elsewhere(project: Project) -> None:
    svg = '<svg xmlns="http://www.w3.org/2000/svg"><title>題</title><desc>説明。</desc><path d="M0 0"/></svg>'
    project.write("source/_diagrams/flow.svg", svg)
    with_page(project, "figure", "```{diagram} flow\n見出しの言葉\n```\n")
    built = build(project)
    assert '<figure class="figure-svg"><svg' in built.text("about/figure.html")
    assert "<figcaption>見出しの言葉</figcaption>" in built.text("about/figure.html")
    assert "図: 題。説明。" in build(project, "text", "text").text("about/figure.txt")


def test_a_missing_diagram_is_told_with_its_place(project: Project) -> None:
    with_page(project, "figure", "```{diagram} flow\n```\n")
    told = r"about/figure\.md:7: .*「_diagrams/flow\.svg」というファイルがありません"
    assert re.search(told, build(project).warnings)


def test_a_long_section_shows_a_window_of_its_pages(project: Project) -> None:
    text = project.read("source/causes/scope-ambiguity.md")
    for i in range(60):
        project.write(f"source/causes/cause-{i:02d}.md", text)
    page = build(project).text("causes/cause-30.html")
    navigation = re.search(r'<nav class="sidebar-tree".*?</nav>', page, re.DOTALL)
    assert navigation
    assert navigation[0].count("toctree-l2") == 41
    assert "すべて見る（61）" in navigation[0]
    assert 'aria-current="page"' in navigation[0]


def test_text_that_looks_like_html_stays_text(project: Project) -> None:
    hostile = "<img src=x onerror=alert(1)>"
    project.edit(
        "source/causes/scope-ambiguity.md", "title: 業務範囲があいまい", f"title: '{hostile}'"
    )
    project.edit("source/causes/scope-ambiguity.md", "summary: ", f"summary: '{hostile}' # ")
    project.edit("glossary/basics.yaml", "約束どおりか", f"{hostile}か")
    project.edit("checklists/kickoff.yaml", "evidence: ", f"evidence: '</script>{hostile}' # ")
    for name, data in build(project).files().items():
        if name.endswith(".html"):
            assert b"<img" not in data, name
