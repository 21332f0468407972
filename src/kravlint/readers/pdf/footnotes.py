"""Footnotes: numbered lines at the foot of a page, below a rule, in smaller type, or apart and referred to."""

from __future__ import annotations

import re

from kravlint.readers.pdf.content import Fragment, Page
from kravlint.readers.pdf.lines import rows_of

NOTE_NUMBER = re.compile("\\[?(?:\\d{1,3}|[*†‡])\\]?(?![.\\d)])\\s*")
_SMALLER = 0.93
"""A note's font size over the body's, at most, when no rule stands above it."""

_GAP = 1.5
"""Font sizes of white between the body and notes that no rule parts from it."""
_MOST_LINES = 12
"""Lines that such notes may have."""
_FOOT = 0.85
"""Below this part of the page's height a number on a line of its own is a note's mark or counts something."""


def split_notes(page: Page, fragments: list[Fragment], body: float) -> tuple[list[Fragment], list[Fragment]]:
    """The fragments of the page's body, and those of its footnotes."""
    top = _below_rule(page, fragments, body)
    if top is None:
        rows = rows_of(part for part in fragments if part.upright and part.middle > 0.5 * page.height)
        top = _below_small(rows, page, body)
        if top is None:
            top = _below_gap(rows, page, body)
    if top is None:
        return fragments, []
    return (
        [part for part in fragments if part.middle < top or not part.upright],
        [part for part in fragments if part.middle >= top and part.upright],
    )


def _below_rule(page: Page, fragments: list[Fragment], body: float) -> float | None:
    """The y of a rule over a part of the page's width with numbered notes right below it."""
    for rule in page.horizontals:
        if not 0.1 < (rule.end - rule.start) / page.width < 0.45 or rule.at < 0.3 * page.height:
            continue
        below = [part for part in fragments if part.middle > rule.at and part.upright]
        if not below or any(part.size > body + 0.3 for part in below):
            continue
        first = min(below, key=lambda part: (round(part.bottom), part.x0))
        near = first.top - rule.at < 1.5 * body and abs(first.x0 - rule.start) < 20
        if near and NOTE_NUMBER.match(first.text):
            return rule.at
    return None


def _below_small(rows: list[list[Fragment]], page: Page, body: float) -> float | None:
    """The top of the lines in small type that end the page, when the first of them is numbered."""
    top = None
    if rows and len(rows[-1]) == 1 and rows[-1][0].text.isdigit() and rows[-1][0].top > _FOOT * page.height:
        return rows[-1][0].top
    for row in reversed(rows):
        if max(part.size for part in row) > _SMALLER * body:
            break
        if NOTE_NUMBER.match(row[0].text) and len(row[0].text) > 3:
            top = min(part.top for part in row)
    return top


def _below_gap(rows: list[list[Fragment]], page: Page, body: float) -> float | None:
    """The top of the last lines of the page, when white space parts them and a word above bears their number."""
    start = len(rows) - 1
    while start > 0 and rows[start][0].top - rows[start - 1][0].bottom < _GAP * rows[start][0].size:
        start -= 1
    if start < 0 or len(rows) - start > _MOST_LINES:
        return None
    number = NOTE_NUMBER.match(rows[start][0].text)
    if number is None or rows[start][0].bold or rows[start][0].size > body + 0.3:
        return None
    first = rows[start][0]
    sign = number.group().strip()
    mark = re.compile('[^\\W\\d][.,;:!?)”"]*' + re.escape(sign) + "(?!\\d)")
    for part in page.fragments:
        raised = part.text.startswith(sign) and part.size < 0.8 * first.size
        if part.middle < first.top and (raised or mark.search(part.text)):
            return first.top
    return None
