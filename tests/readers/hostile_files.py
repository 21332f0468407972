"""Files that are made to harm their reader, in code: name -> bytes."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Mapping

from tests.readers.docx_builder import NAMESPACES, docx, p, package
from tests.readers.pdf_builder import pdf

OFFICE = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
ODF = " ".join(f'xmlns:{n}="urn:oasis:names:tc:opendocument:xmlns:{n}:1.0"' for n in ("office", "table", "text"))
RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
ENTITIES = '<!DOCTYPE a [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;">]>'
EXTERNAL = '<!DOCTYPE a [<!ENTITY a SYSTEM "file:///etc/hostname">]>'


def word(body: str, head: str = "") -> bytes:
    """A Word file with this markup as its body."""
    document = f"{head}<w:document {NAMESPACES}><w:body>{body}</w:body></w:document>"
    return package({"word/document.xml": document})


def excel(rows: str, head: str = "", more: str = "") -> bytes:
    """A workbook of one sheet with this markup as its rows."""
    sheet = f"{head}<worksheet {OFFICE}><sheetData>{rows}</sheetData>{more}</worksheet>"
    entry = f'<Relationship Id="r1" Type="{RELATION}/worksheet" Target="s.xml"/>'
    book = f'<workbook {OFFICE} xmlns:r="{RELATION}"><sheets><sheet name="a" r:id="r1"/></sheets></workbook>'
    return package(
        {
            "xl/workbook.xml": book,
            "xl/_rels/workbook.xml.rels": f"<Relationships>{entry}</Relationships>",
            "xl/s.xml": sheet,
        }
    )


def opendocument(kind: str, body: str, head: str = "") -> bytes:
    """An OpenDocument file, text or spreadsheet, with this markup as its body."""
    content = f"<office:body><office:{kind}>{body}</office:{kind}></office:body>"
    return package(
        {
            "mimetype": f"application/vnd.oasis.opendocument.{kind}",
            "content.xml": f"{head}<office:document-content {ODF}>{content}</office:document-content>",
        }
    )


def raw_pdf(objects: Mapping[int, bytes], root: int = 1, trailer: bytes = b"") -> bytes:
    """A PDF of these objects with a right cross-reference table."""
    out = bytearray(b"%PDF-1.7\n")
    places = {}
    for number, content in objects.items():
        places[number] = len(out)
        out += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    start = len(out)
    out += b"xref\n0 1\n0000000000 65535 f \n"
    for number, place in places.items():
        out += b"%d 1\n%010d 00000 n \n" % (number, place)
    out += b"trailer\n<</Size %d/Root %d 0 R%s>>\nstartxref\n%d\n%%%%EOF\n" % (max(objects) + 1, root, trailer, start)
    return bytes(out)


def stream(data: bytes, more: bytes = b"") -> bytes:
    return b"<</Length %d%s>>\nstream\n%s\nendstream" % (len(data), more, data)


CATALOG, PAGES = b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[3 0 R]/Count 1>>"
PAGE = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>"
FONT = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"
WRITING = stream(b"BT /F 12 Tf 72 700 Td (En banan ska finnas.) Tj ET")


def page(contents: bytes = WRITING, **others: bytes) -> bytes:
    """A PDF of one page; `others` replace its catalog, pages, page or font."""
    parts = {"catalog": CATALOG, "pages": PAGES, "page": PAGE, "contents": contents, "font": FONT, **others}
    return raw_pdf(dict(enumerate(parts.values(), start=1)))


def bomb(size: int, times: int = 1) -> bytes:
    """A page whose contents unpack to `size` bytes, packed `times` over."""
    packer = zlib.compressobj(9)
    block = b"0 0 m 9 9 l S\n" * 75_000
    data = b"".join(packer.compress(block) for _ in range(size // len(block))) + packer.flush()
    for _ in range(times - 1):
        data = zlib.compress(data, 9)
    return page(stream(data, b"/Filter[%s]" % (b"/FlateDecode" * times)))


def lying_header(data: bytes) -> bytes:
    """A zip package whose directory states a smaller size than its first member has."""
    at = data.index(b"PK\x01\x02")
    return data[: at + 24] + struct.pack("<I", 10) + data[at + 28 :]


def many_members(count: int) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for number in range(count):
            archive.writestr(f"{number}", "")
    return out.getvalue()


def zipped(members: Mapping[str, bytes]) -> bytes:
    return package(dict(members))


TEXT = docx(p("En banan ska finnas."))
DEEP = 20_000

FORM_LOOP = raw_pdf(
    {
        1: CATALOG,
        2: PAGES,
        3: PAGE.replace(b"/Font", b"/XObject<</X 6 0 R>>/Font"),
        4: stream(b"/X Do"),
        5: FONT,
        6: stream(b"/X Do /X Do", b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X 6 0 R>>>>"),
    }
)
"""Each drawing of the form draws it twice again: pdfium does not come to an end."""

HARMFUL: dict[str, bytes] = {
    "ratio.docx": word("<w:p/>" * 800_000),
    "ratio.xlsx": excel("<row/>" * 800_000),
    "lying.docx": lying_header(TEXT),
    "members.docx": many_members(5_000),
    "entities.docx": word("<w:p><w:r><w:t>&c;</w:t></w:r></w:p>", ENTITIES),
    "entities.xlsx": excel('<row r="1"><c r="A1" t="str"><v>&c;</v></c></row>', ENTITIES),
    "entities.ods": opendocument("spreadsheet", "<table:table/>", ENTITIES),
    "entities.odt": opendocument("text", "<text:p>&c;</text:p>", ENTITIES),
    "external.docx": word("<w:p><w:r><w:t>&a;</w:t></w:r></w:p>", EXTERNAL),
    "external-utf16.docx": package(
        {
            "word/document.xml": f'<?xml version="1.0" encoding="UTF-16"?>{EXTERNAL}<w:document {NAMESPACES}/>'.encode(
                "utf-16"
            )
        }
    ),
    "external.odt": opendocument("text", "<text:p>&a;</text:p>", EXTERNAL),
    "deep.docx": word("<w:sdt><w:sdtContent>" * DEEP + "<w:p/>" + "</w:sdtContent></w:sdt>" * DEEP),
    "deep.odt": opendocument("text", "<text:section>" * DEEP + "<text:p>a</text:p>" + "</text:section>" * DEEP),
    "deep.ods": opendocument("spreadsheet", "<table:table>" * DEEP + "</table:table>" * DEEP),
    "deep.xlsx": excel("<row>" * DEEP + "</row>" * DEEP),
    "deep.html": b"<html><body>" + b"<div>" * DEEP + b"<p>Krav</p>",
    "deep.md": b">" * DEEP + b" Krav\n",
    "pages-loop.pdf": page(pages=b"<</Type/Pages/Kids[2 0 R 2 0 R]/Count 2>>"),
    "contents-loop.pdf": page(b"[4 0 R 4 0 R]"),
    "deep.pdf": page(stream(b"[" * 200_000)),
    "saves.pdf": page(stream(b"q " * 500_000)),
    "truncated.docx": TEXT[: len(TEXT) // 2],
    "truncated.xlsx": excel('<row r="1"><c r="A1"><v>1</v></c></row>')[:-30],
    "truncated.odt": opendocument("text", "<text:p>a</text:p>")[:-30],
    "truncated.pdf": pdf(lambda sheet: sheet.text(72, 100, "Krav"))[:400],
    "noise.docx": bytes(range(256)) * 100,
    "noise.pdf": b"%PDF-1.7\n" + bytes(range(256)) * 100,
    "nested.zip": zipped({"inre.zip": zipped({"a.docx": TEXT})}),
    "tom.zip": zipped({}),
    **{f"tom.{format_}": b"" for format_ in ("docx", "xlsx", "ods", "odt", "pdf", "html", "md", "txt", "zip")},
}
"""A finding each."""

HARMLESS: dict[str, bytes] = {
    "count.pdf": page(pages=b"<</Type/Pages/Kids[3 0 R]/Count 100000000>>"),
    "parent-loop.pdf": page(
        pages=b"<</Type/Pages/Kids[3 0 R]/Count 1/Parent 2 0 R>>", page=PAGE.replace(b"2 0 R", b"3 0 R")
    ),
    "xref-loop.pdf": raw_pdf({1: CATALOG, 2: PAGES, 3: PAGE, 4: WRITING, 5: FONT}, trailer=b"/Prev 9"),
    "outline-loop.pdf": raw_pdf(
        {
            1: b"<</Type/Catalog/Pages 2 0 R/Outlines 6 0 R>>",
            2: PAGES,
            3: PAGE,
            4: WRITING,
            5: FONT,
            6: b"<</Type/Outlines/First 7 0 R/Last 7 0 R/Count 1>>",
            7: b"<</Title(a)/Parent 6 0 R/First 7 0 R/Next 7 0 R/Dest[3 0 R/Fit]>>",
        }
    ),
    "far.xlsx": excel(
        '<row r="1"><c r="A1" t="str"><v>a</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
    ),
    "merged.xlsx": excel(
        '<row r="1"><c r="A1" t="str"><v>a</v></c></row>',
        more='<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>',
    ),
    "repeated.ods": opendocument(
        "spreadsheet",
        '<table:table><table:table-row table:number-rows-repeated="1048576"><table:table-cell '
        'table:number-columns-repeated="16384"><text:p>a</text:p></table:table-cell></table:table-row></table:table>',
    ),
    "repeated.odt": opendocument(
        "text",
        '<table:table><table:table-row table:number-rows-repeated="1048576"><table:table-cell '
        'table:number-columns-repeated="16384"><text:p>a</text:p></table:table-cell></table:table-row></table:table>',
    ),
    "table.html": b"<html><body>" + b"<table><tr><td>" * 60 + b"<p>Krav</p>",
    "spans.html": b"<html><body><table><tr><td rowspan=999999999 colspan=999999999>Krav</td></tr></table>",
    "lists.md": b"".join(b"  " * n + b"- Krav\n" for n in range(300)),
    "brackets.md": b"Krav [" * 1_000,
    "stars.md": b"Krav *a **b " * 1_000,
    "line.txt": "Krav å".encode() * 2_000,
    "marks.txt": ("Krav a" + 100_000 * "\u0301\u0323").encode(),
    "nulls.txt": "Krav".encode("utf-16-le") * 10,
    "entities.html": (
        ENTITIES.replace("DOCTYPE a", "DOCTYPE html") + "<html><body><p>Krav &c;</p></body></html>"
    ).encode(),
    "pdf.docx": pdf(lambda sheet: sheet.text(72, 100, "Krav")),
    "docx.pdf": TEXT,
    "text.docx": b"Krav: ett dokument ska finnas.\n",
}
"""Read as far as they go."""

TOLD = ("far.xlsx", "repeated.ods", "lists.md", "pdf.docx", "docx.pdf", "text.docx")
"""Those of them of which something is said: not read whole, or another format than the name says."""

NAMES = (
    "a\u030atga\u0308rd.docx",
    "två  blanksteg .docx",
    "rad\nbrytning.docx",
    "citat\"'`$(x).docx",
    "höger\u202excod.docx",
    "procent%20#?&.docx",
    "😀.docx",
    "-flagga.docx",
    "x" * 240 + ".docx",
    "VERSALER.DOCX",
)
