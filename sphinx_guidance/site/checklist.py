"""``{checklist} id``: a checklist as a form that reads, fills in and prints without a script.

Other builders see sections and lists. In HTML each section is a table with a row an item, so that
the header row repeats on paper; on a screen the style sheet shows the rows as cards.
"""

from __future__ import annotations

import json

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective
from sphinx.writers.html5 import HTML5Translator

from sphinx_guidance.checklist_data import checklist_data
from sphinx_guidance.exports.answers import LIMITS, VERDICT_NAMES
from sphinx_guidance.exports.publication import SIDE_NAMES, SIDES
from sphinx_guidance.model import Check, Checklist, ChecklistSection
from sphinx_guidance.recorder import whole
from sphinx_guidance.site import paper
from sphinx_guidance.site.domain import object_link
from sphinx_guidance.site.downloads import publication
from sphinx_guidance.site.project import page_knowledge
from sphinx_guidance.site.source_marks import source_mark
from sphinx_guidance.site.term_links import unlinked

UNKEPT = (
    "JavaScriptが使えないため、この画面に入力した内容はどこにも保存されません。"
    "印刷した用紙か、ダウンロードしたExcelに記入してください。"
)
"""What a reader without a script must know before filling in the form."""


class sheet_head(nodes.container):
    """The heading of a sheet: the project, the date, who was there."""


class check_table(nodes.bullet_list):
    """The items of a section."""


class check_row(nodes.list_item):
    """One item, with ``number`` and ``check`` (its model)."""


class ChecklistForm(SphinxDirective):
    """The form of the checklist whose id is the argument."""

    required_arguments = 1

    def run(self) -> list[nodes.Node]:
        kb = page_knowledge(self.env)
        checklist = kb.checklists.get(self.arguments[0])
        if checklist is None:
            return []
        count = len(checklist.items)
        version = f"第{checklist.version}版（{checklist.date.isoformat()}）・全{count}項目"
        data = checklist_data(kb, checklist, publication(self.config).site)
        head = sheet_head(json=json.dumps(data, ensure_ascii=False, separators=(",", ":")))
        head += nodes.paragraph("", version, classes=["checklist-version"])
        use = nodes.paragraph("", checklist.use, classes=["checklist-use"])
        numbered = checklist.numbered()
        sections = [self._section(s, checklist, numbered) for s in checklist.sections]
        code = paper.code(whole(checklist))
        return [code, use, paper.menu(checklist), head, *sections, paper.signatures()]

    def _section(
        self,
        section: ChecklistSection,
        checklist: Checklist,
        numbered: list[tuple[str, ChecklistSection, Check]],
    ) -> nodes.section:
        made = nodes.section("", nodes.title("", section.title), ids=[section.id], names=[])
        table = check_table(classes=["checks"])
        for number, own, item in numbered:
            if own is section:
                table += self._row(number, item)
        made += table
        return made

    def _row(self, number: str, item: Check) -> check_row:
        kb = page_knowledge(self.env)
        row = check_row(ids=[item.id], number=number, check=whole(item))
        text = nodes.paragraph(item.text, "", unlinked("", item.text), classes=["check-text"])
        row += text
        sides = "・".join(SIDE_NAMES[side] for side in item.who)
        marks = nodes.paragraph("", "", classes=["check-marks"])
        marks += nodes.inline("", item.weight, classes=["badge", _weight_class(item)])
        marks += nodes.inline("", f" {item.phase} ", classes=["check-phase"])
        marks += unlinked("", f"確認する立場: {sides}", classes=["check-who"])
        row += marks
        marks_of_why = [source_mark("", "", source=id_) for id_ in item.sources]
        why = nodes.Text(f"理由: {item.why}")
        row += nodes.paragraph("", "", why, *marks_of_why, classes=["check-why"])
        row += nodes.paragraph("", f"根拠: {item.evidence}", classes=["check-evidence"])
        measures = nodes.paragraph("", "対策: ", classes=["check-measures"])
        for i, id_ in enumerate(m for m in item.verifies if m in kb.measures):
            if i:
                measures += nodes.Text("、")
            measures += object_link(kb.measures[id_], self.env.current_document.docname)
        row += measures
        for paragraph in row.findall(nodes.paragraph):
            self.set_source_info(paragraph)
        return row


def _weight_class(item: Check) -> str:
    return "required" if item.weight == "必須" else "recommended"


def _visit_sheet_head(self: HTML5Translator, node: sheet_head) -> None:
    # "<" as \\u003c: nothing in the data can end the element.
    data = node["json"].replace("<", "\\u003c")
    self.body.append(f'<script type="application/json" id="checklist-data">{data}</script>\n')
    self.body.append(f'<noscript><p class="sheet-unkept">{UNKEPT}</p></noscript>\n')
    self.body.append('<div class="sheet-head">\n')


def _depart_sheet_head(self: HTML5Translator, node: sheet_head) -> None:
    fields = [
        ("project", "案件名", "text", "name"),
        ("date", "日付", "date", ""),
        *(
            (f"attendees-{side.lower()}", f"出席者・{SIDE_NAMES[side]}", "text", "attendees")
            for side in SIDES
        ),
    ]
    inputs = "".join(
        f'<label class="sheet-{name}"><span>{label}</span>'
        f'<input type="{type_}" name="{name}" autocomplete="off"{_limit(type_, limit)}></label>'
        for name, label, type_, limit in fields
    )
    self.body.append(f'<div class="sheet-fields">{inputs}</div></div>\n')
    self.body.append('<div class="sheet-tools" data-module="checklist" hidden></div>\n')


def _visit_check_table(self: HTML5Translator, node: check_table) -> None:
    heads = "".join(
        f'<th scope="col">{head}</th>'
        for head in ("番号・ID", "確認項目", "判定", "確認者・確認日", "備考")
    )
    self.body.append(f'<table class="checks"><thead><tr>{heads}</tr></thead><tbody>\n')


def _depart_check_table(self: HTML5Translator, node: check_table) -> None:
    self.body.append("</tbody></table>\n")


def _visit_check_row(self: HTML5Translator, node: check_row) -> None:
    item: Check = node["check"]
    self.body.append(
        f'<tr class="check" id="{item.id}" data-weight="{_weight_class(item)}"'
        f' data-who="{" ".join(item.who)}" data-phase="{item.phase}">'
        f'<th scope="row" class="check-number">'
        f'<a href="#{item.id}" title="この項目へのリンク">{node["number"]}</a>'
        f" <code>{item.id}</code></th>"
        '<td class="check-body">'
        + "".join(f'<span id="{id_}"></span>' for id_ in node["ids"] if id_ != item.id)
    )


def _depart_check_row(self: HTML5Translator, node: check_row) -> None:
    item: Check = node["check"]
    name = f"{node['number']} {self.encode(item.text)}"
    choices = "".join(
        f'<label class="verdict verdict-{value}"><input type="radio" autocomplete="off"'
        f' name="verdict-{item.id}" value="{value}"{" checked" if value == "unconfirmed" else ""}>'
        f"<span>{label}</span></label>"
        for value, label in VERDICT_NAMES.items()
    )
    self.body.append(
        f'</td><td class="check-answer"><fieldset><legend class="visually-hidden">{name}</legend>'
        f"{choices}</fieldset></td>"
        f'<td class="check-person">{_field(item, name, "confirmed-by", "確認者", "text")}'
        f"{_field(item, name, 'confirmed-on', '確認日', 'date')}</td>"
        f'<td class="check-note"><label><span class="field-name">備考</span>'
        f'<textarea name="note-{item.id}" rows="2" maxlength="{LIMITS["note"]}" autocomplete="off"'
        f' aria-label="{name} 備考"></textarea></label></td></tr>\n'
    )


def _field(item: Check, name: str, key: str, label: str, type_: str) -> str:
    return (
        f'<label><span class="field-name">{label}</span><input type="{type_}"'
        f' name="{key}-{item.id}" autocomplete="off"{_limit(type_, "person")}'
        f' aria-label="{name} {label}"></label>'
    )


def _limit(type_: str, limit: str) -> str:
    """The longest text, or the latest date: without it browsers take years of six digits."""
    return ' max="9999-12-31"' if type_ == "date" else f' maxlength="{LIMITS[limit]}"'


def setup_checklist(app: Sphinx) -> None:
    app.add_node(sheet_head, html=(_visit_sheet_head, _depart_sheet_head))
    app.add_node(check_table, html=(_visit_check_table, _depart_check_table))
    app.add_node(check_row, html=(_visit_check_row, _depart_check_row))
    app.add_directive("checklist", ChecklistForm)
