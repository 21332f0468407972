"""HTML: what a browser shows, with the line it stands on."""

import pytest

from kravlint.document import Apart, Place, Problem, Table
from kravlint.readers.html import read_html
from kravlint.readers.limits import Limits


def read(source):
    return read_html(source.encode(), "krav.html", Limits())


def shapes(source):
    return [(b.kind, b.level, b.label, b.text) for b in read(source).blocks]


def test_headings_paragraphs_and_loose_text_are_blocks():
    source = "<h1>Krav</h1>loose <i>text</i><h2>3.1 Logg</h2><p>Ett\n  stycke</p><div>Två</div>"
    assert shapes(source) == [
        ("heading", 1, "", "Krav"),
        ("paragraph", 0, "", "loose text"),
        ("heading", 2, "3.1", "Logg"),
        ("paragraph", 0, "", "Ett stycke"),
        ("paragraph", 0, "", "Två"),
    ]


def test_entities_and_line_breaks_are_text():
    assert shapes("<p>&Aring;tkomst&nbsp;&amp; informations&shy;klassning<br>ny rad</p>") == [
        ("paragraph", 0, "", "Åtkomst & informationsklassning\nny rad")
    ]


def test_preformatted_text_keeps_its_lines():
    assert shapes("<pre>ett\ntvå</pre>") == [("paragraph", 0, "", "ett\ntvå")]


def test_lists_have_the_labels_that_a_browser_shows():
    source = """<ul><li>ett<ul><li><p>inre</p><p>mer</p></li></ul></li></ul>
    <ol start=3><li>tre<li value=7>sju<li>åtta</ol>
    <ol type=a><li>A</ol><ol type=I><li>B<li>C<li>D<li>E</ol>"""
    assert [(b.level, b.label, b.text) for b in read(source).blocks] == [
        (1, "•", "ett"),
        (2, "•", "inre"),
        (0, "", "mer"),
        (1, "3.", "tre"),
        (1, "7.", "sju"),
        (1, "8.", "åtta"),
        (1, "a.", "A"),
        (1, "I.", "B"),
        (1, "II.", "C"),
        (1, "III.", "D"),
        (1, "IV.", "E"),
    ]


def test_cells_stand_on_the_grid_with_their_spans():
    document = read(
        "<table><caption>Krav</caption><thead><tr><th>Id</th><th colspan=2>Text</th></tr></thead>"
        "<tr><td rowspan=9>K1</td><td>a</td><td></td></tr><tr><td>b</td><td>c</td></tr></table>"
    )
    assert document.blocks[0].text == "Krav"
    assert document.tables == (Table(first=1, last=7, rows=3, columns=3, header_rows=1),)
    cells = [(b.place.row, b.place.column, b.row_span, b.column_span, b.text) for b in document.blocks[1:]]
    assert cells == [
        (1, 1, 1, 1, "Id"),
        (1, 2, 1, 2, "Text"),
        (2, 1, 2, 1, "K1"),
        (2, 2, 1, 1, "a"),
        (2, 3, 1, 1, ""),
        (3, 2, 1, 1, "b"),
        (3, 3, 1, 1, "c"),
    ]


def test_a_cell_is_one_block_with_its_paragraphs_and_list_labels():
    assert read("<table><tr><td><p>Ska:</p><ul><li>logga<li>larma</ul></td></tr></table>").blocks[0].text == (
        "Ska:\n• logga\n• larma"
    )


def test_the_cells_of_a_table_in_a_table_come_after_its_own():
    document = read("<table><tr><td>a<table><tr><td>b</td></tr></table></td><td>c</td></tr></table>d")
    assert [(b.text, b.place.table) for b in document.blocks] == [("a", 1), ("c", 1), ("b", 2), ("d", None)]
    assert document.tables == (
        Table(first=0, last=1, rows=1, columns=2),
        Table(first=2, last=2, rows=1, columns=1, parent=Place(table=1, row=1, column=1)),
    )


def test_rows_of_heads_alone_are_header_rows():
    document = read("<table><tr><th>A</th></tr><tr><th>B</th></tr><tr><td>1</td></tr><tr><th>C</th></tr></table>")
    assert document.tables[0].header_rows == 2


def test_scripts_and_styles_are_not_read():
    assert shapes("<style>p{}</style><p>a<script>b</script>c</p><noscript>d</noscript>") == [("paragraph", 0, "", "ac")]


def test_what_is_hidden_struck_or_commented_stands_apart():
    document = read(
        "<p>Ett</p><p hidden>två</p><p>ska <del>inte</del>logga<span style='display: none'>x</span><!-- y --></p>"
    )
    assert [block.text for block in document.blocks] == ["Ett", "ska logga"]
    assert document.apart == (
        Apart("hidden", "två", 0),
        Apart("deleted", "inte", 1),
        Apart("hidden", "x", 1),
        Apart("comment", "y", 1),
    )


def test_the_head_gives_the_properties():
    document = read(
        "<html><head><title>Krav på\n drift</title><meta name=Author content='Enheten'></head><p>x</p></html>"
    )
    assert document.properties == {"title": "Krav på drift", "author": "Enheten"}


def test_places_are_lines():
    document = read("<html>\n<script>\n\n</script><p\n>Ett\ntvå</p>\n<table><tr>\n<td>tre</td></tr></table></html>")
    assert [(b.text, b.place.line) for b in document.blocks] == [("Ett två", 5), ("tre", 8)]
    assert [(o.start, o.line) for o in document.blocks[0].origins] == [(0, 5), (4, 6)]


@pytest.mark.parametrize(
    "source", ["", " ", "<", "<!-- x", "</table></li>", "<li><td>x", "<table><td>x<tr></ol>", "a\0b"]
)
def test_broken_pages_are_read_as_far_as_they_go(source):
    assert read(source).format == "html"


def test_a_page_nested_too_deeply_says_that_it_was_cut():
    document = read("<div>" * 5000 + "x")
    assert document.problems == (Problem("truncated", detail="nested too deeply"),)


def test_huge_spans_cost_nothing():
    document = read("<table><tr><td rowspan=999999999 colspan=99999>a</td></tr></table>")
    assert (document.tables[0].rows, document.tables[0].columns) == (1, 1000)
