"""The boxes that Excel draws cell comments in: shapes in a VML part, which need not be well-formed XML."""

from __future__ import annotations

import re

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
_END = b"</xml>"


def with_box(vml: bytes, row: int, column: int) -> bytes:
    """The drawing with a hidden box for the cell, counted from 1; raise Unreadable: damaged."""
    at = vml.rfind(_END)
    if at < 0:
        raise Unreadable("damaged", "a drawing of comments without an end")
    number = max([1024, *(int(found) for found in _NUMBER.findall(vml))]) + 1
    shape = _SHAPE.format(
        spaces=_SPACES,
        number=number,
        left=column,
        top=max(row - 2, 0),
        right=column + _WIDE,
        bottom=max(row - 2, 0) + _HIGH,
        row=row - 1,
        column=column - 1,
    )
    kind = "" if b'id="_x0000_t202"' in vml else _KIND
    return vml[:at] + (kind + shape).encode() + vml[at:]


def without_box(vml: bytes, row: int, column: int) -> bytes:
    """The drawing without the comment box of the cell, counted from 1."""
    marks = (f"<x:Row>{row - 1}</x:Row>".encode(), f"<x:Column>{column - 1}</x:Column>".encode())
    return _ANY_SHAPE.sub(lambda shape: b"" if all(mark in shape[0] for mark in marks) else shape[0], vml)
