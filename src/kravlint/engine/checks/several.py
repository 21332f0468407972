"""several: one requirement obliges more than once, so that one answer has to cover two things."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from kravlint.analysis.requirements.modality import modals
from kravlint.engine.checks.smell import asked_of
from kravlint.engine.context import Context
from kravlint.engine.results import Hit, Result, Spot
from kravlint.procurement import Procurement


class Several(Struct, frozen=True, forbid_unknown_fields=True, tag_field="kind", tag="several"):
    """Flags requirements with at least this many obliging verbs in main clauses."""

    within: tuple[str, ...]
    at_least: int = 2


def check_several(check: Several, code: str, procurement: Procurement, context: Context) -> Iterator[Result]:
    """Yield a Hit from the first obliging verb to the last, with {count}."""
    for analysis in procurement.analyses:
        for each in asked_of(analysis, check.within):
            text = analysis.blocks[each.block].text[each.start : each.end]
            found = [modal for modal in modals(text) if modal.obligation == "must" and not modal.embedded]
            if len(found) >= check.at_least:
                where = Spot(analysis, each.block, each.start + found[0].start, each.start + found[-1].end)
                words = ", ".join(f"”{text[m.start : m.end]}”" for m in found)
                yield Hit(where, words={"count": str(len(found)), "found": words})
