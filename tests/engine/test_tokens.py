"""Token patterns over requirements."""

from __future__ import annotations

import pytest
from tests.engine.sets import hits

from kravlint.engine.checks.tokens import Token, Tokens

CHECK = Tokens(
    all_of={"must": ((Token(LOWER="ska"),),), "should": ((Token(LOWER="bör"),),)},
    prefilter=("ska", "bör"),
    within=("specification",),
    unless_phrases=("bör-krav",),
    not_after=("som", "hur"),
)


def found(text: str) -> list[str]:
    return [str(hit.words["found"]) for hit in hits(CHECK, {"Krav.md": f"# Kravspecifikation\n\n{text}"})]


@pytest.mark.parametrize(
    "text",
    [
        "Tjänsten ska ha en app, och appen bör vara snabb.",
        "| Id | Krav |\n|---|---|\n| 1 | Tjänsten ska ha en app. Appen bör vara snabb. |",
        "1. Tjänsten ska ha en app. Den bör vara snabb.",
    ],
)
def test_a_requirement_in_which_every_group_matches_is_found(text: str) -> None:
    assert found(text) == ["ska, bör"]


@pytest.mark.parametrize(
    "text",
    [
        "Tjänsten ska ha en app. Den bör vara snabb.",
        "Tjänsten ska visa uppgifter som bör gallras.",
        "Leverantören ska beskriva hur den bör införas.",
        "Ett bör-krav bör inte finnas, och det ska tas bort.",
        "| Id | Krav |\n|---|---|\n| 1 | Tjänsten ska ha en app. |\n| 2 | Appen bör vara snabb. |",
    ],
)
def test_other_text_is_left_alone(text: str) -> None:
    assert found(text) == []


def test_only_the_wanted_kinds_are_looked_at() -> None:
    assert hits(CHECK, {"Avtal.md": "# Avtal\n\nParterna ska mötas och bör samverka."}) == []
