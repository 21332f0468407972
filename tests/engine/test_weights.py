"""Weights and points that should add up."""

from __future__ import annotations

import pytest
from tests.engine.sets import hits

from kravlint.engine.checks.weights import Weights

CHECK = Weights(within=("main-document",))


def found(text: str) -> list[str]:
    files = {"Upphandlingsdokument.md": f"# Upphandlingsdokument\n\n## Utvärdering\n\n{text}"}
    return [str(hit.words["found"]) for hit in hits(CHECK, files)]


def table(head: str, *rows: str) -> str:
    return "\n".join([f"| Kriterium | {head} |", "|---|---|", *(f"| {row} |" for row in rows)])


@pytest.mark.parametrize(
    ("text", "values"),
    [
        (table("Vikt", "Pris | 60 %", "Stöd | 30 %"), "60 + 30"),
        (table("Vikt (%)", "Pris | 60", "Stöd | 50"), "60 + 50"),
        (table("Vikt", "Pris | 62,5 %", "Stöd | 40 %"), "62,5 + 40"),
        (table("Maxpoäng", "Pris | 50", "Stöd | 40", "Totalt | 100"), "50 + 40"),
        (table("Vikt", "Pris | 60", "Stöd | 30") + "\n\nVikterna är tillsammans 100.", "60 + 30"),
        ("Priset viktas 60 % och kvaliteten 30 %.", "60 + 30"),
        ("Priset har vikten 60 procent och stödet vikten 50 procent.", "60 + 50"),
        ("Kriterierna viktas:\n\n- Pris 60 %\n- Stöd 30 %", "60 + 30"),
        ("The price has a weight of 60 per cent and quality 50 per cent.", "60 + 50"),
    ],
)
def test_a_sum_that_is_not_the_whole_is_found(text: str, values: str) -> None:
    assert found(text) == [values]


@pytest.mark.parametrize(
    "text",
    [
        table("Vikt", "Pris | 60 %", "Stöd | 40 %"),
        table("Vikt", "Pris | 33,3 %", "Stöd | 33,3 %", "Införande | 33,3 %"),
        table("Vikt", "Pris | 60 %", "Stöd | 40 %", "Totalt | 100 %"),
        table("Vikt", "Pris | 60 %", "Kvalitet | 40 %", "– funktion | 25 %", "– stöd | 15 %"),
        table("Vikt", "Funktion | 60 %", "Stöd | 40 %", "Tid | 70 %", "Plan | 30 %"),
        table("Vikt", "Pris | 60 %", "Stöd | 10–20 %"),
        table("Vikt", "Funktion | 3", "Stöd | 2"),
        table("Vikt", "Pris | 60", "Stöd | 30") + "\n\nPriset viktas högst. Högst 100 poäng ges.",
        table("Vikt (kg)", "Bord | 60", "Stol | 20"),
        table("Poäng", "Mycket bra | 50", "Bra | 30"),
        table("Andel", "Kvinnor | 60 %", "Män | 30 %"),
        "Priset viktas 60 %.",
        "Vitet är 60 % och avdraget 30 % av avgiften.",
        "Om vikten är 60 % ges minst 30 % av poängen.",
        "Det är av stor vikt att 60 % av eleverna och 30 % av lärarna svarar.",
    ],
)
def test_wholes_parts_of_parts_and_other_numbers_are_left_alone(text: str) -> None:
    assert found(text) == []


def test_documents_of_other_kinds_are_not_judged() -> None:
    text = "# Avtal\n\n" + table("Vikt", "Pris | 60 %", "Stöd | 30 %")
    assert hits(CHECK, {"Avtal.md": text}) == []
