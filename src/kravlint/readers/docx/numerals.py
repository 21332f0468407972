"""List numbers written out in the formats of w:numFmt."""

from __future__ import annotations

_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"),
    (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_LONGEST = 30
"""Letters repeat and roman numbers grow with the number: beyond this many characters it is decimal."""


def numeral(value: int, number_format: str, language: str = "") -> str:
    """The number as Word shows it; formats of other scripts and spelt-out numbers come as decimal.

    A custom format stands as its own sample ("001, 002, 003, ..."): its first item's length is the width.
    """
    match number_format:
        case "none" | "bullet":
            return ""
        case "decimalZero":
            return f"{value:02d}"
        case "lowerLetter" | "upperLetter":
            text = _letters(value)
        case "lowerRoman" | "upperRoman":
            text = roman(value)
        case "ordinal":
            return f"{value}{_ordinal_ending(value, language)}"
        case _:
            sample = number_format.split(",")[0].strip()
            return str(value).zfill(len(sample)) if sample.isdecimal() and len(sample) < _LONGEST else str(value)
    return text.upper() if number_format.startswith("upper") else text


def roman(value: int) -> str:
    """A roman number in lower case."""
    if not 0 < value < 1000 * _LONGEST // 2:
        return str(value)
    text = ""
    for worth, letters in _ROMAN:
        count, value = divmod(value, worth)
        text += letters * count
    return text


def _letters(value: int) -> str:
    times, letter = divmod(value - 1, 26)
    return chr(ord("a") + letter) * (times + 1) if value > 0 and times < _LONGEST else str(value)


def _ordinal_ending(value: int, language: str) -> str:
    teens = value % 100 in (11, 12, 13)
    if language.lower().startswith("sv"):
        return ":a" if value % 10 in (1, 2) and not teens else ":e"
    return "th" if teens else {1: "st", 2: "nd", 3: "rd"}.get(value % 10, "th")
