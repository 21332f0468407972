"""Numbers in Excel cells as they are shown: dates, times and shares where the number format is certain."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Literal

Show = Literal["number", "date", "time", "share"]

# The formats that every workbook has without defining them (ECMA-376 part 1, 18.8.30).
_BUILT_IN: dict[int, Show] = {
    9: "share",
    10: "share",
    **dict.fromkeys((14, 15, 16, 17, 22, *range(27, 37), *range(50, 59)), "date"),
    **dict.fromkeys((18, 19, 20, 21), "time"),
}
_LITERAL = re.compile(r'"[^"]*"|\\.|[_*].|\[(?![hms]+\])[^\]]*\]', re.IGNORECASE)
_DATE = re.compile(r"[ymdhs:/.,\- 0ap]*", re.IGNORECASE)
_EPOCH, _EPOCH_1904 = datetime(1899, 12, 30), datetime(1904, 1, 1)
_LAST_DAY = 2_958_465


def number_formats(defined: Mapping[int, str], used: list[int]) -> list[Show]:
    """How each of a workbook's cell styles shows a number.

    `defined` are its own format codes by id, `used` the format id of each style.
    """
    return [_show(defined.get(number), number) for number in used]


def show_number(raw: str, show: Show, epoch_1904: bool = False) -> str:
    """The number as text: no ".0", 15 digits as Excel has, dates in ISO 8601; `raw` itself when it is no number."""
    if show == "number" and raw.isdecimal() and len(raw) < 16:
        return raw
    try:
        value = float(raw)
    except ValueError:
        return raw
    if show == "share":
        return f"{value * 100:.15g}%"
    if show != "number" and 0 <= value <= _LAST_DAY:
        moment = (_EPOCH_1904 if epoch_1904 else _EPOCH) + timedelta(days=value)
        if not epoch_1904 and value < 60:  # Excel has a 29th of February 1900
            moment += timedelta(days=1)
        moment = (moment + timedelta(milliseconds=500)).replace(microsecond=0)
        if show == "time" and value < 1:
            return f"{moment:%H:%M}"
        return f"{moment:%Y-%m-%d %H:%M}" if moment.hour or moment.minute else f"{moment:%Y-%m-%d}"
    return f"{value:.15g}"


def _show(code: str | None, number: int) -> Show:
    if code is None:
        return _BUILT_IN.get(number, "number")
    signs = _LITERAL.sub("", code.split(";")[0])
    if "%" in signs:
        return "share"
    if "[" in signs or not _DATE.fullmatch(signs):
        return "number"
    if re.search("[yd]", signs, re.IGNORECASE):
        return "date"
    return "time" if re.search("h", signs, re.IGNORECASE) else "number"
