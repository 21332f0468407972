"""What is compared between procurements: sentences, and what each procurement calls its own."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

from kravlint.analysis.model import Analysis, is_contents, part_at
from kravlint.engine.findings import location_of
from kravlint.engine.results import Spot
from kravlint.procurement import Procurement
from kravlint.report import Location

_WORD = re.compile(r"\w+(?:[.,:/-]\d+)*")
_FEWEST_WORDS = 6
_SKIP_KINDS = ("price", "response-form", "questions-answers", "guidance", "background")


class Unit(Struct, frozen=True):
    """A sentence or cell of a document, with its place."""

    path: str
    location: Location
    text: str


class Held(Struct, frozen=True):
    """What is kept of one procurement for the comparison."""

    units: tuple[Unit, ...]
    own: tuple[str, ...]
    """Names and numbers that belong to this procurement: parties, systems, its reference number."""


def held_by(procurement: Procurement) -> Held:
    """The units of a procurement's documents, and what it calls its own."""
    units = (unit for analysis in procurement.analyses for unit in _units(analysis))
    return Held(tuple(units), tuple(sorted(set(_own(procurement)))))


def words_of(text: str) -> tuple[str, ...]:
    """The words and numbers of a text in lower case; numbers keep their signs ("99,5", "2026-03-01")."""
    return tuple(_WORD.findall(text.lower()))


def _units(analysis: Analysis) -> Iterator[Unit]:
    for sentence in analysis.sentences:
        block = analysis.blocks[sentence.block]
        text = block.text[sentence.start : sentence.end]
        if is_contents(block) or part_at(analysis, sentence.block).kind in _SKIP_KINDS:
            continue
        if len(words_of(text)) >= _FEWEST_WORDS:
            place = Spot(analysis, sentence.block, sentence.start, sentence.end)
            yield Unit(analysis.path, location_of(place), text)


def _own(procurement: Procurement) -> Iterator[str]:
    if procurement.reference:
        yield procurement.reference
    if procurement.buyer:
        yield procurement.buyer
    for analysis in procurement.analyses:
        for fact in analysis.facts:
            if fact.kind in ("party", "system"):
                yield dict(fact.value)["name"]
