"""Which blocks may hold something: one pass over a document with a few telling beginnings per thing sought."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cache
from itertools import accumulate

import ahocorasick_rs

from kravlint.document import Block

Scan = Callable[[Sequence[Block]], dict[str, list[int]]]
"""Blocks to the indexes, per kind, of those that hold one of its literals; kinds without any are left out."""


def scanner(literals: Mapping[str, Sequence[str]]) -> Scan:
    """The pass for literals in lower case per kind, built when first used. It may let too much through, never too little."""

    @cache
    def built() -> tuple[ahocorasick_rs.AhoCorasick, list[list[str]]]:
        kinds: dict[str, list[str]] = {}
        for kind, several in literals.items():
            for literal in dict.fromkeys(several):
                kinds.setdefault(literal, []).append(kind)
        return ahocorasick_rs.AhoCorasick(list(kinds)), list(kinds.values())

    def scan(blocks: Sequence[Block]) -> dict[str, list[int]]:
        automaton, kinds = built()
        texts = [block.text.lower() for block in blocks]
        ends = list(accumulate(len(text) + 1 for text in texts))
        found: dict[str, list[int]] = {}
        at = 0
        for entry, _, end in automaton.find_matches_as_indexes("\x00".join(texts), overlapping=True):
            while end > ends[at]:
                at += 1
            for kind in kinds[entry]:
                held = found.setdefault(kind, [])
                if not held or held[-1] != at:
                    held.append(at)
        return found

    return scan
