"""``{checklist} id``: a checklist as a form that reads, fills in and prints without a script.

Other builders see sections and lists. In HTML each section is a table with a row an item, so that
the header row repeats on paper; on a screen the style sheet shows the rows as cards.
"""

from __future__ import annotations

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective
from sphinx.writers.html5 import HTML5Translator

from sphinx_guidance.addresses import CHECKLIST_DATA_ID
from sphinx_guidance.answers.project import LIMITS, verdict_names
from sphinx_guidance.checklist_data import checklist_data, written
from sphinx_guidance.model import Check, Checklist, ChecklistSection
from sphinx_guidance.site import paper
from sphinx_guidance.site.domain import object_link
from sphinx_guidance.site.downloads import publication
from sphinx_guidance.site.project import knowledge, page_knowledge
from sphinx_guidance.site.source_marks import source_mark
from sphinx_guidance.site.term_links import unlinked
from sphinx_guidance.words import say


class sheet_head(nodes.container):
    """The heading of a sheet: the project, the date, who was there."""


class check_table(nodes.bullet_list):
    """The items of a section."""


class check_row(nodes.list_item):
    """One item: its ``number``, ``id`` and ``text``, and by what it can be filtered."""


class ChecklistForm(SphinxDirective):
    """The form of the checklist whose id is the argument."""

    required_arguments = 1

    def run(self) -> list[nodes.Node]:
        kb = page_knowledge(self.env)
        checklist = kb.checklists.get(self.arguments[0])
        if checklist is None:
            return []
        count = len(checklist.items)
        edition = say("edition", version=checklist.version, date=checklist.date.isoformat())
        version = say("dots.separator").join((edition, say("checklist.items", n=count)))
        data = checklist_data(kb, checklist, publication(self.env).site)
        head = sheet_head(json=written(data))
        head += nodes.paragraph("", version, classes=["checklist-version"])
        use = nodes.paragraph("", checklist.use, classes=["checklist-use"])
        numbered = checklist.numbered()
        sections = [self._section(s, checklist, numbered) for s in checklist.sections]
        code = paper.code(checklist)
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
        weight = "required" if item.weight == kb.schema.required_weight else "recommended"
        row = check_row(
            ids=[item.id], number=number, id=item.id, text=item.text, weight=weight,
            who=" ".join(item.who), phase=item.phase,
        )  # fmt: skip
        text = nodes.paragraph(item.text, "", unlinked("", item.text), classes=["check-text"])
        row += text
        sides = say("dots.separator").join(kb.schema.parties[side].name for side in item.who)
        marks = nodes.paragraph("", "", classes=["check-marks"])
        marks += nodes.inline("", item.weight, classes=["badge", weight])
        marks += nodes.inline("", f" {item.phase} ", classes=["check-phase"])
        marks += unlinked("", say("checklist.who", sides=sides), classes=["check-who"])
        row += marks
        marks_of_why = [source_mark("", "", source=id_) for id_ in item.sources]
        why = nodes.Text(say("checklist.why", why=item.why))
        row += nodes.paragraph("", "", why, *marks_of_why, classes=["check-why"])
        row += nodes.paragraph(
            "", say("checklist.evidence", evidence=item.evidence), classes=["check-evidence"]
        )
        kind = kb.schema.kind_names[item.relations["verifies"].to]
        named = say("field.labelled", label=kind, value="")
        measures = nodes.paragraph("", named, classes=["check-measures"])
        for i, measure in enumerate(kb.related(item, "verifies")):
            if i:
                measures += nodes.Text(say("list.separator"))
            measures += object_link(measure, self.env.current_document.docname)
        row += measures
        for paragraph in row.findall(nodes.paragraph):
            self.set_source_info(paragraph)
        return row


def _visit_sheet_head(self: HTML5Translator, node: sheet_head) -> None:
    # "<" as \\u003c: nothing in the data can end the element.
    data = node["json"].replace("<", "\\u003c")
    self.body.append(f'<script type="application/json" id="{CHECKLIST_DATA_ID}">{data}</script>\n')
    self.body.append(
        f'<noscript><p class="sheet-unkept">{say("checklist.unkept")}</p></noscript>\n'
    )
    self.body.append('<div class="sheet-head">\n')


def _depart_sheet_head(self: HTML5Translator, node: sheet_head) -> None:
    schema = knowledge(self.builder.env).schema
    fields = [
        ("project", say("field.project"), "text", "name"),
        ("date", say("field.date"), "date", ""),
        *(
            (
                f"attendees-{side.lower()}",
                say("field.attendees", party=schema.parties[side].name),
                "text",
                "attendees",
            )
            for side in schema.answering
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
        for head in (
            say("checklist.number"),
            say("kind.check"),
            say("field.verdict"),
            say("checklist.confirmed"),
            say("field.note"),
        )
    )
    self.body.append(f'<table class="checks"><thead><tr>{heads}</tr></thead><tbody>\n')


def _depart_check_table(self: HTML5Translator, node: check_table) -> None:
    self.body.append("</tbody></table>\n")


def _visit_check_row(self: HTML5Translator, node: check_row) -> None:
    id_ = node["id"]
    self.body.append(
        f'<tr class="check" id="{id_}" data-weight="{node["weight"]}"'
        f' data-who="{node["who"]}" data-phase="{node["phase"]}">'
        f'<th scope="row" class="check-number">'
        f'<a href="#{id_}" title="{say("checklist.link")}">{node["number"]}</a>'
        f" <code>{id_}</code></th>"
        '<td class="check-body">'
        + "".join(f'<span id="{other}"></span>' for other in node["ids"] if other != id_)
    )


def _depart_check_row(self: HTML5Translator, node: check_row) -> None:
    id_ = node["id"]
    name = f"{node['number']} {self.encode(node['text'])}"
    note, by = say("field.note"), say("field.confirmed-by")
    choices = "".join(
        f'<label class="verdict verdict-{value}"><input type="radio" autocomplete="off"'
        f' name="verdict-{id_}" value="{value}"{" checked" if value == "unconfirmed" else ""}>'
        f"<span>{label}</span></label>"
        for value, label in verdict_names().items()
    )
    self.body.append(
        f'</td><td class="check-answer"><fieldset><legend class="visually-hidden">{name}</legend>'
        f"{choices}</fieldset></td>"
        f'<td class="check-person">{_field(id_, name, "confirmed-by", by, "text")}'
        f"{_field(id_, name, 'confirmed-on', say('field.confirmed-on'), 'date')}</td>"
        f'<td class="check-note"><label><span class="field-name">{note}</span>'
        f'<textarea name="note-{id_}" rows="2" maxlength="{LIMITS["note"]}" autocomplete="off"'
        f' aria-label="{name} {note}"></textarea></label></td></tr>\n'
    )


def _field(id_: str, name: str, key: str, label: str, type_: str) -> str:
    return (
        f'<label><span class="field-name">{label}</span><input type="{type_}"'
        f' name="{key}-{id_}" autocomplete="off"{_limit(type_, "person")}'
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
