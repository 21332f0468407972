"""above: a stated value above an amount that is set by year."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from msgspec import Struct

from kravlint.engine.context import Context
from kravlint.engine.mentions import anywhere
from kravlint.engine.results import Hit, Result, Seen, Spot
from kravlint.procurement import Procurement


class Amount(Struct, frozen=True, forbid_unknown_fields=True):
    """An amount in SEK without VAT, from a day (ISO date) on."""

    since: str
    kr: int


class Above(Struct, frozen=True, forbid_unknown_fields=True, tag_field="kind", tag="above"):
    """Where one of `given` stands, flags amounts of some kinds (`facts`) above the amount of the day."""

    given: tuple[str, ...]
    amounts: tuple[Amount, ...]
    facts: tuple[str, ...] = ("value",)
    """What the amount is of, as the fact "amount" says it."""
    unless_anywhere: tuple[str, ...] = ()
    within: tuple[str, ...] = ()


def check_above(check: Above, code: str, procurement: Procurement, context: Context) -> Iterator[Result]:
    """Yield one Hit per document with {found}, {limit} and {since}; Seen where a value is stated below it."""
    limit = max((a for a in check.amounts if a.since <= context.as_of), key=lambda a: a.since, default=None)
    if limit is None or anywhere(procurement, check.unless_anywhere):
        return
    for analysis, part in procurement.parts(check.within):
        if not any(part.first <= m.block <= part.last for c in check.given for m in analysis.by_concept.get(c, ())):
            continue
        for fact in analysis.facts:
            value = dict(fact.value)
            if fact.kind != "amount" or value["of"] not in check.facts or not part.first <= fact.block <= part.last:
                continue
            where = Spot(analysis, fact.block, fact.start, fact.end)
            if "per" in value or Decimal(value.get("least", value["kr"])) <= limit.kr:
                yield Seen(where)
                continue
            amount = f"{limit.kr:,}"
            yield Hit(
                where,
                words={
                    "found": analysis.blocks[fact.block].text[fact.start : fact.end],
                    "limit": {"sv": amount.replace(",", "\u00a0"), "en": amount},
                    "since": limit.since,
                },
            )
            break
