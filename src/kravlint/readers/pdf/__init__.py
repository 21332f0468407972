"""PDF: text, tables and structure from pages that only say where glyphs and lines are drawn.

Extraction (pdfium; pdfplumber for ruled tables whose lines form no clear grid) and layout meet in `content`.
"""

from __future__ import annotations

from kravlint.document import Document
from kravlint.readers.limits import Limits


def read_pdf(data: bytes, path: str, limits: Limits, passwords: tuple[str, ...] = ()) -> Document:
    """The document in `data`; coordinates are points from the top left corner of the page as shown.

    Raises Unreadable: encrypted, damaged, too-large, image-only, no-text.
    """
    from kravlint.readers.pdf.document import read

    return read(data, path, limits, passwords)


__all__ = ["read_pdf"]
