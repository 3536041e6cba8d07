"""The groups by which objects stand in their lists, and the kinds that have lists."""

from __future__ import annotations

from sphinx_guidance.model import Cause, Coverage, Kind, Measure, Record

GROUP_IDS = {
    "契約・法務": "contract-and-law", "要件・仕様": "requirements", "手続・合意": "procedure",
    "体制": "organisation", "契約": "contract", "要件定義": "requirements-definition",
    "推進体制": "governance", "検収・品質": "acceptance-and-quality", "事故対応": "response",
    "損害賠償": "liability", "利益・営業継続": "profit-and-continuity",
}  # fmt: skip
"""The groups of all kinds in the order of lists, each with its permanent anchor."""

LISTED_KINDS: tuple[Kind, ...] = (
    "cause", "incident", "measure", "coverage", "case", "checklist",
)  # fmt: skip
"""The kinds whose objects have pages, which a list can lead to."""


def group_of(obj: Record) -> str:
    """The heading under which an object stands in its list; empty where its kind has no groups."""
    match obj:
        case Cause():
            return obj.category
        case Measure():
            return obj.area
        case Coverage():
            return obj.section
        case _:
            return ""
