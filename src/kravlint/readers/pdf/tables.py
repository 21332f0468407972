"""Tables: words into the cells of grids, and tables joined over page breaks."""

from __future__ import annotations

from bisect import bisect_right

from msgspec import Struct

from kravlint.document import Box
from kravlint.readers.pdf.content import Cell, Fragment, Grid, Page
from kravlint.readers.pdf.lines import Line, joined, line_of, rows_of
from kravlint.readers.pdf.paragraphs import forced_breaks

_SAME = 4.0
"""Points that a column may be wider or narrower on the next page; the margin may be another."""
_MOST_HEADS = 3
"""Rows that a repeated table head may have."""


class RawCell(Struct):
    """A cell and its lines."""

    page: int
    box: Box
    row: int
    column: int
    row_span: int
    column_span: int
    lines: list[Line]

    @property
    def text(self) -> str:
        """The lines as one text."""
        return joined(self.lines)[0]


class RawTable(Struct):
    """A table on its way to blocks."""

    page: int
    box: Box
    cells: list[RawCell]
    rows: int
    columns: int
    columns_at: tuple[float, ...]
    ruled: bool = True
    header_rows: int = 0
    nested: list[tuple[RawTable, RawCell]] = []
    first_of_page: bool = False
    last_of_page: bool = False


def fill(page: Page, grids: list[Grid]) -> tuple[list[RawTable], list[Fragment]]:
    """The tables of a page (nested ones within their parents), and the fragments that stand in none of them."""
    if not grids:
        return [], page.fragments
    smallest = sorted(grids, key=lambda grid: (grid.box[2] - grid.box[0]) * (grid.box[3] - grid.box[1]))
    held: list[list[Fragment]] = [[] for _ in smallest]
    outside = []
    for fragment in page.fragments:
        x, y = (fragment.x0 + fragment.x1) / 2, fragment.middle
        for index, grid in enumerate(smallest):
            if _has(grid.box, x, y) and (grid.clear or any(_has(cell.box, x, y) for cell in grid.cells)):
                held[index].append(fragment)
                break
        else:
            outside.append(fragment)
    tables = [_table(page.number, grid, inside) for grid, inside in zip(smallest, held, strict=True)]
    return _nest(tables), outside


def _has(box: Box, x: float, y: float) -> bool:
    return box[0] <= x <= box[2] and box[1] <= y <= box[3]


def _table(page: int, grid: Grid, fragments: list[Fragment]) -> RawTable:
    tops = sorted({cell.box[1] for cell in grid.cells})
    lefts = sorted({cell.box[0] for cell in grid.cells})
    squares: dict[tuple[int, int], Cell] = {}
    for cell in grid.cells:
        for row in range(cell.row, cell.row + cell.row_span):
            for column in range(cell.column, cell.column + cell.column_span):
                squares[row, column] = cell
    inside: dict[tuple[int, int], list[Fragment]] = {}
    for fragment in fragments:
        row = max(bisect_right(tops, fragment.middle), 1)
        column = max(bisect_right(lefts, min(fragment.x0 + 2, (fragment.x0 + fragment.x1) / 2)), 1)
        owner = squares.get((row, column)) or grid.cells[0]
        inside.setdefault((owner.row, owner.column), []).append(fragment)
    margins = _margins(grid, inside)
    cells = []
    for cell in grid.cells:
        rows = rows_of(inside.get((cell.row, cell.column), ()))
        right = cell.box[2] - margins.get(cell.column + cell.column_span - 1, 3.0)
        lines = [line_of(row, page, cell.box[0], right) for row in rows]
        cells.append(RawCell(page, cell.box, cell.row, cell.column, cell.row_span, cell.column_span, lines))
    return RawTable(
        page,
        grid.box,
        cells,
        grid.rows,
        grid.columns,
        grid.columns_at,
        grid.ruled,
        header_rows=_marked_head(cells) or _bold_head(cells, grid.rows),
    )


def _margins(grid: Grid, inside: dict[tuple[int, int], list[Fragment]]) -> dict[int, float]:
    """Per column, how far from its right border text ends: as far as it begins from the left one, when ruled."""
    margins: dict[int, float] = {}
    for cell in grid.cells:
        for part in inside.get((cell.row, cell.column), ()) if cell.column_span == 1 else ():
            space = part.x0 - cell.box[0] if grid.ruled else cell.box[2] - part.x1
            margins[cell.column] = min(margins.get(cell.column, 12.0), max(space, 0.0))
    return margins


def _bold_head(cells: list[RawCell], rows: int) -> int:
    """1 when the first row, and not the second, is bold throughout."""
    first = [line for cell in cells if cell.row == 1 for line in cell.lines]
    second = [line for cell in cells if cell.row == 2 for line in cell.lines]
    bold = rows > 1 and first and second and all(line.bold for line in first)
    return int(bool(bold) and not all(line.bold for line in second))


def _marked_head(cells: list[RawCell]) -> int:
    """How many rows at the top hold nothing but cells that the file calls head cells; 0 when all do."""
    plain = [cell.row for cell in cells if not _is_head(cell) and cell.lines]
    marked = [cell.row for cell in cells if _is_head(cell)]
    return min(plain) - 1 if plain and marked and min(marked) < min(plain) else 0


def _is_head(cell: RawCell) -> bool:
    return bool(cell.lines) and all(line.tag is not None and line.tag.kind == "head" for line in cell.lines)


def _nest(tables: list[RawTable]) -> list[RawTable]:
    """Tables of the page itself in order; one that lies within another's cell is hung on that one."""
    outer = []
    for index, table in enumerate(tables):
        for parent in tables[index + 1 :]:
            cell = next((cell for cell in parent.cells if _within(table.box, cell.box)), None)
            if cell is not None:
                parent.nested = [*parent.nested, (table, cell)]
                break
        else:
            outer.append(table)
    filled = [table for table in outer if _has_text(table)]
    return sorted(filled, key=lambda table: (table.box[1], table.box[0]))


def _within(inner: Box, outer: Box) -> bool:
    return (
        inner[0] >= outer[0] - 1 and inner[1] >= outer[1] - 1 and inner[2] <= outer[2] + 1 and inner[3] <= outer[3] + 1
    )


def _has_text(table: RawTable) -> bool:
    return any(cell.lines for cell in table.cells) or any(_has_text(inner) for inner, _ in table.nested)


def continues(table: RawTable, after: RawTable) -> bool:
    """Whether `after`, first on its page, goes on with `table`, last on the page before."""
    return (
        after.page == (table.cells[-1].page if table.cells else table.page) + 1
        and table.columns == after.columns
        and len(table.columns_at) == len(after.columns_at)
        and all(
            abs((a - table.columns_at[0]) - (b - after.columns_at[0])) <= _SAME
            for a, b in zip(table.columns_at, after.columns_at, strict=True)
        )
    )


def join(table: RawTable, after: RawTable) -> None:
    """Adds a continued table's rows: a repeated head is dropped, a row broken by the page is made whole."""
    heads = _repeated_heads(table, after)
    if heads:
        table.header_rows = heads
    cells = [cell for cell in after.cells if cell.row > heads]
    broken = 0
    if cells and _is_rest(table, [cell for cell in cells if cell.row == heads + 1]):
        broken = 1
        last = {cell.column: cell for cell in table.cells if cell.row + cell.row_span - 1 == table.rows}
        for cell in cells:
            if cell.row == heads + 1 and cell.lines:
                last[cell.column].lines += cell.lines
        cells = [cell for cell in cells if cell.row > heads + 1]
    shift = table.rows - heads - broken
    for cell in cells:
        cell.row += shift
    table.cells += cells
    table.nested = [*table.nested, *after.nested]
    table.rows += after.rows - heads - broken
    table.last_of_page = after.last_of_page


def take_rest(table: RawTable, lines: list[Line]) -> bool:
    """Whether lines at the top of the next page end the last row of a table without lines; they are added to its cells.

    Each stands within one of the later columns.
    """
    last = {cell.column: cell for cell in table.cells if cell.row + cell.row_span - 1 == table.rows}
    rights = (*table.columns_at[1:], table.box[2] + _SAME)
    places = [bisect_right(table.columns_at, line.x0 + _SAME) for line in lines]
    fitting = all(place > 1 and line.x1 < rights[place - 1] for place, line in zip(places, lines, strict=True))
    if table.ruled or not fitting or not last.keys() >= set(places):
        return False
    for place, line in zip(places, lines, strict=True):
        last[place].lines.append(line)
    return True


def _row_texts(table: RawTable, row: int) -> list[str]:
    return [cell.text for cell in table.cells if cell.row == row]


def _repeated_heads(table: RawTable, after: RawTable) -> int:
    heads = 0
    while heads < min(_MOST_HEADS, table.rows - 1, after.rows):
        texts = _row_texts(table, heads + 1)
        if not any(texts) or texts != _row_texts(after, heads + 1):
            break
        heads += 1
    return heads


def _is_rest(table: RawTable, row: list[RawCell]) -> bool:
    """Whether the row is the rest of the table's last one: its first cell is empty though no other row's is."""
    if not row or row[0].column != 1 or row[0].lines or not any(cell.lines for cell in row):
        return False
    last = {cell.column for cell in table.cells if cell.row + cell.row_span - 1 == table.rows}
    if not all(cell.column in last for cell in row if cell.lines):
        return False
    first = [cell for cell in table.cells if cell.column == 1 and cell.row > table.header_rows]
    return bool(first) and sum(1 for cell in first if cell.lines) >= 0.8 * len(first)


def cell_breaks(cell: RawCell) -> list[int]:
    """The lines of the cell that begin a new line for the reader too, not only for the column's width."""
    return forced_breaks(cell.lines)
