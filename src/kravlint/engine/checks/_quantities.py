"""The quantities that a price form reckons with, and what the rest of the set says that there are."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

from kravlint.analysis.model import Analysis, column_head, row_of
from kravlint.analysis.quantities import quantity_before
from kravlint.engine.results import Spot
from kravlint.language.screen import lazy
from kravlint.procurement import Procurement

_STATING = ("main-document", "call-off", "instructions", "specification", "agreement")
_PRICES = ("price",)
_BARE = lazy(
    r"\s*(?:ca|cirka|c:a)?\s*(?P<number>\d{1,3}(?:[ \u00a0\u202f.]\d{3})+|\d{2,7})\s*(?:st\.?|stycken)?\s*",
    re.IGNORECASE,
)
_HEAD = lazy(r"antal|volym|kvantitet|mängd|number|volume|quantity|count", re.IGNORECASE)
_UNIT = lazy(r"^(?:enhet|unit)\b", re.IGNORECASE)
_NOUN = lazy(r"[^\W\d_]{4,}")
_COUNTED = r"(?P<number>\d{1,3}(?:[ \u00a0\u202f.]\d{3})+|\d{2,7})\s+(?:[^\W\d_]+\s+)?"
_FEWEST = 20
_PART_OF = 3  # a number so many times smaller or larger counts something else
_STEM = 5
_NO_COUNT = (
    "avgift",
    "licens",
    "pris",
    "tjänst",
    "årlig",
    "fast",
    "månad",
    "timm",
    "dagar",
    "införan",
    "support",
    "allt",
    "räknat",
    "tillfäl",
)
"""Beginnings of words in a row that are not what it counts."""


class Quantity(Struct, frozen=True):
    """A number and where it stands."""

    number: int
    spot: Spot


def quantities(procurement: Procurement) -> Iterator[tuple[Quantity, list[Quantity]]]:
    """Each quantity of a price form with what other documents count of the same noun; only where they count it."""
    for analysis, part in procurement.parts(_PRICES):
        for index in range(part.first, part.last + 1):
            number = _BARE.fullmatch(analysis.blocks[index].text)
            if number is None or not _HEAD.search(_column(analysis, index)):
                continue
            priced = Quantity(_value(number), Spot(analysis, index, *number.span("number")))
            if priced.number < _FEWEST:
                continue
            stated = [found for noun in _nouns(analysis, index) for found in _stated(procurement, noun)]
            near = [each for each in stated if each.number <= _PART_OF * priced.number <= _PART_OF**2 * each.number]
            if near:
                yield priced, near


def _nouns(analysis: Analysis, index: int) -> list[str]:
    """The stems of what a row may count: the words of its unit, else of its label."""
    row = row_of(analysis, index)
    units = [at for at in row if _UNIT.search(_column(analysis, at))]
    words = (w.lower() for at in units or row for w in _NOUN.findall(analysis.blocks[at].text))
    return [word[: max(_STEM, len(word) - 3)] for word in dict.fromkeys(words) if not word.startswith(_NO_COUNT)]


def _stated(procurement: Procurement, stem: str) -> Iterator[Quantity]:
    pattern = re.compile(rf"(?<![\d-]){_COUNTED}{re.escape(stem)}(?:[^\W\d_]{{0,5}})(?!\w)", re.IGNORECASE)
    for analysis, part in procurement.parts(_STATING):
        for index in range(part.first, part.last + 1):
            text = analysis.blocks[index].text
            for match in pattern.finditer(text) if stem in text.lower() else ():
                yield Quantity(_value(match), Spot(analysis, index, match.start("number"), match.end()))
            beside = (
                index + 1
                if text.lower().startswith(stem) and analysis.blocks[index].place.column == 1
                else part.last + 1
            )
            if beside in row_of(analysis, index) and (number := _BARE.fullmatch(analysis.blocks[beside].text)):
                yield Quantity(_value(number), Spot(analysis, beside, *number.span("number")))


def _value(match: re.Match[str]) -> int:
    number = quantity_before(match["number"], len(match["number"]))
    return int(number.value) if number else 0


def _column(analysis: Analysis, index: int) -> str:
    head = column_head(analysis, index)
    return "" if head is None else analysis.blocks[head].text
