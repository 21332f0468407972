"""One party under two names."""

from __future__ import annotations

import pytest
from tests.engine.sets import hits

from kravlint.engine.checks.aliases import Aliases

CHECK = Aliases(within=("agreement",), sides={"buyer": ("Beställaren", "Kunden"), "supplier": ("Leverantören",)})
BUYER = "Beställaren ska betala. Beställaren får säga upp avtalet."


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Kunden ska anmäla fel. Kunden får begära rapport.", 1),
        ("Kunden ska anmäla fel.", 0),  # once: a slip
        ("Beställaren, nedan Kunden, avropar. Kunden ska anmäla fel. Kunden får begära rapport.", 0),
        ("Leverantören ska ha rutiner för hur kunden ska informeras och kunden får besked.", 0),
    ],
)
def test_two_names_with_duties_that_nothing_joins_are_told(text: str, count: int) -> None:
    assert len(hits(CHECK, {"Avtal.md": f"# Avtal\n\n{BUYER}\n\n{text}"})) == count
