"""Abbreviations that nothing explains."""

from __future__ import annotations

import pytest
from tests.engine.sets import hits

from kravlint.engine.checks.abbreviations import Abbreviations

CHECK = Abbreviations(("specification",), known=("PDF",))


def found(text: str, **files: str) -> list[str]:
    return [str(hit.words["found"]) for hit in hits(CHECK, {"Krav.md": f"# Kravspecifikation\n\n{text}", **files})]


def test_an_unknown_abbreviation_in_a_requirement_is_found_with_the_others_of_the_document() -> None:
    assert found("Systemet ska hämta elever från BUR och lärare från TFP. BUR ska läsas varje natt.") == ["BUR, TFP"]


@pytest.mark.parametrize(
    "text",
    [
        "Systemet ska exportera till PDF.",
        "Systemet ska läsa barn- och utbildningsregistret (BUR). BUR ska läsas varje natt.",
        "Systemet ska läsa BUR (barn- och utbildningsregistret).",
        "BUR står för registret. Systemet ska läsa BUR.",
        "Systemet ska läsa BUR.\n\n| Ord | Förklaring |\n|---|---|\n| BUR | registret |",
        "BUR är kommunens register.",
    ],
)
def test_known_and_explained_ones_and_those_outside_requirements_are_left_alone(text: str) -> None:
    assert found(text) == []


def test_another_document_of_the_set_may_explain_it() -> None:
    assert (
        found("Systemet ska läsa BUR.", **{"Ordlista.md": "# Ordlista\n\nBarn- och utbildningsregistret (BUR)."}) == []
    )
