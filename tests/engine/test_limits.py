"""Times, contract periods and values beyond a limit."""

from __future__ import annotations

import pytest
from msgspec.structs import replace
from tests.engine.sets import CONTEXT, hits, procurement, results

from kravlint.engine.checks import run_check
from kravlint.engine.checks.above import Above, Amount
from kravlint.engine.checks.limit import Limit
from kravlint.engine.checks.longest import Longest
from kravlint.engine.results import Hit, Seen

WORDS = {"notice": ("uppsägningstid",), "cloud": ("molntjänst",), "supplier": ("leverantör",), "buyer": ("kund",)}
NOTICE = Limit(of=("notice",), unless=("supplier",), given=("cloud",), at_most=62)


@pytest.mark.parametrize(
    ("text", "beyond"),
    [
        ("Kundens uppsägningstid är sex månader.", ["sex månader"]),
        ("Kundens uppsägningstid är 90 dagar.", ["90 dagar"]),
        ("Kundens uppsägningstid är två månader.", []),
        ("Kundens uppsägningstid är 60 dagar.", []),
        ("Leverantörens uppsägningstid är tolv månader.", []),
        ("Fakturan betalas inom sex månader.", []),
    ],
)
def test_a_time_over_the_limit_is_found_where_the_sentence_is_about_it(text: str, beyond: list[str]) -> None:
    found = hits(NOTICE, {"avtal.md": f"Tjänsten är en molntjänst.\n\n{text}"}, concepts=WORDS)
    assert [hit.words["found"] for hit in found] == beyond


def test_what_the_limit_is_for_must_stand_somewhere() -> None:
    assert results(NOTICE, {"avtal.md": "Kundens uppsägningstid är sex månader."}, concepts=WORDS) == []


def test_one_month_is_not_less_than_thirty_days() -> None:
    check = Limit(of=("notice",), at_least=30)
    texts = {"a.md": "Uppsägningstid: en månad.", "b.md": "Uppsägningstid: två veckor."}
    assert [hit.words["found"] for hit in hits(check, texts, concepts=WORDS)] == ["två veckor"]


FRAMEWORK = Longest(months=48, of=("framework",), unless_anywhere=("reason",))
FRAMEWORK_WORDS = {"framework": ("ramavtal",), "reason": ("särskilt skäl",)}


@pytest.mark.parametrize(
    ("text", "months"),
    [
        ("Ramavtalet gäller i fyra år. Ramavtalet kan förlängas med upp till 12 månader.", ["60"]),
        ("Ramavtalet gäller från och med 2026-01-01 till och med 2030-12-31.", ["60"]),
        ("Ramavtalet gäller i två år. Ramavtalet kan förlängas med upp till 24 månader.", []),
        ("Ramavtalet gäller från och med 2026-01-01 till och med 2029-12-31.", []),
        ("Ramavtalet gäller i sex år. Det finns ett särskilt skäl.", []),
        ("Avtalet gäller i sex år.", []),
    ],
)
def test_a_framework_with_its_extension_is_measured_against_the_limit(text: str, months: list[str]) -> None:
    found = hits(FRAMEWORK, {"a.md": text}, concepts=FRAMEWORK_WORDS)
    assert [hit.words["months"] for hit in found] == months


DIRECT = Above(given=("direct",), amounts=(Amount("2018-01-01", 586_907), Amount("2022-02-01", 700_000)))


def direct(text: str, day: str = "2026-11-22") -> list[type]:
    whole = procurement({"a.md": text}, {"direct": ("direktupphandling",)})
    return [type(each) for each in run_check(DIRECT, "TEST001", whole, replace(CONTEXT, as_of=day))]


def test_the_amount_of_the_day_decides() -> None:
    text = "Köpet är en direktupphandling. Kontraktsvärdet är 650 000 kronor."
    assert direct(text) == [Seen]
    assert direct(text, "2020-01-01") == [Hit]
    assert direct(text, "2010-01-01") == []


def test_a_value_without_the_procedure_and_other_amounts_are_left_alone() -> None:
    assert direct("Kontraktsvärdet är 900 000 kronor.") == []
    assert direct("Köpet är en direktupphandling. Vitet är högst 900 000 kronor.") == []
