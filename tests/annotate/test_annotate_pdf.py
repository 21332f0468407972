"""Highlights in PDF files: over the words, appended to the file."""

from __future__ import annotations

import ctypes
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium
import pytest
from tests.annotate.word_notes import LIMITS, about, note
from tests.readers.pdf_builder import HEIGHT, Sheet, pdf

from kravlint.annotate import _text
from kravlint.annotate.notes import Note
from kravlint.annotate.pdf import annotate_pdf, rewrite_pdf
from kravlint.document import Document
from kravlint.readers.pdf import read_pdf

LINES = ("Leverantören ska lämna en beskrivning av hur", "tjänsten förvaltas under avtalstiden.")
Quad = tuple[float, float, float, float]


def one_page(sheet: Sheet) -> None:
    sheet.lines(72, 100, *LINES)


def two_pages(sheet: Sheet) -> None:
    sheet.lines(72, 100, *LINES)
    sheet.page()
    sheet.lines(72, 100, "Sista sidan")


def read(data: bytes) -> Document:
    return read_pdf(data, "avtal.pdf", LIMITS)


def annotated(data: bytes, *notes: Note) -> bytes:
    return annotate_pdf(data, read(data), notes, LIMITS)


def highlights(data: bytes) -> list[tuple[int, str, list[Quad]]]:
    """Page, text and quads (left, bottom, right, top) of every highlight."""
    found = []
    document = pypdfium2.PdfDocument(data)
    for index in range(len(document)):
        page = pdfium.FPDF_LoadPage(document.raw, index)
        for position in range(pdfium.FPDFPage_GetAnnotCount(page)):
            annotation = pdfium.FPDFPage_GetAnnot(page, position)
            assert pdfium.FPDFAnnot_GetSubtype(annotation) == pdfium.FPDF_ANNOT_HIGHLIGHT
            found.append((index + 1, _contents(annotation), _quads(annotation)))
            pdfium.FPDFPage_CloseAnnot(annotation)
        pdfium.FPDF_ClosePage(page)
    document.close()
    return found


def _contents(annotation: Any) -> str:
    size = pdfium.FPDFAnnot_GetStringValue(annotation, b"Contents", None, 0)
    buffer = ctypes.create_string_buffer(size)
    pointer = ctypes.cast(buffer, ctypes.POINTER(pdfium.FPDF_WCHAR))
    pdfium.FPDFAnnot_GetStringValue(annotation, b"Contents", pointer, size)
    return buffer.raw.decode("utf-16-le").rstrip("\0")


def _quads(annotation: Any) -> list[Quad]:
    quads = []
    for index in range(pdfium.FPDFAnnot_CountAttachmentPoints(annotation)):
        q = pdfium.FS_QUADPOINTSF()
        pdfium.FPDFAnnot_GetAttachmentPoints(annotation, index, ctypes.byref(q))
        quads.append((q.x1, q.y3, q.x2, q.y1))
    return quads


def words_under(data: bytes, page: int, quad: Quad) -> str:
    document = pypdfium2.PdfDocument(data)
    text = document[page - 1].get_textpage().get_text_bounded(*quad)
    return str(text).strip()


@pytest.mark.parametrize("words", ["ska", "Leverantören", "hur", "en beskrivning av"])
def test_the_highlight_covers_exactly_the_words(words: str) -> None:
    before = pdf(one_page)
    after = annotated(before, about(read(before), words))
    [(page, text, [quad])] = highlights(after)
    assert (page, text) == (1, "Fel TST001: Brist\nkravlint#a1")
    assert words_under(after, 1, quad) == words
    assert abs(quad[3] - (HEIGHT - 100)) < 12


def test_words_over_a_line_end_have_a_box_in_each_line() -> None:
    before = pdf(one_page)
    after = annotated(before, about(read(before), "hur tjänsten"))
    [(_, _, quads)] = highlights(after)
    assert [words_under(after, 1, quad) for quad in quads] == ["hur", "tjänsten"]


def test_a_label_in_front_of_the_text_is_not_covered() -> None:
    before = pdf(lambda sheet: sheet.lines(72, 100, "4.2 Ska 4.2 gälla", size=16, bold=True))
    document = read(before)
    assert document.blocks[0].label == "4.2"
    [(_, _, [quad])] = highlights(annotated(before, about(document, "Ska")))
    assert words_under(before, 1, quad) == "Ska"


@pytest.mark.parametrize("turn", [90, 180, 270])
def test_pages_that_are_shown_turned(turn: int) -> None:
    def draw(sheet: Sheet) -> None:
        sheet.canvas.setPageRotation(turn)
        turned = {90: (0, 400, 90), 180: (500, 500, 180), 270: (400, 500, 270)}[turn]
        sheet.canvas.translate(*turned[:2])
        sheet.canvas.rotate(turned[2])
        sheet.canvas.setFont("Helvetica", 12)
        sheet.canvas.drawString(50, -100, "Texten ska stå rätt")

    before = pdf(draw)
    document = read(before)
    [(_, _, [quad])] = highlights(annotated(before, about(document, "ska")))
    assert words_under(before, 1, quad) == "ska"


def test_what_is_read_stays_and_the_file_only_grows() -> None:
    before = pdf(two_pages)
    document = read(before)
    after = annotated(before, about(document, "Sista", "a1"), about(document, "förvaltas", "b2"))
    assert after.startswith(before)
    assert _text(read(after)) == _text(document)
    assert [(page, text.splitlines()[-1]) for page, text, _ in highlights(after)] == [
        (1, "kravlint#b2"),
        (2, "kravlint#a1"),
    ]


def test_a_note_about_the_whole_document_marks_its_first_block() -> None:
    before = pdf(two_pages)
    [(page, _, quads)] = highlights(annotated(before, note("a1")))
    assert page == 1
    assert [words_under(before, 1, quad) for quad in quads] == list(LINES)


def test_the_same_notes_again_change_nothing() -> None:
    before = pdf(two_pages)
    notes = about(read(before), "Sista", "a1"), note("b2")
    once = annotated(before, *notes)
    assert annotated(once, *notes) == once


def test_the_highlight_of_a_finding_that_is_gone_is_taken_away() -> None:
    before = pdf(two_pages)
    once = annotated(before, about(read(before), "Sista", "a1"), about(read(before), "ska", "b2"))
    assert [text for _, text, _ in highlights(annotated(once, about(read(before), "ska", "b2")))] == [
        "Fel TST001: Brist\nkravlint#b2"
    ]
    assert highlights(annotated(once)) == []


def test_a_highlight_that_says_something_else_now_is_brought_up_to_date() -> None:
    before = pdf(one_page)
    once = annotated(before, note("a1", 0, 0, 3, "förr"))
    [(_, text, _)] = highlights(annotated(once, note("a1", 0, 0, 3, "nu")))
    assert text == "Fel TST001: nu\nkravlint#a1"


def test_the_reader_sees_the_notes_as_annotations_by_kravlint() -> None:
    before = pdf(one_page)
    [apart] = read(annotated(before, note("a1"))).apart
    assert (apart.kind, apart.author) == ("annotation", "kravlint")


def test_annotations_of_people_are_left_alone() -> None:
    def draw(sheet: Sheet) -> None:
        one_page(sheet)
        sheet.canvas.textAnnotation("Kolla kravlint#a1", Rect=(300, 700, 320, 720), addtopage=1)

    before = pdf(draw)
    after = annotated(annotated(before, note("a1")))
    assert [apart.text for apart in read(after).apart] == ["Kolla kravlint#a1"]


def test_the_whole_file_can_be_written_anew_where_nothing_can_be_appended() -> None:
    before = pdf(two_pages)
    document = read(before)
    after = rewrite_pdf(before, document, [note("a1")], LIMITS)
    assert not after.startswith(before)
    assert _text(read(after)) == _text(document)
    assert len(highlights(after)) == 1
