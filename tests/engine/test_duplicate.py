"""Requirements that stand twice."""

from __future__ import annotations

import pytest
from tests.engine.sets import hits

from kravlint.engine.checks.duplicate import Duplicate

SAME = Duplicate(("specification",), "wording")
VALUE = Duplicate(("specification",), "value")
EXPORT = "Systemet ska kunna exportera elevers frånvaro till en fil i formatet CSV."
KEEP = "Leverantören ska spara säkerhetskopior av databasen i minst 30 dagar."


def table(*texts: str) -> dict[str, str]:
    rows = "\n".join(f"| K-{n} | {text} |" for n, text in enumerate(texts, 1))
    return {"Kravspecifikation.md": f"# Kravspecifikation\n\n| Id | Krav |\n|---|---|\n{rows}\n"}


@pytest.mark.parametrize(
    "other",
    [
        EXPORT,
        EXPORT.lower(),
        EXPORT.replace("ska kunna", "ska även kunna"),
        EXPORT.replace("Systemet", "Systemen"),
        EXPORT.replace("ska", "skall"),
    ],
)
def test_the_same_requirement_in_nearly_the_same_words_is_found(other: str) -> None:
    (hit,) = hits(SAME, table(EXPORT, "Systemet ska ha en app.", other))
    assert hit.words["first"] == {"sv": "K-1", "en": "K-1"}
    assert hit.words["second"] == {"sv": "K-3", "en": "K-3"}
    assert len(hit.related) == 1


def test_three_alike_are_two_findings() -> None:
    assert len(hits(SAME, table(EXPORT, EXPORT, EXPORT))) == 2


@pytest.mark.parametrize(
    "other", [EXPORT.replace("elevers", "lärares"), EXPORT.replace("CSV", "JSON"), "Systemet ska ha en app."]
)
def test_requirements_that_differ_in_what_they_are_about_are_left_alone(other: str) -> None:
    assert hits(SAME, table(EXPORT, other)) == []
    assert hits(VALUE, table(EXPORT, other)) == []


@pytest.mark.parametrize(
    "other", [KEEP.replace("30", "90"), KEEP.replace("dagar", "månader"), KEEP.replace("ska", "ska inte")]
)
def test_another_value_or_a_negation_is_a_contradiction_and_no_repetition(other: str) -> None:
    assert len(hits(VALUE, table(KEEP, other))) == 1
    assert hits(SAME, table(KEEP, other)) == []


def test_the_difference_is_told() -> None:
    (hit,) = hits(VALUE, table(KEEP, KEEP.replace("30", "90")))
    assert hit.words["difference"] == {"sv": "”30” ↔ ”90”", "en": "”30” ↔ ”90”"}


def test_cases_that_are_numbered_do_not_contradict_each_other() -> None:
    one = "Fel med prioritet 1 ska vara åtgärdade av leverantören inom 4 timmar."
    assert hits(VALUE, table(one, one.replace("1", "2").replace("4", "8"))) == []


def test_lists_made_alike_for_two_roles_are_left_alone() -> None:
    rows = f"- {EXPORT}\n- {KEEP}\n"
    text = f"# Kravspecifikation\n\n## Lärare\n\n{rows}\n## Rektor\n\n{rows}"
    assert hits(SAME, {"Kravspecifikation.md": text}) == []


def test_short_requirements_are_not_compared() -> None:
    assert hits(SAME, table("Systemet ska logga.", "Systemet ska logga.")) == []


def test_the_answer_form_repeats_the_specification_without_a_finding() -> None:
    files = {**table(EXPORT), "Kravspecifikation 2.md": table(EXPORT)["Kravspecifikation.md"]}
    assert hits(SAME, files) == []
