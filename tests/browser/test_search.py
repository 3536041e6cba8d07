"""The search as a reader uses it: what is found, the box of every page, the results page, no dead end."""

from __future__ import annotations

import re
import time
from itertools import pairwise
from pathlib import Path
from urllib.parse import quote

import pytest
import yaml
from playwright.sync_api import Page, expect

from tests.browser.sheet import eventually

RESULTS = "[data-search-results] a"
QUERIES = Path(__file__).parents[1] / "search" / "queries.yaml"
LINKS = f"""async (text) => {{
  const form = document.querySelector('.search-form');
  form.querySelector('input').value = text;
  form.requestSubmit();
  for (let turn = 0; turn < 5; turn++) await new Promise((done) => setTimeout(done));
  return [...document.querySelectorAll('{RESULTS}')].slice(0, 5).map((link) => link.getAttribute('href'));
}}"""


def search(page: Page, address: str, text: str) -> list[str]:
    """The addresses of the results, best first, of the page that a link to a search opens."""
    page.goto(f"{address}/search.html?q={quote(text)}")
    page.locator("[data-module=search-results][data-ready]").wait_for()
    links = page.locator(RESULTS).all()
    return [link.get_attribute("href") or "" for link in links]


def answers(found: str, expected: list[str]) -> bool:
    return any(found == to or ("#" not in to and found.partition("#")[0] == to) for to in expected)


@pytest.mark.parametrize("address", ["http"], indirect=True)
def test_the_right_answer_is_found_and_nearly_always_first(
    page: Page, address: str, capsys: pytest.CaptureFixture[str]
) -> None:
    groups = yaml.safe_load(QUERIES.read_text(encoding="utf-8"))
    queries = [(group["form"], q["q"], q["to"]) for group in groups for q in group["queries"]]
    search(page, address, "検収")
    first = five = 0
    report = []
    for form, text, expected in queries:
        links = page.evaluate(LINKS, text)
        place = next((i for i, link in enumerate(links) if answers(link, expected)), None)
        first += place == 0
        five += place is not None
        if place != 0:
            report.append(
                f"  {'-' if place is None else place + 1} {form}: {text} → {links[0] if links else 'なし'}"
            )
    with capsys.disabled():
        print(
            f"\n{len(queries)} queries: recall@1 {first / len(queries):.3f}, recall@5 {five / len(queries):.3f}"
        )
        print("\n".join(report))
    assert len(queries) >= 120
    assert five / len(queries) >= 0.95
    assert first / len(queries) >= 0.80


def test_a_link_to_a_search_opens_its_results(
    page: Page, address: str, subtests: pytest.Subtests
) -> None:
    for text, first in {
        "検収": "glossary.html#acceptance-inspection",
        "ﾌｫﾚﾝｼﾞｯｸ": "glossary.html#digital-forensics",
        "そんがいばいしょう": "glossary.html#compensation",
        "検収の手続がない": "causes/no-acceptance-procedure.html",
        "SLAとは何ですか？": "glossary.html#sla",
    }.items():
        with subtests.test(text):
            assert search(page, address, text)[0] == first
            expect(page.locator(".search-form input")).to_have_value(text)


def test_a_result_has_one_link_its_kind_its_place_and_the_match_marked(
    page: Page, address: str
) -> None:
    search(page, address, "仕様変更 追加費用")
    results = page.locator("[data-search-results] > li.search-result")
    assert results.count() == page.locator(RESULTS).count() > 5
    expect(results.first.locator(".search-kind")).to_have_text(re.compile("^(原因|対策)"))
    assert "仕様変更" in results.first.locator("mark").all_text_contents()


def test_a_result_opens_at_the_exact_item(page: Page, address: str) -> None:
    search(page, address, "アクセスログの保存期間")
    page.locator(RESULTS).first.click()
    page.wait_for_url(re.compile(r"checklists/requirements\.html#access-log-retention-set$"))
    expect(page.locator("#access-log-retention-set")).to_be_in_viewport()


def test_a_cause_offers_its_measures_and_checks(page: Page, address: str) -> None:
    search(page, address, "検収の手続がない")
    expect(
        page.locator("[data-search-results] > li").first.locator(".search-offer")
    ).to_contain_text("対策")
    beside = page.locator("[data-search-beside]")
    expect(beside.get_by_role("link").first).to_have_attribute("href", re.compile(r"^measures/"))
    assert beside.locator('a[href^="checklists/"]').count() > 0


def test_history_leads_back_and_forward_through_searches(page: Page, address: str) -> None:
    search(page, address, "検収")
    box = page.locator(".search-form input")
    box.fill("見舞金")
    box.press("Enter")
    first = page.locator(RESULTS).first
    expect(first).to_have_attribute("href", "glossary.html#goodwill-gift")
    assert page.url.endswith("?q=" + quote("見舞金"))
    page.go_back()
    expect(first).to_have_attribute("href", "glossary.html#acceptance-inspection")
    expect(box).to_have_value("検収")
    page.go_forward()
    expect(first).to_have_attribute("href", "glossary.html#goodwill-gift")


def test_after_the_best_answers_the_others_are_grouped_by_kind(page: Page, address: str) -> None:
    search(page, address, "損害賠償")
    lines = page.locator("[data-search-results] > li").evaluate_all(
        "all => all.map(one => one.dataset.kind ?? one.querySelector('h2').textContent)"
    )
    heads = [at for at, line in enumerate(lines) if not line.isascii()]
    assert heads[0] == 10
    groups = [lines[a + 1 : b] for a, b in pairwise([*heads, len(lines)])]
    assert all(1 <= len(group) <= 2 and len(set(group)) == 1 for group in groups)
    assert len({group[0] for group in groups}) == len(groups) > 3
    shown = page.locator(RESULTS).evaluate_all("all => all.map(one => one.href)")
    assert len(set(shown)) == len(shown)
    page.locator(".search-group", has_text="用語").get_by_role("button").click()
    eventually(page, lambda: kinds_shown(page), {"用語"})
    expect(page.locator(RESULTS).first).to_be_focused()


def kinds_shown(page: Page) -> set[str]:
    return set(page.locator("[data-search-results] .search-kind").all_text_contents())


def test_kinds_narrow_the_list_and_keep_its_order(page: Page, address: str) -> None:
    search(page, address, "損害賠償")
    page.get_by_role("button", name=re.compile(r"^対策 \d")).click()
    eventually(page, lambda: kinds_shown(page), {"対策"})
    expect(page.get_by_role("button", name=re.compile(r"^対策 \d"))).to_be_focused()


def test_nothing_found_still_leads_on(page: Page, address: str, subtests: pytest.Subtests) -> None:
    for text in ("xyzzyqq", "ゑゑゑゑ", "???", "<img src=x onerror=alert(1)>zzz"):
        with subtests.test(text):
            search(page, address, text)
            expect(page.locator("[data-search-status]")).to_contain_text(text)
            if page.locator(RESULTS).count() == 0:
                terms = page.locator('[data-search-beside] a[href^="glossary.html#"]')
                expect(terms.nth(2)).to_be_visible()
            expect(page.locator(".search-lists").get_by_role("link", name="原因")).to_be_visible()


def test_an_empty_search_shows_the_kinds(page: Page, address: str) -> None:
    assert search(page, address, "") == []
    expect(page.locator(".search-lists").get_by_role("link", name="用語")).to_be_visible()


def test_the_box_is_reached_and_used_from_the_keyboard(page: Page, address: str) -> None:
    loaded: list[str] = []
    page.on("request", lambda request: loaded.append(request.url))
    page.goto(f"{address}/causes/scope-ambiguity.html")
    assert not [url for url in loaded if "_static/search/" in url or "search.js" in url]
    page.keyboard.press("/")
    box = page.get_by_role("combobox")
    expect(box).to_be_focused()
    box.press_sequentially("けんしゅ")
    option = page.get_by_role("option").first
    expect(option).to_contain_text("検収")
    expect(box).to_have_attribute("aria-expanded", "true")
    box.press("ArrowDown")
    expect(option).to_have_attribute("aria-selected", "true")
    expect(box).to_have_attribute("aria-activedescendant", option.get_attribute("id") or "")
    box.press("Escape")
    expect(option).to_be_hidden()
    box.press("ArrowDown")
    expect(option).to_be_visible()
    box.press("Enter")
    page.wait_for_url(re.compile(r"/glossary\.html#acceptance-inspection$"))


def test_enter_without_a_choice_opens_the_results(page: Page, address: str) -> None:
    page.goto(f"{address}/checklists/kickoff.html")
    page.keyboard.press("/")
    page.keyboard.type("検収期間")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(r"/search\.html\?q="))
    expect(page.locator(RESULTS).first).to_have_attribute("href", "glossary.html#acceptance-period")


def test_a_stroke_typed_into_a_field_stays_a_stroke(page: Page, address: str) -> None:
    page.goto(f"{address}/checklists/kickoff.html")
    field = page.locator('input[name="attendees-b2"]')
    field.press_sequentially("a/b")
    expect(field).to_have_value("a/b")


def test_the_box_of_a_narrow_window_is_reached_too(page: Page, address: str) -> None:
    page.set_viewport_size({"width": 390, "height": 800})
    page.goto(f"{address}/glossary.html")
    page.keyboard.press("/")
    expect(page.locator(".sidebar-search")).to_be_focused()


def test_an_answer_is_there_at_once(page: Page, address: str) -> None:
    start = time.perf_counter()
    assert search(page, address, "検収")
    assert time.perf_counter() - start < 3
    took = page.evaluate(
        f"async () => {{ const links = {LINKS}; await links('損害賠償 上限'); const start = performance.now();"
        " await links('検収が終わったのに不具合が出たらどうする？'); return performance.now() - start; }"
    )
    assert took < 500
