"""What a build takes, beside MkDocs + Material and Zensical, and how soon an edit is seen.

Run ``make bench``. All figures come from one run on one machine; the ratios are what counts.
The other generators are installed into virtual environments of their own, from
``bench/requirements.txt`` and ``bench/requirements-zensical.txt``; one that cannot be installed is
told and left out. ``--furo`` adds stock Sphinx + Furo, which takes ten minutes.
"""

from __future__ import annotations

import argparse
import compileall
import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from html import unescape
from pathlib import Path
from typing import NamedTuple
from urllib.request import urlopen

from generate import generate, plain

HERE = Path(__file__).parent
WORK = HERE.parent / "build" / "bench"

MKDOCS = "site_name: bench\ntheme:\n  name: material\n  language: ja\nplugins:\n  - search\nmarkdown_extensions:\n  - admonition\n"
STOCK = 'project = "bench"\nlanguage = "ja"\nextensions = ["myst_parser", "sphinx_design"]\nmyst_enable_extensions = ["colon_fence"]\nhtml_theme = "furo"\n'


class Used(NamedTuple):
    """What a command and its children used: processor seconds, and memory at the most in MB."""

    cpu: float
    memory: float


def used(command: list[str], cwd: Path) -> Used:
    quiet = subprocess.DEVNULL
    # Python keeps what it has compiled, as it does unless told otherwise.
    environment = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    with subprocess.Popen(command, cwd=cwd, stdout=quiet, stderr=quiet, env=environment) as process:
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command)
    return Used(usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)


def sphinx(root: Path) -> list[str]:
    return [sys.executable, "-m", "sphinx", "-q", "-b", "html", "-c", ".", "source", "out"]


def ours(pages: int) -> tuple[Path, Used]:
    """Generate ``pages`` pages and build them from nothing."""
    root = WORK / f"ours-{pages}"
    generate(root, pages)
    return root, used(sphinx(root), root)


def edited(root: Path) -> Path:
    """The page that is edited."""
    return min((root / "source" / "causes").glob("cause-*.md"))


def edit(root: Path, words: str) -> None:
    page = edited(root)
    page.write_text(page.read_text(encoding="utf-8") + f"\n{words}\n", encoding="utf-8")


def rebuild(root: Path, times: int = 3) -> float:
    """Processor time of the build after one page's text was edited, the best of some."""
    found = []
    for i in range(times):
        edit(root, f"追記{i}です。")
        found.append(used(sphinx(root), root).cpu)
    return min(found)


def check(root: Path, times: int = 3) -> float:
    """Processor time of ``guidance check`` beyond Python's own start, after one page's text was
    edited, the best of some."""
    command = [sys.executable, "-m", "sphinx_guidance", "check"]
    bare = min(used([sys.executable, "-c", "pass"], root).cpu for _ in range(times))
    found = []
    for i in range(times):
        edit(root, f"確かめる前の追記{i}です。")
        found.append(used(command, root).cpu)
    return min(found) - bare


@contextmanager
def serving(root: Path) -> Iterator[str]:
    """``guidance serve`` with a built site; its address."""
    command = [sys.executable, "-m", "sphinx_guidance", "serve", "--port", "0", "--out", "live"]
    with subprocess.Popen(command, cwd=root, stdout=subprocess.PIPE, text=True) as server:
        assert server.stdout
        try:
            told = (re.search(r"http://[\d.:]+", line) for line in server.stdout)
            yield next(found[0] for found in told if found)
        finally:
            server.terminate()


def seen(root: Path, times: int = 3) -> float:
    """Seconds from the saving of a page until a browser that shows it has it, the best of some."""
    found = []
    name = edited(root).relative_to(root / "source").with_suffix(".html").as_posix()
    with serving(root) as address:
        for i in range(times):
            words = f"見ながら{i}を書きます。"
            with urlopen(address + news_of(urlopen(f"{address}/{name}").read().decode())) as told:
                next(line for line in told if line.startswith(b"event: rest"))
                start = time.perf_counter()
                edit(root, words)
                next(line for line in told if line.startswith(b"event: changed"))
                page = urlopen(f"{address}/{name}").read().decode()
                found.append(time.perf_counter() - start)
                assert words in page
    return min(found)


def news_of(page: str) -> str:
    """Where a served page hears of its changes."""
    found = re.search(r'data-news="([^"]+)"', page)
    assert found
    return unescape(found[1])


def other(name: str, requirements: str) -> str | None:
    """The Python with another generator; nothing where that cannot be installed."""
    folder = WORK / f"venv-{name}"
    python = folder / "bin" / "python"
    if not (folder / "installed").exists():
        subprocess.run([sys.executable, "-m", "venv", folder], check=True)
        install = ["-m", "pip", "install", "--quiet", "--require-hashes", "-r"]
        done = subprocess.run([str(python), *install, str(HERE / requirements)], check=False)
        if done.returncode:
            return None
        (folder / "installed").touch()
    return str(python)


def material(python: str, pages: int) -> Used:
    root = WORK / "mkdocs"
    plain(root, pages)
    (root / "docs" / "index.md").write_text("# bench\n")
    (root / "mkdocs.yml").write_text(MKDOCS, encoding="utf-8")
    return used([python, "-m", "mkdocs", "build", "--quiet"], root)


def zensical(python: str, pages: int) -> Used:
    root = WORK / "zensical"
    plain(root, pages)
    (root / "docs" / "index.md").write_text("# bench\n")
    (root / "mkdocs.yml").write_text(MKDOCS, encoding="utf-8")
    return used([str(Path(python).with_name("zensical")), "build", "--clean"], root)


def stock_furo(pages: int) -> Used:
    root = WORK / "furo"
    plain(root, pages)
    (root / "docs").rename(root / "source")
    tree = "```{toctree}\n:glob:\n\n*/*\n```\n"
    (root / "source" / "index.md").write_text(f"# bench\n\n{tree}")
    (root / "conf.py").write_text(STOCK, encoding="utf-8")
    return used(sphinx(root), root)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", type=int, default=1000)
    parser.add_argument("--growth", type=int, default=10, help="the larger site, in multiples")
    parser.add_argument("--only-ours", action="store_true")
    parser.add_argument("--furo", action="store_true", help="stock Sphinx + Furo too")
    given = parser.parse_args()
    WORK.mkdir(parents=True, exist_ok=True)
    # The others are installed, so their modules are compiled; ours may stand in a fresh checkout.
    compileall.compile_dir(HERE.parent / "sphinx_guidance", quiet=1)

    root, small = ours(given.pages)
    show(f"build of {given.pages:,} pages, CPU s", small.cpu)
    show("its memory at the most, MB", small.memory)
    if not given.only_ours:
        beside_others(given.pages, small)
    show("rebuild after one page's edit, CPU s", rebuild(root), "< 1.0")
    show("an edit seen in `guidance serve`, s", seen(root), "< 0.5")
    show("`guidance check` beyond Python's start, CPU s", check(root), "< 0.6")
    large_root, large = ours(given.pages * given.growth)
    show(f"build of {given.pages * given.growth:,} pages, CPU s", large.cpu)
    show(f"growth to {given.growth} times the pages", large.cpu / small.cpu, "<= 11")
    show("its memory at the most, MB", large.memory, "< 1,200")
    shutil.rmtree(large_root, ignore_errors=True)
    if given.furo:
        furo = stock_furo(given.pages)
        show("stock Sphinx + Furo, CPU s", furo.cpu)
        show("ours / stock Sphinx + Furo", small.cpu / furo.cpu, "<= 0.1")


def beside_others(pages: int, small: Used) -> None:
    for name, requirements, build, target in (
        ("MkDocs + Material", "requirements.txt", material, "<= 0.55"),
        ("Zensical", "requirements-zensical.txt", zensical, "<= 1.35"),
    ):
        python = other(name.partition(" ")[0].lower(), requirements)
        if python is None:
            print(f"| {name} | cannot be installed here | |", flush=True)
            continue
        theirs = build(python, pages)
        show(f"{name}, CPU s", theirs.cpu)
        show(f"ours / {name}", small.cpu / theirs.cpu, target)


def show(name: str, value: float, target: str = "") -> None:
    print(f"| {name} | {value:,.2f} | {target} |", flush=True)


if __name__ == "__main__":
    main()
