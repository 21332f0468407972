"""Editions of one document in a set."""

from __future__ import annotations

import pytest
from tests.engine.sets import procurement


def superseded(*names: str) -> frozenset[str]:
    return procurement(dict.fromkeys(names, "# Kravspecifikation\n\nSystemet ska logga.")).superseded


@pytest.mark.parametrize(
    ("older", "later"),
    [
        ("Bilaga 1 Krav.md", "Bilaga 1 Krav rev A.md"),
        ("Bilaga 1 Krav rev A.md", "Bilaga 1 Krav rev B.md"),
        ("Bilaga_1_Krav_v1.2.md", "Bilaga_1_Krav_v1.10.md"),
        ("Krav 2026-02-01.md", "Krav 2026-10-01.md"),
        ("Kravspecifikation.md", "Kravspecifikation (rättad).md"),
        ("Kravspecifikation gammal.md", "Kravspecifikation.md"),
    ],
)
def test_the_later_edition_replaces_the_older(older: str, later: str) -> None:
    assert superseded(later, older) == {older}


@pytest.mark.parametrize(
    "names",
    [
        ("Bilaga 1 Krav.md", "Bilaga 2 Krav.md"),
        ("Krav skola.md", "Krav vård.md"),
        ("Krav version A.md", "Prisbilaga version B.md"),
        ("en/Krav.md", "sv/Krav.md"),
    ],
)
def test_different_documents_are_no_editions(names: tuple[str, ...]) -> None:
    assert superseded(*names) == frozenset()
