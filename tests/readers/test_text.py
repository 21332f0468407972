"""Plain text: what a person sees as one paragraph, heading or item, with the line and column it stands at."""

import re
import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from kravlint.readers.limits import Limits
from kravlint.readers.text import decode, parse, read_text


def shapes(text):
    return [(block.kind, block.label, block.text) for block in parse(text)]


def texts(text):
    return [block.text for block in parse(text)]


@pytest.mark.parametrize(
    "data",
    [
        "Åtkomst på värdnivå".encode(),
        b"\xef\xbb\xbf" + "Åtkomst på värdnivå".encode(),
        "Åtkomst på värdnivå".encode("utf-16"),
        "Åtkomst på värdnivå".encode("utf-16-le"),
        "Åtkomst på värdnivå".encode("cp1252"),
        unicodedata.normalize("NFD", "Åtkomst på värdnivå").encode(),
    ],
    ids=["utf-8", "utf-8 with mark", "utf-16", "utf-16 without mark", "windows-1252", "decomposed"],
)
def test_every_usual_encoding_gives_the_same_text(data):
    document = read_text(data, "krav.txt", Limits())
    assert [block.text for block in document.blocks] == ["Åtkomst på värdnivå"]
    assert (document.path, document.format) == ("krav.txt", "txt")


def test_bytes_that_no_encoding_has_are_replaced():
    assert decode(b"p\xe5 \x81") == "på \ufffd"


def test_blank_lines_separate_paragraphs_and_wrapped_lines_are_joined():
    assert texts("Leverantören ska\nlogga åtkomst.\n\n \t\nLoggen sparas.\r\n") == [
        "Leverantören ska logga åtkomst.",
        "Loggen sparas.",
    ]


def test_a_full_line_goes_on_even_with_a_capital_on_the_next():
    first = "Leverantören ska under hela avtalstiden och därefter i två år följa Exempel"
    assert texts(f"{first}\nKommuns regler.") == [f"{first} Kommuns regler."]


def test_short_lines_that_end_early_are_paragraphs_of_their_own():
    assert texts("Systemet ska logga.\nSystemet ska larma.") == ["Systemet ska logga.", "Systemet ska larma."]


def test_a_file_with_long_lines_has_one_paragraph_per_line():
    long = "Systemet ska " + "verkligen " * 15 + "logga."
    assert texts(f"{long}\nska\nJa\n{long}") == [long, "ska", "Ja", long]


@pytest.mark.parametrize(
    ("lines", "joined"),
    [
        ("informations-\nklassning", "informationsklassning"),
        ("informations-\noch behörighetsstyrning", "informations- och behörighetsstyrning"),
        ("informations\u00ad\nklassning", "informationsklassning"),
        ("ett IT-\nsystem", "ett IT-system"),
        ("en e-\ntjänst", "en e-tjänst"),
        ("Karlstad-\nÖrebro", "Karlstad-Örebro"),
        ("enligt plan -\ninte annars", "enligt plan - inte annars"),
    ],
)
def test_words_broken_at_a_line_end_are_put_together(lines, joined):
    assert texts(lines) == [joined]


def test_numbered_lines_are_headings_when_they_read_as_titles_and_clauses_when_not():
    assert shapes("3 Krav\n3.1 Funktion\n3.1.1 Systemet ska logga.\n3.1.2 Systemet ska larma") == [
        ("heading", "3", "Krav"),
        ("heading", "3.1", "Funktion"),
        ("paragraph", "3.1.1", "Systemet ska logga."),
        ("paragraph", "3.1.2", "Systemet ska larma"),
    ]
    assert [block.level for block in parse("3 Krav\n3.1 Funktion\n3.1.1 Logg")] == [1, 2, 3]


def test_a_title_may_say_which_requirements_shall_be_met():
    assert shapes("3.2 Krav som ska uppfyllas") == [("heading", "3.2", "Krav som ska uppfyllas")]


def test_a_numbered_line_that_the_next_one_finishes_is_not_a_title():
    assert shapes("3.1 Leverantörens åtagande\nenligt bilaga 2.") == [
        ("paragraph", "3.1", "Leverantörens åtagande enligt bilaga 2.")
    ]


def test_a_number_inside_a_wrapped_sentence_starts_nothing():
    assert texts("Avtalet gäller under\n12 månader.") == ["Avtalet gäller under 12 månader."]
    first = "Leverantören ska på begäran av den upphandlande myndigheten redovisa bilaga"
    assert texts(f"{first}\n3 Krav på drift.") == [f"{first} 3 Krav på drift."]


@pytest.mark.parametrize("text", ["2026 års budget", "1.5 miljoner kronor", "12 månader"])
def test_amounts_and_years_are_not_labels(text):
    assert shapes(text) == [("paragraph", "", text)]


def test_lines_of_a_table_of_contents_are_not_headings():
    assert shapes("3.1 Funktion ........ 7") == [("paragraph", "", "3.1 Funktion ........ 7")]


def test_capitals_and_underlined_lines_are_headings():
    found = [(b.kind, b.level, b.text) for b in parse("SYSTEMKRAV\n\nDrift\n=====\nLogg\n----\nSystemet loggar.")]
    assert found == [
        ("heading", 1, "SYSTEMKRAV"),
        ("heading", 1, "Drift"),
        ("heading", 2, "Logg"),
        ("paragraph", 0, "Systemet loggar."),
    ]


def test_a_first_line_that_stands_alone_is_the_title():
    assert shapes("Avtal om kaffe\n\nPARTER\n\nKaffebolaget levererar.")[0] == ("heading", "", "Avtal om kaffe")


@pytest.mark.parametrize("first", ["Hej Karin,", "Kaffe ska levereras", "Avtal om kaffe\nmellan två parter"])
def test_a_greeting_a_demand_or_two_lines_are_no_title(first):
    assert shapes(f"{first}\n\nKaffebolaget levererar.")[0][0] == "paragraph"


@pytest.mark.parametrize("text", ["KR-0001", "SK 12", "GDPR", "JA"])
def test_ids_and_abbreviations_in_capitals_are_not_headings(text):
    assert shapes(text) == [("paragraph", "", text)]


def test_a_line_of_signs_is_no_text():
    assert texts("Ett.\n\n----------\n\nTvå.") == ["Ett.", "Två."]


def test_items_keep_their_sign_and_take_their_level_from_the_indent():
    source = "Systemet ska:\n- logga\n  allt\n    • inre\n- larma\na) först\n1. ett\n2. två"
    assert [(b.kind, b.level, b.label, b.text) for b in parse(source)] == [
        ("paragraph", 0, "", "Systemet ska:"),
        ("item", 1, "-", "logga allt"),
        ("item", 2, "•", "inre"),
        ("item", 1, "-", "larma"),
        ("item", 1, "a)", "först"),
        ("item", 1, "1.", "ett"),
        ("item", 1, "2.", "två"),
    ]


def test_a_lone_number_with_a_title_is_a_heading_and_several_are_items():
    assert shapes("1. Inledning\n\nText.")[0] == ("heading", "1.", "Inledning")
    assert [kind for kind, _, _ in shapes("1. Inledning\n2. Bakgrund")] == ["item", "item"]


def test_places_are_the_line_and_column_in_the_file():
    (first, second) = parse("\ufeff\n  Ett\u00a0 stycke med informations-\n\tklassning\n\n - punkt")
    assert (first.text, first.place.line) == ("Ett stycke med informationsklassning", 2)
    assert [(o.start, o.line, o.offset) for o in first.origins] == [(0, 2, 2), (4, 2, 7), (27, 3, 1)]
    assert [(o.start, o.line, o.offset) for o in second.origins] == [(0, 5, 3)]


def test_decomposed_letters_shift_the_columns_after_them():
    (block,) = parse("a\u030a b")
    assert block.text == "å b"
    assert [(o.start, o.offset) for o in block.origins] == [(0, 0), (1, 2)]


LINES = st.sampled_from(
    [
        "",
        "Systemet ska",
        "informations-",
        "klassning.",
        "  - punkt",
        "3.1 Krav",
        "KRAV PÅ DRIFT",
        "====",
        "o\u0308l \u00a0 x",
    ]
)


@given(st.one_of(st.text(), st.lists(LINES).map("\n".join)))
@example("\u00ad- \u00ad\n")
def test_every_character_comes_from_the_place_that_its_origin_names(text):
    lines = re.split(r"\r\n|\r|\n", text)
    for block in parse(text):
        starts = [origin.start for origin in block.origins]
        assert starts == sorted(set(starts))
        assert starts[0] == 0
        assert block.text == block.text.strip()
        for origin, end in zip(block.origins, [*starts[1:], len(block.text)], strict=True):
            piece = block.text[origin.start : end]
            source = lines[origin.line - 1][origin.offset :] + " "
            for position, character in enumerate(piece):
                assert same(character, source[position:]), (text, block)


def same(character, source):
    """Whether the source begins with the character, as it is or decomposed; a space stands for the unseen."""
    if character == " ":
        return source[0].isspace() or not source[0].isprintable()
    return any(unicodedata.normalize("NFC", source[:length]).startswith(character) for length in range(1, 20))
