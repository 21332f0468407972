import pytest
from tests.readers.docx_builder import (
    abstract,
    beside,
    blocks,
    control,
    deleted,
    docx,
    el,
    lvl,
    num,
    p,
    r,
    read,
    tbl,
    tc,
    text_box,
    texts,
    tr,
)

from kravlint.document import Place, Table
from kravlint.readers.limits import Limits, Unreadable


def grid(*body):
    """Row, column and text of each cell."""
    return [(b.place.row, b.place.column, b.text) for b in blocks(*body) if b.kind == "cell"]


def test_cells_are_blocks_row_by_row_empty_ones_too():
    assert grid(tbl(tr("a", ""), tr("c", "d"))) == [(1, 1, "a"), (1, 2, ""), (2, 1, "c"), (2, 2, "d")]


def test_a_table_knows_its_cells_and_its_shape():
    document = read(docx(p("före"), tbl(tr("a", "b"), tr("c", "d")), p("efter")))
    assert document.tables == (Table(1, 4, rows=2, columns=2),)
    assert [block.place.table for block in document.blocks] == [None, 1, 1, 1, 1, None]


def test_paragraphs_of_a_cell_are_its_lines():
    assert texts(tbl(tr(tc(p("ett"), p(), p("två"))))) == ["ett\ntvå"]


def test_each_line_of_a_cell_comes_from_its_own_paragraph():
    block = blocks(p("x"), tbl(tr(tc(p("ett"), p("två")))))[1]
    assert block.place == Place(paragraph=2, table=1, row=1, column=1)
    assert [(origin.start, origin.paragraph) for origin in block.origins] == [(0, 2), (3, 0), (4, 3)]


def test_merged_cells_come_once_with_their_spans():
    found = blocks(
        tbl(
            tr(tc("bred", span=2), "x"),
            tr(tc("hög", merge="restart"), "a", "b"),
            tr(tc(merge="continue"), "c", "d"),
            tr(tc(merge="continue"), "e", "f"),
            tr("g", "h", "i"),
        )
    )
    assert [b.text for b in found] == ["bred", "x", "hög", "a", "b", "c", "d", "e", "f", "g", "h", "i"]
    assert (found[0].row_span, found[0].column_span, found[1].place.column) == (1, 2, 3)
    assert (found[2].row_span, found[2].column_span) == (3, 1)
    assert found[5].place == Place(paragraph=7, table=1, row=3, column=2)


def test_old_horizontal_merges_are_spans_too():
    first = el("tc", el("tcPr", el("hMerge", val="restart")), p("bred"))
    second = el("tc", el("tcPr", el("hMerge")), p())
    found = blocks(tbl(tr(first, second, "x")))
    assert [(b.text, b.column_span, b.place.column) for b in found] == [("bred", 2, 1), ("x", 1, 3)]


def test_a_merge_without_beginning_is_a_cell_of_its_own():
    assert grid(tbl(tr(tc("a", merge="continue"), "b"))) == [(1, 1, "a"), (1, 2, "b")]


def test_rows_can_begin_further_in():
    assert grid(tbl(tr("a", "b"), tr("c", props=el("gridBefore", val=1))))[2] == (2, 2, "c")


def test_unbelievable_spans_are_cut():
    assert read(docx(tbl(tr(tc("x", span=2_000_000_000))))).tables[0].columns == 1000


def test_header_rows_are_those_marked_at_the_top():
    mark = el("tblHeader")
    rows = tr("a", props=mark), tr("b", props=mark), tr("c"), tr("d", props=mark)
    assert read(docx(tbl(*rows))).tables[0].header_rows == 2
    assert read(docx(tbl(tr("a", props=el("tblHeader", val="0"))))).tables[0].header_rows == 0


def test_a_nested_table_follows_its_parents_last_cell_and_is_not_in_its_text():
    document = read(docx(tbl(tr(tc(p("före"), tbl(tr("inre")), p("efter")), "granne"), tr("sist", "")), p("slut")))
    assert [b.text for b in document.blocks] == ["före\nefter", "granne", "sist", "", "inre", "slut"]
    assert document.tables == (
        Table(0, 3, rows=2, columns=2),
        Table(4, 4, rows=1, columns=1, parent=Place(table=1, row=1, column=1)),
    )


def test_numbers_in_a_nested_table_are_counted_where_it_stands():
    ids = (abstract(0, lvl(0, "decimal", "K%1")), num(1, 0))
    k = tc(p(num=(1, 0)))
    assert texts(tbl(tr(k, tc(tbl(tr(k)), p())), tr(k, "")), numbering=ids) == ["K1", "", "K3", "", "K2"]


def test_rows_and_cells_in_content_controls_are_there():
    rows = tbl(control(tr("a", "b")), tr(control(tc("c")), "d"), control(control(tr("e", "f"))))
    assert [text for _, _, text in grid(rows)] == ["a", "b", "c", "d", "e", "f"]


def test_deleted_rows_stand_apart_and_do_not_count():
    removed = el("del", author="Ny")
    document = read(docx(tbl(tr("a"), tr("borta", props=removed), tr("b"))))
    assert [(b.place.row, b.text) for b in document.blocks] == [(1, "a"), (2, "b")]
    assert [(a.text, a.block, a.author) for a in beside(document, "deleted")] == [("borta", 1, "Ny")]
    assert (document.tables[0].rows, document.tracked_changes) == (2, 1)


def test_a_table_of_deleted_rows_is_no_table():
    document = read(docx(tbl(tr("borta", props=el("del"))), tbl(tr("kvar"))))
    assert document.tables == (Table(0, 0, rows=1, columns=1),)
    assert document.blocks[0].place.table == 1


def test_deleted_cells_and_hidden_rows_stand_apart():
    gone = el("tc", el("tcPr", el("cellDel", author="Ny")), p("borta"))
    document = read(docx(tbl(tr("a", gone), tr("dold", props=el("hidden")))))
    assert [block.text for block in document.blocks] == ["a"]
    assert [(a.kind, a.text) for a in document.apart] == [("deleted", "borta"), ("hidden", "dold")]


def test_text_that_a_merge_covers_is_hidden():
    document = read(docx(tbl(tr(tc("a", merge="restart")), tr(tc("under", merge="continue")))))
    assert [a.text for a in beside(document, "hidden")] == ["under"]


def test_text_boxes_in_cells_come_after_the_table():
    found = blocks(tbl(tr(tc(p("a", text_box(p("ruta")))), "b")), p("c"))
    assert [(b.kind, b.text) for b in found] == [
        ("cell", "a"),
        ("cell", "b"),
        ("paragraph", "ruta"),
        ("paragraph", "c"),
    ]


def test_a_deletion_in_a_cell_belongs_to_it():
    document = read(docx(tbl(tr("x", tc(p("ny", deleted("gammal")))))))
    assert [(a.text, a.block) for a in beside(document, "deleted")] == [("gammal", 1)]


def test_hidden_text_in_a_cell_is_not_its_text():
    assert texts(tbl(tr(tc(p("a", r("dold", props=el("vanish"))))))) == ["a"]


def test_more_cells_than_allowed_are_refused():
    with pytest.raises(Unreadable) as refused:
        read(docx(tbl(tr("a", "b", "c"))), Limits(table_cells=2))
    assert refused.value.code == "too-large"


def test_the_work_grows_with_the_cells_and_not_faster():
    def looks(rows: int) -> int:
        """Element accesses are not countable from outside: function calls are."""
        import sys

        data = docx(tbl(*(tr("a", "b", "c", "d", "e") for _ in range(rows))))
        calls = 0

        def count(frame, event, argument):
            nonlocal calls
            calls += event in ("call", "c_call")

        sys.setprofile(count)
        try:
            read(data)
        finally:
            sys.setprofile(None)
        return calls

    looks(1)
    assert looks(200) <= 11 * looks(20)
