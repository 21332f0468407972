"""What is known of one document, and how to ask for it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property
from typing import TypeVar

from msgspec import Struct

from kravlint.analysis.requirements.model import Requirement
from kravlint.document import Block, Document
from kravlint.language import Mention, Sentence


class Part(Struct, frozen=True):
    """A contiguous run of blocks with a kind of its own: blocks[first] to blocks[last], both included."""

    kind: str
    title: str
    first: int
    last: int


class Reference(Struct, frozen=True):
    """The text points to an annex: "Bilaga 2", perhaps by title ("Bilaga 2 Servicenivåer")."""

    number: str
    """Normalised: "2", "2a", "B"."""
    title: str
    block: int
    start: int
    end: int
    defines: bool
    """True where the annex is listed or is the heading of the annex itself, not only spoken of."""
    foreign: bool
    """True when it is said to belong to something outside the set (a law, a framework agreement)."""


class Citation(Struct, frozen=True):
    """The text points to something else than an annex: a section, a requirement, a law, a standard, an errand."""

    kind: str
    """section, requirement, law, eu-act, standard or diary."""
    value: tuple[tuple[str, str], ...]
    """Aspect and normal form, sorted: (("name", "lagen om offentlig upphandling"), ("sfs", "2016:1145"))."""
    block: int
    start: int
    end: int
    target: int | None = None
    """The block that it points to, where that stands in the same document."""


class Fact(Struct, frozen=True):
    """A value that the text states, normalised so that equal values compare equal."""

    kind: str
    value: tuple[tuple[str, str], ...]
    """Aspect and normal form, sorted: (("months", "24"),), (("end", "2027-12-31"), ("start", "2026-01-01"))."""
    block: int
    start: int
    end: int


class Analysis(Struct, frozen=True, dict=True):
    """One document with everything that analysis found in it."""

    document: Document
    kind: str
    parts: tuple[Part, ...]
    outline: tuple[int, ...]
    """Per block, the index of the heading it stands under (a heading: itself); -1 before the first."""
    sentences: tuple[Sentence, ...]
    mentions: tuple[Mention, ...]
    kind_confidence: float
    """How sure `kind` is, 0 to 1; 1 where the configuration says it."""
    exported_by: str | None
    """The procurement system that wrote the document ("TendSign", "e-Avrop", "Kommers"), from its marks."""
    language: str
    """What most of the text is in: "sv" or "en"."""
    languages: tuple[str, ...]
    """Per block: an agreement may hold both."""
    date: str | None
    title: str
    references: tuple[Reference, ...]
    """Annexes."""
    citations: tuple[Citation, ...]
    """Sections, requirements, laws, EU acts, standards, diary numbers."""
    facts: tuple[Fact, ...]
    requirements: tuple[Requirement, ...]
    """Everything that the document asks of somebody, told apart by `kind`."""
    words: int

    @property
    def path(self) -> str:
        """The document's path as reported."""
        return self.document.path

    @property
    def blocks(self) -> tuple[Block, ...]:
        """The document's blocks."""
        return self.document.blocks

    @cached_property
    def by_concept(self) -> dict[str, tuple[Mention, ...]]:
        """The mentions of each concept, in reading order."""
        grouped: dict[str, list[Mention]] = {}
        for mention in self.mentions:
            grouped.setdefault(mention.concept, []).append(mention)
        return {concept: tuple(found) for concept, found in grouped.items()}

    @cached_property
    def stated(self) -> tuple[Requirement, ...]:
        """The requirements that words ask for: what only is implied is not judged by its wording."""
        return tuple(each for each in self.requirements if not each.implied)

    @cached_property
    def _first_mentions(self) -> list[int]:
        return _firsts(self.mentions, len(self.blocks))

    @cached_property
    def _first_sentences(self) -> list[int]:
        return _firsts(self.sentences, len(self.blocks))

    def mentions_in(self, block: int) -> tuple[Mention, ...]:
        """The mentions in a block, in reading order."""
        return self.mentions[self._first_mentions[block] : self._first_mentions[block + 1]]

    def sentences_in(self, block: int) -> tuple[Sentence, ...]:
        """The sentences of a block."""
        return self.sentences[self._first_sentences[block] : self._first_sentences[block + 1]]


def _firsts(found: Sequence[Mention | Sentence], blocks: int) -> list[int]:
    """Per block, and for two more, the index of the first that stands in it or later."""
    firsts: list[int] = []
    for index, each in enumerate(found):
        while len(firsts) <= each.block:
            firsts.append(index)
    return firsts + [len(found)] * (blocks + 2 - len(firsts))


_T = TypeVar("_T")


def once(function: Callable[[Analysis], _T]) -> Callable[[Analysis], _T]:
    """A function of an analysis whose value is kept with it: several rules ask the same."""
    name = f"{function.__module__}.{function.__qualname__}"

    def kept(analysis: Analysis) -> _T:
        known = analysis.__dict__
        if name not in known:
            known[name] = function(analysis)
        value: _T = known[name]
        return value

    return kept


def part_at(analysis: Analysis, block: int) -> Part:
    """The part that holds a block."""
    for part in analysis.parts:
        if part.first <= block <= part.last:
            return part
    return analysis.parts[-1]


def mentions_of(analysis: Analysis, concepts: Iterable[str], part: Part | None = None) -> list[Mention]:
    """Where any of the concepts stands, in reading order, in the whole document or one part of it."""
    found: list[Mention] = []
    for concept in concepts:
        held = analysis.by_concept.get(concept, ())
        if part is not None and held:
            low = bisect_left(held, part.first, key=lambda m: m.block)
            held = held[low : bisect_right(held, part.last, lo=low, key=lambda m: m.block)]
        found += held
    return sorted(found)


def mentions_between(analysis: Analysis, block: int, start: int, end: int) -> list[Mention]:
    """Every mention that begins in text[start:end] of a block."""
    return [mention for mention in analysis.mentions_in(block) if start <= mention.start < end]


def citations_in(analysis: Analysis, block: int) -> tuple[Citation, ...]:
    """What one block points to, from the left."""
    low = bisect_left(analysis.citations, block, key=lambda c: c.block)
    return analysis.citations[low : bisect_right(analysis.citations, block, lo=low, key=lambda c: c.block)]


def sentence_at(analysis: Analysis, block: int, offset: int) -> Sentence:
    """The sentence that holds an offset of a block (the whole block when it has none there)."""
    for sentence in analysis.sentences_in(block):
        if offset < sentence.end:
            return sentence
    return Sentence(block, 0, len(analysis.blocks[block].text))


def sentences_of(analysis: Analysis, part: Part) -> Iterator[Sentence]:
    """The sentences of one part in reading order."""
    for block in range(part.first, part.last + 1):
        yield from analysis.sentences_in(block)


def row_of(analysis: Analysis, block: int) -> list[int]:
    """Indexes of the cells in the same table row (only the block itself when it is no cell)."""
    place = analysis.blocks[block].place
    if place.table is None:
        return [block]
    low = high = block
    blocks = analysis.blocks
    while low and _same_row(blocks[low - 1], blocks[block]):
        low -= 1
    while high + 1 < len(blocks) and _same_row(blocks[high + 1], blocks[block]):
        high += 1
    return list(range(low, high + 1))


def column_head(analysis: Analysis, block: int) -> int | None:
    """Index of the cell at the top of a cell's column; None for what is no cell, or stands at the top itself."""
    place, tables = analysis.blocks[block].place, analysis.document.tables
    if place.table is None or place.table > len(tables):
        return None
    top = row_of(analysis, tables[place.table - 1].first)
    if block in top:
        return None
    return next((head for head in top if analysis.blocks[head].place.column == place.column), None)


def _same_row(one: Block, other: Block) -> bool:
    return (one.place.table, one.place.row) == (other.place.table, other.place.row)


def is_contents(block: Block) -> bool:
    """True for a line of a table of contents: it repeats a heading and is not judged."""
    return block.style.startswith("toc")
