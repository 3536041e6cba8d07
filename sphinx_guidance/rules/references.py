"""Rules on references: everything that is named exists, and everything that exists is named."""

from __future__ import annotations

from collections.abc import Iterator

from sphinx_guidance import shapes, spelling
from sphinx_guidance.knowledge import KnowledgeBase
from sphinx_guidance.markdown import Role
from sphinx_guidance.model import Checklist, Kind, Record
from sphinx_guidance.problems import Place, Problem
from sphinx_guidance.rules.registry import rule
from sphinx_guidance.yaml_lines import Key, YamlText

WRITTEN_IN: dict[Kind, str] = {
    "term": "glossary/ に用語を加えます",
    "check": "checklists/ に項目を加えます",
    "source": "references.yaml に加えます",
    "checklist": "checklists/ にファイルを作ります",
    "number": "tables/ に数値を加えます",
}
"""What to do where an object of one of the generator's own kinds does not exist yet."""

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


@rule("unknown-reference", "参照先の id が存在すること。")
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
                f"{kb.schema.kind_names[kind]}「{id_}」はありません。",
                spelling.nearest(id_, known) or _where(kb, kind, id_),
            )
    names = {name for term in kb.terms.values() for name in term.names}
    for path, role in written_roles(kb):
        if "term" in kb.unreadable_kinds:
            break
        if role.name == "term" and role.target not in names:
            message = f"用語「{role.target}」はありません。"
            hint = spelling.nearest(role.target, names) or WRITTEN_IN["term"]
            yield Problem(Place(path, role.line), "unknown-reference", message, hint)


def _where(kb: KnowledgeBase, kind: Kind, id_: str) -> str:
    """What to do about an id that nothing of this kind has, nor anything like it."""
    for other, name in kb.schema.kind_names.items():
        if id_ in kb.objects[other]:
            return f"「{id_}」は{name}の id です"
        if any(obj.title == id_ for obj in kb.objects[kind].values()):
            return "題名ではなく id を書きます"
    page = f"source/{kb.schema.folder(kind)}/ にページを作ります"
    return f"id を確かめるか、{WRITTEN_IN.get(kind, page)}"


@rule("unknown-label", "{ref} の先に、名前の付いた場所があること。")
def unknown_label(kb: KnowledgeBase) -> Iterator[Problem]:
    labels = {label for *_, outline in kb.outlines for label in outline.labels} | SPHINX_LABELS
    if kb.vocabulary.elsewhere or not kb.vocabulary.complete or kb.unread:
        return
    for path, role in written_roles(kb):
        if role.name in ("ref", "numref") and role.target.lower() not in labels:
            message = f"{{{role.name}}} の先「{role.target}」はありません。"
            hint = spelling.nearest(role.target, labels) or "[文字](page.md#id) と書きます"
            yield Problem(Place(path, role.line), "unknown-label", message, hint)


@rule("repeated-value", "一つの一覧に同じものを2回書かないこと。")
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
    return Problem(place, "repeated-value", f"「{value}」が2回書かれています。", "一つにします")


@rule("uncited-source", "どの出典も、どこかで引かれていること。")
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
                f"出典「{source.id}」はどこからも引かれていません。",
                "本文に {source}`" + source.id + "` を書くか、出典を消します",
            )


@rule("unfounded-source", "確かめたと書く出典には、確かめたものが示されていること。")
def unfounded_source(kb: KnowledgeBase) -> Iterator[Problem]:
    for source in kb.sources.values():
        match source.how:
            case "copy of the primary text":
                founded, needed = source.copy_ is not None, "copy に、読んだ写しの場所と版"
            case "secondary":
                founded, needed = bool(source.via or source.url), "via か url に、読んだ資料"
            case "primary text":
                founded, needed = source.url is not None, "url に、読んだ原文の住所"
            case "not checked":
                continue
        if not founded:
            yield Problem(
                kb.place(source, "how"),
                "unfounded-source",
                f"出典「{source.id}」は {source.how} ですが、確かめたものがありません。",
                f"{needed}を書くか、how を not checked にします",
            )


@rule("unused-term", "どの用語も、ページか確認項目か他の用語の説明で使われていること。")
def unused_term(kb: KnowledgeBase) -> Iterator[Problem]:
    if kb.unread:
        return
    used = {name for names in kb.names_on.values() for name in names}
    for checklist in kb.checklists.values():
        used.update(o.name for text in shown_texts(checklist) for o in kb.finder.find(text))
    for definition in kb.definitions.values():
        found = {o.name for prose in definition.outline.prose for o in kb.finder.find(prose.text)}
        used |= found - set(definition.term.names)
    used |= {role.target for _, role in written_roles(kb) if role.name == "term"}
    for term in kb.terms.values():
        if not used.intersection(term.names):
            yield Problem(
                kb.place(term, "id"),
                "unused-term",
                f"用語「{term.name}」はどこにも出てきません。",
                "本文で使うか、用語を消します",
            )


def shown_texts(checklist: Checklist) -> Iterator[str]:
    """The text of a checklist in which terms count as used."""
    yield checklist.use
    for item in checklist.items:
        yield from (item.text, item.why, item.evidence)


@rule("page-without-source", "述べるページには出典があること。")
def page_without_source(kb: KnowledgeBase) -> Iterator[Problem]:
    for page in kb.pages.values():
        cites = any(role.name == "source" for role in page.outline.roles)
        if cites or page.fields is None or page.fields.sources:
            continue
        obj = kb.object_of_page.get(page.docname)
        if shapes.sources(kb, obj):
            continue
        if obj and obj.kind != "checklist" and obj.kind not in kb.schema.shaped_kinds:
            hint = "本文に {source}`id` を書くか、sources に id を並べます"
        elif page.fields.sources is None:
            hint = "出典の要らないページなら sources: [] と書きます"
        else:
            continue
        yield Problem(
            page.place("sources"),
            "page-without-source",
            f"ページ「{page.fields.title}」に出典がありません。",
            hint,
        )
