"""Places are said as a person would say them to a colleague."""

from __future__ import annotations

import pytest

from kravlint.places import said, steps
from kravlint.report import Location


@pytest.mark.parametrize(
    ("location", "swedish", "english"),
    [
        (
            Location(heading="Kontraktstid", heading_number="4.2", page=7),
            "avsnitt 4.2 Kontraktstid, sidan 7",
            "section 4.2 Kontraktstid, page 7",
        ),
        (Location(heading_number="4.2."), "avsnitt 4.2", "section 4.2"),
        (
            Location(heading="Underbiträden", paragraph=41),
            "under rubriken Underbiträden, stycke 41",
            "under the heading Underbiträden, paragraph 41",
        ),
        (
            Location(table=3, row=4, column=2, requirement="K-12", paragraph=88),
            "tabell 3, rad 4 (K-12)",
            "table 3, row 4 (K-12)",
        ),
        (Location(table=3, row=4), "tabell 3, rad 4", "table 3, row 4"),
        (Location(table=3, requirement="K-12"), "tabell 3, krav K-12", "table 3, requirement K-12"),
        (Location(sheet="Krav", cell="B7", table=1, row=7), "blad Krav, cell B7", "sheet Krav, cell B7"),
        (
            Location(heading="Säkerhet", heading_number="5", requirement="SK 1", paragraph=9),
            "avsnitt 5 Säkerhet, krav SK 1",
            "section 5 Säkerhet, requirement SK 1",
        ),
        (Location(line=14), "rad 14", "line 14"),
        (Location(paragraph=41), "stycke 41", "paragraph 41"),
        (Location(page=7, paragraph=3), "sidan 7", "page 7"),
        (Location(), "hela dokumentet", "the whole document"),
    ],
)
def test_a_place_is_said_in_both_languages(location: Location, swedish: str, english: str) -> None:
    assert said(location, "sv") == swedish
    assert said(location, "en") == english


def test_a_long_heading_is_cut_between_words() -> None:
    heading = "Leverantörens åtaganden avseende informationssäkerhet och behandling av uppgifter"
    assert said(Location(heading_number="9", heading=heading), "sv") == (
        "avsnitt 9 Leverantörens åtaganden avseende informationssäkerhet och …"
    )


def test_a_line_break_in_a_heading_does_not_break_the_place() -> None:
    assert said(Location(heading="Pris och\nvolym"), "sv") == "under rubriken Pris och volym"


def test_the_steps_go_from_the_outside_in() -> None:
    location = Location(heading_number="4.2", table=3, row=4, requirement="K-12", page=7)
    assert steps(location, "sv") == ("avsnitt 4.2", "tabell 3", "rad 4 (K-12)", "sidan 7")
