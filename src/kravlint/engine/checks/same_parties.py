"""same-parties: the data processing agreement names another supplier, or another service, than the main agreement."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from msgspec import Struct

from kravlint.engine.context import Context
from kravlint.engine.results import Hit, Result, Seen, Spot
from kravlint.procurement import Procurement

_ROLES = ("supplier", "processor")
_ALIKE = 80  # rapidfuzz score above which two names are the same company ("Norrdata AB", "Norrdata Sverige AB")
_OTHER = {
    "supplier": {"sv": "den andra leverantören", "en": "the other supplier"},
    "service": {"sv": "det andra namnet", "en": "the other name"},
}


class SameParties(Struct, frozen=True, forbid_unknown_fields=True, tag_field="kind", tag="same-parties"):
    """The supplier (or the service) of the parts `of_parts` must be the processor (the service) of the parts `within`.

    Boards and buyers are not judged.
    """

    of_parts: tuple[str, ...]
    within: tuple[str, ...]
    of: Literal["supplier", "service"] = "supplier"


class _Party(Struct, frozen=True):
    name: str
    org: str
    spot: Spot


def check_same_parties(check: SameParties, code: str, procurement: Procurement, context: Context) -> Iterator[Result]:
    """Yield at most one Hit, where the processor (the service) is none of the agreement's; a Seen where it is one."""
    suppliers = list(_parties(check, procurement, check.of_parts))
    processors = list(_parties(check, procurement, check.within))
    if not (suppliers and processors):
        return
    if any(_same(one, other) for one in suppliers for other in processors):
        yield Seen(processors[0].spot)
        return
    one, other = suppliers[0], processors[0]
    yield Hit(other.spot, words={"found": other.name, "other": one.name}, related=((one.spot, _OTHER[check.of]),))


def _parties(check: SameParties, procurement: Procurement, kinds: tuple[str, ...]) -> Iterator[_Party]:
    for analysis, part in procurement.parts(kinds):
        for fact in analysis.facts:
            value = dict(fact.value)
            wanted = fact.kind == "system" if check.of == "service" else value.get("role") in _ROLES
            if wanted and part.first <= fact.block <= part.last:
                spot = Spot(analysis, fact.block, fact.start, fact.end)
                yield _Party(value["name"], value.get("org", ""), spot)


def _same(one: _Party, other: _Party) -> bool:
    if one.org and other.org:
        return one.org == other.org
    from rapidfuzz import fuzz

    return fuzz.token_set_ratio(one.name.lower(), other.name.lower()) > _ALIKE
