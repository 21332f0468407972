import pytest
from tests.readers.docx_builder import (
    STRICT_W,
    W,
    abstract,
    beside,
    blocks,
    control,
    deleted,
    docx,
    el,
    field,
    ins,
    lvl,
    num,
    p,
    package,
    part,
    r,
    read,
    style,
    tbl,
    tc,
    text_box,
    texts,
    tr,
)

from kravlint.document import Place

NUMBERED = (abstract(0, lvl(0, "decimal", "%1.")), num(1, 0))


def headings(*body, **options):
    return [(b.level, b.label, b.text) for b in blocks(*body, **options) if b.kind == "heading"]


def test_headings_are_known_by_the_styles_name_not_its_id():
    styles = (style("Rubrik2", "heading 2"), style("Heading1", "Brödtext"))
    assert headings(p("Syfte", style="Rubrik2"), p("Text", style="Heading1"), styles=styles) == [(2, "", "Syfte")]


def test_a_style_based_on_a_heading_is_one():
    styles = (style("R1", "Heading 1"), style("Egen", "Min rubrik", based_on="R1"))
    assert headings(p("Krav", style="Egen"), styles=styles) == [(1, "", "Krav")]


def test_outline_levels_make_headings_and_take_them_away():
    styles = (
        style("A", "Kapitel", el("pPr", el("outlineLvl", val=2))),
        style("R1", "heading 1"),
        style("T", "TOC Heading", el("pPr", el("outlineLvl", val=9)), based_on="R1"),
    )
    assert headings(
        p("I stil", style="A"),
        p("Direkt", props=el("outlineLvl", val=0)),
        p("Innehåll", style="T"),
        p("Inte", style="R1", props=el("outlineLvl", val=9)),
        styles=styles,
    ) == [(3, "", "I stil"), (1, "", "Direkt")]


def test_the_title_is_a_heading():
    assert headings(p("Kravspecifikation", style="Rubrik"), styles=(style("Rubrik", "Title"),)) == [
        (1, "", "Kravspecifikation")
    ]


def test_a_heading_style_needs_no_definition():
    assert headings(p("Krav", style="Heading2")) == [(2, "", "Krav")]


@pytest.mark.parametrize(
    ("typed", "label", "text"),
    [
        ("3.1 Behörighet", "3.1", "Behörighet"),
        ("3.1. e-post", "3.1.", "e-post"),
        ("2. inledning", "2.", "inledning"),
        ("4 Krav", "4", "Krav"),
        ("B.2 Säkerhet", "B.2", "Säkerhet"),
        ("3.2Typ av uppdrag", "3.2", "Typ av uppdrag"),
        ("24 timmar", "", "24 timmar"),
        ("2026 Års avtal", "", "2026 Års avtal"),
        ("3.1", "", "3.1"),
    ],
)
def test_a_number_typed_in_front_of_a_heading_is_its_label(typed, label, text):
    assert headings(p(typed, style="Heading1")) == [(1, label, text)]


def test_a_typed_number_stays_in_other_blocks_and_beside_an_automatic_one():
    assert texts(p("3.1 Leverantören ska")) == ["3.1 Leverantören ska"]
    assert headings(p("2 Krav", style="Heading1", num=(1, 0)), numbering=NUMBERED) == [(1, "1.", "2 Krav")]


def test_a_typed_numbers_heading_keeps_the_origins_of_its_text():
    origin = blocks(p("3.1 Krav", style="Heading1"))[0].origins[0]
    assert (origin.start, origin.run, origin.offset) == (0, 1, 4)


def test_style_cycles_end():
    styles = (style("A", "a", based_on="B"), style("B", "b", based_on="A"))
    assert blocks(p("x", style="A"), styles=styles)[0].style == "a"


def test_unstyled_paragraphs_have_the_default_style():
    default = style("Normalt", "Normal").replace("<w:style ", '<w:style w:default="1" ', 1)
    assert blocks(p("x"), styles=(type(style("", ""))(default),))[0].style == "normal"


def test_content_controls_are_read_through():
    assert texts(control(p("block")), p("i ", control(r("raden")))) == ["block", "i raden"]


def test_a_text_box_comes_once_after_its_paragraph():
    assert texts(p("före ", text_box(p("ruta"), p("rad två")), "efter"), p("sist")) == [
        "före efter",
        "ruta",
        "rad två",
        "sist",
    ]


def test_a_text_box_only_in_the_old_form_is_read():
    old = r(el("pict", el("txbxContent", p("gammal ruta"))))
    assert texts(p("x", old)) == ["x", "gammal ruta"]


def test_paragraphs_are_counted_in_document_order_boxes_included():
    found = blocks(p("ett"), p("två", text_box(p("ruta"))), p("tre"))
    # The box's paragraph stands twice in the file: in the drawing and in its fallback.
    assert [(b.text, b.place) for b in found] == [
        ("ett", Place(paragraph=1)),
        ("två", Place(paragraph=2)),
        ("ruta", Place(paragraph=3)),
        ("tre", Place(paragraph=5)),
    ]


def test_notes_follow_the_block_that_refers_to_them():
    footnotes = part(
        "footnotes",
        el("footnote", p(r(el("footnoteRef")), " Se lagen"), id=2),
        el("footnote", p("Ett"), p("Två"), id=3),
    )
    endnotes = part("endnotes", el("endnote", p("Sist"), id=2))
    found = blocks(
        p("a", r(el("footnoteReference", id=2)), " b", r(el("endnoteReference", id=2))),
        p("c", r(el("footnoteReference", id=3))),
        p("d"),
        parts={"footnotes": footnotes, "endnotes": endnotes},
    )
    assert [(b.kind, b.label, b.text, b.place.paragraph) for b in found] == [
        ("paragraph", "", "a b", 1),
        ("footnote", "1", "Se lagen", 1),
        ("footnote", "i", "Sist", 1),
        ("paragraph", "", "c", 2),
        ("footnote", "2", "Ett\nTvå", 2),
        ("paragraph", "", "d", 3),
    ]


NOTES = {"endnotes": part("endnotes", el("endnote", p("Ett"), id=2), el("endnote", p("Två"), id=3))}
REFERRING = p("a", r(el("endnoteReference", id=2)), r(el("endnoteReference", id=3)))


def note_labels(*body, **parts):
    return [block.label for block in blocks(*body, parts={**NOTES, **parts}) if block.kind == "footnote"]


def test_notes_are_numbered_as_the_settings_say():
    numbered = el("endnotePr", el("numFmt", val="upperLetter"), el("numStart", val=3), el("endnote", id=0))
    assert note_labels(REFERRING, settings=part("settings", numbered)) == ["C", "D"]


def test_a_sections_numbering_of_notes_goes_before_that_of_the_settings():
    section = el("sectPr", el("endnotePr", el("numFmt", val="decimal")))
    settings = part("settings", el("endnotePr", el("numFmt", val="upperRoman")))
    assert note_labels(REFERRING, section, settings=settings) == ["1", "2"]


def test_the_footnotes_numbering_is_not_that_of_the_endnotes():
    settings = part("settings", el("footnotePr", el("numFmt", val="upperRoman")))
    assert note_labels(REFERRING, settings=settings) == ["i", "ii"]


def test_a_note_in_a_cell_comes_after_the_table():
    footnotes = part("footnotes", el("footnote", p("Not"), id=2))
    body = tbl(tr(tc(p("a", r(el("footnoteReference", id=2)))), "b"))
    assert texts(body, parts={"footnotes": footnotes}) == ["a", "b", "Not"]


def test_a_note_that_refers_to_itself_ends():
    footnotes = part("footnotes", el("footnote", p("Not", r(el("footnoteReference", id=2))), id=2))
    assert texts(p("a", r(el("footnoteReference", id=2))), parts={"footnotes": footnotes}) == ["a", "Not"]


def test_a_note_that_is_missing_is_nothing():
    assert texts(p("a", r(el("footnoteReference", id=9)))) == ["a"]


def test_comments_stand_beside_the_block_where_they_begin():
    comments = part(
        "comments",
        el("comment", p("Är det rimligt?"), p("Nej"), id=0, author="Granskare"),
        el("comment", p("Utan plats"), id=1, author="B"),
    )
    start = el("commentRangeStart", id=0)
    reference = r(el("commentReference", id=0))
    document = read(docx(p("a"), p(start, "b"), p("c", reference), parts={"comments": comments}))
    assert texts_of(document) == ["a", "b", "c"]
    assert [(a.text, a.author, a.block) for a in beside(document, "comment")] == [
        ("Är det rimligt?\nNej", "Granskare", 1),
        ("Utan plats", "B", None),
    ]


def texts_of(document):
    return [block.text for block in document.blocks]


def test_headers_and_footers_stand_apart_once_each():
    header = part("hdr", p("Dnr 2026/12"), tbl(tr("Region", "Utkast")))
    footer = part("ftr", p("Sidan ", field("PAGE", "1")))
    document = read(docx(p("x"), parts={"header1": header, "header2": header, "footer1": footer}))
    assert [(a.kind, a.text, a.block) for a in document.apart] == [
        ("header", "Dnr 2026/12\nRegion\nUtkast", None),
        ("footer", "Sidan 1", None),
    ]
    assert document.tables == ()


def test_insertions_and_moved_text_are_live_and_deletions_stand_apart():
    moved_from = el("moveFrom", r("flyttat"), id=3, author="C")
    document = read(
        docx(
            p("ska ", deleted("bör ", "A"), ins(r("alltid ")), "vara"),
            p("här: ", el("moveTo", r("flyttat"), id=4)),
            p("där: ", moved_from),
        )
    )
    assert texts_of(document) == ["ska alltid vara", "här: flyttat", "där:"]
    assert [(a.text, a.author, a.block) for a in beside(document, "deleted")] == [("bör", "A", 0), ("flyttat", "C", 2)]
    assert document.tracked_changes == 3


def test_one_deletion_in_many_runs_is_one():
    cut = el("del", r(el("delText", "bor")), r(el("delText", "ta")), author="A")
    document = read(docx(p("x", cut, "y", deleted("z"))))
    assert [a.text for a in beside(document, "deleted")] == ["borta", "z"]


def test_text_inserted_by_one_and_deleted_by_another_is_deleted():
    assert texts(p("x", ins(deleted("y")))) == ["x"]


def test_a_deleted_paragraph_mark_joins_paragraphs():
    document = read(docx(p("Leverantören ", mark=el("del", author="A")), p("ska svara."), p("Sist.")))
    assert texts_of(document) == ["Leverantören ska svara.", "Sist."]
    assert [origin.paragraph for origin in document.blocks[0].origins] == [1, 2]
    assert document.tracked_changes == 1


def test_a_wholly_deleted_paragraph_leaves_no_trace_in_the_numbers():
    gone = p(deleted("borta"), num=(1, 0), mark=el("del", author="A"))
    document = read(docx(gone, p("kvar", num=(1, 0)), numbering=NUMBERED))
    assert [(b.label, b.text) for b in document.blocks] == [("1.", "kvar")]
    assert [(a.text, a.block) for a in beside(document, "deleted")] == [("borta", 0)]


def test_joined_paragraphs_keep_the_properties_of_the_first_with_text():
    joined = blocks(p("Rubrik", style="Heading1", mark=el("del")), p(" och text"))
    assert [(b.kind, b.text) for b in joined] == [("heading", "Rubrik och text")]
    emptied = blocks(p(deleted("Rubrik"), style="Heading1", mark=el("del")), p("text"))
    assert [(b.kind, b.text, b.place.paragraph) for b in emptied] == [("paragraph", "text", 2)]


def test_a_deleted_mark_before_a_table_or_at_the_end_joins_nothing():
    mark = el("del")
    assert texts(p("a", mark=mark), tbl(tr(tc(p("b", mark=mark)), "c")), p("d", mark=mark)) == ["a", "b", "c", "d"]


def test_deleted_text_without_any_block_belongs_to_none():
    document = read(docx(p(deleted("allt"))))
    assert [(a.text, a.block) for a in beside(document, "deleted")] == [("allt", None)]


def test_properties_that_the_file_states():
    core = (
        '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/">'
        "<dc:creator>Upphandlare</dc:creator><cp:lastModifiedBy>Jurist</cp:lastModifiedBy><dc:title> </dc:title>"
        "<dc:subject>Skola</dc:subject><dcterms:created>2026-01-02T03:04:05Z</dcterms:created>"
        "<dcterms:modified>2026-02-03T04:05:06Z</dcterms:modified></cp:coreProperties>"
    )
    app = (
        '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
        "<Template>Kravmall.dotx</Template><Company>Exempel kommun</Company><Pages>4</Pages></Properties>"
    )
    document = read(docx(p("x"), top={"core-properties": core, "extended-properties": app}))
    assert document.properties == {
        "author": "Upphandlare",
        "last_modified_by": "Jurist",
        "subject": "Skola",
        "created": "2026-01-02T03:04:05Z",
        "modified": "2026-02-03T04:05:06Z",
        "company": "Exempel kommun",
        "template": "Kravmall.dotx",
    }


def test_the_package_says_where_the_document_is():
    assert [b.text for b in read(docx(p("x"), main="innehall/text.xml")).blocks] == ["x"]


def test_content_types_find_the_document_when_relations_do_not():
    content_types = (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/a/b.xml" '
        'ContentType="application/vnd.ms-word.document.macroEnabled.main+xml"/></Types>'
    )
    data = package({"[Content_Types].xml": content_types, "a/b.xml": part("document", el("body", p("makro")))})
    assert [b.text for b in read(data).blocks] == ["makro"]


def test_strict_documents_read_as_transitional_ones():
    styles = part("styles", style("R", "heading 1")).replace(W, STRICT_W)
    relations = "http://purl.oclc.org/ooxml/officeDocument/relationships"
    data = package(
        {
            "_rels/.rels": f'<Relationships><Relationship Id="a" Type="{relations}/officeDocument" '
            'Target="word/document.xml"/></Relationships>',
            "word/document.xml": part("document", el("body", p("Krav", style="R"))).replace(W, STRICT_W),
            "word/_rels/document.xml.rels": f'<Relationships><Relationship Id="a" Type="{relations}/styles" '
            'Target="styles.xml"/></Relationships>',
            "word/styles.xml": styles,
        }
    )
    assert [(b.kind, b.text) for b in read(data).blocks] == [("heading", "Krav")]
