"""Transforms run only where a page has something that they look for.

Each transform of docutils, Sphinx, MyST and sphinx-design walks through the whole page, though most
look for nodes that no page here has: a sixth of a build. Here one walk notes the kinds of nodes and
the attributes that are on the page. A transform of :data:`LOOKS_FOR` is left out where none of its
kinds is there, for it would find nothing. After each transform that may have added something, the
page is looked through again before the next one is left out, so no order of transforms and no
further extension matters.
"""

from __future__ import annotations

import functools
from collections.abc import Mapping
from typing import Any
from weakref import ReferenceType, ref

from docutils import nodes
from docutils.transforms import Transform, Transformer
from sphinx.application import Sphinx
from sphinx.transforms.post_transforms import SphinxPostTransform

from sphinx_guidance.site.fast_versions import known

Kinds = frozenset[str]
"""Names of the classes of nodes, those of their bases among them, and of attributes with an @."""


def _kinds(*names: str) -> Kinds:
    return frozenset(names)


LOOKS_FOR: Mapping[str, Kinds] = {
    "docutils.transforms.frontmatter.DocInfo": _kinds("field_list"),
    "docutils.transforms.references.AnonymousHyperlinks": _kinds("reference", "target"),
    "docutils.transforms.references.ExternalTargets": _kinds("target"),
    "docutils.transforms.references.Footnotes": _kinds(
        "footnote", "footnote_reference", "citation", "citation_reference"
    ),
    "docutils.transforms.references.IndirectHyperlinks": _kinds("target"),
    "docutils.transforms.references.InternalTargets": _kinds("target"),
    "docutils.transforms.references.PropagateTargets": _kinds("target"),
    "docutils.transforms.references.Substitutions": _kinds("substitution_reference"),
    "docutils.transforms.universal.StripComments": _kinds("comment"),
    "docutils.transforms.misc.Transitions": _kinds("transition"),
    "furo.WrapTableAndMathInAContainerTransform": _kinds("table", "math_block"),
    "myst_parser.mdit_to_docutils.transforms.CollectFootnotes": _kinds("footnote"),
    "myst_parser.mdit_to_docutils.transforms.ResolveSectionRefs": _kinds("@section_numbers"),
    "myst_parser.mdit_to_docutils.transforms.SortFootnotes": _kinds("footnote"),
    "myst_parser.mdit_to_docutils.transforms.UnreferencedFootnotesDetector": _kinds("footnote"),
    "sphinx.builders.latex.transforms.FootnoteDocnameUpdater": _kinds(
        "footnote", "footnote_reference"
    ),
    "sphinx.domains.c.AliasTransform": _kinds("AliasNode"),
    "sphinx.domains.citation.CitationDefinitionTransform": _kinds("citation"),
    "sphinx.domains.citation.CitationReferenceTransform": _kinds("citation_reference"),
    "sphinx.domains.cpp.AliasTransform": _kinds("AliasNode"),
    "sphinx.transforms.AutoIndexUpgrader": _kinds("index"),
    "sphinx.transforms.DefaultSubstitutions": _kinds("substitution_reference"),
    "sphinx.transforms.DoctestTransform": _kinds("doctest_block"),
    "sphinx.transforms.FilterSystemMessages": _kinds("system_message"),
    "sphinx.transforms.GlossarySorter": _kinds("glossary"),
    "sphinx.transforms.HandleCodeBlocks": _kinds("block_quote"),
    "sphinx.transforms.MoveModuleTargets": _kinds("target"),
    "sphinx.transforms.ReorderConsecutiveTargetAndIndexNodes": _kinds("target"),
    "sphinx.transforms.i18n.RemoveTranslatableInline": _kinds("@translatable"),
    "sphinx.transforms.post_transforms.OnlyNodeTransform": _kinds("only"),
    "sphinx.transforms.post_transforms.PropagateDescDomain": _kinds("desc_signature"),
    "sphinx.transforms.post_transforms.code.HighlightLanguageTransform": _kinds(
        "literal_block", "highlightlang"
    ),
    "sphinx.transforms.post_transforms.code.TrimDoctestFlagsTransform": _kinds(
        "literal_block", "doctest_block"
    ),
    "sphinx.transforms.post_transforms.images.DataURIExtractor": _kinds("image"),
    "sphinx.transforms.post_transforms.images.ImageDownloader": _kinds("image"),
    "sphinx.transforms.post_transforms.SigElementFallbackTransform": _kinds(
        "desc_sig_element", "desc_inline"
    ),
    "sphinx.transforms.references.SphinxDanglingReferences": _kinds("@refname", "target"),
    "sphinx_design.aside.AsideHtmlTransform": _kinds("@design_component"),
    "sphinx_design.badges_buttons.BadgeRefTooltipStash": _kinds("@sd_tooltip"),
    "sphinx_design.dropdown.DropdownHtmlTransform": _kinds("@design_component"),
    "sphinx_design.extension.AddFirstTitleCss": _kinds("docinfo"),
    "sphinx_design.tabs.TabSetHtmlTransform": _kinds("@design_component"),
    "sphinx_guidance.site.image_names.ImageNames": _kinds("image"),
}
"""The transforms that do nothing on a page that has none of some kinds of nodes or attributes."""

ADDS: Mapping[str, Kinds] = {
    "docutils.transforms.frontmatter.DocTitle": _kinds("title", "subtitle"),
    "docutils.transforms.frontmatter.SectionSubTitle": _kinds("subtitle"),
    "docutils.transforms.universal.Decorations": _kinds("decoration", "header", "footer"),
    "docutils.transforms.universal.ExposeInternals": _kinds(),
    "docutils.transforms.universal.StripClassesAndElements": _kinds(),
    "docutils.transforms.universal.Validate": _kinds(),
    "furo.WrapTableAndMathInAContainerTransform": _kinds("container"),
    "myst_parser.mdit_to_docutils.transforms.AddSlugIds": _kinds(),
    "myst_parser.mdit_to_docutils.transforms.PrioritiseExplicitIds": _kinds(),
    "sphinx.transforms.ApplySourceWorkaround": _kinds(),
    "sphinx.transforms.AutoNumbering": _kinds(),
    "sphinx.transforms.SortIds": _kinds(),
    "sphinx.transforms.SphinxSmartQuotes": _kinds(),
    "sphinx.transforms.compact_bullet_list.RefOnlyBulletListTransform": _kinds("compact_paragraph"),
    "sphinx.transforms.i18n.AddTranslationClasses": _kinds(),
    "sphinx.transforms.i18n.PreserveTranslatableMessages": _kinds(),
    "sphinx.transforms.i18n.TranslationProgressTotaliser": _kinds(),
    "sphinx_design.badges_buttons.ButtonRefContentStash": _kinds(),
    "sphinx_guidance.site.flow.FlowQuestions": _kinds("reference"),
    "sphinx_guidance.site.form.FormSheets": _kinds("container", "reference", "table"),
    "sphinx_guidance.site.headings.AuthoredIds": _kinds(),
    "sphinx_guidance.site.panels.Panels": _kinds("container", "field_list", "reference"),
    "sphinx_guidance.site.term_links.ResolveTermLinks": _kinds(),
    "sphinx_guidance.site.term_links.TermLinks": _kinds(
        "term_reference", "reference", "term_notes", "container"
    ),
}
"""What a transform may add to a page; one that is not named here may add anything."""

_looked_through: list[tuple[ReferenceType[nodes.document], Kinds]] = []
"""The page that was looked through last, as long as nothing unknown has been added to it."""


_BASIC = len(nodes.Element.basic_attributes)
"""How many attributes every element has."""

_guarded: dict[type[Transform], type[Transform]] = {}


@functools.cache
def _names_of(kind: type) -> Kinds:
    return frozenset(base.__name__ for base in kind.__mro__)


def kinds_on(document: nodes.document) -> Kinds:
    """The kinds of all nodes of a page, and its attributes."""
    classes: set[type] = set()
    attributes: set[str] = set()
    left: list[nodes.Node] = [document]
    while left:
        node = left.pop()
        classes.add(node.__class__)
        if isinstance(node, nodes.Element):
            if len(node.attributes) > _BASIC:
                attributes.update(node.attributes)
            left += node.children
    return frozenset().union(*map(_names_of, classes), (f"@{name}" for name in attributes))


def _has(document: nodes.document, looked_for: Kinds) -> bool:
    if not (_looked_through and _looked_through[0][0]() is document):
        _looked_through[:] = [(ref(document), kinds_on(document))]
    kinds = _looked_through[0][1]
    return not looked_for.isdisjoint(kinds) or "pending" in kinds


def _note_added(document: nodes.document, added: Kinds | None) -> None:
    if _looked_through and added is None:
        _looked_through.clear()
    elif _looked_through and added:
        page, kinds = _looked_through[0]
        _looked_through[:] = [(page, kinds | added)]


def guarded(transform: type[Transform]) -> type[Transform]:
    """A transform that is left out of pages on which it would find nothing."""
    if transform not in _guarded:
        _guarded[transform] = _guard(transform)
    return _guarded[transform]


def _guard(transform: Any) -> type[Transform]:
    name = f"{transform.__module__}.{transform.__qualname__}"
    looked_for = LOOKS_FOR.get(name)
    added = ADDS.get(name)

    def init(self: Any, document: nodes.document, startnode: nodes.Node | None = None) -> None:
        self.left_out = looked_for is not None and not _has(document, looked_for)
        if not self.left_out:
            transform.__init__(self, document, startnode)

    def apply(self: Any, **kwargs: Any) -> None:
        if self.left_out or (isinstance(self, SphinxPostTransform) and not self.is_supported()):
            return
        transform.apply(self, **kwargs)
        _note_added(self.document, added)

    own = {
        "__init__": init,
        "apply": apply,
        "__module__": transform.__module__,
        "__doc__": transform.__doc__,
    }
    return type(transform.__name__, (transform,), own)


def guard(transformer: Transformer) -> None:
    """Guard all transforms that a page is to go through."""
    if known():
        _looked_through.clear()
        transformer.transforms = [
            (priority, guarded(transform), pending, given)
            for priority, transform, pending, given in transformer.transforms
        ]


class _LookAgain(SphinxPostTransform):
    """Nothing is known of a page at the beginning of its post-transforms."""

    default_priority = 0

    def run(self, **kwargs: object) -> None:
        _looked_through.clear()


def _guard_post_transforms(app: Sphinx) -> None:
    if known():
        registered = app.registry.post_transforms
        registered[:] = [_LookAgain, *map(guarded, registered)]


def setup_fast_transforms(app: Sphinx) -> None:
    app.connect("builder-inited", _guard_post_transforms, priority=999)
