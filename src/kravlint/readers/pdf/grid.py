"""Ruling lines -> grids of cells: edges are snapped, joined, grouped where they touch, and cut into cells."""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from msgspec import structs

from kravlint.document import Box
from kravlint.readers.pdf.content import Cell, Edge, Grid

_SNAP = 3.0
"""Points: lines that are nearer to each other than this are one line (double borders, cell by cell borders)."""
_OPEN = 12.0
"""Points: lines that reach further than this past the outermost line across them leave an open cell there."""
_MOST_LINES = 400
"""More snapped lines than this on one page are a drawing."""


def find_grids(horizontals: list[Edge], verticals: list[Edge]) -> list[Grid]:
    """The ruled tables of a page, from top to bottom; a grid without cells has lines that form no clear table."""
    if not horizontals or not verticals:
        return []
    across, along = joined_edges(horizontals), joined_edges(verticals)
    if len(across) > _MOST_LINES or len(along) > _MOST_LINES:
        return []
    grids = []
    for rows, columns in _components(across, along):
        grid = _grid(rows, columns)
        if grid is not None:
            grids.append(grid)
    return sorted(grids, key=lambda grid: (grid.box[1], grid.box[0]))


def joined_edges(edges: list[Edge]) -> list[Edge]:
    """Edges on nearly the same line become one line; pieces that touch or overlap become one piece."""
    joined: list[Edge] = []
    track: list[Edge] = []
    for edge in sorted(edges, key=lambda edge: edge.at):
        if track and edge.at - track[0].at > _SNAP:
            joined += _merge(track)
            track = []
        track.append(edge)
    return joined + _merge(track) if track else joined


def _merge(track: list[Edge]) -> list[Edge]:
    at = sum(edge.at for edge in track) / len(track)
    pieces: list[Edge] = []
    for edge in sorted(track, key=lambda edge: edge.start):
        if pieces and edge.start <= pieces[-1].end + _SNAP:
            pieces[-1].end = max(pieces[-1].end, edge.end)
        else:
            pieces.append(Edge(at, edge.start, edge.end))
    return [piece for piece in pieces if piece.end - piece.start > 2 * _SNAP]


def _components(across: list[Edge], along: list[Edge]) -> list[tuple[list[Edge], list[Edge]]]:
    """Groups of lines that touch each other; lines that touch none are no table's."""
    heights = [edge.at for edge in across]
    group = list(range(len(across)))

    def root(index: int) -> int:
        while group[index] != index:
            group[index] = group[group[index]]
            index = group[index]
        return index

    touching: list[tuple[Edge, int]] = []
    for line in along:
        first = bisect_left(heights, line.start - _SNAP)
        last = bisect_right(heights, line.end + _SNAP)
        met = [
            index for index in range(first, last) if across[index].start - _SNAP <= line.at <= across[index].end + _SNAP
        ]
        if met:
            anchor = root(met[0])
            for index in met[1:]:
                group[root(index)] = anchor
            touching.append((line, anchor))
    found: dict[int, tuple[list[Edge], list[Edge]]] = {}
    for line, anchor in touching:
        found.setdefault(root(anchor), ([], []))[1].append(line)
    for index, line in enumerate(across):
        if root(index) in found:
            found[root(index)][0].append(line)
    return list(found.values())


def _positions(values: list[float]) -> list[float]:
    positions: list[float] = []
    for value in sorted(values):
        if not positions or value - positions[-1] > _SNAP:
            positions.append(value)
    return positions


def _with_ends(values: list[float], crossing: list[Edge]) -> list[float]:
    """The lines' positions, and how far the lines across them reach out when the outermost ones are not drawn."""
    first, last = min(edge.start for edge in crossing), max(edge.end for edge in crossing)
    low, high = min(values), max(values)
    return _positions(values + [first] * (first < low - _OPEN) + [last] * (last > high + _OPEN))


def _grid(across: list[Edge], along: list[Edge]) -> Grid | None:
    """The cells between the lines of one group; its outer border counts as drawn even where it is open."""
    xs = _with_ends([edge.at for edge in along], across)
    ys = _with_ends([edge.at for edge in across], along)
    rows, columns = len(ys) - 1, len(xs) - 1
    if rows < 1 or columns < 1 or rows * columns < 2:
        return None
    box = (xs[0], ys[0], xs[-1], ys[-1])
    right_of = _covered(along, xs, ys)
    below = _covered(across, ys, xs)
    owner = list(range(rows * columns))
    for row in range(rows):
        for column in range(columns):
            index = row * columns + column
            if column and not right_of.get((column, row)):
                _union(owner, index - 1, index)
            if row and not below.get((row, column)):
                _union(owner, index - columns, index)
    cells = _cells(owner, xs, ys)
    if cells is not None and len(cells) < 2:
        return None
    return _compact(box, cells or [], xs)


def _covered(lines: list[Edge], positions: list[float], steps: list[float]) -> dict[tuple[int, int], bool]:
    """(line number, step) -> a line is drawn there along the whole step."""
    covered: dict[tuple[int, int], bool] = {}
    for line in lines:
        number = bisect_left(positions, line.at - _SNAP)
        first = bisect_left(steps, line.start - _SNAP)
        last = bisect_right(steps, line.end + _SNAP) - 1
        for step in range(first, last):
            covered[number, step] = True
    return covered


def _find(owner: list[int], index: int) -> int:
    while owner[index] != index:
        owner[index] = owner[owner[index]]
        index = owner[index]
    return index


def _union(owner: list[int], a: int, b: int) -> None:
    a, b = _find(owner, a), _find(owner, b)
    owner[max(a, b)] = min(a, b)


def _cells(owner: list[int], xs: list[float], ys: list[float]) -> list[Cell] | None:
    """Merged squares as cells; None when a merged area is not a rectangle."""
    columns = len(xs) - 1
    extent: dict[int, list[int]] = {}
    for index in range(len(owner)):
        row, column = divmod(index, columns)
        area = extent.setdefault(_find(owner, index), [row, column, row, column, 0])
        area[0], area[1] = min(area[0], row), min(area[1], column)
        area[2], area[3] = max(area[2], row), max(area[3], column)
        area[4] += 1
    cells = []
    for top, left, bottom, right, count in extent.values():
        if count != (bottom - top + 1) * (right - left + 1):
            return None
        box: Box = (xs[left], ys[top], xs[right + 1], ys[bottom + 1])
        cells.append(Cell(box, top + 1, left + 1, bottom - top + 1, right - left + 1))
    return cells


def _compact(box: Box, cells: list[Cell], xs: list[float]) -> Grid:
    """Drops rows and columns that no cell begins in (a line that divides nothing)."""
    row_starts = sorted({cell.row for cell in cells})
    column_starts = sorted({cell.column for cell in cells})
    compacted = []
    for cell in sorted(cells, key=lambda cell: (cell.row, cell.column)):
        row, column = bisect_left(row_starts, cell.row), bisect_left(column_starts, cell.column)
        last_row = bisect_left(row_starts, cell.row + cell.row_span)
        last_column = bisect_left(column_starts, cell.column + cell.column_span)
        compacted.append(Cell(cell.box, row + 1, column + 1, last_row - row, last_column - column))
    at = (*(xs[start - 1] for start in column_starts), box[2])
    return Grid(box, tuple(compacted), len(row_starts), len(column_starts), at)


def grid_of_boxes(box: Box, boxes: list[Box]) -> Grid:
    """A grid from cells that somebody else has found."""
    xs = _positions([x for cell in boxes for x in (cell[0], cell[2])])
    ys = _positions([y for cell in boxes for y in (cell[1], cell[3])])
    cells = []
    for cell in boxes:
        left, right = (bisect_left(xs, x - _SNAP) for x in (cell[0], cell[2]))
        top, bottom = (bisect_left(ys, y - _SNAP) for y in (cell[1], cell[3]))
        if right > left and bottom > top:
            cells.append(Cell(cell, top + 1, left + 1, bottom - top, right - left))
    return structs.replace(_compact(box, cells, xs), clear=False)
