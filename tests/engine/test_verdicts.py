"""The four verdicts: what makes a question found, weak, missing or not judged."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.pack import write

from kravlint.config import Settings
from kravlint.run import lint

SERVICE = "# Kravspecifikation\n\nLärplattformen är en molntjänst som lagrar elevernas namn och frånvaro.\n"
MENTION = SERVICE + "\nLeverantören ska ha rutiner för GDPR och personuppgiftsbiträdesavtal.\n"
AGREEMENT = "# Avtal\n\nLeverantören levererar lärplattformen.\n"
DPA = """# Personuppgiftsbiträdesavtal

Biträdet får anlita underbiträden för att fullgöra avtalet.

Biträdet får bara behandla personuppgifterna enligt den personuppgiftsansvariges dokumenterade instruktioner.
"""


def verdict(folder: Path, question: str) -> str:
    (procurement,) = lint([folder], Settings()).procurements
    return procurement.verdicts[question]


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        ({"Kravspecifikation.md": MENTION}, "not judged"),
        ({"Kravspecifikation.md": SERVICE, "Avtal.md": AGREEMENT}, "missing"),
        ({"Kravspecifikation.md": SERVICE, "Avtal.md": AGREEMENT, "PUB-avtal.md": DPA}, "weak"),
    ],
    ids=["only mentioned, in a document read alone", "not even mentioned", "there, with gaps"],
)
def test_an_agreement_that_is_only_mentioned_is_not_one_that_holds(
    tmp_path: Path, files: dict[str, str], expected: str
) -> None:
    assert verdict(write(tmp_path / "upphandling", files), "dpa") == expected


def test_a_question_that_no_rule_saw_anything_of_is_not_judged(tmp_path: Path) -> None:
    folder = write(tmp_path / "upphandling", {"Anteckning.md": "# Anteckning\n\nMötet börjar klockan nio."})
    (procurement,) = lint([folder], Settings()).procurements
    assert set(procurement.verdicts.values()) == {"not judged"}


def test_what_may_stand_in_words_not_understood_is_neither_a_gap_nor_found(tmp_path: Path) -> None:
    strange = DPA.replace("Biträdet får anlita underbiträden", "Frågan om underbiträden och tillstånd tas upp på möten")
    judged = lint([write(tmp_path / "upphandling", {"PUB-avtal.md": strange})], Settings(select=("PUB012",)))
    assert {finding.severity for finding in judged.findings if finding.item == "R10"} == {"info"}
