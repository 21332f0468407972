"""same-parties: the data processing agreement names another supplier than the main agreement."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from kravlint.engine.context import Context
from kravlint.engine.results import Hit, Result, Seen, Spot
from kravlint.procurement import Procurement

_ROLES = ("supplier", "processor")
_ALIKE = 80  # rapidfuzz score above which two names are the same company ("Norrdata AB", "Norrdata Sverige AB")
_OTHER = {"sv": "den andra leverantören", "en": "the other supplier"}


class SameParties(Struct, frozen=True, forbid_unknown_fields=True, tag_field="kind", tag="same-parties"):
    """The supplier of the parts `of_parts` must be the processor of the parts `within`; boards and buyers are not judged."""

    of_parts: tuple[str, ...]
    within: tuple[str, ...]


class _Party(Struct, frozen=True):
    name: str
    org: str
    spot: Spot


def check_same_parties(check: SameParties, code: str, procurement: Procurement, context: Context) -> Iterator[Result]:
    """Yield at most one Hit, where the processor is none of the agreement's suppliers; a Seen where it is one."""
    suppliers = list(_parties(procurement, check.of_parts))
    processors = list(_parties(procurement, check.within))
    if not (suppliers and processors):
        return
    if any(_same(one, other) for one in suppliers for other in processors):
        yield Seen(processors[0].spot)
        return
    one, other = suppliers[0], processors[0]
    yield Hit(other.spot, words={"found": other.name, "other": one.name}, related=((one.spot, _OTHER),))


def _parties(procurement: Procurement, kinds: tuple[str, ...]) -> Iterator[_Party]:
    for analysis, part in procurement.parts(kinds):
        for fact in analysis.facts:
            value = dict(fact.value)
            if fact.kind == "party" and value["role"] in _ROLES and part.first <= fact.block <= part.last:
                spot = Spot(analysis, fact.block, fact.start, fact.end)
                yield _Party(value["name"], value.get("org", ""), spot)


def _same(one: _Party, other: _Party) -> bool:
    if one.org and other.org:
        return one.org == other.org
    from rapidfuzz import fuzz

    return fuzz.token_set_ratio(one.name.lower(), other.name.lower()) > _ALIKE
