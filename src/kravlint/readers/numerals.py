"""List numbers as letters and Roman numerals, in lower case."""

from __future__ import annotations

_ROMANS = (
    *((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc")),
    *((50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")),
)


def letters(number: int) -> str:
    """1 -> "a", 26 -> "z", 27 -> "aa"."""
    written = ""
    while number > 0:
        number, rest = divmod(number - 1, 26)
        written = chr(ord("a") + rest) + written
    return written


def roman(number: int) -> str:
    """4 -> "iv"; above 3999, which nobody writes so, the digits."""
    if number > 3999:
        return str(number)
    written = ""
    for value, sign in _ROMANS:
        written += sign * (number // value)
        number %= value
    return written
