"""Swedish or English, block by block: an agreement may hold both, side by side or one annex in each."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import repeat
from typing import Literal

from kravlint.document import Block
from kravlint.language.screen import lazy

Language = Literal["sv", "en"]

_WORD = lazy(r"[^\W\d_]+")
_SWEDISH = frozenset(
    "och att som är av på inte med det den ett ska skall för från vid till om eller enligt samt har kan får varje alla under "
    "mellan inom efter ska ej de detta denna dessa utan minst senast genom hos där när".split()
)
_ENGLISH = frozenset(
    "the and of to is with not by shall be are for this that which from or as an any all its must should will may have has "
    "other such each it on at upon than these those their".split()
)
_WEIGHT = {word: (word in _SWEDISH) - (word in _ENGLISH) for word in _SWEDISH | _ENGLISH}
_LETTERS = frozenset("åäöÅÄÖ")
_LEAD = 2  # words of one language more than of the other that make a block speak it


def languages(blocks: Sequence[Block]) -> tuple[Language, ...]:
    """The language of each block; one that does not show it has that of the block before it, else of the whole."""
    seen = [_lead(block.text) for block in blocks]
    spoken: Language = "en" if sum(seen) < 0 else "sv"
    found: list[Language] = []
    for lead in seen:
        if abs(lead) >= _LEAD:
            spoken = "sv" if lead > 0 else "en"
        found.append(spoken)
    return tuple(found)


def main_language(blocks: Sequence[Block], spoken: Sequence[Language]) -> Language:
    """The language that most of the text is in."""
    english = sum(len(block.text) for block, language in zip(blocks, spoken, strict=True) if language == "en")
    return "en" if english * 2 > sum(len(block.text) for block in blocks) else "sv"


def _lead(text: str) -> int:
    """How many more words are Swedish than English; a Swedish letter counts as a word."""
    return sum(map(_WEIGHT.get, _WORD.findall(text.lower()), repeat(0))) + (not _LETTERS.isdisjoint(text))
