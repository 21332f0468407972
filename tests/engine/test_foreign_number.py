"""Diary numbers of other errands: whose number counts as the procurement's, and which others are left alone."""

from __future__ import annotations

import pytest

from kravlint.analysis import analyse
from kravlint.engine import check
from kravlint.engine.loader import kinds_of, lexicon_of, load
from kravlint.procurement import assemble
from kravlint.readers.limits import Limits
from kravlint.readers.markdown import read_markdown

BOOK = load()
LEXICON, KINDS = lexicon_of(BOOK), kinds_of(BOOK)
FRONT = "# Upphandlingsdokument\n\nDiarienummer: BUN 2026/311"


def found(**files: str) -> list[str]:
    """The numbers that are reported in files named by keyword."""
    analyses = [
        analyse(read_markdown(text.encode(), f"{name}.md", Limits()), LEXICON, KINDS) for name, text in files.items()
    ]
    rule = BOOK.by_code()["PAIR003"]
    return [
        f.message.split()[2].strip(",")
        for f in check(assemble("x", analyses), BOOK, [rule], today="2026-11-22").findings
    ]


@pytest.mark.parametrize("number", ["BUN-2026-00311", "2026/311", "BUN 2026/311-14", "BUN2026/0311"])
def test_the_same_number_written_in_another_way_is_the_procurements(number: str) -> None:
    assert found(Inbjudan=FRONT, Avtal=f"# Avtal\n\nDiarienummer {number}") == []


def test_a_number_on_an_agreements_first_page_needs_no_label() -> None:
    assert found(Inbjudan=FRONT, Avtal="# Avtal\n\nmellan kommunen och leverantören, KS/2021-87") == ["KS/2021-87"]


def test_the_form_alone_proves_nothing_further_in() -> None:
    text = "# Avtal\n\n" + "Villkor.\n\n" * 20 + "Se KS 2021/87."
    assert found(Inbjudan=FRONT, Avtal=text) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "Ramavtalet har dnr SKR 2020/77.",
        "Nämnden fattade beslut den 1 mars (dnr BUN 2025/14).",
        "Informationssäkerhetspolicyn, diarienummer KS 2019/3, gäller.",
        "Avtalsnummer 2019-55 löper ut.",
        "Förordning (EU) 2016/679 och SFS 2018/218 gäller.",
    ],
)
def test_a_number_of_something_named_is_left_alone(sentence: str) -> None:
    assert found(Inbjudan=FRONT, Avtal=f"# Avtal\n\n{sentence}") == []


def test_two_kinds_of_number_of_the_same_time_may_both_be_the_procurements() -> None:
    assert found(Inbjudan=FRONT, Avtal="# Avtal\n\nUpphandlingsnummer 2025-17") == []
    assert found(Inbjudan=FRONT, Avtal="# Avtal\n\nUpphandlingsnummer 2021-17") == ["2021-17"]


def test_without_a_number_on_a_first_page_nothing_is_judged() -> None:
    assert found(Krav="# Kravspecifikation\n\n" + "Krav.\n\n" * 20 + "Ange diarienummer KS 2019/1.") == []
