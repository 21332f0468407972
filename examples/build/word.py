"""A source as a Word document: headings and lists are numbered by Word, not by typed digits."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from datetime import datetime

from docx import Document
from docx.document import Document as WordDocument
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, nsmap, qn
from docx.shared import Cm, Pt, RGBColor
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph
from source import Block, Source

INK = RGBColor(0x1F, 0x3A, 0x4D)
TEXT_WIDTH = 16.0
"""Centimetres between the margins."""

HEADINGS, LETTERS, BULLETS = 1, 2, 3
"""Ids of the three lists in numbering.xml."""

LEVEL = """
<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{format}"/>{style}<w:lvlText w:val="{text}"/>
  <w:lvlJc w:val="left"/><w:pPr><w:ind w:left="{left}" w:hanging="{hanging}"/></w:pPr></w:lvl>"""

HEADING_LEVELS = "".join(
    LEVEL.format(
        level=level,
        format="decimal",
        style=f'<w:pStyle w:val="Heading{level + 1}"/>',
        text=text,
        left=709,
        hanging=709,
    )
    for level, text in enumerate(("%1", "%1.%2", "%1.%2.%3"))
)
LETTER_LEVEL = LEVEL.format(level=0, format="lowerLetter", style="", text="%1)", left=1134, hanging=425)
BULLET_LEVEL = LEVEL.format(level=0, format="bullet", style="", text="•", left=1134, hanging=425)

NUMBERING = f"""
<w:numbering {nsdecls("w")}>
  <w:abstractNum w:abstractNumId="1"><w:multiLevelType w:val="multilevel"/>{HEADING_LEVELS}</w:abstractNum>
  <w:abstractNum w:abstractNumId="2"><w:multiLevelType w:val="singleLevel"/>{LETTER_LEVEL}</w:abstractNum>
  <w:abstractNum w:abstractNumId="3"><w:multiLevelType w:val="singleLevel"/>{BULLET_LEVEL}</w:abstractNum>
  <w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>
  <w:num w:numId="2"><w:abstractNumId w:val="2"/></w:num>
  <w:num w:numId="3"><w:abstractNumId w:val="3"/></w:num>
</w:numbering>"""

KEPT_STYLES = {
    "Normal", "Header", "Footer", "Heading 1", "Heading 2", "Heading 3", "Title", "Subtitle",
    "List Paragraph", "Default Paragraph Font", "Normal Table", "Table Grid", "No List",
}  # fmt: skip


def render(source: Source) -> bytes:
    """The bytes of the docx file; the same source gives the same bytes."""
    document = Document()
    drop_template_leftovers(document)
    set_styles(document)
    set_numbering(document)
    set_properties(document, source)
    set_page(document, source)
    title_block(document, source)
    previous = None
    for block in source.blocks:
        add(document, block, restart=block.kind == "letter" and previous != "letter")
        previous = block.kind
    buffer = io.BytesIO()
    document.save(buffer)
    return repacked(buffer.getvalue())


def repacked(package: bytes) -> bytes:
    """The same zip with fixed dates. Stored, not deflated: zlib's output differs between its versions."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(package)) as old, zipfile.ZipFile(buffer, "w") as new:
        for name in old.namelist():
            entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            entry.create_system = 0
            new.writestr(entry, old.read(name))
    return buffer.getvalue()


def drop_template_leftovers(document: WordDocument) -> None:
    """Remove the thumbnail, the doubled styles and the hundred unused styles of python-docx's template."""
    for rels, needless in (
        (document.part.rels, ("stylesWithEffects", "customXml")),
        (document.part.package.rels, ("thumbnail",)),
    ):
        for key in [key for key, rel in rels.items() if rel.reltype.endswith(needless)]:
            del rels[key]
    for style in list(document.styles):
        if style.name not in KEPT_STYLES:
            style.delete()


def set_styles(document: WordDocument) -> None:
    """Fonts, sizes and spacing; the language is Swedish."""
    styles = document.styles
    for name, size, before, after in (
        ("Normal", 10, 0, 6), ("Title", 20, 0, 4), ("Subtitle", 13, 0, 12),
        ("Heading 1", 14, 18, 6), ("Heading 2", 11.5, 12, 4), ("Heading 3", 10.5, 10, 3),
        ("List Paragraph", 10, 0, 3), ("Header", 8, 0, 0), ("Footer", 8, 0, 0),
    ):  # fmt: skip
        style = styles[name]
        for tag in ("w:rFonts", "w:spacing", "w:kern"):
            for inherited in style.element.findall(f"w:rPr/{tag}", nsmap):
                inherited.getparent().remove(inherited)
        style.font.name = "Arial"
        style.font.size = Pt(size)
        style.paragraph_format.space_before = Pt(before)
        style.paragraph_format.space_after = Pt(after)
        if name.startswith(("Heading", "Title", "Subtitle")):
            style.font.color.rgb = INK
            style.font.italic = False
    for border in styles["Title"].element.findall(f".//{qn('w:pBdr')}"):
        border.getparent().remove(border)
    cells = styles.add_style("Tabelltext", WD_STYLE_TYPE.PARAGRAPH)
    cells.base_style = styles["Normal"]
    cells.font.size = Pt(9)
    cells.paragraph_format.space_before = cells.paragraph_format.space_after = Pt(2)
    for lang in styles.element.iter(qn("w:lang")):
        lang.set(qn("w:val"), "sv-SE")


def set_numbering(document: WordDocument) -> None:
    """The three lists, and the heading styles linked to the first."""
    root = document.part.numbering_part.element
    root[:] = parse_xml(NUMBERING)[:]
    for level in (1, 2, 3):
        properties = document.styles[f"Heading {level}"].element.get_or_add_pPr()
        number(properties, HEADINGS, level - 1)


def number(properties: object, list_id: int, level: int) -> None:
    """Point paragraph properties at a list and a level in it."""
    link = properties.get_or_add_numPr()
    link.get_or_add_ilvl().val = level
    link.get_or_add_numId().val = list_id


def set_properties(document: WordDocument, source: Source) -> None:
    """Core properties from the title block, never from the clock."""
    day = datetime.fromisoformat(dict(source.facts)["Datum"])
    core = document.core_properties
    core.author = core.last_modified_by = source.organisation
    core.title, core.subject = source.name, source.title
    core.comments = core.keywords = core.category = ""
    core.created = core.modified = day.replace(hour=9)
    core.language = "sv-SE"
    core.revision = 1


def set_page(document: WordDocument, source: Source) -> None:
    """A4, the procurement in the header, the page number in the footer."""
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2.5)
    section.top_margin, section.bottom_margin = Cm(2.8), Cm(2.4)
    for part, left, fields in (
        (section.header, f"{source.organisation}\t{source.header}", ()),
        (section.footer, f"{source.name}\tSida ", ("PAGE", "NUMPAGES")),
    ):
        line = part.paragraphs[0]
        line.paragraph_format.tab_stops.clear_all()
        for stop in line.style.element.findall(f".//{qn('w:tabs')}"):
            stop.getparent().remove(stop)
        line.paragraph_format.tab_stops.add_tab_stop(Cm(TEXT_WIDTH), WD_TAB_ALIGNMENT.RIGHT)
        line.add_run(left)
        for index, field in enumerate(fields):
            if index:
                line.add_run(" av ")
            simple = OxmlElement("w:fldSimple")
            simple.set(qn("w:instr"), field)
            line._p.append(simple)
            simple.append(parse_xml(f"<w:r {nsdecls('w')}><w:t>1</w:t></w:r>"))


def title_block(document: WordDocument, source: Source) -> None:
    """Organisation, document name, procurement, and the facts as a table without lines."""
    document.add_paragraph(source.name, "Title")
    document.add_paragraph(source.title, "Subtitle")
    table = document.add_table(len(source.facts) + 1, 2)
    set_widths(table, (4.5, TEXT_WIDTH - 4.5))
    for row, (key, value) in zip(
        table.rows, (("Organisation", source.organisation), *source.facts), strict=True
    ):
        fill(row.cells[0], key, bold=True)
        fill(row.cells[1], value, bold=False)


def add(document: WordDocument, block: Block, restart: bool) -> None:
    """Append one block; `restart` begins a new list of letters."""
    if block.kind == "table":
        add_table(document, block)
        return
    style = {"heading": f"Heading {block.level}", "letter": "List Paragraph", "bullet": "List Paragraph"}
    line = document.add_paragraph(block.text, style.get(block.kind, "Normal"))
    properties = line._p.get_or_add_pPr()
    if block.kind == "heading" and not block.label:
        number(properties, 0, 0)
        line.paragraph_format.left_indent = line.paragraph_format.first_line_indent = Cm(0)
    elif block.kind == "clause":
        number(properties, HEADINGS, 1)
    elif block.kind == "bullet":
        number(properties, BULLETS, 0)
    elif block.kind == "letter":
        number(properties, new_letters(document) if restart else latest_list(document), 0)


def new_letters(document: WordDocument) -> int:
    """A list that begins again at a)."""
    numbering = document.part.numbering_part.element
    made = numbering.add_num(LETTERS)
    made.add_lvlOverride(ilvl=0).add_startOverride(1)
    return int(made.numId)


def latest_list(document: WordDocument) -> int:
    """The list that was begun last."""
    return int(document.part.numbering_part.element.num_lst[-1].numId)


def add_table(document: WordDocument, block: Block) -> None:
    """A table with lines whose head is repeated on each page."""
    table = document.add_table(len(block.rows), len(block.widths), "Table Grid")
    set_widths(table, [TEXT_WIDTH * width / sum(block.widths) for width in block.widths])
    for index, (row, texts) in enumerate(zip(table.rows, block.rows, strict=True)):
        row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
        if index == 0:
            row._tr.trPr.append(OxmlElement("w:tblHeader"))
        for cell, text in zip(row.cells, texts, strict=True):
            fill(cell, text, bold=index == 0)
            if index == 0:
                shade = parse_xml(f'<w:shd {nsdecls("w")} w:val="clear" w:color="auto" w:fill="DCE6EC"/>')
                cell._tc.get_or_add_tcPr().append(shade)
    document.add_paragraph()


def set_widths(table: Table, centimetres: Sequence[float]) -> None:
    """Fixed column widths, in the grid and in every cell: Word reads the cells, LibreOffice the grid."""
    table.autofit = False
    for column, width in zip(table.columns, centimetres, strict=True):
        column.width = Cm(width)
        for cell in column.cells:
            cell.width = Cm(width)


def fill(cell: _Cell, text: str, bold: bool) -> None:
    """Write one cell."""
    line: Paragraph = cell.paragraphs[0]
    line.style = "Tabelltext"
    if text:
        line.add_run(text).bold = bold or None
