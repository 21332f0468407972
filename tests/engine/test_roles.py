"""Who is called what: buyer and supplier change places only where the agreement says so of both."""

from __future__ import annotations

import pytest
from tests.engine.sets import hits

from kravlint.engine.checks.roles import Roles


def found(text: str, problem: str = "swapped") -> list[str]:
    check = Roles(problem=problem, within=("dpa",))  # type: ignore[arg-type]
    files = {"PuB-avtal.md": f"# Personuppgiftsbiträdesavtal\n\n{text}"}
    return [str(hit.words["found"]) for hit in hits(check, files)]


@pytest.mark.parametrize(
    "text",
    [
        "Ekeviks kommun är personuppgiftsbiträde och Molnet AB är personuppgiftsansvarig.",
        "Personuppgiftsbiträde: Ekeviks kommun\n\nPersonuppgiftsansvarig: Molnet AB",
        'Mellan Molnet AB (nedan "den Personuppgiftsansvarige") och Ekeviks kommun (nedan "Personuppgiftsbiträdet").',
        "| Part | Namn |\n| --- | --- |\n| PuB | Ekeviks kommun |\n| PuA | Molnet AB |",
    ],
)
def test_swapped_parties_are_found(text: str) -> None:
    assert found(text) == ["Ekeviks kommun"]


@pytest.mark.parametrize(
    "text",
    [
        "Ekeviks kommun är personuppgiftsansvarig och Molnet AB är personuppgiftsbiträde.",
        "Molnet AB är personuppgiftsansvarig för sina egna kundregister.",
        "Ekeviks kommun är personuppgiftsbiträde åt Ekeviks Energi AB, som är personuppgiftsansvarig.",
        "Molnet AB ska bistå den personuppgiftsansvarige. Kommunen får granska personuppgiftsbiträdet.",
    ],
)
def test_right_roles_and_passing_mentions_are_left_alone(text: str) -> None:
    assert found(text) == []


def test_two_boards_are_one_party() -> None:
    text = "Skolnämnden är personuppgiftsansvarig och Servicenämnden är personuppgiftsbiträde."
    assert found(text, "boards") == ["Servicenämnden"]
    assert found(text.replace("Servicenämnden", "Molnet AB"), "boards") == []
