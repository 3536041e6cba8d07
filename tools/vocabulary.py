"""Write sphinx_guidance/vocabulary.json: roles, directives with options, MyST's extensions.

`guidance check` knows them without importing Sphinx. Run this after an upgrade of docutils, Sphinx,
MyST or sphinx-design, or when a role or directive of ours is new; a test compares the two.
"""

from __future__ import annotations

import json
import shutil
import tempfile
from pathlib import Path
from types import ModuleType

from docutils.parsers.rst import Directive, directives, roles
from docutils.parsers.rst.languages import en, ja
from docutils.utils import new_document
from myst_parser.config.main import MdParserConfig
from sphinx.application import Sphinx
from sphinx.util.docutils import docutils_namespace, patch_docutils

from sphinx_guidance.scaffold import STARTER
from sphinx_guidance.schema_file import SCHEMA_FILE
from sphinx_guidance.vocabulary import DATA

EXTENSIONS = {
    "alert", "amsmath", "attrs_block", "attrs_image", "attrs_inline", "colon_fence", "deflist",
    "dollarmath", "fieldlist", "gfm_autolink", "html_admonition", "html_image", "linkify",
    "replacements", "section_ref", "smartquotes", "strikethrough", "substitution", "tasklist",
}  # fmt: skip
"""MyST names them nowhere but in the check that refuses others."""

OF_MYST = {"include": ("heading-offset", "relative-docs", "relative-images")}
"""Options that MyST adds while it reads a page."""


def names() -> dict[str, object]:
    """The names that docutils, Sphinx, MyST, sphinx-design and this package register."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        shutil.copytree(STARTER, root, dirs_exist_ok=True)
        (root / SCHEMA_FILE).write_text("parties: {}\n")  # kinds are a project's own
        with patch_docutils(root), docutils_namespace():
            out = root / "out"
            app = Sphinx(root / "source", root, out, out, "dummy", status=None, warning=None)
            return _registered(app)


def _registered(app: Sphinx) -> dict[str, object]:
    known_directives = {"eval-rst", *_names(directives, "directive")}
    known_roles = {*_names(roles, "role")}
    for language in (en, ja):
        known_directives |= set(language.directives)
        known_roles |= set(language.roles)
    for domain in app.env.domains.sorted():
        for found, known in ((domain.directives, known_directives), (domain.roles, known_roles)):
            known |= {f"{domain.name}:{name}" for name in found}
            if domain.name in ("std", app.config.primary_domain):
                known |= set(found)
    made = _made(app)
    return {
        "directives": sorted(name for name in known_directives if name and " " not in name),
        "need_argument": sorted(n for n, m in made.items() if m.required_arguments),
        "options": {
            name: sorted({*found.option_spec, *OF_MYST.get(name, ())})
            for name, found in sorted(made.items())
            if found.option_spec
        },
        "roles": sorted(name for name in known_roles if name and " " not in name),
        "myst_extensions": sorted(MdParserConfig(enable_extensions=EXTENSIONS).enable_extensions),
    }


def _made(app: Sphinx) -> dict[str, type[Directive]]:
    """What each name of a directive stands for, as far as docutils and MyST find it."""
    document = new_document("")
    made: dict[str, type[Directive]] = {}
    for name in _names(directives, "directive"):
        found, _ = directives.directive(name, en, document)  # type: ignore[arg-type]
        if found:
            made[name] = found
    made |= app.env.domains.standard_domain.directives
    return {name: found for name, found in made.items() if hasattr(found, "option_spec")}


def _names(module: ModuleType, kind: str) -> set[str]:
    """What docutils has of its own, and what was added to it."""
    return {*getattr(module, f"_{kind}_registry"), *getattr(module, f"_{kind}s")}


if __name__ == "__main__":
    DATA.write_text(json.dumps(names(), ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
