"""Counts of requirements, and the words that they oblige with."""

from __future__ import annotations

from tests.engine.sets import hits

from kravlint.engine.checks.metric import Metric, Mixture

METRIC = Metric(("specification", "response-form"), more_than=3, many_more_than=5)
MIXTURE = Mixture(("ska", "skall"), ("specification",), main_at_least=3, other_at_least=2)


def spec(count: int, modal: str = "ska") -> str:
    rows = "\n".join(f"| K-{n} | Systemet {modal} visa rapport {n}. |" for n in range(count))
    return f"# Kravspecifikation\n\n| Id | Krav |\n|---|---|\n{rows}\n"


def test_few_requirements_are_no_finding() -> None:
    assert hits(METRIC, {"Kravspecifikation.md": spec(2)}) == []


def test_many_are_told_one_step_lower_and_very_many_as_the_rule_says() -> None:
    assert [hit.lower for hit in hits(METRIC, {"Kravspecifikation.md": spec(4)})] == [True]
    assert [hit.lower for hit in hits(METRIC, {"Kravspecifikation.md": spec(6)})] == [False]


def test_a_requirement_repeated_in_the_answer_form_counts_once() -> None:
    form = spec(2).replace("Kravspecifikation", "Svarsformulär").replace("| Krav |", "| Krav |")
    assert hits(METRIC, {"Kravspecifikation.md": spec(2), "Svarsformulär.md": form}) == []


def test_desirable_requirements_are_counted_apart() -> None:
    (hit,) = hits(METRIC, {"Kravspecifikation.md": spec(4) + "\nAppen bör ha ett mörkt läge.\n"})
    assert (hit.words["must"], hit.words["should"]) == ("4", "1")


def test_the_less_common_word_is_found_and_counted() -> None:
    (hit,) = hits(MIXTURE, {"Krav.md": spec(3) + "\nTjänsten skall övervakas.\n\nTjänsten skall säkras.\n"})
    assert hit.words["counts"] == "”ska” 3, ”skall” 2"
    assert hit.spot is not None and len(hit.related) == 1


def test_a_single_slip_is_no_mixture() -> None:
    assert hits(MIXTURE, {"Krav.md": spec(3) + "\nTjänsten skall övervakas.\n"}) == []
