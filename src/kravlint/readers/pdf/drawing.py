"""The lines drawn on a page: path objects as horizontal and vertical edges, and filled areas."""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Iterator

import pypdfium2.raw as pdfium
from msgspec import Struct, field

from kravlint.document import Box
from kravlint.readers.pdf.binding import Handle, Pointer, bind
from kravlint.readers.pdf.content import Edge

Matrix = tuple[float, float, float, float, float, float]
Point = tuple[float, float]
Turn = Callable[[float, float], tuple[float, float]]
"""From the page's own coordinates to points from the top left corner as shown."""

_THIN = 3.0
"""Points: a filled shape not thicker than this is a line."""
_DEEPEST = 4
"""Form objects within form objects that are followed."""
_MOST_FILLS = 1_000
"""Filled areas; a page with more shades no table's cells."""
_SEGMENTS = 2_000
"""A path with more is a drawing, not a table's lines."""

_count_objects = bind(pdfium.FPDFPage_CountObjects, ctypes.c_int, Handle)
_object = bind(pdfium.FPDFPage_GetObject, Handle, Handle, ctypes.c_int)
_count_inner = bind(pdfium.FPDFFormObj_CountObjects, ctypes.c_int, Handle)
_inner = bind(pdfium.FPDFFormObj_GetObject, Handle, Handle, ctypes.c_ulong)
_type = bind(pdfium.FPDFPageObj_GetType, ctypes.c_int, Handle)
_bounds = bind(pdfium.FPDFPageObj_GetBounds, ctypes.c_int, Handle, Pointer, Pointer, Pointer, Pointer)
_matrix = bind(pdfium.FPDFPageObj_GetMatrix, ctypes.c_int, Handle, Pointer)
_draw_mode = bind(pdfium.FPDFPath_GetDrawMode, ctypes.c_int, Handle, Pointer, Pointer)
_count_segments = bind(pdfium.FPDFPath_CountSegments, ctypes.c_int, Handle)
_segment = bind(pdfium.FPDFPath_GetPathSegment, Handle, Handle, ctypes.c_int)
_segment_type = bind(pdfium.FPDFPathSegment_GetType, ctypes.c_int, Handle)
_segment_close = bind(pdfium.FPDFPathSegment_GetClose, ctypes.c_int, Handle)
_segment_point = bind(pdfium.FPDFPathSegment_GetPoint, ctypes.c_int, Handle, Pointer, Pointer)


class Drawing(Struct):
    """What is drawn on a page beside text."""

    horizontals: list[Edge] = field(default_factory=list)
    verticals: list[Edge] = field(default_factory=list)
    fills: list[Box] = field(default_factory=list)
    images: int = 0
    capped: bool = False
    inner_text: bool = False
    """There is text in form objects."""


def read_drawing(page: int, turn: Turn, limit: int) -> Drawing:
    """The edges of the page; none, and `capped`, when it has more than `limit` paths."""
    found = Drawing()
    paths = 0
    for handle, kind, matrix in _objects(page, _count_objects, _object, None, 0):
        if kind == pdfium.FPDF_PAGEOBJ_PATH:
            paths += 1
            if paths > limit:
                return Drawing(images=found.images, capped=True)
            _read_path(handle, matrix, turn, found)
        elif kind == pdfium.FPDF_PAGEOBJ_IMAGE:
            found.images += 1
        elif kind == pdfium.FPDF_PAGEOBJ_TEXT:
            found.inner_text = True
    _add_fills(found)
    return found


def _objects(
    parent: int,
    count: Callable[[int], int],
    get: Callable[[int, int], int],
    matrix: Matrix | None,
    depth: int,
) -> Iterator[tuple[int, int, Matrix | None]]:
    for index in range(count(parent)):
        handle = get(parent, index)
        kind = _type(handle)
        if kind == pdfium.FPDF_PAGEOBJ_FORM:
            if depth < _DEEPEST:
                inner = _multiply(_matrix_of(handle), matrix)
                yield from _objects(handle, _count_inner, _inner, inner, depth + 1)
        elif depth or kind != pdfium.FPDF_PAGEOBJ_TEXT:
            yield handle, kind, matrix


_numbers = (ctypes.c_float * 6)()
_at = [ctypes.addressof(_numbers) + 4 * index for index in range(6)]
_modes = (ctypes.c_int * 2)()
_mode_at = [ctypes.addressof(_modes) + 4 * index for index in range(2)]


def _matrix_of(handle: int) -> Matrix:
    _matrix(handle, _at[0])
    a, b, c, d, e, f = _numbers
    return a, b, c, d, e, f


def _multiply(inner: Matrix, outer: Matrix | None) -> Matrix:
    if outer is None:
        return inner
    a, b, c, d, e, f = inner
    p, q, r, s, t, u = outer
    return a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u


def _read_path(handle: int, matrix: Matrix | None, turn: Turn, found: Drawing) -> None:
    if not _bounds(handle, *_at[:4]):
        return
    left, bottom, right, top = _numbers[:4]
    if matrix is not None:
        a, b, c, d, e, f = matrix
        left, bottom, right, top = (
            a * left + c * bottom + e,
            b * left + d * bottom + f,
            a * right + c * top + e,
            b * right + d * top + f,
        )
    x0, y0 = turn(left, bottom)
    x1, y1 = turn(right, top)
    if x0 > x1:
        x0, x1 = x1, x0
    if y0 > y1:
        y0, y1 = y1, y0
    if x1 - x0 <= _THIN or y1 - y0 <= _THIN:
        _add(x0, y0, x1, y1, found)
    elif _count_segments(handle) <= _SEGMENTS:
        _walk(handle, matrix, turn, found, (x0, y0, x1, y1))


def _add(x0: float, y0: float, x1: float, y1: float, found: Drawing) -> None:
    if y1 - y0 <= _THIN:
        if x1 - x0 > _THIN:
            found.horizontals.append(Edge((y0 + y1) / 2, x0, x1))
    elif x1 - x0 <= _THIN:
        found.verticals.append(Edge((x0 + x1) / 2, y0, y1))


def _walk(handle: int, matrix: Matrix | None, turn: Turn, found: Drawing, box: Box) -> None:
    """Adds the path's straight pieces that run along an axis; curves and slopes are not a table's lines."""
    if not _draw_mode(handle, *_mode_at) or not any(_modes):
        return
    filled, stroked = bool(_modes[0]), bool(_modes[1])
    a, b, c, d, e, f = _multiply(_matrix_of(handle), matrix)
    start = last = (0.0, 0.0)
    sides: list[tuple[Point, Point]] = []
    total = _count_segments(handle)
    for index in range(total):
        segment = _segment(handle, index)
        _segment_point(segment, _at[0], _at[1])
        x, y = _numbers[0], _numbers[1]
        point = turn(a * x + c * y + e, b * x + d * y + f)
        kind = _segment_type(segment)
        if kind == pdfium.FPDF_SEGMENT_MOVETO:
            start = point
        elif kind == pdfium.FPDF_SEGMENT_LINETO:
            sides.append((last, point))
        last = point
        if _segment_close(segment) and point != start:
            sides.append((point, start))
            last = start
    straight = [side for side in sides if _is_straight(*side)]
    area = filled and total <= 6 and len(straight) >= 3
    if area:
        found.fills.append(box)
    if stroked or not area:
        for p, q in straight:
            _add(min(p[0], q[0]), min(p[1], q[1]), max(p[0], q[0]), max(p[1], q[1]), found)


def _is_straight(a: Point, b: Point) -> bool:
    return abs(a[0] - b[0]) <= 1 or abs(a[1] - b[1]) <= 1


def _add_fills(found: Drawing) -> None:
    """Adds the sides of filled areas: shaded cells. A slice of a larger one (a shaded line in a cell) has none."""
    if len(found.fills) > _MOST_FILLS:
        return
    kept: list[Box] = []
    for fill in sorted(found.fills, key=lambda box: (box[0] - box[2]) * (box[3] - box[1])):
        if not any(_is_slice(fill, other) for other in kept):
            kept.append(fill)
            x0, y0, x1, y1 = fill
            found.horizontals += (Edge(y0, x0, x1), Edge(y1, x0, x1))
            found.verticals += (Edge(x0, y0, y1), Edge(x1, y0, y1))


def _is_slice(inner: Box, outer: Box) -> bool:
    return (
        outer[0] - 1.5 <= inner[0]
        and inner[2] <= outer[2] + 1.5
        and outer[1] - 1.5 <= inner[1]
        and inner[3] <= outer[3] + 1.5
        and inner[2] - inner[0] > 0.7 * (outer[2] - outer[0])
    )
