"""Sheets of a workbook as tables, whatever format they come from."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from msgspec.structs import replace

from kravlint.document import Apart, Block, Place, Problem, Table
from kravlint.readers.flow import Flow
from kravlint.readers.limits import Limits

Span = tuple[int, int]
"""How many rows and columns a merged cell takes."""

Cell = tuple[int, int, str, str, bool, bool]
"""Row and column, from 1, name ("B7"), text, whether it is a number, whether it is hidden."""

# A header is looked for among the first rows, and judged by the rows that follow it.
_HEADER_WITHIN = 30
_HEADER_EVIDENCE = 5


class Sheet:
    """A sheet that is being read: a heading and its cells go to the flow as they come, row by row."""

    def __init__(self, flow: Flow, name: str, limits: Limits, spans: dict[Span, Span], hidden: bool = False) -> None:
        """`spans` are the merged cells: (row, column) of the first cell -> (rows, columns).

        `full` tells that a cell was left out, since the sheet is larger than the limits allow.
        """
        self._flow = flow
        self._name = name
        self._limit = limits.table_cells
        self._characters = limits.sheet_characters
        self._spans = spans
        self._hidden = hidden
        self._table = len(flow.tables) + 1
        self._rows = self._columns = 0
        self._spanning: list[int] = []
        self._top: dict[int, list[bool]] = {}
        self.full = False
        self._heading = len(flow.blocks)
        if not hidden:
            flow.blocks.append(Block("heading", name, level=1, place=Place(sheet=name)))

    def extend(self, cells: Iterable[Cell]) -> None:
        """Append cells as they come, those that have text."""
        blocks, spans, limit, table, sheet = self._flow.blocks, self._spans, self._limit, self._table, self._name
        columns, left, hides, top_is_open = self._columns, self._characters, self._hidden, True
        for row, column, name, text, is_number, hidden in cells:
            left -= len(text)
            if row * (column if column > columns else columns) > limit or left < 0:
                self.full = True
                continue
            if hidden or hides:
                anchor = len(blocks) - 1
                self._flow.apart.append(Apart("hidden", text, anchor if anchor >= 0 else None))
                continue
            if top_is_open:
                self._top.setdefault(row, []).append(is_number)
                top_is_open = len(self._top) < _HEADER_WITHIN + _HEADER_EVIDENCE
            if spans and (row, column) in spans:
                self._spanning.append(len(blocks))
            if column > columns:
                self._columns = columns = column
            self._rows = row
            blocks.append(Block("cell", text, "", 0, Place(None, None, None, table, row, column, sheet, name)))
        self._characters = left

    def close(self, header_rows: int = 0) -> list[Problem]:
        """End the sheet: its table, or no trace of it when it has no cells. `header_rows`: those marked as such."""
        first, last = self._heading + 1, len(self._flow.blocks) - 1
        if not self._hidden and last >= first:
            header_rows = min(header_rows or self._header_rows(), self._rows)
            self._merge()
            self._flow.tables.append(Table(first, last, self._rows, self._columns, header_rows))
        elif not self._hidden:
            self._flow.blocks.pop()
        if not self.full:
            return []
        detail = f"cells beyond the first {self._limit} of the sheet"
        if self._characters < 0:
            detail = "cells with more text than the limit for a sheet"
        return [Problem("too-large", detail=detail, place=Place(sheet=self._name))]

    def _merge(self) -> None:
        """Merged cells reach no further than the cells that have text."""
        for n in self._spanning:
            block = self._flow.blocks[n]
            row, column = block.place.row or 1, block.place.column or 1
            down, across = self._spans[row, column]
            down, across = min(down, self._rows - row + 1), min(across, self._columns - column + 1)
            self._flow.blocks[n] = replace(block, row_span=down, column_span=across)

    def anchors(self, cells: Collection[str]) -> dict[str, int]:
        """The index of each of these cells' block, by the cell's name."""
        wanted = frozenset(cells)
        names = [block.place.cell for block in self._flow.blocks[self._heading :]] if wanted else []
        return {name: n for n, name in enumerate(names, self._heading) if name is not None and name in wanted}

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
