"""One pass that finds every concept, at its exact place."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kravlint.document import Block
from kravlint.language.lexicon import lexicon
from kravlint.language.notation import compile_term
from kravlint.language.terms import expression, lowered

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


def test_what_a_longer_term_needs_must_stand_in_the_same_block() -> None:
    compiled = lexicon({"x": [r"/(?:ska|måste)\s+(?:\S+\s+){0,4}?(?:inte|ej)\b/"]})
    apart = [
        Block("item", "Systemet ska alltid"),
        Block("item", "och vidare inte"),
        Block("item", "ska vara ej nåbart"),
    ]
    assert [(m.block, m.start, m.end) for m in compiled.find(apart)] == [(2, 0, 11)]


def test_a_word_that_stands_many_times_is_found_every_time_and_in_the_next_document() -> None:
    block = Block("paragraph", "Avtalet, IT-avtalet och avtalet")
    places = [(m.start, m.end) for m in LEXICON.find([block, block])]
    assert places == [(0, 7), (9, 19), (24, 31)] * 2
    assert [(m.start, m.end) for m in LEXICON.find([block])] == places[:3]


TERMS = (
    "system",
    "avtal i molnet",
    "=IT",
    r"/moln\w*/",
    r"/(?:ska|måste)\b/",
    r"/(?:ska|måste)\s+(?:\w+\s+){0,2}?(?:inte|ej)\b/",
    r"/system\w*(?=[^.\n]{0,20}\bmoln)/",
    r"/avtal(?!\s+i)/",
    r"/it[- ]system(?:et)?\b/",
    r"/ska\s+(?:\S*[^\s.;]\s+){0,2}?(?:moln\w*|it)\s+(?:\w+\s+)?(?:inte|ej)\b/",
)
WORDS = ("ska", "måste", "inte", "ej", "Avtalet", "avtal", "i", "molnet", "molntjänst", "IT", "it-system", "systemet")


@given(st.lists(st.tuples(st.sampled_from(WORDS), st.sampled_from((" ", "-", "_", ". ", ", ", "\n"))), max_size=12))
def test_what_is_found_is_what_the_terms_expressions_find(pieces: list[tuple[str, str]]) -> None:
    text = "".join(word + after for word, after in pieces)
    ends = {
        (notation, match.start(), match.end())
        for notation, term in zip(TERMS, map(compile_term, TERMS), strict=True)
        for at in range(len(text))
        if (match := expression(term).match(text if term.keeps_case else lowered(text), at))
    }
    found = lexicon({notation: [notation] for notation in TERMS}).find([Block("paragraph", text)])
    covered = {(each.concept, at) for each in found for at in range(each.start, each.end)}
    assert {(each.concept, each.start, each.end) for each in found} <= ends
    assert {(notation, start) for notation, start, _ in ends} <= covered


def test_an_expression_with_a_range_over_both_cases_finds_what_it_says() -> None:
    compiled = lexicon({"any": ["/avtal [A-z]/"], "kept": ["/=avtal [A-Z]/"]})
    found = compiled.find([Block("paragraph", "AVTAL b, avtal _, avtal C")])
    assert [(m.concept, m.start) for m in found] == [("any", 0), ("any", 9), ("any", 18), ("kept", 18)]
