"""Agreements tell in the present tense what is to be done; other documents tell of what is."""

from __future__ import annotations

import pytest

from kravlint.analysis.model import Part
from kravlint.analysis.requirements import requirements, verbs
from kravlint.document import Block, Document
from kravlint.language.sentences import sentences


def kinds(sentence: str, part: str = "agreement") -> list[str]:
    blocks = (Block("paragraph", sentence),)
    document = Document(path="avtal.docx", format="docx", blocks=blocks)
    found = requirements(document, sentences(blocks), [-1], [Part(part, "", 0, 0)])
    return [each.kind for each in found if not each.implied]


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
    "The Processor processes the data in the EU only.",
    "Kommunen och leverantören tar tillsammans fram en plan.",
    "Två gånger om året går vi tillsammans igenom säkerheten.",
    "Förhandssamråd: Leverantören medverkar.",
    "Sekretesslagen gäller hos kommunen; leverantören röjer inga uppgifter.",
    "Underlag till anmälan lämnas av leverantören.",
    "Data lämnas i CSV eller likvärdigt.",
    "Utlämningen sker i ett öppet format.",
    "Behandling sker bara på instruktion.",
    "Uppgifterna behandlas endast inom EU.",
    "Inget nytt underbiträde tas i anspråk utan godkännande.",
    "Kommunen får hjälp av leverantören med anmälan.",
    "Personal med åtkomst har undertecknat ett löfte om tystnad.",
    "Support finns på telefon alla vardagar.",
    "Bytet är avgiftsfritt.",
    "Vid avslut raderas alla uppgifter.",
    "Har kommunen inte valt inom fristen raderas uppgifterna.",
    "Varje kunds uppgifter lagras åtskilda.",
    "Systemet är tillgängligt 99,5 procent av tiden.",
    "Leverantören är personuppgiftsbiträde och behandlar uppgifterna endast på instruktion.",
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
        "Vi betalar fakturan inom 30 dagar.",
        "Betalning sker mot faktura.",
        "Den lösning som ska ersättas är gammal.",
        "Kostnaden för leverantören beror på volymen.",
        "Avtalet undertecknas av båda parter.",
        "Instruktionen ändras av kommunen.",
        "Uppgifterna behandlas i tjänsten.",
        "Priset räknas upp med index.",
        "Kommunen väljer om uppgifterna raderas.",
        "Leverantören är personuppgiftsbiträde och behandlar uppgifterna i tjänsten.",
        "Drift av servrar för anställdas uppgifter.",
        "Fel klassas i tre nivåer.",
        "Anmälan görs via portalen.",
        "Leverantören ersätter skada som vållats genom vårdslöshet.",
    ],
)
def test_states_rights_and_breaches_are_no_duties(sentence: str) -> None:
    assert "requirement" not in kinds(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Kommunen får granska hur uppgifterna skyddas.",
        "Nämnden, eller den som nämnden utser, får företa inspektion hos biträdet.",
        "I 60 dagar kan kommunen logga in och hämta sina uppgifter.",
        "Avsteg är tillåtet endast om lag kräver det.",
        "Brister underbiträdet är biträdet fullt ansvarigt gentemot kommunen.",
        "The parties agree to meet twice a year.",
    ],
)
def test_what_the_buyer_may_look_into_and_what_the_supplier_answers_for_bind_the_supplier(sentence: str) -> None:
    assert kinds(sentence) == ["requirement"]


@pytest.mark.parametrize(
    "sentence",
    [
        "Systemet är uppe minst 99,7 procent av varje månad.",
        "Efter ett avbrott är appen igång inom sex timmar.",
        "Det finns en provmiljö som liknar driften.",
        "Varje kvartal får nämnden statistik per skola.",
        "Fakturan är elektronisk.",
    ],
)
def test_the_state_of_a_service_and_what_the_buyer_gets_are_duties_in_an_agreement(sentence: str) -> None:
    assert kinds(sentence) == ["requirement"]


@pytest.mark.parametrize("sentence", ["Det finns en skola på ön.", "När avtalet är uppe till förhandling deltar båda."])
def test_what_merely_is_binds_nobody(sentence: str) -> None:
    assert kinds(sentence) == []


@pytest.mark.parametrize(
    ("verb", "infinitive"),
    [
        ("lämnar", "lämna"),
        ("följer", "följa"),
        ("gör", "göra"),
        ("vidtar", "vidta"),
        ("styr", "styra"),
        ("följs", "följas"),
        ("ges", "ges"),
    ],
)
def test_the_infinitive_of_a_present_form(verb: str, infinitive: str) -> None:
    assert verbs.infinitive(verb) == infinitive


@pytest.mark.parametrize(
    "introduction",
    [
        'Personuppgiftsbiträde ("Molnet"): Molnet AB.',
        "Parter är kommunen och Molnet Norr AB, org.nr 559999-0000 (Biträdet).",
        "Kunden är personuppgiftsansvarig och Molnet är personuppgiftsbiträde.",
        "Personuppgiftsbiträde: Molnet AB, Storgatan 1",
    ],
)
def test_the_supplier_is_known_by_the_name_that_the_document_gives(introduction: str) -> None:
    blocks = (Block("paragraph", introduction), Block("paragraph", "Molnet bistår kunden vid incidenter."))
    document = Document(path="avtal.docx", format="docx", blocks=blocks)
    found = requirements(document, sentences(blocks), [-1, -1], [Part("dpa", "", 0, 1)])
    assert [(each.kind, each.addressee) for each in found] == [("requirement", "supplier")]
