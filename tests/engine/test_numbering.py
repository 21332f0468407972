"""Ids of requirements."""

from __future__ import annotations

from tests.engine.sets import hits

from kravlint.engine.checks.numbering import Numbering
from kravlint.engine.results import Hit

WITHOUT = Numbering("without", ("specification",))
SERIES = Numbering("series", ("specification",))


def judged(check: Numbering, *ids: str, more: str = "") -> list[Hit]:
    rows = "\n".join(f"| {each} | Systemet ska visa rapport {n}. |" for n, each in enumerate(ids))
    return hits(check, {"Krav.md": f"# Kravspecifikation\n\n| Id | Krav |\n|---|---|\n{rows}\n{more}"})


def test_a_row_without_id_among_those_with_one_is_found() -> None:
    assert [hit.words["before"] for hit in judged(WITHOUT, "K-1", "K-2", "K-3", "", "K-4")] == ["K-3"]


def test_a_table_that_mostly_lacks_ids_is_left_alone() -> None:
    assert judged(WITHOUT, "K-1", "", "", "") == []


def test_an_id_on_two_requirements_is_found_once() -> None:
    found = judged(SERIES, "K-1", "K-2", "K-2")
    assert [hit.item for hit in found] == ["duplicate"]
    assert len(found[0].related) == 1


def test_bare_numbers_begin_again_in_each_table() -> None:
    second = "\n## Drift\n\n| Id | Krav |\n|---|---|\n| 1 | Tjänsten ska övervakas. |\n| 2 | Tjänsten ska säkras. |\n"
    assert judged(SERIES, "1", "2", more=second) == []


def test_a_number_left_out_is_told_one_step_lower() -> None:
    (hit,) = judged(SERIES, "K-01", "K-02", "K-03", "K-05", "K-06")
    assert hit.item == "gap"
    assert hit.lower
    assert "K-04" in str(hit.words["what"])


def test_a_number_that_stands_elsewhere_or_has_numbers_below_it_is_no_gap() -> None:
    assert judged(SERIES, "K-1", "K-2", "K-3", "K-5", "K-6", more="\n| K-4 | Utgår |\n|---|---|\n") == []
    assert judged(SERIES, "A.1", "A.2", "A.3", "A.4.1", "A.5", "A.6") == []


def test_numbers_in_tens_are_no_gaps() -> None:
    assert judged(SERIES, "K-10", "K-20", "K-30", "K-40", "K-50") == []


def test_a_row_that_goes_on_after_a_page_break_with_its_id_repeated_is_no_second_requirement() -> None:
    rows = "| K-1 | Systemet ska visa rapporter. |\n| K-1 | som ska kunna skrivas ut. |"
    assert hits(SERIES, {"Krav.md": f"# Kravspecifikation\n\n| Id | Krav |\n|---|---|\n{rows}\n"}) == []


def test_rows_beside_one_merged_id_are_not_without_one() -> None:
    rows = "".join(f"<tr><td>K-{n}</td><td>Systemet ska visa rapport {n}.</td></tr>" for n in range(4))
    merged = "<tr><td rowspan='2'>K-9</td><td>Systemet ska ha en app.</td></tr><tr><td>Systemet ska ha larm.</td></tr>"
    head = "<tr><th>Id</th><th>Krav</th></tr>"
    text = f"# Kravspecifikation\n\n<table>{head}{rows}{merged}</table>\n"
    assert hits(WITHOUT, {"Krav.md": text}) == []
