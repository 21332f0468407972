"""Expressions are tried only where the literals that they need stand, and find what they would have found."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kravlint.language import screen
from kravlint.language.screen import Screen, lazy, needed

SOURCES = (
    r"\b(?:anbud(?:et|en)?|offert)\b",
    r"\s*(?:\w+\s+){0,3}?(?:anses|tolkas)\b",
    r"(?:inte|inget|ingen)\s+(?=krav)",
    r"(?P<a>vite(?!r)|ränta)|avgift\w*",
    r"[ab]vtal|x{2,3}y",
    r"(?:en|ett)? ?\d+",
)


@pytest.mark.parametrize(
    ("source", "literals"),
    [
        (r"\bföljande\s+(?:uppgifter|intyg)\b", {"följande"}),
        (r"anbud(?:et|en)?", {"anbud"}),
        (r"(?:inte|inget)\s", {"inte", "inget"}),
        (r"(?:a|bilaga)\d", set()),
        (r"\w+\s+", set()),
        (r"\w+(?=\s+krav)(?!\s+kravspecifikation)", {"krav"}),
        (r"(?:krav)?text|Rubrik", {"text", "rubrik"}),
    ],
)
def test_an_expression_needs_the_longest_literals_that_it_cannot_do_without(source: str, literals: set[str]) -> None:
    assert needed(source) == literals


def test_a_text_without_the_literals_is_not_tried() -> None:
    expression = Screen().expression(r"anbud\w*", re.IGNORECASE)
    assert expression.search("Avtalet gäller.") is None
    assert expression._compiled is None
    match = expression.search("Lämna ANBUDET i tid.")
    assert match is not None
    assert match.group() == "ANBUDET"


def test_an_expression_that_joins_later_is_found_too() -> None:
    screen = Screen()
    first = screen.expression("ett")
    assert first.search("ett och två")
    second = screen.expression("två")
    assert second.search("ett och två")


WORDS = [
    "anbud",
    "ANBUDET",
    "offert",
    "anses",
    "inte",
    "inget",
    "krav",
    "vite",
    "viter",
    "avgifter",
    "xxxy",
    "avtal",
    "7",
]


@given(st.lists(st.sampled_from([*WORDS, "ska", "å", ".", "en"]), max_size=8), st.integers(0, 12))
def test_screened_expressions_find_what_the_expressions_find(words: list[str], start: int) -> None:
    text = " ".join(words)
    screen = Screen()
    for source in SOURCES:
        screened, plain = screen.expression(source, re.IGNORECASE), re.compile(source, re.IGNORECASE)
        for one, other in (
            (screened.search(text, start), plain.search(text, start)),
            (screened.match(text, start), plain.match(text, start)),
        ):
            assert (one and one.span()) == (other and other.span())
        assert [m.span() for m in screened.finditer(text)] == [m.span() for m in plain.finditer(text)]


def test_a_lazy_expression_is_compiled_when_first_used() -> None:
    expression = lazy(r"bilaga\s*\d")
    assert "_made" not in vars(expression)
    match = expression.fullmatch("bilaga 2")
    assert match is not None
    assert match.re.pattern == expression.pattern


def test_what_expressions_need_can_be_kept_and_recalled_instead_of_worked_out(monkeypatch: pytest.MonkeyPatch) -> None:
    source = r"\bnågot\s+särskilt\b"
    Screen().expression(source)
    kept = screen.worked_out()
    assert kept[f"0 {source}"] == ("särskilt",)
    monkeypatch.setattr(screen, "_WORKED_OUT", {})
    monkeypatch.setattr(screen, "needed", lambda *_: pytest.fail("worked out again"))
    screen.recall(kept)
    assert Screen().expression(source).search("det är något särskilt")
