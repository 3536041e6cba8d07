"""Rules on flows: every way from the first question ends in an outcome that is founded."""

from __future__ import annotations

from collections.abc import Iterator

from sphinx_guidance import spelling
from sphinx_guidance.flow import Flow, Question
from sphinx_guidance.knowledge import KnowledgeBase
from sphinx_guidance.problems import Problem
from sphinx_guidance.rules.registry import Rule, made_from_schema
from sphinx_guidance.schema import Schema
from sphinx_guidance.shapes import Written
from sphinx_guidance.words import listed, say

TARGET, CYCLE, UNREACHABLE = "flow-target", "flow-cycle", "flow-unreachable"
UNSOURCED, REPEATED = "outcome-without-source", "flow-id"


@made_from_schema
def flows(schema: Schema) -> Iterator[Rule]:
    if "flow" in schema.shaped_kinds.values():
        yield Rule(REPEATED, say("flow.rule.repeated-id"), _repeated)
        yield Rule(TARGET, say("flow.rule.target"), _targets)
        yield Rule(CYCLE, say("flow.rule.cycle"), _cycles)
        yield Rule(UNREACHABLE, say("flow.rule.unreachable"), _unreachable)
        yield Rule(UNSOURCED, say("flow.rule.unsourced"), _unsourced)


def _placed(flow: Flow) -> list[tuple[str, int, str]]:
    """The list, the position and the id of every question and outcome."""
    questions = [("questions", i, question.id) for i, question in enumerate(flow.questions)]
    return [*questions, *(("outcomes", i, part.id) for i, part in enumerate(flow.outcomes))]


def _repeated(kb: KnowledgeBase) -> Iterator[Problem]:
    for flow in kb.flows.values():
        seen: set[str] = set()
        for where, i, id_ in _placed(flow.value):
            if id_ in seen:
                message = say("flow.repeated-id", id=id_)
                place = flow.place(where, i, "id")
                yield Problem(place, REPEATED, message, say("flow.repeated-id.hint"))
            seen.add(id_)


def _targets(kb: KnowledgeBase) -> Iterator[Problem]:
    for flow in kb.flows.values():
        known = flow.value.targets
        for i, question in enumerate(flow.value.questions):
            for a, answer in enumerate(question.answers):
                if answer.to not in known:
                    message = say("flow.no-target", answer=answer.text, id=answer.to)
                    hint = spelling.nearest(answer.to, known)
                    hint = hint or say("flow.targets", ids=listed(known))
                    place = flow.place("questions", i, "answers", a, "to")
                    yield Problem(place, TARGET, message, hint)


def _cycles(kb: KnowledgeBase) -> Iterator[Problem]:
    for flow in kb.flows.values():
        yield from _cycles_of(flow)


def _cycles_of(flow: Written[Flow]) -> Iterator[Problem]:
    """Each answer that leads back to a question on the way to it."""
    questions = {question.id: (i, question) for i, question in enumerate(flow.value.questions)}
    done: set[str] = set()

    def follow(id_: str, way: tuple[str, ...]) -> Iterator[Problem]:
        i, question = questions[id_]
        for a, answer in enumerate(question.answers):
            if answer.to in way:
                back = (*way[way.index(answer.to) :], answer.to)
                message = say("flow.cycle", way=" → ".join(back))
                place = flow.place("questions", i, "answers", a, "to")
                yield Problem(place, CYCLE, message, say("flow.cycle.hint"))
            elif answer.to in questions and answer.to not in done:
                yield from follow(answer.to, (*way, answer.to))
        done.add(id_)

    for id_ in questions:
        if id_ not in done:
            yield from follow(id_, (id_,))


def _unreachable(kb: KnowledgeBase) -> Iterator[Problem]:
    for flow in kb.flows.values():
        known = flow.value.targets
        asked = [part for part in known.values() if isinstance(part, Question)]
        if any(answer.to not in known for part in asked for answer in part.answers):
            continue  # where such an answer was meant to lead is not known
        for where, i, id_ in _placed(flow.value):
            if id_ not in flow.value.reachable:
                message = say("flow.unreachable", id=id_)
                hint = say("flow.unreachable.hint", id=id_)
                yield Problem(flow.place(where, i, "id"), UNREACHABLE, message, hint)


def _unsourced(kb: KnowledgeBase) -> Iterator[Problem]:
    for flow in kb.flows.values():
        for i, outcome in enumerate(flow.value.outcomes):
            title = outcome.title
            if not outcome.sources and not outcome.unsourced:
                message, hint = say("flow.no-source", title=title), say("flow.no-source.hint")
                yield Problem(flow.place("outcomes", i, "id"), UNSOURCED, message, hint)
            if outcome.sources and outcome.unsourced:
                message = say("flow.source-and-reason", title=title)
                place = flow.place("outcomes", i, "unsourced")
                yield Problem(place, UNSOURCED, message, say("flow.source-and-reason.hint"))
