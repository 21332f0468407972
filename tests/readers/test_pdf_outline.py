import pypdfium2
import pytest
from tests.readers.pdf_builder import BODY, FONT, HEIGHT, LEFT, WIDTH, pdf, raw_pdf, stream

from kravlint.readers.limits import Limits
from kravlint.readers.pdf import read_pdf
from kravlint.readers.pdf.outline import read_outline

LONG = "en längre text som ingen bokmärkt rubrik upprepar i dokumentet"


def read(draw):
    return read_pdf(pdf(draw), "fil.pdf", Limits())


def headings(document):
    return [(block.level, block.label, block.text) for block in document.blocks if block.kind == "heading"]


def entry(sheet, title, level=0, y=None):
    """An outline entry that leads to `y` on the current page, or to the whole page."""
    key = f"{title}{level}{y}"
    if y is None:
        sheet.canvas.bookmarkPage(key)
    else:
        sheet.canvas.bookmarkPage(key, fit="XYZ", left=0, top=HEIGHT - y)
    sheet.canvas.addOutlineEntry(title, key, level)


def plain(sheet, y, title):
    """A title that looks like the text around it, and text below."""
    sheet.lines(LEFT, y, title, *BODY)


def test_a_line_that_the_outline_names_is_a_heading_however_it_looks():
    def draw(sheet):
        plain(sheet, 100, "Avtalstid")
        entry(sheet, "Avtalstid", y=90)
        plain(sheet, 200, "Förlängning")
        entry(sheet, "Förlängning", level=1, y=190)

    document = read(draw)
    assert headings(document) == [(1, "", "Avtalstid"), (2, "", "Förlängning")]
    assert [block.text for block in document.blocks if block.kind == "paragraph"] == [" ".join(BODY)] * 2


@pytest.mark.parametrize("title", ["3 Avtalstid", "Avtalstid", "3. AVTALSTID", "3\u00a0Avtals\u00adtid"])
def test_numbers_spaces_and_case_need_not_be_those_of_the_outline(title):
    def draw(sheet):
        plain(sheet, 100, "3 Avtalstid")
        entry(sheet, title)

    assert headings(read(draw)) == [(1, "3", "Avtalstid")]


def test_another_number_is_another_heading():
    def draw(sheet):
        plain(sheet, 100, "3 Avtalstid")
        entry(sheet, "4 Avtalstid")

    assert headings(read(draw)) == []


def test_a_title_may_run_over_two_lines():
    def draw(sheet):
        plain(sheet, 100, "Förtydliganden och kompletteringar av anbud")
        sheet.lines(LEFT, 200, "Beställarens rätt till insyn i", "leverantörens verksamhet", *BODY)
        entry(sheet, "Beställarens rätt till insyn i leverantörens verksamhet", y=190)

    document = read(draw)
    assert headings(document) == [(1, "", "Beställarens rätt till insyn i leverantörens verksamhet")]
    assert document.blocks[-1].text == " ".join(BODY)


def test_of_equal_lines_the_one_that_the_entry_leads_to():
    def draw(sheet):
        for y in (100, 200, 300):
            plain(sheet, y, "Priser")
        entry(sheet, "Priser", y=192)

    document = read(draw)
    assert [block.place.bbox[1] for block in document.blocks if block.kind == "heading"] == pytest.approx([192], abs=2)


def test_a_title_stands_on_its_own_page():
    def draw(sheet):
        for _ in range(2):
            plain(sheet, 100, "Avtalstid")
            sheet.page()
        plain(sheet, 100, "Priser")
        entry(sheet, "Avtalstid")

    assert headings(read(draw)) == []


def test_numbered_headings_keep_their_depth_below_a_title_of_the_outline():
    """The outline begins with the document's title, so that every chapter stands one level deeper."""

    def draw(sheet):
        plain(sheet, 100, "Kravspecifikation")
        entry(sheet, "Kravspecifikation")
        for y, title, level in ((200, "1 Inledning", 1), (300, "1.1 Bakgrund", 2), (400, "2 Krav", 1)):
            plain(sheet, y, title)
            entry(sheet, title, level)
        sheet.text(LEFT, 500, "2.1 Drift", bold=True)
        sheet.lines(LEFT, 520, *BODY)

    assert headings(read(draw)) == [
        (1, "", "Kravspecifikation"),
        (2, "1", "Inledning"),
        (3, "1.1", "Bakgrund"),
        (2, "2", "Krav"),
        (3, "2.1", "Drift"),
    ]


def test_requirements_in_the_outline_are_no_headings():
    text = "3.2 Leverantören ska lämna en plan."

    def draw(sheet):
        plain(sheet, 100, "3.1 Avtalstid m.m.")
        entry(sheet, "Del")
        entry(sheet, "3.1 Avtalstid m.m.", level=1)
        plain(sheet, 200, text)
        entry(sheet, text, level=1)

    document = read(draw)
    assert headings(document) == [(2, "3.1", "Avtalstid m.m.")]
    assert ("item", "3.2") in [(block.kind, block.label) for block in document.blocks]


def test_an_outline_that_names_every_paragraph_says_nothing_about_headings():
    titles = [f"Stycke {name} om hur tjänsten förvaltas" for name in "abcdef"]

    def draw(sheet):
        for index, title in enumerate(titles):
            sheet.text(LEFT, 100 + 40 * index, title)
            entry(sheet, title)

    document = read(draw)
    assert headings(document) == []
    assert [block.text for block in document.blocks] == titles


def test_titles_that_stand_nowhere_and_cells_do_not_matter():
    def draw(sheet):
        sheet.lines(LEFT, 80, *BODY)
        sheet.table((72, 200, 500), (140, 160, 180), [["Krav", "Text"], ["1", LONG]])
        for title in ("Sida 1", "Namnlös", "_Toc123", "Krav", "1", ""):
            entry(sheet, title)

    document = read(draw)
    assert headings(document) == []
    assert len(document.tables) == 1


def outlined(entries, pages=1, first=None):
    """`pages` pages that each hold "Avtalstid" and text; `entries` are the outline's objects from number 3 on."""
    kids = 3 + len(entries)
    text = stream(
        f"BT /F1 10 Tf 14 TL 72 700 Td (Avtalstid) Tj T* ({BODY[0]}) Tj T* ({BODY[1]}) Tj T* ({BODY[2]}) Tj ET"
    )
    numbers = range(kids + 2, kids + 2 + pages)
    page = (
        f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {WIDTH} {HEIGHT}] /Contents {kids} 0 R"
        f" /Resources << /Font << /F1 {kids + 1} 0 R >> >> >>"
    )
    return raw_pdf(
        [
            f"<< /Type /Catalog /Pages 2 0 R /Outlines << /First {first or 3} 0 R >> >>",
            f"<< /Type /Pages /Kids [{' '.join(f'{number} 0 R' for number in numbers)}] /Count {pages} >>",
            *entries,
            text,
            FONT,
            *[page] * pages,
        ]
    )


def link(title, page, **links):
    """An outline entry; `links` are numbers of other entries."""
    others = " ".join(f"/{name} {number} 0 R" for name, number in links.items())
    return f"<< /Title ({title}) /Dest [{page} /Fit] {others} >>"


@pytest.mark.parametrize(
    "entries",
    [
        [link("Avtalstid", 0, Next=3)],
        [link("Avtalstid", 0, First=3)],
        [link("Avtalstid", 0, Next=4), link("Priser", 0, Next=3, First=3)],
        [link("Avtalstid", 0, First=4), link("Priser", 0, First=3)],
        [link("Avtalstid", 0, Next=99)],
    ],
    ids=["next-to-itself", "child-of-itself", "circle-of-two", "circle-of-parents", "next-to-nothing"],
)
def test_an_outline_that_leads_back_to_itself_is_read_once(entries):
    assert headings(read_pdf(outlined(entries), "fil.pdf", Limits())) == [(1, "", "Avtalstid")]


def test_entries_to_pages_that_do_not_exist_are_passed_over():
    entries = [link("Avtalstid", 7, Next=4), link("Avtalstid", -1, Next=5), "<< /Title (Avtalstid) >>"]
    assert headings(read_pdf(outlined(entries), "fil.pdf", Limits())) == []


def test_a_page_with_hundreds_of_entries_is_indexed_and_has_no_headings_of_them():
    def entries(count):
        return [link("Avtalstid", 0, Next=number + 4) for number in range(count)]

    assert headings(read_pdf(outlined(entries(201)), "fil.pdf", Limits())) == []
    assert headings(read_pdf(outlined(entries(200)), "fil.pdf", Limits())) == [(1, "", "Avtalstid")]


def test_of_a_hundred_thousand_entries_the_first_twenty_thousand_are_read():
    entries = [link(f"Rubrik {number}", number // 100, Next=number + 4) for number in range(100_000)]
    with pypdfium2.PdfDocument(outlined(entries, pages=1_000)) as document:
        outline = read_outline(document)
    titles = [bookmark.title for page in sorted(outline) for bookmark in outline[page]]
    assert titles == [f"Rubrik {number}" for number in range(20_000)]
