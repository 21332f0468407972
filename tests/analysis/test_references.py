"""What a document points to: sections, requirements, laws, EU acts, standards, diary numbers."""

from __future__ import annotations

import pytest
from tests.analysis.stated import cited, document, table

from kravlint.analysis import telling
from kravlint.analysis.references import citations

CHAPTERS = "## 4.2 Säkerhet\n\nText.\n\n## 5 Drift\n\n"

SECTIONS = [
    ("Se avsnitt 4.2.", [{"number": "4.2", "at": "Säkerhet"}]),
    ("Se punkt 4.2 ovan.", [{"number": "4.2", "at": "Säkerhet"}]),
    ("Enligt kap. 5 gäller det.", [{"number": "5", "at": "Drift"}]),
    ("Enligt kapitel 5 gäller det.", [{"number": "5", "at": "Drift"}]),
    ("See section 4.2.", [{"number": "4.2", "at": "Säkerhet"}]),
    ("Se avsnitt 9.9.", [{"number": "9.9"}]),
    ("Avsnitten 4.2 och 5 gäller.", [{"number": "4.2", "at": "Säkerhet"}, {"number": "5", "at": "Drift"}]),
    ("Se avsnitt 4.2 i detta dokument.", [{"number": "4.2", "at": "Säkerhet"}]),
    ("Se avsnitt 7 i Bilaga 1 Kravspecifikation.", [{"number": "7", "in": "annex 1"}]),
    ("Enligt punkt 4.2 i ramavtalet.", [{"number": "4.2", "in": "ramavtalet"}]),
    ("Se avsnitt 4.2 i avropsvägledningen.", [{"number": "4.2", "in": "avropsvägledningen"}]),
    ("SS-EN ISO/IEC 27002:2017 (avsnitt 4.2).", [{"number": "4.2", "in": "standard"}]),
]

NO_SECTIONS = [
    "Enligt 5 kap. 3 § gäller det.",
    "Enligt kap. 5 § 3 gäller det.",
    "Enligt kap. 13 LOU gäller det.",
    "Artikel 28 punkt 3 gäller.",
    "Dessa punkter 3 gånger om året.",
    "På punkt 3 svarar leverantören ja.",
]

CATALOGUE = table("Krav-ID | Krav", "K-12 | Systemet ska ha inloggning.", "K-13 | Systemet ska ha logg.") + "\n\n"

REQUIREMENTS = [
    ("Loggen i K-13 sparas.", [{"id": "K-13", "at": "Systemet ska ha logg."}]),
    ("Se krav K-12.", [{"id": "K-12", "at": "Systemet ska ha inloggning."}]),
    (
        "Kraven K-12 och K-13 hör ihop.",
        [{"id": "K-12", "at": "Systemet ska ha inloggning."}, {"id": "K-13", "at": "Systemet ska ha logg."}],
    ),
    ("Enligt krav K-99 gäller det.", [{"id": "K-99"}]),
    ("Enligt krav 2.7 gäller det.", [{"id": "2.7"}]),
    ("Modell K-125 och AK-12 nämns, och krav ISO 27001.", []),
    ("Inga krav.", []),
]

LOU = {"name": "lagen om offentlig upphandling", "sfs": "2016:1145"}
LAWS = [
    ("Lagen (2016:1145) om offentlig upphandling gäller.", {**LOU, "stated": "both"}),
    ("Enligt lagen om offentlig upphandling (2016:1145) gäller det.", {**LOU, "stated": "both"}),
    ("Enligt lag om offentlig upphandling gäller det.", {**LOU, "stated": "name"}),
    ("Enligt LOU gäller det.", {**LOU, "stated": "name"}),
    ("Enligt LOU (2016:1145) gäller det.", {**LOU, "stated": "both"}),
    ("Enligt SFS 2016:1145 gäller det.", {**LOU, "stated": "sfs"}),
    ("Upphandlingen följer lag (2016:1145).", {**LOU, "stated": "sfs"}),
    ("Skollagen (2010:800) gäller.", {"name": "skollagen", "sfs": "2010:800", "stated": "both"}),
    ("Skollagens krav gäller.", {"name": "skollagen", "sfs": "2010:800", "stated": "name"}),
    (
        "Offentlighets- och sekretesslagen (2009:400) gäller.",
        {"name": "offentlighets- och sekretesslagen", "sfs": "2009:400", "stated": "both"},
    ),
    ("Arkivlagen, SFS 1990:782, gäller.", {"name": "arkivlagen", "sfs": "1990:782", "stated": "both"}),
    (
        "Lag (2007:1091) om offentlig upphandling gällde.",
        {"name": "lagen om offentlig upphandling", "sfs": "2007:1091", "stated": "both"},
    ),
    (
        "Förordningen (2009:907) om miljöledning ska följas.",
        {"name": "förordningen om miljöledning", "sfs": "2009:907", "stated": "both"},
    ),
    ("MSBFS 2020:7 gäller.", {"number": "MSBFS 2020:7"}),
    (
        "Lag (2016:1145) om upphandling av koncessioner gäller.",
        {"name": "lagen om upphandling av koncessioner", "sfs": "2016:1145", "stated": "both"},
    ),
    (
        "Lag (2020:914) om tystnadsplikt vid utkontraktering gäller.",
        {
            "name": "lagen om tystnadsplikt vid utkontraktering av teknisk bearbetning eller lagring av uppgifter",
            "sfs": "2020:914",
            "stated": "both",
        },
    ),
]

NO_LAWS = [
    "Eleverna har lov.",
    "Enligt SS 12000:2020 gäller det.",
    "Publicerad 2016:1145 på webben.",
    "Prop. 2015/16:195 nämns.",
    "Anlagen tas om hand och lagen följs.",
]

ACTS = [
    ("Förordning (EU) 2016/679 gäller.", {"number": "2016/679", "type": "regulation"}),
    ("Enligt GDPR gäller det.", {"number": "2016/679", "type": "regulation"}),
    ("Dataskyddsförordningen gäller.", {"number": "2016/679", "type": "regulation"}),
    ("Europaparlamentets och rådets direktiv 2014/24/EU gäller.", {"number": "2014/24", "type": "directive"}),
    ("Genomförandebeslut (EU) 2021/915 används.", {"number": "2021/915", "type": "decision"}),
    ("NIS2-direktivet gäller.", {"number": "2022/2555", "type": "directive"}),
    ("Förordning (EG) nr 765/2008 gäller.", {"number": "765/2008", "type": "regulation"}),
    ("Regulation (EU) No 910/2014 applies.", {"number": "910/2014", "type": "regulation"}),
]

STANDARDS = [
    ("SS-EN ISO/IEC 27001:2022 gäller.", {"number": "ISO/IEC 27001", "edition": "2022"}),
    ("ISO 27001 gäller.", {"number": "ISO 27001"}),
    ("SS-ISO/IEC 27002 gäller.", {"number": "ISO/IEC 27002"}),
    ("SS 12000:2020 gäller.", {"number": "SS 12000", "edition": "2020"}),
    ("SS 12000:2020/korr 1:2022 gäller.", {"number": "SS 12000", "edition": "2020/korr 1:2022"}),
    ("EN 301 549 V3.2.1 gäller.", {"number": "EN 301 549", "edition": "3.2.1"}),
    ("SS 12 000:2020 gäller.", {"number": "SS 12 000", "edition": "2020"}),
    ("SS 12000, utgåva 2018, gäller.", {"number": "SS 12000", "edition": "2018"}),
    ("ISO 27001 (2013) gäller.", {"number": "ISO 27001", "edition": "2013"}),
    ("EN 301 549, version 3.2.1.", {"number": "EN 301 549", "edition": "3.2.1"}),
    ("WCAG 2.1 nivå AA gäller.", {"number": "WCAG", "edition": "2.1"}),
    ("TLS version 1.2 krävs.", {"number": "TLS", "edition": "1.2"}),
    ("RFC 6749 gäller.", {"number": "RFC 6749"}),
    ("PDF/A-2 används.", {"number": "PDF/A", "edition": "2"}),
    ("ISO 22301-1 gäller.", {"number": "ISO 22301-1"}),
]

NO_STANDARDS = ["Klass 27001 finns.", "En 2026 elever.", "ISO-standarder följs.", "SS och EN 12."]

DIARY = [
    ("Dnr: KS 2026/123", "KS 2026/123"),
    ("Diarienummer KS/2026:45 anges.", "KS/2026:45"),
    ("Dnr UBN 2026-00123", "UBN 2026-00123"),
    ("Ärendenummer: 2026-123.", "2026-123"),
    ("Upphandlingsnummer 2023060006", "2023060006"),
    (table("Uppgift | Värde", "Diarienummer | KS  2026/123"), "KS 2026/123"),
    ("Reference number: 2026/77", "2026/77"),
]

NO_DIARY = ["Dnr: [anges]", "KS 2026/123", "Diarienumret anges 2026-01-01 på fakturan."]


@pytest.mark.parametrize(("text", "expected"), SECTIONS)
def test_a_section_is_pointed_to_where_it_stands(text: str, expected: list[dict[str, str]]) -> None:
    assert cited("section", CHAPTERS + text) == expected


@pytest.mark.parametrize("text", NO_SECTIONS)
def test_parts_of_laws_and_bare_points_are_no_sections(text: str) -> None:
    assert cited("section", CHAPTERS + text) == []


@pytest.mark.parametrize(("text", "expected"), REQUIREMENTS)
def test_a_requirement_is_pointed_to_by_its_id(text: str, expected: list[dict[str, str]]) -> None:
    assert cited("requirement", CATALOGUE + text) == expected


@pytest.mark.parametrize(("text", "expected"), LAWS)
def test_a_law_has_name_and_number_whichever_is_written(text: str, expected: dict[str, str]) -> None:
    assert cited("law", text) == [expected]


@pytest.mark.parametrize("text", NO_LAWS)
def test_other_numbers_and_words_are_no_laws(text: str) -> None:
    assert cited("law", text) == []


@pytest.mark.parametrize(("text", "expected"), ACTS)
def test_an_eu_act_has_its_number_and_type(text: str, expected: dict[str, str]) -> None:
    assert cited("eu-act", text) == [expected]


@pytest.mark.parametrize(("text", "expected"), STANDARDS)
def test_a_standard_has_its_international_number_and_edition(text: str, expected: dict[str, str]) -> None:
    assert cited("standard", text) == [expected]


@pytest.mark.parametrize("text", NO_STANDARDS)
def test_other_numbers_are_no_standards(text: str) -> None:
    assert cited("standard", text) == []


@pytest.mark.parametrize(("text", "number"), DIARY)
def test_a_diary_number_stands_beside_a_word_that_says_so(text: str, number: str) -> None:
    assert cited("diary", text) == [{"number": number}]


@pytest.mark.parametrize("text", NO_DIARY)
def test_a_number_without_such_a_word_is_no_diary_number(text: str) -> None:
    assert cited("diary", text) == []


def test_a_reference_stands_where_it_says() -> None:
    read = document("Enligt skollagen (2010:800), GDPR och SS 12000:2020, se avsnitt 4.2.")
    assert [
        (each.kind, read.blocks[each.block].text[each.start : each.end])
        for each in citations(read, (), telling(read.blocks))
    ] == [
        ("law", "skollagen (2010:800)"),
        ("eu-act", "GDPR"),
        ("standard", "SS 12000:2020"),
        ("section", "avsnitt 4.2"),
    ]
