"""Notice periods and payment terms."""

from __future__ import annotations

import pytest
from tests.analysis.stated import stated, table

NOTICE = [
    ("Uppsägningstiden är tre månader.", [{"months": "3"}]),
    ("Avtalet gäller tills vidare med en uppsägningstid om 6 månader.", [{"months": "6"}]),
    ("Uppsägningstiden är sex (6) månader för Kunden.", [{"months": "6", "party": "buyer"}]),
    ("Kommunen har rätt att säga upp avtalet med två månaders varsel.", [{"months": "2", "party": "buyer"}]),
    ("Avtalet kan sägas upp med 90 dagars varsel.", [{"days": "90"}]),
    ("Part får säga upp avtalet med tolv månaders uppsägningstid.", [{"months": "12", "party": "both"}]),
    ("Ömsesidig uppsägningstid: ett år.", [{"months": "12", "party": "both"}]),
    (
        "Uppsägningstiden är för Kunden 3 månader och för Leverantören 12 månader.",
        [{"months": "3", "party": "buyer"}, {"months": "12", "party": "supplier"}],
    ),
    ("Uppsägning ska ske senast sex månader före avtalstidens utgång.", [{"months": "6"}]),
    ("Avtalet ska sägas upp skriftligt minst 30 dagar i förväg.", [{"days": "30"}]),
    ("Either party may terminate the agreement with three months' notice.", [{"months": "3", "party": "both"}]),
    ("The notice period is 90 days.", [{"days": "90"}]),
    ("## Uppsägningstid\n\n3 månader", [{"months": "3"}]),
    (table("Uppgift | Värde", "Uppsägningstid | 3 mån"), [{"months": "3"}]),
    ("Uppsägningstiden är 8 veckor.", [{"days": "56"}]),
    ("Uppsägningstiden är 3–6 månader.", [{"months": "6", "least": "3"}]),
]

NO_NOTICE = [
    "Avtalet gäller i 24 månader.",
    "Garantitiden är 12 månader och avtalet kan sägas upp.",
    "Avtalet kan sägas upp om leverantören inte inom 30 dagar vidtar rättelse.",
    "Kommunen kan säga upp avtalet. Loggar sparas i 6 månader.",
    "Uppsägning av en användares konto ska slå igenom inom 2 dagar.",
    "Avtalet förlängs med 12 månader om det inte sägs upp.",
]

PAYMENT = [
    ("Betalning sker 30 dagar efter mottagen faktura.", "30"),
    ("Betalningsvillkor: 30 dagar netto.", "30"),
    ("Betalningsvillkoren är trettio (30) dagar från fakturans ankomst.", "30"),
    ("Fakturan ska betalas inom 30 dagar efter det att den har kommit in.", "30"),
    ("Fakturan förfaller till betalning tidigast 30 dagar efter fakturadatum.", "30"),
    ("Betalningstiden är 30 dagar.", "30"),
    ("30 dagar netto.", "30"),
    ("Payment terms are 45 days.", "45"),
    ("Invoices shall be paid within thirty days.", "30"),
    ("## Betalningsvillkor\n\nTrettio dagar från godkänd leverans.", "30"),
    (table("Villkor | Värde", "Betalningsvillkor | 30 dagar"), "30"),
]

NO_PAYMENT = [
    "Dröjsmålsränta utgår från 30 dagar efter påminnelse.",
    "Invändningar mot en faktura ska göras inom 10 dagar.",
    "Fakturor som är äldre än 90 dagar betalas inte: de är för gamla.",
    "Leverans ska ske inom 30 dagar.",
    "Vite ska betalas om felet inte är avhjälpt inom 10 dagar.",
    "Betalning sker månadsvis. Felanmälan besvaras inom 2 dagar.",
]


@pytest.mark.parametrize(("text", "expected"), NOTICE)
def test_notice_is_read_however_it_is_written(text: str, expected: list[dict[str, str]]) -> None:
    assert stated("notice", text) == expected


@pytest.mark.parametrize("text", NO_NOTICE)
def test_another_length_is_no_notice(text: str) -> None:
    assert stated("notice", text) == []


@pytest.mark.parametrize(("text", "days"), PAYMENT)
def test_payment_terms_are_days(text: str, days: str) -> None:
    assert stated("payment", text) == [{"days": days}]


@pytest.mark.parametrize("text", NO_PAYMENT)
def test_other_days_are_no_payment_terms(text: str) -> None:
    assert stated("payment", text) == []


def test_a_length_joined_to_the_extension_is_the_extensions() -> None:
    text = "Avtalet gäller i två år med två års förlängning."
    assert stated("contract-period", text) == [{"months": "24"}]
    assert stated("extension", text) == [{"months": "24"}]


def test_an_open_ended_agreement_has_no_length_of_its_own() -> None:
    assert stated("contract-period", "Avtalet gäller tills vidare, dock längst 48 månader.") == []


def test_terms_of_a_sum_may_repeat_their_number_in_brackets() -> None:
    text = "Avtalet löper under två (2) år med möjlighet till förlängning ett (1) + ett (1) år."
    assert stated("extension", text) == [{"months": "24"}]
