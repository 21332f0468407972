"""A source as a PDF: the same look as the Word documents, numbers written out."""

from __future__ import annotations

import io
from xml.sax.saxutils import escape

from reportlab.lib.colors import HexColor
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import cm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, LongTable, Paragraph, SimpleDocTemplate, Spacer, Table, TableStyle
from source import Block, Source

INK = HexColor("#1F3A4D")
LEFT, RIGHT = 2.5 * cm, A4[0] - 2.5 * cm

BODY = ParagraphStyle(
    "body", fontName="Helvetica", fontSize=10.5, leading=15, spaceAfter=6, allowWidows=0, allowOrphans=0
)
CELL = ParagraphStyle("cell", BODY, fontSize=9, leading=12, spaceAfter=0)
HEAD = ParagraphStyle("head", CELL, fontName="Helvetica-Bold")
CLAUSE = ParagraphStyle("clause", BODY, leftIndent=1.25 * cm)
ITEM = ParagraphStyle("item", BODY, leftIndent=2 * cm, bulletIndent=1.25 * cm, spaceAfter=3)
NAME = ParagraphStyle("name", BODY, fontName="Helvetica-Bold", fontSize=20, leading=26, textColor=INK)
TITLE = ParagraphStyle(
    "title", BODY, fontName="Helvetica-Bold", fontSize=14, leading=18, textColor=INK, spaceAfter=12
)
HEADINGS = {
    level: ParagraphStyle(
        f"heading {level}", BODY, fontName="Helvetica-Bold", fontSize=size, leading=size * 1.3, textColor=INK,
        bulletFontName="Helvetica-Bold", bulletFontSize=size, bulletColor=INK,
        spaceBefore=before, spaceAfter=4, keepWithNext=1,
    )
    for level, size, before in ((1, 14, 16), (2, 11.5, 10), (3, 10.5, 8))
}  # fmt: skip


def render(source: Source) -> bytes:
    """The bytes of the PDF file; the same source gives the same bytes."""
    buffer = io.BytesIO()
    document = SimpleDocTemplate(
        buffer, pagesize=A4,
        leftMargin=LEFT - 6, rightMargin=2.5 * cm - 6, topMargin=2.6 * cm, bottomMargin=2.3 * cm,
        title=source.name, subject=source.title, author=source.organisation, lang="sv-SE",
        invariant=1,
        pageCompression=0,  # zlib's output differs between its versions
    )  # fmt: skip
    story = [*title_block(source), *(flowable for block in source.blocks for flowable in flowables(block))]
    document.build(story, canvasmaker=lambda *args, **kwargs: PagedCanvas(source, *args, **kwargs))
    return buffer.getvalue()


class PagedCanvas(Canvas):
    """A canvas that draws header and footer last, when the number of pages is known."""

    def __init__(self, source: Source, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.source = source
        self.pages: list[dict[str, object]] = []

    def showPage(self) -> None:  # noqa: N802 (reportlab's name)
        """Keep the page until all are made."""
        self.pages.append(dict(self.__dict__))
        self._startPage()

    def save(self) -> None:
        """Write the kept pages."""
        for state in self.pages:
            self.__dict__.update(state)
            self.draw_frame(len(self.pages))
            super().showPage()
        super().save()

    def draw_frame(self, total: int) -> None:
        """The procurement at the top, the page number at the bottom."""
        self.setFont("Helvetica", 8)
        self.setFillColor(INK)
        self.drawString(LEFT, A4[1] - 1.6 * cm, self.source.organisation)
        self.drawRightString(RIGHT, A4[1] - 1.6 * cm, self.source.header)
        self.drawString(LEFT, 1.3 * cm, self.source.name)
        self.drawRightString(RIGHT, 1.3 * cm, f"Sida {self._pageNumber} ({total})")


def title_block(source: Source) -> list[Flowable]:
    """Document name, procurement, and the facts."""
    rows = [("Organisation", source.organisation), *source.facts]
    cells = [[Paragraph(escape(key), HEAD), Paragraph(escape(value), CELL)] for key, value in rows]
    facts = Table(
        cells, colWidths=[4.5 * cm, 11.5 * cm], hAlign="LEFT", style=[("VALIGN", (0, 0), (-1, -1), "TOP")]
    )
    return [Paragraph(escape(source.name), NAME), Paragraph(escape(source.title), TITLE), facts, Spacer(0, 8)]


def flowables(block: Block) -> list[Flowable]:
    """One block."""
    if block.kind == "table":
        return [grid(block), Spacer(0, 10)]
    text, label = escape(block.text), block.label or None
    if block.kind == "heading":
        style = HEADINGS[block.level]
        if label:
            style = ParagraphStyle("numbered", style, leftIndent=1.25 * cm)
        return [Paragraph(text, style, bulletText=label)]
    style = {"clause": CLAUSE, "letter": ITEM, "bullet": ITEM}.get(block.kind, BODY)
    return [Paragraph(text, style, bulletText=label)]


def grid(block: Block) -> LongTable:
    """A table with lines whose head is repeated on each page."""
    rows = [
        [Paragraph(escape(text), CELL if index else HEAD) for text in row]
        for index, row in enumerate(block.rows)
    ]
    total = sum(block.widths)
    style = TableStyle(
        [
            ("GRID", (0, 0), (-1, -1), 0.4, HexColor("#8A9AA5")),
            ("BACKGROUND", (0, 0), (-1, 0), HexColor("#DCE6EC")),
            ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ]
    )
    return LongTable(
        rows, [16 * cm * width / total for width in block.widths], repeatRows=1, style=style, hAlign="LEFT"
    )
