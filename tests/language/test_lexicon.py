"""One pass that finds every concept, at its exact place."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kravlint.document import Block
from kravlint.language.lexicon import lexicon

LEXICON = lexicon({"agreement": ["*avtal"], "dpa": ["personuppgiftsbiträdesavtal"], "must": [r"/ska\b/"]})


def test_one_word_may_carry_several_concepts() -> None:
    blocks = [Block("paragraph", "Ett personuppgiftsbiträdesavtal ska finnas.")]
    assert [(m.concept, m.start, m.end) for m in LEXICON.find(blocks)] == [
        ("agreement", 4, 31),
        ("dpa", 4, 31),
        ("must", 32, 35),
    ]


def test_no_term_runs_from_one_block_into_the_next() -> None:
    compiled = lexicon({"x": ["teknisk åtgärd"]})
    assert compiled.find([Block("paragraph", "en teknisk"), Block("paragraph", "åtgärd")]) == []


def test_a_word_at_the_end_of_one_block_is_not_joined_to_the_first_of_the_next() -> None:
    compiled = lexicon({"x": [r"/så\s+(?:\S+\s+){0,3}?länge(?:\s+\S+)?/"]})
    blocks = [Block("paragraph", "Det gäller så"), Block("paragraph", "länge det gäller.")]
    assert compiled.find(blocks) == []
    blocks = [Block("paragraph", "gäller så länge det."), Block("paragraph", "Sedan")]
    assert [(m.start, m.end) for m in compiled.find(blocks)] == [(7, 20)]


def test_of_overlapping_mentions_of_one_concept_the_longest_is_kept() -> None:
    compiled = lexicon({"x": ["underbiträde", "underbiträde i tredjeland"]})
    found = compiled.find([Block("paragraph", "Ett underbiträde i tredjeland")])
    assert [(m.start, m.end) for m in found] == [(4, 29)]


def test_letters_whose_lower_case_is_longer_do_not_move_places() -> None:
    text = "İİ avtal"
    (mention,) = LEXICON.find([Block("paragraph", text)])
    assert text[mention.start : mention.end] == "avtal"


@given(st.lists(st.text(max_size=60), max_size=8))
def test_every_mention_lies_inside_its_block(texts: list[str]) -> None:
    blocks = [Block("paragraph", text) for text in texts]
    for mention in LEXICON.find(blocks):
        assert 0 <= mention.start < mention.end <= len(texts[mention.block])
