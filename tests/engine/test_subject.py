"""An agreement that does not mention what is procured."""

from __future__ import annotations

import pytest
from tests.engine.sets import hits, results

from kravlint.engine.checks.subject import Subject
from kravlint.engine.results import Seen

CHECK = Subject(of_parts=("main-document",), within=("agreement",), common=("inbjudan", "upphandling", "system"))
MAIN = "# Inbjudan lärplattform\n\n" + "Lärplattformen används av lärare och elever i kommunens skolor varje dag. " * 12
FILL = "Part får häva avtalet om den andra parten bryter mot det i väsentlig mån. " * 10


@pytest.mark.parametrize(
    ("agreement", "expected"),
    [
        ("# Avtal om passersystem\n\nLeverantören levererar kortläsare. ", 1),
        ("# Avtal om passersystem\n\nLeverantören levererar en lärplattform. ", 0),
        ("# Avtal\n\nLeverantören ska underhålla lärplattformens databas. ", 0),
    ],
)
def test_the_whole_text_of_the_agreement_may_clear_it(agreement: str, expected: int) -> None:
    assert len(hits(CHECK, {"Inbjudan.md": MAIN, "Avtal.md": agreement + FILL})) == expected


def test_a_compound_is_recognised_by_its_first_member() -> None:
    main = MAIN.replace("lärplattform", "skolskjutsplanering").replace("Lärplattformen", "Skolskjutsplaneringen")
    found = results(CHECK, {"Inbjudan.md": main, "Avtal.md": f"# Avtal\n\nTjänsten planerar skolskjutsar. {FILL}"})
    assert [type(each) for each in found] == [Seen]


def test_a_title_word_that_the_procurement_does_not_use_itself_says_nothing() -> None:
    main = MAIN.replace("# Inbjudan lärplattform", "# Inbjudan Framtidslyftet").replace("Lärplattformen", "Verktyget")
    assert results(CHECK, {"Inbjudan.md": main, "Avtal.md": f"# Avtal\n\nText. {FILL}"}) == []


def test_a_stub_of_an_agreement_is_not_judged() -> None:
    assert results(CHECK, {"Inbjudan.md": MAIN, "Avtal.md": "# Avtal\n\nEnligt bilaga."}) == []
