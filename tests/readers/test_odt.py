"""OpenDocument texts: what a person reads, with list and heading numbers; changes accepted."""

import io
import json
import zipfile
from pathlib import Path

import pytest

from kravlint.document import Apart, Place, Table
from kravlint.readers import read as read_path
from kravlint.readers.limits import Limits, Unreadable
from kravlint.readers.odt import read_odt

BENCH = Path(__file__).parents[2] / ".." / "shared" / "bench"
NAMES = ("office", "table", "text", "style", "meta", "manifest")
SPACES = " ".join(f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in NAMES)
SPACES += ' xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" xmlns:dc="http://purl.org/dc/elements/1.1/"'
OUTLINE = (
    '<text:outline-style><text:outline-level-style text:level="1" style:num-format="1"/>'
    '<text:outline-level-style text:level="2" style:num-format="1" text:display-levels="2"/></text:outline-style>'
)
LISTS = (
    '<text:list-style style:name="L">'
    '<text:list-level-style-number text:level="1" style:num-format="1" style:num-suffix="."/>'
    '<text:list-level-style-number text:level="2" style:num-format="a" style:num-suffix=")"/></text:list-style>'
    '<text:list-style style:name="B">'
    '<text:list-level-style-bullet text:level="1" text:bullet-char="–"/></text:list-style>'
)


def read(body, automatic="", styles="", **members):
    content = f"<office:automatic-styles>{LISTS}{automatic}</office:automatic-styles>"
    content += f"<office:body><office:text>{body}</office:text></office:body>"
    members = {
        "content.xml": f"<office:document-content {SPACES}>{content}</office:document-content>",
        "styles.xml": f"<office:document-styles {SPACES}>{styles}</office:document-styles>",
        **members,
    }
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, text in members.items():
            archive.writestr(name, text)
    return read_odt(buffer.getvalue(), "krav.odt", Limits())


def p(text):
    return f"<text:p>{text}</text:p>"


def h(level, text, attributes=""):
    return f'<text:h text:outline-level="{level}" {attributes}>{text}</text:h>'


def ul(style, *items, attributes=""):
    inside = "".join(f"<text:list-item>{item}</text:list-item>" for item in items)
    return f'<text:list text:style-name="{style}" {attributes}>{inside}</text:list>'


def shapes(document):
    return [(b.kind, b.level, b.label, b.text) for b in document.blocks]


def texts(document):
    return [block.text for block in document.blocks]


def test_headings_are_numbered_by_the_outline():
    body = h(1, "Krav") + h(2, "Logg") + h(2, "Larm") + h(1, "Exit") + h(2, "Data")
    assert shapes(read(body, styles=f"<office:styles>{OUTLINE}</office:styles>")) == [
        ("heading", 1, "1", "Krav"),
        ("heading", 2, "1.1", "Logg"),
        ("heading", 2, "1.2", "Larm"),
        ("heading", 1, "2", "Exit"),
        ("heading", 2, "2.1", "Data"),
    ]


def test_headings_out_of_the_outline_or_with_typed_numbers():
    style = '<style:style style:name="N" style:family="paragraph" style:list-style-name=""/>'
    body = h(1, "Förord", 'text:is-list-header="true"') + h(1, "Bilaga", 'text:style-name="N"') + h(1, "Krav")
    assert [b.label for b in read(body, style, f"<office:styles>{OUTLINE}</office:styles>").blocks] == ["", "", "1"]
    assert shapes(read(h(2, "3.1 Logg"))) == [("heading", 2, "3.1", "Logg")]


def test_list_items_have_the_labels_of_their_style_and_level():
    inner = "<text:list><text:list-item>" + p("inre") + "</text:list-item></text:list>"
    assert shapes(read(ul("L", p("ett") + inner + p("mer"), p("två")) + ul("B", p("punkt")))) == [
        ("item", 1, "1.", "ett"),
        ("item", 2, "a)", "inre"),
        ("paragraph", 0, "", "mer"),
        ("item", 1, "2.", "två"),
        ("item", 1, "–", "punkt"),
    ]


def test_a_list_begins_anew_unless_it_says_that_it_continues():
    body = (
        ul("L", p("a"), attributes='xml:id="x"')
        + ul("L", p("b"))
        + ul("L", p("c"), attributes='text:continue-numbering="true"')
        + ul("L", p("d"), attributes='text:continue-list="x"')
        + '<text:list text:style-name="L"><text:list-item text:start-value="7">'
        + p("e")
        + "</text:list-item></text:list>"
    )
    assert [b.label for b in read(body).blocks] == ["1.", "1.", "2.", "2.", "7."]


def test_spaces_tabs_breaks_links_and_spans_are_text():
    body = p(
        'Ett<text:s text:c="3"/>två<text:tab/>tre<text:line-break/><text:a>fyra</text:a> <text:span>fe\nm</text:span>'
    )
    assert texts(read(body)) == ["Ett två tre\nfyra fe m"]


def test_insertions_are_read_and_deletions_stand_apart_where_they_were():
    info = "<office:change-info><dc:creator>Granskare</dc:creator></office:change-info>"
    regions = (
        f'<text:changed-region text:id="i"><text:insertion>{info}</text:insertion></text:changed-region>'
        f'<text:changed-region text:id="d"><text:deletion>{info}{p("bör")}</text:deletion></text:changed-region>'
    )
    body = (
        f"<text:tracked-changes>{regions}</text:tracked-changes>"
        + p("Före.")
        + p(
            'Systemet <text:change-start text:change-id="i"/>ska<text:change-end text:change-id="i"/>'
            '<text:change text:change-id="d"/> logga.'
        )
    )
    document = read(body)
    assert texts(document) == ["Före.", "Systemet ska logga."]
    assert document.apart == (Apart("deleted", "bör", 1, "Granskare"),)
    assert document.tracked_changes == 2


def test_comments_and_hidden_text_stand_apart():
    style = '<style:style style:name="T" style:family="text"><style:text-properties text:display="none"/></style:style>'
    body = (
        p(
            "Ett<office:annotation><dc:creator>Granskare</dc:creator><dc:date>2026</dc:date><text:p>Oklart</text:p>"
            '</office:annotation> två<text:span text:style-name="T">dolt</text:span>.'
        )
        + '<text:section text:display="none">'
        + p("gömt")
        + "</text:section>"
    )
    document = read(body, style)
    assert texts(document) == ["Ett två."]
    assert document.apart == (
        Apart("comment", "Oklart", 0, "Granskare"),
        Apart("hidden", "dolt", 0),
        Apart("hidden", "gömt", 0),
    )


def test_footnotes_follow_their_paragraph():
    note = (
        "<text:note><text:note-citation>1</text:note-citation><text:note-body>"
        + p("Se lagen.")
        + "</text:note-body></text:note>"
    )
    assert shapes(read(p(f"Loggas{note}.") + p("Efter."))) == [
        ("paragraph", 0, "", "Loggas."),
        ("footnote", 0, "1", "Se lagen."),
        ("paragraph", 0, "", "Efter."),
    ]


def test_page_headers_and_footers_stand_apart_once():
    page = f"<style:header>{p('Dnr 1')}</style:header><style:footer>{p('Sida')}</style:footer>"
    page = f"<style:master-page>{page}</style:master-page>"
    document = read(p("x"), styles=f"<office:master-styles>{page}{page}</office:master-styles>")
    assert document.apart == (Apart("header", "Dnr 1"), Apart("footer", "Sida"))


def test_tables_have_header_rows_spans_and_tables_inside():
    def cell(content, attributes=""):
        return f"<table:table-cell {attributes}>{content}</table:table-cell>"

    inner = f"<table:table><table:table-row>{cell(p('inre'))}</table:table-row></table:table>"
    body = (
        "<table:table><table:table-header-rows><table:table-row>"
        + cell(p("Krav"), 'table:number-columns-spanned="2"')
        + "<table:covered-table-cell/></table:table-row></table:table-header-rows><table:table-row>"
        + cell(ul("B", p("a")) + p("b") + inner)
        + cell(p(""))
        + "</table:table-row></table:table>"
    )
    document = read(body)
    assert [(b.place.table, b.place.row, b.place.column, b.column_span, b.text) for b in document.blocks] == [
        (1, 1, 1, 2, "Krav"),
        (1, 2, 1, 1, "– a\nb"),
        (1, 2, 2, 1, ""),
        (2, 1, 1, 1, "inre"),
    ]
    assert document.tables == (
        Table(first=0, last=2, rows=2, columns=2, header_rows=1),
        Table(first=3, last=3, rows=1, columns=1, parent=Place(table=1, row=2, column=1)),
    )


def test_text_boxes_are_paragraphs_of_their_own():
    frame = f"<draw:frame><draw:text-box>{p('ruta')}</draw:text-box></draw:frame>"
    assert sorted(texts(read(p(f"Ett{frame} två")))) == ["Ett två", "ruta"]


def test_styles_go_by_the_name_that_people_see():
    automatic = '<style:style style:name="P1" style:family="paragraph" style:parent-style-name="Krav_20_text"/>'
    named = '<office:styles><style:style style:name="Krav_20_text" style:display-name="Krav text"/></office:styles>'
    document = read('<text:p text:style-name="P1">x</text:p>', automatic, named)
    assert document.blocks[0].style == "krav text"


def test_properties_come_from_the_meta_data():
    stated = "<dc:title>Krav</dc:title><meta:initial-creator>Enheten</meta:initial-creator>"
    meta = f"<office:document-meta {SPACES}><office:meta>{stated}</office:meta></office:document-meta>"
    assert read(p("x"), **{"meta.xml": meta}).properties == {"title": "Krav", "author": "Enheten"}


def test_an_encrypted_document_is_told_as_such():
    entry = "<manifest:file-entry><manifest:encryption-data/></manifest:file-entry>"
    manifest = f"<manifest:manifest {SPACES}>{entry}</manifest:manifest>"
    with pytest.raises(Unreadable) as reason:
        read(p("x"), **{"META-INF/manifest.xml": manifest})
    assert reason.value.code == "encrypted"


@pytest.mark.skipif(not BENCH.is_dir(), reason="the benchmark documents are not here")
def test_a_large_specification_is_read_whole():
    truth = json.loads((BENCH / "krav30.json").read_text(encoding="utf-8"))
    document = read_path(BENCH / "krav30.odt")
    headings = [[block.level, block.label, block.text] for block in document.blocks if block.kind == "heading"]
    assert headings == truth["headings"]
    items = [[block.label, block.text] for block in document.blocks if block.kind == "item"]
    assert items == truth["lists"]
    # A tracked row's cell goes on with what was inserted after the text.
    cells = "\n".join(block.text for block in document.blocks if block.kind == "cell")
    assert [row["id"] for row in truth["reqs"] if f"\n{row['text']}" not in cells] == []
    apart = {item.text for item in document.apart}
    assert set(truth["comments"]) <= apart
    assert {deleted for _, deleted in truth["tracked"]} <= apart
    live = "\n".join(texts(document))
    assert all(inserted in live and deleted not in live for inserted, deleted in truth["tracked"])
