import pytest
from tests.readers.pdf_builder import BODY, LEFT, pdf, read, shown, texts

from kravlint.readers.limits import Limits
from kravlint.readers.pdf import read_pdf
from kravlint.readers.pdf.glyphs import HYPHEN, mend
from kravlint.readers.pdf.lines import Line, joined


def line(text: str) -> Line:
    return Line(1, text, 0, 0, 10, 10, 10, False, 0, 0, 10)


def join(*lines: str) -> str:
    return joined([line(text) for text in lines])[0]


def test_lines_become_one_paragraph():
    document = read(lambda sheet: sheet.lines(LEFT, 100, *BODY))
    assert texts(document) == [" ".join(BODY)]
    assert document.pages == 1
    assert document.format == "pdf"


def test_space_between_lines_separates_paragraphs():
    def draw(sheet):
        sheet.lines(LEFT, 100, *BODY)
        sheet.lines(LEFT, 160, *BODY)

    assert texts(read(draw)) == [" ".join(BODY)] * 2


def test_a_line_that_ends_early_ends_its_paragraph():
    def draw(sheet):
        y = sheet.lines(LEFT, 100, *BODY)
        sheet.lines(LEFT, y, *BODY)

    assert texts(read(draw)) == [" ".join(BODY)] * 2


def test_a_first_line_indent_begins_a_paragraph():
    def draw(sheet):
        y = sheet.lines(LEFT, 100, *BODY[:2], BODY[1][:-30] + " slutar där raden slutar.")
        sheet.text(LEFT + 15, y, BODY[0])
        sheet.lines(LEFT, y + 14, *BODY[1:])

    assert len(texts(read(draw))) == 2


def test_every_block_has_its_page_and_box_and_an_origin_per_line():
    block = read(lambda sheet: sheet.lines(LEFT, 100, *BODY)).blocks[0]
    assert block.place.page == 1
    x0, top, x1, bottom = block.place.bbox
    assert (x0, top) == (LEFT, pytest.approx(92.2, abs=1))
    assert x1 > 400
    assert bottom == pytest.approx(130, abs=3)
    assert [origin.start for origin in block.origins] == [0, len(BODY[0]) + 1, len(BODY[0]) + len(BODY[1]) + 2]
    assert all(origin.page == 1 for origin in block.origins)
    assert block.origins[1].bbox[1] > block.origins[0].bbox[1]


def test_a_paragraph_goes_on_over_a_page_break():
    def draw(sheet):
        sheet.lines(LEFT, 700, *BODY[:2])
        sheet.page()
        sheet.lines(LEFT, 100, BODY[2])

    block = read(draw).blocks[0]
    assert block.text == " ".join(BODY)
    assert [origin.page for origin in block.origins] == [1, 1, 2]


def test_a_finished_paragraph_does_not_go_on_over_a_page_break():
    def draw(sheet):
        sheet.lines(LEFT, 700, "Här slutar meningen.")
        sheet.page()
        sheet.lines(LEFT, 100, *BODY)

    assert texts(read(draw)) == ["Här slutar meningen.", " ".join(BODY)]


def test_words_are_joined_over_line_end_hyphens():
    def draw(sheet):
        sheet.lines(LEFT, 100, BODY[0] + " informations-", "säkerhet ska redovisas.")

    assert texts(read(draw)) == [BODY[0] + " informationssäkerhet ska redovisas."]


@pytest.mark.parametrize("hyphen", [HYPHEN, "-"])
@pytest.mark.parametrize(
    ("lines", "text"),
    [
        (("drift{}", "avtal"), "driftavtal"),
        (("informations{}", "och it-säkerhet"), "informations- och it-säkerhet"),
        (("drift{}", "eller supportavtal"), "drift- eller supportavtal"),
        (("via e{}", "post"), "via e-post"),
        (("IT{}", "stöd"), "IT-stöd"),
        (("Sverige{}", "Finland"), "Sverige-Finland"),
        (("SS{}", "27001"), "SS-27001"),
    ],
)
def test_a_hyphen_that_belongs_to_the_words_stays(lines, text, hyphen):
    assert join(*(part.format(hyphen) for part in lines)) == text


def test_a_dash_at_a_lines_end_joins_nothing():
    assert join("drift -", "och support") == "drift - och support"


@pytest.mark.parametrize(
    ("glyphs", "text"),
    [
        ("o\ufb03ciell", "officiell"),
        ("\ufb01nns", "finns"),
        ("a\u030angest", "ångest"),
        ("informaƟon", "information"),
        ("bereƩa", "beretta"),
        ("Ɵd", "tid"),
        ("mjuk\xadvara", "mjukvara"),
        ("\uf0b7", "•"),
        ("\uf0fe", "☒"),
    ],
)
def test_glyphs_with_a_certain_meaning_are_mended(glyphs, text):
    assert mend(glyphs) == (text, 0)


@pytest.mark.parametrize("glyphs", ["\ufffd", "\ue123", "Ʃ", "a\ufffdb"])
def test_glyphs_without_a_certain_meaning_are_counted(glyphs):
    assert mend(glyphs) == (glyphs, 1)


@pytest.mark.parametrize("rotation", [90, 180, 270])
def test_a_rotated_page_reads_as_it_is_shown(rotation):
    def draw(sheet):
        sheet.canvas.setPageRotation(rotation)
        sheet.canvas.saveState()
        sheet.canvas.translate(297, 421)
        sheet.canvas.rotate(rotation)
        sheet.canvas.translate(-297, -421)
        sheet.text(150, 400, "Detta är sidans första rad.")
        sheet.text(150, 440, "Och detta är den andra raden,")
        sheet.text(150, 454, "med sin fortsättning")
        sheet.canvas.restoreState()

    document = read(draw)
    assert texts(document) == ["Detta är sidans första rad.", "Och detta är den andra raden, med sin fortsättning"]
    first, second = (block.place.bbox for block in document.blocks)
    assert first[1] < second[1]
    assert first[2] - first[0] > 100


def test_text_that_runs_upwards_stays_apart_from_the_lines_beside_it():
    def draw(sheet):
        sheet.lines(LEFT, 100, *BODY)
        sheet.canvas.saveState()
        sheet.canvas.translate(40, 700)
        sheet.canvas.rotate(90)
        sheet.canvas.drawString(0, 0, "UTKAST till avtal")
        sheet.canvas.restoreState()

    assert texts(read(draw)) == [" ".join(BODY), "UTKAST till avtal"]


def test_nothing_is_read_twice_when_bold_is_drawn_twice():
    def draw(sheet):
        sheet.text(LEFT, 100, "Fetstil genom dubbeltryck")
        sheet.text(LEFT + 0.2, 100, "Fetstil genom dubbeltryck")

    assert texts(read(draw)) == ["Fetstil genom dubbeltryck"]


def test_the_documents_properties():
    def draw(sheet):
        sheet.canvas.setTitle("Kravspecifikation")
        sheet.canvas.setAuthor("Kommunen")
        sheet.canvas.setSubject("Lärplattform")
        sheet.text(LEFT, 100, "Text")

    properties = read(draw).properties
    assert properties["title"] == "Kravspecifikation"
    assert properties["author"] == "Kommunen"
    assert properties["subject"] == "Lärplattform"
    assert properties["created"][:2] == "20"
    assert properties["created"][10] == "T"


def test_the_same_bytes_give_the_same_document():
    data = pdf(lambda sheet: sheet.lines(LEFT, 100, *BODY))
    assert read_pdf(data, "a.pdf", Limits()) == read_pdf(data, "a.pdf", Limits())


def test_footnotes_stand_apart_from_the_paragraph_that_goes_on_over_the_page():
    def draw(sheet):
        sheet.lines(LEFT, 700, *BODY[:2])
        sheet.rule(LEFT, 745, LEFT + 140, 745)
        sheet.text(LEFT, 758, "1 Se även bilagan om driften.", size=8)
        sheet.page()
        sheet.lines(LEFT, 100, BODY[2])

    assert shown(read(draw)) == [
        ("paragraph", "", " ".join(BODY)),
        ("footnote", "1", "Se även bilagan om driften."),
    ]


def test_a_footnote_without_a_rule_is_known_by_its_mark_in_the_text():
    def draw(sheet):
        sheet.lines(LEFT, 600, *BODY)
        sheet.text(LEFT, 660, "Driften sker i Sverige.")
        sheet.text(LEFT + 103, 656, "7", size=6)
        sheet.text(LEFT, 730, "7 Se även bilagan om driften.")

    assert shown(read(draw))[-1] == ("footnote", "7", "Se även bilagan om driften.")


def test_a_number_far_down_that_nothing_refers_to_is_no_footnote():
    def draw(sheet):
        sheet.lines(LEFT, 600, *BODY)
        sheet.text(LEFT, 730, "30 dagar räknas från dagen då avtalet sägs upp.")

    assert read(draw).blocks[-1].kind == "paragraph"
