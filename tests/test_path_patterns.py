"""Patterns leave out what Sphinx leaves out."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from sphinx.util.matching import compile_matchers, get_matching_files

from sphinx_guidance.path_patterns import PathPatterns

PATTERNS = st.text("ab/*?[]!^-\\.", max_size=8)
PATHS = st.sampled_from(["a", "ab", "b.a", "a/b", "b/a.a", "a/a/b", "[]", "^", "a-b", "!/b"])


@given(PATTERNS, PATHS)
@example("[]", "[]")
@example("[!]a]", "b")
@example("[^a]", "^")
@pytest.mark.filterwarnings("ignore:Possible:FutureWarning")  # of a set in a set, to Sphinx as well
def test_a_pattern_means_what_it_means_to_sphinx(pattern: str, path: str) -> None:
    try:
        (matches,) = compile_matchers([pattern])
    except re.error:
        with pytest.raises(re.error):
            PathPatterns([pattern])
        return
    names = path.split("/")
    theirs = any(matches("/".join(names[: i + 1])) for i in range(len(names)))
    assert (path in PathPatterns([pattern])) == theirs


@pytest.mark.parametrize(
    "pattern",
    ["drafts", "drafts/", "drafts/*", "drafts/**", "**/old.md", "*/ol?.md", "[!o]*", "**"],
)
def test_the_files_that_are_left_are_those_that_sphinx_finds(tmp_path: Path, pattern: str) -> None:
    names = {
        "index.md",
        "old.md",
        "drafts/a.md",
        "drafts/old.md",
        "drafts/deep/old.md",
        "op/old.md",
    }
    for name in names:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()
    left = {name for name in names if name not in PathPatterns([pattern])}
    assert left == set(get_matching_files(tmp_path, exclude_patterns=[pattern]))
