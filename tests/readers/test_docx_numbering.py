import pytest
from tests.readers.docx_builder import (
    Xml,
    abstract,
    blocks,
    docx,
    el,
    lvl,
    num,
    p,
    read,
    restart,
    shown,
    style,
    tbl,
    tc,
    tr,
)

from kravlint.readers.docx.numerals import numeral

DECIMAL = abstract(0, lvl(0, "decimal", "%1."), lvl(1, "decimal", "%1.%2"), lvl(2, "lowerLetter", "%3)"))
OUTLINE = abstract(
    0,
    lvl(0, "decimal", "%1", style="Rubrik1"),
    lvl(1, "decimal", "%1.%2", style="Rubrik2"),
    lvl(2, "decimal", "%1.%2.%3", style="Rubrik3"),
)
HEADINGS = tuple(style(f"Rubrik{i}", f"heading {i}", el("pPr", el("numPr", el("numId", val=1)))) for i in (1, 2, 3))


def items(*positions: tuple[int, int], numbering: tuple[str, ...]) -> list[str]:
    """The labels of paragraphs at these lists and levels."""
    paragraphs = [p("x", num=position) for position in positions]
    return [block.label for block in blocks(*paragraphs, numbering=numbering)]


def test_levels_count_and_deeper_levels_start_again():
    labels = items((1, 0), (1, 1), (1, 1), (1, 2), (1, 0), (1, 1), numbering=(DECIMAL, num(1, 0)))
    assert labels == ["1.", "1.1", "1.2", "a)", "2.", "2.1"]


def test_headings_are_numbered_by_the_style_that_each_level_names():
    assert shown(
        p("Inledning", style="Rubrik1"),
        p("Syfte", style="Rubrik2"),
        p("Mål", style="Rubrik3"),
        p("Krav", style="Rubrik1"),
        p("Drift", style="Rubrik2"),
        styles=HEADINGS,
        numbering=(OUTLINE, num(1, 0)),
    ) == ["1 Inledning", "1.1 Syfte", "1.1.1 Mål", "2 Krav", "2.1 Drift"]


def test_a_style_inherits_the_list_and_level_of_the_style_it_is_based_on():
    own = style("Egen", "Min rubrik", based_on="Rubrik2")
    assert shown(
        p("Ett", style="Rubrik1"),
        p("Två", style="Egen"),
        styles=(*HEADINGS, own),
        numbering=(OUTLINE, num(1, 0)),
    ) == ["1 Ett", "1.1 Två"]


def test_number_zero_takes_the_styles_number_away():
    found = blocks(
        p("Förord", style="Rubrik1", num=(0, 0)),
        p("Ett", style="Rubrik1"),
        styles=HEADINGS,
        numbering=(OUTLINE, num(1, 0)),
    )
    assert [block.label for block in found] == ["", "1"]


def test_lists_that_share_a_definition_go_on_counting():
    assert items((1, 0), (2, 0), (1, 0), numbering=(DECIMAL, num(1, 0), num(2, 0))) == ["1.", "2.", "3."]


def test_a_start_override_acts_once():
    numbering = (DECIMAL, num(1, 0), num(2, 0, restart(0, 5)))
    assert items((1, 0), (2, 0), (2, 0), (1, 0), (2, 0), numbering=numbering) == ["1.", "5.", "6.", "7.", "8."]


def test_an_override_can_replace_a_whole_level():
    override = el("lvlOverride", lvl(0, "upperRoman", "Bilaga %1"), ilvl=0)
    assert items((2, 0), (2, 0), numbering=(DECIMAL, num(2, 0, override))) == ["Bilaga I", "Bilaga II"]


def test_a_list_can_start_anywhere_at_each_level():
    definition = abstract(0, lvl(0, "decimal", "%1", start=4), lvl(1, "decimal", "%1.%2", start=3))
    assert items((1, 0), (1, 1), (1, 0), (1, 1), numbering=(definition, num(1, 0))) == ["4", "4.3", "5", "5.3"]


def test_a_level_without_its_ancestors_shows_their_start():
    assert items((1, 1), (1, 1), numbering=(DECIMAL, num(1, 0))) == ["1.1", "1.2"]


def test_a_level_that_never_restarts_goes_on():
    definition = abstract(0, lvl(0, "decimal", "%1"), lvl(1, "decimal", "K%2", extra=el("lvlRestart", val=0)))
    assert items((1, 0), (1, 1), (1, 0), (1, 1), numbering=(definition, num(1, 0))) == ["1", "K1", "2", "K2"]


def test_a_level_can_restart_only_after_a_certain_level():
    definition = abstract(
        0,
        lvl(0, "decimal", "%1"),
        lvl(1, "decimal", "%1.%2"),
        lvl(2, "decimal", "(%3)", extra=el("lvlRestart", val=1)),
    )
    labels = items((1, 0), (1, 1), (1, 2), (1, 1), (1, 2), (1, 0), (1, 2), numbering=(definition, num(1, 0)))
    assert labels == ["1", "1.1", "(1)", "1.2", "(2)", "2", "(1)"]


def test_legal_numbering_shows_every_number_as_decimal():
    definition = abstract(0, lvl(0, "upperRoman", "%1."), lvl(1, "decimal", "%1.%2", extra=el("isLgl")))
    assert items((1, 0), (1, 1), numbering=(definition, num(1, 0))) == ["I.", "1.1"]


def test_a_list_style_link_leads_to_the_definition_that_holds_the_levels():
    linking = abstract(1, el("numStyleLink", val="Lista"))
    list_style = style("Lista", "Lista", el("pPr", el("numPr", el("numId", val=7))), kind="numbering")
    found = blocks(
        p("x", num=(3, 0)),
        p("y", num=(7, 0)),
        styles=(list_style,),
        numbering=(DECIMAL, linking, num(3, 1), num(7, 0)),
    )
    assert [block.label for block in found] == ["1.", "2."]


def test_labels_carry_their_own_text():
    assert items((1, 0), numbering=(abstract(0, lvl(0, "decimal", "SK %1:")), num(1, 0))) == ["SK 1:"]


def test_a_level_without_number_shows_none_and_is_no_item():
    definition = abstract(0, lvl(0, "none", ""), lvl(1, "decimal", "%1%2"))
    found = blocks(p("x", num=(1, 0)), p("y", num=(1, 1)), numbering=(definition, num(1, 0)))
    assert [(block.kind, block.label) for block in found] == [("paragraph", ""), ("item", "1")]


def test_a_custom_format_gives_its_width():
    custom = (
        '<mc:AlternateContent><mc:Choice Requires="w14"><w:numFmt w:val="custom" w:format="001, 002, 003, ..."/>'
        '</mc:Choice><mc:Fallback><w:numFmt w:val="decimal"/></mc:Fallback></mc:AlternateContent>'
    )
    level = Xml(lvl(0, "decimal", "KR-%1").replace('<w:numFmt w:val="decimal"></w:numFmt>', custom))
    assert items((1, 0), numbering=(abstract(0, level), num(1, 0))) == ["KR-001"]


@pytest.mark.parametrize(
    ("sign", "font", "label"),
    [
        ("\uf0b7", "Symbol", "•"),
        ("\uf0a7", "Wingdings", "•"),
        ("o", "Courier New", "•"),
        ("v", "Wingdings", "•"),
        ("–", "Arial", "–"),
        ("☐", "", "☐"),
    ],
)
def test_bullets_of_symbol_fonts_are_points_and_others_stand_for_themselves(sign, font, label):
    definition = abstract(0, lvl(0, "bullet", sign, font=font))
    assert items((1, 0), numbering=(definition, num(1, 0))) == [label]


def test_item_levels_count_from_one():
    found = blocks(p("x", num=(1, 0)), p("y", num=(1, 2)), numbering=(DECIMAL, num(1, 0)))
    assert [(block.kind, block.level) for block in found] == [("item", 1), ("item", 3)]


def test_an_empty_numbered_paragraph_counts_without_being_a_block():
    assert items((1, 0), numbering=(DECIMAL, num(1, 0))) == ["1."]
    found = blocks(p("", num=(1, 0)), p("x", num=(1, 0)), numbering=(DECIMAL, num(1, 0)))
    assert [block.label for block in found] == ["2."]


def test_a_wholly_hidden_paragraph_is_not_counted():
    hidden = p(el("r", el("rPr", el("vanish")), el("t", "dold")), num=(1, 0), mark=el("vanish"))
    found = blocks(hidden, p("x", num=(1, 0)), numbering=(DECIMAL, num(1, 0)))
    assert [(block.label, block.text) for block in found] == [("1.", "x")]


def test_labels_stand_in_the_text_of_cells():
    ids = (abstract(0, lvl(0, "decimal", "K%1")), num(1, 0))
    found = blocks(tbl(tr(tc(p(num=(1, 0))), "Ett"), tr(tc(p("Två", num=(1, 0))), "")), numbering=ids)
    assert [block.text for block in found] == ["K1", "Ett", "K2 Två", ""]
    label_origin = found[2].origins[0]
    assert (label_origin.paragraph, label_origin.run) == (0, 0)
    assert found[2].origins[1].start == len("K2 ")


def test_ordinals_follow_the_documents_language():
    swedish = el("docDefaults", el("rPrDefault", el("rPr", el("lang", val="sv-SE"))))
    definition = (abstract(0, lvl(0, "ordinal", "%1 året")), num(1, 0))
    document = read(docx(p("x", num=(1, 0)), styles=(swedish,), numbering=definition))
    assert document.blocks[0].label == "1:a året"


@pytest.mark.parametrize(
    ("value", "number_format", "text"),
    [
        (7, "decimal", "7"),
        (7, "decimalZero", "07"),
        (27, "lowerLetter", "aa"),
        (53, "upperLetter", "AAA"),
        (4, "lowerRoman", "iv"),
        (1994, "upperRoman", "MCMXCIV"),
        (22, "ordinal", "22nd"),
        (11, "ordinal", "11th"),
        (3, "none", ""),
        (0, "lowerRoman", "0"),
        (10**9, "upperLetter", "1000000000"),
        (5, "japaneseCounting", "5"),
    ],
)
def test_numerals(value, number_format, text):
    assert numeral(value, number_format) == text


@pytest.mark.parametrize(("value", "text"), [(1, "1:a"), (3, "3:e"), (12, "12:e"), (21, "21:a")])
def test_swedish_ordinals(value, text):
    assert numeral(value, "ordinal", "sv-SE") == text
