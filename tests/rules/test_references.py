"""The dated table of references, REF001 to REF050: what it flags, and above all what it leaves alone."""

from __future__ import annotations

from functools import cache

import pytest

from kravlint.analysis import analyse
from kravlint.engine import check
from kravlint.engine.checks.phrase import Outdated
from kravlint.engine.loader import kinds_of, lexicon_of, load
from kravlint.procurement import assemble
from kravlint.readers.limits import Limits
from kravlint.readers.markdown import read_markdown

BOOK = load()
ROWS = [rule for rule in BOOK.rules if rule.code.startswith("REF") and rule.code <= "REF050"]
UNVERIFIED = {f"REF{number:03}" for number in (22, 25, 49)}


@cache
def _compiled():
    return lexicon_of(BOOK), kinds_of(BOOK)


def codes(text: str, *, today: str = "2026-11-22", also: tuple[str, ...] = ()) -> set[str]:
    """The rows (and the rules in `also`) that flag a text."""
    lexicon, kinds = _compiled()
    document = read_markdown(text.encode(), "text.md", Limits())
    procurement = assemble("köpet", [analyse(document, lexicon, kinds, "specification")])
    chosen = [rule for rule in BOOK.rules if rule.code in also or (rule in ROWS and rule.enabled)]
    return {finding.rule for finding in check(procurement, BOOK, chosen, today=today).findings}


def test_all_fifty_rows_are_there() -> None:
    assert [rule.code for rule in ROWS] == [f"REF{number:03}" for number in range(1, 51)]


def test_rows_that_nobody_has_verified_are_off_and_all_others_on() -> None:
    assert {rule.code for rule in ROWS if not rule.enabled} == UNVERIFIED


@pytest.mark.parametrize("rule", ROWS, ids=lambda rule: rule.code)
def test_a_row_names_the_old_thing_the_replacement_and_the_day(rule) -> None:
    assert isinstance(rule.check, Outdated)
    assert rule.check.once
    assert rule.severity != "error"
    for message in (rule.message.sv, rule.message.en):
        assert "{found}" in message
        assert "{replacement}" in message
        assert ("{since}" in message) == bool(rule.check.since)
    if rule.check.since:
        assert rule.valid_from is not None, "a dated row is judged as of a day"
        assert rule.check.since[:4] == rule.valid_from[:4]


@pytest.mark.parametrize("rule", [r for r in ROWS if r.enabled], ids=lambda rule: rule.code)
def test_a_row_that_is_on_rests_on_something(rule) -> None:
    assert rule.basis


@pytest.mark.parametrize(
    "text",
    [
        "Europaparlamentets och rådets förordning (EU) 2016/679 av den 27 april 2016 om skydd för fysiska personer med "
        "avseende på behandling av personuppgifter och om det fria flödet av sådana uppgifter och om upphävande av "
        "direktiv 95/46/EG (allmän dataskyddsförordning).",
        "Leverantören ska följa MSBFS 2020:6 från Myndigheten för samhällsskydd och beredskap.",
        "Avrop sker från SKL Kommentus ramavtal Utbildning, dnr 10319.",
        "Sveriges Kommuner och Landsting (numera SKR) gav ut mallen.",
        "Landstinget ansvarade tidigare för elevhälsan.",
        "Anbudsgivaren lämnar egen försäkran enligt 15 kap. LOU.",
        "TLS 1.0 och SSL 3.0 ska inte stödjas.",
        "Pumpen heter PUL 40, och PUL-klassen är 3.",
        "I kammarrättens mål nr 1234-14 prövades LOU (2007:1091).",
        "Se https://www.msb.se/sv/, www.datainspektionen.se och info@skl.se.",
        "Integritetsskyddsmyndigheten hette Datainspektionen före 2021.",
        "Cybersäkerhetslagen (2025:1506) har ersatt NIS-lagen.",
        "Överföring får inte ske med stöd av Privacy Shield eller Safe Harbor.",
        "Valfrihetssystem används i hemtjänsten.",
        "Vi mäter nöjdhet med SKI varje år.",
        "Ämnet SHA-1 tas upp i kursen.",
        "NIS2-direktivet, (EU) 2022/2555, gäller.",
        "KLASSA bygger på SS-EN ISO/IEC 27001:2017.",
        "Kommunen har ett eget upphandlingsunderlag och en skolportal.",
    ],
)
def test_history_titles_addresses_and_look_alikes_are_left_alone(text: str) -> None:
    assert codes(text) == set()


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Biträdet får inte behandla uppgifter i strid med PuL.", "REF007"),
        ("Personuppgiftslagens krav ska uppfyllas.", "REF007"),
        ("Överföring får endast ske enligt Privacy Shield.", "REF020"),
        ("Leverantören skall iaktta Datainspektionens föreskrifter.", "REF010"),
        ("Kommuner och landsting får avropa.", "REF013"),
        ("Rapportering sker till MSB.", "REF014"),
        ("| Lag | LOU (2007:1091) |\n|---|---|\n| Form | Öppet |", "REF001"),
        ("Förenklat upphandlingsförfarande tillämpas.", "REF003"),
        ("Avropet görs från SKL Kommentus ramavtal.", "REF012"),
        ("Frakt och fakturering: SFTI Fulltextfaktura.", "REF038"),
        ("Utvecklingen ska följa 24-timmarswebbens riktlinjer.", "REF023"),
    ],
)
def test_a_stale_reference_is_flagged_in_different_clothes(text: str, code: str) -> None:
    assert codes(text) == {code}


@pytest.mark.parametrize(
    ("text", "today", "expected"),
    [
        ("Incidenten anmäls till Datainspektionen.", "2020-12-31", set()),
        ("Incidenten anmäls till Datainspektionen.", "2021-01-01", {"REF010"}),
        ("Rådet kommer från MSB.", "2025-12-31", set()),
        ("Överföring sker enligt Privacy Shield.", "2020-07-15", set()),
        ("Förfarandet är ett förenklat förfarande.", "2021-06-01", set()),
    ],
)
def test_a_draft_is_judged_as_of_its_day(text: str, today: str, expected: set[str]) -> None:
    assert codes(text, today=today) == expected


SUPERSEDED = [rule for rule in ROWS if rule.code in BOOK.by_code()["STD001"].supersedes]


@pytest.mark.parametrize("rule", SUPERSEDED, ids=lambda rule: rule.code)
def test_what_the_catalogue_reports_is_not_reported_twice(rule) -> None:
    for example in rule.examples.flagged:
        found = codes(example.text, also=("STD001",))
        assert "STD001" in found
        assert rule.code not in found
