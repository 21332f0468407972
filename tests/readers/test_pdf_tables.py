import subprocess
import sys
from itertools import pairwise

import pytest
from tests.readers.pdf_builder import BODY, HEIGHT, LEFT, pdf, read, rows, texts

XS = (72, 132, 400, 460)
HEAD = ["Krav", "Text", "Nivå"]


def test_a_ruled_table_has_rows_and_cells():
    def draw(sheet):
        sheet.lines(LEFT, 80, *BODY)
        sheet.table(
            XS, (140, 160, 195, 215), [HEAD, ["K1", "Lång text som bryts\noch går vidare", "ska"], ["K2", "", "bör"]]
        )
        sheet.lines(LEFT, 250, *BODY)

    document = read(draw)
    assert rows(document) == [HEAD, ["K1", "Lång text som bryts och går vidare", "ska"], ["K2", "", "bör"]]
    table = document.tables[0]
    assert (table.rows, table.columns, table.parent) == (3, 3, None)
    assert document.blocks[table.first].text == "Krav"
    assert document.blocks[table.last].text == "bör"
    cell = document.blocks[table.first + 4]
    assert (cell.place.table, cell.place.row, cell.place.column, cell.place.page) == (1, 2, 2, 1)
    assert [round(number) for number in cell.place.bbox] == [132, 160, 400, 195]
    assert texts(document)[0] == texts(document)[-1] == " ".join(BODY)


def test_paragraphs_and_lists_in_a_cell_are_lines():
    cell = "Leverantören ska\n• ge support\n• utbilda"

    def draw(sheet):
        sheet.table((72, 200, 500), (140, 160, 220), [["A", "B"], ["C", cell]])

    assert rows(read(draw))[1][1] == cell


def test_merged_cells_have_spans():
    def draw(sheet):
        for y in (100, 120, 160):
            sheet.rule(72, y, 500, y)
        sheet.rule(200, 140, 500, 140)
        for x, top in ((72, 100), (200, 120), (350, 120), (500, 100)):
            sheet.rule(x, top, x, 160)
        sheet.cells((72,), (100,), [["Över alla kolumner"]])
        sheet.cells((72, 200, 350), (120, 140), [["Två rader", "b", "c"], ["", "d", "e"]])

    cells = [(b.text, b.place.row, b.place.column, b.row_span, b.column_span) for b in read(draw).blocks]
    assert cells == [
        ("Över alla kolumner", 1, 1, 1, 3),
        ("Två rader", 2, 1, 2, 1),
        ("b", 2, 2, 1, 1),
        ("c", 2, 3, 1, 1),
        ("d", 3, 2, 1, 1),
        ("e", 3, 3, 1, 1),
    ]


def test_borders_drawn_cell_by_cell_and_doubled_are_one_grid():
    def draw(sheet):
        for row in range(3):
            for column in range(2):
                sheet.canvas.rect(72 + 150 * column, HEIGHT - 140 - 20 * row, 148.5, 18.5)
                sheet.text(80 + 150 * column, 134 + 20 * row, f"{row}{column}")

    assert rows(read(draw)) == [["00", "01"], ["10", "11"], ["20", "21"]]


def test_a_table_without_outer_lines_keeps_its_outer_columns():
    def draw(sheet):
        for y in (120, 140, 160, 180):
            sheet.rule(72, y, 460, y)
        for x in XS[1:3]:
            sheet.rule(x, 120, x, 180)
        sheet.cells(XS, (120, 140, 160), [HEAD, ["K1", "ett", "ska"], ["K2", "två", "bör"]])

    assert rows(read(draw)) == [HEAD, ["K1", "ett", "ska"], ["K2", "två", "bör"]]


def split_over_pages(sheet):
    sheet.table(XS, (700, 720, 760), [HEAD, ["K1", "Texten börjar på den här sidan och", "ska"]])
    sheet.page()
    sheet.table(XS, (72, 92, 112, 132), [HEAD, ["", "slutar på nästa.", ""], ["K2", "två", "bör"]])


def test_a_row_broken_over_a_page_is_joined_and_the_repeated_head_dropped():
    document = read(split_over_pages)
    assert rows(document) == [
        HEAD,
        ["K1", "Texten börjar på den här sidan och slutar på nästa.", "ska"],
        ["K2", "två", "bör"],
    ]
    assert len(document.tables) == 1
    assert document.tables[0].header_rows == 1
    joined = document.blocks[4]
    assert [origin.page for origin in joined.origins] == [1, 2]
    assert document.blocks[-1].place.page == 2


def test_running_lines_between_the_pages_of_a_table_do_not_part_it():
    def draw(sheet):
        for page in range(1, 4):
            sheet.text(LEFT, 40, "Bilaga 3 Krav")
            sheet.text(LEFT, HEIGHT - 30, f"Sida {page} av 3")
            sheet.table(XS, (72, 92, 112), [HEAD, [f"K{page}", "text", "ska"]])
            sheet.page()

    document = read(draw)
    assert rows(document) == [HEAD, ["K1", "text", "ska"], ["K2", "text", "ska"], ["K3", "text", "ska"]]


def test_a_bold_first_row_is_a_head():
    def draw(sheet):
        sheet.table(XS, (100, 120, 140), [["", "", ""], ["K1", "text", "ska"]])
        for x, head in zip(XS, HEAD, strict=False):
            sheet.text(x + 5, 112, head, bold=True)

    assert read(draw).tables[0].header_rows == 1


def test_a_table_in_a_cell_is_nested_and_read_once():
    def draw(sheet):
        sheet.table((72, 250, 520), (100, 200, 220), [["ytter", ""], ["c", "d"]])
        sheet.table((270, 350, 450), (120, 140, 160), [["i1", "i2"], ["i3", "i4"]])

    document = read(draw)
    assert rows(document, 1) == [["ytter", ""], ["c", "d"]]
    assert rows(document, 2) == [["i1", "i2"], ["i3", "i4"]]
    parent = document.tables[1].parent
    assert (parent.table, parent.row, parent.column) == (1, 1, 2)
    assert sorted(text for text in texts(document) if text) == ["c", "d", "i1", "i2", "i3", "i4", "ytter"]


def aligned(sheet, xs=(72, 140, 400, 470), y=120, pitch=18):
    table = [
        ["Nummer", "Beskrivning av behovet", "Grad", "Poäng"],
        ["A-1", "Systemet loggar alla händelser", "ska", "5"],
        ["A-2", "Systemet går att nå på distans", "bör", ""],
        ["A-3", "Systemet har stöd för export", "ska", "3"],
    ]
    for row in table:
        for x, cell in zip(xs, row, strict=True):
            sheet.text(x, y, cell)
        y += pitch
    return table


def test_columns_with_white_between_them_are_a_table_without_lines():
    def draw(sheet):
        sheet.lines(LEFT, 60, *BODY)
        sheet.expected = aligned(sheet)
        sheet.lines(LEFT, 230, *BODY)

    document = read(draw)
    assert rows(document)[1] == ["A-1", "Systemet loggar alla händelser", "ska", "5"]
    assert rows(document)[2] == ["A-2", "Systemet går att nå på distans", "bör", ""]
    assert (document.tables[0].rows, document.tables[0].columns) == (4, 4)
    assert texts(document)[0] == texts(document)[-1] == " ".join(BODY)


def test_wrapped_cells_of_a_table_without_lines_stay_in_their_row():
    def draw(sheet):
        for index in range(3):
            y = 120 + 50 * index
            sheet.text(72, y, f"B-{index}")
            sheet.lines(140, y, "En beskrivning som är så lång att den", "behöver en rad till i sin kolumn")
            sheet.text(400, y, "ska")

    text = "En beskrivning som är så lång att den behöver en rad till i sin kolumn"
    assert rows(read(draw)) == [[f"B-{index}", text, "ska"] for index in range(3)]


@pytest.mark.parametrize("half", ["KR-", "Ärende-"])
def test_an_id_broken_over_two_lines_of_a_table_without_lines_stays_in_its_row(half):
    def draw(sheet):
        for index in range(3):
            y = 120 + 50 * index
            sheet.lines(72, y, half, f"007{index}")
            sheet.lines(140, y, "En beskrivning som är så lång att den", "behöver en rad till i sin kolumn")
            sheet.text(400, y, "ska")

    text = "En beskrivning som är så lång att den behöver en rad till i sin kolumn"
    assert rows(read(draw)) == [[f"{half}007{index}", text, "ska"] for index in range(3)]


def test_rules_between_the_rows_part_them():
    def draw(sheet):
        for index in range(3):
            y = 120 + 40 * index
            sheet.rule(70, y - 14, 480, y - 14)
            sheet.lines(72, y, "Punkt", f"nummer {index}")
            sheet.lines(200, y, "En beskrivning som är lång", "och fortsätter")
        sheet.rule(70, 226, 480, 226)

    assert rows(read(draw)) == [[f"Punkt nummer {i}", "En beskrivning som är lång och fortsätter"] for i in range(3)]


def test_rules_that_are_drawn_cell_by_cell_part_the_rows_wherever_their_entries_stand():
    def draw(sheet):
        for x, text in ((72, "Nr"), (145, "Förmåga"), (405, "Nivå")):
            sheet.text(x, 100, text)
        for index in range(4):
            for x0, x1 in ((70, 140), (140, 400), (400, 480)):
                sheet.rule(x0, 106 + 40 * index, x1, 106 + 40 * index)
        for index in range(3):
            y = 120 + 40 * index
            sheet.text(72, y + 7, f"F-{index}")
            sheet.lines(145, y, "En beskrivning som är lång", "och fortsätter")
            sheet.text(405, y + 7, "ska")

    head, *others = rows(read(draw))
    assert head == ["Nr", "Förmåga", "Nivå"]
    assert others == [[f"F-{i}", "En beskrivning som är lång och fortsätter", "ska"] for i in range(3)]


def test_lines_around_every_other_shaded_row_leave_the_head_a_row_of_its_own():
    def draw(sheet):
        for index, row in enumerate([["Nr", "Förmåga"], *([f"F-{i}", f"Tjänsten har funktion {i}"] for i in range(6))]):
            y = 120 + 20 * index
            if index and not index % 2:
                sheet.fill(70, y - 13, 480, y + 7, grey=0.9)
            sheet.text(72, y, row[0], bold=not index)
            sheet.text(145, y, row[1], bold=not index)

    document = read(draw)
    assert rows(document) == [["Nr", "Förmåga"], *([f"F-{i}", f"Tjänsten har funktion {i}"] for i in range(6))]
    assert document.tables[0].header_rows == 1


def test_space_between_the_rows_parts_them_wherever_their_entries_stand():
    def draw(sheet):
        y = 120
        for index, length in enumerate((1, 3, 2, 3)):
            sheet.text(72, y + 7 * (length - 1), f"F-{index}")
            sheet.lines(145, y, *["En beskrivning som är så lång att den går vidare"] * length)
            sheet.text(420, y + 7 * (length - 1), "ska")
            y += 14 * length + 6

    found = rows(read(draw))
    assert [(row[0], row[1].count("En beskrivning"), row[2]) for row in found] == [
        ("F-0", 1, "ska"),
        ("F-1", 3, "ska"),
        ("F-2", 2, "ska"),
        ("F-3", 3, "ska"),
    ]


def test_an_id_of_two_words_over_two_lines_stays_in_its_row_to_the_last():
    def draw(sheet):
        for index in range(3):
            y = 120 + 36 * index
            sheet.lines(72, y, "Krav", f"{10 + index}")
            sheet.lines(145, y, "En beskrivning som är så lång", *["att den går vidare"] * (index < 2))
            sheet.text(420, y, "ska")

    assert [row[0] for row in rows(read(draw))] == ["Krav 10", "Krav 11", "Krav 12"]


def test_rows_without_space_between_them_begin_with_an_entry_in_the_first_column():
    def draw(sheet):
        y = 120
        for index in range(4):
            sheet.text(72, y, f"F-{index}")
            y = sheet.lines(145, y, "En beskrivning som är så lång", *["att den går vidare"] * (index % 2))

    assert [row[0] for row in rows(read(draw))] == ["F-0", "F-1", "F-2", "F-3"]


def test_a_bold_title_among_the_rows_is_a_row_of_its_own():
    def draw(sheet):
        y = 120
        for title in ("Säkerhet", "Drift"):
            sheet.text(72, y, title, bold=True)
            for index in range(3):
                y += 18
                sheet.text(72, y, f"F-{index}")
                sheet.text(145, y, "Tjänsten har en funktion")
                sheet.text(420, y, "ska")
            y += 18

    found = rows(read(draw))
    assert ["Drift", "", ""] in found
    assert found.count(["F-2", "Tjänsten har en funktion", "ska"]) == 2


def test_a_column_that_the_first_row_leaves_empty_is_a_column():
    def draw(sheet):
        for index, answer in enumerate(("", "ja", "", "nej", "ja")):
            y = 120 + 20 * index
            for x, text in ((72, f"F-{index}"), (145, "Tjänsten har en funktion"), (420, "ska"), (470, answer)):
                sheet.text(x, y, text)

    assert [row[2:] for row in rows(read(draw))] == [["ska", answer] for answer in ("", "ja", "", "nej", "ja")]


def test_a_list_in_a_cell_of_a_table_without_lines_stays_in_it():
    def draw(sheet):
        for index in range(4):
            y = 120 + 80 * index
            for x, text in ((72, f"F-{index}"), (145, "Tjänsten ska stödja:"), (420, "ska")):
                sheet.text(x, y, text)
            sheet.lines(165, y + 25, "• export", "• import av uppgifter", "• arkiv")

    text = "Tjänsten ska stödja:\n• export\n• import av uppgifter\n• arkiv"
    assert rows(read(draw)) == [[f"F-{index}", text, "ska"] for index in range(4)]


def test_narrow_white_between_cells_that_are_drawn_one_by_one_parts_them():
    def draw(sheet):
        for index in range(4):
            y = 120 + 20 * index
            for x, text in ((72, f"F-{index}"), (145, "Tjänsten har en funktion"), (420, "ska"), (444, "ja")):
                sheet.text(x, y, text)

    assert [row[2:] for row in rows(read(draw))] == [["ska", "ja"]] * 4


def test_a_row_of_a_table_without_lines_that_a_page_breaks_is_made_whole():
    def draw(sheet):
        for page, first in enumerate((0, 4)):
            y = 60 if page else 700
            if page:
                y = sheet.lines(145, y, "och går vidare på nästa sida") + 6
            for index in range(first, first + 4):
                for x, text in ((72, f"F-{index}"), (145, "Tjänsten har en funktion"), (420, "ska")):
                    sheet.text(x, y, text)
                y += 20
            sheet.page()

    document = read(draw)
    expected = [[f"F-{index}", "Tjänsten har en funktion", "ska"] for index in range(8)]
    expected[3][1] += " och går vidare på nästa sida"
    assert rows(document) == expected
    assert len(document.tables) == 1


def test_a_shaded_head_over_a_single_row_is_a_table():
    def draw(sheet):
        sheet.lines(LEFT, 60, *BODY)
        xs = (70, 140, 400, 480)
        for x0, x1 in pairwise(xs):
            sheet.fill(x0, 108, x1, 126)
        for y, row in ((121, HEAD), (145, ["K9", "Bara en rad", "ska"])):
            for x, cell in zip(xs, row, strict=False):
                sheet.text(x + 5, y, cell)

    assert rows(read(draw)) == [HEAD, ["K9", "Bara en rad", "ska"]]


def test_a_head_that_returns_on_the_next_page_makes_a_single_row_a_table():
    def draw(sheet):
        sheet.lines(LEFT, 60, *BODY)
        for x, head, cell in zip(XS, HEAD, ("K1", "Texten går över till", "ska"), strict=False):
            sheet.text(x, 700, head, bold=True)
            sheet.text(x, 722, cell)
        sheet.page()
        for x, head, cell in zip(XS, HEAD, ("", "nästa sida", ""), strict=False):
            sheet.text(x, 100, head, bold=True)
            sheet.text(x, 122, cell)
        sheet.lines(LEFT, 200, *BODY)

    document = read(draw)
    assert rows(document) == [HEAD, ["K1", "Texten går över till nästa sida", "ska"]]
    assert document.apart == ()


def test_a_head_of_two_lines_that_returns_is_no_part_of_the_rest_of_a_row():
    head = ("Krav-\nnummer", "Krav", "Typ")

    def draw(sheet):
        sheet.lines(LEFT, 60, *BODY)
        for top, cells in (
            (650, ("K1", "Den första raden", "bör")),
            (100, ("", "nästa sida", "")),
        ):
            for x, title, cell in zip(XS, head, cells, strict=False):
                sheet.lines(x, top, *title.split("\n"), bold=True)
                sheet.text(x, top + 38, cell)
            if cells[0]:
                for x, cell in zip(XS, ("K2", "Texten går över till", "ska"), strict=False):
                    sheet.text(x, top + 60, cell)
                sheet.page()
        for x, cell in zip(XS, ("K3", "Den sista raden", "ska"), strict=False):
            sheet.text(x, 160, cell)
        sheet.lines(LEFT, 230, *BODY)

    assert rows(read(draw)) == [
        ["Kravnummer", "Krav", "Typ"],
        ["K1", "Den första raden", "bör"],
        ["K2", "Texten går över till nästa sida", "ska"],
        ["K3", "Den sista raden", "ska"],
    ]


def test_a_heading_below_a_table_without_lines_is_no_row():
    def draw(sheet):
        sheet.lines(LEFT, 60, *BODY)
        aligned(sheet)
        sheet.text(LEFT, 212, "3.2", size=13, bold=True)
        sheet.text(140, 212, "Drift", size=13, bold=True)
        sheet.lines(LEFT, 240, *BODY)

    document = read(draw)
    assert document.tables[0].rows == 4
    assert [(block.label, block.text) for block in document.blocks if block.kind == "heading"] == [("3.2", "Drift")]


def test_two_aligned_rows_alone_are_no_table():
    def draw(sheet):
        sheet.lines(LEFT, 60, *BODY)
        for y in (140, 160):
            sheet.text(72, y, "Ort och datum")
            sheet.text(300, y, "Namn")

    assert read(draw).tables == ()


def test_labels_before_their_text_are_a_list_and_no_table():
    def draw(sheet):
        for index in range(5):
            sheet.text(72, 100 + 16 * index, f"{index + 1}.")
            sheet.text(110, 100 + 16 * index, "en punkt i en lista")

    document = read(draw)
    assert document.tables == ()
    assert [block.kind for block in document.blocks] == ["item"] * 5


def test_marked_words_are_no_table():
    def draw(sheet):
        for index, line in enumerate(BODY):
            width = sheet.canvas.stringWidth(line, "Helvetica", 10)
            for start, end in ((0.0, 0.4), (0.4, 0.7), (0.7, 1.0)):
                sheet.fill(72 + start * width, 91 + 14 * index, 72 + end * width, 105 + 14 * index, grey=0.9)
        sheet.lines(LEFT, 101, *BODY)

    document = read(draw)
    assert document.tables == ()
    assert texts(document) == [" ".join(BODY)]


def test_shaded_lines_within_shaded_cells_make_no_further_cells():
    def draw(sheet):
        for row in range(3):
            for column in range(2):
                x, y = 72 + 200 * column, 100 + 40 * row
                sheet.fill(x, y, x + 199.5, y + 39.5, grey=0.8)
                sheet.fill(x + 6, y + 5, x + 193, y + 20, grey=0.8)
                sheet.text(x + 7, y + 16, f"cell {row} {column}")

    assert rows(read(draw)) == [[f"cell {row} 0", f"cell {row} 1"] for row in range(3)]


def stairs(sheet):
    """Lines from which no rows and columns follow: the border between two squares and those below is missing."""
    for y, x0, x1 in ((100, 72, 472), (150, 272, 472), (200, 72, 472)):
        sheet.rule(x0, y, x1, y)
    for x, y0, y1 in ((72, 100, 200), (272, 150, 200), (472, 100, 200)):
        sheet.rule(x, y0, x, y1)
    sheet.lines(90, 130, "vinkelns text", "fortsätter här")
    sheet.text(290, 180, "egen cell")


def test_no_text_is_lost_or_doubled_when_the_lines_form_no_clear_grid():
    words = " ".join(texts(read(stairs))).split()
    assert sorted(words) == sorted(["vinkelns", "text", "fortsätter", "här", "egen", "cell"])


def imports_pdfplumber(data: bytes) -> bool:
    script = (
        "import sys; from kravlint.readers.pdf import read_pdf; from kravlint.readers.limits import Limits;"
        "read_pdf(sys.stdin.buffer.read(), 'a.pdf', Limits()); print('pdfplumber' in sys.modules)"
    )
    answer = subprocess.run([sys.executable, "-c", script], input=data, capture_output=True, check=True)
    return answer.stdout.decode().strip() == "True"


def test_pdfplumber_is_imported_only_for_lines_that_form_no_clear_grid():
    assert imports_pdfplumber(pdf(stairs))
    assert not imports_pdfplumber(pdf(split_over_pages))
