"""longest: an agreement that runs, extensions included, for longer than a rule allows."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from msgspec import Struct

from kravlint.analysis.model import Analysis, Fact, mentions_between, sentence_at
from kravlint.engine.context import Context
from kravlint.engine.mentions import anywhere
from kravlint.engine.results import Hit, Result, Seen, Spot
from kravlint.procurement import Procurement

_DAYS_A_MONTH = 30.44
_SLACK = 1  # month: "1 January to 1 January" is read as four years and a day


class Longest(Struct, frozen=True, forbid_unknown_fields=True, tag_field="kind", tag="longest"):
    """Flags a contract period that, with its extension, is longer than `months`."""

    months: int
    of: tuple[str, ...]
    """Concepts of the agreement that is meant: one must stand in the sentence of the period, or in its heading."""
    unless_anywhere: tuple[str, ...] = ()
    within: tuple[str, ...] = ()


def check_longest(check: Longest, code: str, procurement: Procurement, context: Context) -> Iterator[Result]:
    """Yield one Hit per document at the longest period, with {months} in all and {limit}; else Seen."""
    reason = anywhere(procurement, check.unless_anywhere)
    for analysis in procurement.analyses:
        kinds = {part.kind for part in analysis.parts}
        if check.within and not kinds & set(check.within):
            continue
        periods = _stated(check, analysis, "contract-period")
        if not periods:
            continue
        months, where = max(periods, key=lambda pair: pair[0])
        months += max((each for each, _ in _stated(check, analysis, "extension")), default=0)
        if reason is not None or months <= check.months + _SLACK:
            yield Seen(where)
        else:
            yield Hit(where, words={"months": str(months), "limit": str(check.months)})


def _stated(check: Longest, analysis: Analysis, kind: str) -> list[tuple[int, Spot]]:
    return [
        (months, Spot(analysis, fact.block, fact.start, fact.end))
        for fact in analysis.facts
        if fact.kind == kind and (months := months_of(fact)) and _is_meant(check, analysis, fact)
    ]


def months_of(fact: Fact) -> int:
    """The length of a contract period or an extension; 0 where none is stated."""
    value = dict(fact.value)
    if "months" in value:
        return int(value["months"])
    if "start" in value and "end" in value:
        days = (dt.date.fromisoformat(value["end"]) - dt.date.fromisoformat(value["start"])).days
        return round(days / _DAYS_A_MONTH)
    return 0


def _is_meant(check: Longest, analysis: Analysis, fact: Fact) -> bool:
    sentence = sentence_at(analysis, fact.block, fact.start)
    heading = analysis.outline[fact.block]
    spans = [(fact.block, sentence.start, sentence.end)]
    if heading >= 0:
        spans.append((heading, 0, len(analysis.blocks[heading].text)))
    return any(m.concept in check.of for span in spans for m in mentions_between(analysis, *span))
