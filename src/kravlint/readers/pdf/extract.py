"""pdfium: a document's pages as fragments of text and drawn lines, its properties and form fields."""

from __future__ import annotations

import ctypes
from collections.abc import Sequence
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

from kravlint.readers.limits import Limits, Unreadable
from kravlint.readers.pdf.annotations import read_annotations
from kravlint.readers.pdf.binding import address_of
from kravlint.readers.pdf.content import Page, Title
from kravlint.readers.pdf.drawing import Turn, read_drawing
from kravlint.readers.pdf.outline import Bookmark
from kravlint.readers.pdf.structure import is_trusted, read_tags
from kravlint.readers.pdf.words import read_text

_PROPERTIES = {
    "Author": "author",
    "Title": "title",
    "Subject": "subject",
    "Company": "company",
    "CreationDate": "created",
    "ModDate": "modified",
}


_MOST_NODES = 3_000_000
"""Nodes of the structure tree looked at in a document: every page of a flat tree goes through all of it."""


def open_pdf(data: bytes, passwords: tuple[str, ...]) -> tuple[pypdfium2.PdfDocument, str | None]:
    """The opened document, to be closed by the caller, and the password that opened it.

    Raises Unreadable: encrypted, damaged.
    """
    for password in (None, *passwords):
        try:
            document = pypdfium2.PdfDocument(data, password=password)
            if document.get_formtype() != pdfium.FORMTYPE_NONE:
                document.init_forms()
            return document, password
        except pypdfium2.PdfiumError as error:
            if error.err_code != pdfium.FPDF_ERR_PASSWORD:
                raise Unreadable("damaged", str(error)) from error
    detail = "none of the given passwords fits" if passwords else "the document needs a password"
    raise Unreadable("encrypted", detail)


def is_tagged(document: pypdfium2.PdfDocument) -> bool:
    """Whether the document says that it is a tagged PDF."""
    return bool(pdfium.FPDFCatalog_IsTagged(document.raw))


def read_page(
    document: pypdfium2.PdfDocument, index: int, limits: Limits, bookmarks: Sequence[Bookmark], tagged: bool
) -> Page | None:
    """One page with the bookmarks that lead to it, or None when it cannot be loaded.

    `tagged` says that the document has a structure tree to be read.
    """
    page = pdfium.FPDF_LoadPage(document.raw, index)
    if not page:
        return None
    try:
        form = document.formenv.raw if document.formenv else None
        return _read_page(page, index + 1, form, limits, bookmarks, _MOST_NODES // len(document) if tagged else 0)
    finally:
        pdfium.FPDF_ClosePage(page)


def _read_page(page: Any, number: int, form: Any, limits: Limits, bookmarks: Sequence[Bookmark], nodes: int) -> Page:
    rotation = pdfium.FPDFPage_GetRotation(page) % 4
    box = pdfium.FS_RECTF()
    pdfium.FPDF_GetPageBoundingBox(page, ctypes.byref(box))
    turn = _turn(rotation, box.left, box.bottom, box.right, box.top)
    handle = address_of(page)
    width, height = abs(box.right - box.left), abs(box.top - box.bottom)
    if rotation % 2:
        width, height = height, width
    drawing = read_drawing(handle, turn, limits.page_paths)
    # Text within forms has marks of its own, which the page's tree does not know.
    tags = read_tags(handle, nodes) if nodes and not drawing.inner_text and not drawing.capped else {}
    text = read_text(handle, turn, rotation != 0, drawing.verticals, limits.page_characters, tags)
    if tags and not is_trusted(text.fragments):
        for part in text.fragments:
            part.tag = None
    notes, fields = read_annotations(page, form, turn)
    parts = text.fragments + fields
    return Page(
        number,
        width,
        height,
        [part for part in parts if -5 < part.middle < height + 5 and -5 < part.x0 < width + 5],
        drawing.horizontals,
        drawing.verticals,
        drawing.fills,
        drawing.images,
        tuple(notes),
        tuple(Title(mark.title, mark.level, None if mark.y is None else turn(0, mark.y)[1]) for mark in bookmarks),
        drawing_capped=drawing.capped,
        characters_capped=text.capped,
        unmapped=text.unmapped,
    )


def _turn(rotation: int, left: float, bottom: float, right: float, top: float) -> Turn:
    if rotation == 1:
        return lambda x, y: (y - bottom, x - left)
    if rotation == 2:
        return lambda x, y: (right - x, y - bottom)
    if rotation == 3:
        return lambda x, y: (top - y, right - x)
    return lambda x, y: (x - left, top - y)


def properties(document: pypdfium2.PdfDocument) -> dict[str, str]:
    """The document's own statements about itself, under kravlint's names; dates as ISO 8601."""
    found = {}
    for name, key in _PROPERTIES.items():
        value = document.get_metadata_value(name).strip()
        if value:
            found[key] = _date(value) if name.endswith("Date") else value
    return found


def _date(value: str) -> str:
    """ "D:20230811091500+02'00'" as "2023-08-11T09:15:00+02:00"; anything else as it is."""
    digits = value.removeprefix("D:")
    stamp = digits[:14]
    if len(stamp) < 8 or not stamp[:8].isdigit():
        return value
    date = f"{stamp[:4]}-{stamp[4:6]}-{stamp[6:8]}"
    if len(stamp) < 14 or not stamp.isdigit():
        return date
    zone = digits[14:].replace("'", "")
    zone = f"{zone[:3]}:{zone[3:5] or '00'}" if zone[:1] in ("+", "-") else "Z" if zone[:1] == "Z" else ""
    return f"{date}T{stamp[8:10]}:{stamp[10:12]}:{stamp[12:14]}{zone}"
