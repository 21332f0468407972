"""Cell comments in workbooks: beside what people have written, and no cell is touched."""

from __future__ import annotations

import io
import zipfile

from lxml import etree
from tests.annotate.word_notes import LIMITS, members, note
from tests.readers.docx_builder import package

from kravlint.annotate import _text
from kravlint.annotate.notes import Note
from kravlint.annotate.sheet import annotate_sheet
from kravlint.document import Document
from kravlint.readers.xlsx import read_xlsx

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="xml" ContentType="application/xml"/></Types>'
)
TABLE = '<tableParts count="0"/>'
ANNA = '<comment ref="B2" authorId="0"><text><r><rPr><b/></rPr><t>Kolla detta</t></r></text></comment>'
BOX = (
    '<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:x="urn:schemas-microsoft-com:office:excel"><br>'
    '<v:shape id="_x0000_s1025"><x:ClientData><x:Row>1</x:Row><x:Column>1</x:Column></x:ClientData></v:shape></xml>'
)


def workbook(comments: str = "", threads: str = "", strict: bool = False) -> bytes:
    """A sheet "Krav" with B1 and B2 filled and comments, and a sheet "Pris" with A1."""
    related = {"comments": "../comments1.xml", "vmlDrawing": "../d.vml"} if comments else {}
    related |= {"threadedComment": "../threads.xml"} if threads else {}
    drawing = '<legacyDrawing r:id="r2"/>' if comments else ""
    parts = {
        "[Content_Types].xml": TYPES,
        "_rels/.rels": relations(officeDocument="xl/workbook.xml"),
        "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets><sheet name="Krav" r:id="r1"/>'
        '<sheet name="Pris" r:id="r2"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": relations(worksheet="sheets/s1.xml", worksheet2="sheets/s2.xml"),
        "xl/sheets/s1.xml": sheet({"B1": "ett", "B2": "två"}, drawing + TABLE),
        "xl/sheets/s2.xml": sheet({"A1": "tre"}, ""),
        "xl/sheets/_rels/s1.xml.rels": relations(**related),
        "xl/comments1.xml": f'<comments xmlns="{MAIN}"><authors><author>Anna</author></authors>'
        f"<commentList>{comments}</commentList></comments>",
        "xl/d.vml": BOX,
        "xl/threads.xml": f'<ThreadedComments xmlns="http://x/threaded">{threads}</ThreadedComments>',
    }
    if not comments:
        del parts["xl/comments1.xml"], parts["xl/d.vml"]
    if strict:
        replaced = {MAIN: "http://purl.oclc.org/ooxml/spreadsheetml/main", OFFICE: STRICT_OFFICE}
        for old, new in replaced.items():
            parts = {name: content.replace(old, new) for name, content in parts.items()}
    return package(dict(parts))


STRICT_OFFICE = "http://purl.oclc.org/ooxml/officeDocument/relationships"


def relations(**targets: str) -> str:
    entries = "".join(
        f'<Relationship Id="r{n}" Type="{OFFICE}/{kind.rstrip("2")}" Target="{target}"/>'
        for n, (kind, target) in enumerate(targets.items(), 1)
    )
    return (
        f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{entries}</Relationships>'
    )


def sheet(cells: dict[str, str], end: str) -> str:
    rows = "".join(
        f'<row r="{name[1:]}"><c r="{name}" t="inlineStr"><is><t>{text}</t></is></c></row>'
        for name, text in cells.items()
    )
    return f'<worksheet xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheetData>{rows}</sheetData>{end}</worksheet>'


def read(data: bytes) -> Document:
    return read_xlsx(data, "krav.xlsx", LIMITS)


def annotated(data: bytes, *notes: Note) -> bytes:
    return annotate_sheet(data, read(data), notes, LIMITS)


def at(data: bytes, cell: str, fingerprint: str, message: str = "Brist") -> Note:
    index = next(i for i, block in enumerate(read(data).blocks) if block.place.cell == cell)
    return note(fingerprint, index, 0, 1, message)


def comments(data: bytes) -> list[tuple[str | None, str, str]]:
    """Cell, author and text of every comment."""
    document = read(data)
    found = [apart for apart in document.apart if apart.kind == "comment"]
    return [(document.blocks[a.block].place.cell if a.block is not None else None, a.author, a.text) for a in found]


def said(fingerprint: str, message: str = "Brist") -> str:
    return f"kravlint:\nFel TST001: {message}\nkravlint#{fingerprint}"


def test_a_comment_at_the_cell_with_the_box_that_excel_draws_it_in() -> None:
    before = workbook()
    after = annotated(before, at(before, "B2", "a1"))
    assert comments(after) == [("B2", "kravlint", said("a1"))]
    assert _text(read(after)) == _text(read(before))
    parts = members(after)
    assert b"<x:Row>1</x:Row><x:Column>1</x:Column>" in parts["xl/drawings/vmlDrawing.vml"]
    assert etree.fromstring(parts["xl/drawings/vmlDrawing.vml"]).tag == "xml"
    types = parts["[Content_Types].xml"]
    assert b'Extension="vml"' in types
    assert b'"/xl/comments.xml"' in types


def test_the_drawing_is_named_where_the_schema_has_it() -> None:
    before = workbook()
    root = etree.fromstring(members(annotated(before, at(before, "B1", "a1")))["xl/sheets/s1.xml"])
    assert [etree.QName(child).localname for child in root] == ["sheetData", "legacyDrawing", "tableParts"]


def test_other_members_stay_byte_for_byte() -> None:
    before = workbook()
    old, new = members(before), members(annotated(before, at(before, "B1", "a1")))
    changed = {name for name, content in new.items() if old.get(name) != content}
    assert changed == {
        "[Content_Types].xml",
        "xl/sheets/s1.xml",
        "xl/sheets/_rels/s1.xml.rels",
        "xl/comments.xml",
        "xl/drawings/vmlDrawing.vml",
    }


def test_several_findings_in_a_cell_share_its_comment() -> None:
    before = workbook()
    after = annotated(before, at(before, "B2", "a1"), at(before, "B2", "b2"))
    assert comments(after) == [("B2", "kravlint", f"{said('a1')}\n{said('b2')}")]


def test_what_somebody_has_written_stays_in_front_as_it_is_formatted() -> None:
    before = workbook(ANNA)
    after = annotated(before, at(before, "B2", "a1"))
    assert comments(after) == [("B2", "Anna", f"Kolla detta\n{said('a1')}")]
    assert b"<r><rPr><b/></rPr><t>Kolla detta</t></r>" in members(after)["xl/comments1.xml"]


def test_a_drawing_that_is_no_xml_takes_a_further_box() -> None:
    before = workbook(ANNA)
    vml = members(annotated(before, at(before, "B1", "a1")))["xl/d.vml"]
    assert vml.startswith(BOX.encode().removesuffix(b"</xml>"))
    assert b'id="_x0000_s1026"' in vml


def test_the_same_notes_again_change_nothing() -> None:
    before = workbook(ANNA)
    notes = at(before, "B2", "a1"), at(before, "B1", "b2"), note("c3")
    once = annotated(before, *notes)
    assert annotated(once, *notes) == once


def test_a_finding_that_is_gone_leaves_no_trace() -> None:
    before = workbook(ANNA)
    once = annotated(before, at(before, "B2", "a1"), at(before, "B1", "b2"))
    after = annotated(once)
    assert comments(after) == [("B2", "Anna", "Kolla detta")]
    assert members(after)["xl/d.vml"].count(b"<v:shape ") == 1


def test_one_of_several_findings_goes_and_the_others_stay() -> None:
    before = workbook(ANNA)
    once = annotated(before, at(before, "B2", "a1"), at(before, "B2", "b2"), at(before, "B2", "c3"))
    after = annotated(once, at(before, "B2", "a1"), at(before, "B2", "c3"))
    assert comments(after) == [("B2", "Anna", f"Kolla detta\n{said('a1')}\n{said('c3')}")]


def test_what_kravlint_said_is_known_again_when_its_format_was_changed() -> None:
    before = workbook(ANNA)
    once = members(annotated(before, at(before, "B2", "a1")))
    once["xl/comments1.xml"] = once["xl/comments1.xml"].replace(b"Brist", b"Br</t></r><r><rPr><i/></rPr><t>ist")
    later = annotated(package(dict(once)), at(before, "B2", "a1", "Ny"))
    assert comments(later) == [("B2", "Anna", f"Kolla detta\n{said('a1', 'Ny')}")]


def test_a_cell_with_a_thread_gives_its_note_to_the_next_cell() -> None:
    before = workbook(ANNA, '<threadedComment ref="B2"><text>Kolla detta</text></threadedComment>')
    after = annotated(before, at(before, "B2", "a1"))
    root = etree.fromstring(members(after)["xl/comments1.xml"])
    texts = {c.get("ref"): "".join(c.itertext()) for c in root.iter(f"{{{MAIN}}}comment")}
    assert texts == {"B2": "Kolla detta", "C2": said("a1").replace("kravlint:", "kravlint (B2):")}
    assert annotated(after, at(before, "B2", "a1")) == after


def test_a_full_comment_gives_its_notes_to_the_next_cell() -> None:
    before = workbook()
    after = annotated(before, at(before, "B2", "a1", "x" * 20_000), at(before, "B2", "b2", "y" * 20_000))
    root = etree.fromstring(members(after)["xl/comments.xml"])
    assert [comment.get("ref") for comment in root.iter(f"{{{MAIN}}}comment")] == ["B2", "C2"]


def test_notes_about_a_sheet_or_the_whole_book_stand_in_the_first_cell_with_text() -> None:
    before = workbook()
    pris = next(i for i, block in enumerate(read(before).blocks) if block.text == "Pris")
    after = annotated(before, note("a1"), note("b2", pris))
    assert comments(after) == [("B1", "kravlint", said("a1")), ("A1", "kravlint", said("b2"))]


def test_strict_ooxml_stays_strict() -> None:
    before = workbook(strict=True)
    after = annotated(before, at(before, "B1", "a1"))
    assert comments(after) == [("B1", "kravlint", said("a1"))]
    assert MAIN.encode() not in b"".join(members(after).values())
    assert OFFICE.encode() not in b"".join(members(after).values())


def test_stored_members_stay_stored() -> None:
    before = workbook()
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_STORED) as archive:
        for name, content in members(before).items():
            archive.writestr(name, content)
    after = zipfile.ZipFile(io.BytesIO(annotated(stream.getvalue(), at(before, "B1", "a1"))))
    assert after.getinfo("xl/workbook.xml").compress_type == zipfile.ZIP_STORED
