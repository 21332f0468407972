"""Concepts and the one pass over a document that finds them all."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence

import ahocorasick_rs
from msgspec import Struct

from kravlint.document import Block
from kravlint.language.terms import Term, compile_term, expression, plain

_SPACES = re.compile(r"\s{2,}")
_BETWEEN_BLOCKS = "\x00"  # neither a word nor a space: no term runs over from one block to the next


class Mention(Struct, frozen=True, order=True, gc=False):
    """A concept stands here: text[start:end] of the block."""

    block: int
    start: int
    end: int
    concept: str


class Lexicon:
    """Every term of every concept, in an automaton (and a small one for those that begin with a sign).

    A class because the automata are built once and used for every document.
    """

    def __init__(self, concepts: Mapping[str, Sequence[Term]]) -> None:
        """Build the automaton over the terms' literal beginnings."""
        self.concepts = frozenset(concepts)
        self._terms: list[tuple[Term, str]] = []
        self._patterns: list[re.Pattern[str] | None] = []
        words: dict[str, list[int]] = {}
        signs: dict[str, list[int]] = {}
        for concept, terms in concepts.items():
            for term in terms:
                for literal in term.literals:
                    # the space before a literal is what makes it stand at a word's start
                    key = literal if term.open_start or term.sign else f" {literal}"
                    (signs if term.sign else words).setdefault(key, []).append(len(self._terms))
                self._terms.append((term, concept))
                self._patterns.append(None)
        self._words, self._signs = list(words.values()), list(signs.values())
        self._automaton = ahocorasick_rs.AhoCorasick(list(words))
        self._sign_automaton = ahocorasick_rs.AhoCorasick(list(signs))

    def find(self, blocks: Sequence[Block]) -> list[Mention]:
        """All mentions in reading order; of overlapping ones of the same concept only the longest."""
        whole = _BETWEEN_BLOCKS.join(block.text for block in blocks)
        text = _SPACES.sub(_one_space, whole)
        found: dict[tuple[str, int], int] = {}
        for entry, start, _ in self._automaton.find_matches_as_indexes(f" {plain(text)} ", overlapping=True):
            self._decide(text, self._words[entry], start, found)
        for entry, start, _ in self._sign_automaton.find_matches_as_indexes(text, overlapping=True):
            self._decide(text, self._signs[entry], start, found)
        if len(text) != len(whole):
            found = _restored(found, whole)
        return _longest(_placed(found, _starts(blocks)))

    def _decide(self, text: str, terms: Sequence[int], start: int, found: dict[tuple[str, int], int]) -> None:
        for number in terms:
            term, concept = self._terms[number]
            pattern = self._patterns[number]
            if pattern is None:
                pattern = self._patterns[number] = expression(term)
            # of " literal" the space is left out, of "literal" the one that the text was given in front
            match = pattern.match(text, start - 1 if term.open_start else start)
            if match is None:
                continue
            first = _word_start(text, start - 1) if term.open_start else start
            if match.end() > found.get((concept, first), first):
                found[concept, first] = match.end()


def _one_space(spaces: re.Match[str]) -> str:
    return "\n" if "\n" in spaces.group() else " "


def _restored(found: Mapping[tuple[str, int], int], whole: str) -> dict[tuple[str, int], int]:
    """What was found in a text with single spaces, at its offsets in the whole one."""
    cuts, lost, shift = [-1], [0], 0  # from the offset after each run of spaces, how much had been taken away
    for spaces in _SPACES.finditer(whole):
        cuts.append(spaces.start() - shift + 1)
        shift += len(spaces.group()) - 1
        lost.append(shift)

    def at(offset: int) -> int:
        return offset + lost[bisect_right(cuts, offset) - 1]

    return {(concept, at(start)): at(end - 1) + 1 for (concept, start), end in found.items()}


def lexicon(concepts: Mapping[str, Sequence[str]]) -> Lexicon:
    """A lexicon from terms as they are written. Raises ValueError naming the concept of a term that is wrong."""
    compiled: dict[str, list[Term]] = {}
    for concept, notations in concepts.items():
        try:
            compiled[concept] = [compile_term(notation) for notation in notations]
        except ValueError as error:
            raise ValueError(f"concept «{concept}»: {error}") from None
    return Lexicon(compiled)


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
    """Where the word around `at` begins; what a hyphen joins to it belongs to it ("IT-avtal")."""
    while at and (text[at - 1].isalnum() or (text[at - 1] == "-" and at > 1 and text[at - 2].isalnum())):
        at -= 1
    return at
