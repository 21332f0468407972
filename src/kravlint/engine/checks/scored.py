"""scored: a mandatory requirement that also gives points."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import takewhile
from typing import NamedTuple

from msgspec import Struct

from kravlint.analysis.model import Analysis, Citation, row_of
from kravlint.analysis.requirements import Requirement
from kravlint.engine.context import Context
from kravlint.engine.mentions import around
from kravlint.engine.results import Hit, Result, Spot
from kravlint.language import Mention
from kravlint.language.screen import lazy
from kravlint.procurement import Procurement

_MUST = lazy(r"(?:ska|skall)(?:-?\s?krav)?|obligatorisk\w*(?:\s+krav)?|mandatory|must|shall", re.IGNORECASE)
_POINTS = lazy(r"[1-9]\d*(?:[.,]\d+)?\s*(?:%|procent|p(?:oäng)?|points?|kr|kronor)?", re.IGNORECASE)
_SCORE_HEAD = lazy(r"(?:max\w*\.?\s*)?(?:vikt|poäng|mervärde|weight|points?|score)", re.IGNORECASE)
_HERE = {"sv": "här är det ett ska-krav", "en": "here it is mandatory"}
_ALSO = {"sv": "även här", "en": "also here"}


class Scored(Struct, frozen=True, forbid_unknown_fields=True, tag_field="kind", tag="scored"):
    """Flags mandatory requirements with points: in their own row, or named by id where points are given (`of`)."""

    of: tuple[str, ...]
    """Concepts that give points, in the sentence or row that names the requirement."""
    unless: tuple[str, ...] = ()
    """Concepts in that sentence that say something else of it."""


def check_scored(check: Scored, code: str, procurement: Procurement, context: Context) -> Iterator[Result]:
    """Yield one Hit per document with {found}, the first id, and the requirement's own place as related."""
    known = _mandatory(procurement)
    for analysis in procurement.analyses:
        rows = [each for each in analysis.stated if _is_mandatory(each) and _POINTS.fullmatch(each.weight.strip())]
        found = [Hit(_spot(analysis, each), words={"found": each.id}) for each in rows]
        tables = _score_tables(analysis)
        for citation in analysis.citations:
            identity = dict(citation.value).get("id", "")
            own = known.get(identity)
            if citation.kind == "requirement" and own is not None and _gives_points(check, analysis, citation, tables):
                place = Spot(analysis, citation.block, citation.start, citation.end)
                found.append(Hit(place, words={"found": identity}, related=((own, _HERE),)))
        if found:
            first, *others = found
            also = tuple((hit.spot, _ALSO) for hit in others[:20] if hit.spot)
            yield Hit(first.spot, words=first.words, related=(*first.related, *also))


def _mandatory(procurement: Procurement) -> dict[str, Spot]:
    """Each id that one requirement of the set has, where that one is mandatory."""
    whole = [(a, each) for a in procurement.analyses for each in a.stated if each.id and not each.derived]
    times = Counter(each.id for _, each in whole)
    return {each.id: _spot(a, each) for a, each in whole if times[each.id] == 1 and _is_mandatory(each)}


def _is_mandatory(each: Requirement) -> bool:
    """True where the row's type says so, or, without a type, the text."""
    if each.kind != "requirement" or each.derived:
        return False
    if each.category:
        return _MUST.fullmatch(each.category.strip()) is not None
    return each.obligation == "must"


def _gives_points(check: Scored, analysis: Analysis, citation: Citation, tables: Sequence[_Scores]) -> bool:
    beside = around(analysis, Mention(citation.block, citation.start, citation.end, ""), "sentence")
    if beside & set(check.unless):
        return False
    return bool(beside & set(check.of)) or any(_has_points(analysis, citation.block, each) for each in tables)


class _Scores(NamedTuple):
    """A table with points or weights: its blocks, and the columns that hold them."""

    first: int
    last: int
    columns: frozenset[int | None]


def _score_tables(analysis: Analysis) -> list[_Scores]:
    found = []
    for table in analysis.document.tables:
        heads = takewhile(lambda cell: cell.place.row == 1, analysis.blocks[table.first : table.last + 1])
        if columns := frozenset(cell.place.column for cell in heads if _SCORE_HEAD.match(cell.text.strip())):
            found.append(_Scores(table.first, table.last, columns))
    return found


def _has_points(analysis: Analysis, block: int, table: _Scores) -> bool:
    """True where the block's row in the table has a number under such a head."""
    cells = (analysis.blocks[index] for index in row_of(analysis, block)) if table.first <= block <= table.last else ()
    return any(cell.place.column in table.columns and _POINTS.fullmatch(cell.text.strip()) for cell in cells)


def _spot(analysis: Analysis, each: Requirement) -> Spot:
    return Spot(analysis, each.block, each.start, each.end)
