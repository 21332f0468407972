"""Organisations that are not the buyer: who is recognised, who is left alone, and how surely."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from kravlint.analysis import analyse
from kravlint.engine import check
from kravlint.engine.loader import kinds_of, lexicon_of, load
from kravlint.procurement import assemble
from kravlint.readers.limits import Limits
from kravlint.readers.markdown import read_markdown

BOOK = load()
LEXICON, KINDS = lexicon_of(BOOK), kinds_of(BOOK)
INVITATION = "# Inbjudan\n\nHjo kommun bjuder in till anbud. Hjo kommun har nio skolor och betalar mot faktura."


def findings(files: dict[str, str], code: str = "PAIR002", buyer: str | None = None) -> list[tuple[str, str]]:
    analyses = [analyse(read_markdown(text.encode(), name, Limits()), LEXICON, KINDS) for name, text in files.items()]
    procurement = assemble("exempel", analyses, buyer=buyer)
    found = check(procurement, BOOK, [BOOK.by_code()[code]], today="2026-11-22").findings
    return [(finding.severity, finding.message.split(",")[0]) for finding in found]


def said(sentence: str, **more: str) -> list[tuple[str, str]]:
    return findings({"Inbjudan.md": INVITATION, "Avtal.md": f"# Avtal\n\n{sentence}"}, **more)


def test_there_are_290_municipalities_and_21_regions() -> None:
    kinds = [each.kind for each in BOOK.organisations.values()]
    assert (kinds.count("municipality"), kinds.count("region")) == (290, 21)


@pytest.mark.parametrize(
    "name",
    ["Tibro kommun", "TIBRO KOMMUN", "Falu kommun", "Lunds kommun", "Malmö stad", "Borås Stad", "Lilla Edets kommun",
     "Region Skåne", "Västra Götalandsregionen", "Dals-Eds kommun", "Påhittsköpings kommun"],
)  # fmt: skip
def test_another_buyer_is_known_in_every_way_of_writing_it_and_a_warning_where_it_acts(name: str) -> None:
    assert said(f"{name} ska betala fakturan inom 30 dagar.") == [("warning", f"Här står {name}")]


@pytest.mark.parametrize(
    "sentence",
    [
        "Mellan Tibro kommun (212000-1660) och leverantören har följande avtalats.",
        "Beställaren är Tibro kommun.",
        "Tibro kommun, nedan kallad köparen, beställer tjänsten.",
        "Lantmäteriet, nedan kallad ”Beställaren”, har rätt att säga upp avtalet.",
        "Tibro kommun är personuppgiftsansvarig.",
        "| Part | Namn |\n|---|---|\n| Köpare | Tibro kommun |",
    ],
)
def test_another_that_is_called_the_buyer_is_an_error_in_many_words(sentence: str) -> None:
    assert [severity for severity, _ in said(sentence)] == ["error"]


def test_a_name_without_a_clear_part_is_information() -> None:
    assert said("Systemet kopplas till Tibro kommuns katalog.") == [("info", "Här står Tibro kommuns")]


@pytest.mark.parametrize(
    "sentence",
    [
        "Leverantören ska ha levererat till en kommun, till exempel Tibro kommun.",
        "Tvist avgörs av Skaraborgs tingsrätt.",
        "Skatteverket ska få kontrolluppgifter. Integritetsskyddsmyndigheten ska underrättas.",
        "Hjo kommun och Tibro kommun samarbetar om en gemensam nämnd.",
        "Varje kommun ska betala. Denna kommun ansvarar. Vår kommun beslutar.",
        "Boende i Skövde och Tibro ska kunna logga in; Marks och Vara är namn.",
        "Systemet ska stödja kommunens och Sveriges kommuns begrepp.",
    ],
)
def test_who_is_only_spoken_of_is_left_alone(sentence: str) -> None:
    assert said(sentence) == []


def test_who_buys_too_is_left_alone_everywhere() -> None:
    joint = "Upphandlingen görs även för Tibro kommuns räkning."
    assert said(f"{joint}\n\n## Betalning\n\nTibro kommun ska betala sina fakturor.") == []


def test_a_list_of_several_organisations_is_a_list_of_who_takes_part() -> None:
    listed = "Köpare: Hjo kommun, Tibro kommun, Karlsborgs kommun."
    assert said(f"{listed}\n\nTibro kommun ska betala. Karlsborgs kommun ska betala.") == []


def test_the_configuration_says_who_buys() -> None:
    sentence = "Tibro kommun ska betala fakturan."
    files = {"Avtal.md": f"# Avtal\n\n{sentence}\n\nHjo kommun ska betala.", "Krav.md": "# Krav\n\nHjo kommun ska få."}
    assert [message for _, message in findings(files, buyer="Tibro kommun")] == ["Här står Hjo kommun"] * 2


def test_without_a_buyer_that_stands_out_nothing_is_judged() -> None:
    assert findings({"Krav.md": "# Krav\n\nSystemet ska ha stöd för inloggning."}) == []


def test_mail_to_another_municipality_is_told_and_links_are_not() -> None:
    assert said("Incidenter anmäls till it@tibro.se.", code="DOC007") == [("info", "E-postadressen går till Tibro")]
    assert said("Incidenter anmäls till it@hjo.se. Se www.tibro.se.", code="DOC007") == []


def test_a_files_properties_are_compared_with_the_buyer() -> None:
    document = read_markdown(INVITATION.encode(), "Inbjudan.md", Limits())
    analysis = analyse(replace(document, properties={"company": "Falköpings kommun"}), LEXICON, KINDS)
    found = check(assemble("x", [analysis]), BOOK, [BOOK.by_code()["PAIR021"]], today="2026-11-22").findings
    assert [finding.severity for finding in found] == ["info"]


UNLISTED = "# Inbjudan\n\nUpphandlande myndighet: Norra Sjöarnas skolförbund\n\nMedlemskommuner: Hjo och Tibro."


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Leveransen ska godkännas av Hedemora kommun.", ["warning"]),
        ("Mellan Hedemora kommun, nedan Beställaren, och leverantören gäller följande.", ["warning"]),
        ("Mellan Gruvverket, nedan Myndigheten, och leverantören gäller följande.", ["warning"]),
        ("Mellan Norra Sjöarnas skolförbund, nedan Kunden, och leverantören gäller följande.", []),
        ("Leveransen ska godkännas av Tibro kommun.", []),  # a member
        ("Eleverna bor i Hedemora kommun och i Falu kommun.", []),  # a federation has to do with many
    ],
)
def test_a_buyer_of_no_list_is_read_from_the_invitation(sentence: str, expected: list[str]) -> None:
    found = findings({"Inbjudan.md": UNLISTED, "Avtal.md": f"# Avtal\n\n{sentence}"})
    assert [severity for severity, _ in found] == expected


def test_a_company_that_the_invitation_speaks_of_may_be_the_customer() -> None:
    told = "Avtalet tecknas för Hjo Fastigheter AB av Hjo kommun."
    agreement = "# Avtal\n\n| Part | Namn |\n|---|---|\n| Kund | Hjobostäder Norra AB |"
    assert findings({"Inbjudan.md": f"{INVITATION} {told}", "Avtal.md": agreement}) == [
        ("warning", "Här står Hjobostäder Norra AB")
    ]
    told = "Avtalet tecknas för Hjobostäder Norra AB."
    assert findings({"Inbjudan.md": f"{INVITATION} {told}", "Avtal.md": agreement}) == []


@pytest.mark.parametrize("name", ["Region Påhitt", "Exampleton Municipality", "Hjo Municipality"])
def test_regions_that_are_not_known_and_english_names_can_buy(name: str) -> None:
    invitation = f"# Invitation to tender\n\n{name} invites tenders. {name} pays against invoice."
    found = findings({"Inbjudan.md": invitation, "Avtal.md": "# Avtal\n\nTibro kommun ska godkänna leveransen."})
    assert found == [("warning", "Här står Tibro kommun")]


@pytest.mark.parametrize(
    "sentence", ["The Municipality shall pay.", "Each Municipality shall pay.", "Region Nord ska betala."]
)
def test_words_that_are_no_names_are_not_taken_for_organisations(sentence: str) -> None:
    assert said(sentence) == []
