"""A data processing agreement about other people than the rest of the set."""

from __future__ import annotations

import pytest
from tests.engine.sets import hits

from kravlint.engine.checks.data_subjects import DataSubjects

CHECK = DataSubjects(common=("personal", "anställ"))
LIBRARY = "# Kravspecifikation\n\n" + "Låntagaren ska kunna reservera böcker och se sina lån på sitt bibliotek. " * 8


@pytest.mark.parametrize(
    ("people", "count"),
    [
        ("Elever, vårdnadshavare och förare", 1),
        ("Elever, vårdnadshavare och låntagare", 1),
        ("Låntagare och vårdnadshavare", 0),  # one may be new here
        ("Låntagare, personal och anställda", 0),
        ("Personal", 0),
    ],
)
def test_most_of_those_listed_must_be_known_to_the_set(people: str, count: int) -> None:
    dpa = f"# Personuppgiftsbiträdesavtal\n\n| Uppgift | Innehåll |\n|---|---|\n| Registrerade | {people} |"
    assert len(hits(CHECK, {"Krav.md": LIBRARY, "PUB.md": dpa})) == count


def test_a_set_that_says_little_is_not_judged() -> None:
    dpa = "# Personuppgiftsbiträdesavtal\n\nDe registrerade är elever, vårdnadshavare och förare."
    assert hits(CHECK, {"Krav.md": "# Kravspecifikation\n\nSystemet ska logga.", "PUB.md": dpa}) == []
