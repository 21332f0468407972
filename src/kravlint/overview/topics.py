"""The topic matrix: which side speaks of which topic, and where."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby, islice

from kravlint.analysis.model import Analysis, Part
from kravlint.engine.checks._topics import COLUMNS, TOPIC, parts_of, places
from kravlint.engine.findings import location_of
from kravlint.engine.loader import Rulebook
from kravlint.engine.results import Spot
from kravlint.procurement import Procurement
from kravlint.report import Lang, Place, Topic

_MOST = 10  # places told per cell


def topics(procurement: Procurement, book: Rulebook, lang: Lang) -> tuple[Topic, ...]:
    """A row per topic that some side speaks of; none for a procurement without specification and agreement."""
    sides = {side: parts_of(procurement, side) for side in COLUMNS}
    if not (sides["specification"] or sides["agreement"]):
        return ()
    rows = []
    for name, concept in book.concepts.items():
        if not name.startswith(TOPIC):
            continue
        cells = {
            side: tuple(Place(place.analysis.path, location_of(place)) for place in islice(_blocks(parts, name), _MOST))
            for side, parts in sides.items()
        }
        if any(cells.values()):
            label = concept.sv if lang == "sv" else concept.en
            specification, agreement, annexes = (cells[side] for side in COLUMNS)
            rows.append(
                Topic(
                    topic=name.removeprefix(TOPIC),
                    label=label,
                    specification=specification,
                    agreement=agreement,
                    annexes=annexes,
                )
            )
    return tuple(rows)


def _blocks(parts: Iterable[tuple[Analysis, Part]], topic: str) -> Iterator[Spot]:
    """The first mention of a topic in each block."""
    for _, mentions in groupby(places(parts, topic), key=lambda place: (place.analysis.path, place.block)):
        yield next(mentions)
