"""What real municipal sets hold, and that no pairing rule may take for a mistake."""

from __future__ import annotations

from functools import cache

import pytest

from kravlint.analysis import analyse
from kravlint.engine import check
from kravlint.engine.loader import kinds_of, lexicon_of, load
from kravlint.procurement import assemble
from kravlint.readers.limits import Limits
from kravlint.readers.markdown import read_markdown

FAMILIES = ("pairing", "document-set")
INVITATION = (
    "# Inbjudan att lämna anbud på lärplattform\n\nDiarienummer KS 2026/123\n\nHjo kommun bjuder in till anbud på en lärplattform. "
    "Hjo kommun har nio skolor och betalar mot faktura. Priset anges i verktyget."
)
AGREEMENT = "# Avtal om lärplattform\n\nLeverantören tillhandahåller lärplattformen åt Hjo kommun."
KRAV = "# Kravspecifikation lärplattform\n\nLärplattformen ska visa schema för elever och vårdnadshavare."


@cache
def _compiled():
    book = load()
    return book, lexicon_of(book), kinds_of(book), [r for r in book.rules if r.enabled and r.family in FAMILIES]


def said(files: dict[str, str]) -> list[str]:
    book, lexicon, kinds, rules = _compiled()
    analyses = [analyse(read_markdown(text.encode(), name, Limits()), lexicon, kinds) for name, text in files.items()]
    found = check(assemble("exempel", analyses), book, rules, today="2026-11-22").findings
    return [f"{finding.rule} {finding.severity}: {finding.message}" for finding in found]


def beside(text: str, **more: str) -> dict[str, str]:
    return {"Inbjudan.md": INVITATION, "Avtal.md": f"{AGREEMENT}\n\n{text}", "Krav.md": KRAV, **more}


@pytest.mark.parametrize(
    "text",
    [
        "Avtalet följer villkoren i Addas ramavtal IT-konsulttjänster 2021, som Adda Inköpscentral AB har upphandlat.",
        "SKR:s mall för personuppgiftsbiträdesavtal används. Kammarkollegiets allmänna villkor gäller inte.",
        "Barn- och utbildningsnämnden i Hjo kommun är personuppgiftsansvarig och ska godkänna leveransen.",
        "Leverantören ska ha minst en referenskund, till exempel Skövde kommun eller Region Skåne.",
        "Elever från Tibro kommun och Karlsborgs kommun, som läser på gymnasiet i Hjo, ska kunna logga in.",
        "Avtalet får även användas av Hjo Bostäder AB och Hjo Energi AB, som är kommunens bolag.",
        "Integritetsskyddsmyndigheten ska underrättas. Skolverket och Statistiska centralbyrån tar emot uppgifter.",
        "Tvist avgörs av Skaraborgs tingsrätt. Se Kammarrätten i Göteborgs dom den 3 mars 2023 i mål nr 4471-22.",
        "Leverantören är Region Data AB med säte i Skövde kommun.",
    ],
)
def test_other_organisations_with_a_part_of_their_own_are_left_alone(text: str) -> None:
    assert said(beside(text)) == []


@pytest.mark.parametrize(
    "text",
    [
        "Bilaga 2 till LOU och bilaga I till direktiv 2014/24/EU räknar upp tjänsterna.",
        "Uppgifterna lämnas enligt bilaga 3 till leverantörens anbud och bilaga 1 till ramavtalet.",
        "Åtgärderna följer Annex A i ISO/IEC 27001.",
        "Leverantören bifogar CV som bilaga 12 till anbudet.",
        "Priset framgår av prisbilagan. Betalning sker enligt avtalet, 30 dagar efter e-faktura.",
    ],
)
def test_annexes_of_something_else_are_not_missed(text: str) -> None:
    assert said(beside(text)) == []


@pytest.mark.parametrize(
    ("invitation", "agreement"),
    [
        ("Avtalet gäller i 24 månader.", "Avtalet gäller i två (2) år från avtalsstart."),
        (
            "Avtalet gäller i två år. Anbudet är bindande i fyra månader.",
            "Avtalet gäller i 24 månader. Garantin gäller i 12 månader.",
        ),
        ("Avtalstid: 2027-01-01–2028-12-31.", "Avtalet gäller i 24 månader från och med den 1 januari 2027."),
        (
            "Avtalet gäller i 24 månader med möjlighet till förlängning i högst 24 månader.",
            "Avtalet gäller i 24 månader. Det kan förlängas vid två tillfällen om vardera 12 månader.",
        ),
        ("Kommunen betalar inom 30 dagar.", "Betalningstiden är 30 dagar. Reklamation görs inom 10 dagar."),
        (
            "Kommunen får säga upp avtalet med tre månaders varsel.",
            "Leverantören får säga upp avtalet med tolv månaders varsel.",
        ),
        ("Kommunen har 6 400 elever i grundskolan.", "Avgiften räknas på 1 900 elever i gymnasieskolan."),
        (
            "Tjänsten ska ha en tillgänglighet på 99,5 procent.",
            "Tillgängligheten är 99,5 %. Under 98 procent sänks avgiften med 20 procent.",
        ),
        ("Kommunen har 210 lärare.", "Leverantören utbildar 20 lärare före start."),
    ],
)
def test_equal_values_and_values_of_different_things_do_not_conflict(invitation: str, agreement: str) -> None:
    files = {**beside(agreement), "Inbjudan.md": f"{INVITATION}\n\n{invitation}"}
    assert [each for each in said(files) if "PAIR042" not in each] == []


def test_lots_may_differ() -> None:
    lots = "\n\n## Delområde 1\n\nAvtalet gäller i 24 månader. Lärplattformen används av 5 000 elever."
    other = "\n\n## Delområde 2\n\nAvtalet gäller i 36 månader. Avgiften avser 800 elever."
    assert said({**beside(""), "Inbjudan.md": INVITATION + lots, "Avtal.md": AGREEMENT + other}) == []


def test_a_published_answer_settles_a_difference() -> None:
    files = beside("Avtalet gäller i 36 månader.")
    files["Inbjudan.md"] += "\n\nAvtalet gäller i 24 månader."
    files["Frågor och svar.md"] = "# Frågor och svar\n\nSvar: Avtalet gäller i 36 månader."
    assert [each for each in said(files) if "info" not in each] == []


def test_numbers_of_other_errands_may_be_told() -> None:
    text = "Kommunstyrelsen beslutade om klassningen (beslut dnr KS 2024/88). Ramavtalets diarienummer är ADDA 2021/14."
    assert said(beside(text)) == []


def test_a_call_off_may_differ_from_its_framework_agreement() -> None:
    files = {
        "Avropsförfrågan.md": "# Avropsförfrågan\n\nHjo kommun avropar en konsult från ramavtalet IT-konsulter. "
        "Kontraktet gäller i 6 månader. Hjo kommun tilldelar den som har lägst pris.",
        "Ramavtal.md": "# Ramavtal IT-konsulter\n\nRamavtal mellan Göteborgs Stad, nedan Beställaren, "
        "och leverantören. Ramavtalet gäller i 48 månader. Betalning sker inom 30 dagar.",
    }
    assert said(files) == []


def test_parties_may_have_one_name_in_each_document_and_two_where_it_is_said() -> None:
    text = "Beställaren (Kunden) ska betala. Beställaren får säga upp avtalet.\n\nKunden ska anmäla fel. Kunden får begära rapport."
    krav = f"{KRAV} Uppdragsgivaren ska få rapport. Uppdragsgivaren får begära mer."
    assert said({**beside(text), "Krav.md": krav}) == []


def test_several_agreements_of_one_set_may_have_periods_of_their_own() -> None:
    files = beside("Avtalet gäller i 24 månader.")
    files["Personuppgiftsbiträdesavtal.md"] = (
        "# Personuppgiftsbiträdesavtal\n\nAvtalet gäller så länge uppgifter behandlas och 90 dagar därefter. "
        "De registrerade är elever, vårdnadshavare och personal."
    )
    assert said(files) == []


@pytest.mark.parametrize(
    ("invitation", "agreement"),
    [
        (
            "Upphandlande myndighet: Stockholms stad, utbildningsförvaltningen",
            "| Beställare | Utbildningsförvaltningen, Stockholms stad |",
        ),
        ("Upphandlande myndighet: Västra Götalandsregionen", "| Beställare | Region Västra Götaland |"),
        (
            "Upphandlande myndighet: Sjöstads Inköp AB\n\nSjöstads Inköp AB upphandlar för Sjöstads kommuns räkning.",
            "| Beställare | Sjöstads kommun |",
        ),
        ("Upphandlande myndighet: Myndigheten för prövning", "| Beställare | [myndighet enligt avrop] |"),
        (
            "Köpare: Norra vattenförbundet\n\nMedlemskommuner: Hjo, Tibro",
            "Provet ska godkännas av Hjo kommun.\n\n| Part | Namn |",
        ),
    ],
)
def test_one_buyer_may_be_written_in_several_ways(invitation: str, agreement: str) -> None:
    opening = "# Inbjudan att lämna anbud på lärplattform\n\nPriset anges i verktyget."
    rows = agreement if "Part |" in agreement else f"| Part | Namn |\n|---|---|\n{agreement}"
    files = {"Inbjudan.md": f"{opening}\n\n{invitation}", "Avtal.md": f"# Avtal\n\n{rows}", "Krav.md": KRAV}
    assert said(files) == []


def test_a_joint_purchase_that_says_so_in_passing_is_no_error() -> None:
    files = beside("Mellan Tibro kommun, nedan Beställaren, och leverantören har följande avtalats.")
    files["Inbjudan.md"] += " Upphandlingen omfattar Hjo kommun och Tibro kommun."
    assert [each for each in said(files) if "error" in each] == []
