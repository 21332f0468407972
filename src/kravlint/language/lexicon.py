"""Concepts and the one pass over a document that finds them all."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache, reduce
from itertools import accumulate, count, pairwise
from operator import or_
from typing import TypeVar

import ahocorasick_rs
from msgspec import Struct

from kravlint.document import Block
from kravlint.language.terms import Term, expression, lowered, only_words

_SPACES = re.compile(r"\s\s+")
_BETWEEN_BLOCKS = "\x00"  # neither a word nor a space: no term runs over from one block to the next
_AS_WRITTEN = r"\x00"  # in an expression that means to pass it
_EDGE = re.compile(_BETWEEN_BLOCKS)
_MOST_PAIRS = 10_000
_MOST_WORDS = 100_000  # that are remembered from document to document
_Found = tuple[int, int, tuple[str, ...]]
"""Start, negated end and concepts: of those that begin together the longest is the least."""
_T = TypeVar("_T")


class Mention(Struct, frozen=True, order=True, gc=False, array_like=True):
    """A concept stands here: text[start:end] of the block."""

    block: int
    start: int
    end: int
    concept: str


class _Way(Struct):
    """One term, of all concepts that are written so."""

    term: Term
    concepts: tuple[str, ...]
    """In order."""
    needs: int
    """The bits of what it needs, among those that words meet."""
    back: int
    """How far before the place that its automaton tells it is tried."""
    crosses: bool
    """It may run over from one block to the next."""
    cased: bool
    match: Callable[..., re.Match[str] | None] | None = None
    """Compiled when first needed: most terms of most runs never are."""

    def compiled(self) -> Callable[..., re.Match[str] | None]:
        """What finds the term at one place."""
        self.match = expression(self.term).match
        return self.match

    def found(self, match: re.Match[str], edge: int, into: list[_Found]) -> None:
        """Add what was matched, as far as it lies inside the block that ends at the edge."""
        start, end = match.span()
        if end > edge and not self.crosses:
            inside = match.re.match(match.string, start, edge)
            if inside is None:
                return
            end = inside.end()
        if self.term.open_start:
            start = _word_start(match.string, start)
        if end > start:
            into.append((start, -end, self.concepts))


class _Literal(Struct):
    """The ways of which a text may hold one wherever a literal stands."""

    ways: list[_Way]
    needs: int
    """All that one of them needs."""
    tried: dict[int, list[_Way]]
    """The ways to try, by what is not met of it."""

    def worth_trying(self, unmet: int) -> list[_Way]:
        """The ways that need nothing of what is not met, compiled."""
        ways = self.tried[unmet] = [way for way in self.ways if not way.needs & unmet]
        for way in ways:
            way.compiled()
        return ways


class Lexicon:
    """Every term of every concept, in automata over their literal beginnings.

    A class because the automata are built once and used for every document, and so is what is known of single words.
    """

    def __init__(self, concepts: Mapping[str, Sequence[Term]]) -> None:
        """Build the automata: for terms that one word decides, for longer ones, and for those that begin with a sign."""
        self.concepts = frozenset(concepts)
        ways: dict[tuple[str, bool, bool], _Way] = {}
        needs: dict[tuple[str, ...], int] = {}
        words: dict[str, list[_Way]] = {}
        phrases: dict[str, list[_Way]] = {}
        signs: dict[str, list[_Way]] = {}
        for concept in sorted(concepts):
            for term in concepts[concept]:
                key = (term.pattern, term.keeps_case, term.open_start)
                way = ways.get(key)
                if way is not None:
                    if way.concepts[-1] != concept:
                        way.concepts += (concept,)
                    continue
                need = sum(needs.setdefault(literals, 1 << len(needs)) for literals in term.needs)
                crosses = _AS_WRITTEN in term.pattern
                # of " literal" the space is left out, of "literal" the one that the text was given in front
                way = ways[key] = _Way(term, (concept,), need, int(term.open_start), crosses, term.keeps_case)
                into = signs if term.sign else words if term.one_word else phrases
                # the space before a literal is what makes it stand at a word's start
                before = "" if term.open_start or term.sign else " "
                for literal in term.literals:
                    into.setdefault(before + literal, []).append(way)
        self._words, self._phrases, self._signs = map(_automaton, (words, phrases, signs))
        self._needs = _Needs(needs)
        self._known: dict[str, tuple[_Found, ...]] = {}
        self._literals: dict[int, _Literal] = {}
        """Those of phrases that have been met."""

    def find(self, blocks: Sequence[Block]) -> list[Mention]:
        """All mentions in reading order; of overlapping ones of the same concept only the longest."""
        whole = _BETWEEN_BLOCKS.join([block.text for block in blocks])
        text = _SPACES.sub(_one_space, whole)
        if len(self._known) > _MOST_WORDS:
            self._forget()
        found = self._in_words(text)
        lower = lowered(text)
        self._find_phrases(text, lower, found)
        self._find_signs(text, lower, found)
        if len(text) != len(whole):
            found = _restored(found, whole)
        return _longest(found, _starts(blocks))

    def _forget(self) -> None:
        self._known.clear()
        self._needs.clear()
        self._literals.clear()

    def _in_words(self, text: str) -> list[_Found]:
        """Terms that one word decides: once for every word that is written so, with the signs around it."""
        known = self._known
        words = text.replace(_BETWEEN_BLOCKS, " ").replace("\n", " ").split(" ")
        for word in set(words).difference(known):
            self._learn(word)
        letters = accumulate(map(len, words))  # up to a word's end, without the spaces between the words
        return [
            (start + end + spaces, back - end - spaces, concepts)
            for spaces, end, found in zip(count(), letters, map(known.__getitem__, words), strict=False)
            if found
            for start, back, concepts in found
        ]

    def _learn(self, word: str) -> None:
        """What is found in one word, with offsets from its end."""
        found: list[_Found] = []
        automaton, words = self._words
        lower = lowered(word)
        for entry, place, _ in automaton.find_matches_as_indexes(f" {only_words(lower)} ", overlapping=True):
            for way in words[entry]:
                if match := (way.match or way.compiled())(word if way.cased else lower, place - way.back):
                    way.found(match, len(word), found)
        places: dict[tuple[int, int], tuple[str, ...]] = {}
        for start, back, concepts in found:
            places[start, back] = _both(places.get((start, back), ()), concepts)
        self._known[word] = tuple(
            (start - len(word), back + len(word), concepts) for (start, back), concepts in places.items()
        )

    def _find_phrases(self, text: str, lower: str, found: list[_Found]) -> None:
        """Longer terms, where the block's words meet what they need."""
        spaced = f" {only_words(lower)} "
        # what the automaton tells is one too far, and a literal's last space may be what stands between two blocks
        edges = iter([1, *(edge.start() + 2 for edge in _EDGE.finditer(text)), len(text) + 2])
        automaton, _ = self._phrases
        reach, unmet = next(edges), 0
        for entry, place, end in automaton.find_matches_as_indexes(spaced, overlapping=True):
            if end > reach:
                while end > reach:
                    begin, reach = reach, next(edges)
                unmet = self._needs.unmet(spaced[begin:reach])
            literal = self._literals.get(entry) or self._met(entry)
            missing = literal.needs & unmet
            ways = literal.tried.get(missing)
            for way in literal.worth_trying(missing) if ways is None else ways:
                if match := way.match(text if way.cased else lower, place - way.back):  # type: ignore[misc]
                    way.found(match, reach - 2, found)

    def _met(self, entry: int) -> _Literal:
        """A literal of phrases that is met for the first time."""
        ways = self._phrases[1][entry]
        made = self._literals[entry] = _Literal(ways, reduce(or_, (way.needs for way in ways)), {})
        return made

    def _find_signs(self, text: str, lower: str, found: list[_Found]) -> None:
        """Terms that begin with a sign."""
        automaton, signs = self._signs
        for entry, place, _ in automaton.find_matches_as_indexes(text, overlapping=True):
            for way in signs[entry]:
                if match := (way.match or way.compiled())(text if way.cased else lower, place - way.back):
                    edge = text.find(_BETWEEN_BLOCKS, place)
                    way.found(match, edge if edge >= 0 else len(text), found)


class _Needs(dict[str, int]):
    """Which needs of terms each word meets, in bits: a class because it grows by the words that are met."""

    def __init__(self, needs: Mapping[tuple[str, ...], int]) -> None:
        """Take the bit of each need."""
        self._automaton, self._bits = _automaton(_by_literal(needs))
        self._all = (1 << len(needs)) - 1
        self._same: dict[int, int] = {}  # many words meet the same

    def __missing__(self, word: str) -> int:
        entries = self._automaton.find_matches_as_indexes(f" {word} ", overlapping=True)
        met = reduce(or_, (self._bits[entry] for entry, _, _ in entries), 0)
        met = self[word] = self._same.setdefault(met, met)
        return met

    def unmet(self, text: str) -> int:
        """The needs that no word of a plain text meets."""
        return self._all & ~reduce(or_, map(self.__getitem__, text.split()), 0)


def _automaton(by_literal: Mapping[str, _T]) -> tuple[ahocorasick_rs.AhoCorasick, list[_T]]:
    return ahocorasick_rs.AhoCorasick(list(by_literal)), list(by_literal.values())


def _by_literal(needs: Mapping[tuple[str, ...], int]) -> dict[str, int]:
    """Which needs each literal meets."""
    met: dict[str, int] = {}
    for literals, need in needs.items():
        for literal in literals:
            met[literal] = met.get(literal, 0) | need
    return met


def _one_space(spaces: re.Match[str]) -> str:
    return "\n" if "\n" in spaces.group() else " "


def _restored(found: Sequence[_Found], whole: str) -> list[_Found]:
    """What was found in a text with single spaces, at its offsets in the whole one."""
    cuts, lost, shift = [-1], [0], 0  # from the offset after each run of spaces, how much had been taken away
    for spaces in _SPACES.finditer(whole):
        cuts.append(spaces.start() - shift + 1)
        shift += len(spaces.group()) - 1
        lost.append(shift)

    def at(offset: int) -> int:
        return offset + lost[bisect_right(cuts, offset) - 1]

    return [(at(start), -(at(-end - 1) + 1), concepts) for start, end, concepts in found]


def lexicon(concepts: Mapping[str, Sequence[str]], known: Mapping[str, Term] = {}) -> Lexicon:
    """A lexicon from terms as they are written, some of which are `known` compiled.

    Raises ValueError naming the concept of a term that is wrong.
    """
    compiled: dict[str, list[Term]] = {}
    for concept, notations in concepts.items():
        try:
            compiled[concept] = [known.get(notation) or _compiled(notation) for notation in notations]
        except ValueError as error:
            raise ValueError(f"concept «{concept}»: {error}") from None
    return Lexicon(compiled)


def _compiled(notation: str) -> Term:
    from kravlint.language.notation import compile_term  # seldom: the rule book has its terms compiled

    return compile_term(notation)


def _longest(found: list[_Found], starts: Sequence[int]) -> list[Mention]:
    """In reading order, longer ones first; of one concept none that begins inside another of the same block."""
    found.sort()
    mentions: list[Mention] = []
    reach: dict[str, int] = {}
    at, begin, following, beyond = -1, 0, 0, 0
    others: tuple[str, ...] = ()  # that stand in the same place
    for (start, back, concepts), (next_start, next_back, _) in pairwise([*found, (starts[-1], 0, ())]):
        if others:
            concepts = _both(others, concepts)
        if start == next_start and back == next_back:
            others = concepts
            continue
        others, end = (), -back
        if start >= following:
            while start >= following:
                at += 1
                following = starts[at + 1]
            begin, beyond = starts[at], 0
        first, last = start - begin, end - begin
        inside = start < beyond
        if not inside:
            reach.clear()
        for concept in concepts:
            if not inside or start >= reach.get(concept, 0):
                if next_start < end:
                    reach[concept] = end
                mentions.append(Mention(at, first, last, concept))
        beyond = max(beyond, end)
    return mentions


@lru_cache(_MOST_PAIRS)
def _both(some: tuple[str, ...], others: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(sorted({*some, *others}))


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
