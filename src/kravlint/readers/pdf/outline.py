"""The document's outline (bookmarks): titles, each with the page and the height that it leads to."""

from __future__ import annotations

import ctypes
from collections import defaultdict

import pypdfium2
import pypdfium2.raw as pdfium
from msgspec import Struct

from kravlint.readers.pdf.binding import Handle, Pointer, address_of, bind

_MOST = 20_000
"""Bookmarks read; what follows is passed over."""
_MOST_OF_PAGE = 200
"""A page with more is indexed, not structured."""
_LONGEST = 600
"""Bytes of a title; a longer one is no heading."""
_DEEPEST = 9

_first = bind(pdfium.FPDFBookmark_GetFirstChild, Handle, Handle, Handle)
_next = bind(pdfium.FPDFBookmark_GetNextSibling, Handle, Handle, Handle)
_title = bind(pdfium.FPDFBookmark_GetTitle, ctypes.c_ulong, Handle, Pointer, ctypes.c_ulong)
_destination = bind(pdfium.FPDFBookmark_GetDest, Handle, Handle, Handle)
_page = bind(pdfium.FPDFDest_GetDestPageIndex, ctypes.c_int, Handle, Handle)
_view = bind(pdfium.FPDFDest_GetView, ctypes.c_ulong, Handle, Pointer, Pointer)

_HEIGHT_AT = {
    pdfium.PDFDEST_VIEW_XYZ: 1,
    pdfium.PDFDEST_VIEW_FITH: 0,
    pdfium.PDFDEST_VIEW_FITBH: 0,
    pdfium.PDFDEST_VIEW_FITR: 3,
}
"""Which of a view's numbers is its top."""


class Bookmark(Struct, frozen=True):
    """One entry of the outline; `level` counts from 1."""

    title: str
    level: int
    y: float | None
    """In the page's own coordinates, upwards; None when the entry leads to the page as a whole."""


def read_outline(document: pypdfium2.PdfDocument) -> dict[int, list[Bookmark]]:
    """The bookmarks of every page, by its index; a bookmark that leads nowhere in the document is left out."""
    file = address_of(document.raw)
    found: dict[int, list[Bookmark]] = defaultdict(list)
    seen: set[int] = set()
    waiting = [(_first(file, None), 1)]
    while waiting and len(seen) < _MOST:
        entry, level = waiting.pop()
        # Outlines of damaged files lead back to themselves.
        if not entry or entry in seen:
            continue
        seen.add(entry)
        waiting.append((_next(file, entry), level))
        if level < _DEEPEST:
            waiting.append((_first(file, entry), level + 1))
        target = _destination(file, entry)
        page = _page(file, target) if target else -1
        title = _text(entry) if page >= 0 else ""
        if title:
            found[page].append(Bookmark(title, level, _height(target)))
    return {page: entries for page, entries in found.items() if len(entries) <= _MOST_OF_PAGE}


def _text(entry: int) -> str:
    size = _title(entry, None, 0)
    if not 2 < size <= _LONGEST:
        return ""
    buffer = ctypes.create_string_buffer(size)
    _title(entry, ctypes.addressof(buffer), size)
    return buffer.raw[: size - 2].decode("utf-16-le", "replace")


_numbers = (ctypes.c_float * 4)()
_amount = ctypes.c_ulong()


def _height(target: int) -> float | None:
    kind = _view(target, ctypes.addressof(_amount), ctypes.addressof(_numbers))
    at = _HEIGHT_AT.get(kind)
    return None if at is None or at >= _amount.value else _numbers[at]
