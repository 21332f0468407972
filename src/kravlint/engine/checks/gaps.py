"""gaps: of several things that the set should hold, given what it is about, some stand nowhere."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from kravlint.engine.checks.absent import elsewhere, triggered
from kravlint.engine.checks.incomplete import Item
from kravlint.engine.context import Context
from kravlint.engine.mentions import anywhere, stated, text_of
from kravlint.engine.results import Hit, Result, Seen
from kravlint.procurement import Procurement


class Gaps(Struct, frozen=True, forbid_unknown_fields=True, tag_field="kind", tag="gaps"):
    """Given `given` in documents of some kinds, and `given_also` somewhere, each item should stand in the set."""

    given: tuple[str, ...]
    items: tuple[Item, ...]
    given_within: tuple[str, ...] = ()
    given_also: tuple[str, ...] = ()
    expect_not_within: tuple[str, ...] = ()
    """Kinds of part where an item does not count: there it is said of something else."""
    near: dict[str, tuple[str, ...]] = {}
    """For an item, concepts of which one must stand in the section: elsewhere it is said of something else."""
    unless: tuple[str, ...] = ()
    """Concepts in the sentence that make an item a mere wish, which does not count."""


def check_gaps(check: Gaps, code: str, procurement: Procurement, context: Context) -> Iterator[Result]:
    """Yield one Hit per item that stands nowhere, with {missing} and {found}; Seen for one that does; or NotJudged."""
    trigger = triggered(procurement, check.given, check.given_within, 1)
    if trigger is None or (check.given_also and anywhere(procurement, check.given_also) is None):
        return
    for item in check.items:
        near = check.near.get(item.item, ())
        place = stated(procurement, item.any, check.expect_not_within, check.unless, near)
        if place is not None:
            yield Seen(place, item=item.item, label=item.label)
        elif (unknown := elsewhere(procurement)) is not None:
            yield unknown
        else:
            yield Hit(
                anchor=item.item,
                item=item.item,
                state="missing",
                words={"missing": item.label, "found": text_of(trigger)},
                related=((trigger, {"sv": "därför väntas det", "en": "why it is expected"}),),
            )
