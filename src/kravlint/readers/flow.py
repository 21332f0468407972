"""A document while it is read: blocks and tables in reading order, table cells put on their grid."""

from __future__ import annotations

from msgspec import Struct, field

from kravlint.document import Apart, Block, BlockKind, Place, Table
from kravlint.readers.origins import Piece, assemble, drop
from kravlint.readers.text import heading_number

# HTML's own limits; a larger span is a mistake or an attack.
_MOST_COLUMNS_SPANNED = 1000


class Flow(Struct):
    """What was read so far."""

    blocks: list[Block] = field(default_factory=list)
    tables: list[Table] = field(default_factory=list)
    apart: list[Apart] = field(default_factory=list)


class Cell(Struct):
    """A table cell with its text's pieces and the tables inside it."""

    pieces: list[Piece]
    place: Place = Place()
    """What is known of the place beside the grid: line, paragraph."""
    row_span: int = 1
    column_span: int = 1
    tables: list[Grid] = field(default_factory=list)


class Grid(Struct):
    """A table as its rows of cells; a cell that another one covers is not in its row."""

    rows: list[list[Cell]] = field(default_factory=list)
    header_rows: int = 0


def add(
    flow: Flow,
    kind: BlockKind,
    pieces: list[Piece],
    place: Place,
    *,
    label: str = "",
    level: int = 0,
    style: str = "",
    columns: bool = True,
) -> None:
    """Append a block, unless it has no text. A number typed before a heading becomes its label."""
    text, origins = assemble(pieces, columns)
    if kind == "heading" and not label:
        label, length = heading_number(text)
        text, origins = drop(text, origins, length, columns) if length else (text, origins)
    if text:
        block = Block(kind, text, label=label, level=level, place=place, origins=origins, style=style)
        flow.blocks.append(block)


def add_table(flow: Flow, grid: Grid, columns: bool = True) -> None:
    """Append a table's cells, then those of the tables inside it."""
    waiting: list[tuple[Grid, Place | None]] = [(grid, None)]
    while waiting:
        grid, parent = waiting.pop()
        first, number = len(flow.blocks), len(flow.tables) + 1
        inner: list[tuple[Grid, Place | None]] = []
        width = 0
        covered: dict[int, int] = {}  # column -> the last row that a cell above reaches down to
        for row, cells in enumerate(grid.rows, start=1):
            column = 1
            for cell in cells:
                while covered.get(column, 0) >= row:
                    column += 1
                down = max(1, min(cell.row_span, len(grid.rows) - row + 1))
                across = max(1, min(cell.column_span, _MOST_COLUMNS_SPANNED))
                flow.blocks.append(_cell_block(cell, number, row, column, down, across, columns))
                inner += [(table, Place(table=number, row=row, column=column)) for table in cell.tables]
                if down > 1:
                    covered.update(dict.fromkeys(range(column, column + across), row + down - 1))
                column += across
                width = max(width, column - 1)
        last = len(flow.blocks) - 1
        if last >= first:
            shape = Table(first, last, len(grid.rows), width, min(grid.header_rows, len(grid.rows)), parent)
            flow.tables.append(shape)
            waiting += reversed(inner)


def _cell_block(cell: Cell, table: int, row: int, column: int, down: int, across: int, columns: bool) -> Block:
    text, origins = assemble(cell.pieces, columns)
    known = cell.place
    place = Place(table=table, row=row, column=column, line=known.line, paragraph=known.paragraph)
    return Block("cell", text, place=place, origins=origins, row_span=down, column_span=across)
