"""Which pages an incremental build must read, or write, again.

A page shows more than its own file. What it takes of the knowledge base while it is read is noted
as it is taken (see :mod:`sphinx_guidance.recorder`): the page is read again when any of that has
changed. What is drawn only when it is written, its links and what stands around its text, is
looked up for every page once all are read: the page is written again when any of that has changed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Set
from contextlib import contextmanager
from typing import cast

from docutils import nodes
from sphinx.addnodes import pending_xref
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.util import docname_join

from sphinx_guidance.recorder import Notes, Way, digest, digest_at
from sphinx_guidance.site.domain import leads_to
from sphinx_guidance.site.navigation import surroundings
from sphinx_guidance.site.project import DOMAIN, knowledge, notes_of_reading

AROUND = "around"
LINK = "link"


def _outdated(
    app: Sphinx, env: BuildEnvironment, added: Set[str], changed: Set[str], removed: Set[str]
) -> list[str]:
    kb = knowledge(env)
    again = notes_of_reading(env).changed(lambda way: digest_at(kb, way))
    # The order of pages goes through every list of pages: a page that is gone must leave it.
    again |= {name for name, listed in env.toctree_includes.items() if removed & set(listed)}
    if names := _new_names(env):
        others = env.found_docs - added - changed - again
        again |= {docname for docname in others if _may_name(env, docname, names)}
    return sorted(again & env.found_docs)


def shows_otherwise(env: BuildEnvironment, docname: str) -> bool:
    """Whether one page has read something of the knowledge base that is another now."""
    kb, names = knowledge(env), _new_names(env)
    return notes_of_reading(env).differs(docname, lambda way: digest_at(kb, way)) or (
        bool(names) and _may_name(env, docname, names)
    )


def is_drawn_otherwise(env: BuildEnvironment, docname: str) -> bool:
    """Whether the links of one page, or what stands around its text, is another now."""
    return _notes_of_writing(env).differs(docname, _drawn(env))


@contextmanager
def unnoted(env: BuildEnvironment) -> Iterator[None]:
    """What is read and written meanwhile is not noted.

    A digest is that of all pages that depend on something: noted too early, it would hide from the
    others that they are outdated.
    """
    own = env.domaindata[DOMAIN]
    kept = {name: own[name] for name in ("read", "written")}
    own.update({name: Notes() for name in kept})
    try:
        yield
    finally:
        own.update(kept)


def _new_names(env: BuildEnvironment) -> Set[str]:
    """The names of terms that no page has been searched for."""
    names: Set[str] = knowledge(env).finder.names.keys() - env.domaindata[DOMAIN]["names"]
    return names


def _may_name(env: BuildEnvironment, docname: str, names: Set[str]) -> bool:
    """Whether one of the new names of terms stands in a page, as it was read."""
    text = env.get_doctree(docname).astext()
    return knowledge(env).finder.may_stand(names, text)


def _note_written(app: Sphinx, doctree: nodes.document) -> None:
    """Note what will be drawn when the page is written; it is looked up in :func:`_rewritten`."""
    docname = app.env.current_document.docname
    notes = _notes_of_writing(app.env)
    notes.note(docname, (AROUND, docname))
    for xref in doctree.findall(pending_xref):
        kind, target = xref.get("reftype", ""), xref.get("reftarget", "")
        page = target if xref.get("refdomain") == "doc" else docname_join(docname, target)
        notes.note(docname, (LINK, kind, target, page, xref.get("reftargetid") or ""))


def _rewritten(app: Sphinx, env: BuildEnvironment) -> list[str]:
    env.domaindata[DOMAIN]["names"] = frozenset(knowledge(env).finder.names)
    return sorted(_notes_of_writing(env).renew(_drawn(env)) & env.found_docs)


def _drawn(env: BuildEnvironment) -> Callable[[Way], bytes]:
    """What will be drawn at the end of a way, as a digest."""
    relations = env.collect_relations()
    # The sheet and the legend of a page name parties as they are written.
    parties = {id_: party.name for id_, party in knowledge(env).schema.parties.items()}

    def digest_of(way: Way) -> bytes:
        match way:
            case (str(), docname):
                return digest(_around(env, relations, parties, str(docname)))
            case (_, *link):
                return digest(_linked(env, *map(str, link)))
        raise ValueError(way)

    return digest_of


def _notes_of_writing(env: BuildEnvironment) -> Notes:
    return cast("Notes", env.domaindata[DOMAIN]["written"])


def _around(
    env: BuildEnvironment,
    relations: dict[str, list[str | None]],
    parties: Mapping[str, str],
    docname: str,
) -> object:
    """Our own navigation, and the pages before, after and above as Sphinx names them."""
    beside = [(name, _title(env, name)) for name in relations.get(docname, ()) if name]
    return surroundings(knowledge(env), docname), beside, parties


def _linked(env: BuildEnvironment, kind: str, target: str, page: str, anchor: str) -> object:
    """All that a link may lead to and be called, of whatever kind it is."""
    kinds = knowledge(env).objects
    standard = env.domains.standard_domain
    slugs = env.metadata[page].get("myst_slugs", {}) if page in env.all_docs else {}
    return (
        [leads_to(env, own, target) for own in ([kind] if kind in kinds else kinds)],
        [standard.objects.get(("term", name)) for name in (target, target.lower())],
        [standard.labels.get(name) for name in (target, anchor)],
        [standard.anonlabels.get(name) for name in (target, anchor)],
        _title(env, page),
        slugs.get(anchor, ())[1:],
    )


def _title(env: BuildEnvironment, docname: str) -> str | None:
    return env.titles[docname].astext() if docname in env.all_docs else None


def setup_freshness(app: Sphinx) -> None:
    app.connect("env-get-outdated", _outdated)
    app.connect("doctree-read", _note_written)
    app.connect("env-updated", _rewritten, priority=900)
