"""Words that are read differently: when they are told, and what counts as a definition."""

from __future__ import annotations

import pytest
from tests.engine.sets import procurement

from kravlint.engine.glossary import definitions


@pytest.mark.parametrize(
    ("text", "term"),
    [
        ("Med drift avses övervakning och uppdatering.", "drift"),
        ("Med begreppet ”kritiskt fel” menas stopp för alla.", "kritiskt fel"),
        ("”Användare” betyder den som har ett konto.", "användare"),
        ("## Definitioner\n\nSupport: hjälp per telefon.", "support"),
        ("## Begrepp\n\n- Servicetid – vardagar 8 till 17", "servicetid"),
        ("## Ordlista\n\n| Ord | Betydelse |\n|---|---|\n| Avbrott | Tjänsten går inte att nå |", "avbrott"),
    ],
)
def test_a_definition_is_known_in_many_forms(text: str, term: str) -> None:
    (analysis,) = procurement({"Krav.md": f"# Krav\n\n{text}"}).analyses
    (found,) = definitions(analysis)
    assert found.term == term
    assert analysis.blocks[found.block].text[found.start : found.end].lower() == term


@pytest.mark.parametrize(
    "text", ["Leverantören ska svara för driften.", "## Drift\n\nTelefon: 0500-00 00 00", "Kontakt: inköp"]
)
def test_other_text_defines_nothing(text: str) -> None:
    (analysis,) = procurement({"Krav.md": f"# Krav\n\n{text}"}).analyses
    assert list(definitions(analysis)) == []
