"""weights: the weights or points of an evaluation that do not add up."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from itertools import combinations, pairwise

from msgspec import Struct

from kravlint.analysis.model import Analysis, Part, sentences_of
from kravlint.analysis.scan import scanner
from kravlint.document import Block
from kravlint.engine.context import Context
from kravlint.engine.mentions import section_of
from kravlint.engine.results import Hit, Result, Spot
from kravlint.language import Sentence
from kravlint.language.screen import lazy
from kravlint.procurement import Procurement

_WHOLE = 100.0
_LEAST, _MOST = 40.0, 190.0  # a sum outside them is no attempt at a whole: sub-criteria, or something else
_FEWEST_SUBS = 4
_MOST_COMBINED = 10
_ROUNDING = 0.5
_WEIGHT_HEAD = lazy(
    r"(?:(?:kriteri\w*|relativ|inbördes|procentuell)\s+)?(?:vikt(?:ning|procent|andel|tal)?(?:en)?|weight(?:ing)?)(?![^\W\d_])",
    re.IGNORECASE,
)
_POINTS_HEAD = lazy(r"(?:max\w*\.?\s*|möjliga?\s+|högsta\s+|maximum\s+)?(?:poäng|points?|score)(?![^\W\d_])", re.I)
_MASS = lazy(r"\b(?:kg|kilo|gram|g|ton|lbs?)\b", re.IGNORECASE)
_VALUE = lazy(r"\s*(?P<n>\d{1,4}(?:[.,]\d+)?)\s*(?P<sign>%|procent|percent)?\s*(?:p|poäng|points?)?\.?\s*", re.I)
_TOTAL = lazy(r"(?:del)?summa|total|sammanlag|sum\b|in\s+all|alla\s+kriterier|samtliga", re.IGNORECASE)
_MAKES_A_HUNDRED = lazy(
    r"(?:summa\w*|tillsammans|sammanlag\w*|total\w*|sum|together)\b[^.]{0,30}\b100\b(?!\s*(?:poäng|points?))|"
    r"\b100\s*(?:%|procent|per\s?cent)?\s+(?:tillsammans|sammanlag\w*|i\s+summa|in\s+all|together)",
    re.IGNORECASE,
)
_SHARE = lazy(r"(?<![\d.,–-])(?P<n>\d{1,3}(?:[.,]\d+)?)\s*(?:%|procent(?:en)?\b|percent\b|per\s+cent\b)", re.IGNORECASE)
_SHARES = scanner({"share": ("%", "cent")})
"""What every share holds."""
_THE_REST = lazy(r"\b(?:övriga|resterande|återstående|remaining)\s+\d{1,3}(?:[.,]\d+)?\s*(?:%|procent)", re.IGNORECASE)
_WEIGHS = lazy(
    r"\bvikt(?:as|ad|ade|at|en|er|erna|ning\w*)?\b(?<!av\svikt)(?<!stor\svikt)|\bweight\w*|\bväger\b|"
    r"\b(?:pris|price)(?:et)?\s*[:(–-]?\s*\d{1,3}\s*(?:%|procent|per\s?cent)",
    re.IGNORECASE,
)
_OTHER = lazy(
    r"avdrag|påslag|moms|vite|stiger|rabatt|index|drifttid|minst|högst|högre|lägre|dyrare|billigare|maxpoäng|av\s+poäng|"
    r"exempel|t\.ex|varav|därav|of\s+which|deduct|at\s+least|at\s+most|availab|tillgänglighet",
    re.IGNORECASE,
)


class Weights(Struct, frozen=True, forbid_unknown_fields=True, tag_field="kind", tag="weights"):
    """Flags weights in per cent that do not make a hundred, and points that do not make the total beside them."""

    within: tuple[str, ...]


def check_weights(check: Weights, code: str, procurement: Procurement, context: Context) -> Iterator[Result]:
    """Yield a Hit per table, list or sentence with {sum}, {expected} and {found}, the values as they stand."""
    for analysis, part in procurement.parts(check.within):
        yield from _in_tables(analysis, part)
        yield from _in_text(analysis, part, set(_SHARES(analysis.blocks).get("share", ())))


def _in_tables(analysis: Analysis, part: Part) -> Iterator[Hit]:
    for table in analysis.document.tables:
        if not part.first <= table.first <= part.last:
            continue
        cells = analysis.blocks[table.first : table.last + 1]
        for offset, head in enumerate(cells):
            if (head.place.row or 1) > 1 or _MASS.search(head.text):
                continue
            weighs, points = _WEIGHT_HEAD.match(head.text.strip()), _POINTS_HEAD.match(head.text.strip())
            if weighs or points:
                where = Spot(analysis, table.first + offset, 0, len(head.text))
                whole = bool(weighs) and _said_to_make_a_hundred(analysis, table.first)
                yield from _column(cells, head, where, bool(weighs), whole)


def _said_to_make_a_hundred(analysis: Analysis, block: int) -> bool:
    """True where a sentence in the table's section says that the weights make 100."""
    first, last = section_of(analysis, block)
    said = (each.text for each in analysis.blocks[first : last + 1] if each.kind != "cell")
    return any(_WEIGHS.search(text) and _MAKES_A_HUNDRED.search(text) for text in said)


def _column(cells: Sequence[Block], head: Block, where: Spot, weighs: bool, whole: bool) -> Iterator[Hit]:
    values: list[float] = []
    total: float | None = None
    percent = whole or "%" in head.text or "procent" in head.text.lower()
    labels = {cell.place.row: cell.text for cell in reversed(cells)}
    for cell in cells:
        if cell.place.column != head.place.column or (cell.place.row or 1) == 1 or not cell.text.strip():
            continue
        value = _VALUE.fullmatch(cell.text)
        if value is None or total is not None:
            return  # prose, a range, or rows after the total: not one sum
        percent = percent or value["sign"] is not None
        label = labels.get(cell.place.row, "")
        if _TOTAL.match(label.strip()) or (not label.strip() and values):
            total = _number(value)
        else:
            values.append(_number(value))
    expected = _WHOLE if weighs and (percent or total == _WHOLE) else total
    if expected is not None:
        yield from _judged(values, expected, where)


def _in_text(analysis: Analysis, part: Part, sharing: Collection[int]) -> Iterator[Hit]:
    """What the text says; only the blocks of `sharing` hold shares."""
    lists: dict[int, list[Sentence]] = {}
    for sentence in sentences_of(analysis, part):
        if analysis.blocks[sentence.block].kind == "cell":
            continue
        if sentence.stem is not None:
            lists.setdefault(sentence.stem, []).append(sentence)
        if sentence.block not in sharing:
            continue
        text = _text(analysis, sentence)
        shares = list(_SHARE.finditer(text))
        if len(shares) > 1 and _WEIGHS.search(text) and not _OTHER.search(text):
            where = Spot(
                analysis, sentence.block, sentence.start + shares[0].start(), sentence.start + shares[-1].end()
            )
            yield from _judged([_number(share) for share in shares], _WHOLE, where)
    for block in range(part.first, part.last + 1):
        if block in sharing:
            for before, after in pairwise(analysis.sentences_in(block)):
                yield from _with_the_rest(analysis, before, after)
    for stem, items in lists.items():
        if all(item.block in sharing for item in items):
            yield from _list(analysis, analysis.sentences[stem], items)


def _with_the_rest(analysis: Analysis, before: Sentence, after: Sentence) -> Iterator[Hit]:
    """ "Priset räknas till 70 procent. De övriga 30 procenten …": one share in each of two sentences."""
    said = [_text(analysis, each) for each in (before, after)]
    shares = [list(_SHARE.finditer(text)) for text in said]
    if all(len(each) == 1 for each in shares) and _THE_REST.search(said[1]) and not _OTHER.search(" ".join(said)):
        start = before.start + shares[0][0].start()
        where = Spot(analysis, before.block, start, after.start + shares[1][0].end())
        yield from _judged([_number(each[0]) for each in shares], _WHOLE, where)


def _list(analysis: Analysis, stem: Sentence, items: Sequence[Sentence]) -> Iterator[Hit]:
    """A list of criteria with one share each under a sentence that speaks of weights."""
    shares = [list(_SHARE.finditer(_text(analysis, item))) for item in items]
    said = _text(analysis, stem) + " ".join(_text(analysis, item) for item in items)
    if len(items) > 1 and all(len(each) == 1 for each in shares) and _WEIGHS.search(said) and not _OTHER.search(said):
        first = items[0]
        where = Spot(analysis, first.block, first.start + shares[0][0].start(), first.start + shares[0][0].end())
        yield from _judged([_number(each[0]) for each in shares], _WHOLE, where)


def _judged(values: Sequence[float], expected: float, where: Spot) -> Iterator[Hit]:
    reached = sum(values)
    near = _LEAST / _WHOLE * expected <= reached <= _MOST / _WHOLE * expected
    if len(values) < 2 or not near or abs(reached - expected) <= _ROUNDING or _nested(values, expected):
        return
    yield Hit(
        where,
        words={
            "sum": f"{reached:g}".replace(".", ","),
            "expected": f"{expected:g}",
            "found": " + ".join(f"{value:g}".replace(".", ",") for value in values),
        },
    )


def _nested(values: Sequence[float], expected: float) -> bool:
    """True where some of the values alone make the whole, or the values after one make it: then they are its parts."""
    for first, value in enumerate(values):
        for last in range(first + 3, len(values) + 1):
            if abs(sum(values[first + 1 : last]) - value) < _ROUNDING:
                return True
    if not _FEWEST_SUBS <= len(values) <= _MOST_COMBINED:
        return len(values) > _MOST_COMBINED
    return any(
        abs(sum(some) - expected) < _ROUNDING for size in range(2, len(values)) for some in combinations(values, size)
    )


def _text(analysis: Analysis, sentence: Sentence) -> str:
    return analysis.blocks[sentence.block].text[sentence.start : sentence.end]


def _number(match: re.Match[str]) -> float:
    return float(match["n"].replace(",", "."))
