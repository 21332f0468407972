"""numbering: requirements without an id among those that have one, ids that stand twice, ids that are left out."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Literal

from msgspec import Struct

from kravlint.analysis.model import Analysis
from kravlint.analysis.requirements import Requirement
from kravlint.engine.checks.smell import asked_of, place_of
from kravlint.engine.context import Context
from kravlint.engine.results import Hit, Result
from kravlint.language.screen import lazy
from kravlint.procurement import Procurement

_SERIES = lazy(r"(?P<prefix>.*?)(?P<number>\d{1,5})$")
_MOST_WITH = 0.7  # share of a table's rows that have ids before the others lack theirs
_FEWEST_WITH = 3
_FEWEST_IN_SERIES = 5
_MOST_LEFT_OUT = 3  # more is a series that was never meant to be unbroken


class Numbering(Struct, frozen=True, forbid_unknown_fields=True, tag_field="kind", tag="numbering"):
    """Judges the ids of requirement tables in parts of these kinds."""

    judge: Literal["without", "series"]
    within: tuple[str, ...]


def check_numbering(check: Numbering, code: str, procurement: Procurement, context: Context) -> Iterator[Result]:
    """Yield a Hit per row without id, or per id that stands twice (item "duplicate") or is left out ("gap")."""
    for analysis in procurement.analyses:
        rows = [each for each in asked_of(analysis, check.within) if each.place.table is not None]
        if check.judge == "without":
            yield from _without(analysis, rows)
        else:
            yield from _twice(analysis, rows)
            yield from _gaps(analysis, rows)


def _without(analysis: Analysis, rows: Sequence[Requirement]) -> Iterator[Hit]:
    for table in _by_table(rows):
        merged = _merged_rows(analysis, table)
        lacking = [each for each in table if each.derived and each.place.row not in merged]
        given = sum(1 for each in table if not each.derived)
        if given >= _FEWEST_WITH and given >= _MOST_WITH * len(table):
            for each in lacking:
                before = [other.id for other in table if not other.derived and other.block < each.block]
                yield Hit(place_of(analysis, each), words={"before": before[-1] if before else table[-1].id})


def _twice(analysis: Analysis, rows: Sequence[Requirement]) -> Iterator[Hit]:
    seen: dict[tuple[object, ...], Requirement] = {}
    for each in rows:
        if each.derived:
            continue
        # bare numbers begin again in each table; a lettered id is one for the whole part
        key = (each.part, _normal(each.id), each.place.table if each.id.isdigit() else None)
        first = seen.setdefault(key, each)
        goes_on = each.text[:1].islower()  # the row above, cut by a page break that repeats the id
        if first is not each and not goes_on and " ".join(first.text.split()) != " ".join(each.text.split()):
            yield Hit(
                place_of(analysis, each),
                item="duplicate",
                words={
                    "what": {
                        "sv": f"Numret ”{each.id}” står på två olika krav",
                        "en": f"The number “{each.id}” stands on two different requirements",
                    }
                },
                related=((place_of(analysis, first), {"sv": "det första", "en": "the first"}),),
            )


def _gaps(analysis: Analysis, rows: Sequence[Requirement]) -> Iterator[Hit]:
    series: dict[tuple[str, str], dict[int, Requirement]] = defaultdict(dict)
    for each in rows:
        match = None if each.derived or each.id.isdigit() else _SERIES.match(each.id)
        if match:
            series[each.part, match["prefix"]].setdefault(int(match["number"]), each)
    texts: set[str] | None = None
    for (_, prefix), held in series.items():
        numbers = sorted(held)
        left_out = [n for n in range(numbers[0], numbers[-1]) if n not in held]
        if len(numbers) < _FEWEST_IN_SERIES or not 0 < len(left_out) <= _MOST_LEFT_OUT:
            continue
        texts = texts if texts is not None else _texts(analysis)
        width = len(_SERIES.match(held[numbers[0]].id)["number"])  # type: ignore[index]
        missing = [name for n in left_out if not _stands(name := f"{prefix}{n:0{width}d}", texts)]
        if missing:
            after = held[max(n for n in numbers if n < left_out[0])]
            names = ", ".join(missing)
            yield Hit(
                place_of(analysis, after),
                item="gap",
                words={
                    "what": {
                        "sv": f"Numreringen hoppar över {names}",
                        "en": f"The numbering leaves out {names}",
                    }
                },
                lower=1,
            )


def _merged_rows(analysis: Analysis, table: Sequence[Requirement]) -> set[int]:
    """Rows that a cell of a row above reaches down to: its id may be meant for them too."""
    number = table[0].place.table or 0
    shape = analysis.document.tables[number - 1]
    cells = analysis.blocks[shape.first : shape.last + 1]
    spans = [(cell.place.row or 0, cell.row_span) for cell in cells if cell.row_span > 1]
    return {row for first, span in spans for row in range(first + 1, first + span)}


def _stands(number: str, texts: set[str]) -> bool:
    """True when an id, or one below it ("A.5.1" for "A.5"), is written somewhere."""
    name = _normal(number)
    return name in texts or any(text.startswith(f"{name}.") for text in texts)


def _by_table(rows: Sequence[Requirement]) -> Iterator[list[Requirement]]:
    tables: dict[int | None, list[Requirement]] = defaultdict(list)
    for each in rows:
        tables[each.place.table].append(each)
    yield from tables.values()


def _texts(analysis: Analysis) -> set[str]:
    """Short texts and labels of the document: an id without a requirement ("K-7 Utgår") is no gap."""
    short = [block.text for block in analysis.blocks if len(block.text) < 16]
    return {_normal(text) for text in {*short, *(block.label for block in analysis.blocks)}}


def _normal(number: str) -> str:
    return re.sub(r"[\s.:)]+$", "", " ".join(number.lower().split()))
