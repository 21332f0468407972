"""The benchmark's document sets: every change bites, and no tag is left in what is read."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2] / "benchmarks" / "quality"))

from mutate import document_sets
from mutations import HELD_OUT, WORDS_A_PAGE

SETS = document_sets()


def test_there_are_four_sets_and_three_hundred_changes() -> None:
    assert len(SETS) >= 4
    assert sum(len(each.mutations) for each in SETS) >= 300


def test_every_change_changes_something() -> None:
    assert [m.line for each in SETS for m in each.mutations if m.files == each.files] == []


def test_what_is_read_holds_no_tags() -> None:
    assert [name for each in SETS for name, text in each.files.items() if "[[" in text] == []


def test_the_held_out_sets_are_three_of_at_least_four_pages_and_ninety_changes_each() -> None:
    held = [each for each in SETS if each.name in HELD_OUT]
    assert len(held) == len(HELD_OUT) == 3
    assert all(len(each.mutations) >= 90 for each in held)
    assert all(sum(len(text.split()) for text in each.files.values()) >= 4 * WORDS_A_PAGE for each in held)
