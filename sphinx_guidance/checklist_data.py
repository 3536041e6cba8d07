"""What the interactive checklist needs to know of a list, as plain data for the page.

The shape is ``ChecklistData`` in ``web/src/core/model.ts``.
"""

from __future__ import annotations

import posixpath

from sphinx_guidance.knowledge import KnowledgeBase, Object
from sphinx_guidance.model import Checklist


def checklist_data(kb: KnowledgeBase, checklist: Checklist, site: str) -> dict[str, object]:
    """The list, its released changes, and the part of the graph that its items lead to.

    ``site`` tells apart the sites that share a browser's storage (over ``file://`` all do).
    Addresses are relative to the page of the list.
    """
    return {
        "site": site,
        "list": checklist.id,
        "title": checklist.title,
        "version": checklist.version,
        "date": checklist.date.isoformat(),
        "url": "",
        "sections": [
            {
                "id": section.id,
                "title": section.title,
                "items": [
                    {
                        "id": item.id,
                        "number": number,
                        "text": item.text,
                        "why": item.why,
                        "who": list(item.who),
                        "phase": item.phase,
                        "weight": item.weight,
                        "evidence": item.evidence,
                        "measures": [m for m in item.verifies if m in kb.measures],
                    }
                    for number, own, item in checklist.numbered()
                    if own is section
                ],
            }
            for section in checklist.sections
        ],
        "changes": [
            release.model_dump(mode="json", exclude_none=True) for release in checklist.history
        ],
        "graph": _graph(kb, checklist),
    }


def _graph(kb: KnowledgeBase, checklist: Checklist) -> dict[str, object]:
    def linked(obj: Object) -> dict[str, object]:
        folder = posixpath.dirname(kb.address(checklist))
        return {"title": obj.title, "url": posixpath.relpath(kb.address(obj), folder)}

    ids = dict.fromkeys(m for item in checklist.items for m in item.verifies if m in kb.measures)
    measures = [kb.measures[id_] for id_ in ids]
    causes = {c: kb.causes[c] for m in measures for c in m.prevents if c in kb.causes}
    incidents = {i: kb.incidents[i] for m in measures for i in m.limits if i in kb.incidents}
    for cause in causes:
        incidents |= {i.id: i for i in kb.incidents_from.get(cause, ())}
    coverages = {c.id: c for i in incidents for c in kb.coverages_for.get(i, ())}
    return {
        "items": {
            item.id: {"measures": [m for m in item.verifies if m in ids]}
            for item in checklist.items
        },
        "measures": {
            m.id: {
                **linked(m),
                "causes": [c for c in m.prevents if c in causes],
                "incidents": [i for i in m.limits if i in incidents],
            }
            for m in measures
        },
        "causes": {
            c.id: {**linked(c), "incidents": [i.id for i in kb.incidents_from.get(c.id, ())]}
            for c in causes.values()
        },
        "incidents": {
            i.id: {**linked(i), "coverages": [c.id for c in kb.coverages_for.get(i.id, ())]}
            for i in incidents.values()
        },
        "coverages": {c.id: {**linked(c), "effect": c.effect} for c in coverages.values()},
    }
