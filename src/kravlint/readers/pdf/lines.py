"""Fragments -> rows of fragments on one baseline -> lines, and lines -> running text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

from msgspec import Struct

from kravlint.document import Box, Origin
from kravlint.readers.pdf.content import Fragment, Tag
from kravlint.readers.pdf.glyphs import HYPHEN

TAB = "\t"
"""What stands in a line before a number far to the right, as in a table of contents; a space in the end."""
_FAR, _TOUCHING = 3.0, 0.12
"""Ems between fragments: more is far, less is no space."""
_COORDINATION = re.compile("(?:och|eller|samt|respektive|resp|till|and|or)\\b")
_KEPT = re.compile("(?:^|[\\s(/])(?:[^\\W\\d_]|[A-ZÅÄÖ0-9]{2,}|[^\\s]*\\d)$")
"""What a hyphen belongs to: "e-post", "IT-stöd", "27001-"."""


class Line(Struct, gc=False):
    """One line of text in a column."""

    page: int
    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    size: float
    bold: bool
    indent: float
    """Where the text begins behind a label that stands apart; else x0."""
    left: float
    right: float
    """The margins of the column the line stands in."""
    upright: bool = True
    field: bool = False
    tag: Tag | None = None
    label: int = 0
    """Characters of the label that the file says the line begins with, with the space after it."""

    @property
    def box(self) -> Box:
        """The line's box, rounded to tenths of a point."""
        return (round(self.x0, 1), round(self.top, 1), round(self.x1, 1), round(self.bottom, 1))


def rows_of(fragments: Iterable[Fragment]) -> list[list[Fragment]]:
    """Fragments that stand on one baseline together, from top to bottom, each row from the left."""
    rows: list[list[Fragment]] = []
    main: Fragment | None = None
    for fragment in sorted(fragments, key=lambda fragment: fragment.bottom):
        if main is not None and _on_one_row(main, fragment):
            rows[-1].append(fragment)
            if fragment.size > main.size:
                main = fragment
        else:
            rows.append([fragment])
            main = fragment
    for row in rows:
        if len(row) > 1:
            row.sort(key=lambda fragment: fragment.x0)
    return rows


def _on_one_row(a: Fragment, b: Fragment) -> bool:
    if not (a.upright and b.upright) or a.field != b.field:
        return False
    shared = min(a.bottom, b.bottom) - max(a.top, b.top)
    return shared > 0.5 * min(a.bottom - a.top, b.bottom - b.top)


def line_of(row: Sequence[Fragment], page: int, left: float, right: float) -> Line:
    """One line from fragments on one baseline."""
    first = row[0]
    if len(row) == 1:
        return Line(
            page,
            first.text,
            first.x0,
            first.top,
            first.x1,
            first.bottom,
            first.size,
            first.bold,
            first.x0,
            left,
            right,
            first.upright,
            first.field,
            first.tag,
        )
    text, end, label = first.text, first.x1, 0
    for before, fragment in pairwise(row):
        gap = (fragment.x0 - end) / fragment.size
        space = TAB if gap > _FAR and fragment is row[-1] and fragment.text.isdigit() else " "
        if gap > _TOUCHING:
            text += space
        if before is first and _is_label(first.tag) and not _is_label(fragment.tag):
            label = len(text)
        text += fragment.text
        end = max(end, fragment.x1)
    main = max(row, key=lambda fragment: len(fragment.text))
    return Line(
        page,
        text,
        first.x0,
        min(fragment.top for fragment in row),
        end,
        max(fragment.bottom for fragment in row),
        main.size,
        all(fragment.bold for fragment in row if fragment is not first or len(fragment.text) > 2),
        row[1].x0,
        left,
        right,
        first.upright,
        first.field,
        main.tag,
        label,
    )


def _is_label(tag: Tag | None) -> bool:
    return tag is not None and tag.label


def joined(lines: Sequence[Line], breaks: Sequence[int] = (), skip: int = 0) -> tuple[str, tuple[Origin, ...]]:
    """The lines as one text with an origin per line; a line break stands before the lines counted in `breaks`.

    Words are joined over line-end hyphens. `skip` characters of the first line (its label) are left out.
    """
    if len(lines) == 1 and not skip:
        return _shown(lines[0].text), (Origin(0, page=lines[0].page, bbox=lines[0].box),)
    text = ""
    origins = []
    for number, line in enumerate(lines):
        new = line.text[skip:].lstrip() if number == 0 else line.text
        if not new:
            continue
        if text:
            text = _bridge(text, new, number in breaks)
        origins.append(Origin(len(text), page=line.page, bbox=line.box))
        text += new
    return _shown(text), tuple(origins)


def _shown(text: str) -> str:
    return text.replace(HYPHEN, "-").replace(TAB, " ")


def _bridge(text: str, new: str, broken: bool) -> str:
    """`text` as it must end for `new` to follow."""
    if broken:
        return text + "\n"
    if text[-1] not in (HYPHEN, "-", "‐") or len(text) < 2 or not text[-2].isalnum():
        return text + " "
    if _COORDINATION.match(new):
        return text[:-1] + "- "
    if not new[0].islower() or _KEPT.search(text[-40:-1]):
        return text[:-1] + "-"
    return text[:-1]
