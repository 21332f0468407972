"""What a reader accepts from a file before it gives up: documents are hostile until read."""

from __future__ import annotations

from msgspec import Struct


class Limits(Struct, frozen=True, forbid_unknown_fields=True):
    """Every limit by name; all can be set in kravlint.toml under [limits]."""

    file_bytes: int = 200_000_000
    archive_members: int = 2_000
    """Files in a zip package or folder."""
    archive_bytes: int = 200_000_000
    """Sum of the declared sizes of an archive's members."""
    archive_ratio: int = 200
    """Declared size over packed size, for members above one megabyte."""
    xml_part_bytes: int = 50_000_000
    """One part of a Word, Excel or OpenDocument file."""
    pages: int = 3_000
    page_characters: int = 200_000
    page_paths: int = 20_000
    """Drawn paths on a PDF page; above it the page's tables are not looked for."""
    table_cells: int = 1_000_000
    """Cells of a Word document's tables, or of one sheet with the empty ones up to its last."""
    sheet_characters: int = 20_000_000
    """Text of one sheet's cells; what many cells share counts in each."""
    seconds: float = 120.0
    """For reading and analysing one document."""
    memory_bytes: int = 2_000_000_000
    """Address space of a worker process; 0 for no limit. Has no effect on Windows."""


class Unreadable(Exception):  # noqa: N818 - a reason, not a programming error
    """The document cannot be read; `code` is a problem name (kravlint.document.Problem)."""

    def __init__(self, code: str, detail: str = "") -> None:
        super().__init__(detail or code)
        self.code = code
        self.detail = detail
