"""One Word document with everything that readers lose: each feature is found once, as a person sees it.

Every text in it is a word of its own, so that "once" can be counted over the whole document.
"""

from collections.abc import Iterator

import pytest
from tests.readers.docx_builder import (
    Xml,
    abstract,
    control,
    deleted,
    docx,
    el,
    field,
    ins,
    lvl,
    num,
    p,
    part,
    r,
    read,
    restart,
    style,
    tbl,
    tc,
    text_box,
    tr,
)

from kravlint.document import Block, Document, Place

STYLES = (
    style("Rubrik1", "heading 1", el("pPr", el("numPr", el("numId", val=1)))),
    style("Rubrik2", "heading 2", el("pPr", el("numPr", el("ilvl", val=1), el("numId", val=1)))),
    style("Kapitel", "Kapitelrubrik", el("pPr", el("outlineLvl", val=2))),
    style("Platshllartext", "Placeholder Text", kind="character"),
)
NUMBERING = (
    abstract(0, lvl(0, "decimal", "%1", style="Rubrik1"), lvl(1, "decimal", "%1.%2", style="Rubrik2")),
    abstract(1, lvl(0, "lowerLetter", "%1)")),
    abstract(2, lvl(0, "decimal", "SK %1:")),
    abstract(3, lvl(0, "decimal", "K%1")),
    num(1, 0),
    num(2, 1),
    num(3, 1, restart(0)),
    num(4, 2),
    num(5, 3),
)
MOVE = {"author": "Ny", "id": 7}
BOX = '<w14:checkbox><w14:checked w14:val="1"/></w14:checkbox>'
FOOTNOTE = r(el("footnoteReference", id=2))
COMMENT_START, COMMENT_END = el("commentRangeStart", id=0), r(el("commentReference", id=0))


def cell_id() -> Xml:
    """An empty cell whose only content is its automatic number."""
    return tc(p(num=(5, 0)))


BODY = (
    p("Inledning", style="Rubrik1"),
    p("Bakgrund", style="Rubrik2"),
    p("Dispositionsnivå", style="Kapitel"),
    *(p(word, num=(2, 0)) for word in ("bokstavett", "bokstavtvå")),
    p("omstart", num=(3, 0)),
    *(p(word, num=(4, 0)) for word in ("skallett", "skalltvå")),
    tbl(tr(cell_id(), "autonummer"), tr(cell_id(), "nästanummer")),
    p("Leverantören ", deleted("raderat"), ins(r("infogat")), " här"),
    p(ins(r("heltinfogat")), mark=el("ins", author="Ny")),
    p("från ", el("moveFrom", r("flyttord"), **MOVE)),
    p("till ", el("moveTo", r("flyttord"), **MOVE)),
    tbl(tr("radkvar"), tr("radborta", props=el("del", author="Ny"))),
    p(COMMENT_START, "kommenterat", COMMENT_END),
    p("fotnotsbärare", FOOTNOTE),
    control(p("blockkontroll")),
    p("i ", control(r("radkontroll")), " text"),
    tbl(control(tr("radrutaett", "radrutatvå")), tr(control(tc("cellkontroll")), "granne")),
    p(control(r("Skriv", props=el("rStyle", val="Platshllartext")), properties=el("showingPlcHdr"))),
    p(control(r("?"), properties=BOX), " kryssat"),
    p("ankar", text_box(p("rutans text")), "stycke"),
    p("sidan ", el("fldSimple", r("enkelfält"), instr="PAGE")),
    p("se ", field(" REF _Ref7 ", "fältresultat")),
    p("syns ", r("osynligt", props=el("vanish")), r("struket", props=el("strike"))),
    tbl(
        tr(tc("bred", span=3)),
        tr(tc("hög", merge="restart"), "b", "c"),
        tr(tc("", merge="continue"), tc("yttre", tbl(tr("inre"))), "d"),
    ),
    p(r("e", el("noBreakHyphen"), "post"), " ", r("a", el("tab"), "b")),
    p(r("mjuk", el("softHyphen"), "streck")),
    p("delad ", el("hyperlink", r("i", props=el("b")), r("gen")), r("om", props=el("i")), " formatering"),
)
PARTS = {
    "footnotes": part("footnotes", el("footnote", p(r(el("footnoteRef")), " notens text"), id=2)),
    "comments": part("comments", el("comment", p("granskat"), id=0, author="Granskare")),
    "header1": part("hdr", p("sidhuvudet")),
    "footer1": part("ftr", p("sidfoten")),
}


@pytest.fixture(scope="module")
def document() -> Document:
    return read(docx(*BODY, styles=STYLES, numbering=NUMBERING, parts=PARTS))


def holding(document: Document, word: str) -> Block:
    """The one block that has a word, which it has once."""
    (found,) = (block for block in document.blocks if word in block.text)
    assert found.text.count(word) == 1
    return found


def line(document: Document, word: str) -> tuple[str, str]:
    block = holding(document, word)
    return block.label, block.text


def apart(document: Document, kind: str) -> list[str]:
    return [each.text for each in document.apart if each.kind == kind]


def texts(document: Document) -> Iterator[str]:
    return (block.text for block in document.blocks)


def test_heading_numbers_stand_in_styles_with_swedish_ids(document: Document) -> None:
    first, second = holding(document, "Inledning"), holding(document, "Bakgrund")
    assert [(b.kind, b.level, b.label) for b in (first, second)] == [("heading", 1, "1"), ("heading", 2, "1.1")]


def test_an_outline_level_makes_a_heading_without_a_heading_style(document: Document) -> None:
    heading = holding(document, "Dispositionsnivå")
    assert (heading.kind, heading.level) == ("heading", 3)


def test_list_labels_are_letters_that_start_again(document: Document) -> None:
    labels = [holding(document, word).label for word in ("bokstavett", "bokstavtvå", "omstart")]
    assert labels == ["a)", "b)", "a)"]


def test_a_label_may_have_its_own_words(document: Document) -> None:
    assert [line(document, word)[0] for word in ("skallett", "skalltvå")] == ["SK 1:", "SK 2:"]


def test_empty_cells_show_their_automatic_numbers(document: Document) -> None:
    rows = {b.place.row: b.text for b in document.blocks if b.place.table == 1 and b.place.column == 1}
    assert rows == {1: "K1", 2: "K2"}


def test_insertions_are_live_and_deletions_apart(document: Document) -> None:
    assert line(document, "infogat här") == ("", "Leverantören infogat här")
    assert line(document, "heltinfogat") == ("", "heltinfogat")
    assert "raderat" in apart(document, "deleted")
    assert not any("raderat" in text for text in texts(document))


def test_moved_text_is_where_it_went_and_not_where_it_was(document: Document) -> None:
    assert line(document, "flyttord") == ("", "till flyttord")
    assert "från" in list(texts(document))


def test_a_deleted_row_is_gone(document: Document) -> None:
    kept = holding(document, "radkvar")
    assert document.tables[(kept.place.table or 0) - 1].rows == 1
    assert "radborta" in apart(document, "deleted")


def test_tracked_changes_are_counted(document: Document) -> None:
    assert document.tracked_changes == 6  # inserted twice, deleted, moved away and there, row


def test_comments_are_beside_the_text_with_their_author(document: Document) -> None:
    (comment,) = (each for each in document.apart if each.kind == "comment")
    assert (comment.text, comment.author) == ("granskat", "Granskare")
    assert document.blocks[comment.block or 0].text == "kommenterat"


def test_footnotes_follow_their_paragraph(document: Document) -> None:
    position = list(texts(document)).index("fotnotsbärare")
    note = document.blocks[position + 1]
    assert (note.kind, note.label, note.text) == ("footnote", "1", "notens text")


@pytest.mark.parametrize("word", ["blockkontroll", "radkontroll", "radrutaett", "radrutatvå", "cellkontroll"])
def test_content_controls_of_every_kind_are_read(document: Document, word: str) -> None:
    assert word in holding(document, word).text


def test_placeholders_and_check_boxes_are_told_apart(document: Document) -> None:
    assert holding(document, "Skriv").style == "placeholder text"
    assert line(document, "kryssat") == ("", "☒ kryssat")


def test_a_text_box_comes_once_after_the_whole_paragraph_that_holds_it(document: Document) -> None:
    position = list(texts(document)).index("ankarstycke")
    assert document.blocks[position + 1].text == holding(document, "rutans text").text


def test_results_of_fields_are_shown_and_their_codes_are_not(document: Document) -> None:
    assert [line(document, word)[1] for word in ("enkelfält", "fältresultat")] == ["sidan enkelfält", "se fältresultat"]
    assert not any("REF" in text or "PAGE" in text for text in texts(document))


def test_hidden_text_is_apart_and_struck_text_is_not(document: Document) -> None:
    assert line(document, "syns") == ("", "syns struket")
    assert apart(document, "hidden") == ["osynligt"]


def test_merged_cells_come_once_with_their_spans(document: Document) -> None:
    spans = [(b.row_span, b.column_span) for b in (holding(document, "bred"), holding(document, "hög"))]
    assert spans == [(1, 3), (2, 1)]


def test_a_nested_table_is_a_table_in_its_cell(document: Document) -> None:
    outer, inner = holding(document, "yttre"), holding(document, "inre")
    table = document.tables[(inner.place.table or 0) - 1]
    assert table.parent == Place(table=outer.place.table, row=outer.place.row, column=outer.place.column)
    assert outer.text == "yttre"


def test_headers_and_footers_are_beside_the_text(document: Document) -> None:
    assert (apart(document, "header"), apart(document, "footer")) == (["sidhuvudet"], ["sidfoten"])


def test_hyphens_and_tabs(document: Document) -> None:
    assert line(document, "post") == ("", "e-post a b")
    assert line(document, "mjuk") == ("", "mjukstreck")


def test_a_paragraph_is_one_text_whatever_its_runs(document: Document) -> None:
    assert line(document, "delad") == ("", "delad igenom formatering")


def test_every_character_knows_its_run(document: Document) -> None:
    for block in document.blocks:
        assert bool(block.origins) == bool(block.text)
        assert [origin.start for origin in block.origins] == sorted({origin.start for origin in block.origins})
    link = holding(document, "delad")
    assert [(o.start, o.run) for o in link.origins] == [(0, 1), (6, 2), (7, 3), (10, 4), (12, 5)]


def test_nothing_was_met_that_is_not_understood(document: Document) -> None:
    assert document.problems == ()
