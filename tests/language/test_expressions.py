"""Regular expressions that can take for ever, and how time is spared in others."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kravlint.language.expressions import in_lower_case, may_run_away, sparing


@pytest.mark.parametrize(
    "pattern",
    ["(a+)+b", "(?:a*)*b", "x(?:\\s*a|b+)*c", "((a|b)+?){2,}c", "(?=(a+)+b)a", "(?:(?:ab?)+c?){1,500}d"],
)
def test_a_repetition_inside_a_repetition_can_take_for_ever(pattern: str) -> None:
    assert may_run_away(pattern)


@pytest.mark.parametrize("pattern", ["a+b+", "(?:a+ ){0,4}b", "(a|b)*c", "(?:ab)+(?:cd)+", "avtalstid", "(trasig"])
def test_repetitions_one_after_another_and_limited_ones_are_let_through(pattern: str) -> None:
    assert not may_run_away(pattern)


@pytest.mark.parametrize(
    ("pattern", "spared"),
    [
        (r"\w+\s+a", r"\w++\s+a"),
        (r"(?:\S+\s){0,3}?a", r"(?:\S++\s){0,3}?a"),
        (r"\S*[^\s.;]\s+a", r"\S++(?<![.;])\s+a"),
        (r"a\w*(?=[^.]{0,9}\bb)", r"a\w*+(?=[^.]{0,9}\bb)"),
        (r"a\w*[^.]{0,9}?\bb", r"a\w*+[^.]{0,9}?\bb"),
        (r"\w+(?!\w)", r"\w++(?!\w)"),
        (r"\w*\s*a", r"\w*\s*a"),
        (r"\w+?\s", r"\w+?\s"),
        (r"[\w*\s]", r"[\w*\s]"),
        (r"\\w+\s", r"\\w+\s"),
        (r"\S+\b", r"\S+\b"),
    ],
)
def test_a_word_is_not_tried_again_in_part_where_only_its_end_can_match(pattern: str, spared: str) -> None:
    assert sparing(pattern) == spared


@pytest.mark.parametrize(
    "pattern",
    [
        r"\w+\s+a",
        r"a\s+(?:\S*[^\s.;]\s+){0,2}?b",
        r"a\w*(?=[^.\x00]{0,4}\bb)",
        r"a\w*[^.]{0,3}\bb\w*\b",
        r"(?:\w+\s){1,2}\S+\s+b",
        r"\w*(?![\w])\W",
    ],
)
@given(st.text(alphabet="ab1.;-_ \n\x00", max_size=14))
def test_what_is_spared_finds_the_same(pattern: str, text: str) -> None:
    one, other = re.compile(pattern), re.compile(sparing(pattern))
    assert [m.span() for m in one.finditer(text)] == [m.span() for m in other.finditer(text)]


@pytest.mark.parametrize(
    ("pattern", "lower"),
    [
        (r"SS[ -]?12 ?000\b", r"ss[ -]?12 ?000\b"),
        (r"[A-ZÅÄÖ]\W+\S(?!EU)\x00", r"[a-zåäö]\W+\S(?!eu)\x00"),
        (r"(?P<Name>IT)(?P=Name)", r"(?P<name>it)(?P=name)"),
        (r"IT-avtal(?<=Avtal)", r"it-avtal(?<=avtal)"),
    ],
)
def test_an_expression_for_any_case_is_written_for_lower_case(pattern: str, lower: str) -> None:
    assert in_lower_case(pattern) == lower


@pytest.mark.parametrize("pattern", [r"(?-i:EU)", r"\x41", r"\u0041", r"[A-z]", r"(a)\1"])
def test_where_lower_case_may_find_something_else_it_is_not_known(pattern: str) -> None:
    assert in_lower_case(pattern) is None
