"""The vocabulary: what was read from one file, with the place of every character.

Immutable, serialisable, and without any behaviour that reads files.
All place numbers count from 1; offsets into a block's text count from 0.
"""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

Box = tuple[float, float, float, float]
"""x0, top, x1, bottom in points from the page's top left corner."""

BlockKind = Literal["heading", "paragraph", "item", "cell", "footnote"]


class Place(Struct, frozen=True, omit_defaults=True, gc=False):
    """Where a block stands in its file; None where the format has no such thing."""

    page: int | None = None
    """PDF only: Word has no reliable pages."""
    bbox: Box | None = None
    paragraph: int | None = None
    """docx: the n-th w:p of document.xml, text boxes and table cells counted in document order."""
    table: int | None = None
    """The n-th table of the document; the same number as the position in Document.tables, from 1."""
    row: int | None = None
    column: int | None = None
    sheet: str | None = None
    cell: str | None = None
    line: int | None = None
    """Text formats: the line in the file."""


class Origin(Struct, frozen=True, omit_defaults=True, gc=False):
    """The block's characters from `start` until the next origin came from here.

    Characters that the reader made itself (a list label written into a cell, a joining space) belong to no origin:
    they are covered by one whose fields are all 0.
    """

    start: int
    paragraph: int = 0
    run: int = 0
    """docx: the n-th w:r of the paragraph, counted in document order within it."""
    offset: int = 0
    """docx: characters of that run's text before this one; text formats: the column, from 0."""
    line: int = 0
    page: int = 0
    bbox: Box | None = None


class Block(Struct, frozen=True, omit_defaults=True, gc=False):
    """One paragraph, heading, list item or table cell, in reading order.

    `text` is what a person reads: NFC, insertions accepted, deletions removed, soft hyphens gone, every kind of space
    a plain space, line breaks inside the block as "\\n". Leading and trailing white space is gone.
    """

    kind: BlockKind
    text: str
    label: str = ""
    """The number or sign in front of the text as it is shown ("4.2", "a)", "SK 1:", "•"); not repeated in `text`,
    except in cells, whose labels stand in the text."""
    level: int = 0
    """Headings: 1 is the highest. Items: 1 is the outermost list."""
    place: Place = Place()
    origins: tuple[Origin, ...] = ()
    row_span: int = 1
    column_span: int = 1
    style: str = ""
    """The style's name as the format has it (docx w:name), lower case."""


class Table(Struct, frozen=True, omit_defaults=True):
    """A table's shape; its cells are the blocks whose `place.table` names it, row by row from the left."""

    first: int
    """Index in Document.blocks of its first cell."""
    last: int
    """Index of its last cell (nested tables' cells come after their parent's last)."""
    rows: int
    columns: int
    header_rows: int = 0
    """How many rows at the top are column heads, as marked in the file or certain from the layout."""
    parent: Place | None = None
    """The cell that holds it, for a nested table."""


class Apart(Struct, frozen=True, omit_defaults=True):
    """Text that stands beside the flow and is not judged as the document's own."""

    kind: Literal["header", "footer", "comment", "deleted", "hidden", "annotation"]
    text: str
    block: int | None = None
    """Index of the block it is anchored to."""
    author: str = ""


class Problem(Struct, frozen=True, omit_defaults=True):
    """Something that could not be read. Fatal: the document could not be read at all.

    `code` is one of the problem names that the rules in rules/reading/ know ("encrypted", "damaged", "empty", …).
    """

    code: str
    fatal: bool = False
    detail: str = ""
    """What the reader met, for people; never a stack trace."""
    place: Place | None = None


class Document(Struct, frozen=True, omit_defaults=True, kw_only=True):
    """One file as read. A file that could not be read is a Document without blocks and with a fatal problem."""

    path: str
    format: str
    """docx, pdf, xlsx, odt, ods, html, md, txt, or "" when it could not be told."""
    blocks: tuple[Block, ...] = ()
    tables: tuple[Table, ...] = ()
    apart: tuple[Apart, ...] = ()
    properties: dict[str, str] = {}
    """author, last_modified_by, company, title, subject, template, created, modified: those that the file states."""
    pages: int | None = None
    problems: tuple[Problem, ...] = ()
    tracked_changes: int = 0
    """Unresolved insertions, deletions and moves."""

    @property
    def unreadable(self) -> bool:
        """True when nothing of the document could be read."""
        return any(problem.fatal for problem in self.problems)
