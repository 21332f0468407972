"""Requirements that no word says outright: what a passage is like and where it stands tells them."""

from __future__ import annotations

import pytest

from kravlint.analysis import analyse
from kravlint.analysis.requirements import Requirement, read_passages
from kravlint.analysis.requirements.implied import weights
from kravlint.analysis.requirements.traits import traits
from kravlint.engine.loader import kinds_of, lexicon_of, load
from kravlint.readers.limits import Limits
from kravlint.readers.markdown import read_markdown

SPECIFICATION = """
# Kravspecifikation: passersystem

## Bakgrund

Kommunen har tolv skolor. Dagens lås är från 1998 och skolorna har själva köpt nycklar.

## Funktion

{asked}

- Kortläsare, minst 14 st, för utomhusbruk
- Loggen sparas i 24 månader
- Batteribackup för minst fyra timmar
- Integration mot kommunens bokningssystem
"""


def implied(text: str) -> list[Requirement]:
    book = load(())
    document = read_markdown(text.encode(), "kravspecifikation.md", Limits())
    found = analyse(document, lexicon_of(book), kinds_of(book)).requirements
    return [each for each in found if each.implied]


def texts(text: str) -> list[str]:
    return [each.text for each in implied(text)]


def test_items_without_a_verb_that_obliges_are_asked_for() -> None:
    found = texts(SPECIFICATION.format(asked="I leveransen finns det här."))
    assert found[:3] == [
        "Kortläsare, minst 14 st, för utomhusbruk",
        "Loggen sparas i 24 månader",
        "Batteribackup för minst fyra timmar",
    ]


def test_what_is_told_of_today_is_not() -> None:
    found = texts(SPECIFICATION.format(asked="I leveransen finns det här."))
    assert not [text for text in found if "Dagens lås" in text or "tolv skolor" in text]


def test_what_a_word_asks_for_is_stated_and_not_implied() -> None:
    book = load(())
    text = SPECIFICATION.format(asked="Systemet ska larma vid inbrott.")
    analysis = analyse(read_markdown(text.encode(), "krav.md", Limits()), lexicon_of(book), kinds_of(book))
    assert "Systemet ska larma vid inbrott." in [each.text for each in analysis.stated]
    assert not [each for each in analysis.stated if each.implied]
    assert len(analysis.stated) < len(analysis.requirements)


def test_a_wish_is_no_must() -> None:
    text = (
        SPECIFICATION.format(asked="I leveransen finns det här.")
        + "- Gärna kartvy över alla dörrar, minst en per skola\n"
    )
    (wish,) = [each for each in implied(text) if each.text.startswith("Gärna")]
    assert wish.obligation == "should"


def test_what_something_can_do_is_told_as_weakly_as_it_says() -> None:
    text = (
        SPECIFICATION.format(asked="I leveransen finns det här.")
        + "- Läsaren kan larma vid inbrott inom fem sekunder\n"
    )
    (able,) = [each for each in implied(text) if each.text.startswith("Läsaren")]
    assert able.obligation == "may"


@pytest.mark.parametrize(
    "beside",
    [
        "Leverantören kan byta kortläsare inom 24 månader.",
        "Kommunen får begära att leverantören byter ut kortläsare inom 24 månader.",
        "Leverantören behöver inte byta batterier som håller i minst fyra timmar.",
        "Hur loggen sparas i 24 månader framgår av bilaga 2.",
        "Leverantören är inte ansvarig för kortläsare som är äldre än 24 månader.",
        "Om loggen inte sparas i 24 månader har kommunen rätt till prisavdrag.",
        "Skäl för byte kan vara att loggen inte sparas i 24 månader.",
        "Leveransdag är den dag då loggen sparas i minst 24 månader.",
    ],
)
def test_what_the_buyer_may_what_nobody_need_and_what_points_elsewhere_is_asked_of_nobody(beside: str) -> None:
    text = SPECIFICATION.format(asked="I leveransen finns det här.") + f"\n{beside}\n"
    assert beside not in texts(text)


def test_a_row_is_one_requirement_with_its_label_as_stem() -> None:
    rows = "| Egenskap | Nivå |\n| --- | --- |\n| Batteritid | minst 12 timmar vid normal användning |\n"
    rows += "| Kapsling | lägst IP65, tål stötar och fukt |\n| Skärm | 10 tum, läsbar i solljus |\n"
    found = implied(f"# Kravspecifikation: handdator\n\n## Krav på handdatorn\n\n{rows}")
    assert ("Kapsling", "lägst IP65, tål stötar och fukt") in [(each.stem, each.text) for each in found]
    assert len({each.place.row for each in found}) == len(found)


def test_in_a_requirement_table_what_asks_for_nothing_was_meant_so() -> None:
    rows = "| Krav-ID | Krav |\n| --- | --- |\n| K1 | Systemet ska larma. |\n| K2 | Utgår |\n| K3 | Loggen sparas i ett år. |\n"
    found = implied(f"# Kravspecifikation\n\n## Krav\n\n{rows}")
    assert "Utgår" not in [each.text for each in found]


def test_a_passage_knows_what_stands_around_it() -> None:
    book = load(())
    text = "# Avtal\n\n## Drift\n\nLeverantören ska övervaka driften. Driften rapporteras.\n\n| A | B |\n| --- | --- |\n| ett | två |\n"
    analysis = analyse(read_markdown(text.encode(), "avtal.md", Limits()), lexicon_of(book), kinds_of(book))
    passages, _ = read_passages(analysis.document, analysis.sentences, analysis.outline, analysis.parts)
    by_text = {each.text: each for each in passages}
    told = by_text["Driften rapporteras."]
    assert (told.heading, told.section, told.before) == ("Drift", 1, "paragraph requirement")
    assert by_text["Leverantören ska övervaka driften."].read == "requirement"
    assert by_text["ett två"].cells == ("ett", "två")
    assert by_text["ett två"].row == 2


def test_every_weight_is_of_a_trait_that_a_passage_can_have() -> None:
    book = load(())
    text = (
        SPECIFICATION.format(asked="Läsaren kan larma, minst 4 st. Tidigare gjorde vi det.")
        + "\n| A | B |\n| --- | --- |\n| Fråga? | svar |\n"
    )
    analysis = analyse(read_markdown(text.encode(), "krav.md", Limits()), lexicon_of(book), kinds_of(book))
    passages, parties = read_passages(analysis.document, analysis.sentences, analysis.outline, analysis.parts)
    told = {trait.partition("=")[0] for each in passages for trait in traits(each, parties)}
    learned = {trait.partition("=")[0] for trait in weights().of}
    assert learned - told <= {"obliges", "stem", "asked", "open", "st", "sl", "introduces", "today", "speaker"}


def test_a_documents_own_share_decides_what_is_likely() -> None:
    alone = texts("# Avtal\n\n## Övrigt\n\nRapporten lämnas.\n")
    duties = "".join(f"Leverantören ska lämna rapport {n} till kommunen.\n\n" for n in range(12))
    among = texts(f"# Avtal\n\n## Övrigt\n\n{duties}Rapporten lämnas.\n")
    assert len(among) <= len(alone)


def test_what_words_mean_is_asked_of_nobody() -> None:
    told = "Inställelsetid: tiden från anmälan tills en tekniker börjat, högst 4 timmar.\n\nLoggen sparas i ett år."
    assert texts(f"# SLA\n\n## Definitioner\n\n{told}\n") == []


def test_what_only_stands_in_brackets_beside_a_requirement_is_none() -> None:
    assert "(Bör-krav, ger 5 poäng)" not in texts(
        "# Kravspecifikation\n\n## Krav\n\nSystemet ska larma. (Bör-krav, ger 5 poäng)\n"
    )


def kinds(text: str) -> list[str]:
    book = load(())
    analysis = analyse(read_markdown(text.encode(), "avtal.md", Limits()), lexicon_of(book), kinds_of(book))
    return [each.kind for each in analysis.requirements]


def test_who_has_undertakings_beside_the_supplier_is_the_buyer() -> None:
    text = "# Avtal\n\n## Leverantörens åtaganden\n\nLeverantören ska larma.\n\n## Stadens åtaganden\n\nStaden ska lämna uppgifter.\n"
    assert kinds(text) == ["requirement", "buyer"]
    assert kinds(text.replace("Leverantör", "Uthyrar").replace("Staden", "Firman")) == ["requirement", "requirement"]


def test_what_is_not_paid_is_a_term() -> None:
    assert "requirement" not in kinds("# Avtal\n\n## Betalning\n\nFakturaavgifter godtas inte.\n")


@pytest.mark.parametrize(
    "text",
    [
        "# SLA\n\n## Prisavdrag\n\nVid brist sätts månadsavgiften ned:\n\n- under 99,5 %: 25 procent\n- under 99 %: 50 procent\n",
        "# Avtal\n\n## Pris\n\nAbonnemangsavgiften faktureras årsvis i förskott.\n",
        "# Avropsförfrågan\n\n## Svaret\n\nDet ska innehålla timpris och en referens.\n",
        "# Ramavtal\n\n## Avrop\n\nLeverantören ska besvara avropsförfrågan inom fem arbetsdagar.\n",
    ],
)
def test_penalties_fees_and_answers_are_no_requirements(text: str) -> None:
    assert "requirement" not in kinds(text)
