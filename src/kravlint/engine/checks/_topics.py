"""Where the sides of a procurement speak of a topic."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Literal

from kravlint.analysis.model import Analysis, Part
from kravlint.engine.mentions import live_mentions, spot
from kravlint.engine.results import Spot
from kravlint.procurement import Procurement

TOPIC = "topic-"
"""The concepts of rules/lexicon/topics.yaml begin so; they are the rows of the matrix."""

Side = Literal["specification", "agreement", "annexes", "invitation"]
COLUMNS: tuple[Side, ...] = ("specification", "agreement", "annexes")
"""The sides that the matrix shows."""

_SIDES: dict[Side, tuple[str, ...]] = {
    "specification": ("specification", "response-form", "call-off"),
    "agreement": ("agreement", "framework-agreement", "general-terms"),
    "annexes": (
        "sla",
        "dpa",
        "dpa-instruction",
        "dpa-subprocessors",
        "price",
        "classification",
        "implementation-plan",
        "architecture",
        "risk-assessment",
    ),
    "invitation": ("main-document", "instructions", "questions-answers"),
}
_STAND_IN = ("main-document",)  # holds the requirements where no specification does


def parts_of(procurement: Procurement, side: Side) -> list[tuple[Analysis, Part]]:
    """The parts of one side; replaced editions are left out."""
    parts = list(procurement.parts(_SIDES[side]))
    if side == "specification" and not parts:
        parts = list(procurement.parts(_STAND_IN))
    return [(analysis, part) for analysis, part in parts if analysis.path not in procurement.superseded]


def places(parts: Iterable[tuple[Analysis, Part]], topic: str) -> Iterator[Spot]:
    """Every mention of a topic."""
    for analysis, part in parts:
        for mention in live_mentions(analysis, part, (topic,)):
            yield spot(analysis, mention)


def by_reference(procurement: Procurement) -> bool:
    """True when an agreement names standard terms and no general terms are in the set."""
    if any(True for _ in procurement.parts(("general-terms",))):
        return False
    return any(
        fact.kind == "standard-terms" and part.first <= fact.block <= part.last
        for analysis, part in parts_of(procurement, "agreement")
        for fact in analysis.facts
    )
