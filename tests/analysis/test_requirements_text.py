"""Requirements in running text, lists and numbered paragraphs, and what is none."""

from __future__ import annotations

import pytest

from kravlint.analysis.model import Part
from kravlint.analysis.requirements import Requirement, requirements
from kravlint.document import Block, Document
from kravlint.language.sentences import sentences


def found(*blocks: Block, kind: str = "specification") -> list[Requirement]:
    outline, current = [], -1
    for index, block in enumerate(blocks):
        current = index if block.kind == "heading" else current
        outline.append(current)
    document = Document(path="krav.docx", format="docx", blocks=blocks)
    return list(requirements(document, sentences(blocks), outline, [Part(kind, "", 0, len(blocks) - 1)]))


def text(sentence: str, kind: str = "specification") -> list[Requirement]:
    return found(Block("paragraph", sentence), kind=kind)


@pytest.mark.parametrize(
    ("sentence", "addressee"),
    [
        ("Systemet ska logga alla händelser.", "system"),
        ("Användaren ska kunna byta språk.", "system"),
        ("Vid fel ska leverantören rätta dessa.", "supplier"),
        ("Det åligger leverantören att hålla systemet uppdaterat.", "supplier"),
        ("Leverantören åtar sig att utbilda personalen.", "supplier"),
        ("Leverantören är skyldig att radera uppgifterna.", "supplier"),
        ("Leverantören får inte anlita underleverantör utan medgivande.", "supplier"),
        ("Leverantören har inte rätt att överlåta avtalet.", "supplier"),
        ("Konsulten ska rapportera varje vecka.", "consultant"),
        ("Loggen ska granskas av leverantören.", "system"),
        ("Rapporten ska tas fram av leverantören.", "supplier"),
        ("Svarstiden får inte överstiga två sekunder.", "other"),
        ("The supplier shall provide support.", "supplier"),
    ],
)
def test_a_must_and_whom_it_binds(sentence: str, addressee: str) -> None:
    (one,) = text(sentence)
    assert (one.kind, one.obligation, one.addressee) == ("requirement", "must", addressee)


@pytest.mark.parametrize("sentence", ["Systemet bör visa larm.", "Konsulten förväntas delta i möten."])
def test_a_should(sentence: str) -> None:
    (one,) = text(sentence)
    assert one.obligation == "should"


@pytest.mark.parametrize(
    "sentence",
    [
        "Data som ska raderas markeras.",
        "Här beskrivs hur systemet ska hantera filer.",
        "För att detta ska fungera används ett register.",
        "Om leverantören ska anlita någon annan meddelas det.",
        "Samtliga ska-krav uppfylls.",
        "Leverantören ansvarar inte för indirekta skador.",
        "Leverantören kan lämna förslag.",
        "Vad ska systemet klara?",
        "Ansvarar för driften.",
        "Lärarna vet inte var de ska leta.",
        "Kunden får kräva att leverantören ska lämna en plan.",
        "Motiv: systemet ska klara tillsyn.",
        "The new system will replace two old ones.",
    ],
)
def test_a_modal_that_governs_no_main_clause_asks_nothing(sentence: str) -> None:
    assert text(sentence) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "Om frågor inkommer ska leverantören besvara dem.",
        "För att kunna utföra uppdraget ska leverantören ha licenser.",
        "Information om driften ska lämnas av leverantören.",
        "De avbrott som planeras ska anmälas av leverantören i förväg.",
        "Detta innebär att leverantören ska ersätta konsulten.",
        "Leverantör som tar emot order ska vara registrerad hos leverantören.",
        "Om beställaren riskerar att begå ett fel ska leverantören meddela det.",
        "Behöver de registrerade veta vad som hänt ska leverantören medverka.",
        "Kommunen får granska hos leverantören, som ska medverka.",
        "Kommunen får begära prov, och leverantören ska lämna dem.",
        "Kommunen och leverantören ska träffas varje kvartal.",
        "When the contract ends the supplier shall return all data.",
    ],
)
def test_a_subordinate_clause_before_it_does_not_hide_the_main_one(sentence: str) -> None:
    (one,) = text(sentence)
    assert (one.kind, one.addressee) == ("requirement", "supplier")


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("Anbudet ska vara skrivet på svenska.", "instruction"),
        ("Anbudsgivaren ska bifoga registreringsbevis.", "instruction"),
        ("Det ska tydligt framgå vilka uppdrag som avses.", "instruction"),
        ("Anbudsgivaren ska ha en stabil ekonomi.", "requirement"),
        ("Kommunen ska lämna underlag till leverantören.", "buyer"),
        ("Beställaren ansvarar för lokalerna.", "buyer"),
        ("Resultatet ska granskas av beställaren.", "buyer"),
        ("Resor ska godkännas av beställaren i förväg.", "requirement"),
        ("Kunden ska kunna ta ut rapporter.", "requirement"),
        ("Beställaren ska informeras om avbrott.", "requirement"),
        ("Med användare avses den som loggar in.", "information"),
        ("Upphandlingen ska genomföras som öppet förfarande.", "buyer"),
        ("Detta villkor ska tolkas enligt svensk rätt.", "information"),
        ("Tjänsten ska utföras på den plats som anges av kunden.", "requirement"),
        ("Arbete på annan tid får utföras endast på begäran av kunden.", "requirement"),
        ("Enligt skollagen ska eleverna få stöd.", "information"),
        ("Eleverna måste enligt läroplanen få undervisning.", "information"),
        ("Det är anbudsgivarens ansvar att anbudet kommer in i tid.", "instruction"),
        ("Svaret får vara högst 20 sidor.", "instruction"),
        ("Den som loggar in ska mötas av sin startsida.", "requirement"),
        ("Som lärare vill jag se frånvaron för min klass.", "requirement"),
        ("Systemet ska användas i grundskolan.", "information"),
    ],
)
def test_kinds_are_told_apart(sentence: str, kind: str) -> None:
    (one,) = text(sentence)
    assert one.kind == kind


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("Uppsägning ska ske skriftligen.", "information"),
        ("Ändringar ska vara skriftliga.", "information"),
        ("Ändringar i bemanningen ska godkännas av Beställaren.", "requirement"),
        ("Om handlingarna är motstridiga ska de gälla i följande ordning.", "information"),
        ("Vitet ska beräknas på den försenade delen.", "information"),
        ("Leverantören ska betala vite vid försening.", "requirement"),
        ("Leverantören ska ha rätt till dröjsmålsränta.", "information"),
        ("Part ska vara fri från påföljd vid hinder.", "information"),
        ("Förhindrad part ska genast underrätta den andra parten.", "requirement"),
        ("Parterna förbinder sig att inte röja uppgifter.", "requirement"),
        ("Försäkringen ska gälla under hela avtalstiden.", "requirement"),
        ("Kunden ska lämna Leverantören tillgång till lokaler.", "buyer"),
        ("Beställaren ska ha rätt att ta del av loggar.", "requirement"),
        ("Arbetet ska utföras på av beställaren angiven plats.", "requirement"),
        ("Kommunens systemförvaltare ska godkänna ändringen.", "buyer"),
        ("Beställaren har rätt att granska leverantörens rutiner.", "requirement"),
        ("Leverantören får byta konsult om kunden godkänner det.", "requirement"),
        ("Ingen av parterna har rätt att röja uppgifterna.", "requirement"),
        ("En faktura ska betalas inom 30 dagar.", "buyer"),
        ("Leverantören ansvarar för direkta skador.", "information"),
        ("Leverantörens ersättning ska framgå av kontraktet.", "information"),
        ("Ändringar som försämrar säkerheten får inte göras.", "requirement"),
        ("Changes shall be made in writing and signed.", "information"),
    ],
)
def test_terms_of_a_contract_are_told_from_duties_under_it(sentence: str, kind: str) -> None:
    (one,) = text(sentence, kind="agreement")
    assert one.kind == kind


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("Tilldelningsbeslut ska meddelas samtliga anbudsgivare.", "buyer"),
        ("För sent inkomna anbud ska inte prövas.", "buyer"),
        ("Leverantör som inte uppfyller kraven ska uteslutas.", "buyer"),
        ("Vid lika poäng ska lottning ske.", "buyer"),
        ("Pris ska anges för samtliga rader.", "instruction"),
        ("Anbudsgivaren ska bekräfta att villkoren accepteras.", "instruction"),
        ("I prisbilagan ska alla kostnader redovisas.", "instruction"),
        ("Anbudsgivaren ska uppfylla samtliga krav.", "requirement"),
        ("Referensuppdraget får inte vara äldre än fem år.", "requirement"),
        ("På fakturan ska referensnummer anges.", "requirement"),
        ("Hur anbuden utvärderas ska framgå av annonsen.", "buyer"),
        ("Den som begär sekretess ska ange vilka uppgifter det gäller.", "instruction"),
        ("Högst två konsulter får offereras.", "instruction"),
        ("Företagets organisation ska beskrivas.", "instruction"),
        ("Anbudsgivaren ska under de senaste tre åren ha levererat ett system.", "requirement"),
    ],
)
def test_procedure_and_instructions_are_told_from_requirements(sentence: str, kind: str) -> None:
    (one,) = text(sentence, kind="main-document")
    assert one.kind == kind


@pytest.mark.parametrize(
    "sentence",
    [
        "Leverantören är inte skyldig att ersätta indirekt skada.",
        "Ingen av parterna är ansvarig för utebliven vinst.",
        "Ordet bör används för krav som ger poäng.",
        "Målet är att alla system ska vara säkra.",
    ],
)
def test_what_is_denied_mentioned_or_hoped_for_asks_nothing(sentence: str) -> None:
    assert text(sentence) == []


def test_the_buyer_is_known_by_the_name_that_the_document_gives() -> None:
    buyer = found(
        Block("paragraph", "Upphandlande organisation"),
        Block("paragraph", "Exempelbolaget AB"),
        Block("paragraph", "Exempelbolaget ska lämna besked i tid."),
    )
    assert [each.kind for each in buyer] == ["buyer"]


def test_an_agreement_has_no_instructions_to_tenderers() -> None:
    (one,) = text("Leverantören ska bifoga en rapport till fakturan.", kind="agreement")
    assert (one.kind, one.part) == ("requirement", "agreement")


def test_guidance_asks_nothing_of_a_supplier() -> None:
    (one,) = text("Leverantören ska väljas efter rangordning.", kind="guidance")
    assert one.kind == "information"


def test_a_background_chapter_sets_no_requirements_on_a_system() -> None:
    background = found(Block("heading", "Bakgrund", level=1), Block("paragraph", "Systemet ska på sikt ersättas."))
    assert [each.kind for each in background] == ["information"]


def test_each_item_is_a_requirement_with_its_stem() -> None:
    listed = found(
        Block("paragraph", "Systemet ska:"),
        Block("item", "exportera data", label="a)", level=1),
        Block("item", "visa larm", label="b)", level=1),
    )
    assert [each.full_text for each in listed] == ["Systemet ska: exportera data", "Systemet ska: visa larm"]
    assert {each.addressee for each in listed} == {"system"}


def test_items_of_the_buyers_stem_are_the_buyers() -> None:
    listed = found(Block("paragraph", "Kommunen ska:"), Block("item", "ge tillträde till lokaler", label="•", level=1))
    assert [each.kind for each in listed] == ["buyer"]


def test_a_paragraph_with_an_id_is_one_requirement() -> None:
    (one,) = text("K-12 Systemet ska logga allt. Loggen ska sparas i ett år.")
    assert (one.id, one.derived, one.text) == ("K-12", False, "Systemet ska logga allt. Loggen ska sparas i ett år.")


@pytest.mark.parametrize("lead", ["[K-12]", "(K-12)", "K-12:", "K-12 –", "K-12."])
def test_an_id_may_be_set_off_by_signs(lead: str) -> None:
    (one,) = text(f"{lead} Systemet ska logga allt.")
    assert (one.id, one.text) == ("K-12", "Systemet ska logga allt.")


@pytest.mark.parametrize("label", ["K-12", "SK 1:", "Krav 2.7", "4.2"])
def test_a_label_gives_the_id(label: str) -> None:
    (one,) = found(Block("paragraph", "Systemet ska logga allt.", label=label))
    assert (one.id, one.derived) == (label.rstrip(":"), False)


def test_sentences_of_one_clause_share_its_number() -> None:
    listed = found(Block("paragraph", "Leverantören ska leverera. Leverantören ska utbilda.", label="4.2"))
    assert [(each.id, each.derived) for each in listed] == [("4.2-1", True), ("4.2-2", True)]


def test_without_an_id_the_section_gives_one() -> None:
    listed = found(
        Block("heading", "Drift", label="3.1", level=2),
        Block("paragraph", "Systemet ska vara öppet. Systemet ska övervakas."),
    )
    assert [(each.id, each.number, each.heading) for each in listed] == [
        ("3.1-1", "3.1", "Drift"),
        ("3.1-2", "3.1", "Drift"),
    ]


def test_an_id_in_the_heading_gives_one() -> None:
    listed = found(Block("heading", "Krav 7 – Loggar", level=2), Block("paragraph", "Loggar ska sparas i ett år."))
    assert [(each.id, each.number, each.derived) for each in listed] == [("Krav 7", "Krav 7", False)]


def test_several_requirements_under_an_id_in_the_heading_are_counted() -> None:
    listed = found(
        Block("heading", "Krav 7 – Loggar", level=2), Block("paragraph", "Loggar ska sparas. Loggar ska kunna läsas.")
    )
    assert [(each.id, each.derived) for each in listed] == [("Krav 7-1", True), ("Krav 7-2", True)]


def test_a_standard_is_no_id() -> None:
    (one,) = text("ISO 27001 Certifikatet ska hållas giltigt av leverantören.")
    assert one.derived


@pytest.mark.parametrize(("heading", "obligation"), [("Skallkrav", "must"), ("Bör-krav", "should")])
def test_under_such_a_heading_an_item_needs_no_verb(heading: str, obligation: str) -> None:
    listed = found(Block("heading", heading, level=1), Block("item", "Enkel inloggning", label="•", level=1))
    assert [each.obligation for each in listed] == [obligation]


def test_an_item_of_a_list_in_a_list_has_both_stems() -> None:
    (one,) = found(
        Block("paragraph", "Systemet ska kunna:"),
        Block("item", "hantera roller:", label="a)", level=1),
        Block("item", "lärare", label="•", level=2),
    )
    assert (one.full_text, one.addressee) == ("Systemet ska kunna: hantera roller: lärare", "system")


def test_an_infinitive_under_a_stem_is_no_instruction() -> None:
    listed = found(Block("paragraph", "Biträdet åtar sig att:"), Block("item", "lämna underlag", level=1), kind="dpa")
    assert [each.kind for each in listed] == ["requirement"]


def test_under_ska_krav_a_property_needs_no_verb() -> None:
    listed = found(Block("heading", "Ska-krav", level=1), Block("paragraph", "Minst tre års erfarenhet av drift"))
    assert [each.obligation for each in listed] == ["must"]


def test_the_place_is_the_block_and_the_offsets() -> None:
    (one,) = text("Bakgrunden är känd. Systemet ska logga allt.")
    assert (one.block, one.start, one.end) == (0, 20, 44)


def test_ten_times_the_text_gives_ten_times_the_requirements() -> None:
    blocks = [Block("paragraph", "Leverantören ska utse en kontaktperson.")] * 500
    assert len(found(*blocks)) == 500


def test_each_line_with_an_id_is_a_requirement_of_its_own() -> None:
    lines = "K1 Tjänsten ska ha sökning. Den ska vara snabb.\nK2 Tjänsten ska ha loggar.\nK3 Tjänsten bör ha tema."
    assert [(each.id, each.obligation) for each in text(lines)] == [("K1", "must"), ("K2", "must"), ("K3", "should")]


def test_the_sentences_of_a_lettered_clause_are_read_one_by_one() -> None:
    clause = "H1. Kommunen har gjort en bedömning. Leverantören ska bidra när den görs om."
    asked = text(clause, kind="dpa")
    assert [each.text for each in asked if each.kind == "requirement"] == ["Leverantören ska bidra när den görs om."]


@pytest.mark.parametrize(
    "sentence",
    [
        "Krav med ska är obligatoriska.",
        "Bör = ger poäng.",
        "Ska-krav är obligatoriska.",
        "Den som anser att uppgifter bör hemlighållas anger skälet.",
    ],
)
def test_how_the_words_of_requirements_are_read_is_none(sentence: str) -> None:
    assert "requirement" not in {each.kind for each in text(sentence)}


def test_what_is_to_be_possible_is_asked_of_the_system_also_in_an_invitation() -> None:
    sentence = "Ändrar läraren ett omdöme ska den tidigare bedömningen gå att se."
    assert [each.kind for each in text(sentence, kind="main-document")] == ["requirement"]
