"""A clause answers for its own item only, and a weak one is told of once."""

# ruff: noqa: E501 (one wording, one line)
from __future__ import annotations

import pytest
from tests.rules.test_dpa_wordings import judged, states_in

UNSAID = ("missing", "unclear")
"""Nowhere, or spoken of in words that do not say it."""


@pytest.mark.parametrize(
    ("item", "code", "text"),
    [
        ("R20", "PUB009", "Biträdet ska bistå vid förhandssamråd med tillsynsmyndigheten."),
        ("R20", "PUB009", "Biträdet ska hjälpa till när de registrerade ska få veta att en incident har hänt."),
        ("R20", "PUB009", "Biträdet ska bistå med information till de registrerade om incidenter."),
        ("R34", "PUB009", "Biträdet ska bistå vid anmälan av personuppgiftsincidenter till IMY."),
        (
            "R34",
            "PUB009",
            "| Villkor | Text |\n| --- | --- |\n| Anmälan av incidenter genast | Sköts av den ansvarige |",
        ),
        (
            "R23",
            "PUB010",
            "## När avtalet upphör\n\nUppgifter om en elev gallras sex månader efter att eleven har slutat.",
        ),
        ("R23", "PUB010", "Biträdet ska gallra resultat fem år efter avslutad anställning."),
        ("R30", "PUB004", "Biträdet ska lagra uppgifterna i Sverige."),
        ("R26", "PUB011", "Den ansvarige får lämna instruktioner och kontrollera att de följs."),
        ("controller", "PUB003", "Ändamålet är att administrera och följa upp medarbetares utbildning."),
        (
            "R5",
            "PUB003",
            "| Fråga | Svar |\n| --- | --- |\n| Känsliga uppgifter | Inga |\n| Skyddade uppgifter | Visas för utsedd personal |",
        ),
        ("R6", "PUB003", "| Fråga | Svar |\n| --- | --- |\n| Besked till registrerade | Lämnas av kommunen |"),
        ("R4", "PUB003", "Biträdet behandlar uppgifterna för att leverera lärportalen."),
    ],
)
def test_another_items_clause_does_not_meet_it(item: str, code: str, text: str) -> None:
    assert states_in(text, code)[item] in UNSAID


@pytest.mark.parametrize(
    ("item", "code", "text"),
    [
        (
            "R14",
            "PUB004",
            "Detta gäller inte om svensk rätt kräver annan behandling. Biträdet ska i så fall informera den ansvarige innan behandlingen börjar.",
        ),
        (
            "R14",
            "PUB004",
            "Unionsrätten kan kräva annan behandling. I sådant fall ska biträdet underrätta den ansvarige om kravet före behandlingen.",
        ),
        ("R5", "PUB003", "Det som behandlas är namn, personnummer, betyg och frånvaro."),
        (
            "subject-matter",
            "PUB003",
            "Avtalet gäller de personuppgifter som biträdet behandlar för att leverera portalen.",
        ),
        ("R30", "PUB004", "Uppgifterna får endast lagras inom EU/EES."),
    ],
)
def test_it_is_met_by_a_sentence_that_points_back_or_lists(item: str, code: str, text: str) -> None:
    assert states_in(text, code)[item] == "met"


@pytest.mark.parametrize(
    ("item", "code", "text"),
    [
        ("R12", "PUB004", "Biträdet kan endast behandla uppgifter enligt dokumenterade instruktioner."),
        (
            "R11",
            "PUB012",
            "Biträdet ska om möjligt minst trettio dagar i förväg underrätta den ansvarige om nya underbiträden.",
        ),
        (
            "R11",
            "PUB012",
            "Biträdet ska inte minst trettio dagar i förväg underrätta den ansvarige om nya underbiträden.",
        ),
        (
            "R15",
            "PUB005",
            "Den ansvarige ska se till att personerna har åtagit sig tystnadsplikt eller omfattas av lagstadgad tystnadsplikt.",
        ),
        (
            "R34",
            "PUB009",
            "Efter att ha fått vetskap om en incident bör leverantören genast, och inom 24 timmar, underrätta kunden.",
        ),
        ("R15", "PUB005", "Leverantören eftersträvar att alla som hanterar uppgifterna är bundna av tystnadsplikt."),
        ("R16", "PUB006", "Leverantören ska där så är lämpligt vidta tekniska åtgärder enligt artikel 32."),
        (
            "R23",
            "PUB010",
            "När avtalet upphör bör biträdet radera uppgifterna. Kopiorna ska vara raderade 60 dagar efter avtalets slut.",
        ),
    ],
)
def test_it_is_too_weak_or_turned(item: str, code: str, text: str) -> None:
    assert states_in(text, code)[item] in ("weakened", "negated", "wrong-party")


def test_a_permission_that_is_too_weak_is_told_of_once() -> None:
    text = "# Personuppgiftsbiträdesavtal\n\nBiträdet får anlita underbiträden.\n"
    assert [(f.item, f.state) for f in judged(text, ["PUB012"]).findings] == [("R10", "weakened")]


def test_the_words_for_the_roles_keep_their_meaning_when_the_parties_have_changed_places() -> None:
    agreement = (
        "# Data processing agreement\n\nbetween Northby Municipality (the Processor), and the Supplier (the Controller)\n\n"
        "The Processor shall take the technical and organisational measures that Article 32 requires.\n"
    )
    assert [f.rule for f in judged(agreement, ["PUB006", "PUB024"]).findings] == ["PUB024"]


def test_categories_of_data_subjects_are_no_types_of_data() -> None:
    assert states_in("The categories of data subjects are pupils and guardians.", "PUB003")["R5"] == "missing"


@pytest.mark.parametrize(
    ("item", "code", "text"),
    [
        (
            "R10",
            "PUB012",
            "Leverantören får använda de underbiträden som räknas upp i bilaga 2; för andra krävs skriftligt godkännande av kunden.",
        ),
        ("R15", "PUB005", "Endast personer som har undertecknat sekretessförbindelse ges åtkomst till uppgifterna."),
        ("R15", "PUB005", "Biträdet ska tillse att anställda och konsulter är bundna av tystnadsplikt."),
        ("R19", "PUB009", "Biträdet ska delta vid samråd med IMY."),
        (
            "R20",
            "PUB009",
            "Biträdet ska lämna de uppgifter som behövs för att den ansvarige ska kunna anmäla incidenten till IMY.",
        ),
        ("R21", "PUB009", "Leverantören ska hjälpa kunden att kontakta dem som drabbats av en incident."),
        (
            "R24",
            "PUB011",
            "Om en instruktion enligt biträdet skulle strida mot lagen åligger det biträdet att omedelbart meddela den ansvarige.",
        ),
        (
            "R24",
            "PUB011",
            "Anser leverantören att det som kunden har begärt bryter mot lagen ska leverantören genast säga till.",
        ),
        (
            "R14",
            "PUB004",
            "Om en lag i Sverige eller EU tvingar leverantören att göra något annat ska leverantören säga det till kunden innan.",
        ),
        (
            "R34",
            "PUB009",
            "Om uppgifter har försvunnit eller hamnat fel ska leverantören berätta det för kunden samma dag.",
        ),
        ("R34", "PUB009", "Leverantören talar genast om för kommunen om obehöriga har kommit åt uppgifterna."),
        ("R25", "PUB011", "Leverantören ska på begäran redovisa hur avtalet efterlevs."),
        ("R27", "PUB007", "Underbiträden ska bindas av ett skriftligt avtal med samma innehåll som detta."),
        (
            "R30",
            "PUB004",
            "Personal data must stay within the EEA unless the customer has agreed in writing to a transfer outside it.",
        ),
    ],
)
def test_less_common_wordings_meet_it(item: str, code: str, text: str) -> None:
    assert states_in(text, code)[item] == "met"


_ROWS = {
    "R12": ("PUB004", "Behandling | Endast enligt kommunens dokumenterade instruktioner"),
    "R16": ("PUB006", "Säkerhet | Tekniska och organisatoriska åtgärder enligt artikel 32"),
    "R27": ("PUB007", "Underbiträdets avtal | Samma skyldigheter som biträdet"),
    "R17": ("PUB008", "De registrerades rättigheter | Hjälp med att besvara begäran"),
    "R22": ("PUB009", "Konsekvensbedömning | Hjälp med underlag"),
    "R34": ("PUB009", "Incidenter | Anmälan till kommunen inom 24 timmar efter upptäckt"),
    "R24": ("PUB011", "Olaglig instruktion | Omedelbar underrättelse till kommunen"),
    "R10": ("PUB012", "Underbiträden | Endast efter kommunens skriftliga godkännande i förväg"),
    "R15": ("PUB005", "Tystnadsplikt | Gäller all personal som hanterar uppgifterna"),
}


@pytest.mark.parametrize("item", list(_ROWS))
def test_a_row_with_a_label_and_an_answer_without_a_verb_meets_it(item: str) -> None:
    code, row = _ROWS[item]
    assert states_in(f"| Fråga | Villkor |\n| --- | --- |\n| {row} |", code)[item] == "met"


@pytest.mark.parametrize(
    ("item", "code", "row"),
    [
        ("R10", "PUB012", "Underbiträden | Inget skriftligt godkännande av dem"),
        ("R22", "PUB009", "Konsekvensbedömning | Hjälp vid behov"),
        ("R22", "PUB009", "Konsekvensbedömning | Ingen hjälp från biträdet"),
        ("R18", "PUB009", "Säkerhet | Daglig säkerhetskopia"),
    ],
)
def test_a_row_that_denies_or_hedges_does_not(item: str, code: str, row: str) -> None:
    assert states_in(f"| Fråga | Villkor |\n| --- | --- |\n| {row} |", code)[item] != "met"


@pytest.mark.parametrize(
    "text",
    [
        "Biträdet får inte anlita underbiträden utan att berätta det, skriftligt godkännande behövs inte.",
        "Biträdet får inte anlita underbiträden utan att informera kunden.",
        "Kunden får invända mot ett nytt underbiträde, i vilket fall underbiträdet inte får anlitas.",
    ],
)
def test_notice_or_a_ban_for_one_case_is_no_permission(text: str) -> None:
    assert states_in(text, "PUB012")["R10"] in UNSAID


def test_the_heading_of_a_table_may_say_that_it_is_about_help() -> None:
    row = "| Fråga | Villkor |\n| --- | --- |\n| Säkerhet | Enligt artikel 32, utan kostnad |"
    assert states_in(f"## Hjälp till kunden\n\n{row}", "PUB009")["R18"] == "met"
    assert states_in(f"## Åtgärder\n\n{row}", "PUB009")["R18"] == "missing"


def test_a_list_goes_on_from_a_paragraph_without_a_colon() -> None:
    text = "Bolaget hjälper kommunen\n\n- att hålla en god säkerhet, och\n- att göra konsekvensbedömningar."
    states = states_in(text, "PUB009")
    assert (states["R18"], states["R22"]) == ("met", "met")
