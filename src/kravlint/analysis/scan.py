"""Which blocks may hold something: one pass over a document with a few telling beginnings per thing sought."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from itertools import accumulate

import ahocorasick_rs

from kravlint.document import Block

Held = Mapping[str, Sequence[int]]
"""The indexes, per kind, of the blocks that hold one of its literals; kinds without any are left out."""
_BETWEEN = "\0"
Scan = Callable[[Sequence[Block]], Held]


def begun(expression: re.Pattern[str], beginning: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    """What `expression.finditer` finds, of an expression that finds something only where `beginning` does."""
    reach = 0
    for begins in beginning.finditer(text):
        if begins.start() >= reach and (match := expression.match(text, begins.start())):
            yield match
            reach = match.end()


def scanner(literals: Mapping[str, Sequence[str]]) -> Scan:
    """The pass for literals in lower case per kind, built when first used. It may let too much through, never too little.

    Before and after each block stands "\\0": a literal that begins with it begins a block.
    """

    @cache
    def built() -> tuple[ahocorasick_rs.AhoCorasick, list[list[str]]]:
        kinds: dict[str, list[str]] = {}
        for kind, several in literals.items():
            for literal in dict.fromkeys(several):
                kinds.setdefault(literal, []).append(kind)
        return ahocorasick_rs.AhoCorasick(list(kinds)), list(kinds.values())

    def scan(blocks: Sequence[Block]) -> Held:
        automaton, kinds = built()
        texts = [block.text.lower() for block in blocks]
        text = _BETWEEN.join(["", *texts, ""])
        ends = list(accumulate(map(len, texts)))  # without the signs between them
        found: dict[str, list[int]] = {}
        at = 0
        for entry, _, end in automaton.find_matches_as_indexes(text, overlapping=True):
            while end - at - 2 > ends[at]:
                at += 1
            for kind in kinds[entry]:
                held = found.setdefault(kind, [])
                if not held or held[-1] != at:
                    held.append(at)
        return found

    return scan
