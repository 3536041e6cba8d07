"""How much processor time a build takes, beside MkDocs + Material and stock Sphinx + Furo.

Run ``make bench``. All figures come from one run on one machine; the ratios are what counts.
The other generators are installed into a virtual environment of their own from
``bench/requirements.txt``.
"""

from __future__ import annotations

import argparse
import resource
import shutil
import subprocess
import sys
import time
from pathlib import Path

from generate import generate, plain

HERE = Path(__file__).parent
WORK = HERE.parent / "build" / "bench"
OTHERS = WORK / "venv"

MKDOCS = "site_name: bench\ntheme:\n  name: material\n  language: ja\nplugins:\n  - search\nmarkdown_extensions:\n  - admonition\n"
STOCK = 'project = "bench"\nlanguage = "ja"\nextensions = ["myst_parser", "sphinx_design"]\nmyst_enable_extensions = ["colon_fence"]\nhtml_theme = "furo"\n'


def cpu_seconds(command: list[str], cwd: Path) -> float:
    """User and system time of a command and its children, in seconds."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(
        command, cwd=cwd, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime


def wall_seconds(command: list[str], cwd: Path) -> float:
    start = time.perf_counter()
    subprocess.run(
        command, cwd=cwd, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    return time.perf_counter() - start


def sphinx(root: Path) -> list[str]:
    return [sys.executable, "-m", "sphinx", "-q", "-b", "html", "-c", ".", "source", "out"]


def ours(pages: int) -> tuple[Path, float]:
    """Generate ``pages`` pages and build them from nothing."""
    root = WORK / f"ours-{pages}"
    generate(root, pages)
    return root, cpu_seconds(sphinx(root), root)


def edit_one_page(root: Path) -> float:
    """Wall time of the build after one page's text was edited."""
    page = next((root / "source" / "causes").glob("cause-*.md"))
    page.write_text(page.read_text(encoding="utf-8") + "\n追記しました。\n", encoding="utf-8")
    return wall_seconds(sphinx(root), root)


def check_seconds(root: Path) -> float:
    """Wall time of ``guidance check`` beyond Python's own start, the best of three runs."""
    command = [sys.executable, "-m", "sphinx_guidance", "check"]
    bare = min(wall_seconds([sys.executable, "-c", "pass"], root) for _ in range(3))
    return min(wall_seconds(command, root) for _ in range(3)) - bare


def others_python() -> str:
    python = OTHERS / "bin" / "python"
    if not python.exists():
        subprocess.run([sys.executable, "-m", "venv", OTHERS], check=True)
        requirements = HERE / "requirements.txt"
        install = ["-m", "pip", "install", "--quiet", "--require-hashes", "-r", str(requirements)]
        subprocess.run([str(python), *install], check=True)
    return str(python)


def mkdocs(pages: int) -> float:
    root = WORK / "mkdocs"
    plain(root, pages)
    (root / "docs" / "index.md").write_text("# bench\n")
    (root / "mkdocs.yml").write_text(MKDOCS, encoding="utf-8")
    return cpu_seconds([others_python(), "-m", "mkdocs", "build", "--quiet"], root)


def stock_furo(pages: int) -> float:
    root = WORK / "furo"
    plain(root, pages)
    (root / "docs").rename(root / "source")
    tree = "```{toctree}\n:glob:\n\n*/*\n```\n"
    (root / "source" / "index.md").write_text(f"# bench\n\n{tree}")
    (root / "conf.py").write_text(STOCK, encoding="utf-8")
    return cpu_seconds(sphinx(root), root)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", type=int, default=1000)
    parser.add_argument("--growth", type=int, default=3, help="the larger site, in multiples")
    parser.add_argument("--only-ours", action="store_true")
    given = parser.parse_args()
    WORK.mkdir(parents=True, exist_ok=True)

    root, small = ours(given.pages)
    show(f"build of {given.pages:,} pages, CPU s", small)
    show("rebuild after one page's edit, s", edit_one_page(root), "< 3")
    show("guidance check beyond Python's start, s", check_seconds(root), "< 1")
    large_root, large = ours(given.pages * given.growth)
    show(f"build of {given.pages * given.growth:,} pages, CPU s", large)
    show(f"growth to {given.growth} times the pages", large / small, "<= 3.3")
    shutil.rmtree(large_root, ignore_errors=True)
    if not given.only_ours:
        material = mkdocs(given.pages)
        show("MkDocs + Material, CPU s", material)
        show("ours / MkDocs + Material", small / material, "<= 1")
        furo = stock_furo(given.pages)
        show("stock Sphinx + Furo, CPU s", furo)
        show("ours / stock Sphinx + Furo", small / furo, "<= 0.1")


def show(name: str, value: float, target: str = "") -> None:
    print(f"| {name} | {value:.2f} | {target} |", flush=True)


if __name__ == "__main__":
    main()
