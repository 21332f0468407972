"""Checks on the standards catalogue."""

from __future__ import annotations

import pytest

from kravlint.analysis import analyse
from kravlint.analysis.kinds import Kinds
from kravlint.engine.checks.open_standard import OpenStandard, check_open_standard
from kravlint.engine.checks.standards import (
    FRAMEWORK,
    ExpectedStandard,
    OutdatedStandard,
    check_expected_standard,
    check_outdated_standard,
)
from kravlint.engine.context import Context, Process, Standard, Version
from kravlint.engine.results import Hit, NotJudged, Seen
from kravlint.language.lexicon import lexicon
from kravlint.procurement import assemble
from kravlint.readers.limits import Limits
from kravlint.readers.markdown import read_markdown

GRID = Standard(
    id="GRID",
    name="Grid",
    publisher="X",
    current="Grid 2",
    terms=("/grid\\b/",),
    about={"sv": "utbyte", "en": "exchange"},
    outdated=(Version(terms=("/grid 1\\b/",), replaced_by="Grid 2", since="2022-06", unless=("moving",)),),
)
ARCHIVE = Standard(
    id="ARCHIVE",
    name="Archive",
    publisher="X",
    current="Archive 1",
    terms=("archiveml",),
    about={"sv": "arkiv", "en": "archive"},
    open=False,
)
PUPILS = Process("pupils", {"sv": "elever", "en": "pupils"}, "huvudman", ("elevregister",), ("GRID", "ARCHIVE"), 2)
LEXICON = lexicon(
    {
        "standard:GRID": GRID.terms,
        "standard:GRID:0": GRID.outdated[0].terms,
        "standard:ARCHIVE": ARCHIVE.terms,
        "process:pupils": PUPILS.terms,
        "moving": ["migreras"],
        "must": ["/ska\\b/"],
        "system": ["systemet ska"],
        "integration": ["integration"],
        "clause": ["öppna standarder"],
        "finance": ["ekonomisystem"],
        "people": ["konsult*"],
        "undesignated": ["branschstandard"],
    }
)
OUTDATED = OutdatedStandard(unless=())
EXPECTED = ExpectedStandard(within=("specification",), given=("system",), unless=("people",), alone=("specification",))
OPEN = OpenStandard(
    of=("integration",),
    near=("must",),
    needs=("undesignated",),
    unless=("people",),
    unless_anywhere=("clause",),
    apart=("finance",),
)


def context(as_of: str = "2026-01-01") -> Context:
    return Context(as_of, {"GRID": GRID, "ARCHIVE": ARCHIVE}, (PUPILS,), {})


def procurement(*texts: str, kind: str = "specification", call_off: bool = False):
    analyses = [
        analyse(read_markdown(text.encode(), f"{number}.md", Limits()), LEXICON, Kinds(()), kind)
        for number, text in enumerate(texts)
    ]
    return assemble("köpet", analyses, call_off=call_off)


def outdated(text: str, as_of: str = "2026-01-01") -> list[Hit]:
    results = check_outdated_standard(OUTDATED, "STD001", procurement(text), context(as_of))
    return [result for result in results if isinstance(result, Hit)]


def expected(*texts: str, call_off: bool = False):
    return list(check_expected_standard(EXPECTED, "STD003", procurement(*texts, call_off=call_off), context()))


def unnamed(text: str) -> list[Hit]:
    results = check_open_standard(OPEN, "STD004", procurement(text), context())
    return [result for result in results if isinstance(result, Hit)]


def test_a_replaced_edition_is_told_once_per_document_with_what_replaces_it() -> None:
    (hit,) = outdated("Systemet ska stödja Grid 1.\n\nExport ska följa Grid 1.")
    assert hit.words["found"] == "Grid 1"
    assert (hit.words["replacement"], hit.words["since"]) == ("Grid 2", "2022-06")
    assert len(hit.related) == 1


@pytest.mark.parametrize(("as_of", "count"), [("2022-05-31", 0), ("2022-06-01", 1)])
def test_an_edition_is_replaced_from_its_month(as_of: str, count: int) -> None:
    assert len(outdated("Systemet ska stödja Grid 1.", as_of)) == count


def test_a_guard_of_the_edition_or_an_address_silences_it() -> None:
    assert outdated("Grid 1 ska migreras under införandet.") == []
    assert outdated("Läs mer på www.grid 1.exempel.se.") == []
    assert len(outdated("Läs mer på www.exempel.se. Grid 1 ska stödjas.")) == 1


def test_a_standard_in_a_holding_edition_is_seen() -> None:
    results = list(check_outdated_standard(OUTDATED, "STD001", procurement("Grid 2 ska följas."), context()))
    assert [(type(result), result.item) for result in results] == [(Seen, "GRID")]


def test_naming_a_standard_counts_only_in_the_wanted_kinds() -> None:
    check = OutdatedStandard(unless=(), within=("specification",))
    results = list(check_outdated_standard(check, "STD001", procurement("Grid 2 gäller.", kind="agreement"), context()))
    assert results == []


SPECIFICATION = "Systemet ska ha ett elevregister.\n\nSystemet ska visa elevregistret."


def test_a_process_in_scope_without_its_standard_is_told_and_every_alternative_named() -> None:
    (hit,) = expected(SPECIFICATION, "Avtal")
    assert isinstance(hit, Hit)
    assert (hit.item, hit.state, hit.lower) == ("pupils", "missing", False)
    assert hit.words["expected"] == {"sv": "Grid 2 eller Archive 1", "en": "Grid 2 or Archive 1"}


def test_any_alternative_in_any_document_is_enough() -> None:
    (seen,) = expected(SPECIFICATION, "Leverans enligt ArchiveML.")
    assert isinstance(seen, Seen)


@pytest.mark.parametrize(
    "text",
    [
        "Systemet ska ha ett elevregister.\n\nSystemet ska vara snabbt.",
        "Kommunen har ett elevregister. Kommunens elevregister är stort.",
        "Konsulten ska kunna elevregister. Konsulten ska ha infört elevregister. Systemet ska in. Systemet ska ut.",
    ],
    ids=["a passing mention", "no system is bought", "consultants"],
)
def test_a_process_is_not_in_scope(text: str) -> None:
    assert expected(text) == []


def test_a_document_read_alone_is_judged_a_step_lower() -> None:
    (hit,) = expected(SPECIFICATION)
    assert isinstance(hit, Hit)
    assert hit.lower


def test_a_call_off_may_rest_on_its_framework() -> None:
    assert expected(SPECIFICATION, "Avtal", call_off=True) == [NotJudged(FRAMEWORK)]


def test_required_integration_without_an_open_standard_is_told_once() -> None:
    (hit,) = unnamed("# A\n\nIntegration ska finnas.\n\n# B\n\nIntegration ska ske varje natt.")
    assert len(hit.related) == 1


@pytest.mark.parametrize(
    "text",
    [
        "Integration ska ske enligt Grid 2.",
        "# Titel\n\n## Kopplingar\n\nIntegration ska finnas.\n\nUtbyte sker enligt Grid 2.",
        "# Titel\n\n## Teknik\n\n### Kopplingar\n\nIntegration ska finnas.\n\n### Standarder\n\nGrid 2.",
        "# Titel\n\n## Kopplingar\n\nIntegration ska finnas.\n\n# Allmänt\n\nÖppna standarder ska användas.",
        "Integration ska följa branschstandard.",
        "Integration är bra.",
        "Konsulten ska kunna integration.",
    ],
    ids=[
        "same sentence",
        "same section",
        "sibling section",
        "general clause",
        "undesignated",
        "no requirement",
        "consultants",
    ],
)
def test_integration_is_answered_for(text: str) -> None:
    assert unnamed(text) == []


def test_integration_in_a_purchase_of_people_is_left_alone() -> None:
    check = OpenStandard(of=("integration",), near=("must",), given=("system",), people=("people",))
    text = "Integration ska finnas.\n\n" + "Konsulten arbetar på plats. " * 5

    def found(text: str) -> list:
        return list(check_open_standard(check, "STD004", procurement(text), context()))

    assert found(text) == []
    assert found(text + "Systemet ska starta. " * 5) != []


@pytest.mark.parametrize(
    "text",
    [
        "# Titel\n\n## Kopplingar\n\nIntegration ska finnas.\n\n## Annat\n\nGrid 2 nämns här.",
        "Integration ska finnas och lämna ArchiveML.",
        "# Titel\n\n## Kopplingar\n\nIntegration ska finnas med ekonomisystemet.\n\nElever enligt Grid 2.",
    ],
    ids=["standard elsewhere", "not an open standard", "a system the standard does not speak of"],
)
def test_integration_is_not_answered_for(text: str) -> None:
    assert len(unnamed(text)) == 1
