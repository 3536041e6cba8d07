"""The site's own content: it breaks no rule, covers its ground, and cannot silently lose a piece."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable

import pytest

from sphinx_guidance import rules
from sphinx_guidance.anchors import addresses
from sphinx_guidance.groups import filtered, heads
from sphinx_guidance.knowledge import KnowledgeBase
from sphinx_guidance.loading import load
from sphinx_guidance.rules import statements
from tests.conftest import ROOT, Project


@pytest.fixture(scope="module")
def kb() -> KnowledgeBase:
    return load(ROOT)[0]


def test_no_rule_is_broken(kb: KnowledgeBase) -> None:
    assert load(ROOT)[1] == []
    assert rules.check(kb) == []


def test_the_ground_of_the_field_is_covered(kb: KnowledgeBase) -> None:
    assert len(kb.objects["cause"]) >= 18
    assert len(kb.objects["measure"]) >= 20
    assert len(kb.objects["incident"]) >= 8
    assert len(kb.objects["coverage"]) >= 10
    assert len(kb.objects["case"]) >= 10
    assert len(kb.terms) >= 70
    assert len(kb.checklists) >= 6
    assert len(kb.checks) >= 80


def test_every_case_says_what_was_decided_and_what_would_have_prevented_it(
    kb: KnowledgeBase,
) -> None:
    cases = kb.objects["case"].values()
    assert len(cases) >= 32
    shown = {one.field: one.otherwise for one in kb.schema.kinds["case"].facts}
    for case in cases:
        told = vars(case)
        assert 1 <= len(told["checks"]) <= 3, case.id
        for name in ("points", "outcome", "final", "events", "sources", "illustrates"):
            assert told[name], (case.id, name)
        assert {"B1", "B2"} <= told["prevention"].keys(), case.id
        for name in ("contract", "price", "cap", "claims", "damages", "decided", "appeal"):
            assert told[name] or shown[name], (case.id, name)
        assert told["fault"] or told["fault_reason"] or shown["fault_reason"], case.id
        page = kb.pages[kb.location(case)[0]]
        assert kb.first_source(page), case.id


def test_the_points_at_issue_and_the_heads_of_damage_are_covered(kb: KnowledgeBase) -> None:
    points = {group.heading for group in filtered(kb, "case")}
    assert points >= {
        "完成", "検収", "追加報酬", "重過失", "上限", "過失相殺", "協力義務", "中途終了",
        "再委託", "契約前", "著作権", "漏えい",
    }  # fmt: skip
    decided = {head.label for head in heads(kb, "case")}
    assert decided >= {
        "見舞品", "コールセンター・苦情対応", "調査", "復旧・作り直し", "逸失利益",
        "広告・募集", "弁護士費用", "既払代金",
    }  # fmt: skip
    assert sum(len(head.decisions) for head in heads(kb, "case")) >= 60


def test_the_sums_of_a_worked_case_follow_from_each_other(kb: KnowledgeBase) -> None:
    hosting = vars(kb.objects["case"]["hosting-data-2001"])
    damage = sum(entry.granted.yen for entry in hosting["damages"])
    owed = damage * hosting["fault"]["B1"] // 100
    assert (damage, owed) == (14_730_000, 7_365_000)
    assert hosting["claims"][1].granted.yen == 30_000_000 - owed
    asahikawa = vars(kb.objects["case"]["asahikawa-hospital"])
    granted = sum(entry.granted.yen for entry in asahikawa["damages"])
    assert granted == asahikawa["claims"][1].granted.yen == 1_415_019_523


def test_every_incident_says_what_each_side_pays(kb: KnowledgeBase) -> None:
    for incident in kb.objects["incident"]:
        assert "who-pays" in kb.pages[f"incidents/{incident}"].outline.anchors


def test_the_ledger_holds_every_address_and_every_wording(kb: KnowledgeBase) -> None:
    moved = {redirect.from_ for redirect in kb.redirects}
    assert set(addresses(kb)) == set(kb.published) - moved, "run: guidance record"
    for checklist in kb.checklists.values():
        released = kb.released[checklist.id]
        assert released.version == checklist.version, "run: guidance record"
        assert released.items == {item.id: item.text for item in checklist.items}


def test_a_premium_is_named_with_its_source_alone(kb: KnowledgeBase) -> None:
    for block in statements.blocks(kb):
        if "保険料" in block.text and re.search(r"\d[\d,万億]*円", block.text):
            assert block.sourced, block


def test_a_change_of_law_says_the_day_that_it_holds_from(kb: KnowledgeBase) -> None:
    changes = kb.objects["law-change"].values()
    assert len(changes) >= 10
    for change in changes:
        day: datetime.date | None = getattr(change, "in_force", None)
        since: str = getattr(change, "since", "")
        if day:
            assert since == f"{day.year}年{day.month}月{day.day}日から", change.id
        assert (day is None) == (getattr(change, "status", "") != "施行済み"), change.id


NO_GROUND = (
    "zhenxiangba", "melakarnets", "simplicityset", "keywordfinder", "kantanreader", "fdocuments",
    "dokumen.tips", "docsplayer", "expydoc", "paperzz", "vdocuments", "ameblo", "thebase.in",
    "no-limit.careers", "bizocean", "excite", "lawinsider", "123deta",
)  # fmt: skip
"""Proxies, scrapers, mirrors and shops: no reader is sent there."""


def test_no_source_leads_to_a_proxy_a_scraper_or_a_shop(kb: KnowledgeBase) -> None:
    for source in kb.sources.values():
        for url in (*source.via, source.url or ""):
            assert not any(host in url for host in NO_GROUND), (source.id, url)


def cut(text: str, start: str, stops: tuple[str, ...]) -> str:
    """``text`` without the entry that begins with ``start``, up to the next entry."""
    before, found, rest = text.partition(start)
    assert found
    kept: list[str] = []
    dropping = True
    for line in rest.split("\n")[1:]:
        dropping = dropping and not line.startswith(stops)
        if not dropping:
            kept.append(line)
    return before + "\n".join(kept)


class TestRemoving:
    """Taking any one piece away is told, with a message that its author understands."""

    def test_a_measure(self, copy_of_site: Callable[[], Project]) -> None:
        site = copy_of_site().remove("source/measures/change-control-clause.md")
        told = [str(p) for p in site.problems()]
        assert any("対策「change-control-clause」はありません。" in line for line in told)
        assert any(
            "公開済みの住所「measures/change-control-clause.html」がなくなりました。" in line
            for line in told
        )

    def test_a_term(self, copy_of_site: Callable[[], Project]) -> None:
        site = copy_of_site()
        text = site.read("glossary/damages.yaml")
        id_ = load(site.root)[0].definitions
        first = next(d.term for d in id_.values() if "  - id: " + d.term.id + "\n" in text)
        site.write("glossary/damages.yaml", cut(text, f"  - id: {first.id}\n", ("  - id:",)))
        told = [p.message for p in site.problems()]
        assert f"公開済みの住所「glossary.html#{first.id}」がなくなりました。" in told

    def test_a_check_item(self, copy_of_site: Callable[[], Project]) -> None:
        site = copy_of_site()
        item = load(site.root)[0].checklists["kickoff"].items[3]
        text = site.read("checklists/kickoff.yaml")
        site.write(
            "checklists/kickoff.yaml",
            cut(text, f"      - id: {item.id}\n", ("      - id:", "  - id:")),
        )
        told = {p.code for p in site.problems()}
        assert {"published-address-lost", "undeclared-change"} <= told

    def test_a_source(self, copy_of_site: Callable[[], Project]) -> None:
        site = copy_of_site()
        text = site.read("references.yaml")
        start = "- id: civil-code-416\n"
        site.write("references.yaml", cut(text, start, ("- id:", "  - id:")))
        told = [p.message for p in site.problems()]
        assert "出典「civil-code-416」はありません。" in told
