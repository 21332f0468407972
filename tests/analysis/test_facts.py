"""What is read as contract period and extension option, and what is another length."""

from __future__ import annotations

import pytest

from kravlint.analysis.facts import contract_terms
from kravlint.readers.limits import Limits
from kravlint.readers.markdown import read_markdown


def facts(text: str) -> list[tuple[str, dict[str, str]]]:
    blocks = read_markdown(text.encode(), "avtal.md", Limits()).blocks
    outline, heading = [], -1
    for index, block in enumerate(blocks):
        heading = index if block.kind == "heading" else heading
        outline.append(heading)
    return [(fact.kind, dict(fact.value)) for fact in contract_terms(blocks, outline, range(len(blocks)))]


STATED = [
    ("Avtalet kan förlängas ett plus ett år.", [("extension", {"months": "24"})]),
    ("Option på förlängning av avtalet finns, 2 x 12 månader.", [("extension", {"months": "24"})]),
    ("Avtalet kan förlängas i högst 2 x 12 månader.", [("extension", {"months": "24"})]),
    (
        "Avtalet löper på 2 år med förlängning 1 år + 1 år (totalt 2+1+1 år).",
        [("contract-period", {"months": "24"}), ("extension", {"months": "24"})],
    ),
    ("Avtalets löptid är 24 månader.", [("contract-period", {"months": "24"})]),
    (
        "The contract will remain in force for five years. It may be prolonged by a maximum of 24 months.",
        [("contract-period", {"months": "60"}), ("extension", {"months": "24"})],
    ),
    ("Koncessionsavtalet gäller i tio år.", [("contract-period", {"months": "120"})]),
    (
        "Avtalet gäller from 2026-01-01 tom 2027-12-31.",
        [("contract-period", {"start": "2026-01-01", "end": "2027-12-31"})],
    ),
    (
        "Avtalsperiod: 2026-07-01 t o m 2028-06-30.",
        [("contract-period", {"start": "2026-07-01", "end": "2028-06-30"})],
    ),
    (
        "Avtalet gäller i 24 månader från och med den 1 augusti 2026.",
        [("contract-period", {"months": "24", "start": "2026-08-01"})],
    ),
    (
        "Avtalet löper i 36 månader från och med den 1 augusti 2026. Kommunen får förlänga det med upp till två år.",
        [("contract-period", {"months": "36", "start": "2026-08-01"}), ("extension", {"months": "24"})],
    ),
    (
        "Avtalet gäller i tre år, från och med den 1 augusti 2026 till och med den 31 juli 2029.",
        [("contract-period", {"end": "2029-07-31", "months": "36", "start": "2026-08-01"})],
    ),
    (
        "Kommunen har rätt att förlänga avtalet med sammanlagt högst två år på oförändrade villkor.",
        [("extension", {"months": "24"})],
    ),
    (
        "Kontraktet gäller från och med 2026-08-01 till och med 2027-07-31.",
        [("contract-period", {"end": "2027-07-31", "start": "2026-08-01"})],
    ),
    (
        "Avtalstiden är två (2) år med option på förlängning med 1+1 år.",
        [("contract-period", {"months": "24"}), ("extension", {"months": "24"})],
    ),
    (
        "Avtalstiden är 2 år med möjlighet till förlängning i högst 24 månader.",
        [("contract-period", {"months": "24"}), ("extension", {"months": "24"})],
    ),
    ("## Avtalstid\n\n2 år + 1 år + 1 år", [("contract-period", {"months": "24"}), ("extension", {"months": "24"})]),
    ("## Avtalstid\n\n2+1+1 år.", [("contract-period", {"months": "24"}), ("extension", {"months": "24"})]),
    ("Avtalstid: 2026-01-01–2027-12-31.", [("contract-period", {"end": "2027-12-31", "start": "2026-01-01"})]),
    ("Avtalstid: 2026-01-01 - 2027-12-31", [("contract-period", {"end": "2027-12-31", "start": "2026-01-01"})]),
    (
        "| Uppgift | Värde |\n|---|---|\n| Avtalstid | 24 månader |\n| Förlängning | 12 månader |",
        [("contract-period", {"months": "24"}), ("extension", {"months": "12"})],
    ),
    (
        "| Uppgift | Värde |\n|---|---|\n| Avtalsperiod | 2026-01-01–2027-12-31 |\n| Option | upp till 24 månader |",
        [("contract-period", {"end": "2027-12-31", "start": "2026-01-01"}), ("extension", {"months": "24"})],
    ),
    ("Avtalet kan förlängas två gånger med 12 månader vardera.", [("extension", {"months": "24"})]),
    ("Avtalet kan förlängas med 12 månader i taget, dock högst 36 månader.", [("extension", {"months": "36"})]),
    (
        "Beställaren har option att förlänga avtalet ytterligare 12 månader vid två tillfällen.",
        [("extension", {"months": "24"})],
    ),
    ("Avtalet kan förlängas med ett (1) år i taget, högst två (2) gånger.", [("extension", {"months": "24"})]),
    (
        "Avtalet löper i 24 månader med möjlighet till förlängning, dock längst 48 månader totalt.",
        [("contract-period", {"months": "24"})],
    ),
    (
        "Ramavtalet gäller från 2022-09-26 till 2026-09-25.",
        [("contract-period", {"end": "2026-09-25", "start": "2022-09-26"})],
    ),
    (
        "The agreement is valid for 24 months from 1 January 2026.",
        [("contract-period", {"months": "24", "start": "2026-01-01"})],
    ),
    (
        "The contract period is three years with an option to extend for up to 12 months.",
        [("contract-period", {"months": "36"}), ("extension", {"months": "12"})],
    ),
    (
        "Kontraktet gäller från att båda har signerat och ett (1) år fram, med option på maximalt 24 månader.",
        [("contract-period", {"months": "12"}), ("extension", {"months": "24"})],
    ),
    ("Avtalet tecknas för en period om fyra år.", [("contract-period", {"months": "48"})]),
    (
        "Avtalet ingås för tiden 1 januari 2026 – 31 december 2027.",
        [("contract-period", {"end": "2027-12-31", "start": "2026-01-01"})],
    ),
    (
        "Avtalstiden börjar löpa 2026-01-01 och löper under två år.",
        [("contract-period", {"months": "24", "start": "2026-01-01"})],
    ),
    (
        "Avtalet träder i kraft den 1 januari 2026 och upphör den 31 december 2027.",
        [("contract-period", {"end": "2027-12-31", "start": "2026-01-01"})],
    ),
    (
        "Avtalet gäller fr.o.m. 2026-01-01 t.o.m. 2027-12-31.",
        [("contract-period", {"end": "2027-12-31", "start": "2026-01-01"})],
    ),
    (
        "Avtalsperioden omfattar 18 månader med start den 1 mars 2026.",
        [("contract-period", {"months": "18", "start": "2026-03-01"})],
    ),
    ("## Avtalets längd\n\nTvå år från avtalets undertecknande.", [("contract-period", {"months": "24"})]),
    ("## Option\n\nKommunen har option på ytterligare två års avtalstid.", [("extension", {"months": "24"})]),
    (
        "Avtal träffas för perioden 2026-07-01–2028-06-30 med möjlighet till förlängning 12+12 månader.",
        [("contract-period", {"end": "2028-06-30", "start": "2026-07-01"}), ("extension", {"months": "24"})],
    ),
    ("Kontraktet löper från kontraktstecknande och två år framåt.", [("contract-period", {"months": "24"})]),
    ("Avtalstiden är 24 mån.", [("contract-period", {"months": "24"})]),
    ("Avtalet är giltigt under tre (3) års tid.", [("contract-period", {"months": "36"})]),
    ("Kommunen får förlänga avtalet med 1 + 1 år.", [("extension", {"months": "24"})]),
    ("Avtalet kan förlängas i tolv månader.", [("extension", {"months": "12"})]),
    ("Mellan parterna gäller avtalet i fyra år.", [("contract-period", {"months": "48"})]),
    ("Två år från undertecknandet löper avtalet ut.", [("contract-period", {"months": "24"})]),
]

ANOTHER_LENGTH = [
    "Avtalet omfattar 24 månaders garanti.",
    "Avtalet kan förlängas 1+1 (totalt fyra år).",
    "Den sammanlagda avtalstiden får vara högst 48 månader.",
    "Avtalstiden inklusive förlängningar får inte överstiga fyra år.",
    "Avtalet gäller tills vidare med en uppsägningstid om 6 månader.",
    "Uppsägningstiden för avtalet är tre månader.",
    "Garantitiden är 24 månader från godkänd leverans enligt avtalet.",
    "Loggar sparas i 24 månader enligt avtalet.",
    "Anbudet ska vara giltigt i 6 månader.",
    "Anbud är bindande till och med 2026-08-31.",
    "Priserna är fasta under avtalets första 24 månader.",
    "Priserna i avtalet gäller i 12 månader.",
    "Kommunen meddelar en förlängning skriftligt senast tre månader före avtalstidens slut.",
    "Avtalet upphör att gälla utan uppsägning efter 24 månader.",
    "Personuppgiftsbiträdesavtalet gäller i 12 månader.",
    "Licensen gäller i 12 månader.",
    "Testperioden är 3 månader enligt avtalet.",
    "Avtalet gäller i ett och ett halvt år.",
    "Priserna framgår av leverantörens anbud och är fasta under de första 24 månaderna.",
    "Kommunen har rätt att säga upp avtalet med två månaders varsel.",
    "## Avtalstid\n\nAvtalet kan sägas upp efter 12 månader.",
    "## Optioner\n\nTilläggsmodulen kan beställas under 12 månader.",
    "Leverantören ska under avtalstiden varje 12 månader genomföra test.",
    "Efter avtalstidens slut ska data finnas kvar i 6 månader.",
    "Under avtalstiden ska support ges i minst 12 månader.",
    "Skyldigheten gäller till och med ett år efter att kontraktet löpte ut.",
    "När ramavtalet har löpt i 18 månader kan det sägas upp.",
    "Skyldigheten enligt avtalet gäller i 24 månader.",
    "Förlängning sker med 12 månader åt gången om ingen säger upp avtalet 3 månader före avtalstidens utgång.",
    "Om avtalet inte sägs upp förlängs det med 12 månader i taget.",
]


@pytest.mark.parametrize(("text", "expected"), STATED)
def test_period_and_extension_are_read_however_they_are_written(
    text: str, expected: list[tuple[str, dict[str, str]]]
) -> None:
    assert facts(text) == expected


@pytest.mark.parametrize("text", ANOTHER_LENGTH)
def test_another_length_is_no_contract_period(text: str) -> None:
    assert facts(text) == []
