"""checklist: of a list of things that the set as a whole should hold, too many stand nowhere."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from kravlint.engine.checks.absent import ALONE, UNREAD, triggered
from kravlint.engine.checks.incomplete import Item, listed
from kravlint.engine.context import Context
from kravlint.engine.mentions import anywhere, live_mentions, spot
from kravlint.engine.results import Hit, NotJudged, Result, Seen, Spot
from kravlint.procurement import Procurement


class Checklist(Struct, frozen=True, forbid_unknown_fields=True, tag_field="kind", tag="checklist"):
    """Given `given` in documents of some kinds, the set should hold every item; one finding names the missing ones."""

    given: tuple[str, ...]
    items: tuple[Item, ...]
    given_within: tuple[str, ...] = ()
    at_least: int = 1
    """Mentions of `given` before the list is called for."""
    given_also: tuple[str, ...] = ()
    """One of these must stand somewhere too."""
    given_kinds: tuple[str, ...] = ()
    """The set must hold a part of one of these kinds: where the items would stand."""
    not_within: tuple[str, ...] = ()
    tolerate: int = 0
    """Missing items that pass without a finding; the checklist shows them all the same."""
    key: tuple[str, ...] = ()
    """Items whose absence does not pass, even alone."""


def check_checklist(check: Checklist, code: str, procurement: Procurement, context: Context) -> Iterator[Result]:
    """Yield a Seen per item, met or missing, and one Hit for the procurement with {missing}; or NotJudged."""
    trigger = triggered(procurement, check.given, check.given_within, check.at_least)
    if trigger is None or (check.given_also and anywhere(procurement, check.given_also) is None):
        return
    if check.given_kinds and not any(procurement.parts(check.given_kinds)):
        return
    where = {item.item: _place(check, procurement, item) for item in check.items}
    missing = [item for item in check.items if where[item.item] is None]
    if missing and (procurement.unread or procurement.alone):
        yield NotJudged(UNREAD if procurement.unread else ALONE)
        return
    for item in check.items:
        found = where[item.item]
        yield Seen(found, item=item.item, label=item.label, state="met" if found else "missing")
    if len(missing) > check.tolerate or any(item.item in check.key for item in missing):
        names = {lang: listed([item.label[lang] for item in missing], lang) for lang in ("sv", "en")}
        yield Hit(
            anchor=" ".join(item.item for item in missing),
            words={"missing": names},
            related=((trigger, {"sv": "därför väntas det", "en": "why it is expected"}),),
        )


def _place(check: Checklist, procurement: Procurement, item: Item) -> Spot | None:
    for analysis, part in procurement.parts(not_within=check.not_within):
        for mention in live_mentions(analysis, part, item.any):
            return spot(analysis, mention)
    return None
