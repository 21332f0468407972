"""overrun: what is estimated, for each year or for the whole term, makes more than the ceiling that is stated."""

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
    """Compares the one value of a set, a yearly one times the term with its extension, with its one ceiling."""

    within: tuple[str, ...] = ()


def check_overrun(check: Overrun, code: str, procurement: Procurement, context: Context) -> Iterator[Result]:
    """Yield a Hit at the ceiling with {ceiling}, {total} and {reckoned}; nothing where lots have their own."""
    ceilings = _sums(check, procurement, "ceiling", per=None)
    yearly, whole = (_sums(check, procurement, "value", per=per) for per in ("year", None))
    months = _term(check, procurement)
    if len(ceilings) != 1:
        return
    ((ceiling, ceiling_spot),) = ceilings.items()
    if len(yearly) == 1 and months:
        ((a_year, spot),) = yearly.items()
        total = a_year * months / _MONTHS_A_YEAR
        reckoned = {
            "sv": f"{_kronor(a_year)} kronor per år blir {_kronor(total)} kronor på {months} månader med förlängning",
            "en": f"SEK {_kronor(a_year)} each year makes SEK {_kronor(total)} over {months} months with extension",
        }
    elif len(whole) == 1 and not yearly:
        ((total, spot),) = whole.items()
        reckoned = {
            "sv": f"värdet sägs vara {_kronor(total)} kronor",
            "en": f"the value is said to be SEK {_kronor(total)}",
        }
    else:
        return
    if total <= ceiling * _ROUNDING:
        yield Seen(ceiling_spot)
        return
    words: dict[str, str | dict[str, str]] = {
        "ceiling": _kronor(ceiling),
        "total": _kronor(total),
        "reckoned": reckoned,
    }
    yield Hit(ceiling_spot, words=words, related=((spot, {"sv": "värdet", "en": "the value"}),))


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
