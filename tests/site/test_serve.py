"""``guidance serve`` over many edits at once: what it serves when it rests is a clean build."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from urllib.request import urlopen

import pytest

from tests.conftest import Project
from tests.site.conftest import build

CAUSE = "source/causes/scope-ambiguity.md"


@pytest.fixture
def address(project: Project) -> Iterator[str]:
    """Where the command serves the starter, built once."""
    command = [sys.executable, "-m", "sphinx_guidance", "serve", "--port", "0", "--out", "live"]
    with subprocess.Popen(
        command, cwd=project.root, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    ) as server:
        assert server.stdout
        told = (re.search(r"http://[\d.:]+", line) for line in server.stdout)
        yield next(found[0] for found in told if found)
        server.terminate()


def page(address: str, name: str) -> str:
    with urlopen(f"{address}/{name}") as response:
        return response.read().decode()


def wait_until(address: str, words: str, name: str) -> None:
    """Hear of the site until it rests and shows some words on a page."""
    news = re.search(r'data-news="([^"]+)"', page(address, name))
    assert news
    with urlopen(address + unescape(news[1])) as told:
        for line in told:
            if line.startswith(b"event: rest") and words in page(address, name):
                return


def html(folder: Path) -> dict[str, str]:
    paths = {path.relative_to(folder).as_posix(): path for path in folder.rglob("*.html")}
    return {name: path.read_text(encoding="utf-8") for name, path in sorted(paths.items())}


def test_what_is_served_after_many_edits_is_a_clean_build(project: Project, address: str) -> None:
    late = project.read(CAUSE).replace("業務範囲があいまい", "遅い依頼").replace("{#", "{#late-")
    project.write("source/causes/late-request.md", late)
    project.edit("glossary/basics.yaml", "definition: ", "definition: 書き直した説明。")
    project.edit("references.yaml", "publisher: ", "publisher: 改めた")
    project.edit("conf.py", "わたしたちの", "みんなの")
    project.edit(CAUSE, "title: ", "title: 一度目の")
    project.edit("checklists/kickoff.yaml", "version: 1.0.0", "version: 1.0.1")
    project.remove("source/coverages/third-party-damages.md")
    project.edit(CAUSE, "title: 一度目の", "title: 二度目の")
    wait_until(address, "二度目の", "causes/scope-ambiguity.html")
    assert html(project.root / "live") == html(build(project, guidance_live=True).outdir)
