"""Whom a procurement's documents call the buyer, in so many words ("Köpare: …", "…, nedan Förbundet")."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from msgspec import Struct

from kravlint.analysis.model import Analysis, Fact, part_at
from kravlint.engine.organisations import Naming
from kravlint.engine.results import Spot
from kravlint.language.screen import lazy
from kravlint.procurement import Procurement

_ORGANISATION = lazy(  # no boards or offices: they are parts of an organisation
    r"(?:förbund(?:et)?|verk(?:et)?|myndighet(?:en)?|inspektion(?:en)?|universitet(?:et)?|högskola(?:n)?|bolag(?:et)?|AB)"
    r"(?!\w)|\bMyndigheten\s+för\s|\bStiftelsen\s"
)
_LEADING = ("main-document", "instructions")
_JUDGED = (*_LEADING, "agreement", "dpa", "dpa-instruction")
_FOR_OTHERS = ("framework-agreement", "call-off")  # there one buys for another, and both are called the buyer
_ALIKE = 85  # rapidfuzz score above which two names are the same organisation


class Called(Struct, frozen=True):
    """A document calls somebody the buyer."""

    analysis: Analysis
    name: str
    id: str
    """The known organisation's, or made from the name."""
    naming: Naming | None
    """Where a municipality, a region or an authority of the lists is so called."""
    leading: bool
    spot: Spot

    @property
    def listed(self) -> bool:
        """True for an organisation of the lists, or like them."""
        return self.naming is not None


def called_buyer(procurement: Procurement, named: Sequence[tuple[Analysis, Sequence[Naming]]]) -> Iterator[Called]:
    """Everyone that an invitation, agreement or data processing agreement calls the buyer; boards and roles left out.

    Nothing for call-offs and framework agreements.
    """
    if procurement.call_off or any(procurement.parts(_FOR_OTHERS)):
        return
    for analysis, its in named:
        for fact in analysis.facts:
            if fact.kind != "party" or (kind := part_at(analysis, fact.block).kind) not in _JUDGED:
                continue
            value = dict(fact.value)
            naming = _within(fact, its)
            if value["role"] == "buyer" and (naming or _ORGANISATION.search(value["name"])):
                yield Called(
                    analysis=analysis,
                    name=value["name"],
                    id=naming.id if naming else value["name"].lower(),
                    naming=naming,
                    leading=kind in _LEADING,
                    spot=Spot(analysis, fact.block, fact.start, fact.end),
                )


def the_buyer(called: Sequence[Called]) -> Called | None:
    """The one whom the documents call the buyer most often; among equals the invitation's."""
    counted = [(sum(same(one, other) for other in called), one.leading, one) for one in called]
    return max(counted, key=lambda each: each[:2])[2] if counted else None


def same(one: Called, other: Called) -> bool:
    """True when two names may be the same organisation's."""
    if one.listed and other.listed:
        return one.id == other.id
    return same_name(one.name, other.name)


def same_name(one: str, other: str) -> bool:
    """True for a name and a longer or inflected form of it."""
    from rapidfuzz import fuzz

    return fuzz.token_set_ratio(one.lower(), other.lower()) > _ALIKE


def is_explained(procurement: Procurement, called: Called) -> bool:
    """True when the invitation speaks of the organisation in another place too: it may then well be a party."""
    return any(
        called.name.lower() in block.text.lower()
        for analysis, part in procurement.parts(_LEADING)
        for index, block in enumerate(analysis.blocks[part.first : part.last + 1], start=part.first)
        if (analysis, index) != (called.spot.analysis, called.spot.block)
    )


def _within(fact: Fact, its: Collection[Naming]) -> Naming | None:
    return next((each for each in its if each.block == fact.block and fact.start <= each.start < fact.end), None)
