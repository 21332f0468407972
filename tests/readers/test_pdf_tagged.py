from pathlib import Path

import pytest
from tests.readers.pdf_builder import BODY, HEIGHT, LEADING, LEFT, raw_pdf, rows, tagged_pdf

from kravlint.readers.limits import Limits
from kravlint.readers.pdf import read_pdf

HOSTILE = Path(__file__).parents[2].parent / "shared/hostile/jsvine__pdfplumber"


def read(*pieces, drawn=""):
    return read_pdf(tagged_pdf(pieces, drawn), "fil.pdf", Limits())


def shown(document):
    return [(block.kind, block.level, block.label, block.text) for block in document.blocks]


def text(y, path="P", lines=BODY, x=LEFT):
    """Lines below each other in one element."""
    return [(path, x, y + LEADING * index, line) for index, line in enumerate(lines)]


PARAGRAPH = ("paragraph", 0, "", " ".join(BODY))


def test_headings_by_their_tags_however_they_look():
    document = read(
        *text(100, "H1", ["Avtal"]),
        *text(114),
        *text(170, "H2", ["3.1 Avtalstid"]),
        *text(184),
        *text(240, "H2", ["Pris"]),
    )
    assert shown(document) == [
        ("heading", 1, "", "Avtal"),
        PARAGRAPH,
        ("heading", 2, "3.1", "Avtalstid"),
        PARAGRAPH,
        ("heading", 2, "", "Pris"),
    ]


def test_a_tagged_heading_of_two_lines_is_one_even_when_its_first_line_is_short():
    document = read(*text(100, "H1", ["Rätt", "till insyn"]), *text(128), *text(200))
    assert shown(document) == [("heading", 1, "", "Rätt till insyn"), PARAGRAPH, PARAGRAPH]


def test_generic_headings_are_as_deep_as_their_sections():
    document = read(
        *text(100, "Sect/H", ["Avtal"]),
        *text(114, "Sect/P"),
        *text(170, "Sect/Sect/H", ["Pris"]),
        *text(184, "Sect/Sect/P"),
    )
    assert [(level, words) for kind, level, _, words in shown(document) if kind == "heading"] == [
        (1, "Avtal"),
        (2, "Pris"),
    ]


def test_requirements_in_heading_style_are_no_headings():
    document = read(*text(100, "H2", ["3.1 Leverantören ska lämna en plan."]), *text(114), *text(200))
    assert shown(document)[0] == ("item", 1, "3.1", "Leverantören ska lämna en plan.")


def test_a_document_tagged_as_headings_throughout_has_no_headings():
    lines = [f"Stycke {name} om hur tjänsten förvaltas" for name in "abcd"]
    document = read(*[(f"H1#{index}", LEFT, 100 + 40 * index, line) for index, line in enumerate(lines)])
    assert shown(document) == [("paragraph", 0, "", line) for line in lines]


def test_list_items_with_the_labels_that_the_file_names():
    document = read(
        *text(100),
        ("L/LI#1/Lbl", LEFT, 142, "Krav A"),
        ("L/LI#1/LBody", LEFT + 50, 142, "Tjänsten ska ha stöd för"),
        ("L/LI#1/LBody", LEFT + 50, 156, "Inloggning"),
        ("L/LI#2/Lbl", LEFT, 170, "§ 2"),
        ("L/LI#2/LBody", LEFT + 50, 170, "Tjänsten ska loggas"),
    )
    assert [(kind, label) for kind, _, label, _ in shown(document)][:2] == [("paragraph", ""), ("item", "Krav A")]
    assert shown(document)[-1] == ("item", 1, "§ 2", "Tjänsten ska loggas")


def test_list_items_whose_signs_are_no_text():
    lines = ["driftsättning av tjänsten", "underhåll av tjänsten"]
    document = read(
        *text(100), *[("L/LI#" + line, LEFT, 142 + 14 * n, line) for n, line in enumerate(lines)], *text(170)
    )
    assert shown(document) == [PARAGRAPH, *[("item", 1, "", line) for line in lines], PARAGRAPH]


def test_a_numbered_heading_that_is_tagged_as_a_list_stays_a_heading():
    document = read(("L/LI/LBody", LEFT, 100, "5.3 Uppsägning"), *text(130))
    assert shown(document)[0] == ("heading", 2, "5.3", "Uppsägning")


def table(*heads):
    """A ruled table of three rows whose first row stands in cells of the types `heads`."""
    lines = [f"{72 + 120 * n} {HEIGHT - 100} m {72 + 120 * n} {HEIGHT - 160} l S" for n in range(3)]
    lines += [f"72 {HEIGHT - 100 - 20 * n} m 312 {HEIGHT - 100 - 20 * n} l S" for n in range(4)]
    names = [["Krav", "Typ"], ["Inloggning", "ska"], ["Loggning", "bör"]]
    pieces = [
        (f"Table/TR#{r}/{heads[c] if r == 0 else 'TD'}#{c}/P", 77 + 120 * c, 114 + 20 * r, cell)
        for r, row in enumerate(names)
        for c, cell in enumerate(row)
    ]
    return read(*pieces, *text(200), drawn="\n".join(lines))


@pytest.mark.parametrize(("heads", "expected"), [(("TH", "TH"), 1), (("TH", "TD"), 0), (("TD", "TD"), 0)])
def test_head_rows_are_those_of_head_cells_only(heads, expected):
    document = table(*heads)
    assert rows(document)[0] == ["Krav", "Typ"]
    assert document.tables[0].header_rows == expected


def apart(document):
    return [(each.kind, each.text) for each in document.apart]


def test_artifacts_above_and_below_the_text_are_running_lines():
    document = read(
        ("Artifact", LEFT, 200, "Utkast till kravspecifikation"),
        *text(230),
        *text(300),
        ("Artifact", LEFT, 500, "Diarienummer 2026/12"),
    )
    assert apart(document) == [("header", "Utkast till kravspecifikation"), ("footer", "Diarienummer 2026/12")]
    assert shown(document) == [PARAGRAPH] * 2


def test_an_artifact_among_the_text_is_read():
    document = read(*text(100), ("Artifact", LEFT, 170, "Leverantören ska"), *text(200))
    assert apart(document) == []
    assert "Leverantören ska" in [block.text for block in document.blocks]


def test_pages_of_artifacts_are_read_as_if_untagged():
    document = read(("P", LEFT, 80, "Krav"), *text(120, "Artifact"), *text(190, "Artifact"))
    assert apart(document) == []
    assert [block.text for block in document.blocks] == ["Krav", " ".join(BODY), " ".join(BODY)]


def test_a_tree_that_leaves_most_of_the_text_out_is_not_trusted():
    document = read(*text(100, "H1", ["Avtal"]), *text(114, ""), *text(170, ""))
    assert not any(kind == "heading" for kind, *_ in shown(document))


def test_text_within_a_form_is_not_taken_for_the_marks_of_the_page():
    """The form's content counts its marks from 0 again."""
    data = tagged_pdf([*text(100, "H1", ["Avtal"]), *text(114)], drawn="/X1 Do")
    form = (
        "<< /Type /XObject /Subtype /Form /BBox [0 0 600 900] /Resources << /Font << /F1 5 0 R >> >> /Length 66 >>\n"
        "stream\n/P << /MCID 0 >> BDC BT /F1 10 Tf 72 500 Td (Inget alls) Tj ET EMC\nendstream"
    )
    objects = [part.partition(b"obj\n")[2].decode("cp1252") for part in data.split(b"\nendobj\n")[:-1]]
    objects[2] = objects[2].replace("/Font", f"/XObject << /X1 {len(objects) + 1} 0 R >> /Font")
    document = read_pdf(raw_pdf([*objects, form]), "fil.pdf", Limits())
    assert "Inget alls" in [block.text for block in document.blocks]
    assert not any(kind == "heading" for kind, *_ in shown(document))


def test_a_tree_that_leads_back_to_itself_is_walked_once():
    data = tagged_pdf([*text(100, "Sect/H1", ["Avtal"]), *text(114, "Sect/P"), *text(170, "Sect/P#2")])
    # The section (object 9) becomes a child of its own heading (object 10).
    document = read_pdf(data.replace(b"/Pg 3 0 R /K [0]", b"/Pg 3 0 R /K [0 9 0 R 8 0 R]"), "fil.pdf", Limits())
    assert shown(document) == [("heading", 1, "", "Avtal"), PARAGRAPH, PARAGRAPH]


def test_a_tree_deeper_than_any_document_is_left_alone():
    document = read(*text(100, "Div/" * 500 + "H1", ["Avtal"]), *text(114))
    assert " ".join(block.text for block in document.blocks) == " ".join(("Avtal", *BODY))


def real(name):
    path = HOSTILE / name
    if not path.exists():
        pytest.skip(f"{name} is not beside the repository")
    return read_pdf(path.read_bytes(), name, Limits())


def test_a_document_as_an_office_program_tags_it():
    document = real("pdf_structure.pdf")
    levels = [level for kind, level, *_ in shown(document) if kind == "heading"]
    assert levels[-3:] == [1, 2, 3]
    assert [table.header_rows for table in document.tables] == [1]


def test_a_document_as_word_tags_it():
    document = real("word365_structure.pdf")
    kinds = [kind for kind, *_ in shown(document) if kind != "cell"]
    assert kinds == ["heading", "paragraph", "item", "item", "item", "paragraph", "item", "item"]
    assert [table.header_rows for table in document.tables] == [1]
