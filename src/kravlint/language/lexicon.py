"""Concepts and the one pass over a document that finds them all."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TypeVar

import ahocorasick_rs
from msgspec import Struct

from kravlint.document import Block
from kravlint.language.terms import Term, compile_term, expression, lowered, plain

_SPACES = re.compile(r"\s\s+")
_BETWEEN_BLOCKS = "\x00"  # neither a word nor a space: no term runs over from one block to the next
_WORD = re.compile(r"[\w-]+")
_MOST_WORDS = 100_000  # that are remembered from document to document
_Found = tuple[int, int, str]
"""word[start:end] is this concept."""
_T = TypeVar("_T")


class Mention(Struct, frozen=True, order=True, gc=False):
    """A concept stands here: text[start:end] of the block."""

    block: int
    start: int
    end: int
    concept: str


class Lexicon:
    """Every term of every concept, in automata over their literal beginnings.

    A class because the automata are built once and used for every document, and so is what is known of single words.
    """

    def __init__(self, concepts: Mapping[str, Sequence[Term]]) -> None:
        """Build the automata: for terms that one word decides, for longer ones, and for those that begin with a sign."""
        self.concepts = frozenset(concepts)
        self._terms = [(term, concept) for concept, terms in concepts.items() for term in terms]
        self._matches: list[Callable[[str, int], re.Match[str] | None] | None] = [None] * len(self._terms)
        words: dict[str, list[int]] = {}
        phrases: dict[str, list[int]] = {}
        signs: dict[str, list[int]] = {}
        for number, (term, _) in enumerate(self._terms):
            for literal in term.literals:
                # the space before a literal is what makes it stand at a word's start
                key = literal if term.open_start or term.sign else f" {literal}"
                (signs if term.sign else words if term.one_word else phrases).setdefault(key, []).append(number)
        self._words, self._phrases, self._signs = map(_automaton, (words, phrases, signs))
        needs: dict[tuple[str, ...], int] = {}
        for term, _ in self._terms:
            if term.needs and not term.one_word:
                needs.setdefault(term.needs, 1 << len(needs))
        self._needs = [needs.get(term.needs, 0) for term, _ in self._terms]
        self._needed = _automaton(_by_literal(needs))
        self._known: dict[str, tuple[_Found, ...]] = {}

    def find(self, blocks: Sequence[Block]) -> list[Mention]:
        """All mentions in reading order; of overlapping ones of the same concept only the longest."""
        whole = _BETWEEN_BLOCKS.join(block.text for block in blocks)
        text = _SPACES.sub(_one_space, whole)
        found: dict[tuple[int, str], int] = {}
        self._find_words(text, found)
        self._find_phrases(text, found)
        automaton, signs = self._signs
        for entry, start, _ in automaton.find_matches_as_indexes(text, overlapping=True):
            self._decide(text, signs[entry], start, found)
        if len(text) != len(whole):
            found = _restored(found, whole)
        return list(_longest(found, _starts(blocks)))

    def _find_words(self, text: str, found: dict[tuple[int, str], int]) -> None:
        """Terms that one word decides: once for every word that is written so."""
        known = self._known
        if len(known) > _MOST_WORDS:
            known.clear()
        for match in _WORD.finditer(text):
            word = match.group()
            mentions = known.get(word)
            if mentions is None:
                mentions = known[word] = self._in_word(word)
            if mentions:
                at = match.start()
                for start, end, concept in mentions:
                    found[at + start, concept] = at + end

    def _in_word(self, word: str) -> tuple[_Found, ...]:
        automaton, words = self._words
        found: dict[tuple[int, str], int] = {}
        for entry, start, _ in automaton.find_matches_as_indexes(f" {plain(word)} ", overlapping=True):
            self._decide(word, words[entry], start, found)
        return tuple((start, end, concept) for (start, concept), end in found.items())

    def _find_phrases(self, text: str, found: dict[tuple[int, str], int]) -> None:
        """Longer terms, where what they need stands in the block."""
        ends = [match.start() for match in re.finditer(_BETWEEN_BLOCKS, text)]
        held = self._held(text, ends)
        automaton, phrases = self._phrases
        needs = self._needs
        for entry, start, _ in automaton.find_matches_as_indexes(f" {plain(text)} ", overlapping=True):
            lacking = ~held[bisect_left(ends, start)]
            if numbers := [number for number in phrases[entry] if not needs[number] & lacking]:
                self._decide(text, numbers, start, found)

    def _held(self, text: str, ends: Sequence[int]) -> list[int]:
        """Per block the bits of the needs that it meets."""
        automaton, bits = self._needed
        held = [0] * (len(ends) + 1)
        at, last = 0, len(ends)
        for entry, _, end in automaton.find_matches_as_indexes(lowered(text), overlapping=True):
            while at < last and end > ends[at]:
                at += 1
            held[at] |= bits[entry]
        return held

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


def _automaton(by_literal: Mapping[str, _T]) -> tuple[ahocorasick_rs.AhoCorasick, list[_T]]:
    return ahocorasick_rs.AhoCorasick(list(by_literal)), list(by_literal.values())


def _by_literal(needs: Mapping[tuple[str, ...], int]) -> dict[str, int]:
    bits: dict[str, int] = {}
    for literals, bit in needs.items():
        for literal in literals:
            bits[literal] = bits.get(literal, 0) | bit
    return bits


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
