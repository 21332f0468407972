"""Numbers as they are written: digits, Swedish and English words, ranges, and lengths of time."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from msgspec import Struct

from kravlint.language.screen import lazy

_UNITS_SV = (
    "noll en,ett två tre fyra fem sex sju åtta nio tio elva tolv tretton fjorton femton sexton sjutton arton nitton"
)
_UNITS_EN = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
)
_TENS_SV = "tjugo trettio fyrtio femtio sextio sjuttio åttio nittio"
_TENS_EN = "twenty thirty forty fifty sixty seventy eighty ninety"
_DIGITS = r"(?:\d{1,3}(?:[ \u00a0\u202f.,]\d{3})+(?!\d)|\d+)(?:[.,]\d+)?"
_BEFORE = lazy(
    rf"(?:(?<![\w.,:/])(?P<least>{_DIGITS})\s*(?:%|procent)?\s?(?:-|–|—|till|to)\s*)?(?<![\w.,:/])(?P<most>{_DIGITS})$"
)
_BETWEEN = lazy(rf"\b(?:mellan|between)\s+(?P<least>{_DIGITS})\s+(?:och|and)\s+$", re.IGNORECASE)
_IN_BRACKETS = lazy(r"\s*\((?P<inside>[\w ]{1,20})\)$")
_LAST_WORD = lazy(r"[^\W\d_]+$")
_GROUPED = lazy(r"\d{1,3}(?:[ \u00a0\u202f.]\d{3})+(?:,\d+)?|\d{1,3}(?:,\d{3})+(?:\.\d+)?")
_REACH = 45  # characters before a unit within which its number ends the text
_LENGTH = lazy(
    r"(?<![^\W\d])(?P<working>arbets|kontors|bank|helgfri[ae]?\s+var|var|working\s+|business\s+)?"
    r"(?P<unit>sekund(?:er)?|minut(?:er)?|min|timm(?:e|ar)|tim|h|dygn|dag(?:ar)?|dgr|veck(?:a|or)|månad(?:er)?|mån|år|"
    r"seconds?|minutes?|hours?|days?|weeks?|months?|years?)(?P<genitive>['’]s?|s['’]?)?(?!\w)",
    re.IGNORECASE,
)
_MEASURES = {
    "sek": ("seconds", 1),
    "sec": ("seconds", 1),
    "min": ("minutes", 1),
    "tim": ("minutes", 60),
    "h": ("minutes", 60),
    "hou": ("minutes", 60),
    "dyg": ("minutes", 1440),
    "dag": ("days", 1),
    "day": ("days", 1),
    "dgr": ("days", 1),
    "vec": ("days", 7),
    "wee": ("days", 7),
    "mån": ("months", 1),
    "mon": ("months", 1),
    "år": ("months", 12),
    "yea": ("months", 12),
}


def _named() -> dict[str, int]:
    named = {"hundra": 100, "tusen": 1000, "hundred": 100, "thousand": 1000, "ettusen": 1000}
    for small, tens, joint in ((_UNITS_SV, _TENS_SV, ""), (_UNITS_EN, _TENS_EN, "-")):
        units = {word: n for n, words in enumerate(small.split()) for word in words.split(",")}
        named |= units
        for ten, name in enumerate(tens.split(), start=2):
            named[name] = 10 * ten
            named |= {name + joint + unit: 10 * ten + n for unit, n in units.items() if 0 < n < 10}
    below = dict(named)
    named |= {f"{word}hundra": 100 * n for word, n in below.items() if 0 < n < 10}
    named |= {f"{word}tusen": 1000 * n for word, n in below.items() if 0 < n <= 100}
    return named


_NAMED = _named()


class Quantity(Struct, frozen=True):
    """A number at text[start:end]; a range has its lower bound in `least`."""

    value: Decimal
    least: Decimal | None
    start: int
    end: int


class Length(Struct, frozen=True):
    """A length of time at text[start:end]."""

    measure: str
    """seconds, minutes, days, months, working-hours or working-days."""
    value: Decimal
    least: Decimal | None
    start: int
    end: int
    genitive: bool
    """ "tre månaders uppsägningstid": what it is the length of follows."""

    @property
    def normal(self) -> tuple[tuple[str, str], ...]:
        """Aspects for a Fact: the measure, and the lower bound of a range as "least"."""
        return ranged(self.measure, self.value, self.least)


def ranged(name: str, value: Decimal, least: Decimal | None) -> tuple[tuple[str, str], ...]:
    """Aspects for a Fact: the value by its name, and the lower bound of a range as "least"."""
    if least is None:
        return ((name, normal(value)),)
    return ((name, normal(value)), ("least", normal(least)))


def quantity_before(text: str, at: int, floor: int = 0) -> Quantity | None:
    """The number that ends at `at`, white space aside: "12 000", "tre", "två (2)", "10–15", "mellan 5 och 10"."""
    low = max(floor, at - _REACH)
    head = text[low:at].rstrip(" \u00a0\u202f")
    end = low + len(head)
    inside = None
    if brackets := _IN_BRACKETS.search(head):
        head = head[: brackets.start()]
        inside = _number(brackets["inside"])
    digits = _BEFORE.search(head)
    if digits:
        value = _number(digits["most"])
        least = _number(digits["least"]) if digits["least"] else None
        start = digits.start()
        if between := _BETWEEN.search(head[:start]):
            least, start = _number(between["least"]), between.start()
        if value is None or (least is not None and least >= value):
            return None
        return Quantity(value, least, low + start, end)
    word = _LAST_WORD.search(head)
    if word and word.group().lower() in _NAMED:
        return Quantity(inside or Decimal(_NAMED[word.group().lower()]), None, low + word.start(), end)
    return Quantity(inside, None, low + len(head), end) if inside is not None and brackets else None


def lengths(text: str) -> Iterator[Length]:
    """Every length of time in a text, from the left."""
    for match in _LENGTH.finditer(text):
        number = quantity_before(text, match.start())
        if number is None:
            continue
        unit = match["unit"].lower()
        measure, times = _MEASURES.get(unit[:3]) or _MEASURES[unit]
        if match["working"]:
            if measure not in ("minutes", "days"):
                continue
            measure, times = ("working-hours", times // 60) if measure == "minutes" else ("working-days", times)
        least = None if number.least is None else number.least * times
        yield Length(measure, number.value * times, least, number.start, match.end(), genitive=bool(match["genitive"]))


def normal(value: Decimal) -> str:
    """A number in its shortest form: "99.5", "12000"."""
    return f"{value.normalize():f}"


def _number(text: str) -> Decimal | None:
    text = text.strip()
    if text.lower() in _NAMED:
        return Decimal(_NAMED[text.lower()])
    if not text[:1].isdigit():
        return None
    if _GROUPED.fullmatch(text):
        decimal = "," if re.search(r"[ \u00a0\u202f.]\d{3}", text) else "."
        whole, _, part = text.partition(decimal)
        return Decimal(re.sub(r"\D", "", whole) + (f".{part}" if part else ""))
    digits = text.replace(",", ".")
    return Decimal(digits) if re.fullmatch(r"\d+(?:\.\d+)?", digits) else None
