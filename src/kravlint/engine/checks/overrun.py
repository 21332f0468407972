"""overrun: what is estimated for each year makes more, over the whole term, than the ceiling that is stated."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from msgspec import Struct

from kravlint.engine.checks.longest import months_of
from kravlint.engine.context import Context
from kravlint.engine.results import Hit, Result, Seen, Spot
from kravlint.procurement import Procurement

_MONTHS_A_YEAR = 12
_ROUNDING = Decimal("1.02")


class Overrun(Struct, frozen=True, forbid_unknown_fields=True, tag_field="kind", tag="overrun"):
    """Compares the one yearly value of a set, times the term with its extension, with its one ceiling."""

    within: tuple[str, ...] = ()


def check_overrun(check: Overrun, code: str, procurement: Procurement, context: Context) -> Iterator[Result]:
    """Yield a Hit at the ceiling with {ceiling}, {yearly}, {months} and {total}; nothing where lots have their own."""
    yearly = _sums(check, procurement, "value", per="year")
    ceilings = _sums(check, procurement, "ceiling", per=None)
    months = _term(check, procurement)
    if len(yearly) != 1 or len(ceilings) != 1 or not months:
        return
    (a_year, year_spot), (ceiling, ceiling_spot) = *yearly.items(), *ceilings.items()
    total = a_year * months / _MONTHS_A_YEAR
    if total <= ceiling * _ROUNDING:
        yield Seen(ceiling_spot)
        return
    said = {"ceiling": _kronor(ceiling), "yearly": _kronor(a_year), "months": str(months), "total": _kronor(total)}
    yield Hit(ceiling_spot, words=said, related=((year_spot, {"sv": "per år", "en": "each year"}),))


def _sums(check: Overrun, procurement: Procurement, of: str, per: str | None) -> dict[Decimal, Spot]:
    """The different amounts of a kind, each with its first place."""
    found: dict[Decimal, Spot] = {}
    for analysis, part in procurement.parts(check.within):
        for fact in analysis.facts:
            if fact.kind != "amount" or not part.first <= fact.block <= part.last:
                continue
            value = dict(fact.value)
            if value["of"] == of and value.get("per") == per:
                found.setdefault(Decimal(value["kr"]), Spot(analysis, fact.block, fact.start, fact.end))
    return found


def _term(check: Overrun, procurement: Procurement) -> int:
    """Months of the one contract period that is stated, with the longest extension; 0 where periods differ."""
    stated: dict[str, set[int]] = {"contract-period": set(), "extension": set()}
    for analysis, part in procurement.parts(check.within):
        for fact in analysis.facts:
            if fact.kind in stated and part.first <= fact.block <= part.last and (months := months_of(fact)):
                stated[fact.kind].add(months)
    periods = stated["contract-period"]
    return periods.pop() + max(stated["extension"], default=0) if len(periods) == 1 else 0


def _kronor(value: Decimal) -> str:
    return f"{value:,.0f}".replace(",", "\u00a0")
