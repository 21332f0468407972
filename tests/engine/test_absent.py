"""What the set should hold, given what it is about."""

from __future__ import annotations

from msgspec.structs import replace
from tests.engine.sets import results

from kravlint.engine.checks.absent import Absent
from kravlint.engine.results import Hit, NotJudged, Seen

CHECK = Absent(given=("service",), expect=("class",), expect_kinds=("classification",), at_least=2)
CONCEPTS = {"service": ("molntjänst",), "class": ("klassning",)}
TWICE = {"Krav.md": "# Kravspecifikation\n\nEn molntjänst. Molntjänsten är ny.", "Avtal.md": "# Avtal\n\nText."}


def kinds_of_results(files: dict[str, str], unread: tuple[str, ...] = ()) -> list[type]:
    return [type(result) for result in results(CHECK, files, concepts=CONCEPTS, unread=unread)]


def test_what_stands_nowhere_is_absent() -> None:
    assert kinds_of_results(TWICE) == [Hit]


def test_too_few_mentions_call_for_nothing() -> None:
    assert kinds_of_results({**TWICE, "Krav.md": "# Kravspecifikation\n\nEn molntjänst."}) == []


def test_any_document_of_the_set_may_hold_it() -> None:
    assert kinds_of_results({**TWICE, "Avtal.md": "# Avtal\n\nSe klassningen."}) == [Seen]


def test_a_document_of_the_expected_kind_is_enough() -> None:
    assert kinds_of_results({**TWICE, "x.md": "# Klassningsresultat\n\nText."}) == [Seen]


def test_a_document_alone_and_a_set_with_an_unread_one_are_not_judged() -> None:
    assert kinds_of_results({"Krav.md": TWICE["Krav.md"]}) == [NotJudged]
    assert kinds_of_results(TWICE, unread=("Bilaga.pdf",)) == [NotJudged]


def test_a_fact_of_the_expected_kind_is_enough() -> None:
    check = replace(CHECK, expect_facts=("level",))
    files = {**TWICE, "Avtal.md": "# Avtal\n\nKonfidentialitet nivå 2 och riktighet nivå 2."}
    assert [type(result) for result in results(check, files, concepts=CONCEPTS)] == [Seen]


def test_what_is_only_spoken_of_is_a_lower_finding() -> None:
    check = replace(CHECK, mentioned=("talk",))
    concepts = {**CONCEPTS, "talk": ("klassa",)}
    spoken = {**TWICE, "Avtal.md": "# Avtal\n\nAtt klassa är bra."}
    found = [results(check, files, concepts=concepts)[0] for files in (TWICE, spoken)]
    assert [isinstance(hit, Hit) and hit.lower for hit in found] == [False, True]


def test_where_it_would_be_said_of_something_else_it_does_not_count() -> None:
    check = replace(CHECK, expect_kinds=(), expect_not_within=("dpa",))
    files = {**TWICE, "PUB.md": "# Personuppgiftsbiträdesavtal\n\nSe klassningen."}
    assert [type(result) for result in results(check, files, concepts=CONCEPTS)] == [Hit]


def test_what_is_said_of_something_else_does_not_answer() -> None:
    concepts = {**CONCEPTS, "other": ("vite",), "near": ("tilldelning",)}
    check = replace(CHECK, expect_unless=("other",))
    assert [
        type(r) for r in results(check, {**TWICE, "Avtal.md": "# Avtal\n\nVite vid klassning."}, concepts=concepts)
    ] == [Hit]
    near = replace(CHECK, expect_near=("near",))
    elsewhere = {**TWICE, "Avtal.md": "# Avtal\n\nSe klassningen."}
    assert [type(r) for r in results(near, elsewhere, concepts=concepts)] == [Hit]
    here = {**TWICE, "Avtal.md": "# Avtal\n\n## Tilldelning\n\nSe klassningen."}
    assert [type(r) for r in results(near, here, concepts=concepts)] == [Seen]
