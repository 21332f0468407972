"""The language of each block of a document that may hold both."""

from __future__ import annotations

import pytest

from kravlint.document import Block
from kravlint.language.detection import languages, main_language


def spoken(*texts: str) -> tuple[str, ...]:
    return languages([Block("paragraph", text) for text in texts])


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Leverantören ska lämna rapporter till kommunen.", "sv"),
        ("The supplier shall deliver reports to the municipality.", "en"),
        ("Systemet ska ha stöd för the SAML 2.0 standard.", "sv"),
        ("The Supplier (Leverantören AB) shall provide the service.", "en"),
        ("Personalen ska ha tystnadsplikt.", "sv"),
        ("Staff shall be bound by secrecy.", "en"),
        ("", "sv"),
    ],
)
def test_a_block_speaks_one_language(text: str, language: str) -> None:
    assert spoken(text) == (language,)


def test_each_block_of_a_bilingual_document_has_its_own() -> None:
    assert spoken(
        "Leverantören ska radera uppgifterna.",
        "The supplier shall erase the data.",
        "Leverantören ska bekräfta detta.",
        "The supplier shall confirm this.",
    ) == ("sv", "en", "sv", "en")


def test_a_block_that_does_not_show_it_has_that_of_the_one_before() -> None:
    assert spoken("The supplier shall erase the data.", "SAML 2.0", "Leverantören ska bekräfta det.", "TLS 1.3") == (
        "en",
        "en",
        "sv",
        "sv",
    )


def test_a_title_before_the_text_has_the_language_of_the_whole() -> None:
    assert spoken("Annex A", "The supplier shall erase the data and confirm it.") == ("en", "en")


def test_the_main_language_is_that_of_most_text() -> None:
    blocks = [
        Block("paragraph", "Bilaga 1"),
        Block("paragraph", "The processor shall erase the data and all of its copies, and confirm it."),
    ]
    assert main_language(blocks, languages(blocks)) == "en"
