"""What a page holds before anybody has thought about its layout: the seam between extraction and layout.

All coordinates are points from the top left corner of the page as it is shown (rotation applied).
"""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from kravlint.document import Box


class Tag(Struct, frozen=True, gc=False):
    """What the file itself says that a text is. "head": the head cell of a table; "plain": nothing of these."""

    kind: Literal["heading", "item", "head", "plain", "artifact"]
    level: int = 0
    """Of headings; 1 is the highest."""
    element: int = 0
    """The same number for all text of one heading, item or cell of a page."""
    label: bool = False
    """The number or sign of an item."""


PLAIN = Tag("plain")
ARTIFACT = Tag("artifact")
"""Text that belongs to the page and not to the document."""


class Fragment(Struct, gc=False):
    """Words that follow each other on one line, in one weight, with no more than a word space between them."""

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    size: float
    """The font's size as shown, in points."""
    bold: bool = False
    upright: bool = True
    """False for text that runs up, down or backwards on the page."""
    field: bool = False
    """The value of a form field."""
    order: int = 0
    """Its number in the content stream."""
    tag: Tag | None = None
    """None when the file says nothing, or nothing that can be trusted."""

    @property
    def middle(self) -> float:
        """Half-way between top and bottom."""
        return (self.top + self.bottom) / 2


class Edge(Struct, gc=False):
    """A drawn line along one axis: `at` on the other axis, from `start` to `end`."""

    at: float
    start: float
    end: float


class Cell(Struct, frozen=True, gc=False):
    """One cell of a ruled grid; rows and columns count from 1."""

    box: Box
    row: int
    column: int
    row_span: int = 1
    column_span: int = 1


class Grid(Struct, frozen=True):
    """A ruled table's cells, row by row from the left. `cells` is empty when the lines form no clear grid."""

    box: Box
    cells: tuple[Cell, ...]
    rows: int
    columns: int
    columns_at: tuple[float, ...]
    """The x of every column border, from left to right."""
    ruled: bool = True
    clear: bool = True
    """The cells cover the whole box."""


class Note(Struct, frozen=True):
    """An annotation's text."""

    text: str
    author: str
    box: Box | None = None


class Title(Struct, frozen=True):
    """An entry of the document's outline that leads to the page."""

    text: str
    level: int
    top: float | None
    """The height that it leads to; None for the page as a whole."""


class Page(Struct):
    """One page as extracted."""

    number: int
    width: float
    height: float
    fragments: list[Fragment]
    """In the order of the content stream."""
    horizontals: list[Edge]
    verticals: list[Edge]
    fills: list[Box]
    images: int = 0
    notes: tuple[Note, ...] = ()
    titles: tuple[Title, ...] = ()
    drawing_capped: bool = False
    characters_capped: bool = False
    unmapped: int = 0
    """Characters without a sure meaning."""
