"""What the graph knows of a page: its facts above the text, its relations and sources below."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TypeVar

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.transforms import SphinxTransform

from sphinx_guidance.knowledge import KnowledgeBase, Object
from sphinx_guidance.model import (
    Case,
    Cause,
    Check,
    Checklist,
    Coverage,
    Incident,
    Measure,
    Statement,
)
from sphinx_guidance.site.domain import object_link
from sphinx_guidance.site.project import page_knowledge
from sphinx_guidance.site.source_marks import (
    number_marks,
    source_anchor,
    source_item,
    source_mark,
)

T = TypeVar("T", bound=Object)
Related = list[tuple[str, str, Iterable[Object]]]
"""Anchor, heading and objects of each panel of a page."""

PARTIES = {"C": "エンドユーザー（C）", "B2": "サービス提供者（B2）", "B1": "ベンダー（B1）"}

UNSEEN = "読めた資料にありません"
"""An amount that none of the sources gives."""

NOT_ADVICE = (
    "このページは情報の提供で、法的助言ではありません。"
    "個別の事案は弁護士などの専門家に相談してください。"
)
DEPENDS_ON_POLICY = (
    "補償されるかどうかは、保険の約款・特約と個別の事情によります。"
    "加入前に保険会社か代理店に確かめてください。"
)


def related(kb: KnowledgeBase, obj: Object) -> Related:
    """The relation panels of an object's page."""
    match obj:
        case Cause():
            measures = kb.measures_against.get(obj.id, [])
            incidents = kb.incidents_from.get(obj.id, [])
            return [
                ("measures", "この原因を防ぐ対策", measures),
                ("checks", "確認項目", _checks(kb, measures)),
                ("incidents", "起こりうる事故", incidents),
                ("cases", "裁判例・事故例", kb.cases_of_cause.get(obj.id, [])),
            ]
        case Incident():
            coverages = kb.coverages_for.get(obj.id, [])
            return [
                (
                    "causes",
                    "この事故を生む原因",
                    _named(kb.causes, obj.arises_from),
                ),
                ("measures", "被害を抑える対策", kb.measures_limiting.get(obj.id, [])),
                ("coverages", "備える補償", [c for c in coverages if c.effect == "補償"]),
                ("coverage-conditions", "補償の条件", [c for c in coverages if c.effect == "条件"]),
                ("not-covered", "補償されないもの", [c for c in coverages if c.effect == "対象外"]),
                ("cases", "裁判例・事故例", kb.cases_of_incident.get(obj.id, [])),
            ]
        case Measure():
            return [
                ("causes", "防ぐ原因", _named(kb.causes, obj.prevents)),
                ("incidents", "被害を抑える事故", _named(kb.incidents, obj.limits)),
                ("checks", "確認項目", kb.checks_of.get(obj.id, [])),
                (
                    "model-articles",
                    "対応するモデル契約の条項",
                    _named(kb.sources, obj.model_articles),
                ),
            ]
        case Coverage():
            heading = "かかわる事故" if obj.effect == "対象外" else "応える事故"
            return [("incidents", heading, _named(kb.incidents, obj.answers))]
        case Case():
            causes = _named(kb.causes, obj.illustrates)
            return [
                ("causes", "この事例が示す原因", causes),
                ("incidents", "起きた事故", _named(kb.incidents, obj.shows)),
                ("measures", "同じことを防ぐ対策", _measures(kb, causes)),
            ]
        case _:
            return []


def _named(objects: Mapping[str, T], ids: Iterable[str]) -> list[T]:
    """The objects with these ids, as far as they exist (a rule reports the others)."""
    return [objects[id_] for id_ in ids if id_ in objects]


def _measures(kb: KnowledgeBase, causes: list[Cause]) -> list[Measure]:
    return _unique(m for cause in causes for m in kb.measures_against.get(cause.id, []))


def _checks(kb: KnowledgeBase, measures: list[Measure]) -> list[Check]:
    return _unique(check for measure in measures for check in kb.checks_of.get(measure.id, []))


def _unique(objects: Iterable[T]) -> list[T]:
    return list({obj.id: obj for obj in objects}.values())


def facts(obj: Object) -> list[tuple[str, str]]:
    """Names and values of the facts above the text."""
    match obj:
        case Cause():
            return [("分類", obj.category)]
        case Incident():
            chain = " → ".join(PARTIES[party] for party in obj.hits)
            insurance = [("保険", obj.uninsurable)] if obj.uninsurable else []
            return [("影響が及ぶ順", chain), *insurance]
        case Measure():
            return [("領域", obj.area)]
        case Coverage():
            return [("区分", obj.section), ("扱い", obj.effect)]
        case Case():
            known = [
                ("裁判所", obj.court),
                ("日付", f"{obj.date.year}年{obj.date.month}月{obj.date.day}日"),
                ("事件番号", obj.number),
                *((PARTIES[party], role) for party, role in obj.roles.items()),
                ("請求", obj.claimed or UNSEEN),
                ("認められた額", obj.awarded or UNSEEN),
                ("結論", obj.outcome),
            ]
            return [(name, value) for name, value in known if value]
        case _:
            return []


def limits(obj: Coverage) -> list[tuple[str, tuple[Statement, ...]]]:
    """What a coverage answers only on condition, and what it leaves out, as far as known."""
    named = (("条件", obj.conditions), ("対象外", obj.exclusions))
    return [(name, statements) for name, statements in named if statements]


def _statements(statements: Iterable[Statement]) -> nodes.bullet_list:
    items = nodes.bullet_list(classes=["statements"])
    for statement in statements:
        marks = [source_mark("", "", source=id_) for id_ in statement.sources]
        items += nodes.list_item("", nodes.paragraph("", "", nodes.Text(statement.text), *marks))
    return items


def _limits_beside(obj: Object) -> list[nodes.Node]:
    """A coverage is never listed without what limits it."""
    if not isinstance(obj, Coverage):
        return []
    return [
        nodes.container(
            "", nodes.paragraph("", name), _statements(statements), classes=["limits-beside"]
        )
        for name, statements in limits(obj)
    ]


class Panels(SphinxTransform):
    """Add what the graph knows to the page of an object, and the sources to every page."""

    default_priority = 720

    def apply(self, **kwargs: object) -> None:
        kb = page_knowledge(self.env)
        docname = self.env.current_document.docname
        page = kb.pages.get(docname)
        top = next(self.document.findall(nodes.section), None)
        if page is None or page.fields is None or top is None:
            return
        obj = kb.object_of_page.get(docname)
        if obj and not isinstance(obj, Checklist):
            top.insert(1, self._head(obj))
            for anchor, heading, objects in related(kb, obj):
                entries = list(objects)
                if entries:
                    top += self._panel(kb, anchor, heading, entries)
        sources = number_marks(self.document, list(page.fields.sources or ()))
        known = [kb.sources[id_] for id_ in sources if id_ in kb.sources]
        if known:
            section = self._section("sources", "出典")
            items = [source_item(source, source_anchor(source.id)) for source in known]
            section += nodes.enumerated_list("", *items, classes=["source-list"])
            top += section
        if known or isinstance(obj, Coverage):
            text = DEPENDS_ON_POLICY + NOT_ADVICE if isinstance(obj, Coverage) else NOT_ADVICE
            top += nodes.paragraph("", text, classes=["disclaimer"])

    def _head(self, obj: Object) -> nodes.container:
        head = nodes.container(classes=["object-head", f"kind-{obj.kind}"])
        head += nodes.paragraph("", obj.summary, classes=["summary"])  # type: ignore[union-attr]
        fields = nodes.field_list(classes=["facts"])
        for name, value in facts(obj):
            body = nodes.field_body("", nodes.paragraph("", value))
            fields += nodes.field("", nodes.field_name("", name), body)
        if isinstance(obj, Coverage):
            for name, statements in limits(obj):
                body = nodes.field_body("", _statements(statements))
                fields += nodes.field("", nodes.field_name("", name), body)
        head += fields
        return head

    def _panel(
        self, kb: KnowledgeBase, anchor: str, heading: str, objects: list[Object]
    ) -> nodes.section:
        section = self._section(anchor, heading)
        items = nodes.bullet_list(classes=["related", f"related-{objects[0].kind}"])
        for obj in objects:
            items += nodes.list_item("", self._entry(kb, obj), *_limits_beside(obj))
        section += items
        return section

    def _entry(self, kb: KnowledgeBase, obj: Object) -> nodes.paragraph:
        docname = self.env.current_document.docname
        entry = nodes.paragraph("", "", object_link(obj, docname))
        match obj:
            case Check():
                entry += nodes.inline(
                    "", f"（{kb.checklist_of[obj.id].title}・{obj.weight}）", classes=["aside"]
                )
            case Case() | Cause() | Incident() | Measure() | Coverage():
                entry += nodes.inline("", f" {obj.summary}", classes=["aside"])
            case _:
                entry += nodes.inline(
                    "", f" {getattr(obj, 'section', None) or ''}", classes=["aside"]
                )
        return entry

    def _section(self, id_: str, heading: str) -> nodes.section:
        section = nodes.section(ids=[id_], names=[], classes=["panel"])
        section += nodes.title("", heading)
        return section


def setup_panels(app: Sphinx) -> None:
    app.add_transform(Panels)
