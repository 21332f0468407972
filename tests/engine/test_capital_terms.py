"""Words with a capital that nobody defines."""

from __future__ import annotations

import pytest
from tests.engine.sets import hits

from kravlint.engine.checks.capital_terms import CapitalTerms

CHECK = CapitalTerms(within=("agreement", "specification"), common=("kund", "leverantör"))
DEFINED = "# Avtal\n\nMed Avbrott avses stopp. Med Driftdag avses vardag. Med Underhåll avses rättning av fel."
USES = "Det sker under Provperioden. Före Provperioden och efter Provperioden gäller annat."


@pytest.mark.parametrize(
    ("text", "count"),
    [
        (f"{USES} Mer om provperioden.", 1),
        (USES, 0),  # never without its capital: a name
        ("Det sker under Provperioden. Mer om provperioden.", 0),  # once: a slip
        (f"{USES} Mer om provperioden. Med Provperiod avses de första 90 dagarna.", 0),
        (f"{USES} Mer om provperioden. De första 90 dagarna (Provperioden) gäller inget vite.", 0),
        ("Det gör Kunden. Hos Kunden och av Kunden, som är kunden.", 0),
    ],
)
def test_common_nouns_with_capitals_want_a_definition(text: str, count: int) -> None:
    assert len(hits(CHECK, {"Avtal.md": f"{DEFINED}\n\n{text}"})) == count


def test_a_set_that_defines_no_terms_is_not_judged() -> None:
    assert hits(CHECK, {"Avtal.md": f"# Avtal\n\n{USES} Mer om provperioden."}) == []
