"""The set as a whole: what it lacks, what is older, what is in another language, what an export lost."""

from __future__ import annotations

from tests.engine.sets import hits, results

from kravlint.engine.checks.documents import Documents
from kravlint.engine.results import NotJudged

MISSING = Documents(problem="missing", about=("price-word",))
PRICE = {"price-word": ("pris",)}
INVITATION = "# Inbjudan att lämna anbud\n\nPublicerad 2026-09-01\n\nKommunen köper ett system. Ange pris."
AGREEMENT = "# Avtal\n\nLeverantören tillhandahåller systemet."


def test_an_invitation_without_requirements_lacks_them() -> None:
    (hit,) = hits(MISSING, {"Inbjudan.md": INVITATION, "Avtal.md": AGREEMENT}, concepts=PRICE)
    assert hit.words["found"] == {"sv": "krav", "en": "requirements"}


def test_requirements_may_stand_in_the_invitation_itself() -> None:
    asked = "\n\n".join(f"Systemet ska visa lista {n}." for n in range(6))
    assert hits(MISSING, {"Inbjudan.md": f"{INVITATION}\n\n{asked}", "Avtal.md": AGREEMENT}, concepts=PRICE) == []


def test_an_unreadable_document_may_be_the_missing_one() -> None:
    found = results(MISSING, {"Inbjudan.md": INVITATION, "Avtal.md": AGREEMENT}, concepts=PRICE, unread=("Krav.docx",))
    assert [type(each) for each in found] == [NotJudged]


def test_only_binding_documents_grow_old() -> None:
    aged = Documents(problem="aged")
    old = "\n\nVersion 2019-01-01\n\nText."
    assert len(hits(aged, {"Inbjudan.md": INVITATION, "Krav.md": f"# Kravspecifikation{old}"})) == 1
    assert hits(aged, {"Inbjudan.md": INVITATION, "Villkor.md": f"# Allmänna villkor{old}"}) == []
