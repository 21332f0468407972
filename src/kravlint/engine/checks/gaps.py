"""gaps: of several things that the set should hold, given what it is about, some stand nowhere."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec import Struct

from kravlint.analysis.model import Analysis, Part
from kravlint.engine.checks.absent import ALONE, UNREAD
from kravlint.engine.checks.incomplete import Item
from kravlint.engine.context import Context
from kravlint.engine.mentions import anywhere, live_mentions, spot, text_of
from kravlint.engine.results import Hit, NotJudged, Result, Seen, Spot
from kravlint.procurement import Procurement


class Gaps(Struct, frozen=True, forbid_unknown_fields=True, tag_field="kind", tag="gaps"):
    """Given `given` in documents of some kinds, and `given_also` somewhere, each item should stand in the set."""

    given: tuple[str, ...]
    items: tuple[Item, ...]
    given_within: tuple[str, ...] = ()
    given_also: tuple[str, ...] = ()
    expect_not_within: tuple[str, ...] = ()
    """Kinds of part where an item does not count: there it is said of something else."""


def check_gaps(check: Gaps, code: str, procurement: Procurement, context: Context) -> Iterator[Result]:
    """Yield one Hit per item that stands nowhere, with {missing} and {found}; Seen for one that does; or NotJudged."""
    trigger = _first(procurement.parts(check.given_within), check.given)
    if trigger is None or (check.given_also and anywhere(procurement, check.given_also) is None):
        return
    for item in check.items:
        place = _first(procurement.parts((), check.expect_not_within), item.any)
        if place is not None:
            yield Seen(place, item=item.item, label=item.label)
        elif procurement.unread or procurement.alone:
            yield NotJudged(UNREAD if procurement.unread else ALONE)
        else:
            yield Hit(
                anchor=item.item,
                item=item.item,
                state="missing",
                words={"missing": item.label, "found": text_of(trigger)},
                related=((trigger, {"sv": "därför väntas det", "en": "why it is expected"}),),
            )


def _first(parts: Iterable[tuple[Analysis, Part]], concepts: tuple[str, ...]) -> Spot | None:
    found = (spot(analysis, mention) for analysis, part in parts for mention in live_mentions(analysis, part, concepts))
    return next(found, None)
