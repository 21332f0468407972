import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from tests.readers.docx_builder import (
    Xml,
    beside,
    blocks,
    control,
    docx,
    el,
    field,
    p,
    r,
    read,
    style,
    t,
    tbl,
    tc,
    text_box,
    texts,
    tr,
)

from kravlint.document import Origin
from kravlint.readers.docx.text import compose, drop


def test_runs_of_one_paragraph_are_one_text():
    assert texts(p("Leveran", r("tören", props=el("b")), " ska")) == ["Leverantören ska"]


def test_characters_come_from_their_paragraph_run_and_offset():
    block = blocks(p("först"), p("ett ", "två"))[1]
    assert block.text == "ett två"
    assert block.place.paragraph == 2
    assert block.origins == (Origin(0, 2, 1, 0), Origin(4, 2, 2, 0))


def test_origins_follow_characters_past_what_is_dropped_or_composed():
    block = blocks(p("  av\u00adtal a\u030a b"))[0]
    assert block.text == "avtal å b"
    assert block.origins == (
        Origin(0, 1, 1, 2),
        Origin(2, 1, 1, 5),
        Origin(7, 1, 1, 11),
    )


def test_runs_are_numbered_over_what_is_not_shown():
    deletion = el("del", r("bort"), author="A")
    block = blocks(p("a", deletion, text_box(p("ruta")), "b"))[0]
    # a = 1, the deleted run = 2, the box's run = 3 with two runs inside it, b = 6
    assert [(o.start, o.run) for o in block.origins] == [(0, 1), (1, 6)]


@example(["a\u00ad\u030a\u030a"])
@given(st.lists(st.text(alphabet="aå \u00a0\u00ad\u030a\u200bÖ\u2011-", max_size=6), max_size=5))
def test_every_character_can_be_found_again(parts):
    text, origins = compose([(part, 1, run, 0) for run, part in enumerate(parts, 1)])
    assert unicodedata.is_normalized("NFC", text)
    assert text == text.strip()
    starts = [origin.start for origin in origins]
    assert starts == sorted(set(starts))
    assert bool(text) == bool(origins)
    for index, character in enumerate(text):
        origin = next(o for o in reversed(origins) if o.start <= index)
        source = parts[origin.run - 1][origin.offset + index - origin.start].replace("\u2011", "-")
        assert unicodedata.normalize("NFD", source)[0] == unicodedata.normalize("NFD", character)[0] or (
            character == " " and source in "\u00a0\u00ad\u200b"
        )


def test_dropping_the_beginning_moves_the_origins():
    assert drop("1.2 Krav", (Origin(0, 1, 1, 0), Origin(5, 1, 2, 0)), 4) == (
        "Krav",
        (Origin(0, 1, 1, 4), Origin(1, 1, 2, 0)),
    )


def test_breaks_are_newlines_and_tabs_spaces():
    assert texts(p(r("a", el("br"), "b", el("tab"), "c", el("cr"), "d"))) == ["a\nb c\nd"]


def test_hyphens_that_must_not_break_are_hyphens_and_soft_ones_are_nothing():
    assert texts(p(r("e", el("noBreakHyphen"), "post"))) == ["e-post"]
    assert texts(p("e\u2011post")) == ["e-post"]
    assert texts(p(r("infor", el("softHyphen"), "mation"))) == ["information"]


def test_every_kind_of_space_is_a_plain_space():
    assert texts(p("10\u00a0000\u2009kr")) == ["10 000 kr"]


def test_text_is_composed():
    assert texts(p("a\u030ang", "stro\u0308m")) == ["ångström"]


def test_marks_stacked_without_end_are_cut_to_thirty():
    (text,) = texts(p("a" + "\u0301\u0323" * 50_000 + "b"))
    assert (len(unicodedata.normalize("NFD", text)), text[-1]) == (32, "b")


def test_white_space_at_the_ends_of_unpreserved_text_is_not_shown():
    assert texts(p(r(el("t", " a ")), r(el("t", "  ")), r(el("t", "b")))) == ["ab"]


def test_empty_paragraphs_are_no_blocks():
    assert texts(p(), p("  "), p("x")) == ["x"]


def test_field_results_are_shown_and_codes_are_not():
    simple = el("fldSimple", r("12"), instr="PAGE")
    assert texts(p("Se ", field(" REF _Ref1 ", "avsnitt 3"), ", sidan ", simple)) == ["Se avsnitt 3, sidan 12"]


def test_a_field_in_a_field_code_is_not_shown():
    begin, end = r(el("fldChar", fldCharType="begin")), r(el("fldChar", fldCharType="end"))
    outer = Xml(begin + r(el("instrText", "IF ")) + field("REF x", "osynlig") + end)
    assert texts(p("a", outer, "b")) == ["ab"]


def test_a_field_goes_on_over_paragraphs_and_contents_keep_their_style():
    styles = (style("Innehll1", "toc 1"),)
    begin = Xml(r(el("fldChar", fldCharType="begin")) + r(el("instrText", "TOC")))
    first = p(begin, r(el("fldChar", fldCharType="separate")), "1", r(el("tab")), "Inledning", style="Innehll1")
    last = p("2 Krav", r(el("fldChar", fldCharType="end")), style="Innehll1")
    assert [(b.text, b.style) for b in blocks(first, last, p("Text"), styles=styles)] == [
        ("1 Inledning", "toc 1"),
        ("2 Krav", "toc 1"),
        ("Text", "normal"),
    ]


def test_a_field_without_end_is_told():
    document = read(docx(p("a"), p(r(el("fldChar", fldCharType="begin")), "b")))
    assert [problem.code for problem in document.problems] == ["not-understood"]


def test_broken_references_stay_as_they_are():
    assert texts(p(field("REF x", "Fel! Hittar inte referenskälla."))) == ["Fel! Hittar inte referenskälla."]


def test_links_and_other_wrappers_are_read_through():
    tag = el("smartTag", r("Åre"))
    assert texts(p("Se ", el("hyperlink", r("sidan")), " i ", tag)) == ["Se sidan i Åre"]


@pytest.mark.parametrize(
    ("font", "code", "character"),
    [
        ("Wingdings", "F0FE", "☑"),
        ("Wingdings", "F0A8", "☐"),
        ("Wingdings 2", "F053", "☒"),
        ("Symbol", "F0B3", "≥"),
        ("Symbol", "F061", "α"),
        ("Wingdings", "F0E0", "→"),
        ("Segoe UI Symbol", "2610", "☐"),
        ("Webdings", "F099", "•"),
    ],
)
def test_symbols_come_in_unicode(font, code, character):
    assert texts(p("Kryss ", r(el("sym", font=font, char=code)))) == [f"Kryss {character}"]


def test_a_symbol_with_a_broken_code_is_nothing():
    assert texts(p("x", r(el("sym", font="Symbol", char="zz")))) == ["x"]


def test_private_characters_in_text_follow_the_runs_font():
    assert texts(p(r("\uf0a8", props=el("rFonts", ascii="Wingdings")), " Ja")) == ["☐ Ja"]


@pytest.mark.parametrize(("checked", "sign"), [("1", "☒"), ("0", "☐")])
def test_check_box_controls(checked, sign):
    box = f'<w14:checkbox><w14:checked w14:val="{checked}"/></w14:checkbox>'
    assert texts(p(control(r("?"), properties=box), " Ja")) == [f"{sign} Ja"]


@pytest.mark.parametrize(
    ("state", "sign"),
    [(el("default", val=0), "☐"), (el("default", val=1), "☒"), (el("default", val=0) + el("checked"), "☒")],
)
def test_legacy_check_boxes(state, sign):
    begin = r(el("fldChar", el("ffData", el("checkBox", Xml(state))), fldCharType="begin"))
    code, end = r(el("instrText", "FORMCHECKBOX")), r(el("fldChar", fldCharType="end"))
    assert texts(p(begin, code, end, " Ja")) == [f"{sign} Ja"]


def test_legacy_lists_show_the_choice():
    entries = el("ddList", el("result", val=1), el("listEntry", val="Ja"), el("listEntry", val="Nej"))
    begin = r(el("fldChar", el("ffData", entries), fldCharType="begin"))
    assert texts(p(begin, r(el("fldChar", fldCharType="end")))) == ["Nej"]


def test_formulas_stand_on_one_line():
    fraction = "<m:f><m:num><m:r><m:t>pris</m:t></m:r></m:num><m:den><m:r><m:t>lägsta</m:t></m:r></m:den></m:f>"
    assert texts(p("Poäng = ", Xml(f"<m:oMath>{fraction}</m:oMath>"))) == ["Poäng = pris/lägsta"]


def test_hidden_text_stands_apart():
    styles = (
        style("Dold", "dold", el("rPr", el("vanish")), kind="character"),
        style("DoltStycke", "dolt stycke", el("rPr", el("vanish"))),
        style("Under", "under", based_on="DoltStycke"),
    )
    document = read(
        docx(
            p("syns ", r("direkt", props=el("vanish"))),
            p("syns ", r("stil", props=el("rStyle", val="Dold")), " ändå"),
            p("stycke", style="Under"),
            p(r("visad", props=el("vanish", val="0")), style="DoltStycke"),
            p("x", r("webb", props=el("webHidden"))),
            styles=styles,
        )
    )
    assert [block.text for block in document.blocks] == ["syns", "syns ändå", "visad", "xwebb"]
    assert [(a.text, a.block) for a in beside(document, "hidden")] == [("direkt", 0), ("stil", 1), ("stycke", 2)]


def test_text_hidden_by_both_its_styles_is_shown():
    styles = (
        style("Dold", "dold", el("rPr", el("vanish")), kind="character"),
        style("DoltStycke", "dolt stycke", el("rPr", el("vanish"))),
    )
    assert texts(p(r("x", props=el("rStyle", val="Dold")), style="DoltStycke"), styles=styles) == ["x"]


def test_placeholders_keep_their_text_and_say_so():
    shows = el("showingPlcHdr")
    found = blocks(
        p(control(r("Ange text"), properties=shows)),
        control(p("Ange mer"), properties=shows),
        p("Namn: ", control(r("Ange namn"), properties=shows)),
        tbl(tr(tc(control(p("Ange pris"), properties=shows)))),
    )
    assert [(b.text, b.style) for b in found] == [
        ("Ange text", "placeholder text"),
        ("Ange mer", "placeholder text"),
        ("Namn: Ange namn", "normal"),
        ("Ange pris", "placeholder text"),
    ]


def test_a_placeholder_style_alone_makes_a_placeholder():
    styles = (style("Platshllartext", "Placeholder Text", kind="character"),)
    found = blocks(p(r("Klicka här", props=el("rStyle", val="Platshllartext"))), styles=styles)
    assert found[0].style == "placeholder text"


def test_emoji_come_from_the_fallback_or_the_code():
    emoji = (
        '<mc:AlternateContent><mc:Choice Requires="w16se"><w16se:symEx w16se:font="Segoe UI Emoji" '
        'w16se:char="2705"/></mc:Choice><mc:Fallback><w:t>?</w:t></mc:Fallback></mc:AlternateContent>'
    )
    assert texts(p(r(Xml(emoji)), " klart")) == ["✅ klart"]


def test_the_base_of_ruby_text_is_read():
    ruby = el("ruby", el("rt", r("läsning")), el("rubyBase", r("bas")))
    assert texts(p(r(ruby), "!")) == ["bas!"]


def test_elements_that_carry_text_and_are_not_understood_are_named():
    unknown = Xml(f"<w:framtid>{r('hemligt')}</w:framtid>")
    document = read(docx(p("x", unknown), el("altChunk"), p("y", el("bookmarkStart"))))
    assert [block.text for block in document.blocks] == ["x", "y"]
    assert [(problem.code, problem.fatal, problem.detail) for problem in document.problems] == [
        ("not-understood", False, "w:altChunk, w:framtid")
    ]


def test_a_document_without_text_says_so():
    document = read(docx(p(), tbl(tr(""))))
    assert [(problem.code, problem.fatal) for problem in document.problems] == [("no-text", True)]
    assert read(docx(p("x"))).problems == ()


def test_text_elements_without_text_are_nothing():
    assert texts(p(r(el("t"), t("x")))) == ["x"]
