"""Which blocks may hold something: one pass over a document with a few telling beginnings per thing sought."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from itertools import accumulate

import ahocorasick_rs

from kravlint.document import Block

Scan = Callable[[Sequence[Block]], dict[str, list[int]]]
"""Blocks to the indexes, per kind, of those that hold one of its literals; kinds without any are left out."""


def scanner(literals: Mapping[str, Sequence[str]]) -> Scan:
    """Build the pass from literals in lower case per kind. It may let too much through, never too little."""
    keys = sorted({literal for several in literals.values() for literal in several})
    kinds = [[kind for kind, several in literals.items() if key in several] for key in keys]
    automaton = ahocorasick_rs.AhoCorasick(keys)

    def scan(blocks: Sequence[Block]) -> dict[str, list[int]]:
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
