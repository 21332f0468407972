"""Findings of two revisions side by side: what has come and what is gone."""

from __future__ import annotations

from collections import Counter

from benchmarks.corpus_diff import Said, changes

OLD = Said("a.docx", "PUB010", "error", "R23 missing", "Avtalet säger inte att uppgifterna raderas.", "")
NEW = Said("a.docx", "PUB010", "warning", "R23 missing", "Avtalet säger inte att uppgifterna raderas.", "Avtal")


def test_a_finding_that_has_changed_is_gone_and_come() -> None:
    assert list(changes(Counter([OLD]), Counter([NEW]))) == [
        "+ a.docx: warning PUB010 R23 missing: Avtalet säger inte att uppgifterna raderas.",
        "    Avtal",
        "- a.docx: error PUB010 R23 missing: Avtalet säger inte att uppgifterna raderas.",
    ]


def test_a_finding_that_is_there_twice_and_then_once_is_gone_once() -> None:
    assert len(list(changes(Counter([OLD, OLD]), Counter([OLD])))) == 1


def test_what_is_as_it_was_is_not_told() -> None:
    assert list(changes(Counter([OLD]), Counter([OLD]))) == []
