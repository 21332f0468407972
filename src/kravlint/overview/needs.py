"""What should follow from the class that the information has: a row per topic, with the places where it is met."""

from __future__ import annotations

from kravlint.engine.checks._classes import classes, highest, needed
from kravlint.engine.findings import excerpt_of, location_of
from kravlint.engine.loader import Rulebook
from kravlint.procurement import Procurement
from kravlint.report import Lang, Need, Place

_JUDGED_ALONE = "specification"


def needs(procurement: Procurement, book: Rulebook, lang: Lang) -> tuple[Need, ...]:
    """The topics that the class calls for, in the catalogue's order.

    Empty where no class is stated, and where other documents than these may hold the requirements: a call-off, a set
    with a document that could not be read, a document alone that is no specification.
    """
    alone = procurement.alone and procurement.analyses and procurement.analyses[0].kind != _JUDGED_ALONE
    if procurement.call_off or procurement.unread or alone:
        return ()
    reached = highest(procurement, classes(procurement))
    return tuple(
        Need(
            topic=each.topic.id,
            label=each.topic.label[lang],
            because=", ".join(each.because),
            places=tuple(Place(spot.analysis.path, location_of(spot), excerpt_of(spot)) for spot in each.spots),
        )
        for each in needed(procurement, reached, book.security_topics)
    )
