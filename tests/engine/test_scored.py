"""A mandatory requirement that also gives points."""

from __future__ import annotations

import pytest
from tests.engine.sets import hits

from kravlint.engine.checks.scored import Scored

CHECK = Scored(of=("points",), unless=("all",))
CONCEPTS = {"points": ("/ger (?:upp till )?\\d+ poäng/",), "all": ("ska-krav",)}
REQUIREMENTS = """# Kravspecifikation

| Id | Krav | Typ |
|---|---|---|
| K-1 | Systemet ska logga. | Ska |
| K-2 | Systemet ska svara snabbt. | Ska |
| K-3 | Systemet bör tala finska. | Bör |
"""


def found(award: str, requirements: str = REQUIREMENTS) -> list[str]:
    files = {"Upphandlingsdokument.md": f"# Upphandlingsdokument\n\n{award}", "Kravspecifikation.md": requirements}
    return [str(hit.words["found"]) for hit in hits(CHECK, files, concepts=CONCEPTS)]


@pytest.mark.parametrize(
    "award",
    [
        "Hur väl krav K-2 uppfylls ger upp till 10 poäng.",
        "| Kriterium | Poäng |\n|---|---|\n| Hur väl krav K-2 uppfylls | 10 |",
        "| Kriterium | Vikt |\n|---|---|\n| Hur väl krav K-2 uppfylls | 25 % |",
    ],
)
def test_points_for_a_mandatory_requirement_of_another_document_are_found(award: str) -> None:
    assert found(award) == ["K-2"]


def test_the_requirement_itself_is_shown_beside_it() -> None:
    files = {"Upphandlingsdokument.md": "# Inbjudan\n\nKrav K-2 ger 10 poäng.", "Kravspecifikation.md": REQUIREMENTS}
    (hit,) = hits(CHECK, files, concepts=CONCEPTS)
    assert hit.related[0][0].analysis.path == "Kravspecifikation.md"


def test_a_mandatory_row_with_points_of_its_own_is_found() -> None:
    rows = "# Krav\n\n| Id | Krav | Typ | Poäng |\n|---|---|---|---|\n| 1 | Systemet ska logga. | Ska | 10 |"
    assert found("Text.", rows) == ["1"]


@pytest.mark.parametrize(
    "award",
    [
        "Krav K-3 ger upp till 10 poäng.",
        "Ska-krav K-2 ska vara uppfyllt. Krav K-3 ger 5 poäng.",
        "| Kriterium | Poäng |\n|---|---|\n| Hur väl krav K-2 uppfylls | – |",
        "| Krav | Avsnitt |\n|---|---|\n| Se krav K-2 | 4 |",
    ],
)
def test_what_is_wished_for_and_what_gives_no_points_is_left_alone(award: str) -> None:
    assert found(award) == []


def test_an_id_that_two_requirements_have_points_to_neither() -> None:
    assert found("Krav K-2 ger 10 poäng.", REQUIREMENTS + "| K-2 | Systemet ska visa schema. | Ska |\n") == []
