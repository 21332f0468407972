"""Pages -> one flow of paragraphs and tables in reading order."""

from __future__ import annotations

from kravlint.document import Box
from kravlint.readers.pdf.aligned import find_aligned
from kravlint.readers.pdf.columns import Region, regions
from kravlint.readers.pdf.content import Cell, Fragment, Grid, Page
from kravlint.readers.pdf.footnotes import NOTE_NUMBER, split_notes
from kravlint.readers.pdf.lines import Line, line_of, rows_of
from kravlint.readers.pdf.paragraphs import Draft, paragraphs
from kravlint.readers.pdf.tables import RawTable, continues, fill, join

Element = Line | RawTable


def page_flow(page: Page, grids: list[Grid], body: float) -> tuple[list[Element], list[Line]]:
    """The page's lines and tables in reading order, and its footnotes' lines."""
    heads = [grid for grid in grids if _is_shaded_row(grid, page)]
    clear = [grid for grid in grids if grid not in heads and not _is_crossed(grid, page.fragments)]
    tables, outside = fill(page, clear)
    outside, below = split_notes(page, outside, body)
    flow: list[Element] = []
    boxes = {id(table): Grid(table.box, (), 0, 0, ()) for table in tables}
    by_box = {id(boxes[id(table)]): table for table in tables}
    upright = [fragment for fragment in outside if fragment.upright]
    for region in regions(upright, list(boxes.values())):
        flow += _region_flow(page, region, by_box, heads)
    turned = [fragment for fragment in outside if not fragment.upright]
    flow += [line_of([fragment], page.number, fragment.x0, fragment.x1) for fragment in turned]
    if flow:
        _mark_ends(flow)
    return flow, [line_of(row, page.number, row[0].x0, page.width) for row in rows_of(below)]


def _mark_ends(flow: list[Element]) -> None:
    first, last = flow[0], flow[-1]
    if isinstance(first, RawTable):
        first.first_of_page = True
    if isinstance(last, RawTable):
        last.last_of_page = True


def _region_flow(page: Page, region: Region, tables: dict[int, RawTable], heads: list[Grid]) -> list[Element]:
    flow: list[Element] = []
    run: list[list[Fragment]] = []
    for row in region.rows:
        if isinstance(row, Grid):
            flow += _run_flow(page, region, run, heads)
            run = []
            flow.append(tables[id(row)])
        else:
            run.append(row)
    return flow + _run_flow(page, region, run, heads)


def _run_flow(page: Page, region: Region, rows: list[list[Fragment]], heads: list[Grid]) -> list[Element]:
    flow: list[Element] = []
    done = 0
    for first, end, grid in find_aligned(rows, page.horizontals, heads):
        flow += [line_of(row, page.number, region.left, region.right) for row in rows[done:first]]
        parts = [part for row in rows[first:end] for part in row]
        held = Page(page.number, page.width, page.height, parts, [], [], [])
        flow += fill(held, [grid])[0]
        done = end
    return flow + [line_of(row, page.number, region.left, region.right) for row in rows[done:]]


def document_flow(pages: list[tuple[list[Element], list[Line]]]) -> list[Draft | RawTable]:
    """All pages' lines and tables as paragraphs and tables, joined over the page breaks."""
    flow: list[Draft | RawTable] = []
    run: list[Line] = []
    notes: list[Line] = []
    for elements, below in pages:
        for element in elements:
            if isinstance(element, Line):
                run.append(element)
                continue
            flow += paragraphs(run)
            run = []
            before = flow[-1] if flow else None
            if (
                isinstance(before, RawTable)
                and element.first_of_page
                and before.last_of_page
                and continues(before, element)
            ):
                join(before, element)
            else:
                flow += _notes(notes)
                notes = []
                flow.append(element)
        notes += below
    flow += paragraphs(run)
    return flow + _notes(notes)


def _notes(lines: list[Line]) -> list[Draft]:
    """A note begins at each line that begins with a number."""
    drafts: list[Draft] = []
    for line in lines:
        number = NOTE_NUMBER.match(line.text)
        if number or not drafts:
            drafts.append(Draft([line], number.group() if number else "", footnote=True))
        else:
            drafts[-1].lines.append(line)
    return drafts


def _is_shaded_row(grid: Grid, page: Page) -> bool:
    """One row of filled areas: the head of a table that has no lines."""
    return grid.rows == 1 and all(_is_filled(cell, page) for cell in grid.cells)


def _is_crossed(grid: Grid, fragments: list[Fragment]) -> bool:
    """Whether the text runs on over the grid's borders: marked words or a drawing, not a table."""
    borders = grid.columns_at[1:-1]
    inside = crossing = 0
    x0, y0, x1, y1 = grid.box
    for part in fragments:
        if y0 < part.middle < y1 and x0 - 3 < part.x0 < x1:
            inside += 1
            if part.x1 > x1 + 6 or any(part.x0 + 3 < border < part.x1 - 3 for border in borders):
                cell = next((cell.box for cell in grid.cells if _holds(cell.box, part)), None)
                crossing += cell is None or part.x1 > cell[2] + 6
    return crossing > 0.3 * inside


def _holds(box: Box, part: Fragment) -> bool:
    return box[0] - 3 <= part.x0 < box[2] and box[1] <= part.middle < box[3]


def _is_filled(cell: Cell, page: Page) -> bool:
    return any(all(abs(a - b) < 4 for a, b in zip(cell.box, fill, strict=True)) for fill in page.fills)
