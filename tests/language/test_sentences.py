"""Sentences, clauses and list stems of Swedish administrative text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kravlint.document import Block
from kravlint.language.sentences import clauses, sentences, split


def parts(text: str) -> list[str]:
    return [text[start:end] for start, end in split(text)]


@pytest.mark.parametrize(
    "text",
    [
        "Leverantören ska t.ex. lämna rapporter.",
        "Det gäller bl.a. loggning, backup m.m. i tjänsten.",
        "Skyldigheten följer av art. 28.3 i förordningen.",
        "Enligt 9 kap. 6 § LOU gäller detta.",
        "Svar lämnas enl. bilaga 2 till kommunen.",
        "Se nr. 4 i listan fr.o.m. måndag.",
        "Kostnaden är ca. 28.3 miljoner kr. exkl. moms.",
        "1. Leverantören ska svara.",
    ],
)
def test_abbreviations_numbers_and_list_numbers_end_no_sentence(text: str) -> None:
    assert parts(text) == [text]


def test_sentences_end_at_full_stops_questions_and_exclamations() -> None:
    assert parts("En mening. Två meningar? Ja! Slut.") == ["En mening.", "Två meningar?", "Ja!", "Slut."]


def test_a_single_letter_at_the_end_is_a_name_of_something_and_ends_the_sentence() -> None:
    assert parts("Systemet ska ha X och Y. Nästa krav följer.") == [
        "Systemet ska ha X och Y.",
        "Nästa krav följer.",
    ]


def test_initials_do_not_end_a_sentence() -> None:
    assert parts("A. Andersson svarar.") == ["A. Andersson svarar."]


def test_a_line_break_ends_a_sentence_unless_the_next_line_goes_on() -> None:
    assert parts("Första kravet\nAndra kravet\nsom fortsätter") == [
        "Första kravet",
        "Andra kravet\nsom fortsätter",
    ]


def test_a_sentence_is_cut_into_clauses_with_a_modal_each() -> None:
    text = "Leverantören ska lämna en rapport, och bör även närvara; kunden ska svara."
    cut = [text[start:end] for start, end in clauses(text, 0, len(text))]
    assert cut == ["Leverantören ska lämna en rapport, ", "och bör även närvara; ", "kunden ska svara."]


def test_list_items_have_the_sentence_that_introduces_them_as_stem() -> None:
    blocks = [
        Block("paragraph", "Detta är avtalet. Biträdet ska:"),
        Block("item", "radera uppgifterna", label="a)", level=1),
        Block("item", "bistå kunden", label="b)", level=1),
        Block("paragraph", "Något annat."),
        Block("item", "utan stam", label="•", level=1),
    ]
    found = sentences(blocks)
    stems = {blocks[s.block].text: s.stem for s in found}
    assert stems["radera uppgifterna"] == stems["bistå kunden"] == 1
    assert stems["utan stam"] is None


def test_items_inside_an_item_have_the_nearest_stem() -> None:
    blocks = [
        Block("paragraph", "Biträdet ska:"),
        Block("item", "underrätta kunden och", label="a)", level=1),
        Block("item", "se till att personalen ska:", label="b)", level=1),
        Block("item", "iaktta sekretess", label="i.", level=2),
        Block("item", "bistå kunden", label="c)", level=1),
    ]
    by_text = {blocks[s.block].text: s.stem for s in sentences(blocks)}
    assert by_text["iaktta sekretess"] == 2
    assert by_text["bistå kunden"] == 0


@given(st.text(max_size=200))
def test_sentences_lie_in_order_and_leave_only_white_space_out(text: str) -> None:
    spans = list(split(text))
    at = 0
    for start, end in spans:
        assert at <= start < end
        assert text[at:start].strip() == ""
        at = end
    assert text[at:].strip() == ""


def test_a_paragraph_without_a_full_stop_introduces_items_in_lower_case() -> None:
    item = Block("item", "inom den tid som kommunen anger", label="a)", level=1)
    told = Block("paragraph", "Fel ska avhjälpas")
    assert [each.stem for each in sentences((told, item))] == [None, 0]
    assert [each.stem for each in sentences((Block("paragraph", "Fel ska avhjälpas."), item))] == [None, None]
    assert [each.stem for each in sentences((told, Block("item", "Inom en dag", level=1)))] == [None, None]
