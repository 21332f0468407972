"""References from one document to a section or requirement of another."""

from __future__ import annotations

import pytest
from tests.engine.sets import hits, results

from kravlint.engine.checks.dangling import Dangling
from kravlint.engine.results import NotJudged, Seen

SECTION, REQUIREMENT = Dangling(to="section"), Dangling(to="requirement")
AGREEMENT = "# Avtal\n\n" + "\n\n".join(f"## {n}. Rubrik\n\nText." for n in range(1, 7))
ROWS = "# Kravspecifikation\n\n| ID | Krav |\n|---|---|\n" + "\n".join(
    f"| F-0{n} | Systemet ska visa lista {n}. |" for n in range(1, 7)
)


@pytest.mark.parametrize(("text", "count"), [("avsnitt 9 i avtalet", 1), ("avsnitt 4 i avtalet", 0)])
def test_a_section_is_looked_for_where_the_text_points(text: str, count: int) -> None:
    files = {"Kravspecifikation.md": f"# Kravspecifikation\n\nVitet framgår av {text}.", "Avtal.md": AGREEMENT}
    assert len(hits(SECTION, files)) == count


def test_an_annex_is_found_by_its_number() -> None:
    files = {
        "Kravspecifikation.md": "# Kravspecifikation\n\nVitet framgår av avsnitt 9 i bilaga 2.",
        "Bilaga 2 Avtal.md": AGREEMENT,
    }
    (hit,) = hits(SECTION, files)
    assert [spot.analysis.path for spot, _ in hit.related] == ["Bilaga 2 Avtal.md"]


@pytest.mark.parametrize(
    "files",
    [
        {"Avtal.md": "# Avtal\n\nText."},  # no numbers of its own
        {"Avtal A.md": AGREEMENT, "Avtal B.md": AGREEMENT},  # either may be meant
        {},  # not in the set
    ],
)
def test_where_nobody_can_tell_nothing_is_said(files: dict[str, str]) -> None:
    pointing = {"Kravspecifikation.md": "# Kravspecifikation\n\nVitet framgår av avsnitt 9 i avtalet."}
    assert results(SECTION, pointing | files) == []


def test_a_requirement_number_is_known_in_any_writing() -> None:
    files = {"Krav.md": ROWS, "Avtal.md": "# Avtal\n\nVite utgår om krav F-3 eller krav F-17 inte är uppfyllt."}
    assert next(type(each) for each in results(REQUIREMENT, files)) is Seen
    (hit,) = hits(REQUIREMENT, files)
    assert hit.words["found"] == "F-17"


def test_a_series_that_the_set_does_not_have_belongs_elsewhere() -> None:
    assert results(REQUIREMENT, {"Krav.md": ROWS, "Avtal.md": "# Avtal\n\nKrav och krav B-12 i ramavtalet."}) == []


def test_an_unreadable_document_may_hold_it() -> None:
    files = {"Krav.md": ROWS, "Avtal.md": "# Avtal\n\nVite utgår om krav F-17 inte är uppfyllt."}
    assert [type(each) for each in results(REQUIREMENT, files, unread=("Krav2.docx",))] == [NotJudged]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Integrationer F1–F9 ingår.", ["F1–F9"]),
        ("Integrationer F-01–06 ingår.", []),
        ("Uppetid (F-23) mäts per månad.", ["F-23"]),
        ("Uppetid (F-03) mäts per månad.", []),
        ("Format (A4) och modell (B7).", []),
    ],
)
def test_ranges_and_brackets_point_to_requirements(text: str, found: list[str]) -> None:
    assert [
        hit.words["found"] for hit in hits(REQUIREMENT, {"Krav.md": ROWS, "Avtal.md": f"# Avtal\n\n{text}"})
    ] == found
