"""Which grids of drawn lines are tables: marked words, shaded heads and drawings make grids too."""

from __future__ import annotations

from statistics import median

from kravlint.document import Box
from kravlint.readers.pdf.content import Cell, Fragment, Grid, Page

_PADDING = 2.0
"""Points: text in a shaded cell keeps further away from the borders, marked words do not."""
_SHADED = 0.4
"""The part of the grid's area that marks fill, at least."""
_FEWEST_ROWS = 3
"""Rows that a table of one column has."""
_CROSSING = 0.3
"""The part of a grid's text that may run over its borders."""


def is_shaded_row(grid: Grid, page: Page) -> bool:
    """One row of filled areas: the head of a table that has no lines."""
    return grid.rows == 1 and all(_is_filled(cell, page) for cell in grid.cells)


def frames(grids: list[Grid], tables: list[Grid]) -> list[Grid]:
    """Boxes around text (one column, a row or two) with no other box or table in them."""
    boxes = [grid for grid in grids if grid.columns == 1 and grid not in tables]
    return [box for box in boxes if not any(other is not box and _is_inside(other.box, box.box) for other in grids)]


def parted(fragments: list[Fragment], box: Box) -> tuple[list[Fragment], list[Fragment]]:
    """The upright fragments within the box, and all others."""
    inside = [part for part in fragments if part.upright and _holds(box, part)]
    held = {id(part) for part in inside}
    return inside, [part for part in fragments if id(part) not in held]


def _holds(box: Box, part: Fragment) -> bool:
    return box[0] - 3 <= part.x0 < box[2] and box[1] <= part.middle < box[3] and part.x1 < box[2] + 6


def _is_inside(inner: Box, outer: Box) -> bool:
    return (
        outer[0] - 1 <= inner[0] and outer[1] - 1 <= inner[1] and inner[2] <= outer[2] + 1 and inner[3] <= outer[3] + 1
    )


def is_table(grid: Grid, page: Page) -> bool:
    """Whether it is more than a box around text, and the text respects its borders."""
    if grid.columns == 1 and grid.rows < _FEWEST_ROWS:
        return False
    x0, y0, x1, y1 = grid.box
    inside = [part for part in page.fragments if y0 < part.middle < y1 and x0 - 3 < part.x0 < x1]
    if not inside:
        return True
    return not (_is_crossed(grid, inside) or _is_marked(grid, inside, page))


def _is_filled(cell: Cell, page: Page) -> bool:
    return any(all(abs(a - b) < 4 for a, b in zip(cell.box, fill, strict=True)) for fill in page.fills)


def _is_crossed(grid: Grid, inside: list[Fragment]) -> bool:
    borders = grid.columns_at[1:-1]
    crossing = 0
    for part in inside:
        if part.x1 > grid.box[2] + 6 or any(part.x0 + 3 < border < part.x1 - 3 for border in borders):
            box = _box_of(grid, part)
            crossing += box is None or part.x1 > box[2] + 6
    return crossing > _CROSSING * len(inside)


def _is_marked(grid: Grid, inside: list[Fragment], page: Page) -> bool:
    x0, y0, x1, y1 = grid.box
    shaded = sum(
        (fill[2] - fill[0]) * (fill[3] - fill[1])
        for fill in page.fills
        if x0 - 3 <= fill[0] and fill[2] <= x1 + 3 and y0 - 3 <= fill[1] and fill[3] <= y1 + 3
    )
    if shaded < _SHADED * (x1 - x0) * (y1 - y0):
        return False
    boxes = [(part, _box_of(grid, part)) for part in inside]
    return median(part.x0 - box[0] + box[2] - part.x1 if box else 0.0 for part, box in boxes) < 2 * _PADDING


def _box_of(grid: Grid, part: Fragment) -> Box | None:
    return next(
        (
            cell.box
            for cell in grid.cells
            if cell.box[0] - 3 <= part.x0 < cell.box[2] and cell.box[1] <= part.middle < cell.box[3]
        ),
        None,
    )
