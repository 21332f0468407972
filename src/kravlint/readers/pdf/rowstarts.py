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
_DIGITS = re.compile(r"\d+")

Row = list[Fragment]
Columns = list[dict[int, list[Fragment]]]


def row_starts(rows: list[Row], columns: Columns, rules: list[Edge]) -> list[int]:
    """The lines that begin a table row; `columns` are each line's parts by column, `rules` the horizontal lines.

    Rules between the rows decide; else the space between them, where it is wider than between the lines of a cell;
    else an entry in the first column.
    """
    return _below_rules(rows, rules) or _spaced(rows, columns) or _entries(rows, columns)


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
    return [0, *sorted(between)] if len(between) >= 2 else []


def _spaced(rows: list[Row], columns: Columns) -> list[int]:
    """The rows of a table that parts them by space; none when it does not, or not clearly.

    Entries may stand anywhere in the height of their row, and take several lines.
    """
    within = _line_distance(rows, columns)
    steps = [after - before for before, after in pairwise(_bottoms(rows))]
    if not within or any(_SAME * within < step < _WIDER * within for step in steps):
        return []
    bands = [0, *(index for index, step in enumerate(steps, start=1) if step >= _WIDER * within)]
    parted = list(pairwise([*bands, len(rows)]))
    entries = [[_text(parts[0]) for parts in columns[start:end] if 0 in parts] for start, end in parted]
    filled = [texts for texts in entries if texts]
    if len(filled) < _FEWEST or any(_are_several(texts) for texts in filled):
        return []
    return [
        start
        for (start, end), texts in zip(parted, entries, strict=True)
        if start == 0 or (texts and _is_filled(columns[start:end])) or (not texts and _is_rest(rows, start))
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


def _are_several(texts: list[str]) -> bool:
    """Whether the first column's lines look like entries of several rows: they differ in nothing but their numbers."""
    return len(texts) > 1 and len({_DIGITS.sub("0", text) for text in texts}) < len(texts)


def _is_filled(columns: Columns) -> bool:
    """Whether lines have parts in two columns, or all of them stand out in bold: the title of the rows below."""
    return len({column for parts in columns for column in parts}) > 1 or all(
        part.bold for parts in columns for part in parts[0]
    )


def _entries(rows: list[Row], columns: Columns) -> list[int]:
    """The lines with an entry in the first column.

    None begins within a word, as an id broken over two lines ("KR-", "0076") would.
    """
    return [
        index
        for index, parts in enumerate(columns)
        if index == 0
        or (0 in parts and len(parts) > 1 and not _ends_word(columns[index - 1], parts))
        or (0 not in parts and _is_rest(rows, index))
    ]


def _is_rest(rows: list[Row], index: int) -> bool:
    """Whether the line stands below the head and apart from it, as the rest of a row below a repeated head does.

    A head is the first line, or all lines so far when they are bold and this one is not.
    """
    part = rows[index][0]
    if not part.bold and all(head.bold for row in rows[:index] for head in row):
        return True
    return index == 1 and part.bottom - rows[0][0].bottom > STRAY * part.size


def _ends_word(before: dict[int, list[Fragment]], parts: dict[int, list[Fragment]]) -> bool:
    """Whether an entry of the line ends a word that a hyphen breaks in the line before."""
    return any(column in before and _BROKEN.search(before[column][-1].text) for column in parts)


def _text(parts: list[Fragment]) -> str:
    return " ".join(part.text for part in parts)
