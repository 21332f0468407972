"""Where words stand on a PDF page: from the lines that the reader knows to the boxes of their characters."""

from __future__ import annotations

import ctypes
from collections.abc import Sequence
from typing import Any

import pypdfium2.raw as pdfium
from msgspec import Struct

from kravlint.document import Box
from kravlint.readers.pdf.glyphs import mend

Quad = tuple[float, float, float, float]
"""Left, bottom, right and top in the page's own coordinates."""
_SLACK = 0.5
"""Points that boxes are rounded by."""


class Piece(Struct, frozen=True):
    """Words in one line of a page."""

    line: str
    """The line's text as the block has it, without spaces."""
    first: int
    last: int
    """The words' characters in it, the last one not included."""
    box: Box
    """The line's, in points from the top left corner of the page as shown."""


class _Glyph(Struct, frozen=True, gc=False):
    text: str
    box: Quad


def word_boxes(page: Any, pieces: Sequence[Piece], limit: int) -> list[Quad]:
    """The box of each piece's words; the whole line's where its characters cannot be told apart.

    At most `limit` characters of the page are looked at.
    """
    glyphs = _glyphs(page, limit)
    rotation = pdfium.FPDFPage_GetRotation(page) % 4
    bounds = pdfium.FS_RECTF()
    pdfium.FPDF_GetPageBoundingBox(page, ctypes.byref(bounds))
    found = []
    for piece in pieces:
        line = _on_page(piece.box, rotation, bounds)
        inside = [glyph for glyph in glyphs if _holds(line, glyph.box)]
        found.append(_narrowed(line, _words(piece, inside), sideways=rotation % 2 == 1))
    return found


def _glyphs(page: Any, limit: int) -> list[_Glyph]:
    """The page's visible characters in the order of its content, as the reader writes them."""
    text = pdfium.FPDFText_LoadPage(page)
    if not text:
        return []
    try:
        edges = [ctypes.c_double() for _ in range(4)]
        left, right, bottom, top = edges
        glyphs = []
        for index in range(min(pdfium.FPDFText_CountChars(text), limit)):
            code = pdfium.FPDFText_GetUnicode(text, index)
            shown = mend(chr(code))[0].strip() if 32 < code < 0x110000 else ""
            if shown and pdfium.FPDFText_GetCharBox(text, index, *map(ctypes.byref, edges)):
                box = (left.value, bottom.value, right.value, top.value)
                glyphs += [_Glyph(character, box) for character in shown]
        return glyphs
    finally:
        pdfium.FPDFText_ClosePage(text)


def _words(piece: Piece, inside: Sequence[_Glyph]) -> list[Quad]:
    """The boxes of the piece's characters among the line's; none when the line does not read as the block does."""
    for glyphs in (list(inside), sorted(inside, key=lambda glyph: glyph.box[0])):
        start = "".join(glyph.text for glyph in glyphs).rfind(piece.line)  # a label may stand before it
        if piece.line and start >= 0:
            return [glyph.box for glyph in glyphs[start + piece.first : start + piece.last]]
    return []


def _narrowed(line: Quad, words: Sequence[Quad], *, sideways: bool) -> Quad:
    """The line's box, no longer than the words."""
    if not words:
        return line
    if sideways:
        return line[0], min(box[1] for box in words), line[2], max(box[3] for box in words)
    return min(box[0] for box in words), line[1], max(box[2] for box in words), line[3]


def _holds(line: Quad, box: Quad) -> bool:
    x, y = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
    return line[0] - _SLACK <= x <= line[2] + _SLACK and line[1] - _SLACK <= y <= line[3] + _SLACK


def _on_page(box: Box, rotation: int, bounds: Any) -> Quad:
    """A box on the page as shown in the page's own coordinates: undoes what the reader does."""
    x0, top, x1, bottom = box
    if rotation == 1:
        return bounds.left + top, bounds.bottom + x0, bounds.left + bottom, bounds.bottom + x1
    if rotation == 2:
        return bounds.right - x1, bounds.bottom + top, bounds.right - x0, bounds.bottom + bottom
    if rotation == 3:
        return bounds.right - bottom, bounds.top - x1, bounds.right - top, bounds.top - x0
    return bounds.left + x0, bounds.top - bottom, bounds.left + x1, bounds.top - top
