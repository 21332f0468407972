"""Missing annexes, doubled numbers, and the data processing agreement that nobody supplied."""

from __future__ import annotations

import pytest
from tests.engine.sets import hits, results

from kravlint.engine.checks.annexes import Annexes
from kravlint.engine.results import NotJudged, Seen

CHECK = Annexes(problem="numbering", missing={"sv": "saknas: {annex}"}, doubled={"sv": "{annex}: {one}/{other}"})


def told(files: dict[str, str]) -> list[str]:
    return [hit.words["problem"]["sv"] for hit in hits(CHECK, files)]


def test_an_annex_that_is_listed_and_not_there_is_missing_once() -> None:
    files = {
        "Upphandlingsdokument.md": "# Upphandlingsdokument\n\nSe Bilaga 2 Servicenivåer.\n\nOch bilaga 2 igen.",
        "Bilaga 1 Krav.md": "# Kravspecifikation\n\nText.",
    }
    assert told(files) == ["saknas: Bilaga 2 Servicenivåer"]


def test_an_annex_may_be_a_file_a_title_or_a_chapter() -> None:
    files = {
        "Inbjudan.md": "# Inbjudan\n\nSe bilagorna 1–3.\n\n# Bilaga 3 Ordlista\n\nText.",
        "Bilaga 01_Krav.md": "# Kravspecifikation\n\nText.",
        "avtal.md": "# Bilaga 2 Avtal\n\nText.",
    }
    assert told(files) == []


def test_an_unnumbered_file_with_the_annexs_name_answers_for_it() -> None:
    files = {"Inbjudan.md": "# Inbjudan\n\nSe Bilaga 4 Prisbilaga.", "Prisbilaga.md": "# Prisbilaga\n\nText."}
    assert told(files) == []


@pytest.mark.parametrize(
    "text",
    [
        "Tjänsterna räknas upp i bilaga 2 till LOU.",
        "Priserna står i ramavtalets bilaga 3.",
        "Åtgärderna följer ISO/IEC 27001:2022 Annex A.",
        "Anbudsgivarens svar märks som bilaga 7.",
        "[Bilaga 4 – Säkerhetsskyddsavtal, kan bifogas vid behov]",
        "Se bilaga II till direktivet.",
        "Allt ingår i anbudet med bilagor 4. Därefter följer avtalet.",
    ],
)
def test_an_annex_of_something_else_is_not_asked_for(text: str) -> None:
    assert told({"Inbjudan.md": f"# Inbjudan\n\n{text}", "Krav.md": "# Kravspecifikation\n\nText."}) == []


def test_an_agreement_with_numbers_of_its_own_waits_for_its_signing() -> None:
    files = {
        "Inbjudan.md": "# Inbjudan\n\nKraven står i Bilaga 1 Kravspecifikation.",
        "Bilaga 1 Kravspecifikation.md": "# Kravspecifikation\n\nText.",
        "Avtal.md": "# Avtal\n\n- Bilaga 1 Kontaktpersoner\n- Bilaga 2 Leverantörens anbud",
    }
    assert told(files) == []


def test_one_number_for_two_annexes_of_a_list_is_told() -> None:
    files = {"Inbjudan.md": "# Inbjudan\n\n- Bilaga 1 Prisbilaga\n- Bilaga 1 Servicenivåer"}
    assert told(files) == ["Bilaga 1: Prisbilaga/Servicenivåer"]


def test_two_editions_or_two_names_of_an_annex_are_one_annex() -> None:
    files = {
        "Bilaga 1 Kravspecifikation.md": "# Kravspecifikation\n\nText.",
        "Bilaga 1 Kravspecifikation rev 2026-01-02.md": "# Kravspecifikation\n\nText.",
        "Bilaga 3 SLA.md": "# SLA\n\nText.",
        "Bilaga 3 Servicenivåavtal.md": "# Servicenivåer\n\nText.",
    }
    assert told(files) == []


def test_two_files_with_one_number_are_told() -> None:
    files = {"Bilaga 3 Pris.md": "# Prisbilaga\n\nText.", "Bilaga 3 Ordlista.md": "# Ordlista\n\nText."}
    assert told(files) == ["Bilaga 3: Bilaga 3 Ordlista.md/Bilaga 3 Pris.md"]


def test_a_wrong_number_points_at_the_annex_with_that_name() -> None:
    files = {"Inbjudan.md": "# Inbjudan\n\nSe Bilaga 5 Prisbilaga.", "Bilaga 4 Prisbilaga.md": "# Prisbilaga\n\nText."}
    (hit,) = hits(CHECK, files)
    assert [spot.analysis.path for spot, _ in hit.related] == ["Bilaga 4 Prisbilaga.md"]


def test_a_document_alone_is_not_asked_for_its_annexes() -> None:
    assert told({"Inbjudan.md": "# Inbjudan\n\nSe Bilaga 1: Referensuppdrag."}) == []


def test_what_an_unread_document_may_hold_is_not_judged() -> None:
    found = results(CHECK, {"Inbjudan.md": "# Inbjudan\n\nSe Bilaga 1."}, unread=("Bilaga 1.pdf",))
    assert [type(result) for result in found] == [NotJudged]


def test_a_data_processing_agreement_that_is_spoken_of_should_be_there() -> None:
    check = Annexes(problem="dpa", of=("dpa",))
    concepts = {"dpa": ("personuppgiftsbiträdesavtal",)}
    invitation = {"Inbjudan.md": "# Inbjudan\n\nPersonuppgiftsbiträdesavtal tecknas.", "Krav.md": "# Krav\n\nText."}
    assert len(hits(check, invitation, concepts=concepts)) == 1
    supplied = {**invitation, "PUB-avtal.md": "# Personuppgiftsbiträdesavtal\n\nText."}
    assert [type(result) for result in results(check, supplied, concepts=concepts)] == [Seen]


def test_numbers_of_a_list_in_a_sentence_are_no_annexes() -> None:
    files = {
        "Inbjudan.md": "# Inbjudan\n\nOrdningen är 1) avtalet, 2) bilaga 1, 3) anbudet (se även bilaga 1, 2).",
        "Bilaga 1 Krav.md": "# Krav\n\nText.",
        "Bilaga 2 Avtal.md": "# Avtal\n\nText.",
    }
    assert told(files) == []


def test_a_data_processing_agreement_under_another_number_is_missing_where_it_is_listed() -> None:
    files = {
        "Inbjudan.md": "# Inbjudan\n\n- Bilaga 1 Krav\n- Bilaga 8 Personuppgiftsbiträdesavtal",
        "Bilaga 1 Krav.md": "# Kravspecifikation\n\nText.",
        "Bilaga 3 Personuppgiftsbiträdesavtal.md": "# Personuppgiftsbiträdesavtal\n\nText.",
    }
    assert told(files) == ["saknas: Bilaga 8 Personuppgiftsbiträdesavtal"]


def test_annexes_may_be_named_with_abbreviations() -> None:
    files = {
        "Inbjudan.md": "# Inbjudan\n\nTill inbjudan hör Bilaga KS Kravspecifikation och Bilaga SN Servicenivåer. Se bilaga SLA.",
        "Bilaga KS Kravspecifikation.md": "# Kravspecifikation\n\nText.",
    }
    assert told(files) == ["saknas: Bilaga SN Servicenivåer"]


def test_an_agreement_that_names_no_annex_uses_the_sets_numbers_and_is_judged_one_step_lower() -> None:
    files = {
        "Bilaga 1 Krav.md": "# Kravspecifikation\n\nText.",
        "Bilaga 2 Avtal.md": "# Avtal\n\nVillkoren framgår av bilaga 17.",
    }
    assert [hit.lower for hit in hits(CHECK, files)] == [True]
    files["Bilaga 2 Avtal.md"] = "# Avtal\n\nTill avtalet hör bilaga 4 Kontaktpersoner och bilaga 5."
    assert told(files) == []
