"""Tagged PDF: what the file's structure tree says about a page's text."""

from __future__ import annotations

import ctypes
import re
from collections.abc import Sequence

import pypdfium2.raw as pdfium
from msgspec import Struct

from kravlint.readers.pdf.binding import Handle, Pointer, bind
from kravlint.readers.pdf.content import ARTIFACT, PLAIN, Fragment, Tag

_HEADING = re.compile("H([1-9])?")
_PLAIN = frozenset({"Table", "TR", "TD", "TOC", "TOCI", "Figure", "Caption", "Note", "FENote", "Form"})
"""Types whose text is not that of the heading or item around them."""
_TRANSPARENT = frozenset(
    f"{name}\0".encode("utf-16-le")
    for name in ("Span", "P", "Div", "L", "LBody", "Document", "Part", "Link", "Reference")
)
"""The most common types whose text is that of what is around them, as pdfium writes them: most elements are these."""
_LONGEST = 60
"""Bytes of a type's name."""
_COVERED = 0.7
"""The part of a page's text that the tree must speak of to be trusted."""

_open = bind(pdfium.FPDF_StructTree_GetForPage, Handle, Handle)
_close = bind(pdfium.FPDF_StructTree_Close, None, Handle)
_count_roots = bind(pdfium.FPDF_StructTree_CountChildren, ctypes.c_int, Handle)
_root = bind(pdfium.FPDF_StructTree_GetChildAtIndex, Handle, Handle, ctypes.c_int)
_count = bind(pdfium.FPDF_StructElement_CountChildren, ctypes.c_int, Handle)
_child = bind(pdfium.FPDF_StructElement_GetChildAtIndex, Handle, Handle, ctypes.c_int)
_content = bind(pdfium.FPDF_StructElement_GetChildMarkedContentID, ctypes.c_int, Handle, ctypes.c_int)
_type = bind(pdfium.FPDF_StructElement_GetType, ctypes.c_ulong, Handle, Pointer, ctypes.c_ulong)
_count_marks = bind(pdfium.FPDFPageObj_CountMarks, ctypes.c_int, Handle)
_mark = bind(pdfium.FPDFPageObj_GetMark, Handle, Handle, ctypes.c_ulong)
_mark_name = bind(pdfium.FPDFPageObjMark_GetName, ctypes.c_int, Handle, Pointer, ctypes.c_ulong, Pointer)
_marked_id = bind(pdfium.FPDFPageObj_GetMarkedContentID, ctypes.c_int, Handle)


class _Within(Struct, frozen=True):
    """What stands around an element."""

    tag: Tag = PLAIN
    sections: int = 0


def read_tags(page: int, limit: int) -> dict[int, Tag]:
    """The tag of every marked content of the page, by its id; none when the tree has more than `limit` nodes."""
    tree = _open(page)
    if not tree:
        return {}
    try:
        count = _count_roots(tree)
        return {} if count > limit else _walk([_root(tree, index) for index in range(count)], limit)
    finally:
        _close(tree)


def _walk(roots: list[int | None], limit: int) -> dict[int, Tag]:
    tags: dict[int, Tag] = {}
    seen: set[int] = set()
    start = _Within()
    waiting = [(element, start) for element in roots if element]
    nodes = 0
    while waiting:
        element, around = waiting.pop()
        if element in seen:
            continue
        seen.add(element)
        count = _count(element)
        nodes += count + 1
        if nodes > limit:
            return {}
        size = _type(element, _buffer_at, _LONGEST)
        written = _buffer.raw[:size]
        within = around if written in _TRANSPARENT else _enter(_name(written), around, len(seen))
        for index in range(count):
            number = _content(element, index)
            if number >= 0:
                tags[number] = within.tag
            elif child := _child(element, index):
                waiting.append((child, within))
    return tags


def _enter(name: str, around: _Within, element: int) -> _Within:
    """What an element of the type `name` makes of its surroundings; `element` is its number on the page."""
    tag = around.tag
    heading = _HEADING.fullmatch(name)
    if heading and tag.kind != "head":
        return _Within(Tag("heading", int(heading[1] or min(around.sections, 9) or 1), element), around.sections)
    if name == "LI":
        return _Within(Tag("item", element=element), around.sections)
    if name == "Lbl" and tag.kind == "item":
        return _Within(Tag("item", element=tag.element, label=True), around.sections)
    if name == "TH":
        return _Within(Tag("head", element=element), around.sections)
    if name in _PLAIN:
        return around if tag is PLAIN else _Within(PLAIN, around.sections)
    if name == "Sect":
        return _Within(tag, around.sections + 1)
    return around


_buffer = ctypes.create_string_buffer(_LONGEST)
_buffer_at = ctypes.addressof(_buffer)
_length = ctypes.c_ulong()
_length_at = ctypes.addressof(_length)


def _name(written: bytes) -> str:
    # Types are ASCII: every other byte is 0. A type that is too long is not written.
    return written[:-2:2].decode("latin-1") if len(written) < _LONGEST else ""


def tag_of(text_object: int, tags: dict[int, Tag]) -> Tag | None:
    """What the tree says about one text object of its page; None when nothing."""
    number = _marked_id(text_object)
    if number >= 0:
        return tags.get(number)
    for index in range(_count_marks(text_object)):
        _mark_name(_mark(text_object, index), _buffer_at, _LONGEST, _length_at)
        if _buffer.raw[: max(_length.value, 2) - 2] == b"A\0r\0t\0i\0f\0a\0c\0t\0":
            return ARTIFACT
    return None


def is_trusted(fragments: Sequence[Fragment]) -> bool:
    """Whether the tree speaks of most of the page's text."""
    tagged = sum(len(part.text) for part in fragments if part.tag is not None and part.tag is not ARTIFACT)
    beside = sum(len(part.text) for part in fragments if part.tag is ARTIFACT)
    total = sum(len(part.text) for part in fragments)
    return tagged > 0 and tagged >= _COVERED * (total - beside) and beside <= tagged
