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
