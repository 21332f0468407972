"""Regular expressions that can take for ever."""

from __future__ import annotations

import pytest

from kravlint.language.expressions import may_run_away


@pytest.mark.parametrize(
    "pattern",
    ["(a+)+b", "(?:a*)*b", "x(?:\\s*a|b+)*c", "((a|b)+?){2,}c", "(?=(a+)+b)a", "(?:(?:ab?)+c?){1,500}d"],
)
def test_a_repetition_inside_a_repetition_can_take_for_ever(pattern: str) -> None:
    assert may_run_away(pattern)


@pytest.mark.parametrize("pattern", ["a+b+", "(?:a+ ){0,4}b", "(a|b)*c", "(?:ab)+(?:cd)+", "avtalstid", "(trasig"])
def test_repetitions_one_after_another_and_limited_ones_are_let_through(pattern: str) -> None:
    assert not may_run_away(pattern)
