"""A standard or a make in a requirement stands with words that let something equivalent in."""

from __future__ import annotations

import pytest
from msgspec.structs import replace
from tests.engine.sets import procurement

from kravlint.engine.checks import run_check
from kravlint.engine.checks.equivalence import Equivalence
from kravlint.engine.context import Context, Standard
from kravlint.engine.loader import load
from kravlint.engine.results import TO_A_NOTE, Hit, Result, Seen

STANDARDS = {
    name: Standard(id=name, name=name, publisher=publisher, current=name, terms=(name,), about={})
    for name, publisher in (
        ("ISO9241", "ISO"),
        ("LTI", "1EdTech"),
        ("SAML", "OASIS"),
        ("EN301549", "ETSI"),
        ("WCAG", "W3C"),
    )
}
CONCEPTS = {
    "standard:ISO9241": ("/ISO 9241/",),
    "standard:LTI": ("=LTI",),
    "standard:SAML": ("=SAML",),
    "standard:EN301549": ("/EN 301 549/",),
    "standard:WCAG": ("=WCAG",),
    "equivalent": ("likvärdig",),
    "make": ("=Lenovo",),
    "own": ("befintlig",),
    "skill": ("erfarenhet",),
    "example": ("/till exempel/", "/såsom/"),
    "certificate": ("certifikat", "certifierad"),
    "clause": ("/hänvisas till standard/",),
    "ways": ("/leverantören ska/",),
}
CHECK = Equivalence(
    within=("specification",),
    needs=("equivalent",),
    of=("make",),
    standards=True,
    exempt=("WCAG",),
    noted=("EN301549",),
    formal=("ISO", "ETSI"),
    unless=("skill",),
    example=("example",),
    proof=("certificate",),
    environment=("own",),
    of_supplier=("ways",),
    clause=("clause",),
    listed=("specification",),
)
LAW = "# Upphandlingsdokument\n\nUpphandlingen görs enligt LOU."


def judged(requirement: str, front: str = LAW, call_off: bool = False) -> list[Result]:
    files = {"Upphandlingsdokument.md": front, "Kravspecifikation.md": f"# Kravspecifikation\n\n{requirement}"}
    whole = replace(procurement(files, CONCEPTS), call_off=call_off)
    return list(run_check(CHECK, "TEST001", whole, Context("2026-11-22", STANDARDS, (), {})))


def lowered(results: list[Result]) -> list[int]:
    return [result.lower for result in results if isinstance(result, Hit)]


def told(results: list[Result]) -> list[object]:
    return [result.words["found"] for result in results if isinstance(result, Hit)]


def test_a_formal_standard_alone_in_a_mandatory_requirement_is_found_at_full_severity() -> None:
    assert lowered(judged("Systemet ska uppfylla ISO 9241.")) == [False]


@pytest.mark.parametrize(
    "requirement",
    [
        "Systemet ska uppfylla ISO 9241 eller likvärdigt.",
        "Systemet ska uppfylla ISO 9241. Likvärdiga lösningar godtas.",
        "Systemet ska uppfylla följande eller likvärdigt:\n\n- ISO 9241",
        "| Id | Krav | Not |\n|---|---|---|\n| 1 | Systemet ska uppfylla ISO 9241 | eller likvärdigt |",
    ],
)
def test_equivalence_in_the_sentence_after_it_in_the_stem_or_in_the_row_will_do(requirement: str) -> None:
    assert [type(result) for result in judged(requirement)] == [Seen]


def test_equivalence_for_one_standard_in_a_later_sentence_does_not_serve_another() -> None:
    assert lowered(judged("Systemet ska uppfylla ISO 9241. Systemet ska stödja LTI eller likvärdigt.")) == [False]


@pytest.mark.parametrize(
    "requirement",
    [
        "Systemet ska stödja LTI.",
        "Datorn ska vara en Lenovo.",
        "Systemet bör uppfylla ISO 9241.",
        "Systemet ska lämna data till befintlig katalog enligt ISO 9241.",
        "Leverantören ska arbeta enligt ISO 9241.",
    ],
)
def test_what_is_no_formal_standard_no_duty_the_buyers_system_or_the_suppliers_ways_is_one_step_lower(
    requirement: str,
) -> None:
    assert lowered(judged(requirement)) == [True]


@pytest.mark.parametrize(
    "front",
    [
        "# Upphandlingsdokument\n\nHär köps ett system.",
        "# Upphandlingsdokument\n\nDetta är en direktupphandling.",
        "# Upphandlingsdokument\n\nEnligt LOU. När det hänvisas till standard godtas likvärdigt.",
    ],
)
def test_without_the_acts_full_force_or_with_a_general_clause_it_is_one_step_lower(front: str) -> None:
    assert lowered(judged("Systemet ska uppfylla ISO 9241.", front)) == [True]


def test_on_a_call_off_the_framework_may_hold_the_clause() -> None:
    assert lowered(judged("Systemet ska uppfylla ISO 9241.", call_off=True)) == [True]


@pytest.mark.parametrize(
    "requirement",
    [
        "Systemet ska uppfylla WCAG.",
        "Systemet ska ta emot inloggning från befintlig tjänst enligt LTI.",
        "Projektledaren ska ha erfarenhet av ISO 9241.",
        "ISO 9241 handlar om användbarhet.",
    ],
)
def test_an_acts_own_standard_the_buyers_system_skills_and_plain_information_are_left_alone(requirement: str) -> None:
    assert judged(requirement) == []


@pytest.mark.parametrize(
    ("requirement", "steps"),
    [
        ("Systemet ska stödja LTI eller OpenID Connect.", []),
        ("Systemet ska lagra text enligt ISO 9241 eller Unicode.", []),
        ("Stolen ska uppfylla SS-EN 1729-1:2015 eller SS-EN 1729-2:2012.", [False]),
    ],
)
def test_an_alternative_of_another_kind_by_name_lets_something_in(requirement: str, steps: list[bool]) -> None:
    assert lowered(judged(requirement)) == steps


@pytest.mark.parametrize(
    "requirement",
    [
        "Gränssnittet ska uppfylla EN 301 549.",
        "Systemet ska stödja LTI eller SAML.",
        "Leverantören ska ha certifikat enligt ISO 9241.",
        "Anbudsgivaren ska uppfylla ISO 9241.",
    ],
)
def test_two_ways_by_name_certificates_what_qualifies_and_what_an_act_may_stand_behind_are_worth_a_note(
    requirement: str,
) -> None:
    assert lowered(judged(requirement)) == [TO_A_NOTE]


def test_what_is_equivalent_to_one_thing_does_not_let_in_the_equivalent_of_what_is_named_after_it() -> None:
    both = judged("Inloggning ska ske med LTI eller likvärdigt och genom federation enligt SAML.")
    assert told(both) == ["SAML"]
    assert told(judged("Systemet ska vara likvärdigt med vad ISO 9241 kräver.")) == []


def test_an_example_ends_where_its_equivalent_is_let_in() -> None:
    assert told(judged("Systemet ska stödja protokoll, till exempel LTI och SAML.")) == []
    assert told(judged("Inloggning ska ske med kort, såsom Siths eller likvärdigt, och enligt SAML.")) == ["SAML"]
    assert told(judged("Inloggning ska ske enligt SAML, till exempel med mobilen.")) == ["SAML"]


def test_a_list_item_that_only_names_a_standard_is_worth_a_note() -> None:
    items = "Allt i avsnitt 1 är obligatoriskt.\n\n## 1 Kopplingar\n\n- Inloggning via kommunens konton: {}\n- Egna fält: tio"
    assert lowered(judged(items.format("LTI"))) == [TO_A_NOTE]
    assert lowered(judged(items.format("LTI eller likvärdigt"))) == []


@pytest.mark.parametrize(("cell", "steps"), [("erfarenhet", [False]), ("styrks med erfarenhet", [])])
def test_a_cell_of_one_word_says_how_it_is_shown_and_excuses_nothing(cell: str, steps: list[bool]) -> None:
    row = f"| Id | Krav | Bevis |\n|---|---|---|\n| 1 | Systemet ska uppfylla ISO 9241. | {cell} |"
    assert lowered(judged(row)) == steps


def test_a_designation_that_no_catalogue_holds_is_a_standard_too() -> None:
    assert lowered(judged("Stolen ska uppfylla SS-EN 1729-1:2015.")) == [False]


@pytest.mark.parametrize("code", ["LOU001", "LOU002"])
def test_the_names_that_the_loader_does_not_check_exist(code: str) -> None:
    book = load()
    check = book.by_code()[code].check
    assert isinstance(check, Equivalence)
    named = {*check.environment, *check.of_supplier, *check.clause, *check.example, *check.proof}
    assert named <= set(book.concepts)
    assert set(check.exempt) <= set(book.standards)
    assert set(check.noted) <= {*book.standards, *check.of}
    publishers = {name for each in book.standards.values() for name in each.publisher.split(", ")}
    assert len(publishers & set(check.formal)) >= min(len(check.formal), 3)
