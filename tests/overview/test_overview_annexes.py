"""The annex graph."""

from __future__ import annotations

from tests.engine.sets import procurement

from kravlint.overview.annexes import annexes
from kravlint.report import Annex

LIST = "# Inbjudan\n\n- Bilaga 1 Kravspecifikation\n- Bilaga 2 Avtal\n- Bilaga 3 Servicenivåer\n\nSe bilaga 1."


def graph(files: dict[str, str]) -> dict[str, Annex]:
    return {row.number: row for row in annexes(procurement({"Inbjudan.md": LIST, **files}))}


def test_each_name_is_answered_by_number_or_by_title_or_not_at_all() -> None:
    rows = graph({"Bilaga 1 Krav.md": "# Krav\n\nText.", "Avtalsutkast.md": "# Avtal\n\nText."})
    answers = {number: row.answer and row.answer.path for number, row in rows.items()}
    assert answers == {"1": "Bilaga 1 Krav.md", "2": "Avtalsutkast.md", "3": None}
    assert [row.title for row in rows.values()] == ["Kravspecifikation", "Avtal", "Servicenivåer"]


def test_a_document_names_an_annex_with_its_first_place_and_how_often() -> None:
    rows = graph({"Bilaga 1 Krav.md": "# Bilaga 1 Krav\n\nText.", "Avtal.md": "# Avtal\n\nSe bilaga 1."})
    named = [(each.place.path, each.count) for each in rows["1"].named_by]
    assert named == [("Avtal.md", 1), ("Inbjudan.md", 2)]  # not by itself


def test_a_numbered_document_that_nobody_names_has_a_row_and_what_is_of_something_else_has_none() -> None:
    rows = graph({"Bilaga 7 Mall.md": "# Mall\n\nSe bilaga 9 till ramavtalet."})
    assert rows["7"].named_by == ()
    assert "9" not in rows


def test_earlier_editions_are_told() -> None:
    rows = graph({"Bilaga 1 Krav.md": "# Krav\n\nText.", "Bilaga 1 Krav rev B.md": "# Krav\n\nText."})
    assert (rows["1"].answer is not None, rows["1"].older) in (
        (True, ("Bilaga 1 Krav.md",)),
        (True, ("Bilaga 1 Krav rev B.md",)),
    )
