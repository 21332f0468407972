"""limit: a length of time that is longer, or shorter, than a rule allows."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from msgspec import Struct

from kravlint.analysis.model import Analysis, row_of, sentence_at
from kravlint.analysis.quantities import Length, lengths
from kravlint.engine.context import Context
from kravlint.engine.mentions import anywhere, around, live_mentions
from kravlint.engine.results import Hit, Result, Seen, Spot
from kravlint.language import Sentence
from kravlint.procurement import Procurement

_DAYS_A_MONTH = 31  # the longest: what may be within the limit is not flagged
_SHORT_MONTH = 28
_MINUTES_A_DAY = 1440


class Limit(Struct, frozen=True, forbid_unknown_fields=True, tag_field="kind", tag="limit"):
    """Flags lengths of time in sentences with one of `of` (and one of `near`) beyond `at_most` or `at_least` days."""

    of: tuple[str, ...]
    near: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    given: tuple[str, ...] = ()
    """One of these must stand `given_at_least` times in the set."""
    given_at_least: int = 1
    within: tuple[str, ...] = ()
    at_most: int | None = None
    at_least: int | None = None


def check_limit(check: Limit, code: str, procurement: Procurement, context: Context) -> Iterator[Result]:
    """Yield a Hit per length beyond the limit with {found}; Seen for one within it."""
    if check.given and not _given(check, procurement):
        return
    for analysis, part in procurement.parts(check.within):
        done: set[tuple[int, int]] = set()
        for mention in live_mentions(analysis, part, check.of):
            sentence = sentence_at(analysis, mention.block, mention.start)
            if (sentence.block, sentence.start) in done:
                continue
            done.add((sentence.block, sentence.start))
            concepts = around(analysis, mention, "sentence")
            if (check.near and not concepts & set(check.near)) or concepts & set(check.unless):
                continue
            yield from _judged(check, analysis, sentence)


def _given(check: Limit, procurement: Procurement) -> bool:
    if check.given_at_least == 1:
        return anywhere(procurement, check.given) is not None
    found = sum(1 for analysis, part in procurement.parts() for _ in live_mentions(analysis, part, check.given))
    return found >= check.given_at_least


def _judged(check: Limit, analysis: Analysis, sentence: Sentence) -> Iterator[Result]:
    for block, start, end in _spans(analysis, sentence):
        text = analysis.blocks[block].text[start:end]
        for length in lengths(text):
            where = Spot(analysis, block, start + length.start, start + length.end)
            if _beyond(check, length):
                yield Hit(where, words={"found": text[length.start : length.end]})
                return
            yield Seen(where)


def _spans(analysis: Analysis, sentence: Sentence) -> Iterator[tuple[int, int, int]]:
    """The sentence; for a cell that holds nothing else ("Uppsägningstid") the other cells of its row too."""
    yield sentence.block, sentence.start, sentence.end
    if sentence.end - sentence.start >= len(analysis.blocks[sentence.block].text.strip()):
        for index in row_of(analysis, sentence.block):
            if index != sentence.block and analysis.blocks[sentence.block].kind == "cell":
                yield index, 0, len(analysis.blocks[index].text)


def _beyond(check: Limit, length: Length) -> bool:
    if length.measure in ("seconds", "working-hours"):
        return False
    least = _days(length.measure, length.value, _SHORT_MONTH)
    most = _days(length.measure, length.value, _DAYS_A_MONTH)
    return (check.at_most is not None and least > check.at_most) or (
        check.at_least is not None and most < check.at_least
    )


def _days(measure: str, value: Decimal, month: int) -> Decimal:
    if measure == "months":
        return value * month
    return value / _MINUTES_A_DAY if measure == "minutes" else value
