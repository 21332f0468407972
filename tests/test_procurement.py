"""Sets of documents: call-offs, their own number, what lies outside."""

from __future__ import annotations

from tests.engine.sets import procurement

CALL_OFF = "# Avropsförfrågan\n\nAvropet görs från ramavtalet, dnr SK 2025/14.\n\nDiarienummer: UBN 2026/93"
FRAMEWORK = "# Ramavtal\n\nLeverantörerna får avropas i fyra år."


def test_a_call_off_is_told_by_its_documents() -> None:
    assert procurement({"Avrop.md": CALL_OFF}).call_off
    assert not procurement({"Avtal.md": "# Avtal\n\nText."}).call_off


def test_a_set_with_the_framework_agreement_is_no_call_off() -> None:
    assert not procurement({"Mall för avrop.md": CALL_OFF, "Ramavtal.md": FRAMEWORK}).call_off


def test_the_number_is_the_procurements_own_and_not_the_frameworks() -> None:
    assert procurement({"Avrop.md": CALL_OFF}).reference == "UBN 2026/93"


def test_a_number_may_stand_in_the_cell_beside_its_label() -> None:
    table = "# Inbjudan\n\n| Uppgift | Värde |\n|---|---|\n| Diarienummer | KS 2026/123 |"
    assert procurement({"Inbjudan.md": table}).reference == "KS 2026/123"


def test_an_unread_document_means_that_the_other_is_not_alone() -> None:
    assert procurement({"Krav.md": "# Krav\n\nText."}).alone
    assert not procurement({"Krav.md": "# Krav\n\nText."}, unread=("Avtal.pdf",)).alone


def test_parts_are_chosen_by_kind() -> None:
    both = procurement({"Avtal.md": "# Avtal\n\nText.", "Krav.md": "# Kravspecifikation\n\nText."})
    assert [part.kind for _, part in both.parts(("agreement",))] == ["agreement"]
    assert [part.kind for _, part in both.parts(not_within=("agreement",))] == ["specification"]


def test_the_confidentiality_of_tenders_stands_in_a_chapter_19_that_is_not_the_procurement_acts() -> None:
    secrecy = "Upphandlingen görs enligt LOU. För anbud gäller sekretess enligt 19 kap. 3 § offentlighets- och {}lagen."
    assert procurement({"Inbjudan.md": "# Inbjudan\n\n" + secrecy.format("sekretess")}).regime == "LOU"
    below = "# Inbjudan\n\nUpphandlingen annonseras enligt 19 kap. LOU."
    assert procurement({"Inbjudan.md": below}).regime == "LOU below threshold"
