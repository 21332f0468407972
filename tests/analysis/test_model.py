"""What is asked of one document."""

from __future__ import annotations

from kravlint.analysis import analyse
from kravlint.analysis.kinds import Kinds
from kravlint.analysis.model import Analysis, mentions_between, once, sentence_at
from kravlint.document import Block, Document
from kravlint.language import Sentence
from kravlint.language.lexicon import lexicon

TEXTS = ("Avtalet gäller. Avtalet förlängs.", "", "Ett avtal")
LEXICON = lexicon({"agreement": ["avtal"]})


def read() -> Analysis:
    blocks = tuple(Block("paragraph", text) for text in TEXTS)
    return analyse(Document(path="a.docx", format="docx", blocks=blocks), LEXICON, Kinds(()), "agreement")


def test_mentions_and_sentences_are_found_by_their_block() -> None:
    analysis = read()
    assert list(analysis.mentions) == [m for block in range(len(TEXTS)) for m in analysis.mentions_in(block)]
    assert list(analysis.sentences) == [s for block in range(len(TEXTS)) for s in analysis.sentences_in(block)]


def test_mentions_between_begin_in_the_stretch() -> None:
    assert {m.start for m in mentions_between(read(), 0, 0, 16)} == {0}
    assert mentions_between(read(), 1, 0, 1) == []


def test_an_offset_without_a_sentence_is_in_the_whole_block() -> None:
    assert sentence_at(read(), 0, 20) == Sentence(0, 16, 33)
    assert sentence_at(read(), 1, 0) == Sentence(1, 0, 0)


def test_what_is_asked_once_is_kept_with_the_analysis() -> None:
    asked: list[str] = []

    @once
    def words(analysis: Analysis) -> int:
        asked.append(analysis.path)
        return analysis.words

    one, other = read(), read()
    assert [words(one), words(one), words(other)] == [6, 6, 6]
    assert len(asked) == 2
