"""phrase and outdated: words that should not stand, and what excuses them."""

from __future__ import annotations

import pytest

from kravlint.analysis import analyse
from kravlint.analysis.kinds import Kinds
from kravlint.engine.checks.phrase import Outdated, Phrase, check_phrase
from kravlint.engine.context import Context
from kravlint.engine.results import Hit
from kravlint.language.lexicon import lexicon
from kravlint.procurement import assemble
from kravlint.readers.limits import Limits
from kravlint.readers.markdown import read_markdown

LEXICON = lexicon(
    {
        "agency": ["=OLD"],
        "formerly": ["tidigare"],
        "report": ["anmälas"],
        "rule:X1": ["/=OLD\\b/", "/old\\.se\\b/"],
        "rule:X1:unless": ["=NEW"],
    }
)
CONTEXT = Context("2026-01-01", {}, (), {})
OLD = Outdated(
    replacement={"sv": "NEW", "en": "NEW"},
    since="2021-01-01",
    terms=("/=OLD\\b/",),
    unless=("formerly",),
    unless_terms=("=NEW",),
)


def hits(check: Phrase | Outdated, *texts: str, kind: str = "agreement") -> list[Hit]:
    analyses = [
        analyse(read_markdown(text.encode(), f"{number}.md", Limits()), LEXICON, Kinds(()), kind)
        for number, text in enumerate(texts)
    ]
    return [r for r in check_phrase(check, "X1", assemble("köpet", analyses), CONTEXT) if isinstance(r, Hit)]


def test_an_outdated_reference_is_told_once_per_document_with_the_other_places() -> None:
    first, second = hits(OLD, "OLD ska underrättas.\n\nOLD har tillsyn.", "OLD beslutar.")
    assert first.words == {
        "found": "OLD",
        "replacement": {"sv": "NEW", "en": "NEW"},
        "since": "2021-01-01",
        "count": "2",
        "distinct": "OLD",
    }
    assert (len(first.related), len(second.related)) == (1, 0)


@pytest.mark.parametrize("text", ["NEW (OLD) har tillsyn.", "OLD hade tidigare tillsyn."])
def test_a_guard_in_the_same_sentence_excuses(text: str) -> None:
    assert hits(OLD, text) == []


def test_a_guard_in_another_sentence_does_not_excuse() -> None:
    assert len(hits(OLD, "OLD har tillsyn. NEW är något annat.")) == 1


@pytest.mark.parametrize(
    "text", ["Se www.OLD.example.se.", "Skriv till chef@OLD.se.", "Läs https://exempel.net/OLD/råd i dag."]
)
def test_words_inside_addresses_are_left_alone(text: str) -> None:
    assert hits(OLD, text) == []


def test_a_rule_may_ask_for_addresses_too() -> None:
    check = Outdated(replacement={"sv": "NEW", "en": "NEW"}, terms=("/old\\.se\\b/",), in_addresses=True)
    assert len(hits(check, "Läs på old.se i dag.")) == 1


def test_a_phrase_is_found_in_addresses() -> None:
    assert len(hits(Phrase(of=("agency",)), "Se www.OLD.example.se.")) == 1


def test_near_must_stand_within_reach() -> None:
    check = Phrase(of=("agency",), near=("report",))
    assert len(hits(check, "Fel ska anmälas till OLD.")) == 1
    assert hits(check, "Fel ska anmälas. OLD finns.") == []


def test_kinds_of_document_can_be_left_out() -> None:
    assert hits(Phrase(of=("agency",), not_within=("agreement",)), "OLD finns.") == []
    assert len(hits(Phrase(of=("agency",), within=("agreement",)), "OLD finns.")) == 1


def test_an_excuse_anywhere_in_the_set_counts_for_every_document() -> None:
    check = Phrase(of=("agency",), unless_anywhere=("formerly",))
    assert hits(check, "OLD finns.", "Så var det tidigare.") == []


def test_in_a_document_that_is_named_so_it_is_one_step_lower() -> None:
    check = Phrase(of=("agency",), lower_in=("mall",))
    assert [hit.lower for hit in hits(check, "# Avtalsmall\n\nOLD", "# Avtal\n\nOLD", "# Normalt\n\nOLD")] == [
        True,
        False,
        False,
    ]
