"""Where the rows of a table without vertical lines begin."""

from __future__ import annotations

import re
from itertools import pairwise

from kravlint.readers.pdf.content import Edge, Fragment
from kravlint.readers.pdf.glyphs import HYPHEN

STRAY = 1.8
"""A distance between baselines, in font sizes, that only another row of the table may follow."""
_BROKEN = re.compile(f"\\w[-‐{HYPHEN}]$")
_SAME, _WIDER = 1.08, 1.2
"""Distances between baselines, over that of the lines in a cell: as in a cell, and between rows."""
_FEWEST = 3
"""Rows that tell how far rows stand from each other."""
_MOST_LINES = 3
"""Lines that an entry of the first column takes."""
_DIGITS = re.compile(r"\d+")

Row = list[Fragment]
Columns = list[dict[int, list[Fragment]]]


def row_starts(rows: list[Row], columns: Columns, rules: list[Edge], head: bool) -> list[int]:
    """The lines that begin a table row; `columns` are each line's parts by column, `rules` the horizontal lines.

    `head` says that the first line is known to be a head.
    Rules between the rows decide; else the space between them, where it is wider than between the lines of a cell;
    else an entry in the first column.
    """
    return _below_rules(rows, rules) or _spaced(rows, columns, head) or _entries(rows, columns, head)


def _bottoms(rows: list[Row]) -> list[float]:
    return [max(part.bottom for part in row) for row in rows]


def _below_rules(rows: list[Row], rules: list[Edge]) -> list[int]:
    bottoms = _bottoms(rows)
    left, right = min(row[0].x0 for row in rows), max(part.x1 for row in rows for part in row)
    ruled = sorted(rule.at for rule in rules if rule.start < left + 10 and rule.end > right - 30)
    between = {
        next((index for index in range(1, len(rows)) if bottoms[index] > at), len(rows))
        for at in ruled
        if bottoms[0] - 2 < at < bottoms[-1]
    }
    between.discard(len(rows))
    if len(between) < 2:
        return []
    # The lines may be the borders of every other, shaded row: none parts the head from a row that is not shaded.
    return sorted({0, *between, *(index for index in range(1, len(rows)) if _is_first_plain(rows, index))})


def _spaced(rows: list[Row], columns: Columns, head: bool) -> list[int]:
    """The rows of a table that parts them by space; none when it does not, or not clearly.

    Entries may stand anywhere in the height of their row, and take several lines.
    """
    within = _line_distance(rows, columns)
    steps = [after - before for before, after in pairwise(_bottoms(rows))]
    if not within or any(_SAME * within < step < _WIDER * within for step in steps):
        return []
    bands = [0, *(index for index, step in enumerate(steps, start=1) if step >= _WIDER * within)]
    parted = list(pairwise([*bands, len(rows)]))
    entries = [[parts[0] for parts in columns[start:end] if 0 in parts] for start, end in parted]
    filled = [lines for lines in entries if lines]
    right = max((line[-1].x1 for lines in filled for line in lines), default=0.0)
    if len(filled) < _FEWEST or any(_are_several(lines, right) for lines in filled):
        return []
    return [
        start
        for (start, end), lines in zip(parted, entries, strict=True)
        if start == 0 or (lines and _is_filled(columns, start, end)) or (not lines and _is_rest(rows, start, head))
    ]


def _line_distance(rows: list[Row], columns: Columns) -> float:
    """How far the lines of a cell stand from each other: the smallest distance within a column that is found twice."""
    bottoms = _bottoms(rows)
    distances = []
    for column in {column for parts in columns for column in parts}:
        at = [bottom for bottom, parts in zip(bottoms, columns, strict=True) if column in parts]
        distances += [after - before for before, after in pairwise(at)]
    distances.sort()
    return next((a for a, b in pairwise(distances) if b <= _SAME * a), 0.0)


def _are_several(lines: list[list[Fragment]], right: float) -> bool:
    """Whether the first column's lines look like the entries of several rows; the column reaches to `right`.

    They are more than an entry has, differ in nothing but their numbers, or the next line's first word had fitted in.
    """
    if len({_DIGITS.sub("0", _text(line)) for line in lines}) < len(lines) or len(lines) > _MOST_LINES:
        return True
    return any(line[-1].x1 + line[-1].size * 0.25 + _word(after) < right for line, after in pairwise(lines))


def _word(line: list[Fragment]) -> float:
    """The width of a line's first word, more or less."""
    first = line[0]
    return (first.x1 - first.x0) * len(first.text.partition(" ")[0]) / len(first.text)


def _is_filled(columns: Columns, start: int, end: int) -> bool:
    """Whether the lines have parts in two columns, or are the title of the rows below."""
    return len({column for parts in columns[start:end] for column in parts}) > 1 or _is_title(
        columns[start - 1], columns[start]
    )


def _is_title(before: dict[int, list[Fragment]], parts: dict[int, list[Fragment]]) -> bool:
    """Whether the line holds nothing but an entry of the first column that is bold as the one before is not."""
    return list(parts) == [0] and all(part.bold for part in parts[0]) and not any(p.bold for p in before.get(0, ()))


def _entries(rows: list[Row], columns: Columns, head: bool) -> list[int]:
    """The lines with an entry in the first column.

    None begins within a word, as an id broken over two lines ("KR-", "0076") would.
    """
    return [
        index
        for index, parts in enumerate(columns)
        if index == 0
        or (0 in parts and len(parts) > 1 and not _ends_word(columns[index - 1], parts))
        or _is_title(columns[index - 1], parts)
        or (0 not in parts and _is_rest(rows, index, head))
    ]


def _is_rest(rows: list[Row], index: int, head: bool) -> bool:
    """Whether the line stands below the head, or apart from it, as the rest of a row below a repeated head does.

    A head is the first line, when it is known to be one, or all lines so far when they are bold and this one is not.
    """
    part = rows[index][0]
    apart = head and index == 1 and part.bottom - rows[0][0].bottom > STRAY * part.size
    return apart or _is_first_plain(rows, index)


def _is_first_plain(rows: list[Row], index: int) -> bool:
    """Whether the line is the first that is not bold."""
    return not any(part.bold for part in rows[index]) and all(part.bold for row in rows[:index] for part in row)


def _ends_word(before: dict[int, list[Fragment]], parts: dict[int, list[Fragment]]) -> bool:
    """Whether an entry of the line ends a word that a hyphen breaks in the line before."""
    return any(column in before and _BROKEN.search(before[column][-1].text) for column in parts)


def _text(parts: list[Fragment]) -> str:
    return " ".join(part.text for part in parts)
