"""Clauses of a sentence: what stands in the main clause, and what stands under it."""

from __future__ import annotations

from functools import cache

import pytest

from kravlint.document import Block
from kravlint.engine.duties.clause import Clauses, clauses_of
from kravlint.engine.loader import lexicon_of, load


@cache
def _lexicon():
    return lexicon_of(load())


def clauses(text: str) -> Clauses:
    return clauses_of(text, _lexicon().find([Block("paragraph", text)]))


def kind_at(text: str, word: str) -> str:
    found = clauses(text)
    return found.all[found.at(text.index(word))].kind


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Om en instruktion strider mot lagen ska biträdet informera den ansvarige.", "informera"),
        ("När avtalet upphör raderar leverantören alla uppgifter.", "raderar"),
        ("Efter att avtalet upphört raderas uppgifterna.", "raderas"),
        ("De personer som behandlar uppgifter har tystnadsplikt.", "har"),
        ("Biträdet ska, om en registrerad begär det, bistå den ansvarige.", "bistå"),
        ("Vid misstanke om en personuppgiftsincident ska biträdet underrätta den ansvarige.", "underrätta"),
        ("Biträdet ska lämna underlag, i vilket fall kunden ska betala.", "betala"),
    ],
)
def test_the_main_clause_goes_on_after_what_stands_before_or_within_it(text: str, word: str) -> None:
    assert kind_at(text, word) == "main"


@pytest.mark.parametrize(
    ("text", "word", "kind"),
    [
        ("Biträdet ska bistå så att den ansvarige kan fullgöra sin skyldighet.", "kan", "aside"),
        ("Biträdet ska ge den information som krävs.", "krävs", "aside"),
        ("Biträdet ska behandla uppgifterna enligt de instruktioner kunden lämnar.", "lämnar", "aside"),
        ("Biträdet ska informera den ansvarige innan underbiträdet anlitas.", "anlitas", "aside"),
        ("Biträdet får inte anlita någon utan att kunden har godkänt det.", "har", "aside"),
        ("Biträdet ska säkerställa att uppgifterna raderas.", "raderas", "that"),
        ("Biträdet åtar sig att radera uppgifterna.", "radera", "infinitive"),
        ("Biträdet är skyldigt att utan dröjsmål informera kunden.", "informera", "infinitive"),
    ],
)
def test_clauses_under_the_main_clause_are_known_by_how_they_open(text: str, word: str, kind: str) -> None:
    assert kind_at(text, word) == kind


def test_a_second_modal_after_och_begins_a_main_clause_of_its_own() -> None:
    text = "Biträdet bör informera kunden och ska radera uppgifterna."
    found = clauses(text)
    assert found.at(text.index("informera")) != found.at(text.index("radera"))


def test_two_verbs_after_one_subject_share_their_clause() -> None:
    text = "De ska se till att den som behandlar och lagrar uppgifterna har tystnadsplikt."
    found = clauses(text)
    assert found.at(text.index("lagrar")) == found.at(text.index("behandlar"))


def test_a_hedge_opens_no_clause() -> None:
    assert kind_at("Biträdet ska om möjligt radera uppgifterna.", "radera") == "main"


def test_a_long_sentence_costs_no_more_than_its_length() -> None:
    long = "Biträdet ska bistå den ansvarige, " + "och de som behandlar uppgifter ska informeras, " * 400
    assert len(clauses(long).all) < 1700
