"""Dates, levels, parties, standard terms and the order of precedence."""

from __future__ import annotations

import pytest
from tests.analysis.stated import document, outline_of, stated, table

from kravlint.analysis import telling
from kravlint.analysis.facts import facts
from kravlint.document import Block, Document

DATES = [
    ("Publicerad 2026-03-01.", {"date": "2026-03-01", "of": "published"}),
    ("Sista anbudsdag: 2026-04-15 23:59", {"date": "2026-04-15", "of": "tender-deadline"}),
    ("Anbud ska vara kommunen tillhanda senast den 1 mars 2026.", {"date": "2026-03-01", "of": "tender-deadline"}),
    ("Sista dag för frågor är 5 april 2026.", {"date": "2026-04-05", "of": "questions-deadline"}),
    ("Anbudet är bindande till och med 2026-08-31.", {"date": "2026-08-31", "of": "tender-validity"}),
    ("Tjänsten tas i drift i augusti 2026.", {"date": "2026-08", "of": "service-start"}),
    ("Driftstart 2026-08.", {"date": "2026-08", "of": "service-start"}),
    ("Klassningen gjordes den 12:e november 2025.", {"date": "2025-11-12"}),
    ("The tender was published on 1 March 2026.", {"date": "2026-03-01", "of": "published"}),
    ("Signed on March 1, 2026.", {"date": "2026-03-01"}),
    (table("Händelse | Datum", "Avtalsstart | 2026-07-01"), {"date": "2026-07-01", "of": "contract-start"}),
]

NO_DATES = [
    "Lag (2016:1145) om offentlig upphandling.",
    "Dnr KS 2026-03",
    "Priset är 2026 kr.",
    "SS 12000:2020 gäller.",
    "Den 31 februari 2026 finns inte.",
    "Nummer 2026-0345 och 2026-13-01.",
]

LEVELS = [
    ("Informationen är klassad K3 R2 T2.", [{"K": "3", "R": "2", "T": "2"}]),
    ("Klassning: K:3, R:2, T:2, S:1", [{"K": "3", "R": "2", "T": "2", "S": "1"}]),
    ("Resultat K=3 R=3 T=1.", [{"K": "3", "R": "3", "T": "1"}]),
    ("Enligt KLASSA är nivån K2R2T2.", [{"K": "2", "R": "2", "T": "2", "model": "KLASSA"}]),
    ("KRT 3-2-2", [{"K": "3", "R": "2", "T": "2"}]),
    ("Konfidentialitet nivå 3, riktighet nivå 2 och tillgänglighet nivå 2.", [{"K": "3", "R": "2", "T": "2"}]),
    ("Konfidentialitet 3, riktighet 2.", [{"K": "3", "R": "2"}]),
    ("Konfidentialitet: betydande, riktighet: måttlig.", [{"K": "betydande", "R": "måttlig"}]),
    ("Spårbarhet: nivå 2", [{"S": "2"}]),
    ("Nivå 3 för konfidentialitet gäller.", [{"K": "3"}]),
    ("Confidentiality: level 3, integrity: level 2.", [{"K": "3", "R": "2"}]),
    ("Nivå 3 när det gäller konfidentialitet och tillgänglighet.", [{"K": "3", "T": "3"}]),
    ("Skyddsnivån är klassad 2-2-1.", [{"K": "2", "R": "2", "T": "1"}]),
    ("Klassningen är 3/2/2 (K/R/T).", [{"K": "3", "R": "2", "T": "2"}]),
    ("Confidentiality: high, integrity: medium.", [{"K": "high", "R": "medium"}]),
    (table("Mängd | K | R | T", "Elevregister | 2 | 3 | 1"), [{"K": "2"}, {"R": "3"}, {"T": "1"}]),
    (table("Aspekt | Nivå", "K | 2", "R | 1", "T | 1"), [{"K": "2"}, {"R": "1"}, {"T": "1"}]),
    (
        table("Aspekt | Nivå", "Konfidentialitet | 3", "Riktighet | Nivå 2", "Tillgänglighet | betydande"),
        [{"K": "3"}, {"R": "2"}, {"T": "betydande"}],
    ),
    (table("Konfidentialitet | Riktighet | Tillgänglighet", "3 | 2 | 1"), [{"K": "3"}, {"R": "2"}, {"T": "1"}]),
]

NO_LEVELS = [
    "Tillgänglighet 4 timmar.",
    "Tillgängligheten ska vara 3,5 nior.",
    "Tillgänglighet: 99 %.",
    "Riktighet är viktigt. Krav 3 gäller.",
    "Säkerhetsklass 2 krävs för personalen.",
    "Konfidentialitet ska beaktas.",
    "Version K3 av R2 och T2X.",
    "Konfidentialitet nivå 3 betyder allvarlig skada.",
    "Nivå 3 för riktighet innebär att felet ger allvarlig skada.",
    table("Nivå | Konfidentialitet | Riktighet", "3 | Allvarlig skada | Allvarlig skada", "2 | Betydande | Betydande"),
    table("Krav | S | B", "Systemet loggar | 1 | 2"),
    "Klassad hotellstandard 4-3-2-1 enligt kartan.",
]

PARTIES = [
    (
        "Exempelsystem AB (556000-0001), nedan Leverantören, säljer tjänsten.",
        [{"name": "Exempelsystem AB", "role": "supplier", "called": "Leverantören", "org": "556000-0001"}],
    ),
    (
        "Exempelköpings kommun (org.nr 212000-0001), nedan kallad ”Kunden”, köper tjänsten.",
        [{"name": "Exempelköpings kommun", "called": "Kunden", "org": "212000-0001", "role": "buyer"}],
    ),
    (
        "Mellan Storköpings kommun, nedan Beställaren, och Exempel AB, nedan Leverantören, träffas avtal.",
        [
            {"name": "Storköpings kommun", "called": "Beställaren", "role": "buyer"},
            {"name": "Exempel AB", "called": "Leverantören", "role": "supplier"},
        ],
    ),
    (
        'Exempel AB, organisationsnummer 556000-0000, härefter benämnd "Biträdet".',
        [{"name": "Exempel AB", "called": "Biträdet", "org": "556000-0000", "role": "processor"}],
    ),
    (
        'Example Ltd (the "Supplier") shall deliver.',
        [{"name": "Example Ltd", "called": "Supplier", "role": "supplier"}],
    ),
    ("Beställare: Exempelköpings kommun", [{"name": "Exempelköpings kommun", "role": "buyer"}]),
    (
        table("Uppgift | Värde", "Leverantör | Exempel AB, 556000-0000"),
        [{"name": "Exempel AB", "org": "556000-0000", "role": "supplier"}],
    ),
]

NO_PARTIES = [
    "Beställare: [fylls i]",
    "Leverantör: Leverantörens namn",
    "Avtalet mellan parterna, nedan kallat Avtalet, gäller.",
    "Leverantören, nedan omtalad, ska bistå Kunden.",
]

TERMS = [
    ("IT-branschens Avtal 90 gäller.", {"name": "Avtal 90"}),
    ("Avtal90, version 2014, gäller.", {"name": "Avtal 90", "version": "2014"}),
    ("Kammarkollegiets allmänna villkor (version 2.1) gäller.", {"name": "Kammarkollegiet", "version": "2.1"}),
    (
        "Kammarkollegiets särskilda villkor för molntjänster gäller.",
        {"name": "Kammarkollegiet Molntjänster"},
    ),
    ("Addas allmänna kontraktsvillkor 2025-11-21 gäller.", {"name": "Adda", "version": "2025-11-21"}),
    ("ABK 09 gäller för uppdraget.", {"name": "ABK", "version": "09"}),
    ("Särskilda villkor Molntjänst version 2.0", {"name": "Särskilda villkor Molntjänst", "version": "2.0"}),
]


@pytest.mark.parametrize(("text", "expected"), DATES)
def test_a_date_is_iso_as_exact_as_stated_with_what_happens_then(text: str, expected: dict[str, str]) -> None:
    assert stated("date", text) == [expected]


@pytest.mark.parametrize("text", NO_DATES)
def test_numbers_that_look_like_dates_are_none(text: str) -> None:
    assert stated("date", text) == []


def test_a_start_is_a_fact_of_its_own() -> None:
    assert stated("start", "Avtalsstart: 2026-08-01. Publicerad 2026-01-01.") == [
        {"date": "2026-08-01", "of": "contract-start"}
    ]


@pytest.mark.parametrize(("text", "expected"), LEVELS)
def test_levels_are_values_per_aspect(text: str, expected: list[dict[str, str]]) -> None:
    assert stated("level", text) == expected


@pytest.mark.parametrize("text", NO_LEVELS)
def test_other_numbers_beside_an_aspect_are_no_levels(text: str) -> None:
    assert stated("level", text) == []


@pytest.mark.parametrize(("text", "expected"), PARTIES)
def test_a_party_has_the_name_that_the_document_defines(text: str, expected: list[dict[str, str]]) -> None:
    assert stated("party", text) == expected


@pytest.mark.parametrize("text", NO_PARTIES)
def test_placeholders_and_other_definitions_are_no_parties(text: str) -> None:
    assert stated("party", text) == []


def test_what_is_bought_has_a_name_where_it_is_defined() -> None:
    assert stated("system", "Skolportalen, nedan kallad ”Tjänsten”, används av skolan.") == [
        {"name": "Skolportalen", "called": "Tjänsten"}
    ]


@pytest.mark.parametrize(("text", "expected"), TERMS)
def test_standard_terms_are_named_with_their_version(text: str, expected: dict[str, str]) -> None:
    assert stated("standard-terms", text) == [expected]


def test_terms_of_the_document_itself_are_no_standard_terms() -> None:
    assert stated("standard-terms", "Dessa allmänna villkor gäller. Rum AB 0412.") == []


ORDER = {"01": "ändringar och tillägg", "02": "detta avtal", "03": "upphandlingsdokumenten"}


@pytest.mark.parametrize(
    "text",
    [
        "## Avtalshandlingar och deras inbördes ordning\n\nHandlingarna är:\n\n"
        "1. Ändringar och tillägg;\n2. Detta avtal;\n3. Upphandlingsdokumenten.",
        "Handlingarna gäller i följande inbördes ordning:\n\n"
        "- Ändringar och tillägg\n- Detta avtal\n- Upphandlingsdokumenten",
        "Inbördes ordning: 1) Ändringar och tillägg; 2) Detta avtal; 3) Upphandlingsdokumenten.",
        "## Order of precedence\n\n1. Ändringar och tillägg\n2. Detta avtal\n3. Upphandlingsdokumenten",
    ],
)
def test_the_order_of_precedence_is_a_list(text: str) -> None:
    assert stated("precedence", text) == [ORDER]


@pytest.mark.parametrize(
    "text",
    [
        "Anbuden rangordnas så här:\n\n- Pris\n- Kvalitet",
        "## Inbördes ordning\n\nSe avtalet.\n\n## Annat\n\n- Ett\n- Två",
    ],
)
def test_another_list_is_no_order_of_precedence(text: str) -> None:
    assert stated("precedence", text) == []


def test_every_fact_stands_where_it_says() -> None:
    read = document("Uppsägningstiden är tre månader. Tillgängligheten är 99,5 %. Vite: 10 000 kr.")
    places = {
        fact.kind: read.blocks[fact.block].text[fact.start : fact.end]
        for fact in facts(read, outline_of(read), telling(read.blocks))
    }
    assert places == {"notice": "tre månader", "percentage": "99,5 %", "amount": "10 000 kr"}


@pytest.mark.parametrize(("style", "count"), [("toc 1", 0), ("normal", 1)])
def test_a_table_of_contents_states_nothing(style: str, count: int) -> None:
    blocks = (Block("paragraph", "Uppsägningstiden är tre månader 12", style=style),)
    read = Document(path="a.docx", format="docx", blocks=blocks)
    assert len(list(facts(read, [-1], telling(blocks)))) == count
