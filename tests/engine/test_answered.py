"""Published answers that the documents have not followed."""

from __future__ import annotations

from tests.engine.sets import hits

from kravlint.engine.checks.answered import Answered

CHECK = Answered(
    facts={"contract-period": {"sv": "avtalstiden", "en": "contract period"}},
    answers=("questions-answers",),
    within=("main-document", "agreement"),
)
AGREEMENT = "# Avtal\n\n{}Avtalet gäller i 24 månader."
ANSWERS = "# Frågor och svar\n\n{}Svar: Avtalet gäller i {} månader."


def found(answers: str, agreement: str) -> int:
    return len(hits(CHECK, {"Avtal.md": agreement, "Frågor och svar.md": answers}))


def test_a_document_that_still_has_the_old_value_is_told_with_the_answer() -> None:
    (hit,) = hits(CHECK, {"Avtal.md": AGREEMENT.format(""), "Frågor och svar.md": ANSWERS.format("", 36)})
    assert hit.spot is not None
    assert hit.spot.analysis.path == "Avtal.md"
    assert [spot.analysis.path for spot, _ in hit.related] == ["Frågor och svar.md"]


def test_an_answer_that_says_the_same_is_no_change() -> None:
    assert found(ANSWERS.format("", 24), AGREEMENT.format("")) == 0


def test_a_later_document_is_the_later_word() -> None:
    answers = ANSWERS.format("Publicerad 2026-03-01\n\n", 36)
    assert found(answers, AGREEMENT.format("Version 2026-03-20\n\n")) == 0
    assert found(answers, AGREEMENT.format("Version 2026-02-01\n\n")) == 1
