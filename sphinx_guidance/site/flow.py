"""A flow on its page: numbered questions, each answer a link to where it leads, then the outcomes.

It is read without a script, on a small screen and on paper alike: a link says its number.
"""

from __future__ import annotations

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.transforms import SphinxTransform

from sphinx_guidance.flow import Flow, Outcome, Question
from sphinx_guidance.model import Event
from sphinx_guidance.site.domain import object_link
from sphinx_guidance.site.project import page_knowledge
from sphinx_guidance.site.source_marks import source_mark
from sphinx_guidance.words import say


class FlowQuestions(SphinxTransform):
    """Add the questions and outcomes to the page of a flow, above its relations."""

    default_priority = 690  # before terms are linked

    def apply(self, **kwargs: object) -> None:
        kb = page_knowledge(self.env)
        obj = kb.object_of_page.get(self.env.current_document.docname)
        top = next(self.document.findall(nodes.section), None)
        if obj is None or top is None or (own := kb.flows.get((obj.kind, obj.id))) is None:
            return
        top += nodes.paragraph("", say("flow.how-to-read"), classes=["flow-how"])
        top += [self._question(own.value, question) for question in own.value.questions]
        top += [self._outcome(own.value, outcome) for outcome in own.value.outcomes]

    def _question(self, flow: Flow, question: Question) -> nodes.section:
        title = say("flow.question-title", n=flow.numbers[question.id], text=question.text)
        section = _section(question.id, title, "flow-question")
        marks = [source_mark("", "", source=id_) for id_ in question.sources]
        if question.note or marks:
            section += nodes.paragraph("", "", nodes.Text(question.note or ""), *marks)
        answers = nodes.bullet_list(classes=["flow-answers"])
        for answer in question.answers:
            text = nodes.inline("", answer.text, classes=["flow-answer"])
            line = nodes.paragraph("", "", text, nodes.Text(" "))
            target = flow.targets.get(answer.to)
            if target is not None:
                line += nodes.reference("", _leads_to(flow, target), refid=answer.to, internal=True)
            answers += nodes.list_item("", line)
        section += answers
        return section

    def _outcome(self, flow: Flow, outcome: Outcome) -> nodes.section:
        title = say("flow.outcome-title", n=flow.numbers[outcome.id], text=outcome.title)
        section = _section(outcome.id, title, "flow-outcome")
        marks = [source_mark("", "", source=id_) for id_ in outcome.sources]
        section += nodes.paragraph("", "", nodes.Text(outcome.text), *marks)
        if outcome.dates:
            section += nodes.paragraph("", say("flow.dates"), classes=["flow-label"])
            items = (nodes.list_item("", _dated(event)) for event in outcome.dates)
            section += nodes.bullet_list("", *items, classes=["flow-dates"])
        section += self._links(outcome)
        if outcome.unsourced:
            why = say("flow.unsourced", why=outcome.unsourced)
            section += nodes.paragraph("", why, classes=["flow-unsourced"])
        return section

    def _links(self, outcome: Outcome) -> list[nodes.Node]:
        """What to go on with, in the order in which the author names it."""
        kb = page_knowledge(self.env)
        docname = self.env.current_document.docname
        found = [kb.objects[kind].get(id_) for kind, ids in outcome.links.items() for id_ in ids]
        links = [object_link(obj, docname) for obj in found if obj]
        if not links:
            return []
        items = (nodes.list_item("", nodes.paragraph("", "", link)) for link in links)
        label = nodes.paragraph("", say("flow.next"), classes=["flow-label"])
        return [label, nodes.bullet_list("", *items, classes=["flow-links"])]


def _dated(event: Event) -> nodes.paragraph:
    marks = [source_mark("", "", source=id_) for id_ in event.sources]
    return nodes.paragraph("", "", nodes.Text(event.sentence), *marks)


def _leads_to(flow: Flow, target: Question | Outcome) -> str:
    number = flow.numbers[target.id]
    if isinstance(target, Question):
        return say("flow.to-question", n=number, text=target.text)
    return say("flow.to-outcome", n=number, text=target.title)


def _section(id_: str, title: str, name: str) -> nodes.section:
    return nodes.section("", nodes.title("", title), ids=[id_], names=[], classes=[name])


def setup_flow(app: Sphinx) -> None:
    app.add_transform(FlowQuestions)
