"""What a stated class lacks, and two statements that disagree."""

from __future__ import annotations

import pytest
from tests.engine.sets import hits

from kravlint.engine.checks.classes import ClassConflict, Classed

CONCEPTS = {
    "limited-information": ("journal", "övrig", "/minst/"),
    "scale-from-one": ("/skala 1–4/",),
    "people": ("elev",),
    "tracing": ("spårbarhet",),
}
CONFLICT = ClassConflict()


def conflicts(**texts: str) -> list[tuple[str, str]]:
    files = {f"{name}.md": f"# {name}\n\n{text}" for name, text in texts.items()}
    return [(hit.words["one"], hit.words["other"]) for hit in hits(CONFLICT, files, concepts=CONCEPTS)]  # type: ignore[misc]


def test_documents_that_give_the_same_aspect_two_levels_conflict() -> None:
    assert conflicts(Avtal="Klassad K2 R2 T2.", Kravspecifikation="Klassad K2 R3 T2.") == [("R 2", "R 3")]
    assert conflicts(Avtal="Klassad K2 R2 T2.", Kravspecifikation="Klassad K2 R2 T2 S2.") == []


def test_statements_about_some_of_the_information_contradict_nothing() -> None:
    assert conflicts(Avtal="Journaler är klassade K3 R2 T2.", Kravspecifikation="Klassad K2 R2 T2.") == []
    assert conflicts(Avtal="Klassad minst K3 R3 T3.", Kravspecifikation="Klassad K2 R2 T2.") == []


def test_a_document_with_several_levels_of_its_own_is_not_held_against_another() -> None:
    table = "| Mängd | K | R | T |\n|---|---|---|---|\n| Register | 2 | 2 | 2 |\n| Schema | 1 | 2 | 2 |"
    assert conflicts(Avtal="Klassad K3 R2 T2.", Kravspecifikation=table) == []


def test_text_and_table_in_one_section_conflict_but_two_tables_do_not() -> None:
    table = "| Aspekt | Nivå |\n|---|---|\n| K | 3 |\n| R | 2 |\n| T | 2 |"
    assert conflicts(Kravspecifikation=f"Klassad K2 R2 T2.\n\n{table}") == [("K 2", "K 3")]
    assert conflicts(Kravspecifikation=f"{table}\n\n## Schema\n\n{table.replace('K | 3', 'K | 1')}") == []


def test_a_number_and_a_word_or_two_models_are_not_compared() -> None:
    words = "Konfidentialitet: betydande, riktighet: betydande."
    assert conflicts(Avtal=words, Kravspecifikation="Klassad K3 R3 T3.") == []
    assert conflicts(Avtal="Enligt MSB K3 R3 T3.", Kravspecifikation="Enligt KLASSA K2 R2 T2.") == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Klassad K2 R2 T2. Elever finns.", 1),
        ("Klassad K2 R2 T2.", 0),
        ("Konfidentialitet nivå 2. Elever finns.", 0),
        ("Klassad K2 R2 T2 S1. Elever finns.", 0),
        ("Klassad K2 R2 T2. Spårbarhet ingår. Elever finns.", 0),
        ("Elever finns.", 0),
    ],
)
def test_an_aspect_is_lacking_where_it_is_called_for_and_not_spoken_of(text: str, found: int) -> None:
    check = Classed(states=("K", "R"), lacks=("S",), given=("people",), unless=("tracing",))
    assert len(hits(check, {"Krav.md": f"# Kravspecifikation\n\n{text}"}, concepts=CONCEPTS)) == found


def test_a_level_is_reached_on_its_own_scale() -> None:
    check = Classed(reaches=("K4",))
    for text, found in (("Klassad K4 R2 T2.", 1), ("Klassad K3 R4 T4.", 0), ("Klassad K4 R2 T2, skala 1–4.", 0)):
        assert len(hits(check, {"Krav.md": f"# Krav\n\n{text}"}, concepts=CONCEPTS)) == found, text
