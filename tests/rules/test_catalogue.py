"""The standards catalogue and the processes: every way of writing a designation, and data that holds together."""

from __future__ import annotations

import re
from functools import cache

import pytest

from kravlint.document import Block
from kravlint.engine.checks.standards import OutdatedStandard
from kravlint.engine.loader import lexicon_of, load

BOOK = load()
IDS = """
    SS12000 EMIL MLR EGIL FEDTLS SKOLFED FEDKOM SAMBI FIDUS SWAMID EDUID DNP SKOLENHET SYLLABUS SUSA
    SAML2 OIDC OAUTH2 SCIM2 EIDAS SWECON LOA ELEG FIDO2 TLS REST OPENAPI ICAL DATE SNI SUN
    LTI ONEROSTER QTI CC CALIPER XAPI CMI5 SCORM OB CLR ELM LOM LRMI EPUB MATHML CASE
    WCAG EN301549 PDFUA PDFA ODF OOXML ISO9241 FGS DCAT PEPPOL ISO27001 ISO27002 ISO27005 ISO27017 ISO27018
    ISO27701 ISO22301 DATAACT AIACT
""".split()


@cache
def _lexicon():
    return lexicon_of(BOOK)


def named(text: str) -> set[str]:
    """The standards that a text names; an outdated edition as "ID:number"."""
    found = _lexicon().find([Block("paragraph", text)])
    return {m.concept.removeprefix("standard:") for m in found if m.concept.startswith("standard:")}


def test_the_catalogue_holds_every_standard_of_the_domain() -> None:
    assert set(IDS) == set(BOOK.standards)


@pytest.mark.parametrize(
    ("identity", "writings"),
    [
        (
            "SS12000",
            "SS 12000|SS12000|SS-12000|SS 12 000|ss 12000:2020/korr 1:2022|SS 12000:2020|svensk standard 12000",
        ),
        ("EMIL", "EMIL|EMIL 3|SS 10700|SS-10700"),
        ("SKOLFED", "Skolfederation|Skolfederationens|skolfederation.se"),
        ("SAML2", "SAML|SAML 2.0|SAML2|SAML v2.0|SAML2int|SAML-inloggning"),
        ("OIDC", "OpenID Connect|OIDC|Open ID Connect|OpenID-Connect"),
        ("OAUTH2", "OAuth 2.0|OAuth2|OAuth v2|RFC 6749"),
        ("SCIM2", "SCIM|SCIM 2.0|SCIM-protokoll|RFC 7644"),
        ("LOA", "tillitsnivå 3|LoA 3|LoA2|tillitsramverket"),
        ("OPENAPI", "OpenAPI 3.1|OpenAPI|Open API 3.0|OpenAPI-specifikation|Swagger"),
        ("LTI", "LTI|LTI 1.3|LTI v1.3|LTI Advantage|LTI 1.3 Advantage|Learning Tools Interoperability|LTI-koppling"),
        ("XAPI", "xAPI|Experience API|Tin Can"),
        ("WCAG", "WCAG|WCAG 2.1|WCAG2.1|WCAG 2.1 AA|Web Content Accessibility Guidelines"),
        ("EN301549", "EN 301 549|EN 301549|EN301549|SS-EN 301 549|EN 301 549 V3.2.1|EN 301 549 v.3.2.1"),
        ("FGS", "FGS|FGS Paketstruktur 2.0|FGS:er|E-ARK|förvaltningsgemensamma specifikationer"),
        ("DCAT", "DCAT-AP-SE|DCAT-AP-SE 3.0.1|DCAT-AP"),
        ("PEPPOL", "Peppol|Peppol BIS Billing 3|PEPPOL-nätverket|EN 16931"),
        ("ISO27001", "ISO 27001|ISO27001|ISO/IEC 27001:2022|SS-EN ISO/IEC 27001:2023|SS-ISO/IEC 27001|ISO / IEC 27001"),
        ("ISO27002", "ISO/IEC 27002|SS-EN ISO/IEC 27002:2022|ISO-27002"),
        ("PDFA", "PDF/A|PDF/A-1b|ISO 19005"),
        ("ISO9241", "ISO 9241|ISO 9241-11:2018|SS-EN ISO 9241-210"),
        ("ICAL", "iCalendar|iCal|RFC 5545"),
        ("DATAACT", "Data Act|dataförordningen|förordning (EU) 2023/2854"),
    ],
)
def test_a_designation_is_known_in_every_way_of_writing_it(identity: str, writings: str) -> None:
    for writing in writings.split("|"):
        assert identity in named(f"Systemet ska följa {writing} eller likvärdigt."), writing


@pytest.mark.parametrize(
    "text",
    [
        "Egil och Emil leder projektet tillsammans med Freja.",
        "In case of a tie, the case is decided by lot.",
        "Solen och sun är samma ord; ett SNI-filter och MLR-värdet är något annat.",
        "Ett öppet API ska finnas.",
        "Mats Alm och hans scim.",
        "Rapporten ess 12000 kronor.",
        "Kontot har nummer 927001 och 270012.",
    ],
)
def test_words_that_only_look_like_a_designation_are_left_alone(text: str) -> None:
    assert named(text) == set()


@pytest.mark.parametrize("standard", BOOK.standards.values(), ids=lambda standard: standard.id)
def test_the_current_edition_is_not_called_replaced(standard) -> None:
    replacements = [version.replaced_by for version in standard.outdated]
    for text in (standard.current, *replacements):
        assert not {name for name in named(text) if ":" in name}, text


@pytest.mark.parametrize(
    "standard", [s for s in BOOK.standards.values() if s.outdated], ids=lambda standard: standard.id
)
def test_a_replaced_edition_has_a_source_and_a_day(standard) -> None:
    assert standard.source.startswith("http")
    assert standard.verified
    for version in standard.outdated:
        assert re.fullmatch(r"\d{4}(-\d\d){0,2}", version.since)
        assert set(version.unless) <= set(BOOK.concepts)


def test_the_same_edition_under_two_numbers_is_no_contradiction() -> None:
    text = "SS-EN ISO/IEC 27001:2023, det vill säga ISO/IEC 27001:2022."
    assert named(text) == {"ISO27001"}


def test_the_reference_rows_that_the_catalogue_answers_for_hold_the_same_words() -> None:
    rules = BOOK.by_code()
    catalogue = {version.terms for standard in BOOK.standards.values() for version in standard.outdated}
    assert isinstance(rules["STD001"].check, OutdatedStandard)
    for code in rules["STD001"].supersedes:
        assert rules[code].check.terms in catalogue, code


@pytest.mark.parametrize("process", BOOK.processes, ids=lambda process: process.id)
def test_a_process_stands_in_an_area_and_names_itself_in_both_languages(process) -> None:
    assert process.area in {"huvudman", "undervisning", "skolledning"}
    assert set(process.label) == {"sv", "en"}
    assert not process.expects or process.at_least >= 2, "a passing mention puts no process in scope"


@pytest.mark.parametrize("code", ["STD003", "STD004"])
def test_the_concepts_that_the_loader_does_not_check_exist(code: str) -> None:
    check = BOOK.by_code()[code].check
    assert {*check.people, *getattr(check, "apart", ())} <= set(BOOK.concepts)
