"""Running headers, footers and page numbers: lines that return at the same height on many pages, or are said to be."""

from __future__ import annotations

import re
from collections import defaultdict

from kravlint.document import Apart
from kravlint.readers.pdf.content import ARTIFACT, Fragment, Grid, Page
from kravlint.readers.pdf.lines import rows_of

_MARGIN = 0.15
"""The part of the page's height, at the top and at the bottom, where headers and footers stand."""
_EDGE = 0.08
"""As _MARGIN, on a page that holds nothing else than lines that return."""
_DIGITS = re.compile("\\d+")
_PAGE_NUMBER = re.compile(
    "(?:(?:sida|sidan|sid|s|page)\\.?:?\\s*)?(?:-\\s*)?\\d{1,4}(?:\\s*-)?(?:\\s*(?:/|av|of|\\()\\s*\\d{1,4}\\s*\\)?)?",
    re.IGNORECASE,
)
_ROMAN = re.compile("[ivxl]{1,6}")
_COUNTED = re.compile("sid|page|[/(]|\\bav\\b", re.IGNORECASE)
_STEP = 4.0
"""Points that a running line's height may differ between pages."""


def take_running(pages: list[Page], grids: list[list[Grid]]) -> tuple[Apart, ...]:
    """Takes the running lines out of the pages' fragments and gives each back once, in order of appearance."""
    taken: dict[int, list[Fragment]] = defaultdict(list)
    places: dict[tuple[str, bool], dict[int, list[tuple[Page, Fragment]]]] = defaultdict(lambda: defaultdict(list))
    for page, drawn in zip(pages, grids, strict=True):
        heads = _column_heads(page)
        for fragment in page.fragments:
            if id(fragment) in heads:
                continue
            if fragment.tag is ARTIFACT and not _in_body(fragment, fragment.middle < page.height / 2, drawn, page):
                taken[page.number].append(fragment)
                continue
            top = fragment.bottom < _MARGIN * page.height
            if not (top or fragment.top > (1 - _MARGIN) * page.height) or _in_body(fragment, top, drawn, page):
                continue
            if not (fragment.text.isdigit() and len(fragment.text) < 4 and _labels(fragment, page.fragments)):
                height = fragment.top if top else page.height - fragment.bottom
                key = "#" if _ROMAN.fullmatch(fragment.text) else _DIGITS.sub("#", fragment.text)
                places[key, top][round(height / _STEP)].append((page, fragment))
    for (key, _), heights in places.items():
        for height, found in heights.items():
            on_pages = {page.number for page, _ in found}
            near = {page.number for step in (-1, 1) for page, _ in heights.get(height + step, ())}
            if _runs(key, found, len(on_pages | near), len(pages)):
                for page, fragment in found:
                    taken[page.number].append(fragment)
    apart: dict[tuple[str, bool], Apart] = {}
    for page in pages:
        if page.number in taken:
            _take(page, taken[page.number], apart)
    return tuple(apart.values())


def _take(page: Page, candidates: list[Fragment], apart: dict[tuple[str, bool], Apart]) -> None:
    """Takes the candidates that nothing but candidates stands outside of: above for headers, below for footers."""
    known = {id(fragment) for fragment in candidates}
    rest = [fragment for fragment in page.fragments if id(fragment) not in known and fragment.upright]
    highest = min((fragment.middle for fragment in rest), default=page.height)
    lowest = max((fragment.middle for fragment in rest), default=0.0)
    half = page.height / 2
    gone = [part for part in candidates if (part.top < highest + 1 if part.top < half else part.bottom > lowest - 1)]
    if not rest:
        # Pages that are alike throughout: only what stands at the very edge can be no body text.
        edge = _EDGE * page.height
        gone = [part for part in candidates if part.bottom < edge or part.top > page.height - edge]
    for row in rows_of(gone):
        text = " ".join(part.text for part in row)
        top = row[0].middle < page.height / 2
        apart.setdefault((_DIGITS.sub("#", text), top), Apart("header" if top else "footer", text))
    ids = {id(fragment) for fragment in gone}
    page.fragments = [fragment for fragment in page.fragments if id(fragment) not in ids]


def _runs(key: str, found: list[tuple[Page, Fragment]], on_pages: int, pages: int) -> bool:
    if _PAGE_NUMBER.fullmatch(found[0][1].text):
        # A number alone must count the pages; one that says that it is a page number needs no more proof.
        steps = {int(number[0]) - page.number for page, part in found if (number := _DIGITS.search(part.text))}
        if len(steps) == 1 and (on_pages >= 2 or _COUNTED.search(key)):
            return True
    return on_pages >= max(2 if pages < 5 else 3, 0.3 * pages)


def _labels(number: Fragment, fragments: list[Fragment]) -> bool:
    """Whether the number stands in front of text on its line: a heading's number counts no pages."""
    return any(
        part.text[0].isupper() and abs(part.bottom - number.bottom) < 3 and 0 < part.x0 - number.x1 < 4 * part.size
        for part in fragments
    )


def _column_heads(page: Page) -> set[int]:
    """Rows at the top whose every part stands over a part of a row below: the repeated head of a table."""
    top = [part for part in page.fragments if part.top < 2 * _MARGIN * page.height and part.upright]
    rows = rows_of(top)
    heads: set[int] = set()
    for index, row in enumerate(rows):
        if len(row) > 2 and row[0].bottom < _MARGIN * page.height:
            starts = [part.x0 for below in rows[index + 1 :] for part in below]
            if all(any(abs(part.x0 - start) < 2 for start in starts) for part in row[: max(3, len(row) - 2)]):
                heads.update(id(part) for part in row)
    return heads


def _in_body(fragment: Fragment, top: bool, grids: list[Grid], page: Page) -> bool:
    """Whether it stands in a table that reaches into the page's body: its repeated head is no running header."""
    for grid in grids:
        x0, y0, x1, y1 = grid.box
        if x0 <= fragment.x0 <= x1 and y0 <= fragment.middle <= y1:
            return y1 > 0.2 * page.height if top else y0 < 0.8 * page.height
    return False
