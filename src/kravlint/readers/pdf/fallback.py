"""Pages whose lines form no clear grid: pdfplumber, slow and imported only here, looks for their tables."""

from __future__ import annotations

import io
import logging
from collections.abc import Collection

from kravlint.readers.pdf.content import Grid, Page
from kravlint.readers.pdf.grid import grid_of_boxes

_MOST_PAGES = 30
"""Pages that one document may have looked at: each costs as much as twenty read the fast way."""
_MOST_EDGES = 1_500
"""Drawn lines; a page with more is a drawing, which pdfplumber needs minutes for."""
_FEWEST = 3
"""Fragments of text that make it worth the while."""


def needs_help(page: Page, grids: list[Grid]) -> bool:
    """Whether lines around text on the page form no clear grid."""
    if len(page.horizontals) + len(page.verticals) > _MOST_EDGES:
        return False
    return any(not grid.cells and _holds_text(grid, page) and not _is_shaded(grid, page) for grid in grids)


def _holds_text(grid: Grid, page: Page) -> bool:
    x0, y0, x1, y1 = grid.box
    return sum(x0 < part.x0 < x1 and y0 < part.middle < y1 for part in page.fragments) >= _FEWEST


def _is_shaded(grid: Grid, page: Page) -> bool:
    """Marked words, whose areas form stairs."""
    x0, y0, x1, y1 = grid.box
    return any(x0 - 3 < fill[0] and fill[2] < x1 + 3 and y0 - 3 < fill[1] and fill[3] < y1 + 3 for fill in page.fills)


def find_grids_slowly(data: bytes, password: str | None, numbers: Collection[int]) -> dict[int, list[Grid]]:
    """Grids per page number; a page that pdfplumber fails on too has none."""
    import pdfplumber

    logging.getLogger("pdfminer").setLevel(logging.ERROR)  # its warnings would stand among the progress on stderr
    found: dict[int, list[Grid]] = {}
    try:
        with pdfplumber.open(io.BytesIO(data), password=password) as document:
            for number in sorted(numbers)[:_MOST_PAGES]:
                page = document.pages[number - 1]
                left, top = page.bbox[0], page.bbox[1]
                found[number] = [
                    grid_of_boxes(
                        (table.bbox[0] - left, table.bbox[1] - top, table.bbox[2] - left, table.bbox[3] - top),
                        [(x0 - left, y0 - top, x1 - left, y1 - top) for x0, y0, x1, y1 in table.cells],
                    )
                    for table in page.find_tables()
                    if len(table.cells) > 1
                ]
                page.close()
    except Exception:
        # A second opinion: whatever it stumbles over, the text is read already.
        return found
    return found
