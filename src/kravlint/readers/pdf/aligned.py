"""Tables without vertical lines: rows whose parts stand in the same columns, with white space between.

Evidence is only the layout: at least three rows, at least two columns, no text across the white strips between them.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from msgspec import Struct

from kravlint.document import Box
from kravlint.readers.pdf.content import Cell, Edge, Fragment, Grid, Page
from kravlint.readers.pdf.paragraphs import has_ended
from kravlint.readers.pdf.rowstarts import STRAY, row_starts

_GAP = 7.0
"""Points of white between two columns."""
_FEWEST_ROWS = 3
_FAR = 4.5
"""A distance between baselines, in font sizes, that ends any table."""
_BIGGER = 1.12
"""A row's font size over that of the row before it, that ends the table: a heading."""
_LABEL = re.compile("(?:[^\\w\\s]|[a-z]|\\(?[\\w]{1,3}[.)]|\\d+(?:\\.\\d+)*\\.?)")
_LEADER = re.compile("[.…·_]{4,}|(?:\\. ){3,}")

Strip = tuple[float, float]


class Heads(Struct):
    """What is known to be the head of a table: below it, a single row will do as evidence."""

    shaded: list[Grid]
    """The page's rows of shaded areas."""
    repeated: set[tuple[str, ...]]
    """Rows of words that return at the top of pages."""

    def know(self, row: list[Fragment]) -> bool:
        """Whether the row is one of them."""
        return tuple(part.text for part in row) in self.repeated or any(_stands_in(row, grid) for grid in self.shaded)


def repeated_heads(pages: list[Page]) -> set[tuple[str, ...]]:
    """Rows of at least three parts that begin a page's text and stand in the document more than once."""
    often = Counter(part.text for page in pages for part in page.fragments)
    heads = set()
    for page in pages:
        upright = [part for part in page.fragments if part.upright]
        first = min((part.bottom for part in upright), default=0.0)
        row = sorted((part for part in upright if part.bottom - first < 2), key=lambda part: part.x0)
        words = all(often[part.text] > 1 and not part.text.isdigit() for part in row)
        if row and words and len(_gaps(row)) > 1:
            heads.add(tuple(part.text for part in row))
    return heads


def find_aligned(rows: list[list[Fragment]], rules: list[Edge], heads: Heads) -> list[tuple[int, int, Grid]]:
    """(first row, row after the last, grid) of every table among rows that follow each other.

    `rules` are the page's horizontal lines.
    """
    found = []
    index = 0
    while index < len(rows):
        end = index + 1
        if len(_gaps(rows[index])) > 0:
            end = _extent(rows, index)
            fewest = 2 if heads.know(rows[index]) else _FEWEST_ROWS
            if end - index >= fewest:
                grid = _grid(rows[index:end], rules, fewest)
                if grid is not None:
                    found.append((index, end, grid))
                    index = end
                    continue
        index += 1
    return found


def _stands_in(row: list[Fragment], grid: Grid) -> bool:
    x0, y0, x1, y1 = grid.box
    return y0 <= row[0].middle <= y1 and x0 <= row[0].x0 and row[-1].x1 <= x1 + 3


def _gaps(row: list[Fragment]) -> list[Strip]:
    """The white strips within the row."""
    strips = []
    end = row[0].x1
    for fragment in row[1:]:
        if fragment.x0 - end >= _GAP and fragment.x0 - end > 0.65 * fragment.size:
            strips.append((end, fragment.x0))
        end = max(end, fragment.x1)
    return strips


def _extent(rows: list[list[Fragment]], start: int) -> int:
    """The index after the last row that keeps the white strips of the rows before it."""
    strips = _gaps(rows[start])
    last = start
    for index in range(start + 1, len(rows)):
        row, before = rows[index], rows[index - 1]
        distance = max(part.bottom for part in row) - max(part.bottom for part in before)
        size = max(part.size for part in row)
        if distance > _FAR * size or not all(part.upright and not part.field for part in row):
            break
        if size > _BIGGER * max(part.size for part in before) and index > start + 1:
            break
        parts = len(_gaps(row)) + 1
        if parts == 1 and distance > STRAY * size and not (strips and row[0].x0 > strips[0][1] - 3):
            break
        narrowed = _narrowed(strips, row)
        if not narrowed or (len(narrowed) < len(strips) and parts <= len(strips)):
            break
        strips = narrowed
        if parts > 1:
            last = index
    ending = last
    while (
        ending + 1 < len(rows) and rows[ending + 1][0].bottom - rows[ending][0].bottom < _FAR * rows[ending + 1][0].size
    ):
        ending += 1
    if ending > last:
        first_column = _first_border(rows[start : last + 1], strips)
        while last < ending and _ends_row(rows[start : last + 1], rows[last + 1], strips, first_column):
            last += 1
    return last + 1


def _first_border(rows: list[list[Fragment]], strips: list[Strip]) -> float:
    """Where the first column ends; 0 when there is no telling."""
    return next(iter(_columns_of(rows) or strips), (0.0, 0.0))[0]


def _ends_row(rows: list[list[Fragment]], after: list[Fragment], strips: list[Strip], first_column: float) -> bool:
    """Whether a line below the last row still belongs to it: it stands in later columns, no further down than others do.

    It may stand in the first column when it is as near as the lines of a cell, and rows are further from each other.
    """
    steps = [(row, row[0].bottom - before[0].bottom) for before, row in pairwise(rows)]
    step = after[0].bottom - rows[-1][0].bottom
    if after[0].x0 > first_column:
        usual = STRAY if steps else _FAR
        far = max([usual * after[0].size, *(1.05 * each for row, each in steps if row[0].x0 > first_column)])
    else:
        near = min((each for _, each in steps if each > 0), default=0.0)
        spaced = any(each > 1.2 * near for _, each in steps)
        far = 1.08 * near if spaced and after[-1].x1 <= first_column else -1.0
    return step <= far and len(_narrowed(strips, after)) == len(strips)


def _narrowed(strips: list[Strip], row: list[Fragment]) -> list[Strip]:
    """What the row leaves white of each strip; those that it closes are gone."""
    left = []
    for low, high in strips:
        for part in row:
            if part.x1 <= low or part.x0 >= high:
                continue
            if part.x0 <= low + 0.5 and part.x1 >= high - 0.5:
                low = high
            elif part.x0 - low >= high - part.x1:
                high = part.x0
            else:
                low = part.x1
        if high - low >= 3.0:
            left.append((low, high))
    return left


def _grid(rows: list[list[Fragment]], rules: list[Edge], fewest: int) -> Grid | None:
    """The rows as a table: with the columns that the first row shows, or more that a later one does."""
    shown, most = _kept(rows[0], rows), _columns_of(rows)
    grid = _grid_between(most, rows, rules, fewest) if len(most) > len(shown) else None
    return grid or (_grid_between(shown, rows, rules, fewest) if shown else None)


def _columns_of(rows: list[list[Fragment]]) -> list[Strip]:
    """The white strips between the columns, as the row that has the most shows them; none for one row's alone."""
    strips = _kept(max(rows, key=lambda row: len(_gaps(row))), rows)
    filled = Counter(column for row in rows for column in _columns(row, [(low + high) / 2 for low, high in strips]))
    return strips if min(filled.values(), default=0) > 1 else []


def _kept(row: list[Fragment], rows: list[list[Fragment]]) -> list[Strip]:
    """The white strips of a row that no other row closes."""
    strips = _gaps(row)
    for other in rows:
        strips = _narrowed(strips, other)
    return strips


def _grid_between(strips: list[Strip], rows: list[list[Fragment]], rules: list[Edge], fewest: int) -> Grid | None:
    borders = [(low + high) / 2 for low, high in strips]
    columns = [_columns(row, borders) for row in rows]
    if not _is_table(rows, columns, len(borders) + 1, fewest):
        return None
    starts = row_starts(rows, columns, rules, head=fewest < _FEWEST_ROWS)
    if len(starts) < fewest or any(_runs_on(columns, starts, column) for column in range(len(borders) + 1)):
        return None
    left = min(row[0].x0 for row in rows) - 2
    right = max(part.x1 for row in rows for part in row) + 2
    xs = [left, *borders, right]
    tops = [min(part.top for part in rows[start]) for start in starts]
    ys = [*tops, max(part.bottom for part in rows[-1]) + 1]
    cells = [
        Cell((xs[column], ys[row], xs[column + 1], ys[row + 1]), row + 1, column + 1)
        for row in range(len(starts))
        for column in range(len(xs) - 1)
    ]
    starts_at = tuple(min(parts[c][0].x0 for parts in columns if c in parts) for c in range(len(xs) - 1))
    box: Box = (left, ys[0], right, ys[-1])
    return Grid(box, tuple(cells), len(starts), len(xs) - 1, starts_at, ruled=False)


def _columns(row: Sequence[Fragment], borders: list[float]) -> dict[int, list[Fragment]]:
    parts: dict[int, list[Fragment]] = {}
    for part in row:
        parts.setdefault(bisect_left(borders, part.x0), []).append(part)
    return parts


def _is_table(rows: list[list[Fragment]], columns: list[dict[int, list[Fragment]]], count: int, fewest: int) -> bool:
    """Enough rows with parts in two columns, at stable places; no labelled list, no table of contents."""
    full = [parts for parts in columns if len(parts) > 1]
    if len(full) < (_FEWEST_ROWS if fewest == _FEWEST_ROWS else 1):
        return False
    if any(_LEADER.search(part.text) for row in rows for part in row):
        return False
    if _counts_pages([_text(parts[count - 1]) for parts in full if count - 1 in parts], len(full)) and count == 2:
        return False
    if count == 2 and all(_LABEL.fullmatch(_text(parts[0])) for parts in columns if 0 in parts):
        return False
    # The lines of a list in a cell begin elsewhere than the cell's first line, which stands beside other cells.
    return all(
        any(_stable([parts[column] for parts in lines if column in parts]) for lines in (columns, full))
        for column in range(count)
    )


def _runs_on(columns: list[dict[int, list[Fragment]]], starts: list[int], column: int) -> bool:
    """Whether most entries of a column go on with the one before: the lines of one text, not a table's rows.

    Entries of a word or two ("ska", "bör") tell nothing.
    """
    texts = [
        " ".join(_text(parts[column]) for parts in columns[start:end] if column in parts)
        for start, end in pairwise([*starts, len(columns)])
    ]
    pairs = [(a, b) for a, b in pairwise(texts) if a.count(" ") > 1 and b.count(" ") > 1]
    going = sum(b[0].islower() and not has_ended(a) for a, b in pairs)
    return len(pairs) >= _FEWEST_ROWS and going > 0.5 * len(pairs)


def _counts_pages(last: list[str], rows: int) -> bool:
    """Whether the last column holds page numbers, as in a table of contents."""
    numbers = [int(text) for text in last if text.isdigit()]
    rising = all(a <= b for a, b in pairwise(numbers))
    return len(numbers) >= 0.8 * rows and rising and len(numbers) > 2


def _text(parts: list[Fragment]) -> str:
    return " ".join(part.text for part in parts)


def _stable(column: list[list[Fragment]]) -> bool:
    """Most entries begin or are centred at the same x, or are numbers that end there: justified text does too."""
    if not column:
        return False
    sides = (
        [parts[0].x0 for parts in column],
        [parts[-1].x1 for parts in column if any(char.isdigit() for char in parts[-1].text)],
        [(parts[0].x0 + parts[-1].x1) / 2 for parts in column],
    )
    return any(_agree(values) >= 0.7 * len(column) for values in sides)


def _agree(values: list[float]) -> int:
    ordered = sorted(values)
    best = first = 0
    for last, value in enumerate(ordered):
        while value - ordered[first] > 3.0:
            first += 1
        best = max(best, last - first + 1)
    return best
