"""A yearly value that over the whole term makes more than the ceiling."""

from __future__ import annotations

import pytest
from tests.engine.sets import hits

from kravlint.engine.checks.overrun import Overrun

CHECK = Overrun(within=("main-document",))
TERM = "Ramavtalet gäller i två år och kan förlängas med 24 månader."


def found(text: str) -> list[str]:
    files = {"Upphandlingsdokument.md": f"# Upphandlingsdokument\n\n{text} {TERM}"}
    return [str(hit.words["total"]).replace("\u00a0", " ") for hit in hits(CHECK, files)]


def test_four_years_of_a_yearly_value_above_the_ceiling_are_found() -> None:
    assert found("Det uppskattade värdet är 8 mkr per år. Takvolymen är 24 mkr.") == ["32 000 000"]


def test_a_whole_value_above_the_ceiling_is_found() -> None:
    assert found("Det uppskattade värdet är 8 mkr. Takvolymen är 7 mkr.") == ["8 000 000"]


@pytest.mark.parametrize(
    "text",
    [
        "Det uppskattade värdet är 6 mkr per år. Takvolymen är 24 mkr.",
        "Det uppskattade värdet är 8 mkr. Takvolymen är 24 mkr.",
        "Det uppskattade värdet är 8 mkr per år.",
        "Det uppskattade värdet är 8 mkr per år i område A. Det uppskattade värdet är 2 mkr per år i B. Taket är 24 mkr.",
        "Det uppskattade värdet är 8 mkr per år. Avtalet gäller i tre år. Takvolymen är 24 mkr.",
    ],
)
def test_what_fits_what_is_not_yearly_lots_of_their_own_and_differing_terms_are_left_alone(text: str) -> None:
    assert found(text) == []
