"""What a reader finds in a built site, and that a build is the same however it was made."""

from __future__ import annotations

import re
import zlib
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import Project
from tests.site.conftest import Build, build

CAUSE = "source/causes/scope-ambiguity.md"
MEASURE = "source/measures/define-scope.md"


def inventory(built: Build) -> dict[str, str]:
    """``domain:role name`` to address, from objects.inv."""
    data = (built.outdir / "objects.inv").read_bytes().split(b"\n", 4)[4]
    lines = zlib.decompress(data).decode().splitlines()
    entries = (re.match(r"(.+?) (\S+:\S+) (-?\d+) (\S+) (.*)", line) for line in lines)
    return {f"{m[2]} {m[1]}": m[4].replace("$", m[1]) for m in entries if m}


def test_the_starter_builds_without_a_warning(built: Build) -> None:
    assert built.warnings == ""


def test_objects_inv_lists_every_kind_at_its_permanent_address(built: Build) -> None:
    found = inventory(built)
    assert {
        "guidance:cause scope-ambiguity": "causes/scope-ambiguity.html",
        "guidance:incident delivery-delay": "incidents/delivery-delay.html",
        "guidance:measure define-scope": "measures/define-scope.html",
        "guidance:coverage third-party-damages": "coverages/third-party-damages.html",
        "guidance:case sample-case": "cases/sample-case.html",
        "guidance:checklist kickoff": "checklists/kickoff.html",
        "guidance:check scope-in-contract": "checklists/kickoff.html#scope-in-contract",
        "guidance:term vendor": "glossary.html#vendor",
        "guidance:source sample-law": "about/sources.html#sample-law",
        "std:term ベンダー": "glossary.html#vendor",
        "std:term 受入検査": "glossary.html#acceptance",
    }.items() <= found.items()


def test_relation_panels_are_drawn_from_the_graph(built: Build) -> None:
    page = built.text("causes/scope-ambiguity.html")
    for anchor, target in {
        "measures": "../measures/define-scope.html",
        "checks": "../checklists/kickoff.html#scope-in-contract",
        "incidents": "../incidents/delivery-delay.html",
        "cases": "../cases/sample-case.html",
    }.items():
        panel = re.search(rf'<section class="panel" id="{anchor}">.*?</section>', page, re.DOTALL)
        assert panel, anchor
        assert f'href="{target}"' in panel[0]


def test_cover_is_offered_from_the_incident_alone_with_what_limits_it(built: Build) -> None:
    assert (
        "../coverages/"
        not in built.text("causes/scope-ambiguity.html")
        .partition("<h1")[2]
        .partition("</article>")[0]
    )
    incident = built.text("incidents/delivery-delay.html")
    panel = re.search(r'<section class="panel" id="coverages">.*?</section>', incident, re.DOTALL)
    assert panel
    for words in ("条件", "特約を付けたとき", "対象外", "故意による損害"):
        assert words in panel[0]
    assert panel[0].count('href="#source-sample-law"') == 2


def test_cases_and_items_are_named_in_a_sentence_as_people_say_them(project: Project) -> None:
    text = "{case}`sample-case`は{check}`scope-in-contract`で防げます{source}`sample-law`。"
    page = project.edit(MEASURE, "成果物と検収の基準", f"{text}成果物と検収の基準")
    shown = re.sub(r"<[^>]+>", "", build(page).text("measures/define-scope.html"))
    assert "東京地判令2・1・31（業務の範囲）はキックオフ 1-1で防げます" in shown


def test_a_number_is_cited_from_its_table(project: Project) -> None:
    project.write(
        "tables/thresholds.yaml",
        """title: しきい値
topics:
  - id: first-notice
    title: 最初の連絡
    words: [最初の連絡]
    units: [分]
    numbers:
      - {id: first-notice-critical, when: 重大, value: 30分, basis: 判断に30分を残します。}
""",
    )
    project.edit(MEASURE, "成果物と", "最初の連絡は{number}`first-notice-critical`です。成果物と")
    source = project.read("source/about/sources.md")
    project.write("source/about/sources.md", source + "\n```{number-table} thresholds\n```\n")
    built = build(project)
    page = built.text("measures/define-scope.html")
    assert 'href="../about/sources.html#first-notice-critical"' in page
    assert "最初の連絡は30分です" in re.sub(r"<[^>]+>", "", page)
    assert 'id="first-notice-critical"' in built.text("about/sources.html")
    project.edit("tables/thresholds.yaml", "30分", "20分")
    again = build(project)
    assert again.read == {"about/sources"}  # the page that cites it need only be written again
    assert again.files() == build(project, out="clean").files()


def test_a_source_mark_leads_to_the_pages_own_list_which_says_how_it_was_checked(
    built: Build,
) -> None:
    page = built.text("causes/scope-ambiguity.html")
    assert re.search(
        r'<a class="source-mark[^"]*" href="#source-sample-law" title="民法 第632条">\[1\]</a>',
        page,
    )
    entry = re.search(r'<li id="source-sample-law">.*?</li>', page, re.DOTALL)
    assert entry
    assert "未照合" in entry[0]
    assert "確認日 2026-01-01" in entry[0]


def test_the_first_occurrence_of_a_term_links_to_its_definition(project: Project) -> None:
    project.edit(
        MEASURE,
        "成果物と検収の基準",
        "検収の基準と`検収`、[検収](../causes/scope-ambiguity.md)、みなし検収書、検収",
    )
    project.edit(MEASURE, "## すること", "## 検収ですること")
    page = build(project).text("measures/define-scope.html")
    links = re.findall(r'<a [^>]*class="term"[^>]*href="([^"]+)"[^>]*>([^<]+)</a>', page)
    assert links == [("../glossary.html#acceptance", "検収")]
    assert '<p id="term-note-acceptance">納品されたものが' in page
    assert 'aria-describedby="term-note-acceptance"' in page


def test_the_term_role_of_sphinx_finds_names_and_aliases(project: Project) -> None:
    project.edit(MEASURE, "成果物と検収の", "{term}`受入検査`の")
    built = build(project)
    assert built.warnings == ""
    assert 'href="../glossary.html#acceptance"' in built.text("measures/define-scope.html")


def test_an_unresolved_reference_is_warned_of_with_its_line(project: Project) -> None:
    project.edit(CAUSE, "[対策](../measures/define-scope.md#what-to-do)", "{measure}`define-scop`")
    assert re.search(
        r"causes/scope-ambiguity\.md:10: WARNING: 対策「define-scop」はありません。"
        r"（もしかして: define-scope） \[guidance\.unknown-reference\]",
        build(project).warnings,
    )


@pytest.mark.parametrize(
    ("link", "href"),
    [
        ("../glossary.md#vendor", "../glossary.html#vendor"),
        ("../about/sources.md#sample-law", "../about/sources.html#sample-law"),
        (
            "../checklists/kickoff.md#scope-in-contract",
            "../checklists/kickoff.html#scope-in-contract",
        ),
    ],
)
def test_a_markdown_link_leads_to_a_term_a_source_or_an_item(
    project: Project, link: str, href: str
) -> None:
    project.edit(CAUSE, "../measures/define-scope.md#what-to-do", link)
    built = build(project)
    assert built.warnings == ""
    assert f'href="{href}"' in built.text("causes/scope-ambiguity.html")


def test_a_source_may_be_cited_with_a_text(project: Project) -> None:
    project.edit(CAUSE, "{source}`sample-law`", "{source}`民法 <sample-law>`")
    page = build(project).text("causes/scope-ambiguity.html")
    assert 'href="#source-sample-law" title="民法 第632条">[1]</a>' in page
    assert '<li id="source-sample-law">' in page


def test_names_that_look_like_hosts_are_no_links(project: Project) -> None:
    project.edit(MEASURE, "表にします", "ASP.NET で表にします")
    assert "http://ASP.NET" not in build(project).text("measures/define-scope.html")


def test_the_name_of_the_answers_may_stay_when_the_title_changes(project: Project) -> None:
    conf = project.read("conf.py")
    project.write("conf.py", f'{conf}\nguidance_site = "ours"\nproject = "新しい題名"\n')
    assert '"site":"ours"' in build(project).text("checklists/kickoff.html")


def test_headings_have_their_authored_id_alone(built: Build) -> None:
    for name, data in built.files().items():
        if name.endswith(".html"):
            assert not re.search(rb'id="id\d+"', data), name
    page = built.text("measures/define-scope.html")
    assert '<section id="what-to-do">' in page
    assert 'href="#what-to-do" title=' in page


def test_links_to_the_heading_of_another_page_resolve(built: Build) -> None:
    assert 'href="../measures/define-scope.html#what-to-do"' in built.text(
        "causes/scope-ambiguity.html"
    )


def test_every_page_has_a_policy_and_no_inline_code(built: Build) -> None:
    for name, data in built.files().items():
        if not name.endswith(".html"):
            continue
        page = data.decode()
        assert 'http-equiv="Content-Security-Policy"' in page, name
        assert not re.search(r"<style|\sstyle=|\son\w+=", page), name
        assert all(
            "src=" in tag or "application/json" in tag for tag in re.findall(r"<script[^>]*>", page)
        ), name


def test_each_item_has_labelled_controls_and_its_address(built: Build) -> None:
    page = built.text("checklists/kickoff.html")
    row = re.search(r'<tr class="check" id="scope-in-contract".*?</tr>', page, re.DOTALL)
    assert row
    assert '<a href="#scope-in-contract"' in row[0]
    for verdict in ("未記入", "確認済", "要対応", "保留", "対象外"):
        assert re.search(
            rf'<label[^>]*><input type="radio"[^>]*><span>{verdict}</span></label>', row[0]
        )
    assert "1-1 成果物の一覧が契約書にある。" in row[0]
    assert 'href="../measures/define-scope.html"' in row[0]


def test_text_and_gettext_builders_give_a_sensible_result(project: Project) -> None:
    text = build(project, "text", "text").text("checklists/kickoff.txt")
    assert "* 成果物の一覧が契約書にある。" in text
    assert "理由: 追加の作業かどうかを区別するためです。" in text
    cause = (project.root / "text" / "causes" / "scope-ambiguity.txt").read_text()
    assert "この原因を防ぐ対策" in cause
    catalogues = build(project, "gettext", "pot")
    assert "成果物の一覧が契約書にある。" in catalogues.text("checklists.pot")


class TestRedirects:
    OLD = "redirects:\n  - from: causes/old.html\n    to: causes/scope-ambiguity.html\n  - from: causes/scope-ambiguity.html#was\n    to: causes/scope-ambiguity.html#state\n  - from: causes/scope-ambiguity.html#gone\n    to: measures/define-scope.html#what-to-do\n"

    def test_a_page_that_moved_leads_on(self, project: Project) -> None:
        page = build(project.write("redirects.yaml", self.OLD)).text("causes/old.html")
        assert '<meta http-equiv="refresh" content="0; url=scope-ambiguity.html">' in page
        assert '<a href="scope-ambiguity.html">' in page

    def test_an_anchor_that_moved_within_its_page_stays_on_the_element(
        self, project: Project
    ) -> None:
        page = build(project.write("redirects.yaml", self.OLD)).text("causes/scope-ambiguity.html")
        assert re.search(r'<span id="was"></span>\s*<h2>どういう状態か', page)

    def test_an_anchor_that_moved_to_another_page_leaves_a_link(self, project: Project) -> None:
        page = build(project.write("redirects.yaml", self.OLD)).text("causes/scope-ambiguity.html")
        assert re.search(
            r'id="gone">この項目は移りました: <a[^>]*href="\.\./measures/define-scope\.html#what-to-do"',
            page,
        )

    def test_a_check_item_that_moved_keeps_its_old_anchor(self, project: Project) -> None:
        project.edit("checklists/kickoff.yaml", "id: scope-in-contract", "id: scope-listed")
        moved = "redirects:\n  - from: checklists/kickoff.html#scope-in-contract\n    to: checklists/kickoff.html#scope-listed\n"
        page = build(project.write("redirects.yaml", moved)).text("checklists/kickoff.html")
        assert '<td class="check-body"><span id="scope-in-contract"></span>' in page

    def test_an_anchor_of_a_page_that_is_gone_leads_to_its_own_place(
        self, project: Project
    ) -> None:
        gone = "  - from: causes/old.html#part\n    to: measures/define-scope.html#what-to-do\n"
        page = build(project.write("redirects.yaml", self.OLD + gone)).text("causes/old.html")
        assert '<a href="../measures/define-scope.html#what-to-do">' in page
        assert (
            'data-anchors="{&quot;part&quot;: &quot;../measures/define-scope.html#what-to-do&quot;}"'
            in page
        )

    def test_a_redirect_that_is_taken_back_leaves_no_page(self, project: Project) -> None:
        build(project.write("redirects.yaml", self.OLD))
        built = build(project.write("redirects.yaml", "redirects: []\n"))
        assert "causes/old.html" not in built.files()


class TestIncrementalBuilds:
    @pytest.mark.parametrize(
        ("path", "old", "new", "rebuilt"),
        [
            (MEASURE, "表にします", "一覧にします", {"measures/define-scope"}),
            (
                "glossary/basics.yaml",
                "約束どおりか",
                "契約どおりか",
                {"glossary", "measures/define-scope"},
            ),
            ("checklists/kickoff.yaml", "use: ", "use: はじめに、", {"checklists/kickoff"}),
            (
                "checklists/kickoff.yaml",
                "契約書の別紙",
                "契約書の別紙1",
                {"checklists/kickoff"},
            ),
            (
                "checklists/kickoff.yaml",
                "成果物の一覧が契約書にある。",
                "成果物の一覧が別紙にある。",
                {"checklists/kickoff", "causes/scope-ambiguity", "measures/define-scope"},
            ),
            (
                "source/coverages/third-party-damages.md",
                "特約を付けたとき",
                "告知したとき",
                {"coverages/third-party-damages", "incidents/delivery-delay"},
            ),
        ],
    )
    def test_a_change_rebuilds_the_pages_that_show_it_and_no_other(
        self, project: Project, path: str, old: str, new: str, rebuilt: set[str]
    ) -> None:
        build(project)
        project.edit(path, old, new)
        incremental = build(project)
        assert incremental.read == rebuilt
        assert incremental.files() == build(project, out="clean").files()

    def test_nothing_changed_rebuilds_nothing(self, project: Project) -> None:
        build(project)
        assert build(project).read == set()

    def test_a_new_page_appears_wherever_it_is_listed(self, project: Project) -> None:
        build(project)
        text = project.read(CAUSE).replace("業務範囲があいまい", "新しい原因")
        project.write("source/causes/another.md", text)
        project.edit(MEASURE, "[scope-ambiguity]", "[scope-ambiguity, another]")
        project.edit(
            "source/incidents/delivery-delay.md", "[scope-ambiguity]", "[scope-ambiguity, another]"
        )
        incremental = build(project)
        assert incremental.warnings == ""
        assert incremental.files() == build(project, out="clean").files()

    def test_a_removed_page_leaves_nothing_behind(self, project: Project) -> None:
        project.write("source/causes/another.md", project.read(CAUSE))
        build(project)
        project.remove("source/causes/another.md")
        incremental = build(project).files()
        clean = build(project, out="clean").files()
        assert incremental == clean

    @pytest.mark.parametrize(
        ("path", "old", "new"),
        [
            ("references.yaml", "title: ", "title: 改めた"),
            (CAUSE, "title: 業務範囲があいまい", "title: 範囲があいまい"),
            ("source/measures/index.md", "title: ", "title: 改めた"),
            (MEASURE, "title: ", "title: 改めた"),
        ],
    )
    def test_pages_that_only_mention_a_title_follow_it(
        self, project: Project, path: str, old: str, new: str
    ) -> None:
        project.edit(
            "glossary/basics.yaml", "related: [vendor]", "related: [vendor]\n    sources: []"
        )
        project.edit(
            "glossary/basics.yaml",
            "約束どおりか",
            "{measure}`define-scope`{source}`sample-law`どおりか",
        )
        build(project)
        project.edit(path, old, new)
        assert build(project).files() == build(project, out="clean").files()


def test_the_same_input_gives_the_same_bytes(project: Project) -> None:
    assert build(project).files() == build(project, out="again").files()


def test_a_parallel_build_gives_the_same_bytes(project: Project) -> None:
    assert build(project).files() == build(project, out="parallel", jobs=2).files()


def test_downloads_are_made_anew_when_what_writes_them_is_another_version(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = build(project).text("downloads/kickoff.csv")
    (project.root / "out/downloads/kickoff.csv").write_text("前の版が書いたもの")
    monkeypatch.setattr("xlsxwriter.__version__", "0")
    assert build(project).text("downloads/kickoff.csv") == before


def test_pages_are_made_anew_by_another_version_of_what_makes_them(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    build(project)
    monkeypatch.setattr("sphinx_guidance.version_of_code", lambda: 0)
    again = build(project)
    assert "glossary" in again.read
    assert again.files() == build(project, out="clean").files()


def test_a_page_that_is_read_while_it_is_built_is_whole(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    built = build(project)
    page = built.outdir / "causes/scope-ambiguity.html"
    before = page.read_text(encoding="utf-8")
    write = Path.write_text
    seen: list[str] = []

    def watched(path: Path, *args: Any, **options: Any) -> int:
        path.open("w").close()
        seen.append(page.read_text(encoding="utf-8"))
        return write(path, *args, **options)

    project.edit(CAUSE, "title: ", "title: 新しい")
    monkeypatch.setattr(Path, "write_text", watched)
    after = build(project).text("causes/scope-ambiguity.html")
    assert "新しい" in after
    assert before in seen
    assert set(seen) <= {before, after}
