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


def raw_pdf(objects: Sequence[str]) -> bytes:
    """A PDF of objects in PDF's own syntax, numbered from 1; the first is the catalog."""
    out = bytearray(b"%PDF-1.7\n")
    places = []
    for number, content in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n{content}\nendobj\n".encode("cp1252")
    start = len(out)
    out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode()
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n".encode()
    return bytes(out)


FONT = "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"


def stream(content: str) -> str:
    return f"<< /Length {len(content.encode('cp1252'))} >>\nstream\n{content}\nendstream"


def tagged_pdf(pieces: Sequence[tuple[str, float, float, str]], drawn: str = "") -> bytes:
    """One tagged page of (path, x, y, text): "H1", "L/LI#2/Lbl" (the second LI), "Artifact", "" for untagged text.

    Pieces that follow each other under the same path stand in the same element; what begins alike in two paths that
    follow each other is the same element too. `drawn` are operators in front of the text.
    """
    content = [drawn]
    parents: list[int] = []
    elements: list[tuple[str, int, list[str]]] = [("Document", 6, [])]
    path: list[tuple[str, int]] = []
    for whole, x, y, text in pieces:
        steps = [step for step in whole.split("/") if step]
        escaped = text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
        shown = f"BT /F1 10 Tf {x} {HEIGHT - y} Td ({escaped}) Tj ET"
        if steps in ([], ["Artifact"]):
            content.append(f"/Artifact BMC {shown} EMC" if steps else shown)
            continue
        shared = 0
        while shared < min(len(path), len(steps)) and path[shared][0] == steps[shared]:
            shared += 1
        del path[shared:]
        for step in steps[shared:]:
            above = path[-1][1] if path else 0
            elements.append((step.partition("#")[0], above + 8, []))
            path.append((step, len(elements) - 1))
            elements[above][2].append(f"{len(elements) + 7} 0 R")
        elements[path[-1][1]][2].append(str(len(parents)))
        content.append(f"/{elements[path[-1][1]][0]} << /MCID {len(parents)} >> BDC {shown} EMC")
        parents.append(path[-1][1] + 8)
    return raw_pdf(
        [
            "<< /Type /Catalog /Pages 2 0 R /MarkInfo << /Marked true >> /StructTreeRoot 6 0 R >>",
            "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {WIDTH} {HEIGHT}] /Contents 4 0 R /StructParents 0"
            " /Resources << /Font << /F1 5 0 R >> >> >>",
            stream("\n".join(content)),
            FONT,
            "<< /Type /StructTreeRoot /K 8 0 R /ParentTree 7 0 R >>",
            f"<< /Nums [0 [{' '.join(f'{parent} 0 R' for parent in parents)}]] >>",
            *(
                f"<< /Type /StructElem /S /{name} /P {above} 0 R /Pg 3 0 R /K [{' '.join(kids)}] >>"
                for name, above, kids in elements
            ),
        ]
    )


BODY = (
    "Leverantören ska lämna en beskrivning av hur tjänsten förvaltas under avtalstiden,",
    "och av hur ändringar i tjänsten meddelas beställaren i god tid innan de genomförs i",
    "den miljö som verksamheten använder varje dag.",
)
"""A paragraph of body text, three lines long."""
