"""The benchmark's document sets: every change bites, and no tag is left in what is read."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2] / "benchmarks" / "quality"))

from mutate import document_sets

SETS = document_sets()


def test_there_are_four_sets_and_three_hundred_changes() -> None:
    assert len(SETS) >= 4
    assert sum(len(each.mutations) for each in SETS) >= 300


def test_every_change_changes_something() -> None:
    assert [m.line for each in SETS for m in each.mutations if m.files == each.files] == []


def test_what_is_read_holds_no_tags() -> None:
    assert [name for each in SETS for name, text in each.files.items() if "[[" in text] == []
