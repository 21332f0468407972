"""priced: a row of the price form of which no other document says a word."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import takewhile

from msgspec import Struct

from kravlint.analysis.model import Analysis, Part, mentions_between
from kravlint.engine.checks.absent import elsewhere
from kravlint.engine.context import Context
from kravlint.engine.results import Hit, Result, Spot
from kravlint.language.screen import lazy
from kravlint.procurement import Procurement

_PRICE_HEAD = lazy(
    r"(?:(?:à-?|enhets|styck|års|månads|tim|fast\s+)?pris|kostnad|belopp|avgift|price|cost|fee|sek\b|kr\b)",
    re.IGNORECASE,
)
_WORD = lazy(r"[^\W\d_]{6,}")
_STEM = 6  # letters: enough to know a Swedish word again in another form or inside a compound
_ALSO = {"sv": "även här", "en": "also here"}


class Priced(Struct, frozen=True, forbid_unknown_fields=True, tag_field="kind", tag="priced"):
    """Flags rows of tables with prices whose words, `common` ones left out, stand in no other part of the set."""

    within: tuple[str, ...]
    given_kinds: tuple[str, ...]
    """The set must hold a part of one of these kinds: where what is bought is described."""
    common: tuple[str, ...] = ()
    """Concepts of words that any price form has."""


def check_priced(check: Priced, code: str, procurement: Procurement, context: Context) -> Iterator[Result]:
    """Yield one Hit per part with {found}, the first such row, and the others as related; or NotJudged."""
    if procurement.call_off or not any(procurement.parts(check.given_kinds)):
        return
    if (unknown := elsewhere(procurement)) is not None:
        yield unknown
        return
    stems = _stems(procurement, check.within)
    for analysis, part in procurement.parts(check.within):
        strange = [spot for spot in _rows(analysis, part) if _is_strange(check, spot, stems)]
        if strange:
            first, *others = strange
            found = " ".join(first.analysis.blocks[first.block].text.split())
            yield Hit(first, words={"found": found}, related=tuple((each, _ALSO) for each in others[:20]))


def _stems(procurement: Procurement, within: tuple[str, ...]) -> frozenset[str]:
    """Every stretch of letters, as long as a stem, in the words of the other parts."""
    words = {
        match.group().lower()
        for analysis, part in procurement.parts(not_within=within)
        for block in analysis.blocks[part.first : part.last + 1]
        for match in _WORD.finditer(block.text)
    }
    return frozenset(word[at : at + _STEM] for word in words for at in range(len(word) - _STEM + 1))


def _rows(analysis: Analysis, part: Part) -> Iterator[Spot]:
    """The first cell with words of each row of the part's tables with prices."""
    for table in analysis.document.tables:
        if not part.first <= table.first <= part.last:
            continue
        cells = range(table.first, table.last + 1)
        heads = takewhile(lambda index: analysis.blocks[index].place.row == 1, cells)
        if not any(_PRICE_HEAD.search(analysis.blocks[index].text) for index in heads):
            continue
        told: set[int | None] = {1}
        for index in cells:
            row, text = analysis.blocks[index].place.row, analysis.blocks[index].text
            if row not in told and _WORD.search(text):
                told.add(row)
                yield Spot(analysis, index, 0, len(text))


def _is_strange(check: Priced, spot: Spot, stems: frozenset[str]) -> bool:
    text = spot.analysis.blocks[spot.block].text
    common = [m for m in mentions_between(spot.analysis, spot.block, 0, len(text) + 1) if m.concept in check.common]
    words = [
        match.group().lower()
        for match in _WORD.finditer(text)
        if not any(m.start < match.end() and match.start() < m.end for m in common)
    ]
    return bool(words) and not any(
        word[at : at + _STEM] in stems for word in words for at in range(len(word) - _STEM + 1)
    )
