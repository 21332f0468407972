"""Footnotes: what stands at the foot of a page below a short rule, or in smaller type behind a number."""

from __future__ import annotations

import re

from kravlint.readers.pdf.content import Fragment, Page
from kravlint.readers.pdf.lines import rows_of

NOTE_NUMBER = re.compile("\\[?(?:\\d{1,3}|[*†‡])\\]?(?![.\\d)])\\s*")
_SMALLER = 0.93
"""A note's font size over the body's, at most, when no rule stands above it."""

_FOOT = 0.85
"""Below this part of the page's height a number on a line of its own is a note's mark or counts something."""


def split_notes(page: Page, fragments: list[Fragment], body: float) -> tuple[list[Fragment], list[Fragment]]:
    """The fragments of the page's body, and those of its footnotes."""
    top = _below_rule(page, fragments, body)
    if top is None:
        top = _below_small(fragments, page, body)
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


def _below_small(fragments: list[Fragment], page: Page, body: float) -> float | None:
    """The top of the lines in small type that end the page, when the first of them is numbered."""
    low = [part for part in fragments if part.upright and part.middle > 0.5 * page.height]
    top = None
    rows = rows_of(low)
    if rows and len(rows[-1]) == 1 and rows[-1][0].text.isdigit() and rows[-1][0].top > _FOOT * page.height:
        return rows[-1][0].top
    for row in reversed(rows):
        if max(part.size for part in row) > _SMALLER * body:
            break
        if NOTE_NUMBER.match(row[0].text) and len(row[0].text) > 3:
            top = min(part.top for part in row)
    return top
