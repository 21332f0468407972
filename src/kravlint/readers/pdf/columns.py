"""Reading order: a page's fragments and tables as regions, columns of prose one after the other."""

from __future__ import annotations

from itertools import pairwise
from statistics import median

from msgspec import Struct

from kravlint.readers.pdf.content import Fragment, Grid
from kravlint.readers.pdf.lines import rows_of

_SAME = 3.0
"""Points that the left edges of one column may differ."""
_WHITE = 6.0
"""Points of white that columns of a table have between them."""
_FEWEST = 4
"""Lines on either side of a gutter between columns of prose."""
_FULL = 0.55
"""The part of a column's width that its median line fills when it is prose."""

Row = list[Fragment] | Grid


class Region(Struct):
    """Rows that follow each other in one column; a grid stands in the place of its rows."""

    rows: list[Row]
    left: float
    right: float


def regions(fragments: list[Fragment], grids: list[Grid]) -> list[Region]:
    """The page's content in reading order."""
    rows: list[Row] = [*rows_of(fragments), *grids]
    rows.sort(key=_top)
    if not rows:
        return []
    return _split(rows, 0)


def _top(row: Row) -> float:
    if isinstance(row, Grid):
        return round(row.box[1] / 4) * 4
    # A field's value follows the words beside it.
    return max(part.bottom if part.field else part.top for part in row)


def _span(row: Row) -> tuple[float, float]:
    if isinstance(row, Grid):
        return row.box[0], row.box[2]
    return row[0].x0, max(fragment.x1 for fragment in row)


def _split(rows: list[Row], depth: int) -> list[Region]:
    spans = [_span(row) for row in rows]
    left, right = min(span[0] for span in spans), max(span[1] for span in spans)
    if depth < 3 and len(rows) >= _FEWEST:
        for gutter in _gutters(rows, left, right):
            for first, last in _runs(rows, gutter):
                run = _trimmed(rows, first, last, gutter)
                if run is None:
                    continue
                first, last = run
                before, within, after = rows[:first], rows[first:last], rows[last:]
                sides = (_side(within, gutter, True), _side(within, gutter, False))
                return [
                    *(_split(before, depth) if before else ()),
                    *(region for side in sides if side for region in _split(side, depth + 1)),
                    *(_split(after, depth) if after else ()),
                ]
    return [Region(rows, left, right)]


def _gutters(rows: list[Row], left: float, right: float) -> list[float]:
    """Where many lines begin, away from the margins; most lines first."""
    low, high = left + 0.2 * (right - left), right - 0.2 * (right - left)
    starts = sorted(
        fragment.x0
        for row in rows
        if not isinstance(row, Grid)
        for fragment in row
        if low < fragment.x0 < high and fragment.upright
    )
    clusters: list[list[float]] = []
    for start in starts:
        if clusters and start - clusters[-1][0] <= _SAME:
            clusters[-1].append(start)
        else:
            clusters.append([start])
    often = [cluster for cluster in clusters if len(cluster) >= _FEWEST]
    return [cluster[0] for cluster in sorted(often, key=len, reverse=True)[:3]]


def _runs(rows: list[Row], gutter: float) -> list[tuple[int, int]]:
    """Stretches of rows that nothing crosses the gutter in."""
    runs, first = [], 0
    for index, row in enumerate(rows):
        parts = [_span(row)] if isinstance(row, Grid) else [(part.x0, part.x1) for part in row]
        if any(x0 < gutter - 1 < x1 for x0, x1 in parts):
            runs.append((first, index))
            first = index + 1
    runs.append((first, len(rows)))
    return [run for run in runs if run[1] - run[0] >= _FEWEST]


def _side(rows: list[Row], gutter: float, left: bool) -> list[Row]:
    side: list[Row] = []
    for row in rows:
        if isinstance(row, Grid):
            if (row.box[0] < gutter - 1) == left:
                side.append(row)
        else:
            part = [fragment for fragment in row if (fragment.x0 < gutter - 1) == left]
            if part:
                side.append(part)
    return side


def _trimmed(rows: list[Row], first: int, last: int, gutter: float) -> tuple[int, int] | None:
    """The part of the run where two columns of prose stand side by side, or None."""
    begins = [index for index in range(first, last) if _span(rows[index])[1] > gutter]
    if len(begins) < _FEWEST:
        return None
    end = begins[-1] + 1
    # The left column may be longer: its lines are drawn before the right one, or are the rest of a paragraph.
    drawn = min(_order(rows[index]) for index in begins)
    while end < last and (_order(rows[end]) < drawn or (end - begins[-1] <= 3 and _follows(rows[end - 1], rows[end]))):
        end += 1
    start = begins[0]
    while start > first and begins[0] - start < 3 and _follows(rows[start - 1], rows[start]):
        start -= 1
    sides = (_side(rows[start:end], gutter, True), _side(rows[start:end], gutter, False))
    return (start, end) if all(_is_prose(side) for side in sides) else None


def _order(row: Row) -> int:
    """Where the row's last part stands in the content stream; a table's place there is not known."""
    return 0 if isinstance(row, Grid) else row[-1].order


def _follows(a: Row, b: Row) -> bool:
    if isinstance(a, Grid) or isinstance(b, Grid):
        return False
    return b[0].top - a[0].bottom < 0.8 * b[0].size and abs(a[0].size - b[0].size) < 0.5


def _is_prose(rows: list[Row]) -> bool:
    """Lines that fill their column, not the short entries of a table."""
    lines = [row for row in rows if not isinstance(row, Grid)]
    if len(lines) < _FEWEST:
        return False
    spans = [_span(line) for line in lines]
    left, right = min(span[0] for span in spans), max(span[1] for span in spans)
    width = right - left
    loose = [line for line in lines if not _close(line)]
    stretched = [line for line in loose if line[0].x0 < left + _SAME and line[-1].x1 > right - _SAME]
    single = len(lines) - len(loose) + (0 if _shares_gap(stretched) else len(stretched))
    return median(x1 - x0 for x0, x1 in spans) >= _FULL * width and single >= 0.8 * len(lines) and width > 90


def _shares_gap(rows: list[list[Fragment]]) -> bool:
    """Whether one gap goes through all the rows, as between a table's columns: justified text has its own each."""
    common = [(row[0].x0, row[-1].x1) for row in rows[:1]]
    for row in rows:
        gaps = [(a.x1, b.x0) for a, b in pairwise(row)]
        common = [
            (max(low, start), min(high, end))
            for low, high in common
            for start, end in gaps
            if min(high, end) - max(low, start) > _WHITE
        ]
    return len(rows) > 1 and bool(common)


def _close(row: list[Fragment]) -> bool:
    """No gap in the row is wider than justified text has."""
    return all(b.x0 - a.x1 < 2.5 * b.size for a, b in pairwise(row))
