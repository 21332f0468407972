import pytest
from reportlab.lib.pdfencrypt import StandardEncryption
from tests.readers.pdf_builder import BODY, HEIGHT, LEFT, pdf, read, texts

from kravlint.readers.limits import Limits, Unreadable
from kravlint.readers.pdf import read_pdf

PASSWORD = "hemligt-ord"


def refusal(data, limits=None, passwords=()):
    with pytest.raises(Unreadable) as caught:
        read_pdf(data, "fil.pdf", limits or Limits(), passwords)
    return caught.value.code


def problems(document):
    return [(problem.code, problem.place.page) for problem in document.problems]


def locked():
    return pdf(lambda sheet: sheet.lines(LEFT, 100, *BODY), encrypt=StandardEncryption(PASSWORD, strength=128))


def test_a_password_is_needed():
    assert refusal(locked()) == "encrypted"


def test_a_wrong_password_does_not_open_it():
    assert refusal(locked(), passwords=("fel", "också fel")) == "encrypted"


def test_one_of_the_given_passwords_opens_it():
    document = read_pdf(locked(), "fil.pdf", Limits(), ("fel", PASSWORD))
    assert texts(document) == [" ".join(BODY)]


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"%PDF-1.7",
        b"PK\x03\x04 not a pdf at all",
        pdf(lambda sheet: sheet.lines(LEFT, 100, *BODY))[:300],
    ],
    ids=["empty", "head", "zip", "truncated"],
)
def test_what_is_no_whole_pdf_is_damaged(data):
    assert refusal(data) == "damaged"


def pages(count):
    def draw(sheet):
        for number in range(count):
            sheet.lines(LEFT, 100, f"Sidan med nummer {number} och {'ord ' * number}")
            sheet.page()

    return pdf(draw)


def test_more_pages_than_the_limit_are_refused():
    assert refusal(pages(3), Limits(pages=2)) == "too-large"
    assert read_pdf(pages(3), "fil.pdf", Limits(pages=3)).pages == 3


def test_more_bytes_than_the_limit_are_refused():
    assert refusal(pages(1), Limits(file_bytes=100)) == "too-large"


def test_empty_pages_hold_no_text():
    assert refusal(pdf(lambda sheet: sheet.page())) == "no-text"


def test_a_drawing_without_words_holds_no_text():
    assert refusal(pdf(lambda sheet: sheet.rule(72, 100, 300, 200))) == "no-text"


def scanned(sheet):
    """A page of one grey image, written by hand: an image needs no image library."""
    sheet.canvas._code.append("q 200 0 0 200 100 400 cm BI /W 1 /H 1 /CS /G /BPC 8 ID A EI Q")
    sheet.page()


def test_a_document_of_images_only_is_refused_as_such():
    assert refusal(pdf(scanned, pageCompression=0)) == "image-only"


def test_a_page_of_an_image_among_others_is_reported():
    def draw(sheet):
        sheet.lines(LEFT, 100, *BODY)
        sheet.page()
        scanned(sheet)

    assert problems(read_pdf(pdf(draw, pageCompression=0), "fil.pdf", Limits())) == [("image-page", 2)]


def table(sheet):
    sheet.table((72, 200, 500), (140, 160, 180), [["a", "b"], ["c", "d"]])


def test_the_tables_of_a_page_with_too_many_paths_are_not_looked_for():
    document = read(table, Limits(page_paths=5))
    assert problems(document) == [("drawing-capped", 1)]
    assert document.tables == ()
    assert sorted(" ".join(texts(document)).split()) == ["a", "b", "c", "d"]
    assert problems(read(table, Limits(page_paths=6))) == []


def test_a_page_with_too_many_characters_is_cut_and_said_to_be():
    document = read(lambda sheet: sheet.lines(LEFT, 100, *BODY), Limits(page_characters=20))
    assert problems(document) == [("page-unreadable", 1)]
    assert texts(document) == [BODY[0][:20].rstrip()]


def test_characters_without_a_meaning_are_reported():
    def draw(sheet):
        sheet.canvas.setFont("Symbol", 10)
        sheet.canvas.drawString(LEFT, HEIGHT - 100, "\uf8e9 text")
        sheet.lines(LEFT, 140, *BODY)

    codes = problems(read(draw))
    assert codes == [("unmapped-characters", 1)]
