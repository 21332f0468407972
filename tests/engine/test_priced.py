"""A row of the price form of which no other document says a word."""

from __future__ import annotations

import pytest
from msgspec.structs import replace
from tests.engine.sets import procurement, results

from kravlint.engine.checks import run_check
from kravlint.engine.checks.priced import Priced
from kravlint.engine.context import Context
from kravlint.engine.results import Hit, NotJudged

CHECK = Priced(within=("price",), given_kinds=("specification",), common=("common",))
CONCEPTS = {"common": ("/(?:licens|utbildning)\\w*/",)}
SPECIFICATION = "# Kravspecifikation\n\nSystemet ska visa scheman. Uppgifter ska migreras."


def files(*rows: str, head: str = "Pris") -> dict[str, str]:
    table = "\n".join([f"| Rad | {head} |", "|---|---|", *(f"| {row} | |" for row in rows)])
    return {"Kravspecifikation.md": SPECIFICATION, "Prisbilaga.md": f"# Prisbilaga\n\n{table}"}


def found(*rows: str, head: str = "Pris") -> list[str]:
    return [
        str(r.words["found"]) for r in results(CHECK, files(*rows, head=head), concepts=CONCEPTS) if isinstance(r, Hit)
    ]


def test_a_row_whose_words_stand_nowhere_else_is_found() -> None:
    assert found("Scheman", "Fingeravtryck") == ["Fingeravtryck"]


@pytest.mark.parametrize("row", ["Schemavisning", "Datamigrering", "Licens", "Utbildning av scheman", "A 12"])
def test_other_forms_compounds_and_words_of_any_price_form_are_left_alone(row: str) -> None:
    assert found(row) == []


def test_a_table_without_prices_is_left_alone() -> None:
    assert found("Fingeravtryck", head="Ansvarig") == []


def test_a_call_off_and_a_set_without_a_specification_say_nothing() -> None:
    whole = replace(procurement(files("Fingeravtryck"), CONCEPTS), call_off=True)
    assert list(run_check(CHECK, "TEST001", whole, Context("2026-11-22", {}, (), {}))) == []
    alone = {"Prisbilaga.md": files("Fingeravtryck")["Prisbilaga.md"]}
    assert results(CHECK, alone, concepts=CONCEPTS) == []


def test_a_set_with_an_unread_document_is_not_judged() -> None:
    (result,) = results(CHECK, files("Fingeravtryck"), concepts=CONCEPTS, unread=("Bilaga.pdf",))
    assert isinstance(result, NotJudged)
