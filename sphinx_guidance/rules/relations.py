"""Rules on relations that must not be empty."""

from __future__ import annotations

from collections.abc import Iterator

from sphinx_guidance.knowledge import KnowledgeBase
from sphinx_guidance.problems import Problem
from sphinx_guidance.rules.registry import rule


@rule("cause-without-measure", "どの原因にも、それを防ぐ対策があること。")
def cause_without_measure(kb: KnowledgeBase) -> Iterator[Problem]:
    if "measure" in kb.incomplete:
        return
    for cause in kb.objects["cause"].values():
        if not kb.related(cause, "prevented_by"):
            yield Problem(
                kb.place(cause),
                "cause-without-measure",
                f"原因「{cause.title}」を防ぐ対策がありません。",
                f"対策のページの prevents に {cause.id} を書きます",
            )


@rule("cause-without-incident", "どの原因からも、起こりうる事故が示されていること。")
def cause_without_incident(kb: KnowledgeBase) -> Iterator[Problem]:
    if "incident" in kb.incomplete:
        return
    for cause in kb.objects["cause"].values():
        if not kb.related(cause, "leads_to"):
            yield Problem(
                kb.place(cause),
                "cause-without-incident",
                f"原因「{cause.title}」から起こりうる事故がありません。",
                f"事故のページの arises_from に {cause.id} を書きます",
            )


@rule("measure-without-purpose", "どの対策も、原因を防ぐか事故を抑えること。")
def measure_without_purpose(kb: KnowledgeBase) -> Iterator[Problem]:
    for measure in kb.objects["measure"].values():
        if not getattr(measure, "prevents", ()) and not getattr(measure, "limits", ()):
            yield Problem(
                kb.place(measure),
                "measure-without-purpose",
                f"対策「{measure.title}」が何を防ぐのか書かれていません。",
                "prevents か limits に id を書きます",
            )


@rule("measure-without-check", "どの対策にも、それを確かめる確認項目があること。")
def measure_without_check(kb: KnowledgeBase) -> Iterator[Problem]:
    for measure in kb.objects["measure"].values():
        if not kb.related(measure, "verified_by") and "check" not in kb.unreadable_kinds:
            yield Problem(
                kb.place(measure),
                "measure-without-check",
                f"対策「{measure.title}」を確かめる確認項目がありません。",
                f"チェックリストの項目の verifies に {measure.id} を書きます",
            )


@rule("incident-without-coverage", "どの事故にも、応える補償か、備えられない理由があること。")
def incident_without_coverage(kb: KnowledgeBase) -> Iterator[Problem]:
    if "coverage" in kb.incomplete:
        return
    for incident in kb.objects["incident"].values():
        answers = any(
            getattr(c, "effect", "") != "対象外" for c in kb.related(incident, "answered_by")
        )
        if not answers and not getattr(incident, "uninsurable", None):
            yield Problem(
                kb.place(incident),
                "incident-without-coverage",
                f"事故「{incident.title}」に応える補償がありません。",
                f"補償のページの answers に {incident.id} を書くか、uninsurable に理由を書きます",
            )
        if answers and getattr(incident, "uninsurable", None):
            yield Problem(
                kb.place(incident, "uninsurable"),
                "incident-without-coverage",
                f"事故「{incident.title}」には応える補償があるのに uninsurable が書かれています。",
                "uninsurable を消します",
            )
