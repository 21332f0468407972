"""How two texts that are nearly the same differ."""

from __future__ import annotations

import re
from typing import NamedTuple

from rapidfuzz.distance import Opcodes
from rapidfuzz.distance.Levenshtein import opcodes

from kravlint.copies.units import words_of

_NUMBER = re.compile(r"(?!(?:19|20)\d\d(?:\W|$)|\d+\.\d+\.\d)\d[\d.,:/-]*$")  # no year or date, and no section
_MODALS = {
    **dict.fromkeys(("ska", "skall", "måste", "shall", "must"), "must"),
    **dict.fromkeys(("bör", "should"), "should"),
    **dict.fromkeys(("får", "kan", "may", "can"), "may"),
}
_NEGATIONS = frozenset("inte ej icke aldrig ingen inget inga utan not no never without".split())


class Change(NamedTuple):
    """Words in one text and what stands in the other in their place."""

    mine: str
    theirs: str


def telling_changes(mine: str, theirs: str) -> list[Change]:
    """The changes of a number, a negation or how strongly something is demanded, in order."""
    one, other = words_of(mine), words_of(theirs)
    found: Opcodes = opcodes(one, other)
    return [
        Change(" ".join(one[step.src_start : step.src_end]), " ".join(other[step.dest_start : step.dest_end]))
        for step in found
        if step.tag != "equal" and _tells(one[step.src_start : step.src_end], other[step.dest_start : step.dest_end])
    ]


def _tells(mine: tuple[str, ...], theirs: tuple[str, ...]) -> bool:
    numbers = [[word for word in words if _NUMBER.match(word)] for words in (mine, theirs)]
    if numbers[0] and numbers[1]:
        return numbers[0] != numbers[1]
    modals = [{_MODALS[word] for word in words if word in _MODALS} for words in (mine, theirs)]
    if modals[0] and modals[1]:
        return modals[0] != modals[1]
    negated = [bool(_NEGATIONS.intersection(words)) for words in (mine, theirs)]
    return negated[0] != negated[1]
