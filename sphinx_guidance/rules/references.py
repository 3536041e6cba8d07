"""Rules on references: everything that is named exists, and everything that exists is named."""

from __future__ import annotations

from collections.abc import Iterator

from sphinx_guidance import shapes, spelling
from sphinx_guidance.knowledge import KnowledgeBase
from sphinx_guidance.model import Checklist, Kind, Record
from sphinx_guidance.outline import Role
from sphinx_guidance.problems import Place, Problem
from sphinx_guidance.rules.registry import rule
from sphinx_guidance.words import say
from sphinx_guidance.yaml_lines import Key, YamlText

WRITTEN_IN = frozenset({"term", "check", "source", "checklist", "number"})
"""The generator's own kinds, each of which is written somewhere else than pages are."""

SPHINX_LABELS = frozenset({"genindex", "modindex", "search"})


def written_roles(kb: KnowledgeBase) -> Iterator[tuple[str, Role]]:
    """Every role in pages and definitions, with the path of its file."""
    for _, path, outline in kb.outlines:
        for role in outline.roles:
            yield path, role


def declared_references(kb: KnowledgeBase) -> Iterator[tuple[Place, Kind, str]]:
    """Every id that a field names: where, of which kind, and which."""
    for obj, text, key in kb.declared:
        yield from _named_by(obj, text, key)
    for page in kb.pages.values():
        if page.fields and page.front_matter and page.docname not in kb.object_of_page:
            yield from _named_by(page.fields, page.front_matter, ())
    for checklist in kb.checklists.values():
        own = kb.pages.get(kb.location(checklist)[0])
        if own and own.fields and own.front_matter:
            yield from _named_by(own.fields, own.front_matter, ())
    yield from shapes.references(kb)


def _named_by(record: Record, text: YamlText, key: Key) -> Iterator[tuple[Place, Kind, str]]:
    for field, (kind, _) in record.relations.items():
        ids: tuple[str, ...] | None = getattr(record, field)
        for i, id_ in enumerate(ids or ()):
            yield text.place(*key, field, i), kind, id_
    for field, i, entry in record.entries():
        for id_ in entry.sources:
            yield text.place(*key, field, i, "sources"), "source", id_


@rule("unknown-reference")
def unknown_reference(kb: KnowledgeBase) -> Iterator[Problem]:
    named = list(declared_references(kb))
    named += [
        (Place(path, role.line), role.name, role.target)
        for path, role in written_roles(kb)
        if role.name in kb.objects and role.name != "term"
    ]
    for place, kind, id_ in named:
        known = kb.objects[kind]
        unreadable = (kind, id_) in kb.unreadable or kind in kb.unreadable_kinds
        if id_ not in known and not unreadable:
            yield Problem(
                place,
                "unknown-reference",
                say("unknown-reference.id", kind=kb.schema.kind_names[kind], id=id_),
                spelling.nearest(id_, known) or _where(kb, kind, id_),
            )
    names = {name for term in kb.terms.values() for name in term.names}
    for path, role in written_roles(kb):
        if "term" in kb.unreadable_kinds:
            break
        if role.name == "term" and role.target not in names:
            message = say("unknown-reference.term", target=role.target)
            hint = spelling.nearest(role.target, names) or say("write-in.term")
            yield Problem(Place(path, role.line), "unknown-reference", message, hint)


def _where(kb: KnowledgeBase, kind: Kind, id_: str) -> str:
    """What to do about an id that nothing of this kind has, nor anything like it."""
    for other, name in kb.schema.kind_names.items():
        if id_ in kb.objects[other]:
            return say("unknown-reference.other-kind.hint", id=id_, name=name)
        if any(obj.title == id_ for obj in kb.objects[kind].values()):
            return say("unknown-reference.title.hint")
    if kind in WRITTEN_IN:
        way = say(f"write-in.{kind}")
    else:
        way = say("unknown-reference.new-page", folder=kb.schema.folder(kind))
    return say("unknown-reference.id.hint", way=way)


@rule("unknown-label")
def unknown_label(kb: KnowledgeBase) -> Iterator[Problem]:
    labels = {label for *_, outline in kb.outlines for label in outline.labels} | SPHINX_LABELS
    if kb.vocabulary.elsewhere or not kb.vocabulary.complete or kb.unread:
        return
    for path, role in written_roles(kb):
        if role.name in ("ref", "numref") and role.target.lower() not in labels:
            message = say("unknown-label.target", name=role.name, target=role.target)
            hint = spelling.nearest(role.target, labels) or say("unknown-label.target.hint")
            yield Problem(Place(path, role.line), "unknown-label", message, hint)


@rule("repeated-value")
def repeated_value(kb: KnowledgeBase) -> Iterator[Problem]:
    for obj, text, key in kb.declared:
        for field in (*obj.relations, *obj.party_fields):
            values: tuple[str, ...] = getattr(obj, field, None) or ()
            for i, value in enumerate(values):
                if value in values[:i]:
                    yield _repeated(text.place(*key, field, i), value)
        for field, i, entry in obj.entries():
            for s, value in enumerate(entry.sources):
                if value in entry.sources[:s]:
                    yield _repeated(text.place(*key, field, i, "sources", s), value)


def _repeated(place: Place, value: str) -> Problem:
    return Problem(
        place, "repeated-value", say("repeated-value.value", value=value), say("one.hint")
    )


@rule("uncited-source")
def uncited_source(kb: KnowledgeBase) -> Iterator[Problem]:
    if kb.unread:
        return
    cited = {id_ for _, kind, id_ in declared_references(kb) if kind == "source"}
    cited |= {role.target for _, role in written_roles(kb) if role.name == "source"}
    for source in kb.sources.values():
        if source.id not in cited:
            yield Problem(
                kb.place(source, "id"),
                "uncited-source",
                say("uncited-source.source", id=source.id),
                say("uncited-source.source.hint", id=source.id),
            )


@rule("unfounded-source")
def unfounded_source(kb: KnowledgeBase) -> Iterator[Problem]:
    for source in kb.sources.values():
        match source.how:
            case "copy of the primary text":
                founded, needed = source.copy_ is not None, say("unfounded-source.copy")
            case "secondary":
                founded, needed = bool(source.via or source.url), say("unfounded-source.secondary")
            case "primary text":
                founded, needed = source.url is not None, say("unfounded-source.primary")
            case "not checked":
                continue
        if not founded:
            yield Problem(
                kb.place(source, "how"),
                "unfounded-source",
                say("unfounded-source.source", id=source.id, how=source.how),
                say("unfounded-source.source.hint", needed=needed),
            )


@rule("unused-term")
def unused_term(kb: KnowledgeBase) -> Iterator[Problem]:
    if kb.unread:
        return
    used = set[str]().union(*kb.names_on.values())
    for checklist in kb.checklists.values():
        used.update(*map(kb.finder.names_in, shown_texts(checklist)))
    used.update(*(kb.finder.names_in(text) for _, text in shapes.texts(kb)))
    for definition in kb.definitions.values():
        found = {name for p in definition.outline.prose for name in kb.finder.names_in(p.text)}
        used |= found - set(definition.term.names)
    used |= {role.target for _, role in written_roles(kb) if role.name == "term"}
    for term in kb.terms.values():
        if not used.intersection(term.names):
            yield Problem(
                kb.place(term, "id"),
                "unused-term",
                say("unused-term.term", name=term.name),
                say("unused-term.term.hint"),
            )


def shown_texts(checklist: Checklist) -> Iterator[str]:
    """The text of a checklist in which terms count as used."""
    yield checklist.use
    for item in checklist.items:
        yield from (item.text, item.why, item.evidence)


@rule("page-without-source")
def page_without_source(kb: KnowledgeBase) -> Iterator[Problem]:
    for page in kb.pages.values():
        cites = any(role.name == "source" for role in page.outline.roles)
        if cites or page.fields is None or page.fields.sources:
            continue
        obj = kb.object_of_page.get(page.docname)
        if shapes.sources(kb, obj) or shapes.is_unread(kb, page.docname):
            continue
        if obj and obj.kind != "checklist" and obj.kind not in kb.schema.shaped_kinds:
            hint = say("page-without-source.object.hint")
        elif page.fields.sources is None:
            hint = say("page-without-source.page.hint")
        else:
            continue
        yield Problem(
            page.place("sources"),
            "page-without-source",
            say("page-without-source.page", title=page.fields.title),
            hint,
        )
