"""Concepts and the one pass over a document that finds them all."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence

import ahocorasick_rs
from msgspec import Struct

from kravlint.document import Block
from kravlint.language.terms import Term, compile_term

_BETWEEN_BLOCKS = "\x00"  # neither a word nor a space: no term runs over from one block to the next


class Mention(Struct, frozen=True, order=True, gc=False):
    """A concept stands here: text[start:end] of the block."""

    block: int
    start: int
    end: int
    concept: str


class Lexicon:
    """Every term of every concept, compiled into one automaton.

    A class because the automaton is built once and used for every document.
    """

    def __init__(self, concepts: Mapping[str, Sequence[str]]) -> None:
        """Compile. Raises ValueError naming the concept for a term that cannot be compiled."""
        self.concepts = frozenset(concepts)
        by_literal: dict[str, list[tuple[Term, str]]] = {}
        for concept, notations in concepts.items():
            for notation in notations:
                try:
                    term = compile_term(notation)
                except ValueError as error:
                    raise ValueError(f"concept «{concept}»: {error}") from None
                for literal in term.literals:
                    by_literal.setdefault(literal, []).append((term, concept))
        self._entries = list(by_literal.values())
        self._automaton = ahocorasick_rs.AhoCorasick(list(by_literal)) if by_literal else None

    def find(self, blocks: Sequence[Block]) -> list[Mention]:
        """All mentions in reading order; of overlapping ones of the same concept only the longest."""
        if self._automaton is None or not blocks:
            return []
        text = _BETWEEN_BLOCKS.join(block.text for block in blocks)
        lower = _lower(text)
        starts = _starts(blocks)
        found: dict[tuple[str, int], int] = {}
        for entry, start, _ in self._automaton.find_matches_as_indexes(lower, overlapping=True):
            for term, concept in self._entries[entry]:
                if start and term.open_start is False and lower[start - 1].isalnum():
                    continue
                match = term.pattern.match(text if term.keeps_case else lower, start)
                if match is None or match.end() == start:
                    continue
                first = _word_start(lower, start) if term.open_start else start
                found[concept, first] = max(found.get((concept, first), 0), match.end())
        return _longest(_placed(found, starts))


def _placed(found: Mapping[tuple[str, int], int], starts: Sequence[int]) -> Iterable[Mention]:
    for (concept, start), end in found.items():
        block = bisect_right(starts, start) - 1
        yield Mention(block, start - starts[block], end - starts[block], concept)


def _longest(mentions: Iterable[Mention]) -> list[Mention]:
    kept: list[Mention] = []
    reach: dict[str, tuple[int, int]] = {}
    for mention in sorted(mentions, key=lambda m: (m.block, m.start, -m.end, m.concept)):
        block, end = reach.get(mention.concept, (-1, 0))
        if block == mention.block and mention.start < end:
            continue
        reach[mention.concept] = (mention.block, mention.end)
        kept.append(mention)
    return kept


def _starts(blocks: Sequence[Block]) -> list[int]:
    starts, at = [], 0
    for block in blocks:
        starts.append(at)
        at += len(block.text) + len(_BETWEEN_BLOCKS)
    return starts


def _word_start(text: str, at: int) -> int:
    while at and (text[at - 1].isalnum() or (text[at - 1] == "-" and at > 1 and text[at - 2].isalnum())):
        at -= 1
    return at


def _lower(text: str) -> str:
    lower = text.lower()
    if len(lower) == len(text):
        return lower
    return "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
