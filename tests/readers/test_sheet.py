"""Workbooks: every sheet a heading and a table, every cell with its name, hidden things apart."""

import io
import zipfile
from pathlib import Path

import pytest

from kravlint.document import Apart, Place, Problem, Table
from kravlint.readers import read
from kravlint.readers.cellformat import number_formats, show_number
from kravlint.readers.limits import Limits, Unreadable
from kravlint.readers.ods import read_ods
from kravlint.readers.sheet import column_name, column_number
from kravlint.readers.sheetrows import split_cells
from kravlint.readers.xlsx import read_xlsx

BENCH = Path(__file__).parents[2] / ".." / "shared" / "bench"
MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
ODF = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "table", "text", "style")
)
DUBLIN = 'xmlns:dc="http://purl.org/dc/elements/1.1/"'


def package(members):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def relations(**targets):
    """Relations r1, r2, … given as type=target."""
    entries = (
        f'<Relationship Id="r{n}" Type="{OFFICE}/{kind}" Target="{target}"/>'
        for n, (kind, target) in enumerate(targets.items(), start=1)
    )
    return f"<Relationships>{''.join(entries)}</Relationships>"


def xlsx(sheet, more=None, name='name="Krav"', **parts):
    """A workbook of one sheet, given as the XML inside <worksheet>."""
    sheets = f'<sheets><sheet {name} r:id="r1"/></sheets>'
    members = {
        "_rels/.rels": relations(officeDocument="xl/workbook.xml"),
        "xl/workbook.xml": f'<workbook {MAIN} xmlns:r="{OFFICE}">{sheets}</workbook>',
        "xl/_rels/workbook.xml.rels": relations(worksheet="s.xml", **parts),
        "xl/s.xml": f"<worksheet {MAIN}>{sheet}</worksheet>",
        **(more or {}),
    }
    return read_xlsx(package(members), "krav.xlsx", Limits())


def rows(*rows):
    """Sheet data of inline texts and numbers; None is an empty cell."""
    lines = []
    for row, cells in enumerate(rows, start=1):
        line = ""
        for column, value in enumerate(cells, start=1):
            name = f'r="{column_name(column)}{row}"'
            if isinstance(value, str):
                line += f'<c {name} t="inlineStr"><is><t>{value}</t></is></c>'
            elif value is not None:
                line += f"<c {name}><v>{value}</v></c>"
        lines.append(f'<row r="{row}">{line}</row>')
    return f"<sheetData>{''.join(lines)}</sheetData>"


def cells(document):
    return [(block.place.cell, block.text) for block in document.blocks if block.kind == "cell"]


def test_a_sheet_is_a_heading_and_a_table_of_its_filled_cells():
    document = xlsx(rows(["Id", "Krav"], ["K1", None, 5]))
    assert [(b.kind, b.level, b.text, b.place) for b in document.blocks] == [
        ("heading", 1, "Krav", Place(sheet="Krav")),
        ("cell", 0, "Id", Place(table=1, row=1, column=1, sheet="Krav", cell="A1")),
        ("cell", 0, "Krav", Place(table=1, row=1, column=2, sheet="Krav", cell="B1")),
        ("cell", 0, "K1", Place(table=1, row=2, column=1, sheet="Krav", cell="A2")),
        ("cell", 0, "5", Place(table=1, row=2, column=3, sheet="Krav", cell="C2")),
    ]
    assert document.tables == (Table(first=1, last=4, rows=2, columns=3, header_rows=1),)


def test_a_sheet_without_text_leaves_no_trace():
    assert xlsx("<sheetData><row><c/></row></sheetData>").blocks == ()


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        ('<c r="A1" t="s"><v>1</v></c>', "delad text"),
        ('<c r="A1" t="s"><v>7</v></c>', None),
        ('<c r="A1" t="inlineStr"><is><r><t>fet</t></r><r><t> och mager</t></r></is></c>', "fet och mager"),
        ('<c r="A1" t="str"><f>A2&amp;"x"</f><v>resultat</v></c>', "resultat"),
        ('<c r="A1"><f>B1*2</f><v>10</v></c>', "10"),
        ('<c r="A1"><f>B1*2</f><v></v></c>', None),
        ('<c r="A1" t="b"><v>1</v></c>', "SANT"),
        ('<c r="A1" t="e"><v>#REF!</v></c>', "#REF!"),
        ('<c r="A1" t="str"><v>rad_x000D_\nrad</v></c>', "rad\nrad"),
        ('<c r="A1" s="1"><v>46082</v></c>', "2026-03-01"),
        ("<c><v>1</v></c>", "1"),
    ],
)
def test_cells_show_their_text_or_last_result(cell, text):
    shared = f"<sst {MAIN}><si><t>x</t></si><si><t>delad </t><rPh><t>ljud</t></rPh><r><t>text</t></r></si></sst>"
    styles = f'<styleSheet {MAIN}><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>'
    document = xlsx(
        f"<sheetData><row>{cell}</row></sheetData>",
        {"xl/t.xml": shared, "xl/y.xml": styles},
        sharedStrings="t.xml",
        styles="y.xml",
    )
    assert cells(document) == ([("A1", text)] if text else [])


USUAL = (
    '<row r="1" spans="1:2" ht="15.5"><c r="A1" t="inlineStr"><is><t xml:space="preserve"> a  b </t></is></c></row>',
    '<row r="1"><c r="A1" s="0" t="str"><f t="shared">B1&amp;"&lt;"</f><v>x&lt;&amp;lt;&#228;&#xE5;</v></c></row>',
    '<row r="1"/>\n<row r="2" hidden="1"><c r="B2"><v>1.50</v></c></row><row r="3"/>',
    '<row r="1"><c r="A1" s="1"/><c r="B1"><v/></c><c r="C1"></c><c r="D1" t="b"><v>0</v></c></row>',
    '<row r="7">\r\n<c r="XFD7" t="str"><v>rad\r\nrad\rrad</v></c>\n</row>',
    '<row r="1"><c r="A1" t="str"><v>_x000D_</v></c><c r="B1" t="str"><v>e\u0301\u00ad</v></c></row>',
)
UNUSUAL = (
    '<row><c r="A1"><v>1</v></c></row>',
    '<row r="1"><c t="str" r="A1"><v>x</v></c></row>',
    '<row r="1"><c r="A1" t="inlineStr"><is><r><t>x</t></r></is></c></row>',
    '<row r="1"><c r="A1" t="str"><v><![CDATA[x]]></v></c></row>',
    '<row r="1"><c r="A1" t="str"><v>&quot;&#34;&#60;</v></c></row>',
    '<row r="1"><c r="A1" t="str"><v>a<!-- x -->b</v></c></row>',
)
BROKEN = (
    '<row r="1"><c r="A1"><v>1</v></row>',
    '<row r="1"><c r="A1" t="str"><v>&odd;</v></c></row>',
    '<row r="1"><c r="A1" t="str"><v>&#1;</v></c></row>',
    '<row r="1"><c r="A1" t="str"><v>a & b</v></c></row>',
    '<row r="1"><c r="A1"><v>1</v></c></row></row>',
    '<row r="1"><c r="A1"><v>1</v></c>',
)


@pytest.mark.parametrize(
    ("sheet", "usual"), [*((s, True) for s in USUAL), *((s, False) for s in UNUSUAL), *((s, False) for s in BROKEN)]
)
def test_rows_are_read_alike_by_pattern_and_by_the_parser(sheet, usual):
    sheet = f"<sheetData>{sheet}</sheetData>"
    assert (split_cells(f"<worksheet {MAIN}>{sheet}</worksheet>".encode()) is not None) == usual
    by_the_parser = xlsx("<!-- a comment -->" + sheet)
    document = xlsx(sheet)
    assert (document.blocks, document.tables) == (by_the_parser.blocks, by_the_parser.tables)
    assert [p.code for p in document.problems] == [p.code for p in by_the_parser.problems]


@pytest.mark.parametrize("sheet", BROKEN)
def test_a_sheet_that_is_not_well_formed_is_damaged(sheet):
    assert [p.code for p in xlsx(f"<sheetData>{sheet}</sheetData>").problems] == ["damaged"]


def test_a_sheet_in_another_encoding_is_left_to_the_parser():
    head = '<?xml version="1.0" encoding="iso-8859-1"?>'
    sheet = f"{head}<worksheet {MAIN}>{rows(['é'])}</worksheet>".encode("latin-1")
    assert cells(xlsx("", {"xl/s.xml": sheet})) == [("A1", "é")]


@pytest.mark.parametrize(
    ("code", "raw", "text"),
    [
        (None, "5.0", "5"),
        (None, "0.30000000000000004", "0.3"),
        (None, "1E-3", "0.001"),
        ("yyyy\\-mm\\-dd;@", "46082", "2026-03-01"),
        ("[$-41D]d mmmm yyyy", "46082", "2026-03-01"),
        ("yyyy-mm-dd hh:mm", "46082.5", "2026-03-01 12:00"),
        ("hh:mm", "0.354166666666667", "08:30"),
        ("0.0%", "0.999", "99.9%"),
        ("[h]:mm", "1.5", "1.5"),
        ('0 "dygn"', "3", "3"),
        ("yyyy-mm-dd", "-1", "-1"),
        ("yyyy-mm-dd", "1e99", "1e+99"),
        ("yyyy-mm-dd", "x", "x"),
    ],
)
def test_numbers_are_shown_by_their_format_where_it_is_certain(code, raw, text):
    (show,) = number_formats({200: code} if code else {}, [200])
    assert show_number(raw, show) == text


def test_a_workbook_may_count_its_days_from_1904():
    assert show_number("44620", "date", epoch_1904=True) == "2026-03-01"


def test_merged_cells_span_as_far_as_there_is_text():
    merged = '<mergeCells><mergeCell ref="A1:B1"/><mergeCell ref="A2:XFD1048576"/></mergeCells>'
    document = xlsx(rows(["Rubrik"], ["a", "b", "c"], ["d"]) + merged)
    spans = {b.place.cell: (b.row_span, b.column_span) for b in document.blocks if b.kind == "cell"}
    assert spans == {"A1": (1, 2), "A2": (2, 3), "B2": (1, 1), "C2": (1, 1), "A3": (1, 1)}


def test_the_header_is_the_first_row_of_texts_above_filled_rows():
    assert xlsx(rows(["Titel"], ["Id", "Krav"], ["K1", "a"], ["K2", "b"])).tables[0].header_rows == 2
    assert xlsx(rows(["a", 1], ["b", 2])).tables[0].header_rows == 0
    assert xlsx(rows(["a", "b"])).tables[0].header_rows == 0


def test_hidden_rows_columns_and_sheets_stand_apart():
    sheet = '<cols><col min="2" max="2" hidden="1"/></cols>' + rows(["a", "b"], ["c"], ["d"])
    document = xlsx(sheet.replace('<row r="2">', '<row r="2" hidden="1">'))
    assert cells(document) == [("A1", "a"), ("A3", "d")]
    assert document.apart == (Apart("hidden", "b", 1), Apart("hidden", "c", 1))
    document = xlsx(rows(["a"]), name='name="Dold" state="veryHidden"')
    assert (document.blocks, document.tables, document.apart) == ((), (), (Apart("hidden", "a"),))


def test_comments_are_anchored_to_their_cell():
    comments = (
        f"<comments {MAIN}><authors><author>Granskare</author></authors><commentList>"
        '<comment ref="B1" authorId="0"><text><r><t>Oklart</t></r></text></comment></commentList></comments>'
    )
    related = {"xl/c.xml": comments, "xl/_rels/s.xml.rels": relations(comments="c.xml")}
    assert xlsx(rows(["a", "b"]), related).apart == (Apart("comment", "Oklart", 2, "Granskare"),)


def test_a_thread_of_comments_is_read_once():
    comments = (
        f'<comments {MAIN}><commentList><comment ref="A1" authorId="0"><text><t>[Threaded comment] Oklart</t></text>'
        "</comment></commentList></comments>"
    )
    thread = '<threadedComment ref="A1" personId="p"><text>Oklart</text></threadedComment>'
    thread = f'<ThreadedComments xmlns="t">{thread}</ThreadedComments>'
    people = '<personList xmlns="t"><person id="p" displayName="Granskare"/></personList>'
    related = {
        "xl/c.xml": comments,
        "xl/h.xml": thread,
        "xl/p.xml": people,
        "xl/_rels/s.xml.rels": relations(comments="c.xml", threadedComment="h.xml"),
    }
    assert xlsx(rows(["a"]), related, person="p.xml").apart == (Apart("comment", "Oklart", 1, "Granskare"),)


def test_a_cell_far_away_does_not_make_the_table_large():
    far = '<row r="1048576"><c r="XFD1048576"><v>2</v></c></row></sheetData>'
    document = xlsx(rows([1]).replace("</sheetData>", far))
    assert cells(document) == [("A1", "1")]
    assert (document.tables[0].rows, document.tables[0].columns) == (1, 1)
    assert document.problems == (
        Problem("too-large", detail="cells beyond the first 1000000 of the sheet", place=Place(sheet="Krav")),
    )


def test_a_damaged_sheet_does_not_cost_the_workbook():
    document = xlsx("<sheetData><row>")
    assert [(problem.code, problem.fatal, problem.place) for problem in document.problems] == [
        ("damaged", False, Place(sheet="Krav"))
    ]


def test_a_workbook_with_entities_is_refused():
    with pytest.raises(Unreadable) as reason:
        xlsx("", {"xl/workbook.xml": "<!DOCTYPE x><workbook/>"})
    assert reason.value.code == "hostile"


def ods(table, head="", name='table:name="Krav"'):
    """A spreadsheet of one table, given as the XML inside <table:table>."""
    body = f"<office:spreadsheet><table:table {name}>{table}</table:table></office:spreadsheet>"
    content = (
        f"<office:document-content {ODF} {DUBLIN}>{head}<office:body>{body}</office:body></office:document-content>"
    )
    return read_ods(package({"content.xml": content}), "krav.ods", Limits())


def cell(text, attributes=""):
    return f"<table:table-cell {attributes}><text:p>{text}</text:p></table:table-cell>"


def row(*cells, attributes=""):
    return f"<table:table-row {attributes}>{''.join(cells)}</table:table-row>"


def test_opendocument_sheets_are_read_alike():
    document = ods(
        row(cell("Id"), cell("Krav")) + row(cell("K1"), cell("a<text:s/>b"), cell("5", 'office:value-type="float"'))
    )
    assert cells(document) == [("A1", "Id"), ("B1", "Krav"), ("A2", "K1"), ("B2", "a b"), ("C2", "5")]
    assert document.tables == (Table(first=1, last=5, rows=2, columns=3, header_rows=1),)


def test_empty_repeats_cost_nothing_and_filled_ones_are_cells():
    empty = '<table:table-cell table:number-columns-repeated="16384"/>'
    document = ods(
        row(empty, attributes='table:number-rows-repeated="3"')
        + row(cell("a", 'table:number-columns-repeated="2"'), empty, attributes='table:number-rows-repeated="2"')
        + row(empty, attributes='table:number-rows-repeated="1048000"')
    )
    assert cells(document) == [("A4", "a"), ("B4", "a"), ("A5", "a"), ("B5", "a")]
    assert document.problems == ()


def test_a_sheet_filled_by_repeats_ends_at_the_limit():
    document = ods(
        row(cell("x", 'table:number-columns-repeated="16384"'), attributes='table:number-rows-repeated="1048576"')
    )
    assert document.tables[0].rows * document.tables[0].columns <= Limits().table_cells
    assert document.problems[0].code == "too-large"


def test_repeated_cells_without_text_cost_nothing_and_their_comment_comes_once():
    note = "<office:annotation><text:p>Oklart</text:p></office:annotation>"
    repeats = 'table:number-columns-repeated="16384"'
    noted = f"<table:table-cell {repeats}>{note}<text:p/></table:table-cell>"
    document = ods(row(cell("a")) + row(noted, attributes='table:number-rows-repeated="999999999"'))
    assert (cells(document), document.apart) == ([("A1", "a")], (Apart("comment", "Oklart", 1),))


def test_opendocument_dates_are_iso_and_other_values_as_shown():
    document = ods(
        row(
            cell("1 mars", 'office:value-type="date" office:date-value="2026-03-01T00:00:00"'),
            cell("99,9 %", 'office:value-type="percentage" office:value="0.999"'),
        )
    )
    assert [text for _, text in cells(document)] == ["2026-03-01", "99,9 %"]


def test_opendocument_spans_headers_hidden_things_and_comments():
    note = "<office:annotation><dc:creator>Granskare</dc:creator><text:p>Oklart</text:p></office:annotation>"
    columns = '<table:table-column table:number-columns-repeated="2"/><table:table-column table:visibility="collapse"/>'
    head = row(cell("A", 'table:number-columns-spanned="2"'), "<table:covered-table-cell/>")
    document = ods(
        columns
        + f"<table:table-header-rows>{head}</table:table-header-rows>"
        + row(f"<table:table-cell>{note}<text:p>a</text:p></table:table-cell>", cell("b"), cell("c"))
        + row(cell("d"), attributes='table:visibility="filter"')
    )
    assert cells(document) == [("A1", "A"), ("A2", "a"), ("B2", "b")]
    assert (document.blocks[1].column_span, document.tables[0].header_rows) == (2, 1)
    assert document.apart == (
        Apart("comment", "Oklart", 2, "Granskare"),
        Apart("hidden", "c", 3),
        Apart("hidden", "d", 3),
    )


def test_a_hidden_opendocument_sheet_stands_apart():
    style = '<style:style style:name="ta2"><style:table-properties table:display="false"/></style:style>'
    head = f"<office:automatic-styles>{style}</office:automatic-styles>"
    document = ods(row(cell("a")), head, name='table:name="Dold" table:style-name="ta2"')
    assert (document.blocks, document.apart) == ((), (Apart("hidden", "a"),))


@pytest.mark.parametrize("number", [1, 26, 27, 52, 703, 16384])
def test_column_names_and_numbers_match(number):
    assert column_number(column_name(number)) == number
    assert (column_name(28), column_name(16384)) == ("AB", "XFD")


@pytest.mark.skipif(not BENCH.is_dir(), reason="the benchmark documents are not here")
@pytest.mark.parametrize("name", ["bilaga.xlsx", "bilaga.ods"])
def test_a_large_annex_is_read_whole(name):
    document = read(BENCH / name)
    ids = [block.text for block in document.blocks if block.text.startswith("KR-")]
    hidden = [apart.text for apart in document.apart if apart.text.startswith("KR-")]
    assert (len(ids) + len(hidden), len(set(ids))) == (5000, len(ids))
    assert document.tables[0].header_rows == 1


def drawing(*content):
    names = 'xmlns:xdr="x" xmlns:a="a" xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"'
    corner = "<xdr:from><xdr:col>1</xdr:col><xdr:row>6</xdr:row></xdr:from>"
    anchors = (f"<xdr:twoCellAnchor>{corner}{inner}</xdr:twoCellAnchor>" for inner in content)
    more = {
        "xl/_rels/s.xml.rels": relations(drawing="d.xml"),
        "xl/d.xml": f"<xdr:wsDr {names}>{''.join(anchors)}</xdr:wsDr>",
    }
    return xlsx(rows(["Krav"]), more)


def shape(*lines, hidden=0):
    text = "".join(f"<a:p><a:r><a:t>{line}</a:t></a:r></a:p>" for line in lines)
    known = f'<xdr:nvSpPr><xdr:cNvPr id="2" hidden="{hidden}"/></xdr:nvSpPr>'
    return f"<xdr:sp>{known}<xdr:txBody>{text}</xdr:txBody></xdr:sp>"


def test_the_text_of_shapes_follows_the_cells():
    document = drawing(f"<xdr:grpSp>{shape('Fyll i', 'kolumn B')}</xdr:grpSp>", shape(""))
    assert [block.text for block in document.blocks] == ["Krav", "Krav", "Fyll i\nkolumn B"]
    assert document.blocks[-1].place == Place(sheet="Krav", cell="B7")
    assert document.problems == ()


def test_a_hidden_shape_stands_apart():
    document = drawing(shape("Intern", hidden=1))
    assert document.apart == (Apart("hidden", "Intern", 1),)


def test_a_shape_written_again_for_older_programs_is_read_once():
    mark = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    twice = f"<mc:Choice>{shape('En gång')}</mc:Choice><mc:Fallback>{shape('En gång')}</mc:Fallback>"
    document = drawing(f"<mc:AlternateContent {mark}>{twice}</mc:AlternateContent>")
    assert [block.text for block in document.blocks[2:]] == ["En gång"]


def test_a_chart_is_reported_as_not_read():
    document = drawing("<xdr:graphicFrame><c:chart/></xdr:graphicFrame>")
    assert document.problems == (Problem("not-understood", detail="c:chart", place=Place(sheet="Krav")),)
