"""Something that is spoken of as a wish and demanded nowhere."""

from __future__ import annotations

import pytest
from tests.engine.sets import hits, results

from kravlint.engine.checks.wished import Wished
from kravlint.engine.results import Seen

CONCEPTS = {"access": ("=WCAG",), "must": ("/ska/",), "soft": ("/bör/",), "may": ("/kan/",)}
CHECK = Wished(of=("access",), within=("specification",), must=("must",), soft=("soft",), may=("may",))


def found(text: str) -> int:
    return len(hits(CHECK, {"Krav.md": f"# Kravspecifikation\n\n{text}"}, concepts=CONCEPTS))


@pytest.mark.parametrize(
    "text", ["Sidan bör följa WCAG.", "Sidan kan följa WCAG.", "| Krav | Typ |\n|---|---|\n| WCAG | bör |"]
)
def test_a_wish_that_nothing_demands_is_found(text: str) -> None:
    assert found(text) == 1


@pytest.mark.parametrize(
    "text",
    ["Sidan bör följa WCAG AAA. Sidan ska följa WCAG AA.", "Sidan ska följa WCAG så att alla kan läsa.", "WCAG 2.1"],
)
def test_what_is_demanded_somewhere_or_only_named_is_left_alone(text: str) -> None:
    assert found(text) == 0


def test_where_it_is_demanded_is_told() -> None:
    (result,) = results(CHECK, {"Krav.md": "# Kravspecifikation\n\nSidan ska följa WCAG."}, concepts=CONCEPTS)
    assert isinstance(result, Seen)
