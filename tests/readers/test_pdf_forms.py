from tests.readers.pdf_builder import BODY, HEIGHT, LEFT, read, rows, shown, texts


def test_the_values_of_form_fields_stand_where_they_are_shown():
    def draw(sheet):
        form = sheet.canvas.acroForm
        sheet.lines(LEFT, 100, *BODY)
        sheet.text(LEFT, 200, "Leverantörens namn:")
        form.textfield(name="namn", value="Företaget Åäö AB", x=200, y=HEIGHT - 208, width=200, height=18)
        sheet.lines(LEFT, 260, *BODY)

    assert texts(read(draw)) == [" ".join(BODY), "Leverantörens namn:", "Företaget Åäö AB", " ".join(BODY)]


def test_an_empty_field_says_nothing():
    def draw(sheet):
        sheet.text(LEFT, 100, "Namn:")
        sheet.canvas.acroForm.textfield(name="namn", x=200, y=HEIGHT - 108, width=200, height=18)

    assert shown(read(draw)) == [("paragraph", "", "Namn:")]


def test_ticks_stand_beside_their_text():
    def draw(sheet):
        for y, checked, text in ((100, True, "Ja"), (140, False, "Nej")):
            sheet.canvas.acroForm.checkbox(name=text, checked=checked, x=LEFT, y=HEIGHT - y - 3, size=12)
            sheet.text(LEFT + 20, y, text)

    assert texts(read(draw)) == ["☒ Ja", "☐ Nej"]


def test_a_field_in_a_table_is_its_cells_text():
    def draw(sheet):
        sheet.table((72, 200, 400), (100, 130, 160), [["Krav", "Svar"], ["K1", ""]])
        sheet.canvas.acroForm.textfield(name="svar", value="Uppfylls", x=205, y=HEIGHT - 155, width=150, height=18)

    assert rows(read(draw)) == [["Krav", "Svar"], ["K1", "Uppfylls"]]


def test_annotations_stand_apart_from_the_text():
    def draw(sheet):
        sheet.lines(LEFT, 100, *BODY)
        sheet.canvas.textAnnotation("Är detta rätt nivå?", (300, 700, 320, 720))
        sheet.canvas.linkURL("https://example.org/", (72, 700, 200, 720))

    document = read(draw)
    assert texts(document) == [" ".join(BODY)]
    assert [(apart.kind, apart.text) for apart in document.apart] == [("annotation", "Är detta rätt nivå?")]


def anchors(*boxes):
    """The texts of the blocks that notes at `boxes` (x0, top, x1, bottom) belong to; None for none."""

    def draw(sheet):
        sheet.lines(LEFT, 100, *BODY)
        sheet.table((72, 200, 400), (200, 220, 240), [["Krav", "Svar"], ["K1", ""]])
        sheet.lines(LEFT, 300, "Sist av allt")
        for x0, top, x1, bottom in boxes:
            sheet.canvas.textAnnotation("Se här", (x0, HEIGHT - bottom, x1, HEIGHT - top))

    document = read(draw)
    return [document.blocks[apart.block].text if apart.block is not None else None for apart in document.apart]


def test_an_annotation_belongs_to_the_block_under_it():
    assert anchors((100, 106, 200, 116)) == [" ".join(BODY)]
    assert anchors((204, 204, 216, 216)) == ["Svar"]
    assert anchors((204, 224, 216, 236)) == [""]


def test_an_annotation_over_two_blocks_belongs_to_the_one_it_covers_most_of():
    assert anchors((72, 238, 400, 302), (72, 90, 400, 215)) == ["Sist av allt", " ".join(BODY)]


def test_an_annotation_in_the_margin_belongs_to_the_block_beside_it():
    assert anchors((540, 290, 560, 310), (20, 205, 40, 215)) == ["Sist av allt", "Krav"]


def test_an_annotation_far_from_all_text_belongs_to_none():
    assert anchors((300, 600, 320, 620)) == [None]
