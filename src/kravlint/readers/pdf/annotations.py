"""Annotations with text, and the values of form fields as fragments at their place."""

from __future__ import annotations

import ctypes
from typing import Any

import pypdfium2.raw as pdfium

from kravlint.document import Box
from kravlint.readers.pdf.content import Fragment, Note
from kravlint.readers.pdf.drawing import Turn
from kravlint.readers.pdf.glyphs import mend

_SILENT = {pdfium.FPDF_ANNOT_LINK, pdfium.FPDF_ANNOT_POPUP, pdfium.FPDF_ANNOT_WIDGET}
_TICKED = {pdfium.FPDF_FORMFIELD_CHECKBOX, pdfium.FPDF_FORMFIELD_RADIOBUTTON}
_WRITTEN = {pdfium.FPDF_FORMFIELD_TEXTFIELD, pdfium.FPDF_FORMFIELD_COMBOBOX, pdfium.FPDF_FORMFIELD_LISTBOX}
_MOST = 5_000
"""Annotations read per page."""
_LONGEST = 100_000
"""Bytes of one annotation's text."""
_LINE = 12.0
"""Points per line of a field's value: fields do not say the size of their text."""


def read_annotations(page: Any, form: Any, turn: Turn) -> tuple[list[Note], list[Fragment]]:
    """The page's notes and its filled-in fields; `form` is pdfium's form environment, None when there is no form."""
    notes: list[Note] = []
    fields: list[Fragment] = []
    for index in range(min(pdfium.FPDFPage_GetAnnotCount(page), _MOST)):
        annotation = pdfium.FPDFPage_GetAnnot(page, index)
        if not annotation:
            continue
        try:
            subtype = pdfium.FPDFAnnot_GetSubtype(annotation)
            if subtype == pdfium.FPDF_ANNOT_WIDGET and form is not None:
                fields += _field(annotation, form, turn)
            elif subtype not in _SILENT:
                text = _string(annotation, b"Contents")
                if text:
                    notes.append(Note(text, _string(annotation, b"T"), _box(annotation, turn)))
        finally:
            pdfium.FPDFPage_CloseAnnot(annotation)
    return notes, fields


def _field(annotation: Any, form: Any, turn: Turn) -> list[Fragment]:
    kind = pdfium.FPDFAnnot_GetFormFieldType(form, annotation)
    if kind in _TICKED:
        text = "☐" if _string(annotation, b"AS") in ("", "Off") else "☒"
    elif kind in _WRITTEN:
        text = _read(lambda at, size: pdfium.FPDFAnnot_GetFormFieldValue(form, annotation, at, size))
    else:
        return []
    box = _box(annotation, turn)
    if not text or box is None:
        return []
    x0, top, x1, bottom = box
    lines = [line for line in text.splitlines() if line.strip()]
    height = min((bottom - top) / max(len(lines), 1), _LINE)
    above = (top + bottom - height) / 2 if len(lines) == 1 else top
    return [
        Fragment(
            " ".join(line.split()),
            x0,
            above + number * height,
            x1,
            above + (number + 1) * height,
            0.8 * height,
            field=kind in _WRITTEN,
        )
        for number, line in enumerate(lines)
    ]


def _box(annotation: Any, turn: Turn) -> Box | None:
    box = pdfium.FS_RECTF()
    if not pdfium.FPDFAnnot_GetRect(annotation, ctypes.byref(box)):
        return None
    (xa, ya), (xb, yb) = turn(box.left, box.bottom), turn(box.right, box.top)
    return min(xa, xb), min(ya, yb), max(xa, xb), max(ya, yb)


def _string(annotation: Any, key: bytes) -> str:
    return _read(lambda at, size: pdfium.FPDFAnnot_GetStringValue(annotation, key, at, size))


def _read(get: Any) -> str:
    """What one of pdfium's functions writes as UTF-16 into a buffer; its first call tells the size."""
    size = min(get(None, 0), _LONGEST)
    if size <= 2:
        return ""
    buffer = ctypes.create_string_buffer(size)
    get(ctypes.cast(buffer, ctypes.POINTER(pdfium.FPDF_WCHAR)), size)
    text = buffer.raw.decode("utf-16-le", "replace").partition("\0")[0]
    return mend(text.replace("\r\n", "\n").replace("\r", "\n"))[0].strip()
