"""outlier: one requirement about a process that nothing else in the specification is about: left over, perhaps."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from msgspec import Struct

from kravlint.analysis.model import Analysis, mentions_between
from kravlint.engine.checks.smell import asked_of, place_of
from kravlint.engine.context import Context
from kravlint.engine.results import Hit, Result, Spot
from kravlint.procurement import Procurement


class Outlier(Struct, frozen=True, forbid_unknown_fields=True, tag_field="kind", tag="outlier"):
    """Flags a process of rules/areas.yaml that a single requirement speaks of, where another one dominates."""

    within: tuple[str, ...]
    at_least: int = 8
    """Requirements about the dominating process."""


def check_outlier(check: Outlier, code: str, procurement: Procurement, context: Context) -> Iterator[Result]:
    """Yield a Hit per lonely process, with {found} and {main}, the process that the document is about."""
    labels = {f"process:{process.id}": process.label for process in context.processes}
    for analysis in procurement.analyses:
        held = _held(analysis, check.within, labels)
        main = max(held, key=lambda process: len(held[process]), default=None)
        if main is None or len(held[main]) < check.at_least:
            continue
        for process, spots in held.items():
            if len(spots) == 1 and process != main:
                yield Hit(spots[0], words={"found": labels[process], "main": labels[main]})


def _held(
    analysis: Analysis, within: tuple[str, ...], labels: Mapping[str, Mapping[str, str]]
) -> dict[str, list[Spot]]:
    """The requirements that speak of each process."""
    held: dict[str, list[Spot]] = {}
    if not labels.keys() & analysis.by_concept.keys():
        return held
    for each in asked_of(analysis, within):
        for process in sorted({m.concept for m in mentions_between(analysis, each.block, each.start, each.end)}):
            if process in labels:
                held.setdefault(process, []).append(place_of(analysis, each))
    return held
