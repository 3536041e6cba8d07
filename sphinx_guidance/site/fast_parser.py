"""MyST's parser, put together once a build and not once a page.

What MyST's parser of Markdown can do depends on the configuration alone, so all pages without
settings of their own share one; a page that is parsed inside another has its own. What the parser
and its renderer keep of a page is set anew at the beginning of the next one.
"""

from __future__ import annotations

from weakref import WeakKeyDictionary

from docutils import nodes
from markdown_it import MarkdownIt
from myst_parser.config.main import MdParserConfig, TopmatterReadError, read_topmatter
from myst_parser.mdit_to_docutils.sphinx_ import SphinxRenderer
from myst_parser.parsers.mdit import create_md_parser
from myst_parser.parsers.sphinx_ import MystParser
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment

from sphinx_guidance.bare_links import look_first
from sphinx_guidance.site.fast_transforms import guard
from sphinx_guidance.site.fast_versions import known

_made: WeakKeyDictionary[BuildEnvironment, tuple[MdParserConfig, MarkdownIt]] = WeakKeyDictionary()
_in_use: set[int] = set()


def _parser_of(env: BuildEnvironment) -> MarkdownIt:
    config: MdParserConfig = env.myst_config  # type: ignore[attr-defined]
    made = _made.get(env)
    if made is None or made[0] is not config:
        made = _made[env] = config, create_md_parser(config, SphinxRenderer)
        look_first(made[1])
    return made[1]


def _has_own_settings(text: str) -> bool:
    try:
        return bool(read_topmatter(text))
    except TopmatterReadError:
        return True


class GuidanceParser(MystParser):
    """MyST's parser with one parser of Markdown for all pages."""

    def parse(self, inputstring: str, document: nodes.document) -> None:
        if not known():
            super().parse(inputstring, document)
            return
        guard(document.transformer)
        parser = _parser_of(document.settings.env)
        if id(parser) in _in_use or _has_own_settings(inputstring):
            super().parse(inputstring, document)
            return
        parser.options["document"] = document
        _in_use.add(id(parser))
        try:
            parser.render(inputstring)
        finally:
            _in_use.discard(id(parser))
            del parser.options["document"]


def setup_fast_parser(app: Sphinx) -> None:
    app.add_source_parser(GuidanceParser, override=True)
