"""Findings as highlights in a PDF, with their words in the highlights' notes; the pages themselves stay as they are.

What is added is appended to the file, so that its first bytes are the original's, where the file allows it.
"""

from __future__ import annotations

import ctypes
import io
from collections.abc import Sequence
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium
from msgspec import Struct

from kravlint.annotate.boxes import Piece, Quad, word_boxes
from kravlint.annotate.notes import AUTHOR, Note, fingerprint_in, span_in
from kravlint.document import Block, Document
from kravlint.readers.limits import Limits, Unreadable

_COLORS = {"error": (255, 150, 140), "warning": (255, 214, 90), "info": (150, 200, 255)}
_PRINTED = 4
"""The annotation flag that lets it be printed."""
_NONE = -1


class _Mark(Struct, frozen=True):
    """A note and its words in the lines of the page where they begin (counted from 1)."""

    note: Note
    page: int
    pieces: tuple[Piece, ...]


def annotate_pdf(data: bytes, document: Document, notes: Sequence[Note], limits: Limits) -> bytes:
    """The file with a highlight per note appended to it; the same bytes when it has them already. Raise Unreadable.

    `document` is what was read from `data`.
    """
    return _annotate(data, document, notes, limits, pdfium.FPDF_INCREMENTAL)


def rewrite_pdf(data: bytes, document: Document, notes: Sequence[Note], limits: Limits) -> bytes:
    """As `annotate_pdf`, for files whose end is so odd that nothing can be appended: the whole file is written anew."""
    return _annotate(data, document, notes, limits, pdfium.FPDF_NO_INCREMENTAL)


def _annotate(data: bytes, document: Document, notes: Sequence[Note], limits: Limits, flags: int) -> bytes:
    marks = [_mark(document, note) for note in notes]
    try:
        pdf = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        raise Unreadable("damaged", str(error)) from error
    try:
        changed = [
            _annotate_page(pdf, index, [mark for mark in marks if mark.page == index + 1], limits)
            for index in range(len(pdf))
        ]
        if not any(changed):
            return data
        stream = io.BytesIO()
        pdf.save(stream, flags=flags)
        return stream.getvalue()
    finally:
        pdf.close()


def _mark(document: Document, note: Note) -> _Mark:
    """Where the note's words stand; a note about the whole document marks its first block."""
    placed = note.block is not None and 0 <= note.block < len(document.blocks)
    block = document.blocks[note.block if placed and note.block is not None else 0]
    found = _pieces(block, *(span_in(note, len(block.text)) if placed else (0, len(block.text))))
    page = found[0][0] if found else block.place.page or 1
    pieces = tuple(piece for number, piece in found if number == page)
    if not pieces and block.place.bbox:
        pieces = (Piece("", 0, 0, block.place.bbox),)
    return _Mark(note, page, pieces)


def _pieces(block: Block, start: int, end: int) -> list[tuple[int, Piece]]:
    """The words line by line, with their pages."""
    found = []
    stops = [origin.start for origin in block.origins[1:]] + [len(block.text)]
    for origin, stop in zip(block.origins, stops, strict=False):
        low, high = max(start, origin.start), min(end, stop)
        words = _bare(block.text[low:high]) if low < high else ""
        if words and origin.page and origin.bbox:
            first = len(_bare(block.text[origin.start : low]))
            line = _bare(block.text[origin.start : stop])
            found.append((origin.page, Piece(line, first, first + len(words), origin.bbox)))
    return found


def _bare(text: str) -> str:
    return "".join(text.split())


def _annotate_page(pdf: pypdfium2.PdfDocument, index: int, marks: Sequence[_Mark], limits: Limits) -> bool:
    """Put the marks on a page where they are not, and take away others of kravlint's; whether anything changed."""
    page = pdfium.FPDF_LoadPage(pdf.raw, index)
    if not page:
        return False
    try:
        kept, changed = _settle(page, {mark.note.fingerprint: mark.note for mark in marks})
        new = [mark for mark in marks if mark.note.fingerprint not in kept]
        if new:
            boxes = iter(word_boxes(page, [piece for mark in new for piece in mark.pieces], limits.page_characters))
            for mark in new:
                _highlight(page, mark.note, [next(boxes) for _ in mark.pieces])
        return changed or bool(new)
    finally:
        pdfium.FPDF_ClosePage(page)


def _settle(page: Any, wanted: dict[str, Note]) -> tuple[set[str], bool]:
    """The fingerprints whose highlights stay, with their words brought up to date, and whether anything changed.

    A highlight whose finding is gone is taken away, unless somebody has answered it.
    """
    kept: set[str] = set()
    gone: set[int] = set()
    answered: set[int] = set()
    changed = False
    for index in range(pdfium.FPDFPage_GetAnnotCount(page)):
        annotation = pdfium.FPDFPage_GetAnnot(page, index)
        if not annotation:
            continue
        try:
            answered.add(_linked(page, annotation, b"IRT"))
            text = _string(annotation, b"Contents")
            fingerprint = fingerprint_in(text) if _string(annotation, b"T") == AUTHOR else None
            if fingerprint in wanted and fingerprint not in kept:
                kept.add(fingerprint)
                if text.replace("\r\n", "\n").replace("\r", "\n") != wanted[fingerprint].text:
                    _set(annotation, b"Contents", wanted[fingerprint].text)
                    changed = True
            elif fingerprint:
                gone |= {index, _linked(page, annotation, b"Popup")}
        finally:
            pdfium.FPDFPage_CloseAnnot(annotation)
    gone -= answered | {_NONE}
    for index in sorted(gone, reverse=True):
        pdfium.FPDFPage_RemoveAnnot(page, index)
    return kept, changed or bool(gone)


def _highlight(page: Any, note: Note, boxes: Sequence[Quad]) -> None:
    annotation = pdfium.FPDFPage_CreateAnnot(page, pdfium.FPDF_ANNOT_HIGHLIGHT)
    if not annotation:
        raise Unreadable("damaged", "a page takes no annotations")
    try:
        for left, bottom, right, top in boxes:
            quad = pdfium.FS_QUADPOINTSF(left, top, right, top, left, bottom, right, bottom)
            pdfium.FPDFAnnot_AppendAttachmentPoints(annotation, ctypes.byref(quad))
        around = pdfium.FS_RECTF(
            left=min((box[0] for box in boxes), default=0.0),
            top=max((box[3] for box in boxes), default=0.0),
            right=max((box[2] for box in boxes), default=0.0),
            bottom=min((box[1] for box in boxes), default=0.0),
        )
        pdfium.FPDFAnnot_SetRect(annotation, ctypes.byref(around))
        pdfium.FPDFAnnot_SetColor(annotation, pdfium.FPDFANNOT_COLORTYPE_Color, *_COLORS[note.severity], 255)
        pdfium.FPDFAnnot_SetFlags(annotation, _PRINTED)
        _set(annotation, b"T", AUTHOR)
        _set(annotation, b"Contents", note.text)
    finally:
        pdfium.FPDFPage_CloseAnnot(annotation)


def _linked(page: Any, annotation: Any, key: bytes) -> int:
    """The index of the annotation that this one names; -1 when it names none."""
    other = pdfium.FPDFAnnot_GetLinkedAnnot(annotation, key)
    if not other:
        return _NONE
    try:
        index: int = pdfium.FPDFPage_GetAnnotIndex(page, other)
        return index
    finally:
        pdfium.FPDFPage_CloseAnnot(other)


def _string(annotation: Any, key: bytes) -> str:
    size = pdfium.FPDFAnnot_GetStringValue(annotation, key, None, 0)
    buffer = ctypes.create_string_buffer(max(size, 2))
    pdfium.FPDFAnnot_GetStringValue(annotation, key, ctypes.cast(buffer, ctypes.POINTER(pdfium.FPDF_WCHAR)), size)
    return buffer.raw.decode("utf-16-le", "replace").partition("\0")[0]


def _set(annotation: Any, key: bytes, text: str) -> None:
    wide = ctypes.create_string_buffer(text.encode("utf-16-le") + b"\0\0")
    pdfium.FPDFAnnot_SetStringValue(annotation, key, ctypes.cast(wide, ctypes.POINTER(pdfium.FPDF_WCHAR)))
