"""Document kinds and parts, by the rows of rules/kinds.yaml."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from kravlint.analysis.kinds import Kinds, readable_name, title_of
from kravlint.document import Document
from kravlint.engine.loader import kinds_of, load
from kravlint.readers.limits import Limits
from kravlint.readers.markdown import read_markdown

FOLDER = Path(__file__).parents[3] / "shared" / "corpus"


@cache
def kinds() -> Kinds:
    return kinds_of(load())


def document(text: str, name: str = "dokument.md") -> Document:
    return read_markdown(text.encode(), name, Limits())


def kind_of(text: str, name: str = "dokument.md") -> str:
    read = document(text, name)
    return kinds().of(read, title_of(read))


def parts_of(text: str, name: str = "dokument.md") -> list[tuple[str, str]]:
    read = document(text, name)
    title = title_of(read)
    return [(part.kind, part.title) for part in kinds().parts(read, kinds().of(read, title), title)]


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("Kravspecifikation för e-arkiv", "specification"),
        ("Bilaga 3 Säkerhetskrav", "specification"),
        ("Utkast till avtal om schemaläggning", "agreement"),
        ("Leveransavtal", "agreement"),
        ("Bilaga 2 Prisblad", "price"),
        ("Bilaga 2 Pris och utvärdering", "price"),
        ("Prisförfrågan tidsystem", "main-document"),
        ("Personuppgiftsbiträdesavtal", "dpa"),
        ("Instruktion för behandling av personuppgifter", "dpa-instruction"),
        ("Förteckning över underbiträden", "dpa-subprocessors"),
        ("Servicenivåavtal", "sla"),
        ("Ramavtal för molntjänster", "framework-agreement"),
        ("Inbjudan att lämna anbud", "main-document"),
        ("Avropsförfrågan digitala läromedel", "call-off"),
        ("Allmänna villkor", "general-terms"),
        ("Prisbilaga", "price"),
        ("Data Processing Agreement", "dpa"),
        ("Requirement Specification", "specification"),
        ("Invitation to Tender", "main-document"),
        ("Service Level Agreement", "sla"),
        ("Sommarens utflykter", "other"),
    ],
)
def test_a_title_names_the_kind(title: str, kind: str) -> None:
    assert kind_of(f"# {title}\n\nText.") == kind


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Bilaga 1_Förfrågningsunderlag.docx", "main-document"),
        ("Bilaga 1_Fo\u0308rfra\u030agningsunderlag.docx", "main-document"),
        ("bilaga-1-forfragningsunderlag.docx", "main-document"),
        ("Fr†gor och svar.pdf", "questions-answers"),
        ("FÃ¶rfrÃ¥gningsunderlag.pdf", "main-document"),
        ("PUB_AVTAL.docx", "dpa"),
        ("acme-dpa-2026.docx", "dpa"),
        ("bilaga_4_sla.pdf", "sla"),
    ],
)
def test_a_file_name_is_evidence_however_its_letters_are_written(name: str, kind: str) -> None:
    assert kind_of("Text utan rubrik.", name) == kind


def test_the_longer_of_two_kinds_in_one_word_is_the_kind_of_a_front_page() -> None:
    assert kind_of("# Parter\n\nPersonuppgiftsbiträdesavtal\n\nBolaget behandlar uppgifter.") == "dpa"


def test_a_file_name_reads_as_words() -> None:
    assert readable_name("mapp/Bilaga_2--Avtalsutkast.v2.docx") == "Bilaga 2 Avtalsutkast v2"


def test_a_sentence_that_mentions_a_kind_is_no_evidence_of_it() -> None:
    text = (
        "# Lokalvård\n\nLeverantören får en instruktion om hur personuppgiftsbiträdesavtal tecknas.\n\nHär finns mer."
    )
    assert kind_of(text) == "other"


def test_what_a_text_calls_itself_is_evidence() -> None:
    assert (
        kind_of("Så här arbetar vi.\n\nDenna vägledning beskriver informationsklassning steg för steg.") == "guidance"
    )


DRAFT = (
    "## 4.1 Parter\n\nParterna är kommunen och leverantören.\n\n"
    "## 4.2 Kontraktstid\n\nKontraktet gäller i två år. Kommunen får förlänga det.\n\n"
    "## 4.3 Tvist\n\nTvist avgörs av allmän domstol. Leverantören fakturerar varje månad.\n\n"
)


def test_a_contract_chapter_is_a_part_with_its_sub_chapters() -> None:
    text = (
        "# Upphandling\n\nElevregister 2026\n\n"
        "# 1 Avropsförfrågan\n\n## 1.1 Avropets omfattning\n\nText om avropet.\n\n"
        "# 4 Avropskontrakt\n\n" + DRAFT
    )
    assert parts_of(text) == [("call-off", "Elevregister 2026"), ("agreement", "4 Avropskontrakt")]


def test_headings_of_a_draft_contract_do_not_make_the_invitation_an_agreement() -> None:
    invitation = "# Förfrågningsunderlag\n\nText.\n\n# 7 Utkast till avtal\n\n" + DRAFT
    assert kind_of(invitation) == "main-document"


def test_a_clause_about_the_data_processing_agreement_is_no_agreement() -> None:
    text = (
        "# Avtal om lärplattform\n\n# 1 Parter\n\nText.\n\n"
        "# 2 Personuppgiftsbiträdesavtal\n\nParterna ska ingå ett sådant.\n\n"
        "Det gäller under hela avtalstiden.\n\nDet undertecknas samtidigt.\n\nKommunen tillhandahåller mallen.\n"
    )
    assert parts_of(text) == [("agreement", "Avtal om lärplattform")]


def test_a_chapter_headed_by_its_topic_is_a_data_processing_agreement_only_where_it_says_so() -> None:
    terms = (
        "Uppgifterna behandlas bara enligt regionens instruktion.\n\nInget underbiträde tas in utan ja.\n\n"
        "Tystnadsplikt gäller alla.\n\nDe registrerade får sina svar.\n\nEn personuppgiftsincident rings in.\n"
    )
    before = "# Avtal\n\n## 1 Pris\n\nTimpris.\n\n## 2 Personuppgifter\n\n"
    said = parts_of(before + "Leverantören är personuppgiftsbiträde.\n\n" + terms + "\n## 3 Tid\n\nTre år.\n")
    silent = parts_of(before + terms + "\n## 3 Tid\n\nTre år.\n")
    assert [kind for kind, _ in said] == ["agreement", "dpa", "agreement"]
    assert [kind for kind, _ in silent] == ["agreement"]


def test_a_chapter_on_personal_data_that_holds_the_terms_is_a_data_processing_agreement() -> None:
    terms = (
        "Leverantören är biträde och följer kundens instruktioner.\n\nUnderbiträden får bara anlitas med tillstånd.\n\n"
        "Personuppgifterna ska raderas när avtalet upphör.\n\nKunden får göra granskning hos leverantören.\n\n"
    )
    text = (
        f"# Avtal om läromedel\n\n# 1 Avrop\n\nText.\n\n# 2 Behandling av personuppgifter\n\n{terms}# 3 Pris\n\nText.\n"
    )
    assert [kind for kind, _ in parts_of(text)] == ["agreement", "dpa", "agreement"]


def test_an_annex_with_headings_of_its_own_lasts_until_the_next_annex() -> None:
    text = (
        "# Personuppgiftsbiträdesavtal\n\n# 1 Parter\n\nText.\n\n"
        "# Bilaga A Instruktion\n\n# 1 Ändamål\n\nÄndamålet är drift.\n\n"
        "# 2 Uppgifter\n\nTyper av personuppgifter: namn. Kategorier av registrerade: elever.\n\n"
        "# Bilaga B Lista över underbiträden\n\n# 1 Lista\n\nBolaget A.\n\nBolaget B.\n\nBolaget C.\n"
    )
    assert [kind for kind, _ in parts_of(text)] == ["dpa", "dpa-instruction", "dpa-subprocessors"]


def test_an_agreement_under_a_title_is_one_document() -> None:
    assert parts_of("# Skolskjuts\n\n# Avtal\n\n" + DRAFT) == [("agreement", "Skolskjuts")]


@pytest.mark.skipif(not FOLDER.is_dir(), reason="the shared corpus is not here")
def test_guidance_is_never_taken_for_a_procurement_document() -> None:
    for path in sorted((FOLDER / "infosec-guidance").glob("*.md")):
        assert kind_of(path.read_text(), path.name) in ("guidance", "other"), path.name


def test_a_document_that_nothing_names_is_known_by_what_it_says() -> None:
    needs = "# Inköp av app\n\nLäraren ska kunna se klassen.\n\nAppen ska logga.\n\nAppen måste fungera i mobilen."
    letter = (
        "Hej!\n\nVi vill köpa ett bokningssystem.\n\nSkicka er offert till oss.\n\nDen offert som är billigast antas."
    )
    terms = (
        "1. Mellan A och B har följande avtal träffats.\n\n2. Avtalet gäller i tre år.\n\n3. Parten får häva.\n\n"
        "4. Tvist avgörs av domstol."
    )
    assert kind_of(needs, "underlag.md") == "specification"
    assert kind_of(letter, "brev.md") == "main-document"
    assert kind_of(terms, "utkast v3.md") == "agreement"


def test_a_document_of_tables_is_known_by_its_row_labels() -> None:
    table = "| Uppgift | Innehåll |\n|---|---|\n| Upphandlande myndighet | Kommunen |\n| Sista anbudsdag | 2027-01-29 |"
    assert kind_of(table, "Bibliotekssystem.md") == "main-document"


def confidence_of(text: str, name: str = "dokument.md") -> float:
    read = document(text, name)
    return kinds().judge(read, title_of(read))[1]


def test_title_and_file_name_together_leave_no_doubt_of_the_kind() -> None:
    assert confidence_of("# Kravspecifikation\n\nText.", "Kravspecifikation.docx") == 1.0


def test_low_confidence_is_one_trace_only_or_two_kinds_alike_or_none() -> None:
    one_trace = confidence_of("# Elevregister\n\nText.", "Prisbilaga.xlsx")
    two_kinds = confidence_of("# Kravspecifikation\n\nText.", "Avtal.docx")
    by_text = confidence_of("# App\n\nAppen ska a.\n\nAppen ska b.\n\nAppen måste c.", "underlag.md")
    assert 0 < two_kinds < 0.5 and 0 < one_trace < 0.5 and 0 < by_text < 0.5
    assert confidence_of("# Elevregister\n\nText.") == 0.0


def test_a_title_alone_is_surer_than_a_file_name_alone() -> None:
    title = confidence_of("# Prisbilaga\n\nText.")
    assert confidence_of("# Elevregister\n\nText.", "Prisbilaga.xlsx") < 0.5 < title < 1.0
