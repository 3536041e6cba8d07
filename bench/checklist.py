"""How fast a checklist of 1,000 items is in Chromium: time to usable, time of an answer, memory.

Usage: python bench/checklist.py [--items N] [--edits N]. Writes bench/checklist.md.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path

from generate import generate
from playwright.sync_api import Page, sync_playwright

HERE = Path(__file__).parent
SECTIONS = 10

# The script's time alone: from the event to the end of all its listeners.
ANSWER = """([from, to, verdicts]) => {
  const rows = [...document.querySelectorAll('tr.check')];
  const times = [];
  for (let i = from; i < to; i++) {
    const row = rows[i % rows.length];
    const radio = row.querySelectorAll('input[type="radio"]')[1 + (Math.floor(i / rows.length) + i) % verdicts];
    const start = performance.now();
    radio.click();
    times.push(performance.now() - start);
  }
  return times;
}"""
# From the event to the frame after it, with layout and painting.
FRAME = """(at) => new Promise((done) => {
  const radio = document.querySelectorAll('tr.check')[at].querySelectorAll('input[type="radio"]')[1];
  const start = performance.now();
  radio.click();
  requestAnimationFrame(() => setTimeout(() => done(performance.now() - start)));
})"""
# When the deferred scripts had run, counted from the start of the navigation.
USABLE = "performance.getEntriesByType('navigation')[0].domContentLoadedEventEnd"


def build(root: Path, count: int) -> Path:
    """A site whose one list has ``count`` items; the address of its page."""
    generate(root, 60)
    measures = sorted(path.stem for path in (root / "source" / "measures").glob("measure-*.md"))
    lines = [
        "title: 一覧",
        "short_name: 一覧",
        "summary: 要約です。",
        "version: 1.0.0",
        "date: 2026-01-01",
        "use: 会議で使います。",
        "sections:",
    ]
    for section in range(SECTIONS):
        lines += [f"  - id: part-{section}", f"    title: 第{section + 1}部", "    items:"]
        for i in range(section, count, SECTIONS):
            lines.append(
                f"      - {{id: item-{i}, text: 対策その{i}を両社で確かめた。, why: 決めておかないと争いになります。,"
                f" who: [B1, B2], phase: 契約前, weight: {'必須' if i % 3 else '推奨'}, evidence: 議事録,"
                f" verifies: [{measures[i % len(measures)]}]}}"
            )
    (root / "checklists" / "list.yaml").write_text("\n".join(lines) + "\n", encoding="utf-8")
    out = root / "html"
    command = [
        sys.executable,
        "-m",
        "sphinx",
        "-q",
        "-b",
        "html",
        "-c",
        str(root),
        str(root / "source"),
        str(out),
    ]
    subprocess.run(command, check=True, stderr=subprocess.DEVNULL)
    return out / "checklists" / "list.html"


def heap(page: Page) -> float:
    """Megabytes of live objects of the page's scripts."""
    session = page.context.new_cdp_session(page)
    session.send("HeapProfiler.enable")
    for _ in range(2):
        session.send("HeapProfiler.collectGarbage")
    used = session.send("Runtime.getHeapUsage")["usedSize"] / 1e6
    session.detach()
    return float(used)


def measure(address: str, items: int, edits: int) -> list[tuple[str, str, str]]:
    rows: list[tuple[str, str, str]] = []
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(
            executable_path=os.environ.get("CHROMIUM", "/usr/bin/chromium"), args=["--no-sandbox"]
        )
        page = chromium.new_page()
        page.goto(address)
        empty = page.evaluate(USABLE)
        page.locator('input[name="sheet-side"][value="B1"]').check()
        first = page.evaluate(ANSWER, [0, items, 4])
        frames = [page.evaluate(FRAME, at) for at in range(0, items, max(1, items // 20))]
        start = heap(page)
        steps = []
        for done in range(items, items + edits, max(1, edits // 5)):
            page.evaluate(ANSWER, [done, done + edits // 5, 4])
            steps.append(heap(page))
        page.reload()
        full = page.evaluate(USABLE)
        page.goto(f"{address}?open=1")
        filtered = page.evaluate(ANSWER, [0, 50, 4])
        version = chromium.version
        chromium.close()
    rows.append(("使えるまで（回答なし）", f"{empty:.0f} ms", "1,000 ms"))
    rows.append((f"使えるまで（{items:,}項目すべて回答済み）", f"{full:.0f} ms", "1,000 ms"))
    for name, times in (("1つの回答のスクリプト", first), ("同、未確定のみに絞って", filtered)):
        most = sorted(times)[int(len(times) * 0.99) - 1]
        rows.append(
            (f"{name}（中央値／99%）", f"{statistics.median(times):.1f}／{most:.1f} ms", "50 ms")
        )
    rows.append(("1つの回答から次の描画まで（中央値）", f"{statistics.median(frames):.0f} ms", "—"))
    trail = "→".join(f"{step:.1f}" for step in [start, *steps])
    rows.append((f"{edits:,}回の変更の間のヒープ", f"{trail} MB", "増え続けない"))
    rows.append(("Chromium", version, ""))
    return rows


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--items", type=int, default=1000)
    parser.add_argument("--edits", type=int, default=10_000)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = build(Path(folder) / "site", options.items)
        size = path.stat().st_size / 1e6
        rows = measure(path.as_uri(), options.items, options.edits)
    day = datetime.now(UTC).date().isoformat()
    text = [
        "# チェックリストの速さ",
        "",
        f"`python bench/checklist.py` が測ります（{day}、{options.items:,}項目、HTML {size:.1f} MB）。",
        "",
        "| 測ったもの | 結果 | 目標 |",
        "| --- | --- | --- |",
        *(f"| {name} | {result} | {goal} |" for name, result, goal in rows),
        "",
    ]
    (HERE / "checklist.md").write_text("\n".join(text), encoding="utf-8")
    print("\n".join(text))


if __name__ == "__main__":
    main()
