"""Concepts and the one pass over a document that finds them all."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping, Sequence

import ahocorasick_rs
from msgspec import Struct

from kravlint.document import Block
from kravlint.language.terms import Term, compile_term, expression, plain

_SPACES = re.compile(r"\s\s+")
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
        self._matches: list[Callable[[str, int], re.Match[str] | None] | None] = []
        words: dict[str, list[int]] = {}
        signs: dict[str, list[int]] = {}
        for concept, terms in concepts.items():
            for term in terms:
                for literal in term.literals:
                    # the space before a literal is what makes it stand at a word's start
                    key = literal if term.open_start or term.sign else f" {literal}"
                    (signs if term.sign else words).setdefault(key, []).append(len(self._terms))
                self._terms.append((term, concept))
                self._matches.append(None)
        self._words, self._signs = list(words.values()), list(signs.values())
        self._automaton = ahocorasick_rs.AhoCorasick(list(words))
        self._sign_automaton = ahocorasick_rs.AhoCorasick(list(signs))

    def find(self, blocks: Sequence[Block]) -> list[Mention]:
        """All mentions in reading order; of overlapping ones of the same concept only the longest."""
        whole = _BETWEEN_BLOCKS.join(block.text for block in blocks)
        text = _SPACES.sub(_one_space, whole)
        found: dict[tuple[int, str], int] = {}
        for entry, start, _ in self._automaton.find_matches_as_indexes(f" {plain(text)} ", overlapping=True):
            self._decide(text, self._words[entry], start, found)
        for entry, start, _ in self._sign_automaton.find_matches_as_indexes(text, overlapping=True):
            self._decide(text, self._signs[entry], start, found)
        if len(text) != len(whole):
            found = _restored(found, whole)
        return list(_longest(found, _starts(blocks)))

    def _decide(self, text: str, terms: Sequence[int], start: int, found: dict[tuple[int, str], int]) -> None:
        for number in terms:
            matches = self._matches[number]
            if matches is None:
                matches = self._matches[number] = expression(self._terms[number][0]).match
            term, concept = self._terms[number]
            # of " literal" the space is left out, of "literal" the one that the text was given in front
            match = matches(text, start - 1 if term.open_start else start)
            if match is not None and "\\x00" not in term.pattern:  # those that name the sign mean to pass it
                edge = text.find(_BETWEEN_BLOCKS, start, match.end())
                match = match.re.match(text, match.start(), edge) if edge >= 0 else match
            if match is None:
                continue
            first = _word_start(text, start - 1) if term.open_start else start
            end = match.end()
            if end > found.get((first, concept), first):
                found[first, concept] = end


def _one_space(spaces: re.Match[str]) -> str:
    return "\n" if "\n" in spaces.group() else " "


def _restored(found: Mapping[tuple[int, str], int], whole: str) -> dict[tuple[int, str], int]:
    """What was found in a text with single spaces, at its offsets in the whole one."""
    cuts, lost, shift = [-1], [0], 0  # from the offset after each run of spaces, how much had been taken away
    for spaces in _SPACES.finditer(whole):
        cuts.append(spaces.start() - shift + 1)
        shift += len(spaces.group()) - 1
        lost.append(shift)

    def at(offset: int) -> int:
        return offset + lost[bisect_right(cuts, offset) - 1]

    return {(at(start), concept): at(end - 1) + 1 for (start, concept), end in found.items()}


def lexicon(concepts: Mapping[str, Sequence[str]]) -> Lexicon:
    """A lexicon from terms as they are written. Raises ValueError naming the concept of a term that is wrong."""
    compiled: dict[str, list[Term]] = {}
    for concept, notations in concepts.items():
        try:
            compiled[concept] = [compile_term(notation) for notation in notations]
        except ValueError as error:
            raise ValueError(f"concept «{concept}»: {error}") from None
    return Lexicon(compiled)


def _longest(found: Mapping[tuple[int, str], int], starts: Sequence[int]) -> Iterator[Mention]:
    """In reading order, longer ones first; of one concept none that begins inside another of the same block."""
    reach: dict[str, int] = {}
    at, following = -1, 0
    for start, backwards, concept in sorted([(start, -end, concept) for (start, concept), end in found.items()]):
        while start >= following:
            at += 1
            following = starts[at + 1]
            reach.clear()
        if start >= reach.get(concept, 0):
            reach[concept] = -backwards
            yield Mention(at, start - starts[at], -backwards - starts[at], concept)


def _starts(blocks: Sequence[Block]) -> list[int]:
    """Where each block begins in the joined text, and last where one more would."""
    starts, at = [], 0
    for block in blocks:
        starts.append(at)
        at += len(block.text) + len(_BETWEEN_BLOCKS)
    return [*starts, at]


def _word_start(text: str, at: int) -> int:
    """Where the word around `at` begins; what a hyphen joins to it belongs to it ("IT-avtal")."""
    while at and (text[at - 1].isalnum() or (text[at - 1] == "-" and at > 1 and text[at - 2].isalnum())):
        at -= 1
    return at
