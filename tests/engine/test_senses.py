"""A word of two meanings."""

from __future__ import annotations

from tests.engine.sets import hits

from kravlint.engine.checks.senses import Senses

CONCEPTS = {"word": ("tillgänglighet",), "up": ("drift",), "open": ("skärmläsare",)}
CHECK = Senses(of=("word",), one=("up",), other=("open",), within=("specification",))
UP = "Tillgänglighet i drift ska mätas."
OPEN = "Tillgänglighet för skärmläsare ska finnas."
UNCLEAR = "Tillgänglighet ska redovisas."


def found(*sentences: str) -> list[str]:
    files = {"Kravspecifikation.md": "# Kravspecifikation\n\n" + "\n\n".join(sentences)}
    return [str(hit.words["found"]) for hit in hits(CHECK, files, concepts=CONCEPTS)]


def test_a_use_without_a_clue_is_found_where_both_meanings_occur() -> None:
    assert found(UP, OPEN, UNCLEAR) == ["Tillgänglighet"]


def test_a_document_with_one_meaning_or_with_clues_everywhere_is_left_alone() -> None:
    assert found(UP, UNCLEAR) == []
    assert found(UP, OPEN) == []
