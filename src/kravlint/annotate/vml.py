"""The boxes that Excel draws cell comments in: shapes in a VML part, which need not be well-formed XML."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable

from kravlint.readers.limits import Unreadable

CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.vmlDrawing"
_SPACES = (
    'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" '
    'xmlns:x="urn:schemas-microsoft-com:office:excel"'
)
EMPTY = f'<xml {_SPACES}><o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="1"/></o:shapelayout></xml>'.encode()
_KIND = (
    f'<v:shapetype {_SPACES} id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe">'
    '<v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>'
)
_SHAPE = (
    '<v:shape {spaces} id="_x0000_s{number}" type="#_x0000_t202" style="position:absolute;visibility:hidden" '
    'fillcolor="#ffffe1" o:insetmode="auto"><v:fill color2="#ffffe1"/><v:path o:connecttype="none"/>'
    '<v:textbox style="mso-direction-alt:auto"/><x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/>'
    "<x:Anchor>{left}, 15, {top}, 2, {right}, 15, {bottom}, 4</x:Anchor><x:AutoFill>False</x:AutoFill>"
    "<x:Row>{row}</x:Row><x:Column>{column}</x:Column></x:ClientData></v:shape>"
)
_WIDE, _HIGH = 5, 14
"""Columns and rows that a box covers at their usual size."""
_NUMBER = re.compile(rb"_x0000_s(\d{1,9})\b")
_ANY_SHAPE = re.compile(rb"<v:shape\b.*?</v:shape>\s*", re.DOTALL)
_ROW, _COLUMN = (re.compile(f"<x:{name}>\\s*(\\d{{1,7}})\\s*<".encode()) for name in ("Row", "Column"))
_END = b"</xml>"

Cell = tuple[int, int]
"""Row and column, from 1."""


def with_boxes(vml: bytes, cells: Iterable[Cell]) -> bytes:
    """The drawing with a hidden box for each cell; raise Unreadable: damaged."""
    at = vml.rfind(_END)
    if at < 0:
        raise Unreadable("damaged", "a drawing of comments without an end")
    first = max([1024, *(int(found) for found in _NUMBER.findall(vml))]) + 1
    kind = "" if b'id="_x0000_t202"' in vml else _KIND
    shapes = "".join(_shape(number, *cell) for number, cell in enumerate(cells, first))
    return vml[:at] + (kind + shapes).encode() + vml[at:]


def _shape(number: int, row: int, column: int) -> str:
    top = max(row - 2, 0)
    return _SHAPE.format(
        spaces=_SPACES,
        number=number,
        left=column,
        top=top,
        right=column + _WIDE,
        bottom=top + _HIGH,
        row=row - 1,
        column=column - 1,
    )


def without_boxes(vml: bytes, cells: Collection[Cell]) -> bytes:
    """The drawing without the comment boxes of the cells."""

    def left(shape: re.Match[bytes]) -> bytes:
        row, column = _ROW.search(shape[0]), _COLUMN.search(shape[0])
        gone = row is not None and column is not None and (int(row[1]) + 1, int(column[1]) + 1) in cells
        return b"" if gone else shape[0]

    return _ANY_SHAPE.sub(left, vml)
