"""Requirements that oblige more than once."""

from __future__ import annotations

import pytest
from tests.engine.sets import hits

from kravlint.engine.checks.several import Several

CHECK = Several(("specification",))


def found(text: str) -> list[str]:
    table = f"# Kravspecifikation\n\n| Id | Krav |\n|---|---|\n| K-1 | {text} |"
    return [str(hit.words["count"]) for hit in hits(CHECK, {"Krav.md": table})]


def test_two_obliging_verbs_in_main_clauses_are_two_requirements() -> None:
    assert found("Systemet ska ha en app och leverantören ska utbilda lärarna.") == ["2"]
    assert found("Systemet ska logga. Loggen ska sparas i ett år. Loggen ska kunna sökas.") == ["3"]


@pytest.mark.parametrize(
    "text",
    [
        "Systemet ska visa de uppgifter som ska gallras.",
        "Systemet ska logga och larma.",
        "Systemet ska ha en app, och den bör fungera utan nät.",
    ],
)
def test_subordinate_clauses_and_weaker_verbs_do_not_count(text: str) -> None:
    assert found(text) == []
