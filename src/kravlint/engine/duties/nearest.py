"""What comes nearest to something that an agreement was not found to say: it may stand there in words not understood."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from kravlint.analysis.model import Analysis, Part, is_contents, row_of, sentences_of
from kravlint.engine.mentions import block_mentions
from kravlint.engine.results import Spot
from kravlint.language import Sentence

Words = tuple[tuple[str, ...], ...]
"""Beginnings of words, as regular expressions: one of the last group stands in the sentence or its row, one of each
other group there or elsewhere in the paragraph."""

_FEWEST_WORDS = 4  # that a sentence must hold to say something


def nearest(words: Words, parts: Sequence[tuple[Analysis, Part]]) -> Spot | None:
    """The first sentence that speaks of the matter; headings and labels say nothing."""
    groups = [_expression(group) for group in words]
    for analysis, part in parts if groups else ():
        for sentence in sentences_of(analysis, part):
            block = analysis.blocks[sentence.block]
            text = block.text[sentence.start : sentence.end]
            if block.kind == "heading" or len(text.split()) < _FEWEST_WORDS or is_contents(block):
                continue
            own = _with_its_lead(analysis, sentence, text)
            held = f"{own} {block.text}"
            told = groups[-1].search(own) and all(group.search(held) for group in groups[:-1])
            if told and not _is_blank(analysis, sentence):
                return Spot(analysis, sentence.block, sentence.start, sentence.end)
    return None


@lru_cache(maxsize=256)
def _expression(group: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(group)})", re.IGNORECASE)


def _with_its_lead(analysis: Analysis, sentence: Sentence, text: str) -> str:
    """The sentence after what introduces it, or in its row."""
    if sentence.stem is not None:
        stem = analysis.sentences[sentence.stem]
        return f"{analysis.blocks[stem.block].text[stem.start : stem.end]} {text}"
    if analysis.blocks[sentence.block].kind == "cell":
        return " ".join(analysis.blocks[index].text for index in row_of(analysis, sentence.block))
    return text


def _is_blank(analysis: Analysis, sentence: Sentence) -> bool:
    return any(
        m.concept == "placeholder" and sentence.start <= m.start < sentence.end
        for m in block_mentions(analysis, sentence.block)
    )
