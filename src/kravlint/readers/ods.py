"""OpenDocument spreadsheets: texts as they are shown."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from lxml import etree

from kravlint.document import Apart, Document, Problem
from kravlint.readers.flow import Flow
from kravlint.readers.limits import Limits
from kravlint.readers.odf import (
    ANNOTATION,
    OFFICE,
    STYLE,
    TABLE,
    P,
    comment_of,
    content_of,
    number,
    open_package,
    plain,
    properties_of,
)
from kravlint.readers.origins import clean
from kravlint.readers.sheet import Cell, Sheet, Span, column_name

_ROW, _CELL, _COLUMN = (TABLE + tag for tag in ("table-row", "table-cell", "table-column"))
_ROWS_REPEATED, _COLUMNS_REPEATED = TABLE + "number-rows-repeated", TABLE + "number-columns-repeated"
_ROWS_SPANNED, _COLUMNS_SPANNED = TABLE + "number-rows-spanned", TABLE + "number-columns-spanned"
_HEADER = TABLE + "table-header-rows"
_VALUE_TYPE, _DATE_VALUE = OFFICE + "value-type", OFFICE + "date-value"
_VISIBILITY = TABLE + "visibility"
_NUMERIC = frozenset(("float", "percentage", "currency", "date", "time"))
_LAST_COLUMN = 16_384


def read_ods(data: bytes, path: str, limits: Limits) -> Document:
    """Read a spreadsheet. Hidden sheets, rows and columns and comments stand apart. Raise Unreadable."""
    package = open_package(data, limits)
    root, body = content_of(package, "spreadsheet")
    hidden_styles = set(_hidden_styles(root))
    flow = Flow()
    problems: list[Problem] = []
    for table in body.iterchildren(TABLE + "table"):
        name = clean(table.get(TABLE + "name", ""))
        spans: dict[Span, Span] = {}
        sheet = Sheet(flow, name, limits, spans, table.get(TABLE + "style-name") in hidden_styles)
        sheet.extend(_read_rows(sheet, table, spans, flow))
        problems += sheet.close(_header_rows(table))
    return Document(
        path=path,
        format="ods",
        blocks=tuple(flow.blocks),
        tables=tuple(flow.tables),
        apart=tuple(flow.apart),
        properties=properties_of(package),
        problems=tuple(problems),
    )


def _read_rows(sheet: Sheet, table: etree._Element, spans: dict[Span, Span], flow: Flow) -> Iterator[Cell]:
    """The cells of a sheet; merged ones are told in `spans`. Comments go to the flow, once for repeated cells."""
    hidden_columns = _hidden_columns(table)
    bottom = 0
    for element in table.iter(_ROW):
        top, bottom = bottom + 1, bottom + number(element.get(_ROWS_REPEATED))
        hidden_row = element.get(_VISIBILITY, "visible") != "visible"
        cells = list(_cells(element))
        has_text = any(text for _, _, text, _ in cells)
        for row in range(top, bottom + 1 if has_text else top + 1) if cells else ():
            told = None
            for column, cell, text, is_number in cells:
                down, across = cell.get(_ROWS_SPANNED), cell.get(_COLUMNS_SPANNED)
                if down or across:
                    spans[row, column] = number(down), number(across)
                if text:
                    name = f"{_column_name(column)}{row}"
                    yield row, column, name, text, is_number, hidden_row or column in hidden_columns
                if len(cell) > 1 and row == top and cell is not told:
                    told = cell
                    flow.apart += _comments(cell, len(flow.blocks) - 1)
            if sheet.full:
                return


def _header_rows(table: etree._Element) -> int:
    """The number of rows down to the last one that is marked as a header."""
    if table.find(f".//{_HEADER}") is None:
        return 0
    bottom = header_rows = 0
    for element in table.iter(_ROW):
        bottom += number(element.get(_ROWS_REPEATED))
        parent = element.getparent()
        if parent is not None and parent.tag == _HEADER:
            header_rows = bottom
    return header_rows


def _cells(row: etree._Element) -> Iterator[tuple[int, etree._Element, str, bool]]:
    """The cells of a row that hold something: column, element, text, whether it is a number.

    Empty cells may be repeated to the last column, others are yielded as often as they are repeated.
    """
    column = 1
    for cell in row:
        repeated = cell.get(_COLUMNS_REPEATED)
        if len(cell) and cell.tag == _CELL:
            kind = cell.get(_VALUE_TYPE)
            text = _shown(cell, kind)
            yield column, cell, text, kind in _NUMERIC
            for other in range(column + 1, min(column + number(repeated), _LAST_COLUMN + 1)) if repeated else ():
                yield other, cell, text, kind in _NUMERIC
        column += number(repeated) if repeated else 1


def _shown(cell: etree._Element, kind: str | None) -> str:
    """A cell's text as it is shown; but dates, which are shown in many ways, in ISO 8601."""
    if kind == "date":
        return clean(cell.get(_DATE_VALUE, "").replace("T", " ")[:16].removesuffix(" 00:00"))
    first = cell[0]
    if len(cell) == 1 and len(first) == 0:
        return clean(first.text or "") if first.tag == P else ""
    return clean("\n".join(plain(paragraph) for paragraph in cell.iterchildren(P)))


@cache
def _column_name(column: int) -> str:
    return column_name(column)


def _comments(cell: etree._Element, anchor: int | None) -> Iterator[Apart]:
    for annotation in cell.iterchildren(ANNOTATION):
        text, author = comment_of(annotation)
        if text:
            yield Apart("comment", text, anchor, author)


def _hidden_columns(table: etree._Element) -> set[int]:
    hidden: set[int] = set()
    right = 0
    for column in table.iter(_COLUMN):
        left, right = right + 1, right + number(column.get(_COLUMNS_REPEATED))
        if column.get(_VISIBILITY, "visible") != "visible":
            hidden.update(range(left, min(right, _LAST_COLUMN) + 1))
    return hidden


def _hidden_styles(root: etree._Element) -> Iterator[str]:
    """The names of the table styles that hide a sheet."""
    for style in root.iterfind(f"{OFFICE}automatic-styles/{STYLE}style"):
        properties = style.find(STYLE + "table-properties")
        if properties is not None and properties.get(TABLE + "display") == "false":
            yield style.get(STYLE + "name", "")
