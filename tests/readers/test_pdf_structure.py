from tests.readers.pdf_builder import BODY, HEIGHT, LEFT, WIDTH, read, shown, texts


def headings(document):
    return [(block.level, block.label, block.text) for block in document.blocks if block.kind == "heading"]


def test_headings_by_number_and_size():
    def draw(sheet):
        sheet.text(LEFT, 80, "Kravspecifikation", size=22)
        sheet.text(LEFT, 120, "4 Krav", size=16, bold=True)
        sheet.lines(LEFT, 150, *BODY)
        sheet.text(LEFT, 220, "4.2 Omfattning", size=13, bold=True)
        sheet.lines(LEFT, 250, *BODY)
        sheet.text(LEFT, 320, "4.2.1 Drift", size=11, bold=True)
        sheet.lines(LEFT, 350, *BODY)
        sheet.text(LEFT, 420, "Bakgrund", size=13, bold=True)
        sheet.lines(LEFT, 450, *BODY)

    assert headings(read(draw)) == [
        (1, "", "Kravspecifikation"),
        (1, "4", "Krav"),
        (2, "4.2", "Omfattning"),
        (3, "4.2.1", "Drift"),
        (2, "", "Bakgrund"),
    ]


def test_a_heading_number_apart_from_its_text():
    def draw(sheet):
        sheet.text(LEFT, 120, "3.1", size=13, bold=True)
        sheet.text(LEFT + 40, 120, "Avtalstid", size=13, bold=True)
        sheet.lines(LEFT, 150, *BODY)

    assert headings(read(draw)) == [(2, "3.1", "Avtalstid")]


def test_a_heading_over_two_lines_is_one():
    def draw(sheet):
        sheet.lines(LEFT, 100, "2.4 Förtydliganden, kompletteringar och frågor om", "dokumenten", size=14, bold=True)
        sheet.lines(LEFT, 160, *BODY)

    assert headings(read(draw)) == [(2, "2.4", "Förtydliganden, kompletteringar och frågor om dokumenten")]


def test_a_multilevel_number_makes_a_short_line_a_heading_without_any_emphasis():
    def draw(sheet):
        sheet.lines(LEFT, 100, *BODY)
        sheet.text(LEFT, 170, "5.3 Uppsägning")
        sheet.lines(LEFT, 195, *BODY)

    assert headings(read(draw)) == [(2, "5.3", "Uppsägning")]


def test_a_numbered_sentence_is_no_heading():
    def draw(sheet):
        sheet.text(LEFT, 100, "5.3 Leverantören ska säga upp avtalet skriftligen.")
        sheet.lines(LEFT, 130, *BODY)
        sheet.lines(LEFT, 200, "5.4 " + BODY[0], *BODY[1:])

    document = read(draw)
    assert headings(document) == []
    assert shown(document)[0] == ("item", "5.3", "Leverantören ska säga upp avtalet skriftligen.")


def test_bullets_and_labels_are_items():
    def draw(sheet):
        sheet.lines(LEFT, 100, *BODY)
        for index, (label, text) in enumerate(
            [("•", "driftsättning"), ("-", "underhåll"), ("a)", "support"), ("1.", "utbildning"), ("b.", "avslut")]
        ):
            sheet.text(LEFT + 10, 160 + 20 * index, label)
            sheet.text(LEFT + 28, 160 + 20 * index, text)

    assert shown(read(draw))[1:] == [
        ("item", "•", "driftsättning"),
        ("item", "-", "underhåll"),
        ("item", "a)", "support"),
        ("item", "1.", "utbildning"),
        ("item", "b.", "avslut"),
    ]


def test_an_item_keeps_its_hanging_lines():
    def draw(sheet):
        for y in (100, 160):
            sheet.text(LEFT, y, "•")
            sheet.lines(LEFT + 18, y, *BODY)

    assert shown(read(draw)) == [("item", "•", " ".join(BODY))] * 2


def test_bullet_glyphs_that_the_stream_draws_after_their_text():
    def draw(sheet):
        for y in (100, 120, 140):
            sheet.text(LEFT + 18, y, f"punkt vid {y}")
        for y in (100, 120, 140):
            sheet.text(LEFT, y, "•")

    assert shown(read(draw)) == [("item", "•", f"punkt vid {y}") for y in (100, 120, 140)]


def test_inner_lists_have_a_deeper_level():
    def draw(sheet):
        for index, (indent, label) in enumerate([(0, "a)"), (20, "•"), (20, "•"), (0, "b)")]):
            sheet.text(LEFT + indent, 100 + 16 * index, label)
            sheet.text(LEFT + indent + 16, 100 + 16 * index, "en post i listan")

    assert [block.level for block in read(draw).blocks] == [1, 2, 2, 1]


def test_a_table_of_contents_is_marked_and_is_no_list_of_headings():
    def draw(sheet):
        sheet.text(LEFT, 80, "Innehåll", size=16, bold=True)
        for index, (number, title) in enumerate([("1", "Inledning"), ("1.1", "Bakgrund"), ("2", "Krav")]):
            sheet.text(LEFT, 110 + 16 * index, f"{number} {title} {'.' * 60} {index + 3}")
        sheet.lines(LEFT, 300, *BODY)

    document = read(draw)
    assert [(block.label, block.text) for block in document.blocks if block.style == "toc"] == [
        ("1", "Inledning 3"),
        ("1.1", "Bakgrund 4"),
        ("2", "Krav 5"),
    ]
    assert headings(document) == [(1, "", "Innehåll")]


def test_a_table_of_contents_without_dots_is_a_run_of_lines_with_rising_page_numbers():
    def draw(sheet):
        for index, title in enumerate(["Inledning", "Bakgrund", "Omfattning", "Krav", "Avtal"]):
            sheet.text(LEFT, 110 + 16 * index, f"{index + 1} {title}")
            sheet.text(500, 110 + 16 * index, str(3 + 2 * index))
        sheet.lines(LEFT, 300, *BODY)

    document = read(draw)
    assert [block.style for block in document.blocks] == ["toc"] * 5 + [""]
    assert document.tables == ()


LEFT_COLUMN = tuple(f"Vänster spalt rad {index} fyller sin spalt med" for index in range(1, 9))
RIGHT_COLUMN = tuple(f"Höger spalt rad {index} fyller sin spalt med" for index in range(1, 9))


def test_two_columns_are_read_one_after_the_other():
    def draw(sheet):
        sheet.lines(LEFT, 80, *BODY)
        sheet.lines(LEFT, 140, *LEFT_COLUMN)
        sheet.lines(320, 140, *RIGHT_COLUMN)

    document = read(draw)
    text = " ".join(texts(document))
    assert text == " ".join((*BODY, *LEFT_COLUMN, *RIGHT_COLUMN))
    assert document.tables == ()


def test_two_columns_drawn_row_by_row_are_no_table():
    def draw(sheet):
        for index, (left, right) in enumerate(zip(LEFT_COLUMN, RIGHT_COLUMN, strict=True)):
            sheet.text(LEFT, 140 + 14 * index, left)
            sheet.text(320, 140 + 14 * index, right)
        sheet.lines(LEFT, 280, *BODY)

    document = read(draw)
    assert " ".join(texts(document)) == " ".join((*LEFT_COLUMN, *RIGHT_COLUMN, *BODY))
    assert document.tables == ()


def test_columns_whose_lines_stand_at_different_heights():
    def draw(sheet):
        sheet.lines(LEFT, 140, *LEFT_COLUMN)
        sheet.lines(320, 147, *RIGHT_COLUMN)

    assert " ".join(texts(read(draw))) == " ".join((*LEFT_COLUMN, *RIGHT_COLUMN))


def test_boxes_beside_each_other_are_read_box_by_box():
    def draw(sheet):
        for x, title, lines in ((LEFT, "Syfte", LEFT_COLUMN), (320, "Mål", RIGHT_COLUMN)):
            for y in (100, 120, 250):
                sheet.rule(x - 8, y, x + 220, y)
            for edge in (x - 8, x + 220):
                sheet.rule(edge, 100, edge, 250)
            sheet.text(x, 114, title, bold=True)
            sheet.lines(x, 134, *lines)

    text = " ".join(texts(read(draw)))
    assert text == " ".join(("Syfte", *LEFT_COLUMN, "Mål", *RIGHT_COLUMN))


def running(sheet, page, pages):
    sheet.text(LEFT, 40, "Region Norr  Dnr 2026/12")
    sheet.text(WIDTH - 120, 40, f"SID {page} ({pages})")
    sheet.text(LEFT, HEIGHT - 30, "Kravspecifikation lärplattform")
    sheet.text(WIDTH - 120, HEIGHT - 30, f"Sida {page}/{pages}")


def test_running_headers_and_footers_stand_apart_once_each():
    def draw(sheet):
        for page in range(1, 5):
            running(sheet, page, 4)
            sheet.lines(LEFT, 120, f"Stycke nummer {page} på sidan.")
            sheet.page()

    document = read(draw)
    assert texts(document) == [f"Stycke nummer {page} på sidan." for page in range(1, 5)]
    assert [(apart.kind, apart.text) for apart in document.apart] == [
        ("header", "Region Norr Dnr 2026/12 SID 1 (4)"),
        ("footer", "Kravspecifikation lärplattform Sida 1/4"),
    ]


def test_a_page_number_on_a_single_page_stands_apart():
    def draw(sheet):
        sheet.lines(LEFT, 120, *BODY)
        sheet.text(WIDTH - 120, HEIGHT - 30, "Sida 1 (1)")

    document = read(draw)
    assert texts(document) == [" ".join(BODY)]
    assert [(apart.kind, apart.text) for apart in document.apart] == [("footer", "Sida 1 (1)")]


def test_bare_page_numbers_count_the_pages():
    def draw(sheet):
        for page in range(5, 8):
            sheet.lines(LEFT, 120, f"Text på sidan {page}.")
            sheet.text(WIDTH / 2, HEIGHT - 30, str(page))
            sheet.page()

    assert texts(read(draw)) == [f"Text på sidan {page}." for page in range(5, 8)]


def test_a_chapter_number_at_the_same_height_on_every_page_is_no_page_number():
    def draw(sheet):
        for chapter in range(1, 5):
            sheet.text(LEFT, 100, str(chapter), size=16, bold=True)
            sheet.text(LEFT + 30, 100, f"Kapitel {'abcd'[chapter - 1]}", size=16, bold=True)
            sheet.lines(LEFT, 140, *BODY)
            sheet.page()

    assert [label for _, label, _ in headings(read(draw))] == ["1", "2", "3", "4"]


def test_lines_that_return_below_the_body_text_are_kept():
    def draw(sheet):
        for page in range(1, 5):
            sheet.text(LEFT, 60, f"Fråga nummer {'abcd'[page - 1]} i listan")
            sheet.text(LEFT, 100, "Svar:")
            sheet.lines(LEFT, 300, *BODY)
            sheet.page()

    assert texts(read(draw)).count("Svar:") == 4


STRETCHED = (
    "a leverantören redovisar",
    "arbetet för beställaren",
    "tillgänglighetsredogörelse i",
    "en verksamhetsövergripande form",
    "och lämnar underlag",
    "för informationssäkerhet till",
    "den ansvarige som",
    "sedan därefter godkänner",
)


def test_columns_of_justified_text_with_wide_gaps_are_no_table():
    def column(sheet, x, lines):
        for index, line in enumerate(lines):
            words = line.split()
            widths = [sheet.canvas.stringWidth(word, "Helvetica", 10) for word in words]
            gap = (210 - sum(widths)) / (len(words) - 1)
            at = x
            for word, width in zip(words, widths, strict=True):
                sheet.text(at, 140 + 14 * index, word)
                at += width + gap

    def draw(sheet):
        column(sheet, LEFT, STRETCHED)
        column(sheet, 320, STRETCHED[::-1])

    document = read(draw)
    assert document.tables == ()
    assert " ".join(texts(document)) == " ".join(STRETCHED + STRETCHED[::-1])
