"""checklist: of a list of things that the set as a whole should hold, some stand nowhere."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from kravlint.engine.checks.absent import elsewhere, triggered
from kravlint.engine.checks.incomplete import Item, listed
from kravlint.engine.context import Context
from kravlint.engine.mentions import anywhere, stated, titled
from kravlint.engine.results import Hit, Result, Seen
from kravlint.procurement import Procurement


class Checklist(Struct, frozen=True, forbid_unknown_fields=True, tag_field="kind", tag="checklist"):
    """Given `given` in documents of some kinds, the set should hold every item.

    Each missing item is told by itself; where nothing of the list is there, one finding names them all.
    """

    given: tuple[str, ...]
    items: tuple[Item, ...]
    given_within: tuple[str, ...] = ()
    at_least: int = 1
    """Mentions of `given` before the list is called for."""
    given_also: tuple[str, ...] = ()
    """One of these must stand somewhere too."""
    given_kinds: tuple[str, ...] = ()
    """The set must hold a part of one of these kinds: where the items would stand."""
    within: tuple[str, ...] = ()
    """Kinds of part in which the items count; empty: any."""
    unless_titled: tuple[str, ...] = ()
    """Words of a document's title that tell of something else: the list is not called for."""
    not_within: tuple[str, ...] = ()
    alone: tuple[str, ...] = ()
    """Kinds of a document read alone that are judged all the same."""
    unless: tuple[str, ...] = ()
    """Concepts in the sentence that make an item a mere wish, which does not count."""


def check_checklist(check: Checklist, code: str, procurement: Procurement, context: Context) -> Iterator[Result]:
    """Yield a Seen per item, met or missing, and a Hit per missing item (one for all) with {missing}; or NotJudged."""
    trigger = triggered(procurement, check.given, check.given_within, check.at_least)
    if trigger is None or (check.given_also and anywhere(procurement, check.given_also) is None):
        return
    if check.given_kinds and not any(procurement.parts(check.given_kinds)):
        return
    if check.unless_titled and any(titled(analysis, check.unless_titled) for analysis in procurement.analyses):
        return
    where = {
        item.item: stated(procurement, item.any, check.not_within, check.unless, within=check.within)
        for item in check.items
    }
    missing = [item for item in check.items if where[item.item] is None]
    if missing and (unknown := elsewhere(procurement, check.alone)) is not None:
        yield unknown
        return
    for item in check.items:
        found = where[item.item]
        yield Seen(found, item=item.item, label=item.label, state="met" if found else "missing")
    some = len(missing) < len(check.items)
    for named in [[item] for item in missing] if some else [missing]:
        yield Hit(
            anchor=" ".join(item.item for item in named),
            item=named[0].item if some else None,
            state="missing" if some else None,
            words={"missing": {lang: listed([item.label[lang] for item in named], lang) for lang in ("sv", "en")}},
            related=((trigger, {"sv": "därför väntas det", "en": "why it is expected"}),),
        )
