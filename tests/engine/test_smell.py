"""Words that leave a requirement open."""

from __future__ import annotations

import pytest
from tests.engine.sets import hits

from kravlint.engine.checks.smell import Smell, Words, measured

TERMS = {
    "fast": ("/snabbt?\\b/",),
    "simple": ("/enkelt?\\b/",),
    "delay": ("/dröjsmål\\b/",),
    "statutory": ("/utan\\s+onödigt\\s+dröjsmål\\b/",),
    "bound": ("/dock\\s+senast\\b/",),
    "user": ("/kunna\\b/",),
    "this": ("/detta\\s+ska\\b/",),
}
FAST = Words(("fast",), {"sv": "en tid", "en": "a time"}, unless_measured=True)
SIMPLE = Words(("simple",), {"sv": "antal steg", "en": "steps"}, unless=("user",))
DELAY = Words(("delay",), {"sv": "en frist", "en": "a limit"})
CHECK = Smell((FAST, SIMPLE, DELAY), ("specification",), unless=("bound",), covered_by=("statutory",))
OPENING = Smell((Words(("this",), {"sv": "namnet", "en": "the name"}),), ("specification",), opening=True)


def found(text: str, check: Smell = CHECK, name: str = "Kravspecifikation.md") -> list[str]:
    return [str(hit.words["found"]) for hit in hits(check, {name: f"# {name[:-3]}\n\n{text}"}, concepts=TERMS)]


@pytest.mark.parametrize(
    "text",
    [
        "Systemet ska vara snabbt.",
        "| Id | Krav |\n|---|---|\n| K-1 | Systemet ska vara snabbt. |",
        "Systemet ska:\n\n- vara snabbt,\n- ha en app.",
        "Systemet ska snabbt:\n\n- visa scheman,\n- skriva ut.",
    ],
)
def test_a_word_is_found_in_requirements_of_every_form(text: str) -> None:
    assert found(text) == ["”snabbt”"]


@pytest.mark.parametrize(
    "text",
    [
        "Systemet är snabbt.",
        "Systemet ska snabbt visa svar, inom 2 sekunder.",
        "Systemet ska vara snabbt, dock senast i april.",
        "Leverantören ska utan onödigt dröjsmål anmäla fel.",
        "Användaren ska enkelt kunna byta språk.",
        "Med ”snabbt” avses på två sekunder. Systemet ska vara snabbt.",
    ],
)
def test_facts_measures_bounds_fixed_phrases_and_definitions_are_left_alone(text: str) -> None:
    assert found(text) == []


def test_the_words_of_one_sentence_make_one_finding_with_a_proposal_for_each() -> None:
    files = {"Kravspecifikation.md": "# Kravspecifikation\n\nSystemet ska vara snabbt och enkelt."}
    (hit,) = hits(CHECK, files, concepts=TERMS)
    assert hit.words["found"] == "”snabbt”, ”enkelt”"
    assert hit.words["instead"] == {"sv": "en tid; antal steg", "en": "a time; steps"}


def test_two_sentences_make_two_findings() -> None:
    assert len(found("| Id | Krav |\n|---|---|\n| K-1 | Systemet ska vara snabbt. Appen ska vara snabb. |")) == 2


def test_only_parts_of_the_wanted_kinds_are_judged() -> None:
    assert found("Systemet ska vara snabbt.", name="Avtal.md") == []


def test_opening_words_count_only_where_nothing_stands_before_them() -> None:
    assert found("| Id | Krav |\n|---|---|\n| K-1 | Detta ska ingå. |", OPENING) == ["”Detta ska”"]
    assert found("| Id | Krav |\n|---|---|\n| K-1 | En app ska ingå. Detta ska anges. |", OPENING) == []


@pytest.mark.parametrize(
    "text", ["inom 2 sekunder", "99,5 %", "fem (5) dagar", "varje natt", "kl. 8", "within 4 hours"]
)
def test_a_number_with_a_unit_or_an_interval_measures(text: str) -> None:
    assert measured(text)


@pytest.mark.parametrize("text", ["krav 4", "WCAG 2.1", "år för år", "i två appar"])
def test_other_numbers_measure_nothing(text: str) -> None:
    assert not measured(text)
