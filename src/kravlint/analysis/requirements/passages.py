"""Every sentence and every row of a table, with what stands around it: where a requirement may stand unsaid."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Container, Sequence

from msgspec import Struct

from kravlint.analysis.requirements.model import Nature, Requirement
from kravlint.analysis.requirements.unit import Span
from kravlint.document import Block, BlockKind
from kravlint.language import Sentence
from kravlint.language.screen import lazy

_OBLIGES = lazy(r"\b(?:ska|skall|bör|måste|shall|must|should)\b", re.IGNORECASE)
_STEPS = 4  # into which shares are divided
_FIFTHS = 5
_FEWEST_WORDS = 4  # of a first cell that is no label


class Passage(Struct, frozen=True, kw_only=True):
    """A sentence, or a row with its cells from the left; what it says is text on one line."""

    block: int
    start: int
    end: int
    """Of the sentence, or of the cell that says most."""
    text: str
    kind: BlockKind
    part: str
    """The kind of the document's part."""
    heading: str
    stem: str = ""
    """What it completes, or the paragraph before the list that it stands in."""
    asked: Nature | None = None
    """What that asks."""
    introduces: bool = False
    """Others complete it."""
    label: Span | None = None
    """Its stem, or the row's first cell."""
    obliges: bool = False
    """It has a word that does, be it somebody else or under a condition."""
    row: int = 0
    """From 1; 0 outside of tables."""
    cells: tuple[str, ...] = ()
    read: Nature | None = None
    """What its words were read as."""
    before: str = ""
    after: str = ""
    """The kind of block that stands beside it, and what that was read as."""
    section: int | None = None
    table: int | None = None
    whole: int | None = None
    """How large a share of the other passages of section, table and document are requirements, in fourths, downwards."""
    settled: bool = False
    """In a table whose rows have been read as requirements: what was not one was not meant as one."""
    obliging: int = 0
    """How large a share of the document's passages have a word that obliges, in fifths, downwards."""


def passages(
    blocks: Sequence[Block],
    sentences: Sequence[Sentence],
    outline: Sequence[int],
    part_of: Callable[[int], str],
    found: Sequence[Requirement],
    asked_by: Callable[[Span], Nature | None],
    settled: Container[int],
    *,
    silent: bool = False,
) -> list[Passage]:
    """A document's passages in reading order; `found` is what their words were read as, `silent` asks for the others only.

    `settled` are the cells of tables whose rows have been read as requirements.
    """
    groups = _grouped(blocks, sentences)
    readings = _readings(groups, sentences, found)
    kinds = [blocks[sentences[group[0]].block].kind for group in groups]
    texts = [_text(blocks, [sentences[at] for at in group]) for group in groups]
    obliging = list(map(obliges, texts))
    document = _Document(
        blocks=blocks,
        sentences=sentences,
        outline=outline,
        groups=groups,
        leads=_leads(groups, kinds, sentences),
        texts=texts,
        readings=readings,
        beside=["", *(f"{kind} {read or ''}" for kind, read in zip(kinds, readings, strict=True)), ""],
        stems=frozenset(sentence.stem for sentence in sentences if sentence.stem is not None),
        shares=_Shares(blocks, [sentences[group[0]].block for group in groups], outline, readings),
        obliges=obliging,
        obliging=_FIFTHS * sum(obliging) // max(1, len(texts)),
        settled=settled,
    )
    wanted = (at for at, read in enumerate(readings) if read is None or not silent)
    return [_passage(document, at, part_of, asked_by) for at in wanted]


class _Document(Struct, frozen=True):
    """What is the same for all its passages: each list has an entry for every one of them."""

    blocks: Sequence[Block]
    sentences: Sequence[Sentence]
    outline: Sequence[int]
    groups: Sequence[Sequence[int]]
    leads: Sequence[Sentence | None]
    texts: Sequence[str]
    readings: Sequence[Nature | None]
    beside: Sequence[str]
    """With one more in front and behind."""
    stems: frozenset[int]
    shares: _Shares
    obliges: Sequence[bool]
    obliging: int
    settled: Container[int]


def _passage(
    document: _Document, at: int, part_of: Callable[[int], str], asked_by: Callable[[Span], Nature | None]
) -> Passage:
    blocks, sentences, group = document.blocks, document.sentences, document.groups[at]
    first = sentences[group[0]]
    anchor = _anchor(blocks, [sentences[each] for each in group])
    block, under = blocks[first.block], document.outline[first.block]
    stem = sentences[first.stem] if first.stem is not None else None
    lead_in = stem or document.leads[at]
    label = stem or (first if block.kind == "cell" else None)
    section, table, whole = document.shares.beside(at)
    return Passage(
        block=anchor.block,
        start=anchor.start,
        end=anchor.end,
        text=document.texts[at],
        kind=block.kind,
        part=part_of(first.block),
        heading=blocks[under].text if under >= 0 else "",
        stem=blocks[lead_in.block].text[lead_in.start : lead_in.end] if lead_in else "",
        asked=asked_by(_span(lead_in)) if lead_in else None,
        introduces=not document.stems.isdisjoint(group),
        label=_span(label) if label else None,
        obliges=document.obliges[at],
        row=block.place.row or 0 if block.kind == "cell" else 0,
        cells=tuple(blocks[sentences[each].block].text for each in group) if block.kind == "cell" else (),
        read=document.readings[at],
        before=document.beside[at],
        after=document.beside[at + 2],
        section=section,
        table=table,
        whole=whole,
        settled=anchor.block in document.settled,
        obliging=document.obliging,
    )


def obliges(text: str) -> bool:
    """True where a word obliges, be it somebody else or under a condition."""
    return _OBLIGES.search(text) is not None


def _span(sentence: Sentence) -> Span:
    return sentence.block, sentence.start, sentence.end


def _grouped(blocks: Sequence[Block], sentences: Sequence[Sentence]) -> list[list[int]]:
    """The sentences by index, those of a row together."""
    groups: list[list[int]] = []
    rows: dict[tuple[int | None, int | None], list[int]] = {}
    for at, sentence in enumerate(sentences):
        block = blocks[sentence.block]
        if block.kind != "cell":
            groups.append([at])
            continue
        row = rows.setdefault((block.place.table, block.place.row), [])
        if not row:
            groups.append(row)
        row.append(at)
    return groups


def _anchor(blocks: Sequence[Block], group: Sequence[Sentence]) -> Sentence:
    """The sentence, or what of a row says most: not the label in front, unless that is a whole sentence."""
    first = group[0]
    after = [each for each in group if each.block != first.block]
    longest = max(after, key=lambda each: each.end - each.start, default=first)
    words = len(blocks[first.block].text[first.start : first.end].split())
    label = words < _FEWEST_WORDS or longest.end - longest.start > first.end - first.start
    return longest if label else first


def _leads(
    groups: Sequence[Sequence[int]], kinds: Sequence[BlockKind], sentences: Sequence[Sentence]
) -> list[Sentence | None]:
    """For each item the last sentence of the paragraph before the list that it stands in."""
    leads: list[Sentence | None] = []
    before: Sentence | None = None
    for group, kind in zip(groups, kinds, strict=True):
        leads.append(before if kind == "item" else None)
        if kind != "item":
            before = sentences[group[-1]] if kind == "paragraph" else None
    return leads


def _text(blocks: Sequence[Block], group: Sequence[Sentence]) -> str:
    return " ".join(" ".join(blocks[each.block].text[each.start : each.end] for each in group).split())


def _readings(
    groups: Sequence[Sequence[int]], sentences: Sequence[Sentence], found: Sequence[Requirement]
) -> list[Nature | None]:
    """What each group was read as; a requirement anywhere in it makes it one."""
    by_block: dict[int, list[Requirement]] = {}
    for each in found:
        by_block.setdefault(each.block, []).append(each)
    readings: list[Nature | None] = []
    for group in groups:
        kinds = [
            each.kind
            for at in group
            for each in by_block.get(sentences[at].block, ())
            if each.start < sentences[at].end and sentences[at].start < each.end
        ]
        readings.append("requirement" if "requirement" in kinds else next(iter(kinds), None))
    return readings


class _Shares:
    """How many passages of each section, table and of all are requirements; a class because they are counted once."""

    def __init__(
        self,
        blocks: Sequence[Block],
        at_block: Sequence[int],
        outline: Sequence[int],
        readings: Sequence[Nature | None],
    ) -> None:
        self._keys = [
            (
                ("section", outline[at]),
                ("table", blocks[at].place.table) if blocks[at].kind == "cell" else None,
                ("whole", 0),
            )
            for at in at_block
        ]
        self._is_one = [read == "requirement" for read in readings]
        self._of: Counter[object] = Counter()
        self._ones: Counter[object] = Counter()
        self._counted = [blocks[at].kind != "heading" for at in at_block]
        for keys, one, counts in zip(self._keys, self._is_one, self._counted, strict=True):
            for key in filter(None, keys):
                self._of[key] += counts
                self._ones[key] += counts and one

    def beside(self, at: int) -> list[int | None]:
        """The shares of the others than this one."""
        own = self._counted[at]
        return [self._share(key, own, own and self._is_one[at]) for key in self._keys[at]]

    def _share(self, key: object, own: bool, one: bool) -> int | None:
        others = self._of[key] - own if key else 0
        return _STEPS * (self._ones[key] - one) // others if others else None
