"""Sheets of a workbook as tables, whatever format they come from."""

from __future__ import annotations

from msgspec.structs import replace

from kravlint.document import Apart, Block, Place, Problem, Table
from kravlint.readers.flow import Flow
from kravlint.readers.limits import Limits

Span = tuple[int, int]
"""How many rows and columns a merged cell takes."""

# A header is looked for among the first rows, and judged by the rows that follow it.
_HEADER_WITHIN = 30
_HEADER_EVIDENCE = 5
_SINGLE: Span = (1, 1)


class Sheet:
    """A sheet that is being read: a heading and its cells go to the flow as they come, row by row."""

    def __init__(self, flow: Flow, name: str, limits: Limits, spans: dict[Span, Span], hidden: bool = False) -> None:
        """`spans` are the merged cells: (row, column) of the first cell -> (rows, columns).

        `full` tells that a cell was left out, since the sheet is larger than the limits allow.
        """
        self._flow = flow
        self._name = name
        self._limit = limits.table_cells
        self._spans = spans
        self._hidden = hidden
        self._table = len(flow.tables) + 1
        self._rows = self._columns = 0
        self._top: dict[int, list[bool]] = {}
        self.full = False
        self._heading = len(flow.blocks)
        if not hidden:
            flow.blocks.append(Block("heading", name, level=1, place=Place(sheet=name)))

    def add(self, row: int, column: int, cell: str, text: str, is_number: bool, hidden: bool) -> None:
        """Append a cell that has text; `row` and `column` count from 1, `cell` is its name ("B7")."""
        columns = column if column > self._columns else self._columns
        if row * columns > self._limit:
            self.full = True
            return
        if hidden or self._hidden:
            anchor = len(self._flow.blocks) - 1
            self._flow.apart.append(Apart("hidden", text, anchor if anchor >= 0 else None))
            return
        self._rows, self._columns = row, columns
        if len(self._top) < _HEADER_WITHIN + _HEADER_EVIDENCE:
            self._top.setdefault(row, []).append(is_number)
        place = Place(None, None, None, self._table, row, column, self._name, cell)
        down, across = self._spans.get((row, column), _SINGLE) if self._spans else _SINGLE
        self._flow.blocks.append(Block("cell", text, "", 0, place, (), down, across))

    def close(self, header_rows: int = 0) -> list[Problem]:
        """End the sheet: its table, or no trace of it when it has no cells. `header_rows`: those marked as such."""
        first, last = self._heading + 1, len(self._flow.blocks) - 1
        if not self._hidden and last >= first:
            header_rows = min(header_rows or self._header_rows(), self._rows)
            self._clip(first)
            self._flow.tables.append(Table(first, last, self._rows, self._columns, header_rows))
        elif not self._hidden:
            self._flow.blocks.pop()
        if not self.full:
            return []
        detail = f"cells beyond the first {self._limit} of the sheet"
        return [Problem("too-large", detail=detail, place=Place(sheet=self._name))]

    def _clip(self, first: int) -> None:
        """Merged cells reach no further than the cells that have text."""
        for n in range(first, len(self._flow.blocks)) if self._spans else ():
            block = self._flow.blocks[n]
            if block.row_span > 1 or block.column_span > 1:
                down = min(block.row_span, self._rows - (block.place.row or 1) + 1)
                across = min(block.column_span, self._columns - (block.place.column or 1) + 1)
                self._flow.blocks[n] = replace(block, row_span=down, column_span=across)

    def anchors(self) -> dict[str, int]:
        """The index of each cell's block by the cell's name."""
        blocks = self._flow.blocks
        return {blocks[n].place.cell or "": n for n in range(self._heading, len(blocks))}

    def _header_rows(self) -> int:
        """The rows down to the first one of nothing but texts with mostly filled rows below it."""
        rows = list(self._top.items())
        for position, (row, numbers) in enumerate(rows[:_HEADER_WITHIN]):
            below = [len(cells) for _, cells in rows[position + 1 : position + 1 + _HEADER_EVIDENCE]]
            if len(numbers) >= 2 and not any(numbers) and below and 2 * sum(below) >= len(numbers) * len(below):
                return row
        return 0


def column_name(column: int) -> str:
    """The letters of a column that counts from 1: 28 -> "AB"."""
    name = ""
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(ord("A") + rest) + name
    return name


def column_number(name: str) -> int:
    """The number of a column from its letters: "AB" -> 28."""
    number = 0
    for letter in name:
        number = 26 * number + ord(letter) - ord("A") + 1
    return number
