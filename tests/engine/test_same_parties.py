"""The supplier of the agreement and the processor of the data processing agreement."""

from __future__ import annotations

import pytest
from tests.engine.sets import results

from kravlint.engine.checks.same_parties import SameParties
from kravlint.engine.results import Hit, Seen

CHECK = SameParties(of_parts=("agreement",), within=("dpa",))
AGREEMENT = (
    "# Avtal\n\nMellan Hjo kommun, nedan kallad Beställaren, och {}, nedan kallad Leverantören, gäller följande."
)
DPA = "# Personuppgiftsbiträdesavtal\n\nMellan Hjo kommun, nedan kallad Personuppgiftsansvarig, och {}, nedan kallad Biträdet."


@pytest.mark.parametrize(
    ("supplier", "processor", "expected"),
    [
        ("Norrdata AB", "Skolmolnet AB", [Hit]),
        ("Norrdata AB", "Norrdata AB", [Seen]),
        ("Norrdata AB", "Norrdata Sverige AB", [Seen]),
        ("Norrdata AB, org.nr 556000-0001", "Norrdata Nya AB, org.nr 559000-0002", [Hit]),
        ("Norrdata AB, org.nr 556000-0001", "Nordlig Data AB, org.nr 556000-0001", [Seen]),
        ("[leverantörens namn]", "Norrdata AB", []),
    ],
)
def test_the_processor_is_the_agreements_supplier(supplier: str, processor: str, expected: list[type]) -> None:
    files = {"Avtal.md": AGREEMENT.format(supplier), "PUB-avtal.md": DPA.format(processor)}
    assert [type(result) for result in results(CHECK, files)] == expected


def test_without_a_main_agreement_nothing_is_judged() -> None:
    assert results(CHECK, {"PUB-avtal.md": DPA.format("Norrdata AB"), "Krav.md": "# Krav\n\nText."}) == []
