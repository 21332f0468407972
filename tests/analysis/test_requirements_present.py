"""Agreements tell in the present tense what is to be done; other documents tell of what is."""

from __future__ import annotations

import pytest

from kravlint.analysis.model import Part
from kravlint.analysis.requirements import requirements
from kravlint.document import Block, Document
from kravlint.language.sentences import sentences


def kinds(sentence: str, part: str = "agreement") -> list[str]:
    blocks = (Block("paragraph", sentence),)
    document = Document(path="avtal.docx", format="docx", blocks=blocks)
    return [each.kind for each in requirements(document, sentences(blocks), [-1], [Part(part, "", 0, 0)])]


DUTIES = [
    "Leverantören följer beställarens säkerhetsregler.",
    "Leverantören tar inte ut någon avgift för bytet.",
    "Vid mötena går Leverantören igenom incidenter.",
    "Blir tillgängligheten lägre betalar leverantören vite.",
    "Om kommunen begär det lämnar leverantören en kopia.",
    "Parterna träffas två gånger om året.",
    "Tolv månader efter driftstart redovisar parterna effekterna.",
    "Loggar gallras efter två år.",
    "Begäran som kommer till leverantören vidarebefordras inom två dagar.",
    "Support ges på svenska.",
    "The Supplier maintains a record of incidents.",
    "Logs are deleted after two years.",
]


@pytest.mark.parametrize("sentence", DUTIES)
def test_in_an_agreement_the_present_tense_is_a_duty(sentence: str) -> None:
    assert kinds(sentence) == ["requirement"]


@pytest.mark.parametrize("sentence", DUTIES)
def test_elsewhere_it_tells_of_what_is(sentence: str) -> None:
    assert kinds(sentence, part="background") == []


@pytest.mark.parametrize(
    "sentence",
    [
        "Leverantören är personuppgiftsbiträde.",
        "Leverantören begår avtalsbrott om villkoren inte följs.",
        "Leverantören behåller rättigheterna.",
        "Leverantören vidtar följande åtgärder:",
        "Kommunen meddelar leverantören om förlängningen.",
        "Bilagan anger vilka servicenivåer leverantören har.",
        "Tills kontot raderas eller avtalet upphör.",
        "Avtalet gäller i två år.",
        "Handlingar hanteras enligt planen innan data raderas.",
        "Rättar leverantören inte felet får kommunen häva avtalet.",
    ],
)
def test_states_rights_and_breaches_are_no_duties(sentence: str) -> None:
    assert "requirement" not in kinds(sentence)
