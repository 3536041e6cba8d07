"""What the interactive checklist needs to know of a list, as plain data for the page.

The shape is ``ChecklistData`` in ``web/src/core/model.ts``.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterable

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
                        "measures": [m.id for m in kb.related(item, "verifies")],
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

    measures = _by_id(m for item in checklist.items for m in kb.related(item, "verifies"))
    causes = _by_id(cause for m in measures.values() for cause in kb.related(m, "prevents"))
    incidents = _by_id(incident for m in measures.values() for incident in kb.related(m, "limits"))
    incidents |= _by_id(i for cause in causes.values() for i in kb.related(cause, "leads_to"))
    coverages = _by_id(c for i in incidents.values() for c in kb.related(i, "answered_by"))
    return {
        "items": {
            item.id: {"measures": [m.id for m in kb.related(item, "verifies")]}
            for item in checklist.items
        },
        "measures": {
            m.id: {
                **linked(m),
                "causes": [c.id for c in kb.related(m, "prevents")],
                "incidents": [i.id for i in kb.related(m, "limits")],
            }
            for m in measures.values()
        },
        "causes": {
            c.id: {**linked(c), "incidents": [i.id for i in kb.related(c, "leads_to")]}
            for c in causes.values()
        },
        "incidents": {
            i.id: {**linked(i), "coverages": [c.id for c in kb.related(i, "answered_by")]}
            for i in incidents.values()
        },
        "coverages": {
            c.id: {**linked(c), "effect": getattr(c, "effect", "")} for c in coverages.values()
        },
    }


def _by_id(objects: Iterable[Object]) -> dict[str, Object]:
    return {obj.id: obj for obj in objects}
