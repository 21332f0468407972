"""wished: something that the set asks for nowhere with force, though it is spoken of as a wish."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from kravlint.engine.context import Context
from kravlint.engine.mentions import around, live_mentions, spot, text_of
from kravlint.engine.results import Hit, Result, Seen, Spot
from kravlint.procurement import Procurement


class Wished(Struct, frozen=True, forbid_unknown_fields=True, tag_field="kind", tag="wished"):
    """Flags the first place of `of` that is only a wish, where no other place in the same kinds of part demands it."""

    of: tuple[str, ...]
    within: tuple[str, ...]
    must: tuple[str, ...]
    """Concepts in the sentence or row that demand."""
    soft: tuple[str, ...]
    """Concepts that make a wish of a sentence whatever else it holds."""
    may: tuple[str, ...]
    """Concepts that make one of a sentence without demand."""


def check_wished(check: Wished, code: str, procurement: Procurement, context: Context) -> Iterator[Result]:
    """Yield a Hit with {found} for a matter that is only wished for, or a Seen where it is demanded."""
    first: Spot | None = None
    for analysis, part in procurement.parts(check.within):
        for mention in live_mentions(analysis, part, check.of):
            beside = around(analysis, mention, "sentence")
            if not beside.isdisjoint(check.soft):
                first = first or spot(analysis, mention)
            elif not beside.isdisjoint(check.must):
                yield Seen(spot(analysis, mention))
                return
            elif not beside.isdisjoint(check.may):
                first = first or spot(analysis, mention)
    if first is not None:
        yield Hit(first, words={"found": text_of(first)})
