"""A statement that another place of the set gainsays is found, with that place beside it."""

from __future__ import annotations

import pytest
from tests.engine.sets import hits

from kravlint.engine.checks.contradicted import Contradicted

CONCEPTS = {"none": ("inga djur",), "animals": ("häst", "ko"), "label": ("djurslag",), "example": ("till exempel",)}
CHECK = Contradicted(of=("none",), label=("label",), by=("animals",), by_unless=("none", "example"))


def found(**files: str) -> list[str]:
    return [
        hit.spot.analysis.path
        for hit in hits(CHECK, {f"{name}.md": text for name, text in files.items()}, concepts=CONCEPTS)
        if hit.spot
    ]


def test_the_gainsaying_place_may_stand_in_another_document() -> None:
    assert found(a="Vi har inga djur.", b="Hästen står i stallet.") == ["a.md"]


def test_a_statement_that_nothing_gainsays_is_left_alone() -> None:
    assert found(a="Vi har inga djur.", b="Stallet är tomt.") == []


@pytest.mark.parametrize("guarded", ["Vi har inga djur, varken häst eller ko.", "Djur är till exempel en häst."])
def test_a_sentence_with_a_guard_gainsays_nothing(guarded: str) -> None:
    assert found(a="Vi har inga djur.", b=guarded) == []


@pytest.mark.parametrize(("answer", "expected"), [("Nej", ["a.md"]), ("Inga", ["a.md"]), ("Ja, två", [])])
def test_a_row_states_it_by_answering_no(answer: str, expected: list[str]) -> None:
    table = f"| Fråga | Svar |\n| --- | --- |\n| Djurslag | {answer} |\n\nHästen står i stallet."
    assert found(a=table) == expected
