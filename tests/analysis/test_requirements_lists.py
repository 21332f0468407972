"""What a list's stem, heading or place adds to items that have no verb that obliges."""

from __future__ import annotations

import pytest

from kravlint.analysis.model import Part
from kravlint.analysis.requirements import Requirement, requirements
from kravlint.document import Block, Document
from kravlint.language.sentences import sentences


def listed(*blocks: Block, kind: str) -> list[Requirement]:
    outline, current = [], -1
    for index, block in enumerate(blocks):
        current = index if block.kind == "heading" else current
        outline.append(current)
    document = Document(path="krav.docx", format="docx", blocks=blocks)
    found = requirements(document, sentences(blocks), outline, [Part(kind, "", 0, len(blocks) - 1)])
    return [each for each in found if not each.implied]


def item(text: str) -> Block:
    return Block("item", text, label="•", level=1)


@pytest.mark.parametrize(
    ("heading", "kind"),
    [("Konsulten", "requirement"), ("Leverantörens åtaganden", "requirement"), ("Beställaren", "buyer")],
)
def test_under_a_partys_name_its_duties_are_listed(heading: str, kind: str) -> None:
    texts = ["utföra uppdraget med omsorg;", "inom skälig tid rätta påtalade fel."]
    found = listed(Block("heading", heading, level=2), *map(item, texts), kind="agreement")
    assert [each.kind for each in found] == [kind, kind]


def test_after_a_duty_an_infinitive_goes_on_with_it() -> None:
    duty = Block("paragraph", "Parterna ska iaktta tystnad.")
    found = listed(duty, item("Förvara handlingar så att ingen obehörig når dem."), kind="agreement")
    assert [each.kind for each in found] == ["requirement", "requirement"]


def test_after_a_duty_what_only_tells_of_something_is_none() -> None:
    duty = Block("paragraph", "Parterna ska iaktta tystnad.")
    found = listed(duty, item("Information som redan är offentlig."), kind="agreement")
    assert [each.block for each in found] == [0]


@pytest.mark.parametrize(
    ("stem", "obligation"),
    [("Därför behöver följande grundkrav uppfyllas:", "must"), ("Vi har följande önskemål:", "should")],
)
def test_items_are_asked_for_where_the_stem_calls_them_requirements(stem: str, obligation: str) -> None:
    found = listed(Block("paragraph", stem), item("Nåbart från hemsidan"), kind="specification")
    assert [each.obligation for each in found if each.block == 1] == [obligation]


@pytest.mark.parametrize(
    "heading",
    [
        "Funktionella krav",
        "2.1 Säkerhetskrav",
        "Leveranskrav",
        "Krav på support",
        "Kravlista",
        "Functional requirements",
    ],
)
def test_items_under_a_heading_of_requirements_need_no_verb(heading: str) -> None:
    found = listed(Block("heading", heading, level=2), item("Inloggning med e-legitimation"), kind="specification")
    assert [each.obligation for each in found] == ["must"]


def test_a_wanted_ability_is_a_requirement_in_a_wish_list_only() -> None:
    wish = item("Möjlighet att lämna meddelande med bokningen.")
    assert [each.kind for each in listed(wish, kind="specification")] == ["requirement"]
    assert listed(wish, kind="agreement") == []


def test_in_a_specification_the_present_tense_is_a_duty_beside_others() -> None:
    told = Block("paragraph", "Kataloguppgifter lämnas inte ut vid fel.")
    duty = Block("paragraph", "Tjänsten ska svara inom en sekund.")
    assert [each.block for each in listed(duty, told, kind="specification")] == [0, 1]
    assert listed(told, kind="specification") == []


@pytest.mark.parametrize("sentence", ["Här listas krav på systemet.", "Processen illustreras i figur 2."])
def test_what_a_specification_says_of_itself_is_no_duty(sentence: str) -> None:
    duty = Block("paragraph", "Tjänsten ska svara inom en sekund.")
    assert [each.block for each in listed(duty, Block("paragraph", sentence), kind="specification")] == [0]


def test_what_the_system_needs_to_be_able_to_is_asked_what_the_buyer_needs_is_not() -> None:
    system, buyer = "Systemet behöver kunna ta emot filer.", "Kommunen behöver kunna följa upp sina mål."
    assert [each.kind for each in listed(Block("paragraph", system), kind="specification")] == ["requirement"]
    assert listed(Block("paragraph", buyer), kind="specification") == []


def test_an_id_on_a_line_of_its_own_belongs_to_what_follows() -> None:
    (one,) = listed(Block("paragraph", "IU3FG1\nSystemet ska visa en lista."), kind="specification")
    assert one.id == "IU3FG1"


@pytest.mark.parametrize(
    "line",
    ["Plats: bara inom EU/EES.", "Gallring: loggar efter två år.", "Tredjeland: ingen överföring utan tillstånd."],
)
def test_a_data_processing_agreement_sets_limits_by_label(line: str) -> None:
    assert [each.kind for each in listed(Block("paragraph", line), kind="dpa")] == ["requirement"]


@pytest.mark.parametrize(
    "line", ["Parter: kommunen och bolaget.", "Plats: ", "Ansvar: högst 3 000 000 kr.", "Känsliga uppgifter: inga."]
)
def test_other_labels_set_none(line: str) -> None:
    assert listed(Block("paragraph", line), kind="dpa") == []


@pytest.mark.parametrize(
    ("stem", "kind"),
    [
        ("Leverantören:", "requirement"),
        ("Beställaren:", "buyer"),
        ("I tjänsten ingår:", "requirement"),
        ("Leverantören vidtar följande åtgärder:", "requirement"),
    ],
)
def test_a_stem_without_a_modal_tells_whose_its_items_are(stem: str, kind: str) -> None:
    found = listed(Block("paragraph", stem), item("genomgång av loggar varje månad"), kind="agreement")
    assert [each.kind for each in found if each.block == 1] == [kind]


@pytest.mark.parametrize("stem", ["Avtalet består av:", "Följande kategorier behandlas:", "Uppdraget omfattar:"])
def test_a_stem_that_only_lists_asks_nothing(stem: str) -> None:
    assert listed(Block("paragraph", stem), item("genomgång av loggar varje månad"), kind="agreement") == []


def test_a_heading_may_be_the_stem() -> None:
    found = listed(
        Block("heading", "Leverantören ska", level=2), item("hålla driften igång dygnet runt"), kind="agreement"
    )
    assert [(each.kind, each.addressee) for each in found] == [("requirement", "supplier")]


@pytest.mark.parametrize(
    ("heading", "obligation"),
    [("Must have", "must"), ("Should have", "should"), ("Could have", "may"), ("Önskemål", "should")],
)
def test_a_heading_grades_its_items(heading: str, obligation: str) -> None:
    found = listed(Block("heading", heading, level=2), item("Inloggning med e-legitimation"), kind="specification")
    assert [each.obligation for each in found] == [obligation]


def test_how_to_tender_is_not_listed_as_requirements() -> None:
    wish = item("Högst tio sidor på svenska")
    assert listed(Block("heading", "Krav på anbudet", level=2), wish, kind="main-document") == []


@pytest.mark.parametrize("line", ["FR-4: Avbokning senast ett dygn före", "Krav 7: Avbokning senast ett dygn före"])
def test_after_an_id_that_only_requirements_have_no_verb_is_needed(line: str) -> None:
    (one,) = listed(item(line), kind="specification")
    assert (one.id, one.text) == (line.split(":")[0], "Avbokning senast ett dygn före")


def test_after_a_chapters_letter_and_number_a_verb_is_needed() -> None:
    assert listed(item("B2: Roller hos myndigheten"), kind="specification") == []


def test_a_heading_may_be_the_id_and_name_of_the_requirement_below() -> None:
    found = listed(
        Block("heading", "FR-4 Export", level=3), Block("paragraph", "Till Excel och som PDF."), kind="specification"
    )
    assert [(each.id, each.derived) for each in found] == [("FR-4", False)]


def test_under_a_heading_of_requirements_a_label_with_a_measure_is_one() -> None:
    heading, line = Block("heading", "Prestandakrav", level=2), Block("paragraph", "Svarstid: högst 2 sekunder")
    assert [each.kind for each in listed(heading, line, kind="specification")] == ["requirement"]
