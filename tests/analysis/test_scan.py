"""What is looked at closely is chosen quickly, and never too little of it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kravlint.analysis.facts.percentages import _BEGINNING as SIGN_BEGINNING
from kravlint.analysis.facts.percentages import _SIGN as SIGN
from kravlint.analysis.references.standards import _BEGINNING as STANDARD_BEGINNING
from kravlint.analysis.references.standards import _STANDARD as STANDARD
from kravlint.analysis.scan import begun, scanner
from kravlint.document import Block

PIECES = (
    "SS",
    "ISO",
    "/",
    "-",
    " ",
    "12000",
    ":",
    "2020",
    "RFC",
    "TLS",
    "1.2",
    "PDF/A",
    "n",
    "%",
    "procent",
    "Per",
    "cent",
)


def blocks(*texts: str) -> list[Block]:
    return [Block("paragraph", text) for text in texts]


def test_each_block_is_named_once_per_kind_that_it_holds_a_literal_of() -> None:
    scan = scanner({"money": ("kr", "sek"), "time": ("dag",)})
    assert scan(blocks("10 kr, 20 KR", "", "Dagar", "SEK per dag")) == {"money": [0, 3], "time": [2, 3]}


def test_a_literal_may_begin_or_be_a_whole_block() -> None:
    scan = scanner({"begins": ("\0kund",), "whole": ("\0k\0",)})
    assert scan(blocks("Kund: A", "en kund", "kunden", "K")) == {"begins": [0, 2], "whole": [3]}
    assert scan(blocks("k", "x")) == {"whole": [0]}


@given(st.lists(st.sampled_from(PIECES), max_size=14))
def test_what_begins_somewhere_is_found_as_if_it_were_looked_for_everywhere(pieces: list[str]) -> None:
    text = "".join(pieces)
    for expression, beginning in ((STANDARD, STANDARD_BEGINNING), (SIGN, SIGN_BEGINNING)):
        found = [match.span() for match in begun(expression, beginning, text)]
        assert found == [match.span() for match in expression.finditer(text)]
