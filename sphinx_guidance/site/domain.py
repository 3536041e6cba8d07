"""The ``guidance`` domain: a role for each kind, objects for ``objects.inv``, resolved links.

The objects are those of the knowledge base. Of its own the domain keeps what each page depends on
(see :mod:`sphinx_guidance.site.freshness`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Set
from typing import Any

from docutils import nodes
from docutils.nodes import Element, Node, system_message
from sphinx.addnodes import pending_xref
from sphinx.application import Sphinx
from sphinx.builders import Builder
from sphinx.config import Config
from sphinx.domains import Domain, ObjType
from sphinx.environment import BuildEnvironment
from sphinx.roles import XRefRole
from sphinx.util.nodes import make_refnode

from sphinx_guidance.addresses import GLOSSARY_PAGE
from sphinx_guidance.knowledge import KnowledgeBase, Object
from sphinx_guidance.model import Kind
from sphinx_guidance.recorder import Notes
from sphinx_guidance.schema import PageKind
from sphinx_guidance.site.project import DOMAIN, knowledge
from sphinx_guidance.site.schema import schema_of


class ObjectRole(XRefRole):
    """A role that belongs to the domain under its short name, so that MyST needs no prefix."""

    def run(self) -> tuple[list[Node], list[system_message]]:
        self.name = f"{DOMAIN}:{self.name.rpartition(':')[2]}"
        return super().run()


def _roles(kinds: Iterable[Kind]) -> dict[Kind, ObjectRole]:
    """A role a kind; terms and sources have roles of their own."""
    named = (kind for kind in kinds if kind not in ("source", "term"))
    return {kind: ObjectRole(innernodeclass=nodes.inline) for kind in named}


class GuidanceDomain(Domain):
    """Objects of the knowledge base as cross-reference targets."""

    name = DOMAIN
    label = "guidance"
    initial_data = {"read": Notes(), "written": Notes(), "names": frozenset()}  # noqa: RUF012
    data_version = 2

    def __init__(self, env: BuildEnvironment) -> None:
        names = schema_of(env._app).kind_names
        types = {kind: ObjType(title, kind) for kind, title in names.items()}
        self.object_types = types  # type: ignore[misc]
        self.roles = {**_roles(names)}  # type: ignore[misc]
        super().__init__(env)

    @property
    def kb(self) -> KnowledgeBase:
        return knowledge(self.env)

    def clear_doc(self, docname: str) -> None:
        self.data["read"].clear(docname)
        self.data["written"].clear(docname)

    def merge_domaindata(self, docnames: Set[str], otherdata: dict[str, Any]) -> None:
        self.data["read"].merge(docnames, otherdata["read"])
        self.data["written"].merge(docnames, otherdata["written"])

    def resolve_xref(
        self,
        env: BuildEnvironment,
        fromdocname: str,
        builder: Builder,
        typ: str,
        target: str,
        node: pending_xref,
        contnode: Element,
    ) -> nodes.reference | None:
        found = leads_to(env, typ, target)
        if found is None:
            return None
        docname, anchor, name = found
        if not node.get("refexplicit"):
            contnode = nodes.inline("", name, classes=_look(self.kb.schema.kinds.get(typ)))
        return make_refnode(builder, fromdocname, docname, anchor, contnode)

    def resolve_any_xref(
        self,
        env: BuildEnvironment,
        fromdocname: str,
        builder: Builder,
        target: str,
        node: pending_xref,
        contnode: Element,
    ) -> list[tuple[str, nodes.reference]]:
        found = (
            (kind, self.resolve_xref(env, fromdocname, builder, kind, target, node, contnode))
            for kind in self.kb.objects
        )
        return [(f"{DOMAIN}:{kind}", reference) for kind, reference in found if reference]

    def get_objects(self) -> Iterator[tuple[str, str, str, str, str, int]]:
        for kind, objects in self.kb.objects.items():
            for id_, obj in objects.items():
                docname, anchor = self.kb.location(obj)
                if docname in self.env.all_docs:
                    yield id_, obj.title, kind, docname, anchor, 1


def _look(kind: PageKind | None) -> list[str]:
    """The classes of a short name in a sentence: what its kind looks like."""
    return ["cited", *kind.look] if kind and kind.cited_as and kind.look else []


def leads_to(env: BuildEnvironment, kind: str, id_: str) -> tuple[str, str, str] | None:
    """The page and the anchor of an object, and its name in a sentence, if it is on a page."""
    kb = knowledge(env)
    obj = kb.objects[kind].get(id_) if kind in kb.objects else None
    if obj is None:
        return None
    docname, anchor = kb.location(obj)
    return (docname, anchor, kb.cited_as(obj)) if docname in env.all_docs else None


def object_link(obj: Object, docname: str, text: str = "") -> pending_xref:
    """A link to an object by its title, or ``text``, on ``docname``; any builder resolves it."""
    return pending_xref(
        "",
        nodes.inline("", text or obj.title),
        refdomain=DOMAIN,
        reftype=obj.kind,
        reftarget=obj.id,
        refexplicit=True,
        refdoc=docname,
        refwarn=False,
    )


def _register_terms(app: Sphinx, env: BuildEnvironment) -> list[str]:
    """Make every name and alias an ordinary glossary term, for ``{term}`` and ``objects.inv``."""
    if GLOSSARY_PAGE not in env.all_docs:
        return []
    standard = env.domains.standard_domain
    for key, (docname, _) in list(standard.objects.items()):
        if key[0] == "term" and docname == GLOSSARY_PAGE:
            del standard.objects[key]
    for term in knowledge(env).terms.values():
        for name in term.names:
            standard.objects["term", name] = (GLOSSARY_PAGE, term.id)
    return []


def _add_roles(app: Sphinx, config: Config) -> None:
    for kind, role in _roles(schema_of(app).kind_names).items():
        app.add_role(kind, role)


def setup_domain(app: Sphinx) -> None:
    app.add_domain(GuidanceDomain)
    app.connect("config-inited", _add_roles, priority=950)
    app.connect("env-updated", _register_terms)
