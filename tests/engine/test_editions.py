"""Editions of standards: named without any, named in two that contradict each other, named in one that never was."""

from __future__ import annotations

import pytest

from kravlint.analysis import analyse
from kravlint.analysis.kinds import Kinds
from kravlint.engine.checks.designations import UnknownStandard, check_unknown_standard, one_slip
from kravlint.engine.checks.editions import (
    ContradictoryEditions,
    UnversionedStandard,
    check_contradictory_editions,
    check_unversioned_standard,
    designates,
    editions_of,
)
from kravlint.engine.context import Context, Standard, Version
from kravlint.engine.results import Hit, Seen
from kravlint.language.lexicon import lexicon
from kravlint.procurement import Procurement, assemble
from kravlint.readers.limits import Limits
from kravlint.readers.markdown import read_markdown

SCHOOL = Standard(
    id="SCHOOL",
    name="School data",
    publisher="X",
    current="SS 12000:2020",
    terms=("/SS 12000\\b/",),
    about={"sv": "skola", "en": "school"},
    designations=("SS 12000",),
    editions=(("2018",), ("2020",)),
    outdated=(Version(terms=("/SS 12000:2018\\b/",), replaced_by="SS 12000:2020", since="2020-11"),),
    verified="2026-11-22",
)
SECURITY = Standard(
    id="SECURITY",
    name="Security",
    publisher="X",
    current="ISO/IEC 27001:2022",
    terms=("/ISO(?:\\/IEC)? 27001\\b/",),
    about={"sv": "säkerhet", "en": "security"},
    designations=("ISO/IEC 27001",),
    editions=(("2013", "2017"), ("2022", "2023")),
    verified="2026-11-22",
)
WEB = Standard(
    id="WEB",
    name="Web",
    publisher="X",
    current="WCAG 2.1",
    terms=("/WCAG\\b/",),
    about={"sv": "webb", "en": "web"},
    designations=("WCAG",),
    editions=(("2.0",), ("2.1",), ("2.2",)),
    verified="2026-11-22",
)
CATALOGUE = {each.id: each for each in (SCHOOL, SECURITY, WEB)}
CONTEXT = Context("2026-11-22", CATALOGUE, (), {})
LEXICON = lexicon(
    {f"standard:{each.id}": each.terms for each in CATALOGUE.values()}
    | {"standard:SCHOOL:0": SCHOOL.outdated[0].terms, "must": ["/ska\\b/"], "later": ["/eller senare\\b/"]}
)
NAMES = tuple(f"standard:{name}" for name in CATALOGUE)


def procurement(*texts: str) -> Procurement:
    analyses = [
        analyse(read_markdown(text.encode(), f"{number}.md", Limits()), LEXICON, Kinds(()), "specification")
        for number, text in enumerate(texts)
    ]
    return assemble("köpet", analyses)


def unversioned(*texts: str, together: tuple[str, ...] = ()) -> list[str | None]:
    check = UnversionedStandard(of=NAMES, near=("must",), unless=("later",), together=together)
    found = check_unversioned_standard(check, "STD002", procurement(*texts), CONTEXT)
    return [result.item for result in found if isinstance(result, Hit)]


def contradictory(*texts: str) -> list[Hit]:
    check = ContradictoryEditions(of=NAMES, unless=("later",))
    found = check_contradictory_editions(check, "STD010", procurement(*texts), CONTEXT)
    return [result for result in found if isinstance(result, Hit)]


def unknown(text: str, *others: str) -> list[Hit]:
    found = check_unknown_standard(UnknownStandard(others=others), "STD013", procurement(text), CONTEXT)
    return [result for result in found if isinstance(result, Hit)]


def test_a_standard_required_without_edition_is_told_once_per_document() -> None:
    assert unversioned("Systemet ska stödja SS 12000.\n\nExport ska följa SS 12000.") == ["SCHOOL"]


def test_an_edition_anywhere_in_the_set_is_enough() -> None:
    assert unversioned("Systemet ska stödja SS 12000.", "Med standarden avses SS 12000:2020.") == []
    assert unversioned("Systemet ska stödja SS 12000.", "I dag används SS 12000:2018.") == []


def test_only_requirements_are_looked_at_and_guards_hold() -> None:
    assert unversioned("SS 12000 är en svensk standard.") == []
    assert unversioned("Systemet ska stödja SS 12000 eller senare.") == []


def test_an_edition_of_one_standard_settles_that_of_another_that_goes_with_it() -> None:
    text = "Webben ska uppfylla WCAG 2.1.\n\nSystemet ska stödja SS 12000."
    assert unversioned(text, together=("standard:WEB", "standard:SCHOOL")) == []


def test_a_standard_with_its_edition_is_seen() -> None:
    check = UnversionedStandard(of=NAMES, near=("must",))
    (seen,) = check_unversioned_standard(check, "STD002", procurement("Webben ska uppfylla WCAG 2.1."), CONTEXT)
    assert isinstance(seen, Seen)


def test_the_older_of_two_editions_is_pointed_out_with_the_newer_beside_it() -> None:
    (hit,) = contradictory("Systemet ska följa SS 12000:2020.", "Export ska följa SS 12000:2018.")
    assert (hit.words["found"], hit.words["other"], hit.item) == ("SS 12000:2018", "SS 12000:2020", "SCHOOL")
    assert hit.spot is not None
    assert hit.spot.analysis.path == "1.md"


@pytest.mark.parametrize(
    "texts",
    [
        ("Driften ska följa ISO 27001:2022.", "Driften ska följa SS-EN ISO/IEC 27001:2023."),
        ("Export ska följa SS 12000:2020.", "Export ska följa SS 12000:2020/korr 1:2022."),
        ("Export ska följa SS 12000:2018 eller senare.", "Export ska följa SS 12000:2020."),
        ("Export ska följa både SS 12000:2018 och SS 12000:2020.",),
        ("Export ska följa SS 12000:2018.", "Driften ska följa ISO 27001:2022."),
        ("Webben ska följa WCAG 2.", "Webben ska följa WCAG 2.1."),
    ],
)
def test_one_edition_under_two_names_a_range_and_two_on_purpose_are_no_contradiction(texts: tuple[str, ...]) -> None:
    assert contradictory(*texts) == []


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("Enligt ISO 270001.", "SECURITY"),
        ("Enligt ISO 2701.", "SECURITY"),
        ("Enligt SS 1200.", "SCHOOL"),
        ("Enligt SS 21000.", "SCHOOL"),
        ("Enligt ISO/IEC 27001:2021.", "SECURITY"),
        ("Enligt ISO 27001 (2021).", "SECURITY"),
        ("Enligt SS 12000, version 2019.", "SCHOOL"),
        ("Enligt WCAG 3.1.", "WEB"),
    ],
)
def test_a_slip_in_number_or_edition_is_told_with_what_was_meant(text: str, meant: str) -> None:
    (hit,) = unknown(text)
    assert hit.item == meant


@pytest.mark.parametrize(
    "text",
    [
        "Enligt ISO/IEC 27001:2017 och SS-EN ISO/IEC 27001:2023.",
        "Enligt ISO 27002, ISO 27011 och ISO 9001:2015.",
        "Enligt ISO/IEC 27001:2026.",
        "Enligt SS 12000:2020/korr 1:2022.",
        "Enligt WCAG 2 och WCAG 2.2.1.",
        "Enligt EN 1200 och ISO 12000:2019.",
        "Enligt SS 12 000.",
    ],
)
def test_other_standards_new_years_and_short_forms_are_left_alone(text: str) -> None:
    assert unknown(text) == []


def test_a_neighbouring_number_that_is_a_standard_of_its_own_is_left_alone() -> None:
    assert len(unknown("Enligt ISO 27010.")) == 1
    assert unknown("Enligt ISO 27010.", "27010") == []


def test_a_slip_is_told_once_per_document() -> None:
    assert len(unknown("Enligt ISO 270001.\n\nÄven ISO 270001.")) == 1


@pytest.mark.parametrize(
    ("one", "other", "slip"),
    [
        ("270001", "27001", True),
        ("1200", "12000", True),
        ("301594", "301549", True),
        ("27001", "27001", False),
        ("27011", "27001", False),
        ("2700", "27001", False),
        ("10027", "27001", False),
    ],
)
def test_a_slip_is_two_digits_that_changed_places_or_one_too_many_or_few_of_a_row(
    one: str, other: str, slip: bool
) -> None:
    assert one_slip(one, other) is slip
    assert one_slip(other, one) is slip


def test_a_designation_is_known_by_number_and_issuing_body() -> None:
    assert designates("ISO 27001", SECURITY)
    assert designates("ISO/IEC 27001", SECURITY)
    assert not designates("SS 27001", SECURITY)
    assert designates("WCAG", WEB)


def test_an_edition_is_known_by_any_of_its_names_in_full_or_short() -> None:
    assert editions_of(SECURITY, "2017") == (0,)
    assert editions_of(SCHOOL, "2020/korr 1:2022") == (1,)
    assert editions_of(WEB, "2") == (0, 1, 2)
    assert editions_of(WEB, "3.1") == ()
