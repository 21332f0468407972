"""Swedish or English, block by block: an agreement may hold both, side by side or one annex in each."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Literal

from kravlint.document import Block
from kravlint.language.screen import lazy

Language = Literal["sv", "en"]

_WORD = lazy(r"[^\W\d_]+")
_SWEDISH = frozenset(
    "och att som är av på inte med det den ett ska skall för från vid till om eller enligt samt har kan får varje alla under "
    "mellan inom efter ha vara ej de detta denna dessa utan minst senast genom hos där när".split()
)
_ENGLISH = frozenset(
    "the and of to with not by shall be are for this that which from or as an any all its must should will may have has "
    "other such each upon than these those their".split()
)
_ENGLISH_WORD = 1 << 32  # English words are counted in the upper half of a number, Swedish ones in the lower
_LANGUAGE = {**dict.fromkeys(_SWEDISH, 1), **dict.fromkeys(_ENGLISH, _ENGLISH_WORD)}
_LETTERS = frozenset("åäöÅÄÖ")
_MOST_WORDS = 50_000  # that are remembered
_SHORT = 40  # characters: such texts are remembered, since tables repeat their cells
_TEXTS = 2_000
_LEAD = 2  # words more than of the other language, where a block holds both


class _Told(dict[str, int]):
    """What each word with the signs around it tells: a class because it grows by the words that are met."""

    def __missing__(self, piece: str) -> int:
        told = self[piece] = sum(_LANGUAGE.get(word, 0) for word in _WORD.findall(piece))
        return told


_TOLD = _Told()


def languages(blocks: Sequence[Block]) -> tuple[Language, ...]:
    """The language of each block; one that does not show it has that of the block before it, else of the whole."""
    if len(_TOLD) > _MOST_WORDS:
        _TOLD.clear()
    seen = [(_votes_of_cell if len(block.text) <= _SHORT else _votes)(block.text) for block in blocks]
    spoken: Language = "en" if sum(swedish - english for swedish, english in seen) < 0 else "sv"
    found: list[Language] = []
    for swedish, english in seen:
        if swedish != english and (not min(swedish, english) or abs(swedish - english) >= _LEAD):
            spoken = "sv" if swedish > english else "en"
        found.append(spoken)
    return tuple(found)


def main_language(blocks: Sequence[Block], spoken: Sequence[Language]) -> Language:
    """The language that most of the text is in."""
    english = sum(len(block.text) for block, language in zip(blocks, spoken, strict=True) if language == "en")
    return "en" if english * 2 > sum(len(block.text) for block in blocks) else "sv"


def _votes(text: str) -> tuple[int, int]:
    """How many words are Swedish and how many English; a Swedish letter counts as a word."""
    english, swedish = divmod(sum(map(_TOLD.__getitem__, text.lower().split())), _ENGLISH_WORD)
    return swedish + (not _LETTERS.isdisjoint(text)), english


_votes_of_cell = lru_cache(_TEXTS)(_votes)
