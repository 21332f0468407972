"""Markdown: the text a reader sees, with the line and column that it has in the source."""

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from kravlint.document import Apart, Table
from kravlint.readers.limits import Limits
from kravlint.readers.markdown import read_markdown


def read(source):
    return read_markdown(source.encode(), "krav.md", Limits())


def shapes(source):
    return [(b.kind, b.level, b.label, b.text) for b in read(source).blocks]


def origins(source):
    (block,) = read(source).blocks
    return [(o.start, o.line, o.offset) for o in block.origins]


def test_headings_have_levels_and_give_their_typed_number_to_the_label():
    assert shapes("# Krav\n\n## 3.1 Säkerhet ##\n\nDrift\n-----\n\n### 4. *Exit*\n\n# 2026 års krav") == [
        ("heading", 1, "", "Krav"),
        ("heading", 2, "3.1", "Säkerhet"),
        ("heading", 2, "", "Drift"),
        ("heading", 3, "4.", "Exit"),
        ("heading", 1, "", "2026 års krav"),
    ]


def test_paragraphs_lose_their_markup_but_not_their_text():
    source = 'Ett **stycke** med [länk](http://x.y/a(b) "titel"), `kod`, \\* och &auml; ![bild](x.png)<b>här</b>.'
    assert shapes(source) == [("paragraph", 0, "", "Ett stycke med länk, kod, * och ä här.")]


def test_a_soft_break_is_a_space_and_a_hard_break_a_newline():
    assert shapes("ett\ntvå  \ntre\\\nfyra<br>fem") == [("paragraph", 0, "", "ett två\ntre\nfyra\nfem")]


def test_lists_have_labels_and_levels():
    source = "- ett\n  - inre\n\n    mer\n* två\n\n3) tre\n4) fyra"
    assert shapes(source) == [
        ("item", 1, "•", "ett"),
        ("item", 2, "•", "inre"),
        ("paragraph", 0, "", "mer"),
        ("item", 1, "•", "två"),
        ("item", 1, "3)", "tre"),
        ("item", 1, "4)", "fyra"),
    ]


def test_deep_lists_are_read_to_the_end():
    source = "\n".join("  " * depth + "- punkt" for depth in range(40))
    assert [block.level for block in read(source).blocks] == list(range(1, 41))


def test_tables_have_a_header_row_and_every_cell_its_place():
    document = read("Före.\n\n| Krav \\| ID | Text |\n|---|---|\n| K1 | *ska* |\n| K2 |\n\nEfter.")
    assert document.tables == (Table(first=1, last=6, rows=3, columns=2, header_rows=1),)
    cells = [(b.place.row, b.place.column, b.place.line, b.text) for b in document.blocks if b.kind == "cell"]
    assert cells == [
        (1, 1, 3, "Krav | ID"),
        (1, 2, 3, "Text"),
        (2, 1, 5, "K1"),
        (2, 2, 5, "ska"),
        (3, 1, 6, "K2"),
        (3, 2, 6, ""),
    ]


def test_html_tables_are_tables_even_across_blank_lines():
    row = "    <tr><td>K1</td><td>Systemet ska logga.</td></tr>"
    document = read(f"Före.\n\n<table>\n<tr><th>Id</th><th>Krav</th></tr>\n\n{row}\n</table>\n\nEfter.\n")
    assert document.tables == (Table(first=1, last=4, rows=2, columns=2, header_rows=1),)
    assert [(b.text, b.place.line) for b in document.blocks] == [
        ("Före.", 1),
        ("Id", 4),
        ("Krav", 4),
        ("K1", 6),
        ("Systemet ska logga.", 6),
        ("Efter.", 9),
    ]


def test_comments_and_struck_text_stand_apart_from_the_flow():
    document = read("Ett.\n\n<!-- före\n två -->\n\nSystemet ~~ska~~ <del>bör</del> kan <!-- inne --> logga.")
    assert [block.text for block in document.blocks] == ["Ett.", "Systemet kan logga."]
    assert document.apart == (
        Apart("comment", "före\ntvå", 0),
        Apart("deleted", "ska", 1),
        Apart("deleted", "bör", 1),
        Apart("comment", "inne", 1),
    )


def test_front_matter_becomes_properties_and_keeps_the_line_numbers():
    document = read('---\ntitle: "Krav: drift"\ndate: 2026-03-01\nauthor: Förvaltningen\nlayout: x\n---\nText.')
    assert document.properties == {"title": "Krav: drift", "created": "2026-03-01", "author": "Förvaltningen"}
    assert [(block.text, block.place.line) for block in document.blocks] == [("Text.", 7)]


def test_a_rule_at_the_top_is_not_front_matter():
    assert shapes("---\n\nText: här") == [("paragraph", 0, "", "Text: här")]


def test_code_is_a_paragraph_with_its_lines():
    assert shapes("```\na = 1\n  b = 2\n```\n\n    indragen") == [
        ("paragraph", 0, "", "a = 1\nb = 2"),
        ("paragraph", 0, "", "indragen"),
    ]


def test_footnotes_have_their_name_as_label():
    assert shapes("[^1]: Se *bilaga* 2.") == [("footnote", 0, "1", "Se bilaga 2.")]
    assert origins("[^1]: Se *bilaga* 2.") == [(0, 1, 6), (3, 1, 10), (9, 1, 17)]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("## 3.1 Logg", [(0, 1, 7)]),
        ("- # Logg #", [(0, 1, 4)]),
        ("a **b** c", [(0, 1, 0), (2, 1, 4), (3, 1, 7)]),
        ("[b](b)b", [(0, 1, 1), (1, 1, 6)]),
        ("[b][c]b\n\n[c]: x", [(0, 1, 1), (1, 1, 6)]),
        ("<http://a.b>b", [(0, 1, 1), (10, 1, 12)]),
        ("![b](b)b", [(0, 1, 7)]),
        ("`b`b", [(0, 1, 1), (1, 1, 3)]),
        ("&amp;b", [(0, 1, 0), (1, 1, 5)]),
        ("\\*b", [(0, 1, 0), (1, 1, 2)]),
        ("> a\n> *b*", [(0, 1, 2), (2, 2, 3)]),
        (" 1. a\n    `b\n    c`", [(0, 1, 4), (2, 2, 5), (4, 3, 4)]),
        ("```\n  a\n```", [(0, 2, 2)]),
    ],
)
def test_origins_are_exact(source, expected):
    assert origins(source) == expected


def test_cells_know_their_columns():
    document = read("> | a \\| b | `c` |\n> |---|---|")
    assert [[(o.start, o.line, o.offset) for o in block.origins] for block in document.blocks] == [
        [(0, 1, 4), (2, 1, 7)],
        [(0, 1, 14)],
    ]


SIGNS = list("ab *_`[]()<>|\\~!#-\n")
STRUCTURES = ["> ", "- ", "1. ", "    ", "[a](b)", "**a**", "|-|-|\n", "\n\n", "<b>", "ö", "o\u0308"]
PIECES = st.sampled_from(SIGNS + STRUCTURES)


@given(st.lists(PIECES, max_size=30).map("".join))
@example("|-|-|\n|-|-|\na")
def test_every_origin_names_a_line_that_has_the_character(text):
    lines = re.split(r"\r\n|\r|\n", text)
    for block in read_markdown(text.encode(), "krav.md", Limits()).blocks:
        starts = [origin.start for origin in block.origins]
        assert starts == sorted(set(starts))
        assert starts[:1] == ([0] if block.text else [])
        ends = [*starts[1:], len(block.text)] if starts else []
        for origin, end in zip(block.origins, ends, strict=True):
            for character in block.text[origin.start : end].split():
                assert origin.line
                assert all(part in lines[origin.line - 1].replace("o\u0308", "ö") for part in character)


@given(st.text())
def test_any_text_gives_a_document(text):
    read_markdown(text.encode(), "krav.md", Limits())


def test_lines_that_begin_with_a_typed_letter_are_items() -> None:
    document = read_markdown(
        "Biträdet ska:\na) radera uppgifterna, och\nb) bistå\nkunden.\n".encode(), "a.md", Limits()
    )
    assert [(b.kind, b.label, b.text, b.place.line) for b in document.blocks] == [
        ("paragraph", "", "Biträdet ska:", 1),
        ("item", "a)", "radera uppgifterna, och", 2),
        ("item", "b)", "bistå kunden.", 3),
    ]
    assert [(o.line, o.offset) for o in document.blocks[1].origins[:1]] == [(2, 3)]


def test_what_is_nested_too_deeply_is_told():
    def problems(depth):
        return [problem.code for problem in read_markdown(b">" * depth + b" Krav\n", "krav.md", Limits()).problems]

    assert (problems(90), problems(200)) == ([], ["truncated"])


def test_brackets_that_never_close_are_text_and_cost_no_search_for_links():
    document = read_markdown(b"Krav [" * 50_000, "krav.md", Limits())
    assert document.blocks[0].text == "Krav [" * 50_000
