"""An annex or list of placeholders is told from one that says something."""

from __future__ import annotations

import pytest
from tests.rules.test_dpa_wordings import _compiled

from kravlint.analysis import analyse
from kravlint.engine.checks import run_check
from kravlint.engine.checks.unfilled import Unfilled
from kravlint.engine.context import Context
from kravlint.engine.results import Hit
from kravlint.procurement import assemble
from kravlint.readers.limits import Limits
from kravlint.readers.markdown import read_markdown

LIST = Unfilled(within=("dpa-subprocessors",), lists_within=("dpa",), column=("sub-processor-column",))
ANSWERS = Unfilled(within=("dpa-instruction",), generic=("generic-answer",))


def places(check: Unfilled, kind: str, text: str) -> list[str]:
    _, lexicon, kinds = _compiled()
    analysis = analyse(read_markdown(text.encode(), "a.md", Limits()), lexicon, kinds, kind)
    found = run_check(check, "TEST001", assemble("test", [analysis]), Context("2026-11-22", {}, (), {}))
    return [analysis.blocks[hit.spot.block].text for hit in found if isinstance(hit, Hit) and hit.spot]


@pytest.mark.parametrize("cell", ["", "[NAMN]", "_____", "N/A", "–", "Fylls i senare"])
def test_a_list_of_placeholders_is_empty(cell: str) -> None:
    text = f"# Lista\n\n| Underbiträde | Land |\n| --- | --- |\n| {cell} | |\n"
    assert places(LIST, "dpa-subprocessors", text) == ["Underbiträde"]


def test_one_name_in_one_table_is_enough() -> None:
    table = "| Underbiträde | Land |\n| --- | --- |\n| {} | |\n"
    text = "# Lista\n\n" + table.format("[NAMN]") + "\nMellan.\n\n" + table.format("Molnlagret AB")
    assert places(LIST, "dpa-subprocessors", text) == []


def test_an_agreement_without_a_list_is_not_asked_for_one() -> None:
    assert places(LIST, "dpa", "# Avtal\n\nUnderbiträden godkänns skriftligen.") == []


@pytest.mark.parametrize(
    ("answer", "expected"), [("[FYLL I]", 1), ("Enligt tjänsten", 1), ("Planera undervisning enligt avtalet", 0)]
)
def test_an_answer_that_says_nothing_is_none(answer: str, expected: int) -> None:
    text = f"# Instruktion\n\n| Fråga | Svar |\n| --- | --- |\n| Ändamål | {answer} |\n"
    assert len(places(ANSWERS, "dpa-instruction", text)) == expected


def test_an_annex_of_headings_is_empty() -> None:
    assert len(places(ANSWERS, "dpa-instruction", "# Instruktion\n\n## Ändamål\n\n## Registrerade\n")) == 1
    assert places(ANSWERS, "dpa-instruction", "# Instruktion\n\n## Ändamål\n\nPlanera undervisning.\n") == []


def test_a_list_with_a_head_alone_is_not_filled_in() -> None:
    text = "# Underbiträden\n\nDessa är godkända.\n\n| Underbiträde | Land |\n| --- | --- |\n"
    assert places(LIST, "dpa-subprocessors", text) == ["Underbiträde"]


def test_in_an_annex_of_sub_processors_the_column_may_be_called_name() -> None:
    check = Unfilled(("dpa-subprocessors",), column=("sub-processor-column",), also_column=("name-column",))
    text = "# Underbiträden\n\n| Namn | Uppgift |\n| --- | --- |\n| {} | drift |\n"
    assert places(check, "dpa-subprocessors", text.format("Moln AB")) == []
    assert places(check, "dpa-subprocessors", text.format("[NAMN]")) == ["Namn"]
