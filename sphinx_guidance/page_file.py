"""The file of a page, taken apart: its front matter and the outline of its body."""

from __future__ import annotations

from dataclasses import dataclass

from sphinx_guidance.front_matter import FENCE, split_front_matter
from sphinx_guidance.outline import Outline
from sphinx_guidance.problems import Place, Problem
from sphinx_guidance.words import say
from sphinx_guidance.yaml_lines import YamlText, parse


@dataclass(frozen=True)
class PageFile:
    """``front_matter`` is None where there is none, or none that can be read."""

    front_matter: YamlText | None
    outline: Outline
    problems: tuple[Problem, ...] = ()


def take_apart(text: str, path: str) -> PageFile:
    """Read the text of the page at ``path``."""
    front, body, first_line = split_front_matter(text)
    outline = outline_of(body, first_line)
    if front is None:
        # Where the text begins is not known: links may lead to it, but nothing in it is told.
        reached = tuple(heading for heading in outline.headings if heading.id)
        return PageFile(
            None,
            Outline(headings=reached, digest=b"reached" + outline.digest),
            (_no_front_matter(text, path),),
        )
    yaml_text, problems = parse(front, path, 2)
    return PageFile(yaml_text, outline, tuple(problems))


def outline_of(text: str, first_line: int) -> Outline:
    """Read Markdown that begins on a line of a file."""
    from sphinx_guidance.markdown import scan  # noqa: PLC0415 - only for texts that are new

    return scan(text, first_line)


def _no_front_matter(text: str, path: str) -> Problem:
    message = say("missing-front-matter.none")
    hint = say("missing-front-matter.none.hint")
    if text.startswith(FENCE):
        message = say("missing-front-matter.unclosed")
        hint = say("missing-front-matter.unclosed.hint")
    return Problem(Place(path, 1), "missing-front-matter", message, hint)
