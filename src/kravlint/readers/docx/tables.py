"""The shape of a table: which cells there are, where they stand and how far they span."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree
from msgspec import Struct

from kravlint.document import Apart
from kravlint.readers.docx import names as n
from kravlint.readers.docx.markup import alternatives, bare_text, is_placeholder

_MOST_COLUMNS = 1000
"""Word stops at 63; a file that says more than this is not believed."""


_SHAPING = frozenset({n.GRID_SPAN, n.VERTICAL_MERGE, n.HORIZONTAL_MERGE, n.INSERTED_CELL, n.DELETED_CELL})


class Cell(Struct):
    """A live cell with its place (from 1) in the grid."""

    element: etree._Element
    row: int
    column: int
    row_span: int = 1
    column_span: int = 1
    placeholder: bool = False
    """It stands in a content control that shows its placeholder."""


class Shape(Struct):
    """A table's live rows; `items` are its cells, and what was deleted or is hidden, in document order."""

    items: list[Cell | Apart]
    rows: int
    columns: int
    header_rows: int
    changes: int
    """Inserted and deleted rows and cells."""


def read_shape(table: etree._Element) -> Shape:
    """The shape of a w:tbl, in one pass over its rows."""
    shape = Shape([], 0, 0, 0, 0)
    merging: dict[int, Cell] = {}
    heads = True
    for element, placeholder in _unwrapped(table, n.ROW, False):
        properties = element.find(n.ROW_PROPERTIES)
        first = 1
        if properties is not None:
            removed = _removed(properties, element, shape)
            if removed is not None:
                shape.items.append(removed)
                continue
            first += max(0, n.number(properties.find(n.GRID_BEFORE)) or 0)
        shape.rows += 1
        heads = heads and properties is not None and bool(n.is_on(properties.find(n.HEADER_ROW)))
        shape.header_rows += heads
        _read_row(element, placeholder, min(first, _MOST_COLUMNS), shape, merging)
    return shape


def _read_row(row: etree._Element, placeholder: bool, column: int, shape: Shape, merging: dict[int, Cell]) -> None:
    """Append the row's cells; `merging` holds by column the cells that go on downwards."""
    last: Cell | None = None
    for element, in_placeholder in _unwrapped(row, n.CELL, placeholder):
        said = _said(element)
        cell = Cell(element, shape.rows, column, placeholder=in_placeholder)
        if said:
            shape.changes += (n.INSERTED_CELL in said) + (n.DELETED_CELL in said)
            if (deleted := said.get(n.DELETED_CELL)) is not None:
                shape.items.append(Apart("deleted", bare_text(element), author=deleted.get(n.AUTHOR, "")))
                continue
            cell.column_span = min(max(1, n.number(said.get(n.GRID_SPAN)) or 1), _MOST_COLUMNS)
        column += cell.column_span
        above = merging.pop(cell.column, None)
        if said and last is not None and _continues(said.get(n.HORIZONTAL_MERGE)):
            last.column_span += cell.column_span
        elif said and above is not None and _continues(said.get(n.VERTICAL_MERGE)):
            above.row_span = cell.row - above.row + 1
            merging[cell.column] = above
            if text := bare_text(element):
                shape.items.append(Apart("hidden", text))
        else:
            if n.VERTICAL_MERGE in said:
                merging[cell.column] = cell
            shape.items.append(cell)
            last = cell
    shape.columns = max(shape.columns, column - 1)


def _said(cell: etree._Element) -> dict[str, etree._Element]:
    """What a cell's properties say about its shape."""
    for properties in cell:
        if properties.tag == n.CELL_PROPERTIES:
            return {child.tag: child for child in properties if child.tag in _SHAPING}
        break
    return {}


def _continues(merge: etree._Element | None) -> bool:
    return merge is not None and merge.get(n.VAL, "continue") == "continue"


def _removed(properties: etree._Element, row: etree._Element, shape: Shape) -> Apart | None:
    """A row that is not shown, and counts its revision."""
    shape.changes += sum(1 for _ in properties.iterchildren(n.INSERTED, n.DELETED))
    deleted = properties.find(n.DELETED)
    if deleted is not None:
        return Apart("deleted", bare_text(row), author=deleted.get(n.AUTHOR, ""))
    return Apart("hidden", bare_text(row)) if n.is_on(properties.find(n.HIDDEN_ROW)) else None


def _unwrapped(parent: etree._Element, tag: str, placeholder: bool) -> Iterator[tuple[etree._Element, bool]]:
    """Rows or cells, also those in content controls, and whether the control shows its placeholder."""
    for child in parent:
        if child.tag == tag:
            yield child, placeholder
        elif child.tag in n.TRANSPARENT or child.tag == n.INSERTED:
            yield from _unwrapped(child, tag, placeholder)
        elif child.tag == n.CONTROL:
            content = child.find(n.CONTROL_CONTENT)
            if content is not None:
                yield from _unwrapped(content, tag, placeholder or is_placeholder(child))
        elif child.tag == n.ALTERNATE:
            for branch, chosen in alternatives(child):
                if chosen:
                    yield from _unwrapped(branch, tag, placeholder)
