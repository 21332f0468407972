"""Documents that a procurement system wrote."""

from __future__ import annotations

import pytest

from kravlint.analysis.source import exported_by
from kravlint.document import Apart, Block, Document

LEGEND = (
    "Symbolförklaring",
    "Texten ingår i annonsen",
    "Texten kommer att ingå i avtalet",
    "Texten/frågan innehåller krav som måste uppfyllas",
)


def document(*texts: str, footer: str = "", **properties: str) -> Document:
    blocks = tuple(Block("paragraph", text) for text in texts)
    return Document(
        path="a.pdf", format="pdf", blocks=blocks, apart=(Apart("footer", footer),), properties=dict(properties)
    )


def test_the_legend_of_symbols_is_tendsigns() -> None:
    assert exported_by(document(*LEGEND)) == "TendSign"
    assert exported_by(document(*LEGEND[:2])) is None


@pytest.mark.parametrize(
    ("footer", "system"),
    [
        ("Sida 1/12 Mercell TendSign", "TendSign"),
        ("www.e-avrop.com 2026-01-01", "e-Avrop"),
        ("eAvrop", "e-Avrop"),
        ("KommersAnnons.se", "Kommers"),
        ("Kommers eLite", "Kommers"),
        ("Exempelköpings kommun", None),
        ("Kommersiella villkor", None),
        ("Bilaga 2 till e-avropsförfrågan", None),
    ],
)
def test_header_and_footer_name_the_system(footer: str, system: str | None) -> None:
    assert exported_by(document("Text.", footer=footer)) == system


def test_the_files_properties_name_the_system() -> None:
    assert exported_by(document("Text.", author="e-Avrop")) == "e-Avrop"


def test_a_line_says_where_the_document_was_exported() -> None:
    assert exported_by(document("Text.", "Utskrivet från Kommers 2026-01-01")) == "Kommers"


@pytest.mark.parametrize("text", ["Anbud lämnas via TendSign.", "Frågor ställs i e-Avrop.", "Se Kommers Annons."])
def test_where_tenders_are_submitted_says_nothing_of_the_document(text: str) -> None:
    assert exported_by(document(text)) is None
