"""Small PDFs in code: positions are points from the page's top left corner, as in the reader's answers."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from typing import Any

from reportlab.pdfgen.canvas import Canvas

from kravlint.document import Block, Document
from kravlint.readers.limits import Limits
from kravlint.readers.pdf import read_pdf

WIDTH, HEIGHT = 595.0, 842.0
LEFT, LEADING = 72.0, 14.0
LIMITS = Limits()


class Sheet:
    """A reportlab canvas with the origin at the top left."""

    def __init__(self, canvas: Canvas) -> None:
        self.canvas = canvas

    def text(self, x: float, y: float, text: str, size: float = 10, bold: bool = False) -> None:
        self.canvas.setFont("Helvetica-Bold" if bold else "Helvetica", size)
        self.canvas.drawString(x, HEIGHT - y, text)

    def lines(self, x: float, y: float, *lines: str, size: float = 10, bold: bool = False) -> float:
        """Draws the lines below each other and gives the y after the last."""
        for line in lines:
            self.text(x, y, line, size, bold)
            y += 1.4 * size
        return y

    def rule(self, x0: float, y0: float, x1: float, y1: float) -> None:
        self.canvas.setLineWidth(0.5)
        self.canvas.line(x0, HEIGHT - y0, x1, HEIGHT - y1)

    def fill(self, x0: float, y0: float, x1: float, y1: float, grey: float = 0.8) -> None:
        self.canvas.setFillGray(grey)
        self.canvas.rect(x0, HEIGHT - y1, x1 - x0, y1 - y0, stroke=0, fill=1)
        self.canvas.setFillGray(0)

    def table(self, xs: Sequence[float], ys: Sequence[float], rows: Sequence[Sequence[str]]) -> None:
        """A fully ruled table; "\\n" in a cell begins a line, None leaves the cell to be merged by the caller."""
        for y in ys:
            self.rule(xs[0], y, xs[-1], y)
        for x in xs:
            self.rule(x, ys[0], x, ys[-1])
        self.cells(xs, ys, rows)

    def cells(self, xs: Sequence[float], ys: Sequence[float], rows: Sequence[Sequence[str]]) -> None:
        for y, row in zip(ys, rows, strict=False):
            for x, cell in zip(xs, row, strict=False):
                self.lines(x + 5, y + 12, *cell.split("\n"))

    def page(self) -> None:
        self.canvas.showPage()


def pdf(draw: Callable[[Sheet], Any], **options: Any) -> bytes:
    """The bytes of what `draw` draws; `options` go to the canvas (encrypt=…, pageCompression=…)."""
    stream = io.BytesIO()
    canvas = Canvas(stream, pagesize=(WIDTH, HEIGHT), **options)
    draw(Sheet(canvas))
    canvas.save()
    return stream.getvalue()


def read(draw: Callable[[Sheet], Any], limits: Limits = LIMITS) -> Document:
    return read_pdf(pdf(draw), "fil.pdf", limits)


def shown(document: Document) -> list[tuple[str, str, str]]:
    """(kind, label, text) of every block."""
    return [(block.kind, block.label, block.text) for block in document.blocks]


def texts(document: Document) -> list[str]:
    return [block.text for block in document.blocks]


def rows(document: Document, table: int = 1) -> list[list[str]]:
    """The texts of a table's cells, row by row."""
    found: dict[int, list[Block]] = {}
    for block in document.blocks:
        if block.kind == "cell" and block.place.table == table:
            found.setdefault(block.place.row or 0, []).append(block)
    return [[cell.text for cell in found[row]] for row in sorted(found)]


BODY = (
    "Leverantören ska lämna en beskrivning av hur tjänsten förvaltas under avtalstiden,",
    "och av hur ändringar i tjänsten meddelas beställaren i god tid innan de genomförs i",
    "den miljö som verksamheten använder varje dag.",
)
"""A paragraph of body text, three lines long."""
